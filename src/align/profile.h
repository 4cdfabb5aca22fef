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

enum { PROFILE_TERMS = 240, PROFILE_TOP = 120, PROFILE_FIRST = 60 };

struct profile {
	int8_t side;                       /* 0 left, 1 right; -1: another language, and nothing else is set */
	uint32_t place;                    /* among the articles of its side */
	uint32_t n[FEATURE_KINDS];         /* terms: at most PROFILE_TERMS */
	float sum[FEATURE_KINDS];          /* of the weights; of the terms those of the top */
	struct feature *of[FEATURE_KINDS]; /* names and figures by key; weights above 0; of the terms NULL */
	uint32_t *terms;                   /* stems: the weightiest PROFILE_FIRST by weight, then the others of the top */
	uint32_t ntop;                     /* how many of them count, at most PROFILE_TOP */
	float *top;                        /* their weights */
};

/* Which articles of a side have a feature, by their places among it, ascending: places[first[key]] … What too many have
 * finds none of them, and is not listed. */
struct holders {
	uint32_t nkeys;
	uint32_t *first; /* [nkeys + 1] */
	uint32_t *places;
	uint8_t *held; /* [nkeys]: enum held */
};
enum held { HELD_BY_NONE, HELD_BY_SOME, HELD_BY_TOO_MANY };
enum { HOLDERS_MOST = 375, HOLDERS_LEAST = 32 }; /* an eighth of all is too many, within these bounds */

struct profiles {
	uint32_t narticles;
	uint32_t on_side[2];  /* articles */
	uint32_t *article[2]; /* [on_side]: by their places; those with the least weight first, then by number */
	uint32_t brief[2];    /* how many these are */
	struct gloss gloss;
	struct profile *of; /* [narticles] */
	struct holders holders[FEATURE_KINDS][2];
	uint32_t *stem_of[2]; /* [nforms] of each side: the form's stem; GLOSS_NONE if that weighs nothing there */
	float *importance[2]; /* [nstems] of each side: log of the inverse share of articles, at least 0 */
	/* How far stems of the other side answer for a stem in this corpus, by what the lexicon says and by how common
	 * the one is beside the other; strongest first. Only those that some article has for a term. */
	uint32_t *first_answer[2]; /* [nstems + 1] */
	struct gloss_word *answers[2];
};

/* What all that an article tells weighs: a figure half of what a name or a term does. */
#define PROFILE_FIGURES 0.5F
static inline float
profile_weight(const struct profile *a)
{
	return a->sum[FEATURE_TERM] + a->sum[FEATURE_NAME] + PROFILE_FIGURES * a->sum[FEATURE_FIGURE];
}

/* profile_all(…): Fill ${p}, in ${arena}. Cost: O(tokens log). The same for any number of threads. */
void profile_all(struct profiles *p, const struct corpus *c, const struct index *ix, const struct entities *es,
		 const struct lexicon *lx, struct sides sides, unsigned threads, struct arena *arena);

/* The articles of ${side} with a feature, by their places; returns how many, 0 if they are too many. */
static inline uint32_t
profile_holders(const struct profiles *p, enum feature_kind kind, int side, uint32_t key, const uint32_t **places)
{
	const struct holders *h = &p->holders[kind][side];

	*places = h->places + h->first[key];
	return h->first[key + 1] - h->first[key];
}

#endif
