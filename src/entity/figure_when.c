#include "entity/figure_when.h"

#include <stdlib.h>

enum { REACH = 40, COMMA_COST = 8, SURE_MONTHS = 2, SURE_DAYS = 150, DAYS_AWAY = 45 };

/* Does a sentence end before piece ${i}? */
static bool
sentence_ends(const struct dating *d, size_t i)
{
	const struct piece *p = &d->p->items[i];
	size_t at;

	if (p->gap <= GAP_DASH || p->gap == GAP_COMMA || p->gap == GAP_SLASH)
		return p->gap == GAP_START;
	for (at = d->p->items[i - 1].end; at < p->start; at++) {
		char c = d->text.p[at];

		if (c == '!' || c == '?' || c == ';' || c == ':' || c == '\n')
			return true;
		if (c == '.' && p->upper && !piece_has(d->p, i, FIGURE_MONTH))
			return true;
	}
	return false;
}

/* What piece ${i} says by itself: -1, 0 or 1. ${present}: the present counts as what is to come, and only that. */
static int
told(const struct dating *d, size_t i, bool present)
{
	const struct piece *p = &d->p->items[i];
	struct str word = str_sub(d->text, p->start, p->end);

	if (!p->word || p->classes >> FIGURE_EXCEPT & 1)
		return 0;
	if (present)
		return !p->upper &&
		       (p->classes >> FIGURE_PRESENT & 1 || figure_words_ends(d->words, FIGURE_PRESENT, word));
	if (p->classes >> FIGURE_FUTURE & 1)
		return 1;
	if (p->classes >> FIGURE_PAST & 1)
		return !(word.n == 2 && word.p[0] == (char)0xC3) ? -1 : 0; /* "a", not "à" */
	if (p->upper || p->classes != 0)
		return 0;
	return figure_words_ends(d->words, FIGURE_FUTURE, word) ? 1
	       : figure_words_ends(d->words, FIGURE_PAST, word) ? -1
								: 0;
}

/* The nearest piece that tells, in one direction: what it says, and in ${distance} how far it is. */
static int
look(const struct dating *d, size_t from, int step, bool present, int *distance)
{
	size_t i = from;
	int says = 0;

	for (*distance = 1; *distance < REACH; ++*distance) {
		if (step < 0 ? i == 0 || sentence_ends(d, i) : i + 1 >= d->p->n || sentence_ends(d, i + 1))
			break;
		if (piece_gap(d->p, step < 0 ? i : i + 1, GAP_COMMA))
			*distance += COMMA_COST;
		i += (size_t)step;
		says = told(d, i, present);
		if (says != 0)
			return says;
	}
	*distance = INT32_MAX;
	return 0;
}

static int
leaning(const struct dating *d, size_t i, size_t end, bool present)
{
	int left, right, before = look(d, i, -1, present, &left), after = look(d, end - 1, 1, present, &right);

	return left <= right ? before : after;
}

int
figure_when_leaning(const struct dating *d, size_t i, size_t end)
{
	int says = leaning(d, i, end, false);

	return says != 0 ? says : leaning(d, i, end, true);
}

bool
figure_when_timeless(const struct dating *d, size_t i, size_t end)
{
	int left, right, nearest, verb;

	if (leaning(d, i, end, false) == 0)
		return true;
	look(d, i, -1, false, &left);
	look(d, end - 1, 1, false, &right);
	verb = left < right ? left : right;
	look(d, i, -1, true, &left);
	look(d, end - 1, 1, true, &right);
	nearest = left < right ? left : right;
	return nearest < verb;
}

/* -1 "dernier", 1 "prochain", before or behind pieces [i, end). */
static int
cue_of(const struct dating *d, size_t i, size_t end)
{
	const pieces *p = d->p;

	if ((piece_near(p, end) && piece_has(p, end, FIGURE_LAST)) ||
	    (i > 0 && piece_near(p, i) && piece_has(p, i - 1, FIGURE_LAST)))
		return -1;
	return (piece_near(p, end) && piece_has(p, end, FIGURE_NEXT)) ||
	       (i > 0 && piece_near(p, i) && piece_has(p, i - 1, FIGURE_NEXT));
}

/* "d'ici à", "bis" before piece ${i}. */
static bool
until(const struct dating *d, size_t i)
{
	return i > 0 && piece_near(d->p, i) && piece_has(d->p, i - 1, FIGURE_UNTIL);
}

/* Of a month alone. What is two months away is meant, whatever the verbs say. */
static int
month_year(const struct dating *d, size_t i, size_t end, int month)
{
	struct date r = d->reference;
	int cue = cue_of(d, i, end), away = month - (r.month != 0 ? r.month : 6);
	int back = away <= 0 ? -away : 12 - away, ahead = away >= 0 ? away : 12 + away;

	if (cue < 0)
		return r.year - (away >= 0);
	if (cue > 0)
		return r.year + (away <= 0);
	if (back > SURE_MONTHS && ahead > SURE_MONTHS)
		cue = figure_when_leaning(d, i, end);
	if (cue == 0 && until(d, i))
		cue = 1;
	if (cue == 0)
		cue = back <= ahead * 2 ? -1 : 1; /* news tells more of what was */
	else if (back <= SURE_MONTHS || ahead <= SURE_MONTHS)
		cue = back <= ahead ? -1 : 1;
	return cue < 0 ? r.year - (away > 0) : r.year + (away < 0);
}

int
figure_when_year(const struct dating *d, size_t i, size_t end, int month, int day)
{
	int32_t today = date_days(d->reference);
	int year, cue = cue_of(d, i, end), best = 0;
	int32_t nearest = INT32_MAX, far = 0;

	if (day == 0)
		return month_year(d, i, end, month);
	for (year = d->reference.year - 1; year <= d->reference.year + 1; year++) {
		int32_t away = date_days((struct date){ (int16_t)year, (int8_t)month, (int8_t)day }) - today;

		if ((cue < 0 && away >= 0) || (cue > 0 && away <= 0) || abs(away) >= nearest)
			continue;
		nearest = abs(away);
		far = away;
		best = year;
	}
	if (cue == 0 && nearest > SURE_DAYS) {
		cue = figure_when_leaning(d, i, end);
		if (cue < 0 && far > 0)
			best--;
		else if (cue > 0 && far < 0)
			best++;
	}
	return best != 0 ? best : d->reference.year;
}

struct date
figure_when_weekday(const struct dating *d, size_t i, size_t end, int weekday)
{
	int cue = cue_of(d, i, end), back = (date_weekday(d->reference) - weekday + 7) % 7;
	bool future = until(d, i) || (cue == 0 && back != 0 && figure_when_leaning(d, i, end) > 0);

	if (cue < 0 && back == 0)
		back = 7;
	if (cue > 0 || (future && back != 0))
		back -= 7;
	return date_from_days(date_days(d->reference) - back);
}

struct date
figure_when_day(const struct dating *d, int weekday, int day)
{
	int32_t today = date_days(d->reference);
	int away;

	for (away = 0; away <= DAYS_AWAY; away++) {
		struct date before = date_from_days(today - away), after = date_from_days(today + away);

		if (before.day == day && date_weekday(before) == weekday)
			return before;
		if (after.day == day && date_weekday(after) == weekday)
			return after;
	}
	return (struct date){ 0, 0, 0 };
}

struct date
figure_when_easter(int year, int days)
{
	int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25;
	int g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
	int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
	int month = (h + l - 7 * m + 114) / 31, day = (h + l - 7 * m + 114) % 31 + 1;
	struct date easter = { (int16_t)year, (int8_t)month, (int8_t)day };

	return date_from_days(date_days(easter) + days);
}
