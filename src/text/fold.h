#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/**
 * fold_key(s, out):
 * Append the search key of ${s}: full case folding, NFKD, marks dropped, ß -> ss, œ -> oe, æ -> ae, ø -> o, ł -> l,
 * all apostrophes -> ', all hyphens and dashes -> -, soft hyphens and other default ignorables dropped.
 * "Élysée" -> "elysee", "Straße" -> "strasse". German umlauts fold to the bare vowel ("Müller" -> "muller").
 * Idempotent. ASCII and Latin-1 take a fast path that gives exactly what ICU gives (a test proves it).
 * Cost: meant for once per distinct word. Source: Unicode §3.13 D145, UAX #15.
 */
void fold_key(struct str s, struct buf *out);
bool fold_same(struct str a, struct str b); /* have they one key? */

/* fold_stem(key, stem): The first five code points of a folded key (KNOWN: as good as Snowball for alignment). */
struct str fold_stem(struct str key);

/* What one distinct word looks like; computed once per form. */
enum shape {
	SHAPE_UPPER_FIRST = 1 << 0, /* "Zhipu" */
	SHAPE_UPPER_ALL = 1 << 1,   /* "BCE", at least two letters */
	SHAPE_UPPER_INNER = 1 << 2, /* "SenseTime", "iPhone" */
	SHAPE_DIGIT = 1 << 3,       /* has a digit: "G42", "2,5" */
	SHAPE_NUMBER = 1 << 4,      /* digits and number punctuation only: "2,5", "1'000" */
	SHAPE_LETTER = 1 << 5,      /* has a letter */
	SHAPE_ELISION = 1 << 6,     /* ends in an apostrophe: "l’" */
};
unsigned fold_shape(struct str word); /* bits of enum shape; ICU's properties beyond ASCII */

/* ICU's properties, for the rooms above. */
bool fold_is_upper(uint32_t code_point); /* upper or title case */
bool fold_is_lower(uint32_t code_point);
bool fold_is_letter(uint32_t code_point);
bool fold_is_digit(uint32_t code_point);
bool fold_is_space(uint32_t code_point);
uint32_t fold_to_lower(uint32_t code_point); /* simple mapping */

#endif
