#ifndef INDEX_POST_H
#define INDEX_POST_H

#include "index/index.h"

/* What post_tokens() makes, in ${arena}: see struct index. */
struct postings {
	uint32_t *first, *tokens, *articles;
};

/**
 * post_tokens(ix, arena, threads):
 * The tokens of each term, ascending: a counting sort in as many runs of articles as there are threads. ${ix} has its
 * forms, terms and tokens. Cost: two passes over the tokens; O(terms × threads) memory.
 */
struct postings post_tokens(const struct index *ix, struct arena *arena, unsigned threads);

#endif
