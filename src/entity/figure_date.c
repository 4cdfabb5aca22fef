#include "entity/figure_date.h"

#include "text/fold.h"

struct dating {
	struct str text;
	const pieces *p;
	struct date reference;
};

static bool
has(const struct dating *d, size_t i, enum figure_class class)
{
	return i < d->p->n && d->p->items[i].classes >> class & 1;
}

static enum figure_gap
gap(const struct dating *d, size_t i)
{
	return i < d->p->n ? (enum figure_gap)d->p->items[i].gap : GAP_OTHER;
}

static bool
near(const struct dating *d, size_t i)
{
	return gap(d, i) == GAP_SPACE || gap(d, i) == GAP_NONE || gap(d, i) == GAP_HYPHEN;
}

static int
number(const struct dating *d, size_t i)
{
	const struct decimal v = d->p->items[i].value;

	return v.e >= 0 && v.e < 5 ? (int)decimal_double(v) : -1;
}

/* A year by itself, 1000 to 2100 in four digits. */
static bool
is_year(const struct dating *d, size_t i)
{
	return has(d, i, FIGURE_DIGITS) && d->p->items[i].digits == 4 && number(d, i) >= 1000 && number(d, i) <= 2100;
}

static bool
is_day(const struct dating *d, size_t i)
{
	if (has(d, i, FIGURE_ORDINAL))
		return number(d, i) == 1;
	return has(d, i, FIGURE_DIGITS) && d->p->items[i].digits > 0 && d->p->items[i].digits <= 2 && number(d, i) >= 1 &&
	       number(d, i) <= 31;
}

/* The year in which ${month} is nearest to the reference; of two as near, the earlier. */
static int
nearest_year(struct date reference, int month, int cue)
{
	int away = month - (reference.month ? reference.month : 6);

	if (cue < 0)
		return reference.year - (away >= 0);
	if (cue > 0)
		return reference.year + (away <= 0);
	return reference.year + (away >= 6 ? -1 : away < -6 ? 1 : 0);
}

/* -1 "dernier", 1 "prochain", before or behind pieces [i, end). */
static int
cue_of(const struct dating *d, size_t i, size_t end)
{
	if ((near(d, end) && has(d, end, FIGURE_LAST)) || (i > 0 && near(d, i) && has(d, i - 1, FIGURE_LAST)))
		return -1;
	if ((near(d, end) && has(d, end, FIGURE_NEXT)) || (i > 0 && near(d, i) && has(d, i - 1, FIGURE_NEXT)))
		return 1;
	return 0;
}

/* MONTH [YEAR] at ${at}; ${day} 0 if none stands before it. */
static size_t
month_year(const struct dating *d, size_t i, size_t at, int day, struct date *out)
{
	int month = number(d, at), year;
	size_t end = at + 1;

	if (is_year(d, end) && near(d, end)) {
		year = number(d, end++);
	} else {
		if (!date_known(d->reference))
			return 0;
		year = nearest_year(d->reference, month, cue_of(d, i, end));
	}
	*out = (struct date){ (int16_t)year, (int8_t)month, (int8_t)day };
	return date_valid(*out) ? end : 0;
}

/* [WEEKDAY ,] DAY . MONTH [YEAR] */
static size_t
day_month(const struct dating *d, size_t i, struct date *out)
{
	size_t at = i;

	if (has(d, at, FIGURE_WEEKDAY) && (near(d, at + 1) || gap(d, at + 1) == GAP_COMMA))
		at++;
	if (!is_day(d, at))
		return 0;
	if (!has(d, at + 1, FIGURE_MONTH) || !(near(d, at + 1) || gap(d, at + 1) == GAP_DOT))
		return 0;
	return month_year(d, i, at + 1, number(d, at), out);
}

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

/* "31.05.2024", "31/05/24", "2024-05-31": read from the bytes, because words cut them in various ways. */
static size_t
numeric(const struct dating *d, size_t i, struct date *out)
{
	struct str s = d->text;
	size_t at = d->p->items[i].start, end = i;
	int a, b, c;
	char sign;

	a = digits_at(s, &at, 4);
	if (a < 0 || at >= s.n)
		return 0;
	sign = s.p[at++];
	b = digits_at(s, &at, 2);
	if (b < 0 || at >= s.n || s.p[at++] != sign)
		return 0;
	c = digits_at(s, &at, 4);
	if (c < 0 || !((sign == '-' && a > 1000) || ((sign == '.' || sign == '/') && a <= 31)))
		return 0;
	if (sign != '-' && c < 100)
		c += c < 50 ? 2000 : 1900;
	*out = sign == '-' ? (struct date){ (int16_t)a, (int8_t)b, (int8_t)c } : (struct date){ (int16_t)c, (int8_t)b, (int8_t)a };
	if (out->year < 1000 || out->year > 2100 || out->month == 0 || out->day == 0 || !date_valid(*out))
		return 0;
	while (end < d->p->n && d->p->items[end].start < at)
		end++;
	return end;
}

/* "mercredi": the last one on or before the reference; "mercredi prochain", "bis Mittwoch": the next. */
static size_t
weekday(const struct dating *d, size_t i, struct date *out)
{
	int cue = cue_of(d, i, i + 1), back;
	bool until = i > 0 && has(d, i - 1, FIGURE_UNTIL);

	if (!date_known(d->reference) || d->reference.day == 0 || (i > 0 && has(d, i - 1, FIGURE_NO)))
		return 0;
	back = (date_weekday(d->reference) - number(d, i) + 7) % 7;
	if (cue < 0 && back == 0)
		back = 7;
	if (cue > 0 || until)
		back -= 7;
	*out = date_from_days(date_days(d->reference) - back);
	return i + 1;
}

/* A bare year wants a hint that it is one: "en 2019", "(2019)", "2019,"; 2,000 people want none. */
static size_t
year(const struct dating *d, size_t i, struct date *from, struct date *to)
{
	int y = number(d, i);
	bool cue = i > 0 && near(d, i) && has(d, i - 1, FIGURE_YEARCUE), inner;
	bool strict = i > 0 && near(d, i) && has(d, i - 1, FIGURE_STRICTCUE);
	const struct piece *next = i + 1 < d->p->n ? &d->p->items[i + 1] : NULL;

	if (gap(d, i) == GAP_HYPHEN && i > 0 && !has(d, i - 1, FIGURE_OFMONTH))
		return 0;
	if (i > 0 && (has(d, i - 1, FIGURE_DECADE) || has(d, i - 1, FIGURE_UNIT) || has(d, i - 1, FIGURE_CUE_ABOUT) ||
	              has(d, i - 1, FIGURE_CUE_OVER)) && near(d, i) && !cue)
		return 0;
	if (next != NULL && next->gap <= GAP_SPACE &&
	    next->classes & (1ull << FIGURE_UNIT | 1ull << FIGURE_SCALE | 1ull << FIGURE_PERCENT_SIGN | 1ull << FIGURE_TIME))
		return 0;
	inner = next != NULL && next->gap == GAP_SPACE; /* in the middle of a phrase */
	if (!strict && (y < 1900 || (y % 100 == 0 && inner && (!cue || !next->class))))
		return 0;
	if (!cue && !strict && inner && y % 10 == 0 && y < 2010)
		return 0;
	from->year = to->year = (int16_t)y;
	if ((gap(d, i + 1) == GAP_HYPHEN || gap(d, i + 1) == GAP_DASH) && is_year(d, i + 1) && number(d, i + 1) > y) {
		to->year = (int16_t)number(d, i + 1);
		return i + 2;
	}
	return i + 1;
}

size_t
figure_date(struct str text, const pieces *p, size_t i, struct date reference, struct date *from, struct date *to)
{
	struct dating d = { text, p, reference };
	struct date date = { 0, 0, 0 };
	size_t end = 0;

	*from = *to = date;
	if (has(&d, i, FIGURE_DIGITS) || has(&d, i, FIGURE_ORDINAL) || has(&d, i, FIGURE_WEEKDAY)) {
		end = day_month(&d, i, &date);
		if (end == 0 && has(&d, i, FIGURE_DIGITS))
			end = numeric(&d, i, &date);
		if (end == 0 && has(&d, i, FIGURE_WEEKDAY))
			end = weekday(&d, i, &date);
		if (end == 0 && is_year(&d, i))
			return year(&d, i, from, to);
	} else if (has(&d, i, FIGURE_MONTH)) {
		end = month_year(&d, i, i, 0, &date);
	} else if (has(&d, i, FIGURE_DAY) && date_known(reference) && reference.day != 0) {
		date = date_from_days(date_days(reference) + (int32_t)decimal_double(p->items[i].value));
		end = i + 1;
	}
	*from = *to = date;
	return end;
}
