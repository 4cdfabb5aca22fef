/* The cells of the evidence: what runs of sentences of one side say for each sentence of the other. */
#include <stdlib.h>

#include "align/evidence.h"
#include "align/links.h"
#include "base/mem.h"

/* Cells within ${width} of the diagonal. */
static void
lay_rows(struct evidence *e, uint32_t width)
{
	uint32_t n = e->side[0].n, m = e->side[1].n, i;
	size_t at = 0;
	int r;

	e->low = arena_array(&e->cells, uint32_t, n + (size_t)1);
	e->high = arena_array(&e->cells, uint32_t, n + (size_t)1);
	e->row = arena_array(&e->cells, size_t, n + (size_t)1);
	for (i = 0; i <= n; i++) {
		uint64_t middle = n > 0 ? (uint64_t)i * m / n : 0;

		e->low[i] = width < middle ? (uint32_t)middle - width : 0;
		e->high[i] = middle + width < m ? (uint32_t)middle + width : m;
		e->row[i] = at;
		at += i < n ? e->high[i] - e->low[i] : 0;
	}
	for (r = 0; r < RUN_MOST; r++) {
		e->right_given[r] = arena_array(&e->cells, float, at);
		e->left_given[r] = arena_array(&e->cells, float, at);
	}
}

/* Sums over a run of sentences of t(w | words of the run), for the words w of the other side. */
struct sums {
	float *t, *gain;   /* [words of the other side]; gain: over log λ */
	float *odds;       /* [words of the other side]: (1-λ) / λ / p(w) */
	uint32_t *touched; /* [ntouched] */
	uint32_t ntouched;
};

static void
add_sentence(struct sums *s, const struct evidence *e, int from, uint32_t sentence)
{
	const struct evidence_side *side = &e->side[from];
	uint32_t k, l;

	for (k = side->first[sentence]; k < side->first[sentence + 1]; k++) {
		const struct link *links;
		uint32_t n = links_of(e->links, from, side->tokens[k], &links);

		for (l = 0; l < n; l++) {
			if (s->t[links[l].other] == 0)
				s->touched[s->ntouched++] = links[l].other;
			s->t[links[l].other] += links[l].t;
		}
	}
}

/* Logarithms of four numbers at a time: for ever so many words in ever so many runs.
 * Source: Moshier, Cephes, logf: error below 1e-7 of it. */
typedef float four __attribute__((vector_size(16)));
typedef int32_t four_bits __attribute__((vector_size(16)));

static inline four
four_logs(four x)
{
	four_bits bits = (four_bits)x - 0x3F3504F3; /* of the root of a half: what is left of it is its exponent */
	four_bits exponent = bits >> 23;
	four m = (four)((bits & 0x7FFFFF) + 0x3F3504F3) - 1, e, y;

	e = __builtin_convertvector(exponent, four);
	y = 7.0376836292e-2F * m - 1.1514610310e-1F;
	y = y * m + 1.1676998740e-1F;
	y = y * m - 1.2420140846e-1F;
	y = y * m + 1.4249322787e-1F;
	y = y * m - 1.6668057665e-1F;
	y = y * m + 2.0000714765e-1F;
	y = y * m - 2.4999993993e-1F;
	y = y * m + 3.3333331174e-1F;
	return m - m * m * (0.5F - m * y) + e * 0.69314718056F;
}

static void
find_gains(struct sums *s, uint32_t tokens)
{
	float share = 1 / (float)(tokens ? tokens : 1);
	uint32_t i, k;

	for (i = 0; i < s->ntouched; i += 4) {
		uint32_t n = s->ntouched - i < 4 ? s->ntouched - i : 4, w[4];
		four x = { 0 };

		for (k = 0; k < 4; k++) {
			w[k] = s->touched[k < n ? i + k : i];
			x[k] = s->t[w[k]] * s->odds[w[k]];
		}
		x = four_logs(1 + x * share);
		for (k = 0; k < 4; k++)
			s->gain[w[k]] = x[k];
	}
}

/* Four sums, which need not wait for each other. */
static float
tokens_score(const struct sums *s, const struct evidence_side *other, uint32_t sentence, float log_lambda)
{
	const uint32_t *token = other->tokens + other->first[sentence];
	uint32_t n = other->first[sentence + 1] - other->first[sentence], k;
	float sum[4] = { (float)n * log_lambda, 0, 0, 0 };

	for (k = 0; k + 4 <= n; k += 4) {
		sum[0] += s->gain[token[k]];
		sum[1] += s->gain[token[k + 1]];
		sum[2] += s->gain[token[k + 2]];
		sum[3] += s->gain[token[k + 3]];
	}
	for (; k < n; k++)
		sum[1] += s->gain[token[k]];
	return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

/* For runs on the side opposite to ${other}; all sums 0. */
static void
sums_init(struct sums *s, const struct evidence_side *other, float lambda)
{
	uint32_t w;

	s->t = mem_zalloc(other->nwords + (size_t)1, sizeof *s->t);
	s->gain = mem_zalloc(other->nwords + (size_t)1, sizeof *s->gain);
	s->odds = mem_zalloc(other->nwords + (size_t)1, sizeof *s->odds);
	s->touched = mem_zalloc(other->nwords + (size_t)1, sizeof *s->touched);
	s->ntouched = 0;
	for (w = 0; w < other->nwords; w++)
		s->odds[w] = (1 - lambda) / lambda / other->words[w].p;
}

static void
sums_release(struct sums *s)
{
	free(s->t);
	free(s->gain);
	free(s->odds);
	free(s->touched);
}

static void
clear(struct sums *s)
{
	uint32_t i;

	for (i = 0; i < s->ntouched; i++)
		s->t[s->touched[i]] = s->gain[s->touched[i]] = 0;
	s->ntouched = 0;
}

/* One direction: runs on side ${from} speak for sentences on the other. */
static void
fill_cells(struct evidence *e, int from)
{
	const struct evidence_side *given = &e->side[from], *other = &e->side[1 - from];
	struct sums s;
	uint32_t start, run, k;

	sums_init(&s, other, e->lambda);
	for (start = 0; start < given->n; start++) {
		uint32_t last_low = 0, last_high = 0; /* left sentences whose row holds column start */

		for (run = 1; run <= RUN_MOST && start + run <= given->n; run++) {
			uint32_t tokens = given->first[start + run] - given->first[start];

			add_sentence(&s, e, from, start + run - 1);
			find_gains(&s, tokens);
			if (from == 0) {
				for (k = e->low[start]; k < e->high[start]; k++)
					e->right_given[run - 1][e->row[start] + k - e->low[start]] =
						tokens_score(&s, other, k, e->log_lambda);
				continue;
			}
			if (run == 1) {
				while (last_low < other->n && e->high[last_low] <= start)
					last_low++;
				for (last_high = last_low; last_high < other->n && e->low[last_high] <= start;)
					last_high++;
			}
			for (k = last_low; k < last_high; k++)
				e->left_given[run - 1][e->row[k] + start - e->low[k]] =
					tokens_score(&s, other, k, e->log_lambda);
		}
		clear(&s);
	}
	sums_release(&s);
}

void
evidence_cells(struct evidence *e, uint32_t width)
{
	evidence_release(e);
	lay_rows(e, width);
	fill_cells(e, 0);
	fill_cells(e, 1);
}

void
evidence_release(struct evidence *e)
{
	arena_release(&e->cells);
}
