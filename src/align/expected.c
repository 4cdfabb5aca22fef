#include <math.h>
#include <stdlib.h>

#include "align/ordered.h"
#include "align/path.h"

static const float COST = 0.4F;      /* of a bead: about half of the F1 to be expected */
static const float QUESTION = 0.001F; /* chance of a bead that is worth a closer look */
static const float HOPELESS = -12.0F; /* log of the share of a bead among those that end where it does, to be thought of */
static const float LEAST = 15.0F;    /* nats below which a term of a sum is nothing */

/* Nodes (i, j): the first i left and j right sentences are told. Row i has j from low[i] to high[i]; a bead leads from a
 * node to one with a higher number. */
struct node {
	float before, after; /* log of the sum over all ways to here, and from here on */
	float best;          /* expected on the best way to here */
	uint32_t way;        /* by which that way comes */
	bool on;             /* a way that goes through */
};

/* A bead that may be. */
struct way {
	uint32_t from, to; /* nodes */
	uint32_t i, j;     /* sentences told at its end */
	float score;
	uint8_t type;
	bool kept;
};

struct lattice {
	struct evidence *e;
	uint32_t n, m;
	struct node *nodes;
	size_t nnodes;
	size_t *row;      /* [n + 1] */
	VEC(struct way) ways; /* by the node to which they lead, those to one by type */
};

static float
log_add(float a, float b)
{
	float most = a > b ? a : b, least = a > b ? b : a;

	return least > most - LEAST ? most + logf(1 + expf(least - most)) : most;
}

static float
log_sum(const float x[EVIDENCE_TYPES])
{
	float most = -INFINITY, sum = 0;
	int t;

	for (t = 0; t < EVIDENCE_TYPES; t++)
		most = x[t] > most ? x[t] : most;
	for (t = 0; t < EVIDENCE_TYPES; t++)
		if (x[t] > most - LEAST)
			sum += expf(x[t] - most);
	return most + logf(sum);
}

/* The ways to node (i, j), which end there, and the sum over them. */
static void
enter_ways(struct lattice *x, uint32_t i, uint32_t j)
{
	const struct evidence *e = x->e;
	uint32_t to = (uint32_t)(x->row[i] + j - e->low[i]), t;
	float score[EVIDENCE_TYPES], sum[EVIDENCE_TYPES];
	uint32_t from[EVIDENCE_TYPES];

	evidence_ends(e, i, j, score);
	for (t = 0; t < EVIDENCE_TYPES; t++) {
		sum[t] = -INFINITY;
		if (score[t] == -INFINITY)
			continue;
		from[t] = (uint32_t)(x->row[i - evidence_types[t].n[0]] + j - evidence_types[t].n[1] -
		                     e->low[i - evidence_types[t].n[0]]);
		sum[t] = x->nodes[from[t]].before + score[t];
	}
	x->nodes[to].before = log_sum(sum);
	for (t = 0; t < EVIDENCE_TYPES; t++)
		if (sum[t] > x->nodes[to].before + HOPELESS)
			vec_add(&x->ways, ((struct way){ from[t], to, i, j, score[t], (uint8_t)t, false }));
}

static void
lay(struct lattice *x)
{
	const struct evidence *e = x->e;
	uint32_t i, j;

	for (i = 0; i <= x->n; i++) {
		x->row[i] = x->nnodes;
		x->nnodes += e->high[i] - e->low[i] + (size_t)1;
	}
	x->nodes = mem_zalloc(x->nnodes, sizeof *x->nodes);
	for (i = 0; i <= x->n; i++)
		for (j = e->low[i]; j <= e->high[i]; j++)
			if (i + j > 0)
				enter_ways(x, i, j);
}

static void
sum_before(struct lattice *x)
{
	size_t k;

	for (k = 1; k < x->nnodes; k++)
		x->nodes[k].before = -INFINITY;
	for (k = 0; k < x->ways.n; k++) {
		const struct way *w = &x->ways.items[k];

		x->nodes[w->to].before = log_add(x->nodes[w->to].before, x->nodes[w->from].before + w->score);
	}
}

static void
sum_after(struct lattice *x)
{
	size_t k;

	for (k = 0; k + 1 < x->nnodes; k++)
		x->nodes[k].after = -INFINITY;
	for (k = x->ways.n; k-- > 0;) {
		const struct way *w = &x->ways.items[k];

		x->nodes[w->from].after = log_add(x->nodes[w->from].after, x->nodes[w->to].after + w->score);
	}
}

/* Of a way, over all paths. */
static float
chance(const struct lattice *x, const struct way *w)
{
	float log = x->nodes[w->from].before + w->score + x->nodes[w->to].after - x->nodes[x->nnodes - 1].before;

	return log > -LEAST ? expf(log) : 0;
}

/* Do the ways that are kept lead from the start to the end? */
static bool
leads_through(struct lattice *x)
{
	size_t k;

	x->nodes[0].on = true;
	for (k = 0; k < x->ways.n; k++) {
		const struct way *w = &x->ways.items[k];

		x->nodes[w->to].on |= w->kept && x->nodes[w->from].on;
	}
	return x->nodes[x->nnodes - 1].on;
}

/* Keep the best way to each node from which a way that is kept leads on, from the end on: among many sentences that are
 * alike no way has much of a chance. Those to one node stand together. */
static void
keep_best(struct lattice *x)
{
	size_t end, start, k;

	for (k = 0; k < x->nnodes; k++)
		x->nodes[k].on = k + 1 == x->nnodes;
	for (end = x->ways.n; end > 0; end = start) {
		struct way *best = &x->ways.items[end - 1];
		float most = -INFINITY;

		for (start = end; start > 0 && x->ways.items[start - 1].to == x->ways.items[end - 1].to; start--) {
			struct way *w = &x->ways.items[start - 1];
			float before = x->nodes[w->from].before + w->score;

			if (before > most) {
				best = w;
				most = before;
			}
		}
		best->kept |= x->nodes[best->to].on;
		for (k = start; k < end; k++)
			x->nodes[x->ways.items[k].from].on |= x->ways.items[k].kept;
	}
}

/* Keep what has a chance. */
static void
keep_some(struct lattice *x)
{
	size_t k, kept = 0;

	for (k = 0; k < x->ways.n; k++)
		x->ways.items[k].kept = chance(x, &x->ways.items[k]) >= QUESTION;
	if (!leads_through(x))
		keep_best(x);
	for (k = 0; k < x->ways.n; k++)
		if (x->ways.items[k].kept)
			x->ways.items[kept++] = x->ways.items[k];
	x->ways.n = kept;
}

static void
look_closer(struct lattice *x, struct ordered *o)
{
	size_t k;

	for (k = 0; k < x->ways.n; k++) {
		struct way *w = &x->ways.items[k];
		uint32_t a = evidence_types[w->type].n[0], b = evidence_types[w->type].n[1];

		if (a > 0 && b > 0)
			w->score = ordered_score(o, w->i - a, a, w->j - b, b);
	}
}

static float
alone_score(const struct evidence *e, const struct way *w)
{
	int side = evidence_types[w->type].n[0] == 0;

	return evidence_alone(e, side, side == 0 ? w->i - 1 : w->j - 1);
}

/* Take the shares of the types as they come out. */
static void
adapt(struct lattice *x)
{
	float counts[EVIDENCE_TYPES] = { 0 }, changes[EVIDENCE_TYPES];
	size_t k;
	int t;

	for (k = 0; k < x->ways.n; k++)
		counts[x->ways.items[k].type] += chance(x, &x->ways.items[k]);
	for (t = 0; t < EVIDENCE_TYPES; t++)
		changes[t] = -x->e->prior[t];
	evidence_adapt(x->e, counts);
	for (t = 0; t < EVIDENCE_TYPES; t++)
		changes[t] += x->e->prior[t];
	for (k = 0; k < x->ways.n; k++) {
		struct way *w = &x->ways.items[k];

		if (evidence_types[w->type].n[0] == 0 || evidence_types[w->type].n[1] == 0)
			w->score = alone_score(x->e, w); /* that of a scrap has not changed */
		else
			w->score += changes[w->type];
	}
}

static void
choose(struct lattice *x)
{
	size_t k;

	for (k = 1; k < x->nnodes; k++)
		x->nodes[k].best = -INFINITY;
	for (k = 0; k < x->ways.n; k++) {
		const struct way *w = &x->ways.items[k];
		float expected = x->nodes[w->from].best + chance(x, w) - COST;

		if (expected > x->nodes[w->to].best) {
			x->nodes[w->to].best = expected;
			x->nodes[w->to].way = (uint32_t)k;
		}
	}
}

static void
trace(const struct lattice *x, struct path *out)
{
	size_t at = x->nnodes - 1;

	while (at > 0) {
		const struct way *w = &x->ways.items[x->nodes[at].way];
		uint32_t a = evidence_types[w->type].n[0], b = evidence_types[w->type].n[1];
		float score = a == 0 || b == 0 ? alone_score(x->e, w) : evidence_score(x->e, w->i - a, a, w->j - b, b);

		vec_add(&out->beads, ((struct bead){ { w->i - a, w->j - b }, { a, b }, score, BEAD_FOUND }));
		at = w->from;
	}
}

void
expected_find(struct evidence *e, struct path *out)
{
	struct lattice x = { .e = e, .n = e->side[0].n, .m = e->side[1].n,
			     .row = mem_zalloc(e->side[0].n + (size_t)1, sizeof(size_t)) };
	struct arena scratch = { 0 };

	lay(&x);
	sum_after(&x);
	keep_some(&x);
	look_closer(&x, ordered_new(e, &scratch));
	sum_before(&x);
	sum_after(&x);
	adapt(&x);
	sum_before(&x);
	sum_after(&x);
	choose(&x);
	trace(&x, out);
	free(x.nodes);
	free(x.row);
	vec_release(&x.ways);
	arena_release(&scratch);
}
