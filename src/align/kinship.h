#ifndef ALIGN_KINSHIP_H
#define ALIGN_KINSHIP_H

#include "align/profile.h"

/* What is needed for one pair and kept for the next; for one thread at a time. */
struct kinship;
struct kinship *kinship_new(const struct profiles *p, const struct corpus *c, const struct index *ix);
void kinship_free(struct kinship *k);

/* Shares of what two articles tell, 0..1. */
struct kin {
	float same;    /* that the other tells, too */
	float against; /* of that, what the other tells with other numbers */
	float held[2]; /* how much of each the other holds: what is the same without what is against it and as much again */
};

/**
 * kinship_of(k, left, right):
 * How far two articles say the same sentence by sentence: the share of the weight of each sentence's words that
 * the one sentence of the other article explains which explains most of it; the mean over both articles. Of one language
 * a word explains itself. A sentence that is mostly the same but has no number that is the same speaks against the two:
 * so today's news differ from yesterday's in the same words. Zeros if one is on no side. Cheap, to tell a translation
 * from what was written independently without aligning the two.
 * Cost: words × sentences that hold their translations; some 0.03 ms. Articles longer than KINSHIP_SENTENCES are
 * judged by their beginning.
 */
enum { KINSHIP_SENTENCES = 40 };
struct kin kinship_of(struct kinship *k, uint32_t left, uint32_t right);

/* Is one a translation of the other? Or, of one language, the other reworked: an agency's next version, an excerpt? */
bool kinship_translates(struct kin k);
bool kinship_revises(struct kin k);

#endif
