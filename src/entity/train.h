#ifndef ENTITY_TRAIN_H
#define ENTITY_TRAIN_H

#include <stddef.h>
#include <stdint.h>

#include "entity/tagger.h"

/**
 * Training of the name tagger (tagger.h): a linear-chain conditional random field by stochastic gradient ascent on the
 * log-likelihood, a sentence at a time. Where a token may have several labels, the likelihood is that of all label
 * sequences that are allowed. Not a part of visavis itself.
 * Source: Lafferty & al. 2001; steps by AdaGrad (Duchi, Hazan & Singer 2011, JMLR 12, §3); features are left out at
 * random (Srivastava & al. 2014, JMLR 15, §4; ours on the input only); labels that are not certain as in Tsuboi & al.
 * 2008, COLING, §4; weights are the mean of those after several rounds (Polyak & Juditsky 1992, SIAM J. Control Optim. 30).
 */
enum { TRAIN_WIDTH = 12 }; /* labels, padded */

struct train_row {
	float w[TRAIN_WIDTH]; /* nats, by label */
	float g[TRAIN_WIDTH]; /* sum of squared gradients */
};

struct train_sum {
	float w[TRAIN_WIDTH];
};

struct train {
	struct train_row *rows;                         /* by feature */
	struct train_row transition[TAGGER_LABELS + 1]; /* from a label, or the start */
	struct train_sum *sums;                         /* [nfeatures + TAGGER_LABELS + 1]: of weights that were noted */
	uint32_t nfeatures, noted;
	double rate, dropout;
	uint64_t random;
	struct train_scratch *scratch;
};

struct train_sentence {
	uint32_t n;            /* tokens */
	const uint32_t *first; /* [n + 1]: features of token i are feature[first[i]] … feature[first[i + 1] - 1] */
	const uint32_t *feature;
	const uint16_t *allowed; /* [n]: labels, 1 << label */
};

struct train *train_new(uint32_t nfeatures, double rate, double dropout);
void train_free(struct train *t);

/* train_step(t, s): Learn one sentence; its log-likelihood before that, nats; 0, and nothing is learnt, if no sequence
 * of labels is allowed. Cost: O(n × (features + labels²)). */
double train_step(struct train *t, const struct train_sentence *s);

/* train_note(t), train_mean(t): Take note of the weights as they are now; make them the mean of what was noted. */
void train_note(struct train *t);
void train_mean(struct train *t);

/* 0 … n - 1, the same everywhere. */
uint32_t train_random(uint64_t *state, uint32_t n);

#endif
