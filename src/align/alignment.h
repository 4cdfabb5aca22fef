#ifndef ALIGN_ALIGNMENT_H
#define ALIGN_ALIGNMENT_H

#include <stdint.h>

#include "align/story.h"

/**
 * Which sentences of one version tell what which of the other tell. A bead holds a run of sentences on each side;
 * one side may be empty. Sentences are counted from 0 in the body (corpus->first_body). Every sentence is in
 * exactly one bead.
 */
enum bead_by { BEAD_FOUND, BEAD_GIVEN, BEAD_CHANGED, BEAD_CONFIRMED }; /* by the program; the texts; the reader */
struct bead {
	uint32_t start[2]; /* first sentence on each side; where n is 0, the sentence before which it falls */
	uint32_t n[2];
	float score; /* nats over chance; 0 for an empty side, and for what was not found */
	uint8_t by;  /* enum bead_by */
};

struct alignment {
	uint32_t nsentences[2];
	uint32_t nbeads;
	const struct bead *beads; /* in the order of the left side, right-only ones where they fall */
	float coverage[2];        /* 0..1: share of the side's letters that stand in beads with both sides */
	float gain;               /* nats over chance a sentence, taken as translations of each other */
	bool independent;         /* too little: aligned as texts written independently, only what surely agrees */
	bool crossing;            /* the versions tell in another order: start[1] need not ascend */
};

/**
 * alignment_new(corpus, index, lexicon, left, right, arena):
 * Align the bodies of two articles. Monotone dynamic programming with an adaptive band, by the chance of each bead to
 * be right, and best-first links for reordered write-ups; the better explained is kept. Articles that came with their
 * alignment (corpus/given.h) have that.
 * Owns:   the result lives in ${arena}.  Cost: O(n × band); 1 to 4 ms for a news article.
 * Source: Gale & Church 1993, CL 19(1), §3 (length); Moore 2002 (lexicon); Melamed 1999 (cognates, LCSR); ordered.h
 *         and path.h name more.
 */
const struct alignment *alignment_new(const struct corpus *c, const struct index *ix, const struct lexicon *lx,
                                      uint32_t left, uint32_t right, struct arena *arena);

/* The bead that holds a sentence of a side; UINT32_MAX if there is none. */
uint32_t alignment_bead_of(const struct alignment *a, int side, uint32_t sentence);

#endif
