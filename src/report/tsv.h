#ifndef REPORT_TSV_H
#define REPORT_TSV_H

#include "report/printing.h"

/* Tab-separated values: a header row, then rows. Tab, line feed and backslash inside a cell are written \t \n \\;
 * what a terminal might obey as width_escape() shows it. */

void tsv_head(struct printing *p, const char *const *names, size_t n);
void tsv_str(struct printing *p, struct str s);   /* one more cell */
void tsv_strz(struct printing *p, const char *z); /* NULL: empty */
void tsv_int(struct printing *p, int64_t n);
void tsv_real(struct printing *p, double x);
void tsv_date(struct printing *p, struct date d);
void tsv_end(struct printing *p); /* of the row: the last tab becomes a line feed */

/* Cells that hold lists: tsv_list opens the next item of the cell, and the cell is closed with tsv_close. */
void tsv_item(struct printing *p, struct str s, const char *separator, bool first);
void tsv_close(struct printing *p);

#endif
