#ifndef ALIGN_LEARN_H
#define ALIGN_LEARN_H

#include "align/lexicon_more.h"
#include "base/vec.h"
#include "corpus/corpus.h"
#include "index/index.h"

/**
 * What passages that translate each other teach about words, on top of what a lexicon knows. Words of grammar and numbers
 * are left out: the lexicon knows the ones, the others need none.
 * learn_init, learn_bead for each two passages, learn_lexicon, learn_release.
 * Source: Brown et al. 1993, CL 19(2), §4 (model 1), with the lexicon as the prior of each row (Gao, Lewis & Yang 2011,
 *         "Incremental training and intentional over-fitting of word alignment"); Liang, Taskar & Klein 2006, §3: what
 *         is counted is what both directions agree on; Dunning 1993, CL 19(1), §4: a translation that the lexicon does
 *         not have must stand together more often than by chance, and in more than one pair of articles.
 */
struct learn_passages {
	uint32_t start[2], n[2]; /* in tokens */
	uint32_t pair;           /* of articles */
	float weight;
};

struct learn {
	const struct lexicon *base;
	struct intern *words[2]; /* those that the lexicon does not have; numbered behind its own */
	VEC(uint32_t) tokens[2]; /* words of each side; each word of a passage once, ascending */
	struct intern *passages; /* what was seen: words of both sides */
	VEC(struct learn_passages) beads;
};

/* Bytes of an article. */
struct learn_span {
	uint32_t article, start, end;
};

void learn_init(struct learn *l, const struct lexicon *base);
void learn_release(struct learn *l);
/* learn_bead(l, ix, span, pair, weight): Two passages that translate each other, of articles that are number ${pair}; false:
 * they have nothing to teach, or were seen before. */
bool learn_bead(struct learn *l, const struct index *ix, const struct learn_span span[2], uint32_t pair,
                float weight);

/* learn_lexicon(l, learned): The lexicon with what was learned; NULL: nothing was. ${learned}: how many pairs of words
 * it has that the lexicon has not. Owns: the caller; lexicon_close.
 * Cost: 6,000 passages of news: 0.2 s, 30 MB while it goes on. */
struct lexicon *learn_lexicon(const struct learn *l, uint32_t *learned);

#endif
