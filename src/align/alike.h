#ifndef ALIGN_ALIKE_H
#define ALIGN_ALIKE_H

#include "align/evidence.h"
#include "base/vec.h"

/* A word of each version that look alike: equal, numbers of the same digits, or cognates. */
struct alike {
	uint32_t word[2];
	float t; /* as if it were t of the lexicon */
};
typedef VEC(struct alike) alikes;

/* alike_find(e, out): All such pairs of the words of both sides; a pair may come twice. Cost: a few steps for each pair of
 * words that are about as long. */
void alike_find(const struct evidence *e, alikes *out);

#endif
