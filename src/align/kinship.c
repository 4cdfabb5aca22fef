#include "align/kinship.h"

#include <stdlib.h>
#include <string.h>

/* A stem of an article and a sentence that holds it. */
struct place {
	uint32_t stem, sentence;
};
typedef VEC(struct place) places;

/* The places of an article by stem, and a sieve in front: a stem whose bit is not set is not there. */
enum { SIEVE = 4096 };
struct lookup {
	places sorted;
	uint64_t sieve[SIEVE / 64];
};

static uint32_t
hole_of(uint32_t stem)
{
	return stem * 2654435761u >> 20; /* 12 bits */
}

static int
by_stem(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	if (x->stem != y->stem)
		return x->stem < y->stem ? -1 : 1;
	return x->sentence < y->sentence ? -1 : x->sentence > y->sentence;
}

/* The stems of the body that weigh something, sentence by sentence. */
static void
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
}

static void
make_lookup(struct lookup *l, const places *plain)
{
	size_t i;

	memset(l, 0, sizeof *l);
	for (i = 0; i < plain->n; i++) {
		uint32_t hole = hole_of(plain->items[i].stem);

		vec_add(&l->sorted, plain->items[i]);
		l->sieve[hole / 64] |= (uint64_t)1 << hole % 64;
	}
	if (plain->n > 1)
		qsort(l->sorted.items, l->sorted.n, sizeof *l->sorted.items, by_stem);
}

/* The first place of a stem; that behind the last if there is none. */
static size_t
first_of(const struct lookup *l, uint32_t stem)
{
	size_t low = 0, high = l->sorted.n, n = high;
	const struct place *at = l->sorted.items;
	uint32_t hole = hole_of(stem);

	if (!(l->sieve[hole / 64] >> hole % 64 & 1))
		return n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (at[middle].stem < stem)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n && at[low].stem == stem ? low : n;
}

/* What the sentences of the other article tell of one sentence. */
struct answers {
	float told[KINSHIP_SENTENCES];       /* weight of its words that each explains */
	float best[KINSHIP_SENTENCES];       /* of the word just looked at: how far; 0 between two words */
	uint32_t touched[KINSHIP_SENTENCES]; /* [ntouched], sentences where best is not 0 */
	uint32_t ntouched;
};

/* Let the sentences that hold a translation of ${stem} have ${weight} of it. */
static void
answer(struct answers *a, const struct profiles *p, int side, uint32_t stem, const struct lookup *other, float weight)
{
	const struct gloss_word *words;
	uint32_t n = gloss_words(&p->gloss, side, stem, &words), k;
	size_t i;

	for (k = 0; k < n; k++)
		for (i = first_of(other, words[k].stem);
		     i < other->sorted.n && other->sorted.items[i].stem == words[k].stem; i++) {
			uint32_t sentence = other->sorted.items[i].sentence;
			float more = words[k].s - a->best[sentence];

			if (more <= 0)
				continue;
			if (a->best[sentence] == 0)
				a->touched[a->ntouched++] = sentence;
			a->best[sentence] = words[k].s;
			a->told[sentence] += more * weight;
		}
	while (a->ntouched > 0)
		a->best[a->touched[--a->ntouched]] = 0;
}

/* ${from}: in reading order. */
static float
share(const struct profiles *p, int side, const places *from, const struct lookup *other)
{
	float all = 0, found = 0;
	size_t i = 0;

	while (i < from->n) {
		struct answers a = { .ntouched = 0 };
		float most = 0;
		uint32_t sentence = from->items[i].sentence, k;

		for (; i < from->n && from->items[i].sentence == sentence; i++) {
			float weight = p->importance[side][from->items[i].stem];

			all += weight;
			answer(&a, p, side, from->items[i].stem, other, weight);
		}
		for (k = 0; k < KINSHIP_SENTENCES; k++)
			most = a.told[k] > most ? a.told[k] : most;
		found += most;
	}
	return all > 0 ? found / all : 0;
}

float
kinship_of(const struct profiles *p, const struct corpus *c, const struct index *ix, uint32_t left, uint32_t right)
{
	const uint32_t article[2] = { left, right };
	places plain[2] = { { 0 }, { 0 } };
	struct lookup lookup[2];
	float sum = 0;
	int side;

	if (p->of[left].side != 0 || p->of[right].side != 1)
		return 0;
	for (side = 0; side < 2; side++) {
		read_places(p, c, ix, article[side], &plain[side]);
		make_lookup(&lookup[side], &plain[side]);
	}
	for (side = 0; side < 2; side++)
		sum += share(p, side, &plain[side], &lookup[1 - side]);
	for (side = 0; side < 2; side++) {
		vec_release(&plain[side]);
		vec_release(&lookup[side].sorted);
	}
	return sum / 2;
}
