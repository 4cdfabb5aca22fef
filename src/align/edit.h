#ifndef ALIGN_EDIT_H
#define ALIGN_EDIT_H

#include "align/alignment.h"

/**
 * What a reader changes in an alignment. Nothing is changed in place: each edit makes a new alignment, so that undoing
 * is to go back to the old one.
 */
enum bead_edit {
	BEAD_LINK,       /* a bead of one side, with the nearest that has only the other */
	BEAD_UNLINK,     /* its two sides apart */
	BEAD_MERGE,      /* with the next bead */
	BEAD_SPLIT,      /* behind its first sentences */
	BEAD_UP,         /* the first sentence of a side, into the bead above */
	BEAD_DOWN,       /* the last sentence of a side, into the bead below */
	BEAD_SHIFT_UP,   /* what a side has from here on, one bead up, as far as the next empty place */
	BEAD_SHIFT_DOWN,
	BEAD_CONFIRM,    /* it is right; once more: it is not confirmed */
	BEAD_EDITS
};

/**
 * edit_bead(c, article, a, what, bead, side, arena, at):
 * ${a}, the alignment of the two articles, with its ${bead} changed; ${at} is where that bead is now. A bead that the
 * reader confirmed stays as it is, unless it is the one to be changed. NULL: it cannot be done there.
 * Owns: the result lives in ${arena}. Cost: O(beads).
 */
const struct alignment *edit_bead(const struct corpus *c, const uint32_t article[2], const struct alignment *a,
                                  enum bead_edit what, uint32_t bead, int side, struct arena *arena, uint32_t *at);

/* The next bead behind ${bead} (UINT32_MAX: from the first), around the end, that the reader should look at: he has said
 * nothing of it, and it has but one side, or says less than half as much over chance as the middle one of all.
 * UINT32_MAX: there is none. */
uint32_t edit_next_doubtful(const struct alignment *a, uint32_t bead);

#endif
