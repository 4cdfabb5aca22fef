#include "read/around.h"

#include "base/utf8.h"
#include "read/dates.h"
#include "read/drop.h"
#include "read/same.h"
#include "read/when.h"
#include "text/fold.h"
#include "text/language.h"

/* How far before and behind the story its by-line may stand, in units; how far behind the title its lead. */
enum {
	LEAD_REACH = 30,
	LEAD_WORDS = 8,
	HEAD_REACH = 12,
	TAIL_REACH = 4,
	NEAR_REACH = 3,
	BYLINE_WORDS = 14,
	SOURCE_WORDS = 5
};

static bool
stamp(const struct readers *r, const struct unit *x)
{
	struct date date;
	enum dates_kind kind = dates_line(r->furniture, x->text, r->today, &date);

	return kind == DATES_TIME || kind >= DATES_UPDATED;
}

void
around_marks(const struct readers *r, units *u)
{
	for (size_t i = 0; i < u->n; i++) {
		struct unit *x = &u->items[i];
		struct date date;
		struct dates_hit hit;

		if (x->why || x->text.n > 300)
			continue;
		x->dated = x->words <= 16 && !x->end && dates_find(r->furniture, x->text, 0, r->today, &hit);
		x->why = unit_shape(x);
		if (dates_epoch(x->text, r->today, &date) || (x->words <= 20 && stamp(r, x)))
			x->why = drop_reason(STR("timestamp"));
	}
}

/* ${s} behind its first ${n} words and what stands between. */
static struct str
behind_words(struct str s, size_t n)
{
	size_t at = 0;
	bool inside = false, digit = false;

	while (at < s.n) {
		size_t from = at;
		uint32_t c = utf8_next(s, &at);
		bool word = fold_is_letter(c) || fold_is_digit(c);

		if (word && !inside && n-- == 0)
			return str_sub(s, from, s.n);
		inside = word || (inside && (c == '\'' || c == '-' || c == 0x2019 ||
					     (digit && (c == '.' || c == ',' || c == ':'))));
		digit = fold_is_digit(c);
	}
	return (struct str){ "", 0 };
}

/* The name at the start of ${s}: up to a bar, a dot in the middle, a dash between spaces, a date. */
static struct str
name_part(const struct readers *r, struct str s)
{
	static const char *const ends[] = {
		" | ",  " \xc2\xb7 ", " \xe2\x80\xa2 ", " - ",   " \xe2\x80\x93 ", ", ",          " / ", " (", " @",
		" le ", " am ",       " on ",           " vom ", " Publi\xc3\xa9", "\xe2\x80\xa2"
	};
	struct dates_hit hit;
	size_t end = s.n;

	if (dates_find(r->furniture, s, 0, r->today, &hit) && hit.start < end)
		end = hit.start;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t at = str_find(str_sub(s, 0, end), str_of(ends[i]), 0);

		if (at != SIZE_MAX && at > 0 && at < end)
			end = at;
	}
	s = str_trim(str_sub(s, 0, end));
	while (s.n > 0 && (s.p[s.n - 1] == ',' || s.p[s.n - 1] == '.' || s.p[s.n - 1] == ':'))
		s.n--;
	return str_trim(s);
}

/* Do most words begin with a capital, as those of a name do? */
static bool
looks_name(struct str s)
{
	size_t words = 0, capital = 0;

	for (size_t at = 0; at < s.n;) {
		bool first = at == 0 || s.p[at - 1] == ' ';
		uint32_t c = utf8_next(s, &at);

		if (fold_is_digit(c))
			return false;
		if (!first)
			continue;
		words++;
		capital += fold_is_upper(c);
	}
	return words > 0 && words <= 8 && capital * 2 >= words && s.n <= 80;
}

/* "Par Marie Dupont", "Von dpa": the name; empty: it is none. */
static struct str
byline(const struct readers *r, const struct unit *x)
{
	struct furniture_hit hit;
	struct str name = { "", 0 };

	if (x->words > BYLINE_WORDS || x->key.n == 0 || x->end ||
	    !furniture_prefix(r->furniture, FURNITURE_BY, x->key, &hit))
		return name;
	name = name_part(r, behind_words(x->text, hit.words));
	return looks_name(name) ? name : (struct str){ "", 0 };
}

/* "Source : Techcrunch": the name, empty if only the label stands there; false: it is no such line. */
static bool
source_line(const struct readers *r, const struct unit *x, struct str *name)
{
	struct furniture_hit hit;
	size_t colon;

	if (x->words > 10 || x->key.n == 0 || !furniture_prefix(r->furniture, FURNITURE_FROM, x->key, &hit))
		return false;
	colon = str_chr(x->text, ':', 0);
	*name = behind_words(x->text, hit.words);
	if (name->n > 0 && colon == SIZE_MAX)
		return false;
	*name = str_startsz(*name, "http") ? *name : name_part(r, *name);
	return name->n == 0 || x->words <= 10;
}

static bool
near_story(const struct around *a, size_t i)
{
	if (i < a->from)
		return a->from - i <= HEAD_REACH ||
		       (a->title != SIZE_MAX && i >= a->title && i - a->title <= HEAD_REACH);
	return i < a->from + 3 || i + TAIL_REACH >= a->to;
}

/* "Publié le 31 mai 2024 par Jeanne Muster": the name behind a label within the line. */
static void
take_inner_author(struct around *a, const struct unit *x)
{
	struct furniture_hit hit;
	size_t word = 0;

	if (a->d->author.end > a->d->author.start || x->words > BYLINE_WORDS)
		return;
	for (size_t at = 0; at < x->key.n; word++) {
		size_t space = str_chr(x->key, ' ', at);

		if (word > 0 &&
		    furniture_prefix(a->readers->furniture, FURNITURE_BY, str_sub(x->key, at, x->key.n), &hit)) {
			struct str name = name_part(a->readers, behind_words(x->text, word + hit.words));

			if (name.n > 0 && looks_name(name)) {
				draft_author(a->d, name);
				return;
			}
		}
		at = space == SIZE_MAX ? x->key.n : space + 1;
	}
}

/* The date: of a line, of a dateline, of a machine's time stamp, of the last change, in this order. */
static void
take_date(struct around *a, struct date epoch)
{
	struct date date;
	size_t line;

	if (date_known(a->d->date))
		return;
	line = when_find(a, WHEN_ENOUGH, &date);
	if (line != SIZE_MAX) {
		draft_date(a->d, date, "text");
		take_inner_author(a, &a->u->items[line]);
	} else if (when_dateline(a, &date)) {
		draft_date(a->d, date, "dateline");
	} else if (date_known(epoch)) {
		draft_date(a->d, epoch, "epoch");
	} else if (when_updated(a, &date)) {
		draft_date(a->d, date, "updated");
	}
}

void
around_take(struct around *a)
{
	const struct readers *r = a->readers;
	struct date epoch = { 0 };

	for (size_t i = 0; i < a->u->n; i++) {
		struct unit *x = &a->u->items[i];
		struct str name;

		if (dates_epoch(x->text, r->today, &epoch) || i == a->title || !near_story(a, i))
			continue;
		name = byline(r, x);
		if (name.n > 0 && (i < a->from + 2 || i + 2 >= a->to)) {
			if (a->d->author.end == a->d->author.start)
				draft_author(a->d, name);
			x->why = drop_reason(STR("byline"));
		} else if (source_line(r, x, &name)) {
			if (name.n > 0 && a->d->source.end == a->d->source.start)
				draft_source(a->d, name);
			x->why = drop_reason(STR("source"));
		}
	}
	take_date(a, epoch);
}

static bool
lead_looks(const struct unit *x)
{
	return unit_solid(x) ||
	       (x->hit.kind == FURNITURE_NONE && !x->dated && x->words >= LEAD_WORDS && x->stops * 5 >= x->words);
}

void
around_leads(struct around *a)
{
	if (a->title == SIZE_MAX || a->title >= a->from || a->from - a->title > LEAD_REACH)
		return;
	for (size_t i = a->title + 1; i < a->from; i++) {
		struct unit *x = &a->u->items[i];

		x->lead = lead_looks(x) && !x->foreign && x->links * 3 < x->words &&
			  (!x->why || (x->words > 24 && x->why == drop_reason(STR("credit"))));
		if (x->lead)
			x->why = NULL;
	}
}

bool
around_foreign(const struct readers *r, const struct unit *x, lang_id body)
{
	double margin = 0;
	lang_id lang;

	if (x->words < 3 || unit_solid(x) || body == LANG_UND)
		return false;
	lang = language_detect(r->languages, x->text, &margin);
	return lang != LANG_UND && lang != body && margin > 0.1;
}

bool
around_source(const struct around *a, size_t i)
{
	const struct unit *x = &a->u->items[i];
	struct str name;

	return x->words >= 2 && x->words <= SOURCE_WORDS && !x->end && str_chr(x->text, ':', 0) != SIZE_MAX &&
	       source_line(a->readers, x, &name) && name.n > 0;
}

bool
around_head(const struct around *a, size_t i)
{
	const struct unit *x = &a->u->items[i];

	if (!x->dated || i < a->from || i >= a->to)
		return false;
	for (size_t k = a->from; k < i; k++)
		if (unit_solid(&a->u->items[k]))
			return false;
	return true;
}

const char *
around_why(const struct around *a, size_t i)
{
	const struct unit *x = &a->u->items[i];

	if (x->why)
		return x->why;
	if (x->hit.kind != FURNITURE_NONE)
		return x->hit.why;
	if (around_foreign(a->readers, x, a->d->lang))
		return drop_reason(STR("foreign"));
	if (x->words <= 8 && !x->end)
		return drop_reason(STR("menu"));
	return drop_reason(STR("outside"));
}

void
around_repeats(units *u, size_t title)
{
	const struct unit *t;
	struct same_line line, other;

	if (title == SIZE_MAX)
		return;
	t = &u->items[title];
	same_split(t->key, &line);
	for (size_t i = 0; i < u->n; i++) {
		struct unit *x = &u->items[i];
		enum same same;

		if (i == title || x->key.n == 0 || x->words > 50 || x->why)
			continue;
		same_split(x->key, &other);
		same = same_lines(&line, &other);
		if (same == SAME_EQUAL ||
		    (same == SAME_NEAR && (!x->end || i <= title + NEAR_REACH) && !unit_bullet(x)))
			x->why = drop_reason(STR("repeated-title"));
		else if (same == SAME_TAIL && t->words >= 3 && !x->end && i < title)
			x->why = drop_reason(STR("menu"));
		else if (same == SAME_HEAD && !x->end && i < title)
			x->why = drop_reason(STR("repeated-title"));
	}
}
