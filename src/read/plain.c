#include <string.h>

#include "base/intl.h"
#include "base/utf8.h"
#include "read/around.h"
#include "read/body.h"
#include "read/dates.h"
#include "read/drop.h"
#include "read/reader.h"
#include "read/reflow.h"
#include "read/title.h"
#include "text/language.h"

/**
 * Plain text: articles as they were copied or scraped from pages, one line a block, or wrapped by a mail
 * program. Lines are measured (unit.h), re-flowed (reflow.h), and scored; the title is found; the run with
 * the highest sum is the story (body.h), and what stands around it tells author, date and source, or is
 * furniture (around.h).
 */

/* A line of prose is never longer than LONGEST bytes; of what is, the first part is read, in pieces of PIECE.
 * No article has more than LINES_MOST lines. */
enum { LONGEST = 1 << 20, PIECE = 1 << 14, LINES_MOST = 500000 };

/* How many times more must stand behind the end of a story to be the story. */
enum { LATER = 6 };

int
plain_sniff(struct str name, struct str bytes)
{
	(void)name;
	(void)bytes;
	return 10;
}

struct plain {
	struct source *s;
	const struct furniture *f;
	struct arena scratch;
	struct buf text;
	struct draft d;
	units lines, u;
	struct date today;
};

static void
add_line(struct plain *p, struct str line, uint32_t no, bool gap)
{
	struct unit u = { .text = str_trim(line), .line = no, .gap = gap, .kind = FIELD_PARAGRAPH };

	if (!draft_is_clean(u.text)) {
		struct buf clean = { 0 };

		draft_clean(line, &clean);
		u.text = arena_str(&p->scratch, buf_str(&clean));
		buf_release(&clean);
	}
	if (u.text.n == 0)
		return;
	unit_measure(p->f, &p->scratch, &u);
	vec_add(&p->lines, u);
}

/* A line without an end: its first part in pieces. */
static void
add_long(struct plain *p, struct str line, uint32_t no, bool gap)
{
	size_t kept = utf8_cut(line, LONGEST);

	reader_note(p->s, _("line %lu is %zu bytes long; only its first %zu are read"), (unsigned long)no, line.n,
		    kept);
	draft_drop(&p->d, no, str_sub(line, kept, kept + 80), drop_reason(STR("long-line")));
	line = str_sub(line, 0, kept);
	while (line.n > 0) {
		size_t n = line.n < PIECE ? line.n : utf8_cut(line, PIECE);

		for (size_t back = n; line.n > n && back > n / 2; back--)
			if (line.p[back - 1] == ' ') {
				n = back;
				break;
			}
		add_line(p, str_sub(line, 0, n), no, gap);
		line = str_sub(line, n, line.n);
		gap = true;
	}
}

static void
split_lines(struct plain *p)
{
	struct str rest = buf_str(&p->text), line;
	uint32_t no = 0;
	bool gap = true;

	while (str_cut(&rest, '\n', &line)) {
		no++;
		if (str_trim(line).n == 0) {
			gap = true;
			continue;
		}
		if (p->lines.n >= LINES_MOST) {
			reader_note(p->s, _("has more than %d lines; the rest is not read"), (int)LINES_MOST);
			break;
		}
		if (line.n > LONGEST)
			add_long(p, line, no, gap);
		else
			add_line(p, line, no, gap);
		gap = false;
	}
}

/* "Titre : Un fonds saoudien …": one field of a header. */
static bool
header_field(struct plain *p, const struct unit *u)
{
	struct furniture_hit hit;
	struct date date;
	struct str value;
	size_t colon = str_chr(u->text, ':', 0);

	if (colon == SIZE_MAX || colon > 30 || u->key.n == 0 || !furniture_prefix(p->f, FURNITURE_KEY, u->key, &hit))
		return false;
	value = str_trim(str_sub(u->text, colon + 1, u->text.n));
	if (value.n == 0)
		return false;
	if (str_eqz(hit.value, "title"))
		draft_title(&p->d, value);
	else if (str_eqz(hit.value, "author"))
		draft_author(&p->d, value);
	else if (str_eqz(hit.value, "source"))
		draft_source(&p->d, value);
	else if (str_eqz(hit.value, "url"))
		draft_url(&p->d, value);
	else if (str_eqz(hit.value, "lang"))
		p->d.declared = lang_find(value);
	else if (str_eqz(hit.value, "date") && dates_parse(p->f, value, p->today, &date))
		draft_date(&p->d, date, "header");
	return true;
}

/* A header is two fields or more from the first line on, up to an empty line; returns how many lines it has.
 */
static size_t
header(struct plain *p)
{
	struct draft_piece none = { 0 };
	size_t n = 0;

	while (n < p->lines.n && (n == 0 || !p->lines.items[n].gap) && header_field(p, &p->lines.items[n]))
		n++;
	if (n >= 2)
		return n;
	p->d.title = p->d.author = p->d.source = p->d.url = none;
	draft_date(&p->d, (struct date){ 0 }, NULL);
	p->d.declared = LANG_UND;
	return 0;
}

/* The language of the solid units: what is around them may be in another. */
static lang_id
body_language(const struct plain *p)
{
	struct draft d;
	lang_id lang;

	draft_init(&d);
	d.declared = p->d.declared;
	for (size_t i = 0; i < p->u.n && d.text.n < 1200; i++)
		if (unit_solid(&p->u.items[i]))
			draft_paragraph(&d, str_sub(p->u.items[i].text, 0, utf8_cut(p->u.items[i].text, 400)),
					FIELD_PARAGRAPH);
	lang = d.paragraphs.n > 0 ? reader_language(p->s->readers, &d) : LANG_UND;
	draft_release(&d);
	return lang;
}

static size_t
first_solid(const units *u)
{
	for (size_t i = 0; i < u->n; i++)
		if (!u->items[i].why && unit_solid(&u->items[i]))
			return i;
	return u->n;
}

/* Without a line that is surely prose, what is no furniture by its words or its shape is the story. */
static void
whole(const units *u, size_t *from, size_t *to)
{
	*from = 0;
	*to = u->n;
	while (*from < u->n && (u->items[*from].why || u->items[*from].hit.kind != FURNITURE_NONE))
		++*from;
	while (*to > *from && (u->items[*to - 1].why || u->items[*to - 1].hit.kind != FURNITURE_NONE))
		--*to;
}

static enum field_kind
field_kind(const struct unit *x)
{
	if (unit_bullet(x))
		return FIELD_ITEM;
	return x->end || x->words > 14 ? FIELD_PARAGRAPH : FIELD_HEADING;
}

static void
emit(struct plain *p, struct around *a)
{
	for (size_t i = 0; i < p->u.n; i++) {
		struct unit *x = &p->u.items[i];
		bool inside = (i >= a->from && i < a->to) || x->lead;

		if (!x->why && around_head(a, i))
			x->why = drop_reason(STR("timestamp"));
		if (i == a->title)
			draft_title(&p->d, x->text);
		else if (inside && !x->why && x->hit.kind == FURNITURE_NONE)
			draft_paragraph(&p->d, x->text, field_kind(x));
		else
			draft_drop(&p->d, x->line, x->text, inside && !x->why ? x->hit.why : around_why(a, i));
	}
}

/* Scores of all lines; the title has none, and what is no part of the story for sure speaks against it. */
static void
score(struct plain *p, size_t title)
{
	for (size_t i = 0; i < p->u.n; i++) {
		struct unit *x = &p->u.items[i];

		unit_score(x);
		if (i == title)
			x->score = 0;
		else if (x->why && x->score > -2)
			x->score = -2;
	}
}

/* The story: the best run before the first end of a story, unless what comes behind it is far more. */
static bool
run(const units *u, size_t from, struct around *a)
{
	size_t cut = body_cut(u, from, u->n), later_from, later_to;
	double sum = body_run(u, from, cut, &a->from, &a->to), later;

	if (cut < u->n && (later = body_run(u, cut, u->n, &later_from, &later_to)) > sum * LATER) {
		a->from = later_from;
		a->to = body_cut(u, later_from, later_to);
		return true;
	}
	return sum > 0;
}

static void
extract(struct plain *p)
{
	struct around a = { p->s->readers, &p->u, 0, 0, SIZE_MAX, &p->d };
	bool solid;

	around_marks(a.readers, &p->u);
	p->d.lang = p->s->options && p->s->options->assume ? p->s->options->assume : body_language(p);
	score(p, SIZE_MAX);
	solid = first_solid(&p->u) < p->u.n && run(&p->u, 0, &a);
	if (!solid)
		whole(&p->u, &a.from, &a.to);
	for (size_t i = a.from > 40 ? a.from - 40 : 0; i < a.from + 8 && i < p->u.n; i++)
		p->u.items[i].foreign = around_foreign(a.readers, &p->u.items[i], p->d.lang);
	if (p->d.title.end == p->d.title.start)
		a.title = title_find(p->f, &p->u, a.from, a.to, &p->scratch);
	around_repeats(&p->u, a.title);
	score(p, a.title);
	if (solid)
		run(&p->u, a.title == SIZE_MAX ? 0 : a.title + 1, &a);
	around_leads(&a);
	around_take(&a);
	emit(p, &a);
}

int
plain_read(struct source *s, struct err *err)
{
	struct plain p = { .s = s, .f = s->readers->furniture, .today = s->readers->today };
	size_t head;

	(void)err;
	arena_init(&p.scratch);
	draft_init(&p.d);
	reader_text(s, NULL, &p.text);
	buf_reserve(&p.d.text, p.text.n);
	vec_reserve(&p.lines, 32);
	vec_reserve(&p.u, 32);
	split_lines(&p);
	head = header(&p);
	for (size_t i = 0; i < head; i++)
		draft_drop(&p.d, p.lines.items[i].line, p.lines.items[i].text, drop_reason(STR("header")));
	if (head > 0) {
		p.lines.n -= head;
		memmove(p.lines.items, p.lines.items + head, p.lines.n * sizeof *p.lines.items);
	}
	if (s->told && s->told->own_head && p.d.title.end == p.d.title.start)
		draft_title(&p.d, s->told->title);
	reflow(&p.lines, &p.scratch, &p.d, &p.u);
	for (size_t i = 0; i < p.u.n; i++)
		if (p.u.items[i].joined)
			unit_measure(p.f, &p.scratch, &p.u.items[i]);
	extract(&p);
	reader_emit(s, &p.d);
	vec_release(&p.lines);
	vec_release(&p.u);
	buf_release(&p.text);
	draft_release(&p.d);
	arena_release(&p.scratch);
	return 0;
}
