#include "entity/figure_numeric.h"

enum { YEAR_FIRST = 1000, YEAR_LAST = 2100 };

/* Up to ${most} digits at ${at}, which moves behind them; -1 if there are none, or more. */
static int
digits_at(struct str s, size_t *at, int most)
{
	int v = 0, n = 0;

	while (*at < s.n && n < most && s.p[*at] >= '0' && s.p[*at] <= '9') {
		v = v * 10 + (s.p[(*at)++] - '0');
		n++;
	}
	return n > 0 && !(*at < s.n && s.p[*at] >= '0' && s.p[*at] <= '9') ? v : -1;
}

/* The first piece from ${i} on that starts at or behind byte ${at}. */
static size_t
behind(const struct dating *d, size_t i, size_t at)
{
	while (i < d->p->n && d->p->items[i].start < at)
		i++;
	return i;
}

static bool
possible(struct date x)
{
	return x.year >= YEAR_FIRST && x.year <= YEAR_LAST && x.month > 0 && x.day > 0 && date_valid(x);
}

static bool
digit_at(struct str s, size_t at)
{
	return at < s.n && s.p[at] >= '0' && s.p[at] <= '9';
}

/* Three numbers with one sign between. */
static size_t
three(const struct dating *d, size_t i, struct date *out)
{
	struct str s = d->text;
	size_t at = d->p->items[i].start, third;
	int a, b, c;
	char sign;

	a = digits_at(s, &at, 4);
	if (a < 0 || at >= s.n)
		return 0;
	sign = s.p[at++];
	b = digits_at(s, &at, 2);
	if (b < 0 || at >= s.n || s.p[at++] != sign || !(sign == '-' || sign == '.' || sign == '/'))
		return 0;
	third = at;
	c = digits_at(s, &at, 4);
	if (c < 0 || (a < YEAR_FIRST && at - third != 2 && at - third != 4) ||
	    (at < s.n && s.p[at] == sign && digit_at(s, at + 1)))
		return 0;
	if (i > 0 && piece_near(d->p, i) && piece_has(d->p, i - 1, FIGURE_LABEL)) /* "version 3.11.20" */
		return 0;
	if (a >= YEAR_FIRST) {
		*out = (struct date){ (int16_t)a, (int8_t)b, (int8_t)(c < 32 ? c : 0) };
	} else {
		if (c < 100 && sign != '-')
			c += c < 50 ? 2000 : 1900;
		*out = (struct date){ (int16_t)c, (int8_t)b, (int8_t)(a < 32 ? a : 0) };
	}
	return possible(*out) ? behind(d, i, at) : 0;
}

/* "2024-05": a year and a month of two digits, the first a nought, which no range of years has; or of one. */
static size_t
year_month(const struct dating *d, size_t i, struct date *out)
{
	struct str s = d->text;
	size_t at = d->p->items[i].start, second;
	int year, month;

	year = digits_at(s, &at, 4);
	if (year < YEAR_FIRST || year > YEAR_LAST || at >= s.n || s.p[at] != '-')
		return 0;
	second = ++at;
	month = digits_at(s, &at, 2);
	if (month < 1 || month > 12 || (at < s.n && s.p[at] == '-') || !(at - second == 1 || s.p[second] == '0'))
		return 0;
	*out = (struct date){ (int16_t)year, (int8_t)month, 0 };
	return behind(d, i, at);
}

static int
number(const struct dating *d, size_t i)
{
	const struct piece *p = &d->p->items[i];

	return p->digits > 0 && p->digits <= 4 ? (int)decimal_double(p->value) : -1;
}

/* "18 08 1978": three runs of digits, a space between, and no fourth. */
static size_t
spaced(const struct dating *d, size_t i, struct date *out)
{
	const pieces *p = d->p;
	int day, month, year;

	if (i + 2 >= p->n || !piece_gap(p, i + 1, GAP_SPACE) || !piece_gap(p, i + 2, GAP_SPACE) ||
	    p->items[i].digits > 2 || p->items[i + 1].digits > 2 || p->items[i + 2].digits != 4)
		return 0;
	if ((i > 0 && piece_has(p, i - 1, FIGURE_DIGITS)) || piece_has(p, i + 3, FIGURE_DIGITS))
		return 0;
	day = number(d, i);
	month = number(d, i + 1);
	year = number(d, i + 2);
	*out = (struct date){ (int16_t)year, (int8_t)month, (int8_t)day };
	return day > 0 && month > 0 && year > 0 && possible(*out) ? i + 3 : 0;
}

/* "23/Sep/2020", "2020-23-September": a day, a month by name and a year in any order. */
static size_t
named(const struct dating *d, size_t i, struct date *out)
{
	const pieces *p = d->p;
	int year = 0, month = 0, day = 0;
	size_t k;

	if (i + 2 >= p->n || p->items[i + 1].gap != p->items[i + 2].gap ||
	    !(p->items[i + 1].gap == GAP_HYPHEN || p->items[i + 1].gap == GAP_SLASH))
		return 0;
	for (k = i; k < i + 3; k++) {
		int v = number(d, k);

		if (piece_has(p, k, FIGURE_MONTH) || piece_has(p, k, FIGURE_SHORTMONTH))
			month = (int)decimal_double(p->items[k].value);
		else if (v >= YEAR_FIRST)
			year = v;
		else if (v > 0 && v < 32)
			day = v;
	}
	*out = (struct date){ (int16_t)year, (int8_t)month, (int8_t)day };
	return possible(*out) ? i + 3 : 0;
}

size_t
figure_numeric(const struct dating *d, size_t i, struct date *out)
{
	size_t end = named(d, i, out);

	if (end == 0 && digit_at(d->text, d->p->items[i].start)) {
		end = three(d, i, out);
		if (end == 0)
			end = spaced(d, i, out);
		if (end == 0)
			end = year_month(d, i, out);
	}
	return end;
}

size_t
figure_numeric_day(const struct dating *d, size_t i, bool sure, int *day, int *month)
{
	struct str s = d->text;
	size_t at = d->p->items[i].start, second;
	bool cue = sure || (i > 0 && piece_gap(d->p, i, GAP_SPACE) && piece_has(d->p, i - 1, FIGURE_DATECUE));
	char sign;

	*day = digits_at(s, &at, 2);
	if (*day < 1 || *day > 31 || at >= s.n)
		return 0;
	sign = s.p[at++];
	second = at;
	*month = digits_at(s, &at, 2);
	if (*month < 1 || *month > 12 || !date_valid((struct date){ 2000, (int8_t)*month, (int8_t)*day }))
		return 0;
	if (sign == '.') {
		if (!cue || at >= s.n || s.p[at] != '.')
			return 0;
		at++;
	} else if (sign != '/' || (at < s.n && s.p[at] == '/') ||
		   !(cue || s.p[second] == '0' || (*day > 12 && !(*day == 24 && *month == 7)))) {
		return 0; /* 3/4 is a fraction; what is larger above than below is none */
	}
	return behind(d, i, at);
}
