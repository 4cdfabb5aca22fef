#ifndef ENTITY_FIGURE_NUMERIC_H
#define ENTITY_FIGURE_NUMERIC_H

#include "entity/figure_date.h"

/* Dates in figures, read from the bytes, because words cut them in various ways. Both return the piece behind the
 * date, 0 if there is none at piece ${i}. */

/* figure_numeric(d, i, out): With a year: "31.05.2024", "31/05/24", "2024-05-31", "2024-05", "18 08 1978",
 * "23/Sep/2020". */
size_t figure_numeric(const struct dating *d, size_t i, struct date *out);
/* figure_numeric_day(d, i, sure, day, month): Without: "28.10." behind "am", "22/04". ${sure}: it must be a date. */
size_t figure_numeric_day(const struct dating *d, size_t i, bool sure, int *day, int *month);

#endif
