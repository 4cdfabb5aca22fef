#ifndef INDEX_POST_H
#define INDEX_POST_H

#include "index/index.h"

/* What post_tokens() makes, in ${arena}: see struct index. */
struct postings {
	uint8_t *bytes;
	uint64_t *first;
	uint32_t *tokens, *articles;
};

/**
 * post_tokens(ix, arena, threads):
 * The places of each term, packed, in as many runs of articles as there are threads: one pass to see how many bytes each
 * takes, one to write them. ${ix} has its forms, terms and tokens. Cost: O(tokens); O(terms × threads) memory.
 */
struct postings post_tokens(const struct index *ix, struct arena *arena, unsigned threads);

#endif
