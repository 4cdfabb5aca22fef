#include <math.h>
#include <stdlib.h>

#include "align/ordered.h"
#include "align/path.h"

static const float GREEDY_LEAST = -4.0F; /* nats a link must have */
static const float GREEDY_CROSS = -2.0F; /* the same of one that breaks the order of better ones */

static int
best_first(const void *a, const void *b)
{
	const struct bead *x = a, *y = b;

	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	if (x->start[0] != y->start[0])
		return x->start[0] < y->start[0] ? -1 : 1;
	return x->start[1] < y->start[1] ? -1 : x->start[1] > y->start[1];
}

static void
add_candidates(const struct evidence *e, struct path *all)
{
	struct arena scratch = { 0 };
	struct ordered *o = ordered_new(e, &scratch);
	float least = fmaxf(GREEDY_LEAST, 2 * e->alone);
	uint32_t i, j;

	for (i = 0; i < e->side[0].n; i++)
		for (j = 0; j < e->side[1].n; j++) {
			float score = evidence_score(e, i, 1, j, 1);

			if (score > least && !e->loose) /* two tell the same in other words, and another order */
				score = ordered_score(o, i, 1, j, 1);
			if (score > least)
				vec_add(&all->beads, ((struct bead){ { i, j }, { 1, 1 }, score, BEAD_FOUND }));
		}
	arena_release(&scratch);
}

/* Does the link keep the order of those beside it? ${right}: right sentence + 1 of each left one; 0: none yet. */
static bool
in_order(const struct evidence *e, const uint32_t *right, const struct bead *b)
{
	uint32_t i, j = b->start[1] + 1;

	for (i = b->start[0]; i > 0 && right[i - 1] == 0; i--)
		;
	if (i > 0 && right[i - 1] > j)
		return false;
	for (i = b->start[0] + 1; i < e->side[0].n && right[i] == 0; i++)
		;
	return i >= e->side[0].n || right[i] > j;
}

void
greedy_find(const struct evidence *e, struct path *out)
{
	uint32_t *taken[2] = { mem_zalloc(e->side[0].n + (size_t)1, sizeof(uint32_t)),
		               mem_zalloc(e->side[1].n + (size_t)1, sizeof(uint32_t)) };
	struct path all = { 0 };
	uint32_t i;
	size_t b;
	int side;

	add_candidates(e, &all);
	if (all.beads.n > 0)
		qsort(all.beads.items, all.beads.n, sizeof *all.beads.items, best_first);
	for (b = 0; b < all.beads.n; b++) {
		const struct bead *bead = &all.beads.items[b];

		if (taken[0][bead->start[0]] || taken[1][bead->start[1]])
			continue;
		if (bead->score < GREEDY_CROSS && !in_order(e, taken[0], bead))
			continue; /* no break in the order without a reason */
		vec_add(&out->beads, *bead);
		out->beads.items[out->beads.n - 1].score = evidence_score(e, bead->start[0], 1, bead->start[1], 1);
		taken[0][bead->start[0]] = bead->start[1] + 1;
		taken[1][bead->start[1]] = bead->start[0] + 1;
	}
	for (side = 0; side < 2; side++)
		for (i = 0; i < e->side[side].n; i++)
			if (!taken[side][i]) {
				struct bead alone = { .score = evidence_alone(e, side, i) };

				alone.start[side] = i;
				alone.n[side] = 1;
				vec_add(&out->beads, alone);
			}
	free(taken[0]);
	free(taken[1]);
	path_release(&all);
}
