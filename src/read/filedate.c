#include "read/filedate.h"

#include <string.h>

static bool
is_digit(struct str s, size_t at)
{
	return at < s.n && s.p[at] >= '0' && s.p[at] <= '9';
}

/* ${n} digits at ${at}; -1: they are not there. */
static int
digits(struct str s, size_t at, int n)
{
	int value = 0;

	for (int i = 0; i < n; i++, at++) {
		if (!is_digit(s, at))
			return -1;
		value = 10 * value + (s.p[at] - '0');
	}
	return value;
}

static bool
date_at(struct str s, size_t at, struct date *out)
{
	size_t gap = at + 4 < s.n && !is_digit(s, at + 4);
	int year = digits(s, at, 4), month = digits(s, at + 4 + gap, 2), day = digits(s, at + 6 + 2 * gap, 2);

	if (year < 1600 || month < 1 || day < 1 || (gap && (s.p[at + 4] != s.p[at + 7] || !strchr("-_./", s.p[at + 4]))))
		return false;
	*out = (struct date){ (int16_t)year, (int8_t)month, (int8_t)day };
	return date_valid(*out) && !is_digit(s, at + 8 + 2 * gap);
}

bool
filedate_find(struct str name, struct date today, struct date *out)
{
	struct date found;

	for (size_t at = name.n; at-- > 0;) {
		if (!is_digit(name, at) || (at > 0 && is_digit(name, at - 1)) || !date_at(name, at, &found))
			continue;
		if (date_cmp(found, today) > 0)
			continue;
		*out = found;
		return true;
	}
	return false;
}
