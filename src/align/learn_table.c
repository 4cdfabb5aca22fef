#include "align/learn_table.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

static const double START = 0.1;       /* t of two words that always stand together */
static const double START_ALIKE = 0.5; /* and of two that are the same */
static const float TOLD = 0.3F;        /* t of a counterpart that leaves little to be learned */
static const double SURPRISE = 12;     /* twice the logarithm of the ratio of likelihoods, of words learned */

static uint32_t
slot_of(const struct learn_table *t, uint32_t left, uint32_t right)
{
	uint64_t h = ((uint64_t)left << 32 | right) * 0x9E3779B97F4A7C15u;
	uint32_t i = (uint32_t)(h >> 32) & t->mask;

	while (t->slot[i] != 0 &&
	       (t->cells[t->slot[i] - 1].word[0] != left || t->cells[t->slot[i] - 1].word[1] != right))
		i = (i + 1) & t->mask;
	return i;
}

static void
grow(struct learn_table *t)
{
	uint32_t i;

	free(t->slot);
	t->mask = t->mask * 2 + 1;
	t->slot = mem_zalloc((size_t)t->mask + 1, sizeof *t->slot);
	for (i = 0; i < t->n; i++)
		t->slot[slot_of(t, t->cells[i].word[0], t->cells[i].word[1])] = i + 1;
}

static struct learn_cell *
meet(struct learn_table *t, uint32_t left, uint32_t right)
{
	uint32_t at = slot_of(t, left, right);

	if (t->slot[at] != 0)
		return &t->cells[t->slot[at] - 1];
	if (t->n == t->cap) {
		t->cap = t->cap ? t->cap * 2 : 1 << 16;
		t->cells = mem_realloc(t->cells, t->cap, sizeof *t->cells);
	}
	t->cells[t->n] = (struct learn_cell){ .word = { left, right } };
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
count_words(struct learn_table *t, const struct learn *l)
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
count_cell(struct learn_table *t, const struct learn *l, size_t b, uint32_t left, uint32_t right)
{
	struct learn_cell *c = meet(t, left, right);

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
count_known(struct learn_table *t, const struct learn *l, size_t b, int side, const uint32_t *place, bool *told[2])
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
count_unknown(struct learn_table *t, const struct learn *l, size_t b, bool *const told[2])
{
	const struct learn_passages *p = &l->beads.items[b];
	uint32_t i, j;

	for (i = 0; i < p->n[0]; i++)
		for (j = 0; j < p->n[1] && t->seen[0][words_of(l, p, 0)[i]] >= LEARN_SUPPORT; j++)
			if (!(told[0][i] && told[1][j]) && t->seen[1][words_of(l, p, 1)[j]] >= LEARN_SUPPORT)
				count_cell(t, l, b, words_of(l, p, 0)[i], words_of(l, p, 1)[j]);
}

static void
count_together(struct learn_table *t, const struct learn *l)
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

/* Is it known, or may it be learned? */
static bool
prepare(const struct learn_table *t, const struct learn *l, struct learn_cell *c)
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
	if (learn_table_alike(t, c)) {
		c->t[0] = c->t[1] = (float)START_ALIKE;
		return true;
	}
	if (c->pairs < LEARN_SUPPORT || surprise(c->beads, seen[0], seen[1], (double)l->beads.n) < SURPRISE)
		return false;
	for (side = 0; side < 2; side++)
		c->t[side] = (float)(START * c->beads * c->beads / seen[0] / seen[1]);
	return true;
}

/* Those that are neither go out of the passages. */
static void
keep_members(struct learn_table *t, const struct learn *l)
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

void
learn_table_init(struct learn_table *t, const struct learn *l)
{
	int side;

	*t = (struct learn_table){ .mask = (1u << 17) - 1 };
	t->slot = mem_zalloc((size_t)t->mask + 1, sizeof *t->slot);
	for (side = 0; side < 2; side++) {
		t->nwords[side] = lexicon_words(l->base, side) + intern_count(l->words[side]);
		t->seen[side] = mem_zalloc(t->nwords[side] + (size_t)1, sizeof(uint32_t));
		t->given[side] = mem_zalloc(t->nwords[side] + (size_t)1, sizeof(double));
	}
	t->same = mem_zalloc(t->nwords[0] + (size_t)1, sizeof *t->same);
	t->first = mem_zalloc(l->beads.n + 1, sizeof *t->first);
	count_words(t, l);
	count_together(t, l);
	keep_members(t, l);
}

void
learn_table_release(struct learn_table *t)
{
	int side;

	for (side = 0; side < 2; side++) {
		free(t->seen[side]);
		free(t->given[side]);
	}
	free(t->cells);
	free(t->slot);
	free(t->first);
	free(t->same);
	vec_release(&t->members);
}
