#include "entity/figure_date.h"

#include "entity/figure_numeric.h"
#include "entity/figure_when.h"

#define BIT(class) ((uint64_t)1 << (class))

enum { YEAR_FIRST = 1000, YEAR_SURE = 1500, YEAR_PLAIN = 1900, YEAR_LAST = 2100, DAYS_MOST = 4 };

/* A date as it stands, before it is known whether it is the start of a range. */
struct moment {
	struct date from, to;
	size_t end;
	bool open; /* its year is reckoned */
};

static bool
has(const struct dating *d, size_t i, enum figure_class class)
{
	return piece_has(d->p, i, class);
}

static bool
near(const struct dating *d, size_t i)
{
	return piece_near(d->p, i);
}

static bool
gap(const struct dating *d, size_t i, enum figure_gap g)
{
	return piece_gap(d->p, i, g);
}

/* Is the piece before ${i} of ${class}, and near? */
static bool
behind(const struct dating *d, size_t i, enum figure_class class)
{
	return i > 0 && near(d, i) && has(d, i - 1, class);
}

static int
number(const struct dating *d, size_t i)
{
	const struct decimal v = d->p->items[i].value;

	return v.m >= 0 && v.m < 100000 && v.e >= 0 && v.e < 5 ? (int)decimal_double(v) : -1;
}

static bool
is_year(const struct dating *d, size_t i)
{
	return has(d, i, FIGURE_DIGITS) && d->p->items[i].digits == 4 && number(d, i) >= YEAR_FIRST &&
	       number(d, i) <= YEAR_LAST;
}

static bool
is_day(const struct dating *d, size_t i)
{
	if (has(d, i, FIGURE_ORDINAL))
		return number(d, i) == 1;
	return has(d, i, FIGURE_DIGITS) && d->p->items[i].digits > 0 && d->p->items[i].digits <= 2 &&
	       number(d, i) >= 1 && number(d, i) <= 31;
}

static bool
is_month(const struct dating *d, size_t i)
{
	return has(d, i, FIGURE_MONTH) || has(d, i, FIGURE_SHORTMONTH);
}

static bool
counted(const struct dating *d, size_t i)
{
	return figure_pieces_counted(d->words, d->text, d->p, i);
}

/* A weekday before a date: "So 27.02.2022", but not "so". */
static bool
is_weekday(const struct dating *d, size_t i)
{
	return has(d, i, FIGURE_WEEKDAY) || (has(d, i, FIGURE_SHORTDAY) && d->p->items[i].upper);
}

/* Is piece ${i}, a month or a weekday by itself, written as one? "Libération dimanche", "le Mars". */
static bool
written(const struct dating *d, size_t i)
{
	bool upper = d->p->items[i].upper;

	if (figure_words_rules(d->words) & FIGURE_SMALL_DAYS)
		return !upper || figure_pieces_opens(d->text, d->p, i);
	return true;
}

static struct moment
one(struct date date, size_t end, bool open)
{
	return (struct moment){ date, date, end, open };
}

static const struct moment nothing = { { 0, 0, 0 }, { 0, 0, 0 }, 0, false };

/* ---- Months and their days ---- */

/* A year of two digits behind a month, larger than any day: "juillet 98". */
static bool
short_year(const struct dating *d, size_t i)
{
	const uint64_t others = BIT(FIGURE_UNIT) | BIT(FIGURE_SCALE) | BIT(FIGURE_PERCENT_SIGN) | BIT(FIGURE_TIME);

	return gap(d, i, GAP_SPACE) && has(d, i, FIGURE_DIGITS) && d->p->items[i].digits == 2 && number(d, i) > 31 &&
	       !counted(d, i + 1) && !(near(d, i + 1) && d->p->items[i + 1].classes & others);
}

/* MONTH [YEAR] at ${at}, ${day} 0 if none stands before it; the whole begins with piece ${i}. */
static struct moment
month_year(const struct dating *d, size_t i, size_t at, int day)
{
	int month = number(d, at), year;
	bool dot = has(d, at, FIGURE_SHORTMONTH) && gap(d, at + 1, GAP_DOT), open = false;
	size_t end = at + 1;
	struct date date;

	if (is_year(d, end) && (near(d, end) || dot)) {
		year = number(d, end++);
	} else if (short_year(d, end)) {
		year = YEAR_PLAIN + number(d, end++);
	} else {
		if (!date_known(d->reference))
			return one(d->reference, end, true);
		if (day > 0 && d->reference.month == 0)
			return one((struct date){ 0, 0, 0 }, end, true);
		open = !(near(d, end) && has(d, end, FIGURE_YEARS));
		year = open ? figure_when_year(d, i, end, month, day)
			    : d->reference.year + (int)decimal_double(d->p->items[end].value);
	}
	date = (struct date){ (int16_t)year, (int8_t)month, (int8_t)day };
	return date_valid(date) ? one(date, end, open) : nothing;
}

/* Does the month at ${at} belong to the day before it? "11-Septembre" names an event. */
static bool
month_follows(const struct dating *d, size_t at)
{
	if (!is_month(d, at))
		return false;
	if (gap(d, at, GAP_HYPHEN))
		return is_year(d, at + 1);
	return near(d, at) || gap(d, at, GAP_DOT);
}

static bool
day_follows(const struct dating *d, size_t at)
{
	return is_day(d, at) && (near(d, at) || gap(d, at, GAP_DASH) || gap(d, at, GAP_COMMA) || gap(d, at, GAP_DOT) ||
				 gap(d, at, GAP_OTHER));
}

/* "8 et 9 juin", "12 au 14 mai": days, the month behind the last. The first by itself, or the range. */
static struct moment
day_list(const struct dating *d, size_t i)
{
	bool to = has(d, i + 1, FIGURE_TO) || gap(d, i + 1, GAP_HYPHEN) || gap(d, i + 1, GAP_DASH);
	size_t at = i, days = 1;
	struct moment m, last;

	while (days < DAYS_MOST && !month_follows(d, at + 1)) {
		size_t next = at + 1;

		if ((has(d, next, FIGURE_TO) || has(d, next, FIGURE_AND)) && (near(d, next) || gap(d, next, GAP_DOT)))
			next++;
		if (!day_follows(d, next))
			return nothing;
		at = next;
		days++;
	}
	if (days == 1 || !month_follows(d, at + 1))
		return nothing;
	last = month_year(d, i, at + 1, number(d, at));
	if (last.end == 0 || !date_known(last.from))
		return last;
	m = last;
	m.from.day = (int8_t)number(d, i);
	if (!date_valid(m.from) || (to && days == 2 && date_cmp(m.from, m.to) >= 0))
		return nothing;
	if (!(to && days == 2))
		m = one(m.from, i + 1, m.open);
	return m;
}

/* [WEEKDAY [,] [le]] DAY [.] MONTH [YEAR] */
static struct moment
day_month(const struct dating *d, size_t i)
{
	size_t at = i;

	if (is_weekday(d, at) && (near(d, at + 1) || gap(d, at + 1, GAP_COMMA) || gap(d, at + 1, GAP_DOT))) {
		at++;
		if (has(d, at, FIGURE_DATECUE) && near(d, at + 1))
			at++;
	}
	if (!is_day(d, at))
		return nothing;
	if (month_follows(d, at + 1))
		return month_year(d, i, at + 1, number(d, at));
	return day_list(d, at);
}

/* A month by itself wants a year, or a word before it: "im Mai", "fin mai", "mai dernier". */
static struct moment
month(const struct dating *d, size_t i)
{
	bool year = (is_year(d, i + 1) && (near(d, i + 1) || gap(d, i + 1, GAP_DOT))) || short_year(d, i + 1);
	bool cue = behind(d, i, FIGURE_MONTHCUE) || behind(d, i, FIGURE_OFMONTH) || behind(d, i, FIGURE_LAST) ||
		   behind(d, i, FIGURE_NEXT) || behind(d, i, FIGURE_TO) ||
		   (near(d, i + 1) && (has(d, i + 1, FIGURE_LAST) || has(d, i + 1, FIGURE_NEXT))) ||
		   (behind(d, i, FIGURE_AND) && i > 1 && is_month(d, i - 2));

	if (year)
		return month_year(d, i, i, 0);
	if (!has(d, i, FIGURE_MONTH) || !cue || !written(d, i) || is_day(d, i + 1) || gap(d, i + 1, GAP_HYPHEN))
		return nothing;
	return month_year(d, i, i, 0);
}

/* ---- Figures ---- */

/* ${sure}: a day and a month without a year must be meant. */
static struct moment
numeric(const struct dating *d, size_t i, bool sure)
{
	struct date date;
	size_t at = i, end;
	int day, month;

	if (is_weekday(d, at) && (near(d, at + 1) || gap(d, at + 1, GAP_COMMA)))
		at++;
	if (at >= d->p->n || (i > 0 && d->p->items[i].gap == GAP_SLASH))
		return nothing;
	end = figure_numeric(d, at, &date);
	if (end > 0)
		return one(date, end, false);
	end = figure_numeric_day(d, at, sure || at > i, &day, &month);
	if (end == 0)
		return nothing;
	if (!date_known(d->reference) || d->reference.month == 0)
		return one((struct date){ 0, 0, 0 }, end, true);
	date = (struct date){ (int16_t)figure_when_year(d, i, end, month, day), (int8_t)month, (int8_t)day };
	while (!date_valid(date) && date.year > d->reference.year - DAYS_MOST) /* 29 February */
		date.year--;
	return date_valid(date) ? one(date, end, true) : nothing;
}

/* What makes a number of four digits no year: money, or a name before it, a unit behind it. */
static bool
no_year(const struct dating *d, size_t i, bool joined)
{
	const uint64_t before = BIT(FIGURE_UNIT) | BIT(FIGURE_CUE_ABOUT) | BIT(FIGURE_CUE_OVER) |
				BIT(FIGURE_CUE_UNDER) | BIT(FIGURE_DECADE) | BIT(FIGURE_LABEL) |
				(joined ? 0 : BIT(FIGURE_DIGITS));
	const uint64_t after =
		BIT(FIGURE_UNIT) | BIT(FIGURE_SCALE) | BIT(FIGURE_PERCENT_SIGN) | BIT(FIGURE_TIME) | BIT(FIGURE_HOUR);
	const uint64_t cues = BIT(FIGURE_YEARCUE) | BIT(FIGURE_STRICTCUE);
	const struct piece *last = i > 0 ? &d->p->items[i - 1] : NULL;
	bool decade = last != NULL && last->classes & BIT(FIGURE_DECADE) && number(d, i) % 10 != 0;

	if (gap(d, i, GAP_SLASH) || (!joined && gap(d, i, GAP_HYPHEN) && !has(d, i - 1, FIGURE_OFMONTH)))
		return true;
	if (last != NULL && near(d, i) && !decade && last->classes & before && !(last->classes & cues))
		return true;
	return (near(d, i + 1) && d->p->items[i + 1].classes & after) ||
	       (gap(d, i + 1, GAP_COLON) && has(d, i + 1, FIGURE_DIGITS));
}

/* A bare year. The rounder it is, the farther away, or the more it seems to count what follows, the more it wants a
 * word before it that says so. */
static bool
year_by_itself(const struct dating *d, size_t i)
{
	int y = number(d, i);
	bool sure = behind(d, i, FIGURE_SURECUE);
	bool strict = sure || behind(d, i, FIGURE_STRICTCUE) || behind(d, i, FIGURE_DECADE);
	bool cue = strict || behind(d, i, FIGURE_YEARCUE) || behind(d, i, FIGURE_OFMONTH);
	bool counts = counted(d, i + 1), capitals = figure_words_rules(d->words) & FIGURE_CAPITAL_NOUNS;

	if (sure)
		return true;
	if (counts && (y < YEAR_PLAIN || (capitals ? y % 100 == 0 : !strict)))
		return false;
	if (y < YEAR_SURE)
		return strict;
	if (y % 100 == 0)
		return strict || gap(d, i, GAP_OTHER);
	return y >= YEAR_PLAIN || cue || gap(d, i, GAP_OTHER);
}

/* "2019", "2023/24", "2019-2021" */
static struct moment
year(const struct dating *d, size_t i, bool joined)
{
	struct moment m = nothing;
	int next;

	if (!is_year(d, i) || no_year(d, i, joined))
		return nothing;
	m.from.year = m.to.year = (int16_t)number(d, i);
	m.end = i + 1;
	next = has(d, i + 1, FIGURE_DIGITS) && !d->p->items[i + 1].fraction ? number(d, i + 1) : -1;
	if (gap(d, i + 1, GAP_SLASH) && (next == m.from.year + 1 || (next == (m.from.year + 1) % 100 && next > 0))) {
		m.to.year++;
		m.end++;
		return m;
	}
	if (gap(d, i + 1, GAP_SLASH) && next >= 0)
		return nothing;
	if ((gap(d, i + 1, GAP_HYPHEN) || gap(d, i + 1, GAP_DASH)) && next < 100 && next > m.from.year % 100 &&
	    d->p->items[i + 1].digits == 2 && year_by_itself(d, i) && !no_year(d, i + 1, true)) { /* "1939-45" */
		m.to.year = (int16_t)(m.from.year - m.from.year % 100 + next);
		m.end++;
		return m;
	}
	return joined ? (counted(d, i + 1) ? nothing : m) : year_by_itself(d, i) ? m : nothing;
}

/* ---- Words ---- */

static struct moment
weekday(const struct dating *d, size_t i)
{
	bool known = date_known(d->reference) && d->reference.day != 0;
	struct date date = { 0, 0, 0 };

	if (is_day(d, i + 1) && gap(d, i + 1, GAP_SPACE) && !counted(d, i + 2) && !has(d, i + 2, FIGURE_HOUR) &&
	    !has(d, i + 2, FIGURE_TIME)) {
		if (known)
			date = figure_when_day(d, number(d, i), number(d, i + 1));
		return one(date, i + 2, true);
	}
	if (behind(d, i, FIGURE_NO) || !written(d, i) || gap(d, i + 1, GAP_HYPHEN) || gap(d, i, GAP_HYPHEN))
		return nothing;
	if (known)
		date = figure_when_weekday(d, i, i + 1, number(d, i));
	return one(date, i + 1, true);
}

/* "hier", "morgen". "heute" is often no more than "nowadays": it wants a part of the day behind it, or a verb that
 * tells of what was or will be. */
static struct moment
day(const struct dating *d, size_t i)
{
	int days = (int)decimal_double(d->p->items[i].value);

	if (!date_known(d->reference) || d->reference.day == 0)
		return one((struct date){ 0, 0, 0 }, i + 1, true);
	if (days == 0 && (behind(d, i, FIGURE_OF) || behind(d, i, FIGURE_TO) || behind(d, i, FIGURE_UNTIL) ||
			  (!(near(d, i + 1) && has(d, i + 1, FIGURE_DAYPART)) && figure_when_timeless(d, i, i + 1))))
		return nothing;
	return one(date_from_days(date_days(d->reference) + days), i + 1, true);
}

/* The date of the feast at ${i} in ${year}; 0: in the year in which it is nearest. */
static struct date
feast_in(const struct dating *d, size_t i, int year)
{
	struct decimal value = d->p->items[i].value;
	int v = (int)decimal_double(value), y, first = year != 0 ? year : d->reference.year - 1;
	int last = year != 0 ? year : d->reference.year + 1;
	int32_t today = date_days(d->reference), nearest = INT32_MAX;
	struct date best = { 0, 0, 0 };

	for (y = first; y <= last; y++) {
		struct date date = has(d, i, FIGURE_EASTER)
					   ? figure_when_easter(y, v)
					   : (struct date){ (int16_t)y, (int8_t)(v / 100), (int8_t)(v % 100) };
		int32_t away = date_days(date) - today;

		if (!date_valid(date) || (away < 0 ? -away : away) >= nearest)
			continue;
		nearest = away < 0 ? -away : away;
		best = date;
	}
	return best;
}

/* "Ostermontag", "Noël 2023". Those that also name a season want a year, or a word before it. */
static struct moment
feast(const struct dating *d, size_t i)
{
	size_t at = i + 1;

	if (has(d, at, FIGURE_SURECUE) && near(d, at) && is_year(d, at + 1))
		at++;
	if (is_year(d, at) && near(d, at))
		return one(feast_in(d, i, number(d, at)), at + 1, false);
	if (has(d, i, FIGURE_SEASON) && !behind(d, i, FIGURE_FEASTCUE))
		return nothing;
	if (gap(d, i + 1, GAP_HYPHEN) || gap(d, i, GAP_HYPHEN))
		return nothing;
	if (!date_known(d->reference))
		return one((struct date){ 0, 0, 0 }, i + 1, true);
	return one(feast_in(d, i, 0), i + 1, true);
}

/* ---- Ranges ---- */

/* ${joined}: piece ${i} goes on with a date before it. */
static struct moment
moment(const struct dating *d, size_t i, bool joined)
{
	const uint64_t dated = BIT(FIGURE_DIGITS) | BIT(FIGURE_DOTTED) | BIT(FIGURE_ORDINAL) | BIT(FIGURE_WEEKDAY) |
			       BIT(FIGURE_SHORTDAY) | BIT(FIGURE_MONTH) | BIT(FIGURE_SHORTMONTH);
	struct moment m = nothing;

	if (i >= d->p->n || d->p->items[i].classes == 0)
		return nothing;
	if (d->p->items[i].classes & dated) {
		m = numeric(d, i, joined || d->text.n <= DAYS_MOST + 2);
		if (m.end == 0)
			m = day_month(d, i);
		if (m.end == 0)
			m = year(d, i, joined);
		if (m.end == 0 && is_month(d, i))
			m = month(d, i);
		if (m.end == 0 && has(d, i, FIGURE_WEEKDAY))
			m = weekday(d, i);
	}
	if (m.end == 0 && (has(d, i, FIGURE_FEAST) || has(d, i, FIGURE_EASTER)))
		m = feast(d, i);
	if (m.end == 0 && has(d, i, FIGURE_DAY))
		m = day(d, i);
	return m;
}

static int
precision(struct date x)
{
	return (x.month != 0) + (x.day != 0);
}

/* Let ${to}, whose year is reckoned, come after ${from}. */
static void
move_behind(struct date from, struct date *to, bool weekday)
{
	if (weekday)
		while (date_cmp(*to, from) < 0)
			*to = date_from_days(date_days(*to) + 7);
	else if (date_cmp(*to, from) < 0)
		to->year++;
}

/* "2019-2021", "12.01.–14.02.", "28 mai au 2 juin": the second date, where a dash or a word joins it to the first.
 * Returns the piece behind it. */
static size_t
range(const struct dating *d, size_t i, struct moment m, struct date *from, struct date *to)
{
	bool dash = gap(d, m.end, GAP_HYPHEN) || gap(d, m.end, GAP_DASH);
	bool word = has(d, m.end, FIGURE_TO) && near(d, m.end) && near(d, m.end + 1) &&
		    !has(d, m.end - 1, FIGURE_WEEKDAY); /* "la nuit de samedi à dimanche" */
	struct moment n = dash || word ? moment(d, m.end + word, true) : nothing;

	if (n.end == 0 || !date_known(n.from) || precision(n.from) != precision(m.from) || date_cmp(n.from, n.to) != 0)
		return m.end;
	if (m.open && !n.open)
		m.from.year = (int16_t)(n.from.year - (m.from.month > n.from.month));
	else if (n.open)
		move_behind(m.from, &n.from, m.end == i + 1 && has(d, i, FIGURE_WEEKDAY));
	if (date_cmp(m.from, n.from) >= 0 || !date_valid(m.from) || !date_valid(n.from))
		return m.end;
	*from = m.from;
	*to = n.from;
	return n.end;
}

/* "de mai à septembre 2023": the year of the second date is that of the first. */
static void
borrow_year(const struct dating *d, struct moment *m)
{
	struct moment n;

	if (!m->open || !near(d, m->end) || !(has(d, m->end, FIGURE_TO) || has(d, m->end, FIGURE_AND)))
		return;
	n = moment(d, m->end + 1, true);
	if (n.end == 0 || n.from.month == 0 || has(d, m->end - 1, FIGURE_WEEKDAY) ||
	    precision(n.from) != precision(m->from))
		return;
	m->from.year = (int16_t)(n.from.year - (m->from.month > n.from.month));
	if (!date_valid(m->from))
		m->from.year = n.from.year;
	m->to = m->from;
}

size_t
figure_date(const struct dating *d, size_t i, struct date *from, struct date *to)
{
	struct moment m = moment(d, i, false);

	bool single = m.end > 0 && date_known(m.from) && date_cmp(m.from, m.to) == 0;

	if (single)
		borrow_year(d, &m);
	*from = m.from;
	*to = m.to;
	return single ? range(d, i, m, from, to) : m.end;
}
