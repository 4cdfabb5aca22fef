#include "align/candidates.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/par.h"
#include "base/vec.h"

enum {
	TASKS = 4,             /* of each thread */
	POSTINGS_MOST = 10000, /* looked at for one article */
	POSTINGS_LEAST = 32,   /* a feature with fewer is never skipped */
	BLOCK = 16,            /* votes looked at together: a line of the cache */
	SOON = 4 * BLOCK,      /* postings of a feature fetched ahead */
};

/* Articles that get ${weight} more votes. */
struct vote {
	const uint32_t *places; /* [n], among those of their side */
	uint32_t n;
	float weight;
};

/* What a stem of one side votes for: the articles with a word that it may stand for, a vote for each such word. The
 * weight is that of the word. */
struct votes_of {
	uint32_t *first; /* [nstems + 1] */
	VEC(struct vote) votes;
};

struct finding {
	const struct profiles *p;
	size_t ntasks;
	struct votes_of terms[2]; /* of each side */
	float *length[2];         /* [blocks * BLOCK], by place: what the votes for it are divided by */
	struct candidates *out;   /* [narticles] */
};

/* What speaks for each article of the other side, summed over the features of one. */
struct ballot {
	VEC(struct vote) cast; /* for one article */
	float *votes;          /* [blocks * BLOCK], by place; 0 between two articles */
	uint8_t *touched;      /* [blocks]: has a vote been cast for a place of it? */
	uint32_t budget;       /* postings that may still be looked at */
};

static size_t
blocks_of(const struct profiles *p, int side)
{
	return p->on_side[side] / BLOCK + (size_t)1;
}

/* ---- What is the same for all articles ---- */

/* The articles of ${side} that have a feature; false if they are none, or too many to say anything. */
static bool
vote_for(const struct profiles *p, enum feature_kind kind, int side, uint32_t key, struct vote *v)
{
	uint32_t most = p->on_side[side] / 8;

	v->n = profile_holders(p, kind, side, key, &v->places);
	return v->n > 0 && (v->n <= most || v->n <= POSTINGS_LEAST);
}

static void
list_votes(struct finding *f, int side)
{
	const struct profiles *p = f->p;
	struct votes_of *terms = &f->terms[side];
	uint32_t stem, i;

	terms->first = mem_zalloc(p->gloss.nstems + (size_t)1, sizeof *terms->first);
	for (stem = 0; stem < p->gloss.nstems; stem++) {
		const struct gloss_word *words;
		uint32_t n = p->importance[side][stem] > 0 ? gloss_words(&p->gloss, side, stem, &words) : 0;

		for (i = 0; i < n; i++) {
			struct vote v = { .weight = words[i].s };

			if (vote_for(p, FEATURE_TERM, 1 - side, words[i].stem, &v))
				vec_add(&terms->votes, v);
		}
		terms->first[stem + 1] = (uint32_t)terms->votes.n;
	}
}

static void
measure(struct finding *f, int side)
{
	const struct profiles *p = f->p;
	uint32_t place;

	f->length[side] = mem_zalloc(blocks_of(p, side) * BLOCK, sizeof *f->length[side]);
	for (place = 0; place < p->on_side[side]; place++)
		f->length[side][place] = sqrtf(p->of[p->article[side][place]].sum[FEATURE_TERM] + 1);
}

/* ---- The votes of one article ---- */

static void
cast(struct ballot *b, struct vote v)
{
	uint32_t line;

	if (v.n > b->budget)
		return;
	b->budget -= v.n;
	for (line = 0; line < v.n && line < SOON; line += BLOCK) /* fetched while the others are found */
		__builtin_prefetch(v.places + line);
	vec_add(&b->cast, v);
}

static void
cast_all(const struct finding *f, struct ballot *b, const struct profile *a)
{
	static const enum feature_kind facts[] = { FEATURE_NAME, FEATURE_FIGURE };
	const struct votes_of *terms = &f->terms[a->side];
	uint32_t i, k;
	size_t kind;

	b->budget = POSTINGS_MOST;
	b->cast.n = 0;
	for (kind = 0; kind < 2; kind++)
		for (i = 0; i < a->n[facts[kind]]; i++) {
			const struct feature *x = &a->of[facts[kind]][i];
			struct vote v = { .weight = x->weight };

			if (vote_for(f->p, facts[kind], 1 - a->side, x->key, &v))
				cast(b, v);
		}
	for (i = 0; i < a->ntop; i++)
		for (k = terms->first[a->terms[i]]; k < terms->first[a->terms[i] + 1]; k++) {
			struct vote v = terms->votes.items[k];

			v.weight *= a->top[i];
			cast(b, v);
		}
}

/* Most of the time goes by here. Where there are more votes than places, all blocks are looked at anyway. */
static void
count_votes(struct ballot *b, size_t blocks)
{
	bool many = POSTINGS_MOST - b->budget >= blocks * BLOCK;
	uint8_t *touched = b->touched;
	float *votes = b->votes;
	size_t i;
	uint32_t k;

	if (many)
		memset(touched, 1, blocks);
	for (i = 0; i < b->cast.n; i++) {
		struct vote v = b->cast.items[i];

		for (k = 0; k < v.n; k++)
			votes[v.places[k]] += v.weight;
		for (k = 0; !many && k < v.n; k++)
			touched[v.places[k] / BLOCK] = 1;
	}
}

/* ---- The best of them ---- */

static bool
better(const struct candidate *a, const struct candidate *b)
{
	return a->score != b->score ? a->score > b->score : a->article < b->article;
}

uint32_t
candidates_insert(struct candidate *best, uint32_t n, uint32_t most, struct candidate x)
{
	uint32_t at;

	if (n == most && !better(&x, &best[n - 1]))
		return n;
	n += n < most;
	for (at = n - 1; at > 0 && better(&x, &best[at - 1]); at--)
		best[at] = best[at - 1];
	best[at] = x;
	return n;
}

/* Does any place of a block have more votes for its length than ${low}? All are asked, several at once. */
static bool
any_above(const float *votes, const float *length, float low)
{
	int any = 0, i;

	for (i = 0; i < BLOCK; i++)
		any |= votes[i] > low * length[i];
	return any != 0;
}

static void
find(struct finding *f, struct ballot *b, uint32_t article)
{
	const struct profile *a = &f->p->of[article];
	const uint32_t *articles = f->p->article[1 - a->side];
	const float *length = f->length[1 - a->side];
	size_t blocks = blocks_of(f->p, 1 - a->side), block, place;
	struct candidates *best = &f->out[article];
	float low = 0; /* for a unit of length: votes that surely are too few. Division rounds, and is slow */

	cast_all(f, b, a);
	count_votes(b, blocks);
	for (block = 0; block < blocks; block++) {
		size_t first = block * BLOCK, last = first + BLOCK;

		if (!b->touched[block])
			continue;
		b->touched[block] = 0;
		for (place = any_above(b->votes + first, length + first, low) ? first : last; place < last; place++) {
			if (!(b->votes[place] > low * length[place]))
				continue;
			best->n = candidates_insert(
				best->of, best->n, CANDIDATES_MOST,
				(struct candidate){ articles[place], b->votes[place] / length[place] });
			low = best->n == CANDIDATES_MOST ? best->of[best->n - 1].score * (1 - 1e-5F) : 0;
		}
		memset(b->votes + first, 0, BLOCK * sizeof *b->votes);
	}
}

static void
find_task(void *context, size_t i)
{
	struct finding *f = context;
	size_t left = blocks_of(f->p, 0), right = blocks_of(f->p, 1), blocks = left > right ? left : right;
	struct ballot b = { .votes = mem_zalloc(blocks * BLOCK, sizeof *b.votes), .touched = mem_zalloc(blocks, 1) };
	uint32_t n = f->p->narticles, a;

	for (a = (uint32_t)(i * n / f->ntasks); a < (i + 1) * n / f->ntasks; a++)
		if (f->p->of[a].side >= 0)
			find(f, &b, a);
	vec_release(&b.cast);
	free(b.votes);
	free(b.touched);
}

struct candidates *
candidates_find(const struct profiles *p, unsigned threads)
{
	struct finding f = { .p = p, .ntasks = par_threads(threads) * (size_t)TASKS };
	int side;

	f.out = mem_zalloc(p->narticles + (size_t)1, sizeof *f.out);
	for (side = 0; side < 2; side++) {
		list_votes(&f, side);
		measure(&f, side);
	}
	par_for(threads, f.ntasks, find_task, &f);
	for (side = 0; side < 2; side++) {
		free(f.terms[side].first);
		vec_release(&f.terms[side].votes);
		free(f.length[side]);
	}
	return f.out;
}
