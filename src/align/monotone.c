#include <math.h>
#include <stdlib.h>

#include "align/path.h"

enum { EDGE = 4 };

struct node {
	float best;
	uint8_t type; /* by which it was reached; EVIDENCE_TYPES: not at all */
};

/* Nodes (i, j): the first i left and j right sentences are told. Row i has j from low[i] to high[i]. */
struct grid {
	const struct evidence *e;
	struct node *nodes;
	size_t *row; /* [n + 1] */
};

static struct node *
node_at(const struct grid *g, uint32_t i, uint32_t j)
{
	if (i > g->e->side[0].n || j < g->e->low[i] || j > g->e->high[i])
		return NULL;
	return &g->nodes[g->row[i] + j - g->e->low[i]];
}

/* Are all cells of the bead there? */
static bool
covered(const struct evidence *e, uint32_t i, uint32_t a, uint32_t j, uint32_t b)
{
	return a == 0 || b == 0 ||
	       (i + a <= e->side[0].n && j >= e->low[i + a - 1] && j >= e->low[i] && j + b <= e->high[i]);
}

static float
type_score(const struct evidence *e, uint32_t i, uint32_t a, uint32_t j, uint32_t b)
{
	return a == 0   ? evidence_alone(e, 1, j)
	       : b == 0 ? evidence_alone(e, 0, i)
	                : evidence_score(e, i, a, j, b);
}

static void
step(const struct grid *g, uint32_t i, uint32_t j)
{
	const struct node *from = node_at(g, i, j);
	uint8_t t;

	for (t = 0; t < EVIDENCE_TYPES; t++) {
		uint32_t a = evidence_types[t].n[0], b = evidence_types[t].n[1];
		struct node *to = node_at(g, i + a, j + b);
		float score;

		if (to == NULL || !covered(g->e, i, a, j, b))
			continue;
		score = from->best + type_score(g->e, i, a, j, b);
		if (to->type == EVIDENCE_TYPES || score > to->best)
			*to = (struct node){ score, t };
	}
}

static void
trace(const struct grid *g, struct path *out, bool *edge)
{
	const struct evidence *e = g->e;
	uint32_t i = e->side[0].n, j = e->side[1].n;

	*edge = false;
	while (i > 0 || j > 0) {
		const struct node *node = node_at(g, i, j);
		uint32_t a = evidence_types[node->type].n[0], b = evidence_types[node->type].n[1];

		if ((e->low[i] > 0 && j < e->low[i] + EDGE) || (e->high[i] < e->side[1].n && j + EDGE > e->high[i]))
			*edge = true;
		i -= a;
		j -= b;
		vec_add(&out->beads, ((struct bead){ { i, j }, { a, b }, type_score(e, i, a, j, b), BEAD_FOUND }));
	}
}

void
monotone_find(const struct evidence *e, struct path *out, bool *edge)
{
	struct grid g = { e, NULL, mem_zalloc(e->side[0].n + (size_t)1, sizeof *g.row) };
	uint32_t n = e->side[0].n, i, j;
	size_t at = 0;

	for (i = 0; i <= n; i++) {
		g.row[i] = at;
		at += e->high[i] - e->low[i] + (size_t)1;
	}
	g.nodes = mem_alloc(at * sizeof *g.nodes);
	while (at-- > 0)
		g.nodes[at] = (struct node){ -INFINITY, EVIDENCE_TYPES };
	*node_at(&g, 0, 0) = (struct node){ 0, 0 };
	for (i = 0; i <= n; i++)
		for (j = e->low[i]; j <= e->high[i]; j++)
			if (node_at(&g, i, j)->type != EVIDENCE_TYPES)
				step(&g, i, j);
	trace(&g, out, edge);
	free(g.nodes);
	free(g.row);
}
