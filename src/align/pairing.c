#include "align/pairing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "align/candidates.h"
#include "base/par.h"

enum {
	TASKS = 4, /* of each thread */
	FULL = 2,  /* candidates that are compared in full: votes order the others well enough */
	KEPT = 2,  /* of those: the best, and what it must be better than */
};

static const float LEAST = .13F;        /* score of a pair */
static const float SURE = 0.5F;          /* score that needs no more */
static const float CROWD = 1.2F;         /* of what both have in common with anybody, taken off the score */
static const float CLEAR = .04F;        /* what is left of the score is so much more */
static const float WORTH = 0.5F;         /* votes of a candidate, by those of the best, that make it worth a look */
static const float RIVAL = 0.7F;         /* than this part of what is left of the next best */
static const float OTHER_VERSION = 0.9F; /* share of the best score that makes another version */

/* ---- Candidates in full ---- */

/* A candidate that was compared. */
struct rated {
	uint32_t article;
	float score, terms, names, figures; /* as in struct pairing */
	float clear;                        /* the score without what the two have in common with anybody */
};

struct finding {
	const struct profiles *p;
	const struct corpus *c;
	size_t ntasks;
	struct candidates *candidates; /* [narticles]: by their votes */
	struct rated (*rated)[FULL];   /* [narticles]: the first of those; score 0: the other one compares, or too low */
	struct rated (*best)[KEPT];    /* [narticles]; score 0: none */
};

/* How many are worth to be compared in full. */
static uint32_t
how_many(const struct candidates *c)
{
	uint32_t n = 0;

	while (n < c->n && n < FULL && c->of[n].score >= WORTH * c->of[0].score)
		n++;
	return n;
}

static bool
is_compared(const struct candidates *c, uint32_t article)
{
	uint32_t i = 0;

	while (i < how_many(c) && c->of[i].article != article)
		i++;
	return i < how_many(c);
}

/* What is left of the score of two without what they share with anybody, and that may be their day, too. */
static float
clear_of_crowd(const struct finding *f, const struct pairing *x)
{
	const uint32_t *pair = x->article;
	bool dated = date_known(f->c->articles[pair[0]]->date) && date_known(f->c->articles[pair[1]]->date);

	return x->score - (dated ? COMPARE_NEAR : 0) -
	       CROWD * candidates_common(f->candidates, pair[0], pair[1]);
}

/* Where two articles have found each other, the left one compares. */
static void
rate(struct finding *f, struct compare *k, uint32_t article)
{
	const struct candidates *own = &f->candidates[article];
	int side = f->p->of[article].side;
	uint32_t i;

	compare_hold(k, article);
	for (i = 0; i < how_many(own); i++) {
		uint32_t other = own->of[i].article;
		struct pairing x;
		float clear;

		if (side == 1 && is_compared(&f->candidates[other], article))
			continue;
		x = compare_with(k, other);
		clear = clear_of_crowd(f, &x);
		if (x.score >= SURE || (x.score >= LEAST && clear >= CLEAR))
			f->rated[article][i] = (struct rated){ other, x.score, x.terms, x.names, x.figures, clear };
	}
}

static void
rate_task(void *context, size_t i)
{
	struct finding *f = context;
	struct compare *k = compare_new(f->p, f->c);
	uint32_t n = f->p->narticles, a;

	for (a = (uint32_t)(i * n / f->ntasks); a < (i + 1) * n / f->ntasks; a++)
		if (f->p->of[a].side >= 0)
			rate(f, k, a);
	compare_free(k);
}

/* The clearer, then the first. */
static bool
better(const struct rated *a, const struct rated *b)
{
	return b->score == 0 || (a->clear != b->clear ? a->clear > b->clear : a->article < b->article);
}

static void
keep(struct rated best[KEPT], struct rated x)
{
	uint32_t at;

	if (!better(&x, &best[KEPT - 1]))
		return;
	for (at = KEPT - 1; at > 0 && better(&x, &best[at - 1]); at--)
		best[at] = best[at - 1];
	best[at] = x;
}

/* What one side found, the other should know. */
static void
keep_best(struct finding *f)
{
	struct rated *best;
	uint32_t a, i;

	for (a = 0; a < f->p->narticles; a++)
		for (i = 0; i < FULL; i++) {
			struct rated x = f->rated[a][i];

			if (x.score == 0)
				continue;
			keep(f->best[a], x);
			best = f->best[x.article];
			x.article = a;
			keep(best, x);
		}
}

/* ---- Which are kept ---- */

/* How clear the best candidate but ${article} is, at least 0. */
static float
next_best(const struct finding *f, uint32_t of, uint32_t article)
{
	const struct rated *x = &f->best[of][f->best[of][0].article == article];

	return x->score > 0 && x->clear > 0 ? x->clear : 0;
}

static bool
clear_of_others(const struct finding *f, uint32_t a, const struct rated *x)
{
	return x->clear >= RIVAL * next_best(f, a, x->article) + CLEAR &&
	       x->clear >= RIVAL * next_best(f, x->article, a) + CLEAR;
}

static void
choose(const struct finding *f, pairings *out)
{
	uint32_t a;

	for (a = 0; a < f->p->narticles; a++) {
		const struct rated *x = &f->best[a][0], *back;
		int side = f->p->of[a].side;
		bool mutual, version;

		if (side < 0 || x->score == 0)
			continue;
		back = &f->best[x->article][0];
		mutual = back->article == a;
		if (mutual && side == 1)
			continue; /* the left one has it */
		version = !mutual && x->score >= SURE && x->score >= OTHER_VERSION * back->score;
		if (version || (mutual && (x->score >= SURE || clear_of_others(f, a, x))))
			vec_add(out, ((struct pairing){ { side ? x->article : a, side ? a : x->article },
							x->score, x->terms, x->names, x->figures }));
	}
}

void
pairing_find(const struct profiles *p, const struct corpus *c, unsigned threads, pairings *out)
{
	struct finding f = { .p = p, .c = c, .ntasks = par_threads(threads) * (size_t)TASKS };

	f.rated = mem_zalloc(p->narticles + (size_t)1, sizeof *f.rated);
	f.best = mem_zalloc(p->narticles + (size_t)1, sizeof *f.best);
	f.candidates = candidates_find(p, CANDIDATES_ACROSS, threads);
	par_for(threads, f.ntasks, rate_task, &f);
	keep_best(&f);
	choose(&f, out);
	free(f.candidates);
	free(f.rated);
	free(f.best);
}
