#ifndef REPORT_TABLE_H
#define REPORT_TABLE_H

#include "report/printing.h"

/* Text for people: cells of a given width, wrapped text, two columns side by side. Everything from a corpus passes
 * width_escape() here. */

enum table_style { TABLE_PLAIN, TABLE_BOLD, TABLE_DIM };

/* The width of the page: what the options say, within bounds. */
int table_columns(const struct printing *p);
/* Text cut with … and padded to ${cells}; negative: padded on the left. 0: as long as it is. */
void table_cell(struct printing *p, struct str s, int cells);
/* The end of a text, its beginning cut with …, right-aligned in ${cells}. */
void table_tail(struct printing *p, struct str s, int cells);
/* Cells of what stands in the buffer from byte ${from} on. */
int table_width(const struct printing *p, size_t from);
void table_int(struct printing *p, uint64_t n, int cells); /* right-aligned */
void table_date(struct printing *p, struct date d, int cells);
void table_real(struct printing *p, double x, int decimals, int cells);
void table_style(struct printing *p, enum table_style style); /* from here on; nothing without colour */
void table_rule(struct printing *p);
/* ${s} in lines of at most ${cells}, each behind ${indent} spaces. */
void table_wrap(struct printing *p, struct str s, int indent, int cells);
/* The same with the ${n} pieces of it that ${marks} name, ascending, in bold, or between asterisks where there is no
 * colour; the rest is dim. */
struct table_mark {
	size_t start, end; /* bytes */
};
void table_wrap_marked(struct printing *p, struct str s, const struct table_mark *marks, size_t n, int indent, int cells);
/* Two texts beside each other; what is empty is a row of ${gap}. */
void table_beside(struct printing *p, struct str left, struct str right, const char *gap);

#endif
