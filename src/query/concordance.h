#ifndef QUERY_CONCORDANCE_H
#define QUERY_CONCORDANCE_H

#include "align/word_alignment.h"
#include "query/query.h"

/* Key word in context, with the aligned sentences of the other version beside it. */
enum concordance_order { CONCORDANCE_TEXT, CONCORDANCE_LEFT, CONCORDANCE_RIGHT }; /* sorted by what */

struct concordance_line {
	struct hit hit;
	uint32_t sentence;            /* in the body from 0; -1 (UINT32_MAX) in the title */
	struct str left, text, right; /* of the hit's sentence; borrowed from the article */
	uint32_t naligned;            /* sentences of the counterpart's text that stand against it */
	const struct str *aligned;    /* [naligned] */
	uint32_t other;               /* the counterpart article, UINT32_MAX if there is none */
	struct word_span span[2];     /* the passage of the hit, and the one that stands against it; of no use if there is none */
};

/* The best pair of an article, and its side in it; UINT32_MAX if it has none. */
uint32_t concordance_pair(const struct model *m, uint32_t article, int *side);

/* concordance_line(m, hit, arena, out): Make one line; the alignment of its pair is made if need be. So that a
 * printed concordance streams and a shown one is made for the rows on screen only. */
void concordance_line(const struct model *m, const struct hit *h, struct arena *arena, struct concordance_line *out);

/* concordance_answers(m, line, arena, out): The words of the other version that most likely stand for the hit, into
 * ${out}, in ${arena}, ascending: bytes in the text of ${line->other}. Returns how many. Cost: the words of the passage
 * are aligned (align/word_alignment.h). */
uint32_t concordance_answers(const struct model *m, const struct concordance_line *line, struct arena *arena,
                             const struct word_place **out);

/* concordance_sort(m, hits, n, order): Sort by context (folded), nearest word first on the left. */
void concordance_sort(const struct model *m, struct hit *hits, uint32_t n, enum concordance_order order);

#endif
