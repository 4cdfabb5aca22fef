#include "text/sentences.h"

#include <stdlib.h>

#include "base/lanes.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/stopped.h"
#include "text/stops.h"

struct splitter {
	struct stops *stops;
};

int
splitter_new(struct splitter **out, lang_id lang, struct err *err)
{
	struct stops *stops;

	if (stops_new(&stops, lang, err) != 0)
		return -1;
	*out = mem_alloc(sizeof **out);
	(*out)->stops = stops;
	return 0;
}

void
splitter_free(struct splitter *s)
{
	if (s == NULL)
		return;
	stops_free(s->stops);
	free(s);
}

static bool
closes(uint32_t c)
{
	return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0xBB || c == 0xAB || c == 0x201C || c == 0x201D ||
	       c == 0x2019 || c == 0x2018 || c == 0x203A || c == 0x2039;
}

static bool
opens(uint32_t c)
{
	return c == '"' || c == '\'' || c == '(' || c == '[' || c == 0xAB || c == 0xBB || c == 0x201E || c == 0x201C ||
	       c == 0x201A || c == 0x2018 || c == 0x2039 || c == 0x203A || c == 0x2013 || c == 0x2014 || c == '-';
}

static bool
is_stop(uint32_t c)
{
	return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

static size_t
skip_space(struct str s, size_t at)
{
	while (at < s.n) {
		size_t next = at;

		if (!fold_is_space(utf8_next(s, &next)))
			break;
		at = next;
	}
	return at;
}

/* One paragraph being split. What was found out about a place is kept, so that no hostile text, a line of a million
 * stops, makes this quadratic. */
struct scan {
	const struct stops *stops;
	struct str text;
	size_t start;  /* of the sentence: no space */
	size_t looked; /* from start to here it was looked for a word */
	bool word;     /* and one was found */
	size_t quotes; /* to here straight quotes are counted */
	bool quote;    /* and one is open */
	size_t from, end; /* the last run of stops and what closes behind them */
	size_t space;     /* the end of the space behind it */
	size_t next;      /* and what follows that: no opening quote or bracket */
};

/* An odd number of straight quotes before ${at}: the next one closes. */
static bool
quote_is_open(struct scan *x, size_t at)
{
	for (; x->quotes < at; x->quotes++)
		x->quote ^= x->text.p[x->quotes] == '"';
	return x->quote;
}

/* Behind a stop: further stops, then closing quotes and brackets, which French sets behind a space. */
static size_t
skip_closing(struct scan *x, size_t at)
{
	struct str s = x->text;

	for (;;) {
		size_t next = at, spaced, behind;
		uint32_t c;

		if (at >= s.n)
			return at;
		c = utf8_next(s, &next);
		if (closes(c) || is_stop(c)) {
			at = next;
			continue;
		}
		spaced = next = skip_space(s, at);
		if (spaced == at || spaced >= s.n)
			return at;
		c = utf8_next(s, &next);
		if (c != 0xBB && c != 0x201D && !(c == '"' && quote_is_open(x, spaced)))
			return at;
		behind = next;
		if (next < s.n && !fold_is_space(utf8_next(s, &behind)) && s.p[next] != ',' && s.p[next] != '.')
			return at;
		at = next;
	}
}

/* Over opening quotes and brackets, and the space behind them. */
static size_t
skip_opening(struct str s, size_t at)
{
	size_t next = at;

	while (at < s.n && opens(utf8_next(s, &next)) && next < s.n)
		at = next = skip_space(s, next);
	return at;
}

/* Know the run behind the stop that ends at ${behind}: a stop within one that is known has the same end. */
static void
know_run(struct scan *x, size_t behind)
{
	if (behind > x->from && behind <= x->end)
		return;
	x->from = behind - 1;
	x->end = skip_closing(x, behind);
	x->space = skip_space(x->text, x->end);
	x->next = skip_opening(x->text, x->space);
}

/* May a sentence begin with the small letter that ends at ${behind}? As a quotation, and behind the letter of a list:
 * "b) Le droit". */
static bool
begins_small(const struct scan *x, size_t behind, bool single)
{
	size_t at = x->space;
	uint32_t c;

	if (behind < x->text.n && x->text.p[behind] == ')')
		return true;
	if (!single || x->next == x->space)
		return false;
	c = utf8_next(x->text, &at);
	return c == '"' || c == 0xAB || c == 0xBB || c == 0x201E || c == 0x201C;
}

/* Where the sentence ends, if ${mark} at ${at}, up to ${behind}, ends one; else 0. */
static size_t
ends_here(struct scan *x, size_t at, size_t behind, uint32_t mark)
{
	bool single;
	size_t peek;
	uint32_t c;

	know_run(x, behind);
	single = mark == '.' && x->end == behind;
	peek = x->next;
	if (x->space >= x->text.n)
		return x->text.n;
	if (x->space == x->end)
		return single && stopped_lost_space(&(struct stopped){ x->stops, x->text, x->start, at, behind })
		               ? x->end
		               : 0;
	c = x->next < x->text.n ? utf8_next(x->text, &peek) : 'A';
	if (c == ',' || c == ';' || c == ':' || (fold_is_lower(c) && !begins_small(x, peek, single)))
		return 0;
	if (mark == 0x2026 && !fold_is_upper(c) && !fold_is_digit(c))
		return 0;
	return single && stopped_belongs(&(struct stopped){ x->stops, x->text, x->start, at, x->next }) ? 0 : x->end;
}

/* Is there a letter or a digit between the start of the sentence and ${end}? */
static bool
has_word(struct scan *x, size_t end)
{
	while (!x->word && x->looked < end) {
		uint32_t c = utf8_next(x->text, &x->looked);

		x->word = fold_is_letter(c) || fold_is_digit(c);
	}
	return x->word;
}

static void
start_at(struct scan *x, size_t at)
{
	x->start = x->looked = skip_space(x->text, at);
	x->word = false;
}

static void
emit(const struct scan *x, size_t end, uint32_t base, spans *out)
{
	while (end > x->start) {
		size_t before = end;

		if (!fold_is_space(utf8_prev(x->text, &before)))
			break;
		end = before;
	}
	if (end > x->start)
		*vec_push(out) = (struct span){ base + (uint32_t)x->start, base + (uint32_t)end };
}

/* The next place from ${at} on where a stop may be: U+2026 begins with E2. */
static size_t
next_stop(struct str s, size_t at)
{
	for (; at + LANES <= s.n; at += LANES) {
		lanes v = lanes_load(s.p + at);

		if (lanes_any((lanes)(v == '.') | (lanes)(v == '!') | (lanes)(v == '?') | (lanes)(v == 0xE2)))
			break;
	}
	for (; at < s.n; at++) {
		unsigned char c = (unsigned char)s.p[at];

		if (c == '.' || c == '!' || c == '?' || c == 0xE2)
			break;
	}
	return at;
}

/* A piece without a word is no sentence: it goes to the one before it, or to the one behind it. */
void
splitter_run(const struct splitter *s, struct str paragraph, uint32_t base, spans *out)
{
	struct scan x = { .stops = s->stops, .text = paragraph };
	size_t at = 0, end, before = out->n;

	start_at(&x, 0);
	while ((at = next_stop(paragraph, at)) < paragraph.n) {
		size_t behind = at;
		uint32_t mark = utf8_next(paragraph, &behind);

		end = is_stop(mark) ? ends_here(&x, at, behind, mark) : 0;
		if (end > 0 && has_word(&x, end)) {
			emit(&x, end, base, out);
			start_at(&x, end);
			at = end;
		} else {
			at = behind;
		}
	}
	if (out->n > before && !has_word(&x, paragraph.n))
		x.start = out->items[--out->n].start - base;
	emit(&x, paragraph.n, base, out);
}
