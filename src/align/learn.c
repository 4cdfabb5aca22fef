#include "align/learn.h"

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
static const double START = 0.1;       /* t of two words that always stand together */
static const double START_ALIKE = 0.5; /* and of two that are the same */
static const float TOLD = 0.3F;        /* t of a counterpart that leaves little to be learned */
static const double SURPRISE = 12;     /* twice the logarithm of the ratio of likelihoods, of words learned */
static const double COUNT_LEAST = 1.2; /* times, of words learned, */
static const double COUNT_KNOWN = 0.5; /* and of those known */
static const double T_LEAST = 0.03;

enum { ROUNDS = 4, SUPPORT = 2 }; /* pairs of articles */

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

/* ---- Pairs of words ---- */

/* Two words that stand in passages which translate each other. */
struct cell {
	uint32_t word[2];
	uint32_t beads, bead, pairs, last; /* in how many passages and pairs of articles; the last of each, + 1 */
	float prior[2];              /* of the lexicon */
	float t[2], count[2];        /* [s]: of the other word, given that of side s */
};

struct table {
	struct cell *cells; /* [n], by when they were seen first */
	uint32_t n, cap;
	uint32_t *slot;     /* [mask + 1], cell + 1 */
	uint32_t mask;
	uint32_t nwords[2];
	uint32_t *seen[2];  /* [nwords], passages with the word */
	uint32_t *same;     /* [nwords[0]], the right word that has the same stem; UINT32_MAX */
	double *given[2];   /* [nwords], what is counted of each word */
	uint32_t *first;    /* [beads + 1], in members */
	VEC(uint32_t) members; /* cells of each passage */
};

static uint32_t
slot_of(const struct table *t, uint32_t left, uint32_t right)
{
	uint64_t h = ((uint64_t)left << 32 | right) * 0x9E3779B97F4A7C15u;
	uint32_t i = (uint32_t)(h >> 32) & t->mask;

	while (t->slot[i] != 0 &&
	       (t->cells[t->slot[i] - 1].word[0] != left || t->cells[t->slot[i] - 1].word[1] != right))
		i = (i + 1) & t->mask;
	return i;
}

static void
grow(struct table *t)
{
	uint32_t i;

	free(t->slot);
	t->mask = t->mask * 2 + 1;
	t->slot = mem_zalloc((size_t)t->mask + 1, sizeof *t->slot);
	for (i = 0; i < t->n; i++)
		t->slot[slot_of(t, t->cells[i].word[0], t->cells[i].word[1])] = i + 1;
}

static struct cell *
meet(struct table *t, uint32_t left, uint32_t right)
{
	uint32_t at = slot_of(t, left, right);

	if (t->slot[at] != 0)
		return &t->cells[t->slot[at] - 1];
	if (t->n == t->cap) {
		t->cap = t->cap ? t->cap * 2 : 1 << 16;
		t->cells = mem_realloc(t->cells, t->cap, sizeof *t->cells);
	}
	t->cells[t->n] = (struct cell){ .word = { left, right } };
	t->slot[at] = t->n + 1;
	if (++t->n * 2ull > t->mask)
		grow(t);
	return &t->cells[t->n - 1];
}

static const uint32_t *
words_of(const struct learn *l, const struct learn_passages *p, int side)
{
	return l->tokens[side].items + p->start[side];
}

static struct str
stem_of(const struct learn *l, int side, uint32_t word)
{
	uint32_t old = lexicon_words(l->base, side);

	return word < old ? lexicon_stem(l->base, side, word) : intern_get(l->words[side], word - old);
}

/* How often each word is seen; then which right word is the same as a left one. */
static void
count_words(struct table *t, const struct learn *l)
{
	uint32_t w, old = lexicon_words(l->base, 1);
	size_t b;
	int side;

	for (b = 0; b < l->beads.n; b++)
		for (side = 0; side < 2; side++)
			for (w = 0; w < l->beads.items[b].n[side]; w++)
				t->seen[side][words_of(l, &l->beads.items[b], side)[w]]++;
	for (w = 0; w < t->nwords[0]; w++) {
		struct str stem = t->seen[0][w] > 0 ? stem_of(l, 0, w) : (struct str){ NULL, 0 };
		uint32_t known = stem.n > 0 ? lexicon_word(l->base, 1, stem) : LEXICON_NONE;
		uint32_t new = known == LEXICON_NONE && stem.n > 0 ? intern_find(l->words[1], stem) : INTERN_NONE;

		t->same[w] = known != LEXICON_NONE ? known : new != INTERN_NONE ? old + new : UINT32_MAX;
	}
}

static void
count_cell(struct table *t, const struct learn *l, size_t b, uint32_t left, uint32_t right)
{
	struct cell *c = meet(t, left, right);

	if (c->bead == b + 1)
		return;
	c->bead = (uint32_t)b + 1;
	c->beads++;
	c->pairs += c->last != l->beads.items[b].pair + 1;
	c->last = l->beads.items[b].pair + 1;
	vec_add(&t->members, (uint32_t)(c - t->cells));
}

/* What the lexicon has for the words of a side, and the words that are the same. ${place}: of each word of the other side
 * in the passage, + 1; ${told}: which words of each side have a counterpart by this. */
static void
count_known(struct table *t, const struct learn *l, size_t b, int side, const uint32_t *place, bool *told[2])
{
	const struct learn_passages *p = &l->beads.items[b];
	uint32_t i, k;

	for (i = 0; i < p->n[side]; i++) {
		const uint32_t word = words_of(l, p, side)[i], *row;
		uint32_t n = word < lexicon_words(l->base, side) ? lexicon_row(l->base, side, word, &row) : 0;

		for (k = 0; k < n; k++) {
			uint32_t other = row[k] >> 8;

			if (place[other] == 0)
				continue;
			count_cell(t, l, b, side == 0 ? word : other, side == 0 ? other : word);
			if (lexicon_entry_p(l->base, row[k]) >= TOLD)
				told[side][i] = told[1 - side][place[other] - 1] = true;
		}
		if (side == 0 && t->same[word] != UINT32_MAX && place[t->same[word]] != 0) {
			count_cell(t, l, b, word, t->same[word]);
			told[0][i] = told[1][place[t->same[word]] - 1] = true;
		}
	}
}

/* Words that may be learned as translations: seen again, and at least one has no other counterpart. */
static void
count_unknown(struct table *t, const struct learn *l, size_t b, bool *const told[2])
{
	const struct learn_passages *p = &l->beads.items[b];
	uint32_t i, j;

	for (i = 0; i < p->n[0]; i++)
		for (j = 0; j < p->n[1] && t->seen[0][words_of(l, p, 0)[i]] >= SUPPORT; j++)
			if (!(told[0][i] && told[1][j]) && t->seen[1][words_of(l, p, 1)[j]] >= SUPPORT)
				count_cell(t, l, b, words_of(l, p, 0)[i], words_of(l, p, 1)[j]);
}

static void
count_together(struct table *t, const struct learn *l)
{
	uint32_t *place[2] = { mem_zalloc(t->nwords[0] + (size_t)1, sizeof(uint32_t)),
		               mem_zalloc(t->nwords[1] + (size_t)1, sizeof(uint32_t)) };
	uint32_t i;
	size_t b;
	int side;

	for (b = 0; b < l->beads.n; b++) {
		const struct learn_passages *p = &l->beads.items[b];
		bool *told[2];

		for (side = 0; side < 2; side++) {
			told[side] = mem_zalloc(p->n[side], sizeof(bool));
			for (i = 0; i < p->n[side]; i++)
				place[side][words_of(l, p, side)[i]] = i + 1;
		}
		for (side = 0; side < 2; side++)
			count_known(t, l, b, side, place[1 - side], told);
		count_unknown(t, l, b, told);
		for (side = 0; side < 2; side++) {
			for (i = 0; i < p->n[side]; i++)
				place[side][words_of(l, p, side)[i]] = 0;
			free(told[side]);
		}
		t->first[b + 1] = (uint32_t)t->members.n;
	}
	free(place[0]);
	free(place[1]);
}

static bool
knows(const struct learn *l, const uint32_t word[2])
{
	return word[0] < lexicon_words(l->base, 0) && word[1] < lexicon_words(l->base, 1);
}

/* Twice the logarithm of the ratio of likelihoods: that the two stand together as often as they do, and as by chance. */
static double
k_log(double k, double of, double n)
{
	return k > 0 ? k * log(k * n / of) : 0;
}

static double
surprise(double both, double left, double right, double n)
{
	double g = k_log(both, left * right, n) + k_log(left - both, left * (n - right), n) +
	           k_log(right - both, (n - left) * right, n) + k_log(n - left - right + both, (n - left) * (n - right), n);

	return both * n > left * right ? 2 * g : 0;
}

static bool
alike(const struct table *t, const struct cell *c)
{
	return t->same[c->word[0]] == c->word[1];
}

/* Is it known, or may it be learned? */
static bool
prepare(const struct table *t, const struct learn *l, struct cell *c)
{
	double seen[2] = { t->seen[0][c->word[0]], t->seen[1][c->word[1]] };
	int side;

	if (knows(l, c->word))
		for (side = 0; side < 2; side++)
			c->prior[side] = lexicon_t(l->base, side, c->word[side], c->word[1 - side]);
	for (side = 0; side < 2; side++)
		c->t[side] = c->prior[side];
	if (c->prior[0] > 0 || c->prior[1] > 0)
		return true;
	if (alike(t, c)) {
		c->t[0] = c->t[1] = (float)START_ALIKE;
		return true;
	}
	if (c->pairs < SUPPORT || surprise(c->beads, seen[0], seen[1], (double)l->beads.n) < SURPRISE)
		return false;
	for (side = 0; side < 2; side++)
		c->t[side] = (float)(START * c->beads * c->beads / seen[0] / seen[1]);
	return true;
}

/* Those that are neither go out of the passages. */
static void
keep_members(struct table *t, const struct learn *l)
{
	bool *worth = mem_zalloc(t->n + (size_t)1, sizeof *worth);
	uint32_t i, k = 0, kept = 0;
	size_t b;

	for (i = 0; i < t->n; i++)
		worth[i] = prepare(t, l, &t->cells[i]);
	for (b = 0; b < l->beads.n; b++) {
		for (; k < t->first[b + 1]; k++)
			if (worth[t->members.items[k]])
				t->members.items[kept++] = t->members.items[k];
		t->first[b + 1] = kept;
	}
	t->members.n = kept;
	free(worth);
}

/* ---- Model 1 ---- */

static double
chance(const struct table *t, const struct learn *l, int side, uint32_t word)
{
	if (word < lexicon_words(l->base, side))
		return (double)lexicon_background(l->base, side, word);
	return (double)t->seen[side][word] / ((double)l->tokens[side].n * 2 + 1);
}

static void
expect(struct table *t, const struct learn *l, size_t b, double *sum[2])
{
	uint32_t k;
	int side;

	for (k = t->first[b]; k < t->first[b + 1]; k++)
		for (side = 0; side < 2; side++) {
			const struct cell *c = &t->cells[t->members.items[k]];

			sum[side][c->word[side]] = chance(t, l, side, c->word[side]);
		}
	for (k = t->first[b]; k < t->first[b + 1]; k++)
		for (side = 0; side < 2; side++) {
			const struct cell *c = &t->cells[t->members.items[k]];

			sum[side][c->word[side]] += (double)c->t[1 - side];
		}
	for (k = t->first[b]; k < t->first[b + 1]; k++) {
		struct cell *c = &t->cells[t->members.items[k]];
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
t_of(const struct table *t, const struct learn *l, int side, uint32_t word, double prior, double count)
{
	double k = strength(l, side, word);

	return (k * prior + count) / (k + t->given[side][word] + CAUTION);
}

static void
train(struct table *t, const struct learn *l)
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
				struct cell *c = &t->cells[i];

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
is_learned(const struct table *t, const struct cell *c, int side)
{
	if (c->prior[0] > 0 || c->prior[1] > 0)
		return (double)c->count[side] >= COUNT_KNOWN;
	return c->pairs >= SUPPORT && (double)c->count[side] >= COUNT_LEAST && (double)c->t[side] >= T_LEAST && !alike(t, c);
}

/* What was learned, and the rest of the rows in which it stands. */
static void
make_rows(const struct table *t, const struct learn *l, int side, changes *out)
{
	uint8_t *changed = mem_zalloc(t->nwords[side] + (size_t)1, 1);
	size_t n, at = 0, kept = 0, i;
	uint32_t w, k;

	for (k = 0; k < t->n; k++)
		if (is_learned(t, &t->cells[k], side)) {
			const struct cell *c = &t->cells[k];

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
write_rows(const struct table *t, const struct learn *l)
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
	struct table t = { .mask = (1u << 17) - 1 };
	struct lexicon *out = NULL;
	uint32_t i;
	int side;

	t.slot = mem_zalloc((size_t)t.mask + 1, sizeof *t.slot);
	for (side = 0; side < 2; side++) {
		t.nwords[side] = lexicon_words(l->base, side) + intern_count(l->words[side]);
		t.seen[side] = mem_zalloc(t.nwords[side] + (size_t)1, sizeof(uint32_t));
		t.given[side] = mem_zalloc(t.nwords[side] + (size_t)1, sizeof(double));
	}
	t.same = mem_zalloc(t.nwords[0] + (size_t)1, sizeof *t.same);
	t.first = mem_zalloc(l->beads.n + 1, sizeof *t.first);
	count_words(&t, l);
	count_together(&t, l);
	keep_members(&t, l);
	train(&t, l);
	for (i = 0, *learned = 0; i < t.n; i++) {
		const struct cell *c = &t.cells[i];

		*learned += c->prior[0] == 0 && c->prior[1] == 0 && (is_learned(&t, c, 0) || is_learned(&t, c, 1));
	}
	if (*learned > 0)
		out = write_rows(&t, l);
	for (side = 0; side < 2; side++) {
		free(t.seen[side]);
		free(t.given[side]);
	}
	free(t.cells);
	free(t.slot);
	free(t.first);
	free(t.same);
	vec_release(&t.members);
	return out;
}
