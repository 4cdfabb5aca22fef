#include <math.h>
#include <stdlib.h>

#include "align/ordered.h"
#include "align/path.h"

static const float COST = 0.4F;      /* of a bead: about half of the F1 to be expected */
static const float QUESTION = 0.001F; /* chance of a bead that is worth a closer look */
static const float LEAST = 15.0F;    /* nats below which a term of a sum is nothing */

struct node {
	float before, after;         /* log of the sum over all ways to here, and from here on */
	float best;                  /* expected on the best way to here */
	uint32_t type;               /* by which that way comes */
	float score[EVIDENCE_TYPES]; /* of the bead of each type that ends here; -INFINITY: none */
};

/* Nodes (i, j): the first i left and j right sentences are told. Row i has j from low[i] to high[i]. */
struct lattice {
	struct evidence *e;
	uint32_t n, m;
	struct node *nodes;
	size_t *row; /* [n + 1] */
};

static struct node *
node_at(const struct lattice *x, uint32_t i, uint32_t j)
{
	if (i > x->n || j < x->e->low[i] || j > x->e->high[i])
		return NULL;
	return &x->nodes[x->row[i] + j - x->e->low[i]];
}

/* Where the bead of type ${t} that ends at (i, j) begins; NULL: outside. */
static struct node *
from_of(const struct lattice *x, uint32_t i, uint32_t j, int t)
{
	uint32_t a = evidence_types[t].n[0], b = evidence_types[t].n[1];

	return a > i || b > j ? NULL : node_at(x, i - a, j - b);
}

/* Of the bead of ${a} and ${b} sentences that ends at (i, j). */
static float
bead_score(const struct evidence *e, uint32_t i, uint32_t a, uint32_t j, uint32_t b)
{
	if (a == 0 || b == 0)
		return evidence_alone(e, a == 0, a == 0 ? j - 1 : i - 1);
	if (j - b < e->low[i - 1] || j - b < e->low[i - a] || j > e->high[i - a])
		return -INFINITY; /* its cells are not there */
	return evidence_score(e, i - a, a, j - b, b);
}

static float
log_sum(const float x[EVIDENCE_TYPES])
{
	float most = -INFINITY, sum = 0;
	int t;

	for (t = 0; t < EVIDENCE_TYPES; t++)
		most = x[t] > most ? x[t] : most;
	if (most == -INFINITY)
		return most;
	for (t = 0; t < EVIDENCE_TYPES; t++)
		if (x[t] > most - LEAST)
			sum += expf(x[t] - most);
	return most + logf(sum);
}

static void
sum_before(const struct lattice *x, uint32_t i, uint32_t j)
{
	struct node *to = node_at(x, i, j);
	float sum[EVIDENCE_TYPES];
	int t;

	for (t = 0; t < EVIDENCE_TYPES; t++)
		sum[t] = to->score[t] > -INFINITY ? from_of(x, i, j, t)->before + to->score[t] : -INFINITY;
	to->before = log_sum(sum);
}

static void
sum_after(const struct lattice *x, uint32_t i, uint32_t j)
{
	float sum[EVIDENCE_TYPES];
	int t;

	for (t = 0; t < EVIDENCE_TYPES; t++) {
		const struct node *to = node_at(x, i + evidence_types[t].n[0], j + evidence_types[t].n[1]);

		sum[t] = to != NULL ? to->score[t] + to->after : -INFINITY;
	}
	node_at(x, i, j)->after = log_sum(sum);
}

static void
sum_all(const struct lattice *x)
{
	uint32_t i, j;

	for (i = 0; i <= x->n; i++)
		for (j = x->e->low[i]; j <= x->e->high[i]; j++)
			if (i + j > 0)
				sum_before(x, i, j);
	for (i = x->n + 1; i-- > 0;)
		for (j = x->e->high[i] + 1; j-- > x->e->low[i];)
			if (i < x->n || j < x->m)
				sum_after(x, i, j);
}

/* What is done with every bead that may be: of type ${t}, ending at (i, j); ${chance}: over all paths. */
typedef void visit(const struct lattice *x, uint32_t i, uint32_t j, int t, float chance, void *with);

static void
visit_all(const struct lattice *x, visit *what, void *with)
{
	float all = node_at(x, x->n, x->m)->before;
	uint32_t i, j;
	int t;

	for (i = 0; i <= x->n; i++)
		for (j = x->e->low[i]; j <= x->e->high[i]; j++) {
			const struct node *to = node_at(x, i, j);

			for (t = 0; i + j > 0 && t < EVIDENCE_TYPES; t++)
				if (to->score[t] > -INFINITY) {
					float log = from_of(x, i, j, t)->before + to->score[t] + to->after - all;

					what(x, i, j, t, log > -LEAST ? expf(log) : 0, with);
				}
		}
}

static void
look_closer(const struct lattice *x, uint32_t i, uint32_t j, int t, float chance, void *with)
{
	uint32_t a = evidence_types[t].n[0], b = evidence_types[t].n[1];
	float *score = &node_at(x, i, j)->score[t];

	if (chance < QUESTION)
		*score = -INFINITY;
	else if (a > 0 && b > 0)
		*score = ordered_score(with, i - a, a, j - b, b);
}

static void
count(const struct lattice *x, uint32_t i, uint32_t j, int t, float chance, void *with)
{
	float *counts = with;

	(void)x, (void)i, (void)j;
	counts[t] += chance;
}

/* The prior of a type has changed by change[t]; that of a scrap that stands alone has not. */
static void
change(const struct lattice *x, uint32_t i, uint32_t j, int t, float chance, void *with)
{
	uint32_t a = evidence_types[t].n[0], b = evidence_types[t].n[1];
	float *score = &node_at(x, i, j)->score[t];

	(void)chance;
	if (a == 0 || b == 0)
		*score = bead_score(x->e, i, a, j, b);
	else
		*score += ((const float *)with)[t];
}

static void
choose(const struct lattice *x, uint32_t i, uint32_t j, int t, float chance, void *with)
{
	struct node *to = node_at(x, i, j);
	float expected = from_of(x, i, j, t)->best + chance - COST;

	(void)with;
	if (expected > to->best) {
		to->best = expected;
		to->type = (uint32_t)t;
	}
}

static void
trace(const struct lattice *x, struct path *out)
{
	uint32_t i = x->n, j = x->m;

	while (i > 0 || j > 0) {
		const struct node *node = node_at(x, i, j);
		uint32_t a = evidence_types[node->type].n[0], b = evidence_types[node->type].n[1];

		vec_add(&out->beads, ((struct bead){ { i - a, j - b }, { a, b }, bead_score(x->e, i, a, j, b),
		                                   BEAD_FOUND }));
		i -= a;
		j -= b;
	}
}

static void
lay(struct lattice *x)
{
	uint32_t i, j;
	size_t at = 0;
	int t;

	for (i = 0; i <= x->n; i++) {
		x->row[i] = at;
		at += x->e->high[i] - x->e->low[i] + (size_t)1;
	}
	x->nodes = mem_zalloc(at, sizeof *x->nodes);
	for (i = 0; i <= x->n; i++)
		for (j = x->e->low[i]; j <= x->e->high[i]; j++) {
			struct node *to = node_at(x, i, j);

			for (t = 0; t < EVIDENCE_TYPES; t++)
				to->score[t] = from_of(x, i, j, t) == NULL
				                       ? -INFINITY
				                       : bead_score(x->e, i, evidence_types[t].n[0], j,
				                                    evidence_types[t].n[1]);
			to->best = i + j > 0 ? -INFINITY : 0;
		}
}

void
expected_find(struct evidence *e, struct path *out)
{
	struct lattice x = { e, e->side[0].n, e->side[1].n, NULL,
			     mem_zalloc(e->side[0].n + (size_t)1, sizeof(size_t)) };
	float counts[EVIDENCE_TYPES] = { 0 }, changes[EVIDENCE_TYPES];
	struct arena scratch = { 0 };
	int t;

	lay(&x);
	sum_all(&x);
	visit_all(&x, look_closer, ordered_new(e, &scratch));
	sum_all(&x);
	visit_all(&x, count, counts);
	for (t = 0; t < EVIDENCE_TYPES; t++)
		changes[t] = -e->prior[t];
	evidence_adapt(e, counts);
	for (t = 0; t < EVIDENCE_TYPES; t++)
		changes[t] += e->prior[t];
	visit_all(&x, change, changes);
	sum_all(&x);
	visit_all(&x, choose, NULL);
	trace(&x, out);
	free(x.nodes);
	free(x.row);
	arena_release(&scratch);
}
