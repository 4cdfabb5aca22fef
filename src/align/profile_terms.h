#ifndef ALIGN_PROFILE_TERMS_H
#define ALIGN_PROFILE_TERMS_H

#include "align/profile.h"

/* The log of the inverse share of ${articles} of which ${having} have something, and the lexicon would let ${chance}
 * of all have it; at least 0. */
float profile_terms_importance(uint32_t articles, uint32_t having, float chance);

/**
 * profile_terms(p, ix, c, threads, arena):
 * The first part of profile_all: how important each stem is on each side, and the terms of each article. Sides and
 * gloss are set.
 * Owns: ${arena}. Cost: two passes over the tokens, neither of which hashes or sorts tokens.
 * The same for any number of threads.
 */
void profile_terms(struct profiles *p, const struct corpus *c, const struct index *ix, unsigned threads,
		   struct arena *arena);

/* profile_terms_answers(p, arena): The last part: first_answer and answers. Cost: O(stems). */
void profile_terms_answers(struct profiles *p, struct arena *arena);

#endif
