#ifndef QUERY_FACING_H
#define QUERY_FACING_H

#include "query/wording.h"

/**
 * What stands against words in the pairs of the corpus: the other version of the passages that have them. It knows what no
 * lexicon does, "Staatsfonds" for "fonds souverain", where the corpus says it and its versions are aligned.
 */
struct facing {
	uint32_t asked, heard;
};

/* facing_ask(m, side, ours, theirs): Of the places of ${theirs} on the other side, the first 24 that are aligned with a
 * passage of this side: ${asked}; and how many of those passages have ${ours}: ${heard}. */
struct facing facing_ask(const struct model *m, int side, const struct wording *ours, const struct wording *theirs);

enum { FACING_MOST = 4 };
/* facing_answers(m, side, ours, compound, out): What answers ${ours} in aligned passages, where most of the places of that are
 * answered by ${ours}; most frequent first; how many. ${compound}: ours is a word that the other language may say in two, so
 * two are tried where only one answers.
 * Owns: each wording is the caller's. Cost: the first 40 places' words are aligned, and pairs that have not been: 0.1 ms and
 * 1 ms each; facing_ask() of six at most. */
uint32_t facing_answers(const struct model *m, int side, const struct wording *ours, bool compound,
                        struct wording out[FACING_MOST]);

#endif
