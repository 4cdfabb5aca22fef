#include "align/kinship.h"

#include <stdlib.h>
#include <string.h>

/* A stem of an article and a sentence that holds it. */
struct place {
	uint32_t stem, sentence;
};
typedef VEC(struct place) places;

static int
by_stem(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	if (x->stem != y->stem)
		return x->stem < y->stem ? -1 : 1;
	return x->sentence < y->sentence ? -1 : x->sentence > y->sentence;
}

/* The stems of the body that weigh something, sentence by sentence; returns how many sentences. */
static uint32_t
read_places(const struct profiles *p, const struct corpus *c, const struct index *ix, uint32_t article, places *out)
{
	const struct sentence *s = c->sentences + c->first_body[article];
	uint32_t n = c->first_sentence[article + 1] - c->first_body[article], last = ix->first_token[article + 1], i, t;
	const float *importance = p->importance[p->of[article].side];

	n = n < KINSHIP_SENTENCES ? n : KINSHIP_SENTENCES;
	t = n > 0 ? index_token_at(ix, article, s[0].start) : last;
	for (i = 0; i < n; i++)
		for (; t < last && ix->token_start[t] < s[i].end; t++) {
			uint32_t stem = p->gloss.stem_of[index_token_term(ix, t)];

			if (stem != GLOSS_NONE && importance[stem] > 0 && ix->token_start[t] >= s[i].start)
				vec_add(out, ((struct place){ stem, i }));
		}
	return n;
}

/* The first place of a stem among sorted ones; ${n} if there is none. */
static size_t
first_of(const struct place *sorted, size_t n, uint32_t stem)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (sorted[middle].stem < stem)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n && sorted[low].stem == stem ? low : n;
}

/* Let the sentences of the other article that hold a translation of ${stem} have ${weight} of it. */
static void
answer(const struct profiles *p, int side, uint32_t stem, const places *other, float weight, float *told)
{
	float best[KINSHIP_SENTENCES] = { 0 };
	const struct gloss_word *words;
	uint32_t n = gloss_words(&p->gloss, side, stem, &words), k;
	size_t i;

	for (k = 0; k < n; k++)
		for (i = first_of(other->items, other->n, words[k].stem);
		     i < other->n && other->items[i].stem == words[k].stem; i++)
			if (words[k].s > best[other->items[i].sentence])
				best[other->items[i].sentence] = words[k].s;
	for (k = 0; k < KINSHIP_SENTENCES; k++)
		told[k] += best[k] * weight;
}

/* ${from}: in reading order; ${other}: sorted. */
static float
share(const struct profiles *p, int side, const places *from, const places *other)
{
	float all = 0, found = 0;
	size_t i = 0;

	while (i < from->n) {
		float told[KINSHIP_SENTENCES] = { 0 }, most = 0;
		uint32_t sentence = from->items[i].sentence, k;

		for (; i < from->n && from->items[i].sentence == sentence; i++) {
			float weight = p->importance[side][from->items[i].stem];

			all += weight;
			answer(p, side, from->items[i].stem, other, weight, told);
		}
		for (k = 0; k < KINSHIP_SENTENCES; k++)
			most = told[k] > most ? told[k] : most;
		found += most;
	}
	return all > 0 ? found / all : 0;
}

float
kinship_of(const struct profiles *p, const struct corpus *c, const struct index *ix, uint32_t left, uint32_t right)
{
	const uint32_t article[2] = { left, right };
	places plain[2] = { { 0 }, { 0 } }, sorted[2] = { { 0 }, { 0 } };
	float sum = 0;
	int side;

	if (p->of[left].side != 0 || p->of[right].side != 1)
		return 0;
	for (side = 0; side < 2; side++) {
		read_places(p, c, ix, article[side], &plain[side]);
		vec_reserve(&sorted[side], plain[side].n + 1);
		if (plain[side].n > 0)
			memcpy(sorted[side].items, plain[side].items, plain[side].n * sizeof *plain[side].items);
		sorted[side].n = plain[side].n;
		if (sorted[side].n > 1)
			qsort(sorted[side].items, sorted[side].n, sizeof *sorted[side].items, by_stem);
	}
	for (side = 0; side < 2; side++)
		sum += share(p, side, &plain[side], &sorted[1 - side]);
	for (side = 0; side < 2; side++) {
		vec_release(&plain[side]);
		vec_release(&sorted[side]);
	}
	return sum / 2;
}
