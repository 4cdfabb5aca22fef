#include "align/versions.h"

#include <stdlib.h>

#include "align/candidates.h"
#include "align/kinship.h"
#include "base/par.h"

enum {
	TASKS = 4, /* of each thread */
	FULL = 3,  /* candidates that are compared in full */
};

static const float WORTH = 0.18F;     /* votes that make a candidate worth a look */
static const float LEAST = 0.25F;     /* score from which sentences are looked at */
static const float CROWD = 1.2F;      /* of what both have in common with anybody, taken off the score */
static const float CLEAR = 0.22F;     /* what is left of the score of two reports of one event */
static const float SAME = 0.24F;      /* what these share sentence by sentence */
static const float AGAINST = 0.02F;   /* and what may stand against it */
static const float HELD = 0.8F;       /* of a version by one that is paired: it is paired alike, when */
static const float TRANSLATED = 0.35F; /* so much of it is held by the other one, too */

struct finding {
	const struct profiles *p;
	const struct corpus *c;
	const struct index *ix;
	size_t ntasks;
	struct candidates *candidates; /* [narticles] */
	pairings *found;               /* [ntasks] */
};

/* What is needed for one article and kept for the next. */
struct looking {
	struct compare *compare;
	struct kinship *kinship;
};

static bool
is_compared(const struct candidates *c, uint32_t article)
{
	uint32_t i;

	for (i = 0; i < c->n && i < FULL; i++)
		if (c->of[i].article == article)
			return c->of[i].score >= WORTH;
	return false;
}

/* Do the two tell one story? */
static bool
are_versions(const struct finding *f, struct looking *l, const struct pairing *x)
{
	const uint32_t *two = x->article;
	float clear;
	struct kin kin;

	if (x->score < LEAST)
		return false;
	kin = kinship_of(l->kinship, two[0], two[1]);
	if (kinship_revises(kin))
		return true;
	clear = x->score - CROWD * candidates_common(f->candidates, two[0], two[1]);
	return clear >= CLEAR && kin.same - 2 * kin.against >= SAME && kin.against <= AGAINST;
}

/* Where two have found each other, the first one compares. */
static void
look(const struct finding *f, struct looking *l, uint32_t article, pairings *out)
{
	const struct candidates *own = &f->candidates[article];
	bool held = false;
	uint32_t i;

	for (i = 0; i < own->n && i < FULL && own->of[i].score >= WORTH; i++) {
		uint32_t other = own->of[i].article;
		struct pairing x;

		if (other < article && is_compared(&f->candidates[other], article))
			continue;
		if (!held)
			compare_hold(l->compare, article);
		held = true;
		x = compare_with(l->compare, other);
		if (are_versions(f, l, &x))
			vec_add(out, x);
	}
}

static void
find_task(void *context, size_t i)
{
	struct finding *f = context;
	struct looking l = { compare_new(f->p, f->c), kinship_new(f->p, f->c, f->ix) };
	uint32_t n = f->p->narticles, a;

	for (a = (uint32_t)(i * n / f->ntasks); a < (i + 1) * n / f->ntasks; a++)
		if (f->p->of[a].side >= 0)
			look(f, &l, a, &f->found[i]);
	compare_free(l.compare);
	kinship_free(l.kinship);
}

void
versions_find(const struct profiles *p, const struct corpus *c, const struct index *ix, unsigned threads, pairings *out)
{
	struct finding f = { .p = p, .c = c, .ix = ix, .ntasks = par_threads(threads) * (size_t)TASKS };
	size_t i, k;

	f.candidates = candidates_find(p, CANDIDATES_WITHIN, threads);
	f.found = mem_zalloc(f.ntasks, sizeof *f.found);
	par_for(threads, f.ntasks, find_task, &f);
	for (i = 0; i < f.ntasks; i++) {
		for (k = 0; k < f.found[i].n; k++)
			vec_add(out, f.found[i].items[k]);
		vec_release(&f.found[i]);
	}
	free(f.found);
	free(f.candidates);
}

/* ---- From a version to what the other one is paired with ---- */

/* The pairs of each article: of[first[a]] … as numbers. */
struct pairs_of {
	uint32_t *first; /* [narticles + 2] */
	uint32_t *of;
};

static struct pairs_of
turn_round(const pairings *pairs, uint32_t narticles)
{
	struct pairs_of x = { mem_zalloc(narticles + (size_t)2, sizeof *x.first),
			      mem_alloc((2 * pairs->n + 1) * sizeof *x.of) };
	size_t i;
	uint32_t a;
	int side;

	for (i = 0; i < 2 * pairs->n; i++)
		x.first[pairs->items[i / 2].article[i % 2] + 2]++;
	for (a = 0; a < narticles; a++)
		x.first[a + 2] += x.first[a + 1];
	for (i = 0; i < pairs->n; i++)
		for (side = 0; side < 2; side++)
			x.of[x.first[pairs->items[i].article[side] + 1]++] = (uint32_t)i;
	return x;
}

struct across {
	const struct profiles *p;
	struct looking *l;
	const pairings *pairs;
	struct pairs_of of;
	pairings more;
};

static bool
are_paired(const struct across *x, uint32_t article, uint32_t other)
{
	uint32_t i;

	for (i = x->of.first[article]; i < x->of.first[article + 1]; i++) {
		const uint32_t *two = x->pairs->items[x->of.of[i]].article;

		if (two[0] == other || two[1] == other)
			return true;
	}
	return false;
}

/* ${article} is a version of ${paired}: where that holds most of it, it is compared with what that is paired with. */
static void
pair_like(struct across *x, uint32_t article, uint32_t paired)
{
	int side = x->p->of[article].side;
	uint32_t i, first = x->of.first[paired], end = x->of.first[paired + 1];

	if (first == end || kinship_of(x->l->kinship, article, paired).held[0] < HELD)
		return;
	compare_hold(x->l->compare, article);
	for (i = first; i < end; i++) {
		uint32_t other = x->pairs->items[x->of.of[i]].article[1 - side];
		struct pairing found;

		if (are_paired(x, article, other))
			continue;
		found = compare_with(x->l->compare, other);
		if (kinship_of(x->l->kinship, found.article[0], found.article[1]).held[side] >= TRANSLATED)
			vec_add(&x->more, found);
	}
}

static int
by_articles(const void *a, const void *b)
{
	const struct pairing *x = a, *y = b;
	int side = x->article[0] == y->article[0];

	return (x->article[side] > y->article[side]) - (x->article[side] < y->article[side]);
}

void
versions_across(const struct profiles *p, const struct corpus *c, const struct index *ix, const pairings *versions,
		pairings *pairs)
{
	struct looking l = { compare_new(p, c), kinship_new(p, c, ix) };
	struct across x = { .p = p, .l = &l, .pairs = pairs, .of = turn_round(pairs, p->narticles) };
	size_t i;

	for (i = 0; i < versions->n; i++) {
		pair_like(&x, versions->items[i].article[0], versions->items[i].article[1]);
		pair_like(&x, versions->items[i].article[1], versions->items[i].article[0]);
	}
	if (x.more.n > 1)
		qsort(x.more.items, x.more.n, sizeof *x.more.items, by_articles);
	for (i = 0; i < x.more.n; i++)
		if (i == 0 || by_articles(&x.more.items[i], &x.more.items[i - 1]) != 0)
			vec_add(pairs, x.more.items[i]);
	vec_release(&x.more);
	free(x.of.first);
	free(x.of.of);
	compare_free(l.compare);
	kinship_free(l.kinship);
}
