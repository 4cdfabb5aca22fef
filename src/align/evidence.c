#include "align/evidence.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "align/cognate.h"
#include "align/links.h"
#include "text/fold.h"

static const float LAMBDA = 0.2F;
static const float LAMBDA_LOOSE = 0.75F;
static const float WEIGHT = 0.4F;
static const float WEIGHT_LOOSE = 1.0F;
/* Variance of the logarithm of the ratio of the lengths: VARIANCE + VARIANCE_LETTER / letters. News: 0.25 squared at 24
 * letters, 0.16 at 100, 0.12 at 360; ours is laxer, for it must not speak for sentences that only look alike. */
static const float VARIANCE = 0.02F;
static const float VARIANCE_LOOSE = 0.36F;
static const float VARIANCE_LETTER = 3.0F;
static const float SIGMA_CHANCE = 1.0F;
static const float ASTRAY = -3.0F; /* nats: some lengths are astray whatever the words say */
static const float SHORT = 4.0F; /* letters added to both lengths */
static const float STRENGTH = 50.0F; /* beads that the priors count for */
static const float ALONE_SCRAP = 0.3F; /* share of the scraps that are alone */
static const float ALONE_LOOSE = 0.0F;
static const float JUMP = 4.0F;
static const float JUMP_LOOSE = 1.0F;
enum { SCRAP_WORDS = 2, WORD_LETTERS = 3 };

static const float UNKNOWN = 1e-6F; /* chance of a word that the lexicon does not have */

const struct evidence_type evidence_types[EVIDENCE_TYPES] = {
	{ { 1, 1 }, 0.836F }, { { 1, 0 }, 0.02F },  { { 0, 1 }, 0.02F },   { { 1, 2 }, 0.04F },   { { 2, 1 }, 0.04F },
	{ { 2, 2 }, 0.01F },  { { 1, 3 }, 0.006F }, { { 3, 1 }, 0.006F },  { { 2, 3 }, 0.003F },  { { 3, 2 }, 0.003F },
	{ { 1, 4 }, 0.002F }, { { 4, 1 }, 0.002F }, { { 1, 5 }, 0.0008F }, { { 5, 1 }, 0.0008F }, { { 3, 3 }, 0.001F },
};

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

static uint32_t
place_of(const uint32_t *sorted, uint32_t n, uint32_t x)
{
	uint32_t low = 0, high = n;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (sorted[middle] <= x)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* The distinct terms of the ${n} tokens, and which of them each token is. */
static void
number_words(struct evidence_side *s, const struct index *ix, const struct index_token *tokens, uint32_t n,
	     struct arena *arena)
{
	uint32_t i, *terms = mem_alloc((n + (size_t)1) * sizeof *terms), kept = 0;

	s->tokens = arena_array(arena, uint32_t, n);
	for (i = 0; i < n; i++)
		s->tokens[i] = terms[i] = ix->form_term[tokens[i].form];
	if (n > 0)
		qsort(terms, n, sizeof *terms, by_number);
	for (i = 0; i < n; i++)
		if (i == 0 || terms[i] != terms[i - 1])
			terms[kept++] = terms[i];
	s->nwords = kept;
	s->words = arena_array(arena, struct evidence_word, kept);
	for (i = 0; i < kept; i++)
		s->words[i].term = terms[i];
	for (i = 0; i < n; i++) {
		s->tokens[i] = place_of(terms, kept, s->tokens[i]);
		s->words[s->tokens[i]].count++;
	}
	free(terms);
}

static void
describe_words(struct evidence_side *s, const struct index *ix, const struct lexicon *lx, int side)
{
	uint32_t i, total = s->first[s->n];
	struct str *stems = mem_alloc((s->nwords + (size_t)1) * sizeof *stems);
	uint32_t *numbers = mem_alloc((s->nwords + (size_t)1) * sizeof *numbers);

	for (i = 0; i < s->nwords; i++) {
		s->words[i].key = intern_get(ix->terms, s->words[i].term);
		stems[i] = fold_stem(s->words[i].key);
		numbers[i] = LEXICON_NONE;
	}
	if (lx != NULL)
		lexicon_find(lx, side, stems, s->nwords, numbers);
	for (i = 0; i < s->nwords; i++) {
		struct evidence_word *w = &s->words[i];
		struct str key = w->key;
		float background = UNKNOWN;

		w->lexicon = numbers[i];
		if (w->lexicon != LEXICON_NONE)
			background = lexicon_background(lx, side, w->lexicon);
		w->letters = cognate_letters(key);
		w->number = key.p[0] >= '0' && key.p[0] <= '9';
		w->p = background / 2 + (float)w->count / (float)total / 2;
	}
	free(stems);
	free(numbers);
}

static void
init_side(struct evidence_side *s, const struct corpus *c, const struct index *ix, uint32_t article,
	  struct arena *arena)
{
	const struct sentence *sentences = c->sentences + c->first_body[article];
	index_token_list tokens = { 0 };
	uint32_t i, first = 0, last, at;

	index_article(ix, article, &tokens);
	last = (uint32_t)tokens.n;
	s->n = c->first_sentence[article + 1] - c->first_body[article];
	s->first = arena_array(arena, uint32_t, s->n + (size_t)1);
	s->length = arena_array(arena, float, s->n);
	s->scrap = arena_array(arena, bool, s->n);
	while (first < last && (s->n == 0 || tokens.items[first].start < sentences[0].start))
		first++;
	at = first;
	for (i = 0; i < s->n; i++) {
		uint32_t end = i + 1 < s->n ? sentences[i + 1].start : UINT32_MAX, words = 0;

		s->first[i] = at - first;
		for (; at < last && tokens.items[at].start < end; at++) {
			uint32_t letters = tokens.items[at].end - tokens.items[at].start;

			s->length[i] += (float)(letters + 1);
			words += letters >= WORD_LETTERS;
		}
		s->scrap[i] = words < SCRAP_WORDS;
	}
	s->first[s->n] = at - first;
	number_words(s, ix, tokens.items + first, at - first, arena);
	vec_release(&tokens);
}

/* What depends on the length of a bead alone. */
static void
set_variance(struct evidence *e, float variance)
{
	float chance = SIGMA_CHANCE * SIGMA_CHANCE;
	int k;

	for (k = 0; k < EVIDENCE_LENGTHS; k++) {
		float letters = ((float)k + 0.5F) * EVIDENCE_STEP, v = variance + 2 * VARIANCE_LETTER / letters;

		e->likely[k] = logf(chance / v) / 2;
		e->narrow[k] = (1 / v - 1 / chance) / 2;
	}
}

static void
set_priors(struct evidence *e, float alone)
{
	int a, b, t;

	for (a = 0; a <= RUN_MOST; a++)
		for (b = 0; b <= RUN_MOST; b++)
			e->prior_of[a][b] = -INFINITY;
	for (t = 0; t < EVIDENCE_TYPES; t++)
		e->prior_of[evidence_types[t].n[0]][evidence_types[t].n[1]] = e->prior[t];
	e->alone = e->prior_of[0][1] = e->prior_of[1][0] = alone;
}

/* Length of each run of sentences. */
static void
measure_runs(struct evidence_side *s, float factor, struct arena *arena)
{
	uint32_t i, k;

	for (k = 0; k < RUN_MOST; k++) {
		s->run[k] = arena_array(arena, float, s->n);
		s->log_run[k] = arena_array(arena, float, s->n);
		for (i = 0; i + k < s->n; i++) {
			s->run[k][i] = s->length[i + k] * factor + (k > 0 ? s->run[k - 1][i] : SHORT);
			s->log_run[k][i] = logf(s->run[k][i]);
		}
	}
}

void
evidence_adapt(struct evidence *e, const float counts[EVIDENCE_TYPES])
{
	float all = STRENGTH, p[EVIDENCE_TYPES];
	int t;

	for (t = 0; t < EVIDENCE_TYPES; t++) {
		p[t] = evidence_types[t].p * STRENGTH + counts[t];
		all += counts[t];
	}
	p[1] = p[2] = (p[1] + p[2]) / 2; /* neither side is the fuller by nature */
	for (t = 0; t < EVIDENCE_TYPES; t++)
		e->prior[t] = logf(p[t] / all);
	set_priors(e, e->prior[1]);
}

void
evidence_init(struct evidence *e, const struct corpus *c, const struct index *ix, const struct lexicon *lx,
	      const uint32_t article[2], struct arena *arena)
{
	float letters[2] = { 200, 200 }; /* a short text says little about the ratio */
	uint32_t i;
	int side;

	memset(e, 0, sizeof *e);
	e->lambda = LAMBDA;
	e->log_lambda = logf(LAMBDA);
	e->weight = WEIGHT;
	set_variance(e, VARIANCE);
	evidence_adapt(e, (const float[EVIDENCE_TYPES]){ 0 });
	e->jump = JUMP;
	for (side = 0; side < 2; side++) {
		struct evidence_side *s = &e->side[side];

		init_side(s, c, ix, article[side], arena);
		describe_words(s, ix, lx, side);
		for (i = 0; i < s->n; i++)
			letters[side] += s->length[i];
	}
	e->ratio = letters[1] / letters[0];
	if (e->ratio > 1.4F || e->ratio < 0.7F)
		e->ratio = 1.05F; /* one leaves much out */
	measure_runs(&e->side[0], e->ratio, arena);
	measure_runs(&e->side[1], 1, arena);
	e->links = links_new(e, lx, arena);
}

void
evidence_loosen(struct evidence *e)
{
	e->loose = true;
	e->lambda = LAMBDA_LOOSE;
	e->log_lambda = logf(LAMBDA_LOOSE);
	e->weight = WEIGHT_LOOSE;
	set_variance(e, VARIANCE_LOOSE);
	set_priors(e, ALONE_LOOSE);
	e->jump = JUMP_LOOSE;
}

float
evidence_alone(const struct evidence *e, int side, uint32_t sentence)
{
	return e->side[side].scrap[sentence] ? fmaxf(e->alone, logf(ALONE_SCRAP)) : e->alone;
}

float
evidence_prior(const struct evidence *e, uint32_t a, uint32_t b)
{
	return a > RUN_MOST || b > RUN_MOST ? -INFINITY : e->prior_of[a][b];
}

static inline float
frame(const struct evidence *e, uint32_t i, uint32_t a, uint32_t j, uint32_t b)
{
	const struct evidence_side *left = &e->side[0], *right = &e->side[1];
	float d = right->log_run[b - 1][j] - left->log_run[a - 1][i];
	float letters = left->run[a - 1][i] + right->run[b - 1][j];
	unsigned k = letters < EVIDENCE_LENGTHS * EVIDENCE_STEP ? (unsigned)letters / EVIDENCE_STEP : EVIDENCE_LENGTHS - 1;
	float length = e->likely[k] - d * d * e->narrow[k];

	return e->prior_of[a][b] + (length > ASTRAY ? length : ASTRAY);
}

float
evidence_frame(const struct evidence *e, uint32_t i, uint32_t a, uint32_t j, uint32_t b)
{
	return frame(e, i, a, j, b);
}

static inline float
bead_score(const struct evidence *e, uint32_t i, uint32_t a, uint32_t j, uint32_t b)
{
	const float *left = e->left_given[b - 1], *right = e->right_given[a - 1] + e->row[i] + j - e->low[i];
	float tokens = 0;
	uint32_t k;

	for (k = 0; k < a; k++)
		tokens += left[e->row[i + k] + j - e->low[i + k]];
	for (k = 0; k < b; k++)
		tokens += right[k];
	return frame(e, i, a, j, b) + e->weight / 2 * tokens;
}

float
evidence_score(const struct evidence *e, uint32_t i, uint32_t a, uint32_t j, uint32_t b)
{
	return bead_score(e, i, a, j, b);
}

/* Is it there, with all its cells? */
static bool
covered(const struct evidence *e, uint32_t i, uint32_t a, uint32_t j, uint32_t b)
{
	if (a > i || b > j || j - b < e->low[i - a] || j - b > e->high[i - a])
		return false;
	return a == 0 || b == 0 || (j - b >= e->low[i - 1] && j <= e->high[i - a]);
}

void
evidence_ends(const struct evidence *e, uint32_t i, uint32_t j, float score[EVIDENCE_TYPES])
{
	int t;

	for (t = 0; t < EVIDENCE_TYPES; t++) {
		uint32_t a = evidence_types[t].n[0], b = evidence_types[t].n[1];

		if (!covered(e, i, a, j, b))
			score[t] = -INFINITY;
		else if (a == 0 || b == 0)
			score[t] = evidence_alone(e, a == 0, a == 0 ? j - 1 : i - 1);
		else
			score[t] = bead_score(e, i - a, a, j - b, b);
	}
}
