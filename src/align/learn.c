#include "align/learn_table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "text/fold.h"

static const float GRAMMAR = 0.0015F;  /* chance of a word of grammar */
static const double TOKENS = 2.5e6;    /* of the texts that the lexicon was made from: times a chance, how often seen */
static const double WEAKEST = 1, STRONGEST = 50; /* times that it speaks for, whatever was seen */
static const double CAUTION = 0.5;     /* added to what is counted of a word: seen once is not known */
static const double COUNT_LEAST = 1.2; /* times, of words learned, */
static const double COUNT_KNOWN = 0.5; /* and of those known */
static const double T_LEAST = 0.03;

enum { ROUNDS = 4 };

void
learn_init(struct learn *l, const struct lexicon *base)
{
	*l = (struct learn){ .base = base, .words = { intern_new(), intern_new() },
	                     .passages = intern_new() };
}

void
learn_release(struct learn *l)
{
	int side;

	for (side = 0; side < 2; side++) {
		intern_free(l->words[side]);
		vec_release(&l->tokens[side]);
	}
	intern_free(l->passages);
	vec_release(&l->beads);
}

/* ---- Passages ---- */

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static void
add_word(struct learn *l, int side, struct str key)
{
	struct str stem = fold_stem(key);
	uint32_t word = lexicon_word(l->base, side, stem);

	if (word == LEXICON_NONE)
		word = lexicon_words(l->base, side) + intern_add(l->words[side], stem);
	else if (lexicon_background(l->base, side, word) > GRAMMAR)
		return;
	vec_add(&l->tokens[side], word);
}

/* The words of a passage; how many. */
static uint32_t
add_side(struct learn *l, const struct index *ix, int side, const struct learn_span *span)
{
	struct token_reader r = index_tokens(ix, span->article);
	size_t first = l->tokens[side].n, kept = first, i;
	bool more = token_seek(&r, span->start);
	uint32_t *items;

	for (; more && r.token.end <= span->end; more = token_next(&r)) {
		struct str key = intern_get(ix->terms, ix->form_term[r.token.form]);

		if (key.n > 1 && (ix->form_shape[r.token.form] & SHAPE_DIGIT) == 0)
			add_word(l, side, key);
	}
	items = l->tokens[side].items;
	if (l->tokens[side].n > first)
		qsort(items + first, l->tokens[side].n - first, sizeof *items, by_number);
	for (i = first; i < l->tokens[side].n; i++)
		if (kept == first || items[kept - 1] != items[i])
			items[kept++] = items[i];
	l->tokens[side].n = kept;
	return (uint32_t)(kept - first);
}

/* Has it been seen before? A text that stands in two files is no more than one witness. */
static bool
is_new(struct learn *l, const struct learn_passages *p)
{
	uint32_t known = intern_count(l->passages);
	struct buf key = { 0 };
	int side;

	for (side = 0; side < 2; side++) {
		buf_add(&key, &p->n[side], sizeof p->n[side]);
		buf_add(&key, l->tokens[side].items + p->start[side], p->n[side] * sizeof(uint32_t));
	}
	intern_add(l->passages, buf_str(&key));
	buf_release(&key);
	return intern_count(l->passages) > known;
}

bool
learn_bead(struct learn *l, const struct index *ix, const struct learn_span span[2], uint32_t pair, float weight)
{
	struct learn_passages p = { .pair = pair, .weight = weight };
	int side;

	for (side = 0; side < 2; side++) {
		p.start[side] = (uint32_t)l->tokens[side].n;
		p.n[side] = add_side(l, ix, side, &span[side]);
	}
	if (p.n[0] > 0 && p.n[1] > 0 && is_new(l, &p)) {
		vec_add(&l->beads, p);
		return true;
	}
	for (side = 0; side < 2; side++)
		l->tokens[side].n = p.start[side];
	return false;
}

/* ---- Model 1 ---- */

static double
chance(const struct learn_table *t, const struct learn *l, int side, uint32_t word)
{
	if (word < lexicon_words(l->base, side))
		return (double)lexicon_background(l->base, side, word);
	return (double)t->seen[side][word] / ((double)l->tokens[side].n * 2 + 1);
}

static void
expect(struct learn_table *t, const struct learn *l, size_t b, double *sum[2])
{
	uint32_t k;
	int side;

	for (k = t->first[b]; k < t->first[b + 1]; k++)
		for (side = 0; side < 2; side++) {
			const struct learn_cell *c = &t->cells[t->members.items[k]];

			sum[side][c->word[side]] = chance(t, l, side, c->word[side]);
		}
	for (k = t->first[b]; k < t->first[b + 1]; k++)
		for (side = 0; side < 2; side++) {
			const struct learn_cell *c = &t->cells[t->members.items[k]];

			sum[side][c->word[side]] += (double)c->t[1 - side];
		}
	for (k = t->first[b]; k < t->first[b + 1]; k++) {
		struct learn_cell *c = &t->cells[t->members.items[k]];
		double p0 = (double)c->t[0] / sum[1][c->word[1]], p1 = (double)c->t[1] / sum[0][c->word[0]];
		/* what the lexicon has in one direction only */
		double p = c->t[0] > 0 && c->t[1] > 0 ? sqrt(p0 * p1) : (p0 + p1) / 2;

		for (side = 0; side < 2; side++)
			c->count[side] += (float)(l->beads.items[b].weight * (float)p);
	}
}

/* For how many times seen the lexicon speaks. */
static double
strength(const struct learn *l, int side, uint32_t word)
{
	double n;

	if (word >= lexicon_words(l->base, side))
		return 0;
	n = TOKENS * (double)lexicon_background(l->base, side, word);
	return n < WEAKEST ? WEAKEST : n < STRONGEST ? n : STRONGEST;
}

static double
t_of(const struct learn_table *t, const struct learn *l, int side, uint32_t word, double prior, double count)
{
	double k = strength(l, side, word);

	return (k * prior + count) / (k + t->given[side][word] + CAUTION);
}

static void
train(struct learn_table *t, const struct learn *l)
{
	double *sum[2];
	int side, round;
	uint32_t i;
	size_t b;

	for (side = 0; side < 2; side++)
		sum[side] = mem_zalloc(t->nwords[side] + (size_t)1, sizeof(double));
	for (round = 0; round < ROUNDS; round++) {
		for (i = 0; i < t->n; i++)
			t->cells[i].count[0] = t->cells[i].count[1] = 0;
		for (b = 0; b < l->beads.n; b++)
			expect(t, l, b, sum);
		for (side = 0; side < 2; side++) {
			memset(t->given[side], 0, t->nwords[side] * sizeof(double));
			for (i = 0; i < t->n; i++)
				t->given[side][t->cells[i].word[side]] += (double)t->cells[i].count[side];
		}
		for (i = 0; i < t->n; i++)
			for (side = 0; side < 2; side++) {
				struct learn_cell *c = &t->cells[i];

				if (c->count[side] > 0)
					c->t[side] = (float)t_of(t, l, side, c->word[side], (double)c->prior[side],
					                         (double)c->count[side]);
			}
	}
	free(sum[0]);
	free(sum[1]);
}

/* ---- The new rows ---- */

typedef VEC(struct lexicon_change) changes;

static int
by_word(const void *a, const void *b)
{
	const struct lexicon_change *x = a, *y = b;

	if (x->word != y->word)
		return x->word < y->word ? -1 : 1;
	return (x->other > y->other) - (x->other < y->other);
}

/* Is what was counted of two words worth a row? */
static bool
is_learned(const struct learn_table *t, const struct learn_cell *c, int side)
{
	if (c->prior[0] > 0 || c->prior[1] > 0)
		return (double)c->count[side] >= COUNT_KNOWN;
	return c->pairs >= LEARN_SUPPORT && (double)c->count[side] >= COUNT_LEAST && (double)c->t[side] >= T_LEAST && !learn_table_alike(t, c);
}

/* What was learned, and the rest of the rows in which it stands. */
static void
make_rows(const struct learn_table *t, const struct learn *l, int side, changes *out)
{
	uint8_t *changed = mem_zalloc(t->nwords[side] + (size_t)1, 1);
	size_t n, at = 0, kept = 0, i;
	uint32_t w, k;

	for (k = 0; k < t->n; k++)
		if (is_learned(t, &t->cells[k], side)) {
			const struct learn_cell *c = &t->cells[k];

			vec_add(out, ((struct lexicon_change){ c->word[side], c->word[1 - side], c->t[side] }));
			changed[c->word[side]] = 1;
		}
	n = out->n;
	if (n > 0)
		qsort(out->items, n, sizeof *out->items, by_word);
	for (w = 0; w < lexicon_words(l->base, side); w++) {
		const uint32_t *row;
		uint32_t m = changed[w] ? lexicon_row(l->base, side, w, &row) : 0;

		for (k = 0; k < m; k++) {
			struct lexicon_change e = { w, row[k] >> 8, (float)t_of(t, l, side, w,
				(double)lexicon_entry_p(l->base, row[k]), 0) };

			while (at < n && by_word(&out->items[at], &e) < 0)
				at++;
			if (at == n || by_word(&out->items[at], &e) != 0)
				vec_add(out, e);
		}
	}
	if (out->n > 0)
		qsort(out->items, out->n, sizeof *out->items, by_word);
	for (i = 0; i < out->n; i++)
		if (out->items[i].p > 0)
			out->items[kept++] = out->items[i];
	out->n = kept;
	free(changed);
}

static struct lexicon *
write_rows(const struct learn_table *t, const struct learn *l)
{
	struct lexicon_changes c[2];
	changes rows[2] = { { 0 }, { 0 } };
	float *background[2];
	struct lexicon *out;
	uint32_t w;
	int side;

	for (side = 0; side < 2; side++) {
		uint32_t old = lexicon_words(l->base, side), n = intern_count(l->words[side]);

		make_rows(t, l, side, &rows[side]);
		background[side] = mem_zalloc(n + (size_t)1, sizeof(float));
		for (w = 0; w < n; w++)
			background[side][w] = (float)chance(t, l, side, old + w);
		c[side] = (struct lexicon_changes){ l->words[side], background[side], rows[side].items, rows[side].n };
	}
	out = lexicon_more(l->base, c);
	for (side = 0; side < 2; side++) {
		vec_release(&rows[side]);
		free(background[side]);
	}
	return out;
}

struct lexicon *
learn_lexicon(const struct learn *l, uint32_t *learned)
{
	struct learn_table t;
	struct lexicon *out = NULL;
	uint32_t i;

	learn_table_init(&t, l);
	train(&t, l);
	for (i = 0, *learned = 0; i < t.n; i++) {
		const struct learn_cell *c = &t.cells[i];

		*learned += c->prior[0] == 0 && c->prior[1] == 0 && (is_learned(&t, c, 0) || is_learned(&t, c, 1));
	}
	if (*learned > 0)
		out = write_rows(&t, l);
	learn_table_release(&t);
	return out;
}
