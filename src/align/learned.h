#ifndef ALIGN_LEARNED_H
#define ALIGN_LEARNED_H

#include "align/corrections.h"
#include "align/learn.h"

/**
 * What a corpus teaches about words: learned from the passages of its pairs that are surely translations, on top of the
 * lexicon. Made once, frozen.
 */
struct learned {
	struct lexicon *lexicon; /* with what was learned; NULL: nothing was */
	uint32_t words;          /* pairs of words that the lexicon does not have */
	uint32_t pairs;          /* of articles that they were learned from */
};

struct learned_sources {
	const struct corpus *corpus;
	const struct index *index;
	const struct lexicon *lexicon; /* NULL: nothing is learned */
	const struct stories *stories;
	const struct corrections *said; /* NULL: nothing */
	unsigned threads;
};

/**
 * learned_make(from, out):
 * Pairs in which the reader confirmed passages come first, then those of the highest score, at most 300; what the reader
 * confirmed counts twice.
 * Cost: these pairs are aligned, 2 ms each over the threads, and 0.2 s; 30 MB while it goes on. Owns: learned_release.
 */
void learned_make(const struct learned_sources *from, struct learned *out);
void learned_release(struct learned *x);

/* learned_add(l, corpus, index, article, alignment, pair): The passages of two articles that are surely translations, as
 * learn_bead() of number ${pair}; how many. */
uint32_t learned_add(struct learn *l, const struct corpus *c, const struct index *ix, const uint32_t article[2],
                     const struct alignment *a, uint32_t pair);

#endif
