#include "text/stopped.h"

#include <string.h>

#include "base/utf8.h"
#include "text/fold.h"

enum { /* bytes; words */
	WORD_LONG = 128,
	SPACED_LONG = 16, /* of an abbreviation with spaces: "z. B.", "i. d. R." */
	SPACED_MOST = 4,
};

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

/* Two capitals and more, and no small letter: "FT", "ST". */
static bool
shouts(struct str w)
{
	size_t at = 0, n = 0;

	while (at < w.n) {
		if (!fold_is_upper(utf8_next(w, &at)))
			return false;
		n++;
	}
	return n > 1;
}

/* The character before ${word} in ${text}; 0: none. */
static uint32_t
char_before(struct str text, struct str word)
{
	size_t at = (size_t)(word.p - text.p);

	return at > 0 ? utf8_prev(text, &at) : 0;
}

/* The kind of ${word} together with the short words with stops before it: "a. D" is the rule "a.D". */
static enum stop_kind
spaced_kind(const struct stopped *x, struct str word)
{
	struct str text = x->text, before = word;
	char joined[SPACED_LONG];
	size_t n = word.n, parts;
	enum stop_kind kind = STOP_NONE;

	if (n >= sizeof joined || str_chr(word, '.', 0) != SIZE_MAX)
		return STOP_NONE;
	memcpy(joined + sizeof joined - n, word.p, n);
	for (parts = 1; parts < SPACED_MOST; parts++) {
		size_t at = (size_t)(before.p - text.p), space = at, from;

		while (at > 0 && (from = at, fold_is_space(utf8_prev(text, &from))))
			at = from;
		if (at == space || at == 0 || text.p[at - 1] != '.')
			break;
		before = word_before(text, at - 1);
		if (before.n == 0 || before.n > 2 || n + before.n + 1 > sizeof joined)
			break;
		joined[sizeof joined - n - 1] = '.';
		n += before.n + 1;
		memcpy(joined + sizeof joined - n, before.p, before.n);
		kind = stops_kind(x->stops, (struct str){ joined + sizeof joined - n, n });
		if (kind != STOP_NONE)
			return kind;
	}
	return kind;
}

/* Does a word that begins sentences follow? */
static bool
starter(const struct stopped *x)
{
	return stops_starter(x->stops, word_at(x->text, x->next));
}

/* Does a number follow, or a word in capitals? */
static bool
shouted_on(const struct stopped *x)
{
	size_t next = x->next;

	return shouts(word_at(x->text, x->next)) || (next < x->text.n && fold_is_digit(utf8_next(x->text, &next)));
}

/* The kind of the abbreviation ${word}, by itself, with what stands before it, or by its last part: "z.B" is listed, or
 * its last part is. */
static enum stop_kind
kind_of(const struct stopped *x, struct str word)
{
	enum stop_kind kind = spaced_kind(x, word);
	size_t dot;

	if (kind == STOP_NONE)
		kind = stops_kind(x->stops, word);
	if (kind != STOP_NONE) /* "ST. GALLEN", but "says the FT." */
		return shouts(word) && !stops_capitals(x->stops, word) && !shouted_on(x) ? STOP_NONE : kind;
	for (dot = word.n; dot > 0 && word.p[dot - 1] != '.'; dot--)
		;
	return dot > 0 && !initial(word) ? stops_kind(x->stops, str_sub(word, dot, word.n)) : STOP_NONE;
}

/* Is the number before a stop what can be an ordinal? Not "3,5", "3:2", "?x=1". */
static bool
ordinal(const struct stopped *x, struct str number)
{
	uint32_t c = char_before(x->text, number);

	return stops_ordinals(x->stops) && c != ',' && c != ':' && c != '=';
}

bool
stopped_belongs(const struct stopped *x)
{
	struct str word = word_before(x->text, x->at);
	size_t next = x->next, letter = 0;
	enum stop_kind kind;
	uint32_t before;
	bool first;

	if (word.n == 0)
		return false;
	first = word.p == x->text.p + x->start;
	if (only(word, "0123456789")) /* "31. Mai", "3. Liga", "1. Punkt"; a year ends a sentence */
		return word.n <= 3 && (first || (ordinal(x, word) && !starter(x)));
	before = char_before(x->text, word);
	utf8_next(word, &letter);
	if (letter == word.n && (before == '\'' || before == 0x2019)) /* "Sotheby's." */
		return false;
	kind = kind_of(x, word);
	if (kind != STOP_NONE)
		return kind == STOP_NEVER || !starter(x);
	if (initial(word))
		return next < x->text.n && (fold_is_digit(utf8_next(x->text, &next)) ||
		                            (next = x->next, fold_is_upper(utf8_next(x->text, &next)))) &&
		       (first || !starter(x));
	return stops_ordinals(x->stops) && only(word, "IVXLCDM") && !starter(x);
}

bool
stopped_lost_space(const struct stopped *x)
{
	struct str s = x->text, word;
	size_t end, next = x->next, before = x->at;

	if (!fold_is_upper(utf8_next(s, &next)) || next >= s.n || !fold_is_lower(utf8_next(s, &next)))
		return false;
	if (x->at == 0 || !fold_is_lower(utf8_prev(s, &before)) || before == 0 || !fold_is_lower(utf8_prev(s, &before)))
		return false;
	word = word_before(s, x->at);
	if (word.n < 3 || str_chr(word, '.', 0) != SIZE_MAX || str_eqz(word, "www"))
		return false;
	if (word.p > s.p && str_chr(STR("/@:_-"), word.p[-1], 0) != SIZE_MAX)
		return false;
	next = 0;
	if (fold_is_upper(utf8_next(word, &next)) && !stops_starter(x->stops, word_at(s, x->next)))
		return false; /* "Arch.Design" */
	end = x->next + word_at(s, x->next).n; /* a name of the net goes on */
	return end >= s.n ||
	       (s.p[end] != '/' && s.p[end] != '@' && !(s.p[end] == '.' && end + 1 < s.n && s.p[end + 1] != ' '));
}
