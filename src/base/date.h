#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/**
 * A calendar date that may be partial (ISO 8601 reduced precision): 2024, 2024-05, 2024-05-31.
 * year 0: no date. month 0: only the year. day 0: year and month. Proleptic Gregorian.
 */
struct date {
	int16_t year;
	int8_t month; /* 1..12 or 0 */
	int8_t day;   /* 1..31 or 0 */
};

bool date_known(struct date d);
bool date_valid(struct date d);
int date_cmp(struct date a, struct date b); /* unknown first; 2024-05 before 2024-05-01 */
/* Days since 1970-01-01 of a date; the first day where it is partial. */
int32_t date_days(struct date d);
struct date date_from_days(int32_t days);               /* unknown outside the years 1 to 32767 */
int date_weekday(struct date d);                        /* 1 Monday .. 7 Sunday */
void date_print(struct date d, struct buf *out);        /* ISO; nothing when unknown */
bool date_parse(struct str iso, struct date *out);      /* "2024", "2024-05", "2024-05-31" and nothing behind */
bool date_contains(struct date outer, struct date inner); /* 2024-05 contains 2024-05-31 and itself */

#endif
