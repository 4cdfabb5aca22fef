#include "align/remake.h"

/* Coverage by bytes of text: no words are needed for it. */
static float
coverage_of(const struct corpus *c, uint32_t article, const struct path *p, int side)
{
	const struct sentence *s = c->sentences + c->first_body[article];
	uint64_t told = 0, all = 0;
	size_t i;
	uint32_t k;

	for (i = 0; i < p->beads.n; i++) {
		const struct bead *b = &p->beads.items[i];

		for (k = b->start[side]; k < b->start[side] + b->n[side]; k++) {
			all += s[k].end - s[k].start;
			told += b->n[1 - side] > 0 ? s[k].end - s[k].start : 0;
		}
	}
	return all > 0 ? (float)told / (float)all : 0;
}

const struct alignment *
remake_alignment(const struct corpus *c, const uint32_t article[2], const struct alignment *like, struct path *p,
                 struct arena *arena)
{
	struct alignment *a = arena_copy(arena, like, sizeof *like);
	int side;
	size_t i;

	path_sweep(p);
	path_place(p, like->nsentences[1]);
	for (i = 0; i < p->beads.n; i++)
		if (p->beads.items[i].n[0] == 0 || p->beads.items[i].n[1] == 0)
			p->beads.items[i].score = 0;
	a->nbeads = (uint32_t)p->beads.n;
	a->beads = p->beads.n > 0 ? arena_items(arena, &p->beads) : NULL;
	a->crossing = path_crosses(p);
	for (side = 0; side < 2; side++)
		a->coverage[side] = coverage_of(c, article[side], p, side);
	return a;
}
