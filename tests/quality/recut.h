#ifndef TESTS_QUALITY_RECUT_H
#define TESTS_QUALITY_RECUT_H

#include "pseudo.h"

/**
 * Two versions of one text, cut into sentences in other places, as a translator or a bad scan cuts them: made of lines
 * that translate each other, of which some are cut in two, joined with the next, cut elsewhere than at their end, left
 * out on one side; headings and scraps stand between them, and letters are misread.
 */

/* A bead as a set: first sentence and number on each side; 0 and 0 for none. */
struct gold {
	uint32_t start[2], n[2];
};
typedef VEC(struct gold) golds;

/* Of lines ${from} … ${to} - 1, one document: its lines on both sides, in ${arena}, and which of them tell the same. */
void recut_document(const pseudo_lines in[2], size_t from, size_t to, uint64_t *random, struct arena *arena,
                    pseudo_lines out[2], golds *gold);

#endif
