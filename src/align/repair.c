#include <math.h>
#include <stdlib.h>

#include "align/path.h"

static const float FAR = 4.0F; /* nats that a link across the order costs */

static bool
both(const struct bead *b)
{
	return b->n[0] > 0 && b->n[1] > 0;
}

static bool
all_cells(const struct evidence *e, const struct bead *b)
{
	return b->start[1] >= e->low[b->start[0]] && b->start[1] >= e->low[b->start[0] + b->n[0] - 1] &&
	       b->start[1] + b->n[1] <= e->high[b->start[0]] &&
	       b->start[1] + b->n[1] <= e->high[b->start[0] + b->n[0] - 1];
}

static float
score(const struct evidence *e, const struct bead *b)
{
	if (b->n[0] > RUN_MOST || b->n[1] > RUN_MOST || !isfinite(evidence_prior(e, b->n[0], b->n[1])) ||
	    !all_cells(e, b))
		return -INFINITY;
	return evidence_score(e, b->start[0], b->n[0], b->start[1], b->n[1]);
}

/* The bead that a sentence alone would make with bead ${b}, if it stands beside it. */
static bool
joined(const struct bead *b, int side, uint32_t sentence, struct bead *out)
{
	*out = *b;
	if (sentence + 1 == b->start[side])
		out->start[side]--;
	else if (sentence != b->start[side] + b->n[side])
		return false;
	out->n[side]++;
	return true;
}

/* Let a sentence that stands alone join a bead beside it, where both together say more. */
static void
join_alone(const struct evidence *e, struct path *p, size_t alone, int side)
{
	struct bead *b = p->beads.items, best = { .score = 0 };
	size_t i, with = SIZE_MAX;
	float gain = 0;

	for (i = 0; i < p->beads.n; i++) {
		struct bead more;
		float g;

		if (!both(&b[i]) || !joined(&b[i], side, b[alone].start[side], &more))
			continue;
		more.score = score(e, &more);
		g = more.score - b[i].score - b[alone].score;
		if (g > gain) {
			gain = g;
			best = more;
			with = i;
		}
	}
	if (with == SIZE_MAX)
		return;
	b[with] = best;
	b[alone].n[side] = 0; /* empty: swept away by path_sweep */
}

/* The best partner on the other side among the sentences that stand alone there too. */
static void
link_alone(const struct evidence *e, struct path *p, size_t alone)
{
	struct bead *b = p->beads.items, best = { .score = 0 };
	float gain = 0;
	size_t i, with = SIZE_MAX;

	for (i = 0; i < p->beads.n; i++) {
		struct bead pair = { .start = { b[alone].start[0], b[i].start[1] }, .n = { 1, 1 } };
		float g;

		if (b[i].n[0] != 0 || b[i].n[1] != 1)
			continue;
		pair.score = score(e, &pair);
		g = pair.score - b[alone].score - b[i].score - 2 * FAR;
		if (pair.score > 0 && g > gain) {
			gain = g;
			best = pair;
			with = i;
		}
	}
	if (with == SIZE_MAX)
		return;
	b[alone] = best;
	b[with].n[1] = 0;
}

void
repair_path(const struct evidence *e, struct path *p)
{
	size_t i;
	int side;

	for (i = 0; i < p->beads.n; i++)
		if (p->beads.items[i].n[0] == 1 && p->beads.items[i].n[1] == 0)
			link_alone(e, p, i);
	for (side = 0; side < 2; side++)
		for (i = 0; i < p->beads.n; i++)
			if (p->beads.items[i].n[side] == 1 && p->beads.items[i].n[1 - side] == 0)
				join_alone(e, p, i, side);
	path_sweep(p);
}
