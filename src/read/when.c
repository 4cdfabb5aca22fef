#include "read/when.h"

#include "base/utf8.h"
#include "read/dates.h"

/* Lines: before the title, and before it without a doubt; behind the story, and right behind it; under its lead. */
enum { BEFORE = 12, ABOVE = 3, BEHIND = 12, BELOW = 2, UNDER = 4, LEADS = 3 };

static size_t
lead_of(const struct around *a)
{
	for (size_t i = a->from; i < a->to; i++)
		if (!a->u->items[i].why && unit_solid(&a->u->items[i]))
			return i;
	return a->from;
}

static bool
byline(const struct around *a, size_t i)
{
	struct furniture_hit hit;

	return i < a->u->n && a->u->items[i].words <= 8 && a->u->items[i].key.n > 0 &&
	       furniture_prefix(a->readers->furniture, FURNITURE_BY, a->u->items[i].key, &hit);
}

static int
by_kind(enum dates_kind kind)
{
	static const int scores[] = { [DATES_NONE] = 2,    [DATES_TIME] = -9,   [DATES_EDGE] = 3,    [DATES_NEARLY] = 4,
				      [DATES_UPDATED] = 3, [DATES_FULL] = 5, [DATES_LABELLED] = 6 };

	return scores[kind];
}

/* Lines behind the story up to ${i} that are no furniture: a row of buttons may stand between. */
static size_t
behind(const struct around *a, size_t i)
{
	size_t n = 0;

	for (size_t k = a->to; k < i; k++)
		n += !a->u->items[k].why && a->u->items[k].hit.kind == FURNITURE_NONE;
	return n;
}

/* How the place of line ${i} speaks for it; ${head}: the title or the first line of the story. */
static int
by_place(const struct around *a, size_t i, size_t head, size_t lead)
{
	if (i + ABOVE < head)
		return i + BEFORE < head ? -9 : 0;
	if (i <= lead + 1)
		return 3;
	if (i < a->to && i <= lead + UNDER)
		return 1;
	if (i + BELOW < a->to)
		return -2;
	if (i <= a->to + BELOW || behind(a, i) <= 1)
		return 1;
	return i > a->to + BEHIND ? -9 : byline(a, i - 1) || byline(a, i + 1) ? 0 : -1;
}

size_t
when_find(const struct around *a, enum when least, struct date *date)
{
	size_t lead = lead_of(a), head = a->title < a->from ? a->title : a->from, best = SIZE_MAX;
	int most = (int)least - 1;

	for (size_t i = head > BEFORE ? head - BEFORE : 0; i < a->u->n && i <= a->to + BEHIND; i++) {
		const struct unit *x = &a->u->items[i];
		const struct readers *r = a->readers;
		struct date d = { 0 };
		struct dates_hit hit;
		enum dates_kind kind;
		int score;

		if (i == a->title || x->words > 24 || x->text.n > 300 || dates_epoch(x->text, r->today, &d))
			continue;
		kind = dates_line(r->furniture, x->text, r->today, &d);
		if (kind == DATES_NONE) {
			if (!x->dated || !dates_find(r->furniture, x->text, 0, r->today, &hit))
				continue;
			d = hit.date;
		}
		score = by_kind(kind) + by_place(a, i, head, lead);
		if (score > most) {
			most = score;
			best = i;
			*date = d;
		}
	}
	return best;
}

/* What stands behind the date of a dateline. */
static bool
dateline_end(struct str s)
{
	static const char *const ends[] = {
		"(", "\xe2\x80\x93", "\xe2\x80\x94", "- ", "\xe2\x80\x9e", "\xc2\xab", "|", "/", ")", ": "
	};

	s = str_trim(s);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_startsz(s, ends[i]))
			return true;
	return false;
}

static bool
dateline(const struct around *a, size_t i, struct date *date)
{
	struct dates_hit hit;
	struct str s;

	if (i >= a->u->n)
		return false;
	s = a->u->items[i].text;
	s.n = utf8_cut(s, 80);
	if (!dates_find(a->readers->furniture, s, 0, a->readers->today, &hit) || hit.start > 40)
		return false;
	if (!dateline_end(str_sub(s, hit.end, s.n)) || str_chr(str_sub(s, 0, hit.start), '.', 0) != SIZE_MAX)
		return false;
	*date = hit.date;
	return true;
}

bool
when_dateline(const struct around *a, struct date *date)
{
	size_t tried = 0;

	if (dateline(a, a->from, date))
		return true;
	for (size_t i = a->from + 1; i < a->to && tried < LEADS; i++)
		if (unit_solid(&a->u->items[i])) {
			if (dateline(a, i, date))
				return true;
			tried++;
		}
	return false;
}

bool
when_updated(const struct around *a, struct date *date)
{
	for (size_t i = 0; i < a->u->n; i++) {
		const struct unit *x = &a->u->items[i];

		if (x->dated || x->why) {
			enum dates_kind kind = dates_line(a->readers->furniture, x->text, a->readers->today, date);

			if (kind == DATES_UPDATED || kind == DATES_LABELLED)
				return true;
		}
	}
	return false;
}
