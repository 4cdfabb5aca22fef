#ifndef QUERY_PLOT_H
#define QUERY_PLOT_H

#include <stdbool.h>

#include "query/about.h"

/* Coverage over time as a small picture in text. */

enum { PLOT_ROWS = 2 }; /* for each side */

/* plot_row(c, side, row, ascii, out): Append row ${row} (0: the highest) of the bars of a side, a sign for each span: eighths
 * of a block, or with ${ascii} . : and #. Both sides are to one scale; what is not 0 shows. */
void plot_row(const struct coverage *c, int side, unsigned row, bool ascii, struct buf *out);

/* What a span is, in the interface's language: "Articles a week, from Monday", "Articles in 2 months". */
void plot_title(const struct coverage *c, struct buf *out);

#endif
