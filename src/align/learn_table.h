#ifndef ALIGN_LEARN_TABLE_H
#define ALIGN_LEARN_TABLE_H

#include "align/learn.h"

/* Which words stand together in the passages to learn from; for learn.c alone. */
enum { LEARN_SUPPORT = 2 }; /* pairs of articles that a translation must be seen in */

/* Two words that stand in passages which translate each other. */
struct learn_cell {
	uint32_t word[2];
	uint32_t beads, bead, pairs, last; /* in how many passages and pairs of articles; the last of each, + 1 */
	float prior[2];              /* of the lexicon */
	float t[2], count[2];        /* [s]: of the other word, given that of side s */
};

struct learn_table {
	struct learn_cell *cells; /* [n], by when they were seen first */
	uint32_t n, cap;
	uint32_t *slot;     /* [mask + 1], cell + 1 */
	uint32_t mask;
	uint32_t nwords[2];
	uint32_t *seen[2];  /* [nwords], passages with the word */
	uint32_t *same;     /* [nwords[0]], the right word that has the same stem; UINT32_MAX */
	double *given[2];   /* [nwords], what is counted of each word */
	uint32_t *first;    /* [beads + 1], in members */
	VEC(uint32_t) members; /* cells of each passage */
};

/* Owns: learn_table_release. */
void learn_table_init(struct learn_table *t, const struct learn *l);
void learn_table_release(struct learn_table *t);

/* Are the two words of a cell the same? */
static inline bool
learn_table_alike(const struct learn_table *t, const struct learn_cell *c)
{
	return t->same[c->word[0]] == c->word[1];
}

#endif
