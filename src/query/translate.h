#ifndef QUERY_TRANSLATE_H
#define QUERY_TRANSLATE_H

#include "query/forms.h"

/**
 * translate_terms(m, side, key, out):
 * The terms of the corpus (index.h) that stand for a word of ${side} in the other language, ascending, in place of what
 * ${out} holds: what the lexicon has for the word, in either direction, inflected, as the word itself may be ("puces": "Chip", "Chips"), and
 * compounds with that ("Chipfabrik", "Spitzenchips"), as far as the pairs of the corpus bear it out (witness.h).
 * ${key}: folded (text/fold.h).
 * Cost: the lexicon, and all terms for the compounds; a millisecond for 20,000 terms.
 */
void translate_terms(const struct model *m, int side, struct str key, term_list *out);

/* Is it a word of a side's language, rather than one of the other that is quoted there? By the corpus, else the lexicon. */
bool translate_is_of(const struct model *m, int side, struct str key);

#endif
