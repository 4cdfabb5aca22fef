#ifndef ALIGN_GATHER_H
#define ALIGN_GATHER_H

#include "align/story.h"
#include "corpus/corpus.h"

/* Pairs as they were found: of no story yet. Borrowed. */
struct gathered {
	const struct pair *pairs, *versions;
	uint32_t npairs, nversions;
};

/* gather_stories(corpus, sides, found): The stories that the pairs and versions make of the articles, in order. Owns: the
 * caller; stories_free. Cost: O(articles, pairs log). */
struct stories *gather_stories(const struct corpus *c, struct sides sides, const struct gathered *found);

#endif
