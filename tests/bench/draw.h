#ifndef TESTS_BENCH_DRAW_H
#define TESTS_BENCH_DRAW_H

#include "base/buf.h"
#include "query/model.h"

/**
 * What is looked for in `make bench`: words, phrases and names that stand at random places of a corpus, so that what is
 * frequent there is asked for often. The same corpus and number give the same draws.
 */
struct draw {
	const struct model *model;
	uint64_t random; /* not 0 */
};

/* Each appends what a person would type to ${out}; false where the corpus has nothing of the kind. */
bool draw_word(struct draw *d, struct buf *out);   /* of four letters or more */
bool draw_phrase(struct draw *d, struct buf *out); /* two words that follow each other */
bool draw_name(struct draw *d, struct buf *out);   /* as its entity is called on the left side */

#endif
