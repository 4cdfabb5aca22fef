#include "read/reflow.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "read/drop.h"
#include "read/repeat.h"

/* A wrapped line is at least half a line long, and no wrapper sets more than this many columns. */
enum { WIDEST = 132, NARROWEST = 24 };

/* A run of lines with no empty line between them. */
struct run {
	size_t from, to; /* indices into lines */
	size_t width;    /* columns the text was wrapped at */
};

static bool
separator(const struct unit *u)
{
	return !u->letter && unit_shape(u) == drop_reason(STR("separator"));
}

/* Does the sentence go on from ${a} to ${b}? */
static bool
goes_on(const struct unit *a, const struct unit *b)
{
	return !a->end && b->lower && !unit_bullet(b);
}

static int
by_size(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return x < y ? -1 : x > y;
}

typedef VEC(size_t) sizes;

/* Did a wrapper make this run? In one, many lines end in mid-sentence and the next goes on in lower case. The
 * lengths of those lines go to ${widths}, but not of such as a stray separator ends: they were put back
 * whole. */
static bool
looks_wrapped(const units *lines, size_t from, size_t to, sizes *widths)
{
	const struct unit *before = NULL;
	size_t pairs = 0, on = 0, wide = 0, first = widths->n;

	for (size_t i = from; i < to; i++) {
		const struct unit *u = &lines->items[i];

		if (separator(u))
			continue;
		if (before && goes_on(before, u)) {
			size_t n = utf8_count(before->text);

			on++;
			if (n <= WIDEST && n >= NARROWEST && !str_endsz(before->text, ";"))
				vec_add(widths, n);
		}
		pairs += before != NULL;
		wide += u->text.n > 2 * WIDEST;
		before = u;
	}
	if (pairs > 0 && on * 10 >= pairs * 3 && wide * 4 <= pairs && widths->n > first)
		return true;
	widths->n = first;
	return false;
}

/* The end of the run that begins at ${from}: no empty line between. */
static size_t
run_end(const units *lines, size_t from)
{
	size_t to = from + 1;

	while (to < lines->n && !lines->items[to].gap)
		to++;
	return to;
}

/* How many columns the text was wrapped at: the 90th percentile of its unfinished lines; 0: it was not
 * wrapped. */
static size_t
wrapped_at(const units *lines)
{
	sizes widths = { 0 };
	size_t width = 0;

	for (size_t from = 0, to; from < lines->n; from = to) {
		to = run_end(lines, from);
		if (to - from > 1)
			looks_wrapped(lines, from, to, &widths);
	}
	if (widths.n > 0) {
		qsort(widths.items, widths.n, sizeof *widths.items, by_size);
		width = widths.items[widths.n - 1 - widths.n / 10];
	}
	vec_release(&widths);
	return width;
}

static size_t
first_word_width(const struct unit *u)
{
	size_t space = str_chr(u->text, ' ', 0);

	return utf8_count(str_sub(u->text, 0, space == SIZE_MAX ? u->text.n : space));
}

/* Was this run wrapped, too, in a text that was wrapped at ${width}? In one, the next line's first word had
 * no room left; German nouns hide from looks_wrapped(). */
static bool
filled(const units *lines, size_t from, size_t to, size_t width)
{
	const struct unit *before = NULL;
	size_t pairs = 0, full = 0;

	for (size_t i = from; i < to; i++) {
		const struct unit *u = &lines->items[i];

		if (separator(u))
			continue;
		if (before) {
			pairs++;
			full += goes_on(before, u) || str_endsz(before->text, ";") ||
				utf8_count(before->text) + 1 + first_word_width(u) >= width;
		}
		before = u;
	}
	return pairs > 0 && full * 10 >= pairs * 7;
}

/* Inside a wrapped run: does a new paragraph begin with ${b}? It does where the sentence ended and the next
 * word would have had room; where a heading stands; and at a bullet. */
static bool
breaks(const struct unit *a, const struct unit *b, size_t width)
{
	size_t n = utf8_count(a->text);
	char last = a->text.n > 0 ? a->text.p[a->text.n - 1] : ' ';

	if (unit_bullet(b) || unit_shape(b) || unit_shape(a))
		return true;
	if (a->end)
		return n + 1 + first_word_width(b) + 2 <= width;
	if (a->hit.kind == FURNITURE_CUT || b->hit.kind == FURNITURE_CUT)
		return true;
	return !b->lower && n * 2 < width && last != ',' && last != '-' && b->letter && a->words > 1;
}

/* Does typeset hyphenation occur in the run: lines that end in a hyphen and go on in lower case? */
static bool
hyphenated(const units *lines, const struct run *r)
{
	size_t n = 0;

	for (size_t i = r->from; i + 1 < r->to; i++)
		n += str_endsz(lines->items[i].text, "-") && lines->items[i + 1].lower;
	return n * 25 >= r->to - r->from;
}

static void
join(struct buf *p, const struct unit *u, bool hyphens)
{
	struct str sofar = buf_str(p);
	bool hyphen = str_endsz(sofar, "-") && !str_endsz(sofar, " -");

	if (hyphen && hyphens && u->lower)
		p->n--;
	else if (!hyphen && p->n > 0)
		buf_addc(p, ' ');
	buf_adds(p, u->text);
}

static void
put(struct buf *p, const struct unit *first, struct arena *scratch, units *out)
{
	struct unit u = *first;

	if (p->n == 0)
		return;
	u.text = arena_str(scratch, buf_str(p));
	u.joined = true;
	vec_add(out, u);
	buf_reset(p);
}

/* Join the lines of one wrapped run. */
static void
join_run(const units *lines, const struct run *r, struct arena *scratch, struct draft *d, units *out)
{
	struct buf p = { 0 };
	struct repeat repeat;
	const struct unit *before = NULL, *first = NULL;
	bool hyphens = hyphenated(lines, r);

	repeat_init(&repeat, lines, r->from, r->to);
	for (size_t i = r->from; i < r->to; i++) {
		const struct unit *u = &lines->items[i];

		if (separator(u)) {
			draft_drop(d, u->line, u->text, drop_reason(STR("separator")));
			continue;
		}
		if (before && !repeat_pending(&repeat, i) && breaks(before, u, r->width))
			put(&p, first, scratch, out);
		if (p.n == 0) {
			first = u;
			buf_adds(&p, u->text);
		} else if (!repeat_join(&repeat, &p, i, d)) {
			join(&p, u, hyphens);
		}
		before = u;
	}
	put(&p, first, scratch, out);
	repeat_release(&repeat);
	buf_release(&p);
}

void
reflow(const units *lines, struct arena *scratch, struct draft *d, units *out)
{
	struct run r = { .width = wrapped_at(lines) };
	sizes widths = { 0 };

	for (; r.from < lines->n; r.from = r.to) {
		r.to = run_end(lines, r.from);
		if (r.width > 0 && r.to - r.from > 1 &&
		    (looks_wrapped(lines, r.from, r.to, &widths) || filled(lines, r.from, r.to, r.width)))
			join_run(lines, &r, scratch, d, out);
		else
			for (size_t i = r.from; i < r.to; i++)
				vec_add(out, lines->items[i]);
	}
	vec_release(&widths);
}
