#ifndef ALIGN_KINSHIP_H
#define ALIGN_KINSHIP_H

#include "align/profile.h"

/* What is needed for one pair and kept for the next; for one thread at a time. */
struct kinship;
struct kinship *kinship_new(const struct profiles *p, const struct corpus *c, const struct index *ix);
void kinship_free(struct kinship *k);

/**
 * kinship_of(k, left, right):
 * How far two articles say the same sentence by sentence, 0..1: the share of the weight of each sentence's words that
 * the one sentence of the other article explains which explains most of it; the mean over both articles. 0 if
 * they are not on the left and the right side. Cheap, to tell a translation from what was written independently
 * without aligning the two.
 * Cost: words × sentences that hold their translations; some 0.03 ms. Articles longer than KINSHIP_SENTENCES are
 * judged by their beginning.
 */
enum { KINSHIP_SENTENCES = 40 };
float kinship_of(struct kinship *k, uint32_t left, uint32_t right);

#endif
