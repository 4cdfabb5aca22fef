#ifndef TEXT_WIDTH_H
#define TEXT_WIDTH_H

#include <stddef.h>

#include "base/str.h"
#include "base/vec.h"

/**
 * Cells of a terminal. A grapheme cluster (UAX #29) is drawn as a whole; it takes 0, 1 or 2 cells (UAX #11, East
 * Asian Wide and Fullwidth 2, emoji presentation 2, marks 0).
 */

/* width_next(s, &at, &cells): The grapheme at ${at} as a slice, moving past it. Controls, bidi overrides and other
 * invisible characters have width 0 here: see width_escape. Cost: O(1) for ASCII. */
struct str width_next(struct str s, size_t *at, int *cells);
int width_of(struct str s); /* cells */

/* width_fit(s, cells, &used): Bytes of the longest prefix that takes at most ${cells} cells. */
size_t width_fit(struct str s, int cells, int *used);

/* width_wrap(s, cells, out): Break points of ${s} in lines of at most ${cells} (>= 1) cells: {start, end} bytes,
 * spaces at both ends left out; breaks at spaces and after hyphens, inside a word only if it is longer than a line.
 * An empty text gives one empty line. */
struct line {
	uint32_t start, end;
};
typedef VEC(struct line) lines;
void width_wrap(struct str s, int cells, lines *out);

/**
 * width_escape(s, out): Append ${s} fit for a terminal: C0 and C1 controls, DEL, ESC, bidirectional overrides and
 * isolates, U+2028/9, and other default-ignorable format characters (but not ZWJ/ZWNJ inside words, soft hyphen ->
 * nothing) are written as <U+202E>; tab and newline become a space. Returns the number of escapes.
 */
struct buf;
size_t width_escape(struct str s, struct buf *out);

#endif
