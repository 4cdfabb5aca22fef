#include "align/path.h"

#include <stdlib.h>

static int
by_left(const void *a, const void *b)
{
	const struct bead *x = a, *y = b;

	if (x->start[0] != y->start[0])
		return x->start[0] < y->start[0] ? -1 : 1;
	return x->n[0] < y->n[0] ? -1 : x->n[0] > y->n[0];
}

static int
by_right(const void *a, const void *b)
{
	const struct bead *x = a, *y = b;

	return x->start[1] < y->start[1] ? -1 : x->start[1] > y->start[1];
}

/* Right-only beads follow the bead that has the right sentence before theirs; left-only ones stand before the right
 * sentence that follows what the bead before them tells. */
void
path_place(struct path *p, uint32_t nright)
{
	uint32_t *left_after = mem_zalloc(nright + (size_t)1, sizeof *left_after), last = 0;
	size_t i;

	if (p->beads.n == 0) {
		free(left_after);
		return;
	}

	qsort(p->beads.items, p->beads.n, sizeof *p->beads.items, by_right);
	for (i = 0; i < p->beads.n; i++) {
		const struct bead *b = &p->beads.items[i];

		if (b->n[0] > 0 && b->n[1] > 0)
			left_after[b->start[1] + b->n[1]] = b->start[0] + b->n[0];
	}
	for (i = 0; i < p->beads.n; i++) {
		struct bead *b = &p->beads.items[i];

		if (b->n[0] > 0)
			continue;
		if (b->start[1] > 0 && left_after[b->start[1]] == 0)
			left_after[b->start[1]] = last;
		b->start[0] = last = left_after[b->start[1]];
		left_after[b->start[1] + b->n[1]] = last;
	}
	qsort(p->beads.items, p->beads.n, sizeof *p->beads.items, by_left);
	for (i = 0, last = 0; i < p->beads.n; i++) {
		struct bead *b = &p->beads.items[i];

		if (b->n[1] == 0)
			b->start[1] = last;
		last = b->start[1] + b->n[1];
	}
	free(left_after);
}

void
path_finish(const struct evidence *e, struct path *p)
{
	uint32_t at = 0;
	size_t i;

	p->score = 0;
	if (p->beads.n == 0)
		return;
	path_place(p, e->side[1].n);
	for (i = 0; i < p->beads.n; i++) {
		const struct bead *b = &p->beads.items[i];

		p->score += b->score;
		if (b->n[0] == 0 || b->n[1] == 0)
			continue;
		if (b->start[1] < at)
			p->score -= e->jump;
		at = b->start[1] + b->n[1];
	}
}

bool
path_crosses(const struct path *p)
{
	uint32_t at = 0;
	size_t i;

	for (i = 0; i < p->beads.n; i++) {
		const struct bead *b = &p->beads.items[i];

		if (b->n[0] == 0 || b->n[1] == 0)
			continue;
		if (b->start[1] < at)
			return true;
		at = b->start[1] + b->n[1];
	}
	return false;
}

void
path_sweep(struct path *p)
{
	size_t i, kept = 0;

	for (i = 0; i < p->beads.n; i++)
		if (p->beads.items[i].n[0] + p->beads.items[i].n[1] > 0)
			p->beads.items[kept++] = p->beads.items[i];
	p->beads.n = kept;
}

void
path_release(struct path *p)
{
	vec_release(&p->beads);
}
