#ifndef QUERY_VALUE_H
#define QUERY_VALUE_H

#include <stdbool.h>

#include "base/date.h"
#include "base/decimal.h"

/* Values of amount: and date: in a query. They are read the same in every locale: a point before decimals, ISO dates. */

/* Which amounts are meant. */
struct value_range {
	struct decimal low, high;
	bool has_low, has_high;
	bool above, below; /* the bound itself is left out */
	char unit[4];      /* ISO 4217 in capitals, or "" */
};

/* Which days: both ends belong to it. */
struct value_days {
	int32_t from, to;    /* as date_days(); INT32_MIN and INT32_MAX: open */
	int32_t first, last; /* the same, as value.c compares days */
};

/**
 * value_range(s, out), value_days(s, out):
 * Parse "1e9", ">2.5Md", "1M..3M", "usd", ">=1e6eur"; "2024", ">=2024-05", "2024-05..2024-06", "..2024".
 * Scales: k tsd, M mio, Md mrd bn, bio, in any case. Errors: false; ${out} is then undefined.
 */
bool value_range(struct str s, struct value_range *out);
bool value_days(struct str s, struct value_days *out);

/* Does something of [low, high] lie in the range? The unit is not looked at. */
bool value_range_has(const struct value_range *r, struct decimal low, struct decimal high);
/* Does the whole of a date, as precise as it is known, lie in these days? */
bool value_days_has(const struct value_days *d, struct date date);

#endif
