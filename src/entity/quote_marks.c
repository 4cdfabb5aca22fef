#include "entity/quote_marks.h"

#include <stdbool.h>

#include "base/utf8.h"
#include "text/fold.h"

enum { LOW = 0x201E, LEFT = 0x201C, RIGHT = 0x201D, FRENCH = 0xAB, TURNED = 0xBB };

/* What closes what this opens; 0: it opens nothing. ${first} is the first guillemet of the field: it tells which of the
 * two opens. */
static uint32_t
closes(uint32_t c, uint32_t first)
{
	switch (c) {
	case LOW:
		return LEFT;
	case LEFT:
		return RIGHT;
	case '"':
		return '"';
	case FRENCH:
	case TURNED:
		return c != first ? 0 : c == FRENCH ? TURNED : FRENCH;
	default:
		return 0;
	}
}

/* Nobody agrees on which of the high marks ends what a low one began. */
static bool
ends(uint32_t c, uint32_t open, uint32_t close)
{
	return c == close || (open == LOW && (c == RIGHT || c == '"')) || (open == LEFT && c == '"');
}

/* A mark that looks the same on both sides opens only behind what is no letter and no figure. */
static bool
may_open(struct str text, uint32_t start, size_t at, uint32_t c)
{
	uint32_t before;

	if (c != '"' || at == start)
		return true;
	before = utf8_prev(text, &at);
	return !fold_is_letter(before) && !fold_is_digit(before);
}

/* The next byte at or after ${at} that a mark can begin with: of all marks but one the first is 0xC2 or 0xE2. */
static size_t
next_mark(struct str text, size_t at, size_t end)
{
	while (at < end && text.p[at] != '"' && text.p[at] != '\xC2' && text.p[at] != '\xE2')
		at++;
	return at;
}

static uint32_t
first_guillemet(struct str text, uint32_t start, uint32_t end)
{
	size_t at = next_mark(text, start, end);

	for (; at < end; at = next_mark(text, at, end)) {
		uint32_t c = utf8_next(text, &at);

		if (c == FRENCH || c == TURNED)
			return c;
	}
	return 0;
}

void
quote_marks_find(struct str text, uint32_t start, uint32_t end, quote_spans *out)
{
	uint32_t first = first_guillemet(text, start, end), open = 0, close = 0;
	struct quote_span s = { 0, 0, 0, 0 };
	size_t at = next_mark(text, start, end);

	for (; at < end; at = next_mark(text, at, end)) {
		size_t from = at;
		uint32_t c = utf8_next(text, &at);

		if (open == 0 && closes(c, first) != 0 && may_open(text, start, from, c)) {
			open = c;
			close = closes(c, first);
			s.open = (uint32_t)from;
			s.start = (uint32_t)at;
		} else if (open != 0 && ends(c, open, close)) {
			s.end = (uint32_t)from;
			s.close = (uint32_t)at;
			vec_add(out, s);
			open = 0;
		}
	}
	if (open != 0 && s.open == start) {
		s.end = s.close = end;
		vec_add(out, s);
	}
}
