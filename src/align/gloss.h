#ifndef ALIGN_GLOSS_H
#define ALIGN_GLOSS_H

#include "align/lexicon.h"
#include "base/arena.h"
#include "index/index.h"

/**
 * The stems of a corpus, and for each the stems of the other language that it may stand for. Both languages share one
 * numbering, so that a name or a loan word stands for itself. Stems are fold_stem(term); numbers are left out, they
 * are figures.
 */
enum { GLOSS_MOST = 7 }; /* itself, and six translations (KNOWN) */

#define GLOSS_NONE UINT32_MAX

struct gloss_word {
	uint32_t stem;
	float s; /* 0..1: how far the one speaks for the other */
};

struct gloss {
	uint32_t nstems;
	uint32_t *stem_of;           /* [nterms]; GLOSS_NONE: a number */
	float *chance[2];            /* [nstems] of each side: share of articles that would hold it, by the lexicon */
	uint32_t *first[2];          /* [nstems + 1] */
	struct gloss_word *words[2]; /* of the other side, best first */
};

/* gloss_init(g, ix, lx, arena): ${lx} NULL: every stem stands for itself alone. Cost: O(terms). */
void gloss_init(struct gloss *g, const struct index *ix, const struct lexicon *lx, struct arena *arena);

/* The words of the other side that a stem of ${side} may stand for; returns how many. */
static inline uint32_t
gloss_words(const struct gloss *g, int side, uint32_t stem, const struct gloss_word **words)
{
	*words = g->words[side] + g->first[side][stem];
	return g->first[side][stem + 1] - g->first[side][stem];
}

#endif
