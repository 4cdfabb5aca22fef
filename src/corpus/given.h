#ifndef CORPUS_GIVEN_H
#define CORPUS_GIVEN_H

#include <stdint.h>

/**
 * Texts that came with their alignment: which sentences answer each other is not found, but given. Each sentence of a
 * body has the number of a unit; those of two articles of one group that have the same number answer each other. A
 * number that only one of them has, and 0, say that the sentence has no answer there.
 */
struct units {
	uint32_t article;
	uint32_t n;         /* sentences behind it have no number */
	const uint32_t *of; /* [n], by sentence of the body */
};

struct given {
	uint32_t n;                 /* articles */
	const struct units *texts; /* [n], by rising article */
};

#endif
