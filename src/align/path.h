#ifndef ALIGN_PATH_H
#define ALIGN_PATH_H

#include "align/alignment.h"
#include "align/evidence.h"
#include "base/vec.h"

/* Ways to cut two versions into beads, by what their evidence says. Every sentence is in exactly one bead. */
struct path {
	VEC(struct bead) beads; /* by left start; right-only ones in no order yet */
	float score;            /* nats: of all beads, empty sides and jumps */
};

/**
 * monotone_find(e, out):
 * The best path that keeps the order on both sides, within the evidence's cells. ${edge}: it runs along the edge of
 * the cells, so a better one may lie outside.
 * Source: Gale & Church 1993, CL 19(1), §3.3; ours adds longer beads.
 */
void monotone_find(const struct evidence *e, struct path *out, bool *edge);

/**
 * expected_find(e, out):
 * The path that keeps the order with the most beads to be expected right, each less COST: by the chance of every bead
 * over all paths. First by evidence_score(); beads in question once more by ordered_score(); then with the shares of the
 * types that come out (evidence_adapt(${e})). Cost: cells × types.
 * Source: Goodman 1996, ACL (expected matches instead of the best whole); the sums are those of Baum & Welch.
 */
void expected_find(struct evidence *e, struct path *out);

/**
 * greedy_find(e, out): Link sentences one to one, best first, as long as it says more than chance; the order is free.
 * repair_path() makes longer beads of them. All cells must be there. Cost: O(n m log(n m)).
 */
void greedy_find(const struct evidence *e, struct path *out);

/* repair_path(e, path): Try each sentence that stands alone in the beads beside it, and with those alone on the
 * other side. */
void repair_path(const struct evidence *e, struct path *p);

/* Sort by left start, put the right-only beads where they fall, sum up the score. */
void path_finish(const struct evidence *e, struct path *p);
/* path_place(p, nright): The same without the score; ${nright}: how many sentences the right side has. */
void path_place(struct path *p, uint32_t nright);
/* Does the right side tell in another order than the left? The path is placed. */
bool path_crosses(const struct path *p);
/* Take out the beads that hold nothing. */
void path_sweep(struct path *p);
void path_release(struct path *p);

#endif
