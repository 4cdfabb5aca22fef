#include "query/value.h"

#include <string.h>

#define DIGITS_MAX 18
#define EXPONENT_MAX 30

/* Units and what a shop of the newspapers calls them; compared without case, longest first. */
static const struct scale {
	const char *name;
	int exponent;
} scales[] = {
	{ "mrd", 9 }, { "mio", 6 }, { "bio", 12 }, { "tsd", 3 }, { "md", 9 }, { "bn", 9 }, { "k", 3 }, { "m", 6 },
};

static const struct sign {
	const char *sign, *code;
} signs[] = {
	{ "€", "EUR" },
	{ "$", "USD" },
	{ "£", "GBP" },
	{ "¥", "JPY" },
};

enum compare { CMP_NONE, CMP_EQ, CMP_GE, CMP_LE, CMP_GT, CMP_LT };
static const struct compare_sign {
	const char *sign;
	enum compare compare;
} compares[] = {
	{ ">=", CMP_GE }, { "<=", CMP_LE }, { ">", CMP_GT }, { "<", CMP_LT }, { "=", CMP_EQ },
};

static enum compare
take_compare(struct str *s)
{
	for (size_t i = 0; i < sizeof compares / sizeof *compares; i++) {
		if (!str_startsz(*s, compares[i].sign))
			continue;
		*s = str_trim(str_sub(*s, strlen(compares[i].sign), s->n));
		return compares[i].compare;
	}
	return CMP_NONE;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The unit that ${s} is, all of it; empty text is no unit and fine. */
static bool
parse_unit(struct str s, char unit[4])
{
	unit[0] = '\0';
	s = str_trim(s);
	if (s.n == 0)
		return true;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		if (str_eqz(s, signs[i].sign)) {
			memcpy(unit, signs[i].code, 4);
			return true;
		}
	}
	if (s.n != 3)
		return false;
	for (size_t i = 0; i < 3; i++) {
		if (!is_letter(s.p[i]))
			return false;
		unit[i] = (char)(s.p[i] & ~0x20);
	}
	unit[3] = '\0';
	return true;
}

/* What stands behind the digits: a scale, a unit, both or neither. */
static bool
parse_tail(struct str s, int *exponent, char unit[4])
{
	s = str_trim(s);
	for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
		size_t n = strlen(scales[i].name);
		if (!str_ieqz(str_sub(s, 0, n), scales[i].name) || !parse_unit(str_sub(s, n, s.n), unit))
			continue;
		*exponent += scales[i].exponent;
		return true;
	}
	return parse_unit(s, unit);
}

static bool
parse_exponent(struct str s, size_t *at, int *exponent)
{
	size_t i = *at;
	if (i >= s.n || (s.p[i] != 'e' && s.p[i] != 'E'))
		return true;
	bool minus = i + 1 < s.n && s.p[i + 1] == '-';
	size_t digits = i + 1 + (i + 1 < s.n && (s.p[i + 1] == '-' || s.p[i + 1] == '+'));
	if (digits >= s.n || !is_digit(s.p[digits]))
		return true; /* "1eur" */
	int value = 0;
	for (i = digits; i < s.n && is_digit(s.p[i]); i++) {
		value = value * 10 + (s.p[i] - '0');
		if (value > EXPONENT_MAX)
			return false;
	}
	*exponent += minus ? -value : value;
	*at = i;
	return true;
}

static bool
parse_number(struct str s, struct decimal *out, char unit[4])
{
	s = str_trim(s);
	if (s.n > 2 && parse_unit(str_sub(s, 0, 3), unit) && unit[0] && is_digit(s.p[s.n - 1])) {
		char behind[4]; /* "usd400" */
		struct str rest = str_sub(s, 3, s.n);
		return is_letter(s.p[0]) && parse_number(rest, out, behind) && !behind[0];
	}
	size_t at = 0;
	while (at < s.n && is_digit(s.p[at]))
		at++;
	if (at == 0)
		return false;
	if (at + 1 < s.n && s.p[at] == '.' && is_digit(s.p[at + 1])) {
		at++;
		while (at < s.n && is_digit(s.p[at]))
			at++;
	}
	if (at > DIGITS_MAX || !decimal_parse(str_sub(s, 0, at), out))
		return false;
	int exponent = 0;
	if (!parse_exponent(s, &at, &exponent) || !parse_tail(str_sub(s, at, s.n), &exponent, unit))
		return false;
	*out = decimal_mul(*out, decimal_of(1, exponent));
	return true;
}

static bool
same_unit(struct value_range *out, const char *other)
{
	if (!out->unit[0])
		memcpy(out->unit, other, sizeof out->unit);
	return !other[0] || strcmp(out->unit, other) == 0;
}

static bool
parse_span(struct str s, size_t dots, struct value_range *out)
{
	struct str low = str_trim(str_sub(s, 0, dots)), high = str_trim(str_sub(s, dots + 2, s.n));
	char unit[4];
	out->has_low = low.n > 0;
	out->has_high = high.n > 0;
	if (!out->has_low && !out->has_high)
		return false;
	if (out->has_low && (!parse_number(low, &out->low, unit) || !same_unit(out, unit)))
		return false;
	if (out->has_high && (!parse_number(high, &out->high, unit) || !same_unit(out, unit)))
		return false;
	return !out->has_low || !out->has_high || decimal_cmp(out->low, out->high) <= 0;
}

bool
value_range(struct str s, struct value_range *out)
{
	memset(out, 0, sizeof *out);
	s = str_trim(s);
	if (s.n == 0)
		return false;
	if (parse_unit(s, out->unit))
		return true;
	out->unit[0] = '\0';
	enum compare compare = take_compare(&s);
	size_t dots = str_find(s, STR(".."), 0);
	if (dots != SIZE_MAX)
		return compare == CMP_NONE && parse_span(s, dots, out);
	struct decimal value;
	if (!parse_number(s, &value, out->unit))
		return false;
	out->low = out->high = value;
	out->has_low = compare != CMP_LE && compare != CMP_LT;
	out->has_high = compare != CMP_GE && compare != CMP_GT;
	out->above = compare == CMP_GT;
	out->below = compare == CMP_LT;
	return true;
}

bool
value_range_has(const struct value_range *r, struct decimal low, struct decimal high)
{
	if (r->has_low) {
		int cmp = decimal_cmp(high, r->low);
		if (cmp < 0 || (cmp == 0 && r->above))
			return false;
	}
	if (r->has_high) {
		int cmp = decimal_cmp(low, r->high);
		if (cmp > 0 || (cmp == 0 && r->below))
			return false;
	}
	return true;
}

/* In the order of days, without reckoning them. */
static int32_t
day_key(struct date d)
{
	return (int32_t)d.year * 512 + d.month * 32 + d.day;
}

static void
make_keys(struct value_days *d)
{
	d->first = d->from == INT32_MIN ? INT32_MIN : day_key(date_from_days(d->from));
	d->last = d->to == INT32_MAX ? INT32_MAX : day_key(date_from_days(d->to));
}

/* The last day of a date, as precise as it is. */
static int32_t
last_day(struct date d)
{
	if (d.day)
		return date_days(d);
	struct date next = { d.year, d.month, 1 };
	if (d.month == 0 || d.month == 12) {
		next.year++;
		next.month = 1;
	} else {
		next.month++;
	}
	return date_days(next) - 1;
}

static bool
parse_day(struct str s, struct date *out)
{
	return date_parse(str_trim(s), out) && date_valid(*out) && out->year > 0 && out->year < 9999;
}

static bool
parse_days(struct str s, struct value_days *out)
{
	struct date from, to;
	s = str_trim(s);
	out->from = INT32_MIN;
	out->to = INT32_MAX;
	enum compare compare = take_compare(&s);
	size_t dots = str_find(s, STR(".."), 0);
	if (dots != SIZE_MAX) {
		struct str low = str_trim(str_sub(s, 0, dots)), high = str_trim(str_sub(s, dots + 2, s.n));
		if (compare != CMP_NONE || (low.n == 0 && high.n == 0) || (low.n && !parse_day(low, &from)) ||
		    (high.n && !parse_day(high, &to)))
			return false;
		if (low.n)
			out->from = date_days(from);
		if (high.n)
			out->to = last_day(to);
		return out->from <= out->to;
	}
	if (!parse_day(s, &from))
		return false;
	if (compare == CMP_NONE || compare == CMP_EQ || compare == CMP_GE)
		out->from = date_days(from);
	if (compare == CMP_NONE || compare == CMP_EQ || compare == CMP_LE)
		out->to = last_day(from);
	if (compare == CMP_GT)
		out->from = last_day(from) + 1;
	if (compare == CMP_LT)
		out->to = date_days(from) - 1;
	return true;
}

bool
value_days(struct str s, struct value_days *out)
{
	if (!parse_days(s, out))
		return false;
	make_keys(out);
	return true;
}

bool
value_days_has(const struct value_days *d, struct date date)
{
	if (!date_known(date))
		return false;
	if (date.day) { /* nearly all: the order of days is that of year, month, day */
		int32_t key = day_key(date);
		return key >= d->first && key <= d->last;
	}
	return date_days(date) >= d->from && last_day(date) <= d->to;
}
