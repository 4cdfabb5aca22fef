#ifndef ALIGN_SPELLING_H
#define ALIGN_SPELLING_H

#include "base/arena.h"
#include "base/str.h"

/**
 * Two spellings of a person's name across languages. "Janoukovitch" and "Janukowitsch" are one name, written as each
 * language hears it; "Wendling" and "Wendland" are not. A name's skeleton is what is left without vowels, with the
 * letters that stand for one sound across French, German and English made one.
 */
enum spelling_relation {
	SPELLING_UNLIKE, /* nothing in common, or too little to compare */
	SPELLING_SAME,   /* equal; or one has the words of the other ("Mme Lacroix", "Lacroix") */
	SPELLING_LIKE,   /* a word in common, and another that is like but not the same: one is written wrong */
};

/* A name that was read once, to be compared with many; in ${arena}. */
struct spelling;
const struct spelling *spelling_of(struct str name, struct arena *arena);
enum spelling_relation spelling_relation(const struct spelling *a, const struct spelling *b);

/* Of the last words alone: "Melle Lacroix" and "Frau Lacroix" are the same, "Mc Carthy" and "McCarthy" alike, as
 * are those too short to tell ("Jr"), and one that goes on where the other ends. */
enum spelling_relation spelling_surnames(const struct spelling *a, const struct spelling *b);

/* Is the first word of both the same, and not the only one? */
bool spelling_first_same(const struct spelling *a, const struct spelling *b);

/* Of two that are compared once. Cost: letters of both. */
enum spelling_relation spelling_compare(struct str a, struct str b);

#endif
