#ifndef ALIGN_PAIRING_H
#define ALIGN_PAIRING_H

#include "align/compare.h"
#include "base/vec.h"

typedef VEC(struct pairing) pairings;

/**
 * pairing_find(profiles, corpus, threads, out):
 * For each article the few of the other language that share its rarest features; the best of those are compared in full.
 * What an article has in common with its next best candidates it has in common with anybody: it is taken off the score.
 * The mutually best by what is left are kept, when that is enough and clearly more than for the next. A further article
 * joins when it is plainly another version. Same result for any number of threads.
 * Source: cross-domain similarity local scaling (Conneau et al. 2018, ICLR, Word translation without parallel data, §2.3);
 * ours takes the neighbours' similarity from the votes for candidates, not from comparing all.
 * Cost: O(articles): the postings looked at for one article are bounded.
 */
void pairing_find(const struct profiles *p, const struct corpus *c, unsigned threads, pairings *out);

#endif
