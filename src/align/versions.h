#ifndef ALIGN_VERSIONS_H
#define ALIGN_VERSIONS_H

#include "align/pairing.h"
#include "index/index.h"

/**
 * versions_find(profiles, corpus, index, threads, out):
 * Articles of one language that tell one story: an agency's report and what papers made of it, an excerpt, two reports of
 * one event. For each article the few that share its rarest features are compared in full; two are joined when most
 * sentences of the one are in the other, or when they tell clearly more of the same than each of them and its
 * next best candidates, some of it in the same sentences, and no number of those stands against it: news of the same
 * kind from two days are told in the same words with other figures. The smaller number first. Precision first: a
 * story that has not all its versions misleads nobody.
 * Cost: O(articles), a fifth of that of pairing_find. The same for any number of threads.
 */
void versions_find(const struct profiles *p, const struct corpus *c, const struct index *ix, unsigned threads,
		   pairings *out);

/**
 * versions_across(profiles, corpus, index, versions, pairs):
 * Add to ${pairs} those of a version of one of a pair with the other of it, when most of the version is in both: an
 * excerpt is paired as what it is taken from. Cost: O(versions × pairs of each).
 */
void versions_across(const struct profiles *p, const struct corpus *c, const struct index *ix, const pairings *versions,
		     pairings *pairs);

#endif
