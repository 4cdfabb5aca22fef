#include "align/alignment.h"

#include <stdlib.h>
#include <string.h>

#include "align/evidence.h"
#include "align/given.h"
#include "align/path.h"

/* Above CELLS_MOST cells the order is taken to be the same in both versions, and only a band is looked at; above VAST
 * the best path will do. */
enum { CELLS_MOST = 60000, BAND = 50, VAST = 2 << 20 };

static const float LOOSE = -0.4F; /* gain below which the two are taken to be written independently */

/* The best path that keeps the order, in cells that grow until the path keeps clear of their edges. */
static void
find_band(struct evidence *e, struct path *out)
{
	uint32_t width = BAND;
	bool edge;

	for (;; width *= 2) {
		evidence_cells(e, width);
		out->beads.n = 0;
		monotone_find(e, out, &edge);
		if (!edge || width >= e->side[1].n)
			return;
	}
}

/* Too many cells for the sums over all paths, which hold twice as much for each as the cells do. */
static bool
is_vast(const struct evidence *e)
{
	return e->row[e->side[0].n] > VAST;
}

static void
find_monotone(struct evidence *e, bool small, bool independent, struct path *out)
{
	bool edge;

	if (!small)
		find_band(e, out);
	else
		evidence_cells(e, UINT32_MAX);
	if (!small && (independent || is_vast(e)))
		return;
	out->beads.n = 0;
	if (independent)
		monotone_find(e, out, &edge);
	else
		expected_find(e, out);
}

static void
find_path(struct evidence *e, bool independent, struct path *out)
{
	bool small = (uint64_t)e->side[0].n * e->side[1].n <= CELLS_MOST;
	struct path free_order = { 0 }, swap;

	find_monotone(e, small, independent, out);
	repair_path(e, out);
	path_finish(e, out);
	if (small) {
		greedy_find(e, &free_order);
		repair_path(e, &free_order);
		path_finish(e, &free_order);
		if (free_order.score > out->score) {
			swap = *out;
			*out = free_order;
			free_order = swap;
		}
	}
	path_release(&free_order);
}

/* Nats that the beads say over chance, for a sentence, whatever their types. Independent write-ups of one event gain
 * less than nothing (-1), translations 3 and more, with a quarter of the sentences gone on each side 1.5. */
static float
gain_a_sentence(const struct evidence *e, const struct path *p)
{
	float gain = 0, sentences = 0;
	size_t i;

	for (i = 0; i < p->beads.n; i++) {
		const struct bead *b = &p->beads.items[i];

		if (b->n[0] > 0 && b->n[1] > 0)
			gain += b->score - evidence_prior(e, b->n[0], b->n[1]);
		sentences += (float)(b->n[0] + b->n[1]) / 2;
	}
	return sentences > 0 ? gain / sentences : 0;
}

static void
measure(const struct evidence *e, struct alignment *a)
{
	uint32_t i, k;
	int side;

	for (side = 0; side < 2; side++) {
		float told = 0, all = 0;

		for (i = 0; i < e->side[side].n; i++)
			all += e->side[side].length[i];
		for (i = 0; i < a->nbeads; i++)
			for (k = 0; k < a->beads[i].n[side] && a->beads[i].n[1 - side] > 0; k++)
				told += e->side[side].length[a->beads[i].start[side] + k];
		a->nsentences[side] = e->side[side].n;
		a->coverage[side] = all > 0 ? told / all : 0;
	}
}

static const struct alignment *
find_alignment(const struct corpus *c, const struct index *ix, const struct lexicon *lx, uint32_t left, uint32_t right,
               struct arena *arena)
{
	struct alignment *a = arena_array(arena, struct alignment, 1);
	struct arena scratch = { 0 };
	struct evidence e;
	struct path path = { 0 };
	size_t i;

	evidence_init(&e, c, ix, lx, (const uint32_t[2]){ left, right }, &scratch);
	find_path(&e, false, &path);
	a->gain = gain_a_sentence(&e, &path);
	a->independent = a->gain < LOOSE;
	if (a->independent) {
		evidence_loosen(&e);
		path.beads.n = 0;
		find_path(&e, true, &path);
	}
	for (i = 0; i < path.beads.n; i++)
		if (path.beads.items[i].n[0] == 0 || path.beads.items[i].n[1] == 0)
			path.beads.items[i].score = 0;
	a->nbeads = (uint32_t)path.beads.n;
	a->beads = path.beads.n > 0 ? arena_items(arena, &path.beads) : NULL;
	a->crossing = path_crosses(&path);
	measure(&e, a);
	path_release(&path);
	evidence_release(&e);
	arena_release(&scratch);
	return a;
}

const struct alignment *
alignment_new(const struct corpus *c, const struct index *ix, const struct lexicon *lx, uint32_t left, uint32_t right,
              struct arena *arena)
{
	const struct alignment *given = given_alignment(c, (const uint32_t[2]){ left, right }, arena);

	return given != NULL ? given : find_alignment(c, ix, lx, left, right, arena);
}

uint32_t
alignment_bead_of(const struct alignment *a, int side, uint32_t sentence)
{
	uint32_t i;

	for (i = 0; i < a->nbeads; i++)
		if (sentence >= a->beads[i].start[side] && sentence - a->beads[i].start[side] < a->beads[i].n[side])
			return i;
	return UINT32_MAX;
}
