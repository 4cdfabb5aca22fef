#include "align/ordered.h"

#include <math.h>

#include "align/links.h"

/* Words that the two versions are apart where they tell the same. 3 to 8 do as well on news cut elsewhere. */
static const float DECAY = 4.0F;

static const float PRODUCT_MOST = 1e20F;

enum { STEPS = 4, FAR = 32 }; /* of the table of weights: a word, and words to which it reaches */

struct ordered {
	const struct evidence *e;
	uint32_t *head[2];   /* [words of the side], token of the run + 1; 0 between two calls */
	uint32_t *next;      /* [tokens of a run] */
	float *sum;          /* [tokens of a run] */
	float weight[STEPS * FAR + 1];
};

/* Tokens first … last - 1 of a side. */
struct run {
	uint32_t first, last;
};

static uint32_t
longest_run(const struct evidence_side *s)
{
	uint32_t i, most = 0;

	for (i = 0; i < s->n; i++) {
		uint32_t end = i + RUN_MOST < s->n ? i + RUN_MOST : s->n;

		if (s->first[end] - s->first[i] > most)
			most = s->first[end] - s->first[i];
	}
	return most;
}

struct ordered *
ordered_new(const struct evidence *e, struct arena *scratch)
{
	struct ordered *o = arena_array(scratch, struct ordered, 1);
	uint32_t most = longest_run(&e->side[0]), other = longest_run(&e->side[1]);
	int k;

	o->e = e;
	for (k = 0; k < 2; k++)
		o->head[k] = arena_array(scratch, uint32_t, e->side[k].nwords + (size_t)1);
	o->next = arena_array(scratch, uint32_t, (most > other ? most : other) + (size_t)1);
	o->sum = arena_array(scratch, float, (most > other ? most : other) + (size_t)1);
	for (k = 0; k <= STEPS * FAR; k++)
		o->weight[k] = expf(-(float)k / STEPS / DECAY);
	return o;
}

static float
weight(const struct ordered *o, float distance)
{
	float step = fabsf(distance) * STEPS + 0.5F;

	return step < STEPS * FAR ? o->weight[(unsigned)step] : 0;
}

/* Chain the tokens of a run by their words. */
static void
enter(struct ordered *o, int side, struct run r)
{
	const uint32_t *tokens = o->e->side[side].tokens + r.first;
	uint32_t k;

	for (k = 0; k < r.last - r.first; k++) {
		o->next[k] = o->head[side][tokens[k]];
		o->head[side][tokens[k]] = k + 1;
		o->sum[k] = 0;
	}
}

/* What the words of run ${g} of side ${from} say for the tokens of run ${r} of the other. */
static void
speak(struct ordered *o, int from, struct run g, struct run r, float middle)
{
	const uint32_t *tokens = o->e->side[from].tokens;
	float step = middle / (float)(g.last - g.first), other = middle / (float)(r.last - r.first);
	uint32_t k, l, q;

	for (k = g.first; k < g.last; k++) {
		const struct link *links;
		uint32_t n = links_of(o->e->links, from, tokens[k], &links);
		float at = ((float)(k - g.first) + 0.5F) * step;

		for (l = 0; l < n; l++)
			for (q = o->head[1 - from][links[l].other]; q != 0; q = o->next[q - 1])
				o->sum[q - 1] += links[l].t * weight(o, at - ((float)q - 0.5F) * other);
	}
}

/* Of the tokens of run ${r}, given run ${g} of side ${from}. */
static float
tokens_score(struct ordered *o, int from, struct run g, struct run r)
{
	const struct evidence_side *side = &o->e->side[1 - from];
	float lambda = o->e->lambda, total = 0, ng = (float)(g.last - g.first), nr = (float)(r.last - r.first);
	float middle = (ng + nr) / 2; /* words, as if both runs had as many */
	float product = 1;
	uint32_t k;

	if (g.last == g.first || r.last == r.first)
		return nr * o->e->log_lambda;
	enter(o, 1 - from, r);
	speak(o, from, g, r, middle);
	for (k = 0; k < r.last - r.first; k++) {
		uint32_t word = side->tokens[r.first + k];
		float at = ((float)k + 0.5F) / nr * middle;
		float all = DECAY * (2 - weight(o, at) - weight(o, middle - at)) * ng / middle; /* of the weights */

		o->head[1 - from][word] = 0;
		if (o->sum[k] == 0) {
			total += o->e->log_lambda;
			continue;
		}
		product *= lambda + (1 - lambda) * o->sum[k] / all / side->words[word].p;
		if (product > PRODUCT_MOST) { /* one logarithm for some factors */
			total += logf(product);
			product = 1;
		}
	}
	return total + logf(product);
}

float
ordered_score(struct ordered *o, uint32_t i, uint32_t a, uint32_t j, uint32_t b)
{
	const struct evidence *e = o->e;
	struct run left = { e->side[0].first[i], e->side[0].first[i + a] };
	struct run right = { e->side[1].first[j], e->side[1].first[j + b] };
	float tokens = tokens_score(o, 0, left, right) + tokens_score(o, 1, right, left);

	return evidence_frame(e, i, a, j, b) + e->weight / 2 * tokens;
}
