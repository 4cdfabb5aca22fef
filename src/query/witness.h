#ifndef QUERY_WITNESS_H
#define QUERY_WITNESS_H

#include "query/model.h"

/**
 * What the pairs of a corpus say about a word and one that may stand for it: where the one is, the other version should
 * have the other. It tells "élections" from "électricité", which have one stem.
 */
struct witness {
	const struct model *m;
	int side;       /* of the word */
	uint8_t *heard; /* [narticles] of the other side: 0 no version on the side, 1 none that has the word, 2 one that has it */
	float chance;   /* that one has it */
	bool known;     /* there are enough pairs to ask */
};

/* Owns: witness_release. Cost: O(articles), and the places of the forms of ${key} (folded). */
void witness_init(struct witness *w, const struct model *m, int side, struct str key);
void witness_release(struct witness *w);

/* Nats for ${term} standing for the word; 0 where nothing is known: too few pairs, or none with it. Cost: its places, some thousand at most. */
float witness_asked(const struct witness *w, uint32_t term);

#endif
