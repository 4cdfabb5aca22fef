#ifndef ALIGN_WORD_ALIGNMENT_H
#define ALIGN_WORD_ALIGNMENT_H

#include <stdbool.h>

#include "align/lexicon.h"
#include "base/arena.h"
#include "entity/entity.h"
#include "index/index.h"

/**
 * Which words of one version stand for which of the other, in a pair of passages that say the same (a bead of the
 * sentence alignment, or the two titles). Words are counted from 0 in their passage. A word may have no counterpart,
 * and several: "Halbleiterhersteller" stands for "fabricants de semi-conducteurs". No link is better than a wrong one.
 */
struct word_span {
	uint32_t article, start, end; /* bytes in the article's text */
};

/* What is known about words. All are borrowed; entities and lexicon may be NULL. */
struct word_sources {
	const struct index *index;
	const struct entities *entities;
	const struct lexicon *lexicon; /* side 0 is that of span[0] */
	bool compounds[2];             /* the language of a side writes compounds as one word: lang_compounds() */
};

struct word_sources word_sources_of(const struct index *ix, const struct entities *es, const struct lexicon *lx,
				    struct sides sides);

struct word_link {
	uint32_t word[2];
	float score; /* 0..1 */
};

struct word_place {
	uint32_t start, end; /* bytes in the article's text */
};

enum { WORDS_MOST = 300 }; /* words of a passage; those behind them have no counterpart */

struct word_alignment {
	uint32_t n[2];
	const struct word_place *words[2]; /* [n], ascending */
	uint32_t nlinks;
	const struct word_link *links; /* by the left word, then the right one */
};

/**
 * word_alignment_make(from, span, arena, out):
 * Owns:   ${out} lives in ${arena}.
 * Cost:   O(words × words); 0.03 to 0.06 ms for a sentence of news.
 * Source: Brown et al. 1993, CL 19(2), §4 (model 1, both directions); Liang, Taskar & Klein 2006, "Alignment by
 *         agreement", §3 (a link is what both directions agree on: the product of their posteriors); Melamed 2000,
 *         CL 26(2), §4 (best link first, competing links out); Dyer, Chahuneau & Smith 2013 (distance from the
 *         diagonal). Ours: t also from spelling, names and figures, and from the parts of compounds, each of which may
 *         have a counterpart; what stands beside a linked pair is likelier to be linked.
 */
void word_alignment_make(const struct word_sources *from, const struct word_span span[2], struct arena *arena,
			 struct word_alignment *out);

/* The word of a side that holds byte ${offset} of its article, or else the next one; n[side]: there is none. */
uint32_t word_alignment_at(const struct word_alignment *a, int side, uint32_t offset);

/* The counterparts of the words [word, last) of a side into ${out}, ascending, at most ${most}; returns how many. */
uint32_t word_alignment_of(const struct word_alignment *a, int side, uint32_t word, uint32_t last, uint32_t *out,
			   uint32_t most);

/* The same as places, those that follow each other as one: "Commission européenne". */
uint32_t word_alignment_places(const struct word_alignment *a, int side, uint32_t word, uint32_t last,
			       struct word_place *out, uint32_t most);

#endif
