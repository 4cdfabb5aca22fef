#include "entity/train.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/vec.h"

enum { L = TAGGER_LABELS, W = TRAIN_WIDTH, START = TAGGER_START };

/* Forward and backward sums over label sequences, each position scaled to sum one (Rabiner 1989, §V.A). */
struct train_scratch {
	VEC(float) score;    /* [n][W]: exp of the score of each label, scaled by the largest */
	VEC(double) forward; /* [n][W] */
	VEC(double) backward;
	VEC(double) scale;   /* [n] */
	VEC(float) gradient; /* [n][W] */
	VEC(uint32_t) kept;  /* features that are not left out */
	VEC(uint32_t) kept_first;
	double move[L + 1][L];  /* exp of the transitions; 0: forbidden */
	double count[L + 1][L]; /* expected under the constraint, less expected without */
};

struct train *
train_new(uint32_t nfeatures, double rate, double dropout)
{
	struct train *t = mem_zalloc(1, sizeof *t);

	t->rows = mem_zalloc(nfeatures + (size_t)1, sizeof *t->rows);
	t->sums = mem_zalloc(nfeatures + (size_t)L + 1, sizeof *t->sums);
	t->nfeatures = nfeatures;
	t->rate = rate;
	t->dropout = dropout;
	t->random = 1;
	t->scratch = mem_zalloc(1, sizeof *t->scratch);
	return t;
}

void
train_free(struct train *t)
{
	if (t == NULL)
		return;
	vec_release(&t->scratch->score);
	vec_release(&t->scratch->forward);
	vec_release(&t->scratch->backward);
	vec_release(&t->scratch->scale);
	vec_release(&t->scratch->gradient);
	vec_release(&t->scratch->kept);
	vec_release(&t->scratch->kept_first);
	free(t->scratch);
	free(t->rows);
	free(t->sums);
	free(t);
}

uint32_t
train_random(uint64_t *state, uint32_t n)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((*state >> 33) % n);
}

static void
reserve(struct train_scratch *x, size_t n)
{
	vec_reserve(&x->score, n * W);
	vec_reserve(&x->forward, n * W);
	vec_reserve(&x->backward, n * W);
	vec_reserve(&x->scale, n);
	vec_reserve(&x->gradient, n * W);
}

/* The scores of a sentence with some features left out. */
static void
score(struct train *t, const struct train_sentence *s)
{
	struct train_scratch *x = t->scratch;
	uint32_t keep = (uint32_t)((1 - t->dropout) * 65536), i, f;
	float raise = (float)(1 / (1 - t->dropout));
	int y;

	x->kept.n = x->kept_first.n = 0;
	for (i = 0; i < s->n; i++) {
		float sum[W] = { 0 }, most;

		vec_add(&x->kept_first, (uint32_t)x->kept.n);
		for (f = s->first[i]; f < s->first[i + 1]; f++) {
			const float *w = t->rows[s->feature[f]].w;

			if (train_random(&t->random, 65536) >= keep)
				continue;
			vec_add(&x->kept, s->feature[f]);
			for (y = 0; y < W; y++)
				sum[y] += w[y];
		}
		most = sum[0];
		for (y = 1; y < L; y++)
			most = sum[y] > most ? sum[y] : most;
		for (y = 0; y < L; y++)
			x->score.items[i * W + (uint32_t)y] = expf((sum[y] - most) * raise);
	}
	vec_add(&x->kept_first, (uint32_t)x->kept.n);
}

/* Forward and backward sums with only what ${allowed} (NULL: everything) lets through; the log of the total. */
static double
sums(struct train_scratch *x, uint32_t n, const uint16_t *allowed)
{
	double log_total = 0;
	uint32_t i;
	int y, z;

	for (i = 0; i < n; i++) {
		double *a = x->forward.items + i * W, total = 0;
		const double *before = a - W;

		for (y = 0; y < L; y++) {
			double in = i == 0 ? x->move[START][y] : 0;

			a[y] = 0;
			if (allowed != NULL && !(allowed[i] >> y & 1))
				continue;
			for (z = 0; i > 0 && z < L; z++)
				in += before[z] * x->move[z][y];
			a[y] = in * (double)x->score.items[i * W + (uint32_t)y];
			total += a[y];
		}
		if (!(total > 0))
			return -INFINITY;
		for (y = 0; y < L; y++)
			a[y] /= total;
		x->scale.items[i] = total;
		log_total += log(total);
	}
	for (i = n; i-- > 0;) {
		double *b = x->backward.items + i * W;
		const double *behind = b + W;
		const float *e = x->score.items + (i + 1) * W;

		for (y = 0; y < L; y++) {
			double out = i + 1 == n;

			for (z = 0; i + 1 < n && z < L; z++)
				if (allowed == NULL || (allowed[i + 1] >> z & 1))
					out += x->move[y][z] * (double)e[z] * behind[z];
			b[y] = i + 1 == n ? 1 : out / x->scale.items[i + 1];
		}
	}
	return log_total;
}

/* Add ${sign} × the probability of each label and transition, under the same constraint as sums(). */
static void
expect(struct train_scratch *x, uint32_t n, const uint16_t *allowed, double sign)
{
	uint32_t i;
	int y, z;

	for (i = 0; i < n; i++) {
		const double *a = x->forward.items + i * W, *b = x->backward.items + i * W, *before = a - W;
		float *g = x->gradient.items + i * W;

		for (y = 0; y < L; y++) {
			g[y] += (float)(sign * a[y] * b[y]);
			if (a[y] <= 0 || (allowed != NULL && !(allowed[i] >> y & 1)))
				continue;
			if (i == 0) {
				x->count[START][y] += sign * a[y] * b[y];
				continue;
			}
			for (z = 0; z < L; z++)
				x->count[z][y] += sign * before[z] * x->move[z][y] *
						  (double)x->score.items[i * W + (uint32_t)y] * b[y] /
						  x->scale.items[i];
		}
	}
}

static void
climb(struct train_row *r, const float *gradient, float rate, int labels)
{
	int y;

	for (y = 0; y < labels; y++) {
		r->g[y] += gradient[y] * gradient[y];
		r->w[y] += rate * gradient[y] / sqrtf(r->g[y] + 1e-6F);
	}
}

static void
learn(struct train *t, uint32_t n)
{
	struct train_scratch *x = t->scratch;
	float rate = (float)t->rate;
	uint32_t i, f;
	int z, y;

	for (i = 0; i < n; i++) {
		const float *g = x->gradient.items + (size_t)i * W;
		float most = 0;

		for (y = 0; y < L; y++)
			most = fabsf(g[y]) > most ? fabsf(g[y]) : most;
		if (most < 1e-4F)
			continue;
		for (f = x->kept_first.items[i]; f < x->kept_first.items[i + 1]; f++)
			climb(&t->rows[x->kept.items[f]], g, rate, W);
	}
	for (z = 0; z <= L; z++) {
		float g[L];

		for (y = 0; y < L; y++)
			g[y] = (float)x->count[z][y];
		climb(&t->transition[z], g, rate, L);
	}
}

double
train_step(struct train *t, const struct train_sentence *s)
{
	struct train_scratch *x = t->scratch;
	double likelihood, constrained;
	unsigned z, y;

	if (s->n == 0)
		return 0;
	reserve(x, s->n + (size_t)1);
	for (z = 0; z <= L; z++)
		for (y = 0; y < L; y++)
			x->move[z][y] = tagger_follows(z, y) ? exp((double)t->transition[z].w[y]) : 0;
	memset(x->count, 0, sizeof x->count);
	memset(x->gradient.items, 0, (size_t)s->n * W * sizeof(float));
	score(t, s);
	constrained = sums(x, s->n, s->allowed);
	if (!isfinite(constrained))
		return 0;
	expect(x, s->n, s->allowed, 1);
	likelihood = constrained - sums(x, s->n, NULL);
	expect(x, s->n, NULL, -1);
	learn(t, s->n);
	return likelihood;
}

static void
note(struct train_sum *sum, const struct train_row *row)
{
	int y;

	for (y = 0; y < W; y++)
		sum->w[y] += row->w[y];
}

void
train_note(struct train *t)
{
	uint32_t i;

	for (i = 0; i < t->nfeatures; i++)
		note(&t->sums[i], &t->rows[i]);
	for (i = 0; i <= L; i++)
		note(&t->sums[t->nfeatures + i], &t->transition[i]);
	t->noted++;
}

static void
take_mean(const struct train *t, struct train_row *row, struct train_sum *sum)
{
	int y;

	for (y = 0; y < W; y++)
		row->w[y] = sum->w[y] / (float)t->noted;
	memset(sum, 0, sizeof *sum);
}

void
train_mean(struct train *t)
{
	uint32_t i;

	for (i = 0; i < t->nfeatures && t->noted > 0; i++)
		take_mean(t, &t->rows[i], &t->sums[i]);
	for (i = 0; i <= L && t->noted > 0; i++)
		take_mean(t, &t->transition[i], &t->sums[t->nfeatures + i]);
	t->noted = 0;
}
