#ifndef ALIGN_WHY_H
#define ALIGN_WHY_H

#include "align/alignment.h"

/* What speaks for two articles telling one story, whether they were paired or not. */
struct why {
	uint32_t names;    /* entities that both name */
	uint32_t figures, dates; /* that both tell: pair_figures() */
	int32_t days;      /* between their dates; INT32_MAX if one is unknown */
	float coverage[2]; /* 0..1: of each side in the other, as an alignment has it */
	bool independent;  /* aligned as texts written independently */
};

/* why_paired(corpus, index, entities, lexicon, article): Of two languages or of one. Cost: that of an alignment, 1 to 4 ms. */
struct why why_paired(const struct corpus *c, const struct index *ix, const struct entities *es,
                      const struct lexicon *lx, const uint32_t article[2]);

#endif
