#ifndef ALIGN_CANDIDATES_H
#define ALIGN_CANDIDATES_H

#include "align/profile.h"

enum { CANDIDATES_MOST = 6 };

struct candidate {
	uint32_t article;
	float score;
};

/* The candidates of one article, best first. */
struct candidates {
	uint32_t n;
	struct candidate of[CANDIDATES_MOST];
};

/* candidates_insert(best, n, most, x): Put ${x} among the best ${n}, of which at most ${most} stay: by falling score, then
 * by article, so that the order of coming does not matter. Returns how many they are then. */
uint32_t candidates_insert(struct candidate *best, uint32_t n, uint32_t most, struct candidate x);

/* Of the other language, or the other articles of the own one. */
enum candidates_reach { CANDIDATES_ACROSS, CANDIDATES_WITHIN };

/**
 * candidates_find(p, reach, threads):
 * For each article those within reach that share its rarest names, figures and terms: each feature, and each word
 * that a term may stand for, votes with its weight for the articles that have it, unless they are too many (profile.h); the
 * score is the sum of the votes by the square roots of what both weigh.
 * Owns: [narticles], the caller's; free(). Cost: the votes cast for one article are bounded, so O(articles) and some
 * ten microseconds for each; a word of memory for each article and thread. The same for any number of threads.
 */
struct candidates *candidates_find(const struct profiles *p, enum candidates_reach reach, unsigned threads);

/* candidates_common(found, a, b): What two articles have in common with just anybody: the mean of the votes of each for its
 * best candidates but the other one, which may be more than anybody. */
float candidates_common(const struct candidates *found, uint32_t a, uint32_t b);

#endif
