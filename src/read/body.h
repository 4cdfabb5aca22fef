#ifndef READ_BODY_H
#define READ_BODY_H

#include "read/unit.h"

/**
 * Which run of units is the story.
 *
 * body_run(u, from, to, out_from, out_to): The run in [from, to) whose scores sum up to the most (Kadane's
 * algorithm; Pasternack & Roth 2009, "Extracting article text from the web with maximum subsequence
 * segmentation", is the source of the idea). Ours lets every further short line in a row weigh more, because
 * menus are long and headings alone. Returns the sum; 0 if nothing has a positive score.
 */
double body_run(const units *u, size_t from, size_t to, size_t *out_from, size_t *out_to);

/* body_cut(u, from, to): The first unit in [from, to) behind a solid one where the story is cut off for good
 * (comments begin); ${to} if there is none. */
size_t body_cut(const units *u, size_t from, size_t to);

#endif
