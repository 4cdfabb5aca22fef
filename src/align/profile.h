#ifndef ALIGN_PROFILE_H
#define ALIGN_PROFILE_H

#include "align/gloss.h"
#include "corpus/corpus.h"
#include "entity/entity.h"

/**
 * What each article is about, for pairing: its weightiest stems, its names, its figures. A feature that few articles
 * have weighs more (tf-idf); in a small corpus, what the lexicon says of a word's frequency stands in for counting.
 */
enum feature_kind { FEATURE_TERM, FEATURE_NAME, FEATURE_FIGURE, FEATURE_KINDS };

struct feature {
	uint32_t key; /* stem, entity, or figure's number: equal figures have one */
	float weight;
};

enum { PROFILE_TERMS = 120, PROFILE_TOP = 60 };

struct profile {
	int8_t side; /* 0 left, 1 right; -1: another language, and nothing else is set */
	uint32_t n[FEATURE_KINDS];
	float sum[FEATURE_KINDS]; /* of the weights; of the terms those of the top */
	/* Names and figures by key; terms weightiest first, at most PROFILE_TERMS. All weights are above 0. */
	struct feature *of[FEATURE_KINDS];
	uint32_t ntop; /* of the terms, the first that count most: at most PROFILE_TOP */
};

/* Which articles of a side have a feature: postings[first[key]] … */
struct holders {
	uint32_t nkeys;
	uint32_t *first; /* [nkeys + 1] */
	uint32_t *articles;
};

struct profiles {
	uint32_t narticles;
	uint32_t on_side[2]; /* articles */
	struct gloss gloss;
	struct profile *of; /* [narticles] */
	struct holders holders[FEATURE_KINDS][2];
	float *importance[2]; /* [nstems] of each side: log of the inverse share of articles, at least 0 */
	/* The words of gloss.words, those of a stem strongest first: how far one answers for the other in this corpus, by
	 * what the lexicon says and by how common the one is beside the other. 0: not at all. */
	struct gloss_word *answers[2];
};

/* profile_all(…): Fill ${p}, in ${arena}. Cost: O(tokens log). The same for any number of threads. */
void profile_all(struct profiles *p, const struct corpus *c, const struct index *ix, const struct entities *es,
		 const struct lexicon *lx, struct sides sides, unsigned threads, struct arena *arena);

/* The articles of ${side} with a feature; returns how many. */
static inline uint32_t
profile_holders(const struct profiles *p, enum feature_kind kind, int side, uint32_t key, const uint32_t **articles)
{
	const struct holders *h = &p->holders[kind][side];

	*articles = h->articles + h->first[key];
	return h->first[key + 1] - h->first[key];
}

#endif
