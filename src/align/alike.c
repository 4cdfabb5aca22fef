#include "align/alike.h"

#include <stdlib.h>

#include "align/cognate.h"

static const float EQUAL = 0.3F;
static const float EQUAL_NUMBER = 0.3F;
static const float COGNATE = 0.3F; /* times the square of the ratio */
static const float COGNATE_LEAST = 0.7F;

enum {
	SHORTEST = 4, LONGEST = 64, /* bytes of a cognate */
	MANY = 4 << 20,             /* pairs of words above which cognates must begin alike */
};

/* Both sides are in the order of their terms. */
static void
find_equal(const struct evidence_side *left, const struct evidence_side *right, alikes *out)
{
	uint32_t l, r = 0;

	for (l = 0; l < left->nwords; l++) {
		while (r < right->nwords && right->words[r].term < left->words[l].term)
			r++;
		if (r < right->nwords && right->words[r].term == left->words[l].term)
			vec_add(out, ((struct alike){ { l, r }, EQUAL }));
	}
}

static bool
same_digits(struct str a, struct str b)
{
	size_t i = 0, j = 0;

	for (;;) {
		while (i < a.n && (a.p[i] < '0' || a.p[i] > '9') && (a.p[i] < 'a' || a.p[i] > 'z'))
			i++;
		while (j < b.n && (b.p[j] < '0' || b.p[j] > '9') && (b.p[j] < 'a' || b.p[j] > 'z'))
			j++;
		if (i == a.n || j == b.n)
			return i == a.n && j == b.n;
		if (a.p[i++] != b.p[j++])
			return false;
	}
}

/* Numbers with other separators are near enough in length. */
static bool
near_in_length(size_t a, size_t b)
{
	return a * 3 >= b * 2 && b * 3 >= a * 2;
}

static void
find_numbers(const struct evidence_side *left, const struct evidence_side *right, alikes *out)
{
	uint32_t *numbers = mem_alloc((right->nwords + (size_t)1) * sizeof *numbers), n = 0, l, r, k;

	for (r = 0; r < right->nwords; r++)
		if (right->words[r].number)
			numbers[n++] = r;
	for (l = 0; l < left->nwords; l++)
		for (k = 0; k < n && left->words[l].number; k++) {
			struct str a = left->words[l].key, b = right->words[numbers[k]].key;

			if (near_in_length(a.n, b.n) && same_digits(a, b))
				vec_add(out, ((struct alike){ { l, numbers[k] }, EQUAL_NUMBER }));
		}
	free(numbers);
}

/* The words of a side that may be cognates, by length. */
struct by_length {
	uint32_t from[LONGEST + 2]; /* first of a length */
	uint32_t *word;
	uint64_t *letters;
};

static bool
may_be_cognate(const struct evidence_word *w)
{
	return !w->number && w->key.n >= SHORTEST && w->key.n <= LONGEST;
}

static void
sort_by_length(struct by_length *b, const struct evidence_side *s)
{
	uint32_t at[LONGEST + 2] = { 0 }, w, n;

	b->word = mem_alloc((s->nwords + (size_t)1) * sizeof *b->word);
	b->letters = mem_alloc((s->nwords + (size_t)1) * sizeof *b->letters);
	for (w = 0; w < s->nwords; w++)
		at[may_be_cognate(&s->words[w]) ? s->words[w].key.n + 1 : 0]++;
	for (at[0] = 0, n = 1; n < LONGEST + 2; n++)
		at[n] += at[n - 1];
	for (n = 0; n < LONGEST + 2; n++)
		b->from[n] = at[n];
	for (w = 0; w < s->nwords; w++)
		if (may_be_cognate(&s->words[w])) {
			uint32_t place = at[s->words[w].key.n]++;

			b->word[place] = w;
			b->letters[place] = s->words[w].letters;
		}
}

/* The letters of two words of these lengths that may at most be in one only, if they are cognates; -1: they cannot be. */
static int
most_apart(size_t a, size_t b)
{
	float longest = (float)(a > b ? a : b);
	unsigned shortest = (unsigned)(a < b ? a : b), common = (unsigned)(COGNATE_LEAST * longest);

	while (common > 0 && (float)(common - 1) / longest >= COGNATE_LEAST)
		common--;
	while ((float)common / longest < COGNATE_LEAST)
		common++;
	return common <= shortest ? (int)(a + b - 2 * common) : -1;
}

static void
find_cognates(const struct evidence_side *left, const struct evidence_side *right, alikes *out)
{
	bool many = (uint64_t)left->nwords * right->nwords > MANY;
	struct by_length by;
	struct cognate c;
	uint32_t l, k;
	size_t n;

	sort_by_length(&by, right);
	cognate_init(&c);
	for (l = 0; l < left->nwords; l++) {
		const struct evidence_word *w = &left->words[l];

		if (!may_be_cognate(w))
			continue;
		cognate_set(&c, w->key);
		for (n = w->key.n * 2 / 3; n <= LONGEST && n <= w->key.n * 3 / 2; n++) {
			int most = most_apart(w->key.n, n);

			for (k = by.from[n]; most >= 0 && k < by.from[n + 1]; k++) {
				const struct evidence_word *other;
				float ratio;

				if (cognate_apart(w->letters, by.letters[k]) > (unsigned)most)
					continue;
				other = &right->words[by.word[k]];
				if (many && other->key.p[0] != w->key.p[0])
					continue;
				ratio = cognate_ratio(&c, other->key, other->letters, COGNATE_LEAST);
				if (ratio > 0)
					vec_add(out, ((struct alike){ { l, by.word[k] }, COGNATE * ratio * ratio }));
			}
		}
	}
	free(by.word);
	free(by.letters);
}

void
alike_find(const struct evidence *e, alikes *out)
{
	find_equal(&e->side[0], &e->side[1], out);
	find_numbers(&e->side[0], &e->side[1], out);
	find_cognates(&e->side[0], &e->side[1], out);
}
