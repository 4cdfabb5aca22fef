#include "text/sentences.h"

#include <stdlib.h>

#include "base/lanes.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/stops.h"

struct splitter {
	struct stops *stops;
};

enum { WORD_LONG = 128 }; /* bytes */

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

/* The word before the stop at ${stop}: letters, digits, and the stops within. Of a very long one the end: no
 * abbreviation is as long. */
static struct str
word_before(struct str s, size_t stop)
{
	size_t start = stop;

	while (start > 0 && stop - start < WORD_LONG) {
		size_t before = start;
		uint32_t c = utf8_prev(s, &before);

		if (!fold_is_letter(c) && !fold_is_digit(c) && c != '.')
			break;
		start = before;
	}
	return str_sub(s, start, stop);
}

/* The word at ${at}, with its apostrophe if it is elided. */
static struct str
word_at(struct str s, size_t at)
{
	size_t end = at, next = at;

	while (end < s.n) {
		uint32_t c = utf8_next(s, &next);

		if (c == '\'' || c == 0x2019)
			end = next;
		if (!fold_is_letter(c))
			break;
		end = next;
	}
	return str_sub(s, at, end);
}

static bool
only(struct str w, const char *of)
{
	size_t i;

	for (i = 0; i < w.n; i++)
		if (str_chr(str_of(of), w.p[i], 0) == SIZE_MAX)
			return false;
	return w.n > 0;
}

/* A capital by itself, or with stops between: an initial, or the end of "Vitamin C." */
static bool
initial(struct str w)
{
	size_t at = 0, n = 0;

	while (at < w.n) {
		uint32_t c = utf8_next(w, &at);

		if (c == '.') {
			n = 0;
			continue;
		}
		if (!fold_is_upper(c) || ++n > 1)
			return false;
	}
	return w.n > 0;
}

/* Does a word with a capital stand before ${word}, as a first name before an initial? */
static bool
behind_capital(struct str text, struct str word)
{
	size_t at = (size_t)(word.p - text.p), before;
	struct str w;

	while (at > 0 && text.p[at - 1] == ' ')
		at--;
	w = word_before(text, at);
	before = 0;
	return w.n > 0 && fold_is_upper(utf8_next(w, &before));
}

/* Does a word that begins sentences follow? */
static bool
starter(const struct scan *x)
{
	return stops_starter(x->stops, word_at(x->text, x->next));
}

/* Does the single stop at ${at} belong to the word before it? */
static bool
stop_belongs(const struct scan *x, size_t at)
{
	struct str word = word_before(x->text, at), last;
	bool ordinals = stops_ordinals(x->stops), first;
	size_t dot, next = x->next;
	enum stop_kind kind;

	if (word.n == 0)
		return false;
	for (dot = word.n; dot > 0 && word.p[dot - 1] != '.'; dot--)
		;
	last = str_sub(word, dot, word.n); /* "z.B" is listed, or its last part is */
	first = word.p == x->text.p + x->start;
	if (only(word, "0123456789")) /* "31. Mai", "3. Liga", "1. Punkt"; a year ends a sentence */
		return word.n <= 3 && (first || (ordinals && !starter(x)));
	kind = stops_kind(x->stops, word);
	if (kind == STOP_NONE && dot > 0)
		kind = stops_kind(x->stops, last);
	if (kind != STOP_NONE)
		return kind == STOP_NEVER || !starter(x);
	if (initial(word))
		return next < x->text.n && fold_is_upper(utf8_next(x->text, &next)) &&
		       (first || !starter(x) || (!ordinals && behind_capital(x->text, word)));
	return ordinals && only(word, "IVXLCDM") && !starter(x);
}

/* Was a space lost at the stop? "endete.Der Mann", but not "www.Site.com", "01.ai", "U.S.", "kino.to". */
static bool
lost_space(struct str s, size_t at, size_t behind)
{
	struct str word;
	size_t end, next = behind, before = at;

	if (!fold_is_upper(utf8_next(s, &next)) || next >= s.n || !fold_is_lower(utf8_next(s, &next)))
		return false;
	if (at == 0 || !fold_is_lower(utf8_prev(s, &before)) || before == 0 || !fold_is_lower(utf8_prev(s, &before)))
		return false;
	word = word_before(s, at);
	if (word.n < 3 || str_chr(word, '.', 0) != SIZE_MAX || str_eqz(word, "www"))
		return false;
	if (word.p > s.p && str_chr(STR("/@:_-"), word.p[-1], 0) != SIZE_MAX)
		return false;
	end = behind + word_at(s, behind).n; /* a name of the net goes on */
	return end >= s.n ||
	       (s.p[end] != '/' && s.p[end] != '@' && !(s.p[end] == '.' && end + 1 < s.n && s.p[end + 1] != ' '));
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
		return single && lost_space(x->text, at, behind) ? x->end : 0;
	c = x->next < x->text.n ? utf8_next(x->text, &peek) : 'A';
	if (fold_is_lower(c) || c == ',' || c == ';' || c == ':')
		return 0;
	if (mark == 0x2026 && !fold_is_upper(c) && !fold_is_digit(c))
		return 0;
	return single && stop_belongs(x, at) ? 0 : x->end;
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
