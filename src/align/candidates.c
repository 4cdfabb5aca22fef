#include "align/candidates.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/par.h"
#include "base/vec.h"

enum {
	TASKS = 4,             /* of each thread */
	LINE = 16,             /* postings, or votes, of a line of the cache */
	SOON = 4 * LINE,       /* postings of a feature fetched ahead */
	SEVERAL = 8,           /* places that are cleared in a row as soon as one anywhere */
	CROWD = 64,            /* so many above the bar, and it rises */
	NEXT = 4,              /* candidates that tell what an article has in common with just anybody */
};

static const float STRANGER = 0.1F; /* votes of anybody, where there are not enough others to tell */

/* What is looked at for one article. */
struct effort {
	uint32_t terms, postings;
	bool facts; /* names and figures, too */
};
/* In the own language a word is a word, and a name is one, too: few of the weightiest find what has them all. */
static const struct effort efforts[] = {
	[CANDIDATES_ACROSS] = { PROFILE_TOP, 8 * HOLDERS_MOST, true },
	[CANDIDATES_WITHIN] = { 24, HOLDERS_MOST / 2, false },
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

/* The articles of a side as those that votes are for, by place. */
struct electorate {
	uint32_t n;
	float *length;   /* [n]: what the votes for each are divided by */
	uint32_t nbrief; /* the first of them are short: they are looked at by themselves; */
	float usual;     /* the others have this length at least */
};

struct finding {
	const struct profiles *p;
	enum candidates_reach reach;
	size_t ntasks;
	struct votes_of terms[2]; /* of each side */
	struct electorate sides[2];
	struct candidates *out; /* [narticles] */
};

/* What speaks for each article of the other side, summed over the features of one. */
struct ballot {
	VEC(struct vote) cast; /* for one article */
	uint32_t budget;       /* postings that may still be looked at */
	float weight;          /* of all that was looked at, found or not */
	float *votes;          /* [places]; 0 between two articles */
	float bar;             /* votes that are too few to be among the best, but for a short one */
	uint32_t *above;       /* [nabove]: places with more votes than that */
	uint32_t nabove, crowd; /* the bar rises with so many */
	uint32_t *brief; /* [nbrief]: places of short ones with any vote */
	uint32_t nbrief;
};

/* ---- What is the same for all articles ---- */

/* The articles of ${side} that have a feature; false if they are none, or too many to say anything. */
static bool
vote_for(const struct profiles *p, enum feature_kind kind, int side, uint32_t key, struct vote *v)
{
	v->n = profile_holders(p, kind, side, key, &v->places);
	return v->n > 0;
}

/* The side of the articles that those of ${side} vote for. */
static int
voted_for(const struct finding *f, int side)
{
	return f->reach == CANDIDATES_WITHIN ? side : 1 - side;
}

/* The words that a stem may stand for; in its own language itself. */
static uint32_t
meanings(const struct finding *f, int side, uint32_t stem, const struct gloss_word **words, struct gloss_word *self)
{
	const uint32_t *first = f->p->first_answer[side];

	*self = (struct gloss_word){ .stem = stem, .s = 1 };
	*words = f->reach == CANDIDATES_WITHIN ? self : f->p->answers[side] + first[stem];
	return f->reach == CANDIDATES_WITHIN ? 1 : first[stem + 1] - first[stem];
}

static void
list_votes(struct finding *f, int side)
{
	struct votes_of *terms = &f->terms[side];
	uint32_t nstems = f->p->gloss.nstems, stem, i;

	terms->first = mem_zalloc(nstems + (size_t)1, sizeof *terms->first);
	for (stem = 0; stem < nstems; stem++) {
		struct gloss_word self;
		const struct gloss_word *words;
		uint32_t n = meanings(f, side, stem, &words, &self);

		for (i = 0; i < n; i++) {
			struct vote v = { .weight = words[i].s };

			if (vote_for(f->p, FEATURE_TERM, voted_for(f, side), words[i].stem, &v))
				vec_add(&terms->votes, v);
		}
		terms->first[stem + 1] = (uint32_t)terms->votes.n;
	}
}

static void
measure(struct finding *f, int side)
{
	const struct profiles *p = f->p;
	struct electorate *e = &f->sides[side];
	uint32_t i;

	e->n = p->on_side[side];
	e->nbrief = p->brief[side];
	e->length = mem_alloc((e->n + (size_t)1) * sizeof *e->length);
	e->usual = INFINITY;
	for (i = 0; i < e->n; i++) {
		e->length[i] = sqrtf(profile_weight(&p->of[p->article[side][i]]) + 1);
		if (i >= e->nbrief && e->length[i] < e->usual)
			e->usual = e->length[i];
	}
}

/* ---- The votes of one article ---- */

static void
cast(struct ballot *b, struct vote v)
{
	uint32_t line;

	if (v.n > b->budget)
		return;
	b->budget -= v.n;
	for (line = 0; line < v.n && line < SOON; line += LINE) /* fetched while the others are found */
		__builtin_prefetch(v.places + line);
	vec_add(&b->cast, v);
}

static void
cast_facts(const struct finding *f, struct ballot *b, const struct profile *a, enum feature_kind kind, float worth)
{
	uint32_t i;

	for (i = 0; i < a->n[kind]; i++) {
		struct vote v = { .weight = worth * a->of[kind][i].weight };

		if (vote_for(f->p, kind, voted_for(f, a->side), a->of[kind][i].key, &v))
			cast(b, v);
	}
}

static void
cast_all(const struct finding *f, struct ballot *b, const struct profile *a)
{
	const struct effort *effort = &efforts[f->reach];
	const struct votes_of *terms = &f->terms[a->side];
	uint32_t i, k;

	b->budget = effort->postings;
	b->cast.n = 0;
	b->weight = 0;
	if (effort->facts) {
		cast_facts(f, b, a, FEATURE_NAME, 1);
		cast_facts(f, b, a, FEATURE_FIGURE, PROFILE_FIGURES);
	}
	for (i = 0; i < a->ntop && i < effort->terms; i++) {
		b->weight += a->top[i];
		for (k = terms->first[a->terms[i]]; k < terms->first[a->terms[i] + 1]; k++) {
			struct vote v = terms->votes.items[k];

			v.weight *= a->top[i];
			cast(b, v);
		}
	}
}

/* Votes for the short ones, which stand first; returns how many these are. */
static uint32_t
count_brief(struct ballot *b, struct vote v, uint32_t nbrief)
{
	uint32_t k;

	for (k = 0; k < v.n && v.places[k] < nbrief; k++) {
		float *votes = &b->votes[v.places[k]];

		if (*votes == 0)
			b->brief[b->nbrief++] = v.places[k];
		*votes += v.weight;
	}
	return k;
}

/* Votes only become more: what the last of the best has for its length by now, the last of the best will have. Whoever
 * has less than that for the usual length is no longer above the bar, unless more votes lift him there again. */
static void
raise_bar(struct ballot *b, const struct electorate *e)
{
	float best[CANDIDATES_MOST] = { 0 }, bar;
	uint32_t i, at, kept = 0;

	for (i = 0; i < b->nabove; i++) {
		float score = b->votes[b->above[i]] / e->length[b->above[i]];

		if (score <= best[CANDIDATES_MOST - 1])
			continue;
		for (at = CANDIDATES_MOST - 1; at > 0 && best[at - 1] < score; at--)
			best[at] = best[at - 1];
		best[at] = score;
	}
	bar = best[CANDIDATES_MOST - 1] * e->usual * (1 - 1e-4F); /* below it whatever was rounded */
	b->bar = bar > b->bar ? bar : b->bar;
	for (i = 0; i < b->nabove; i++)
		if (b->votes[b->above[i]] > b->bar)
			b->above[kept++] = b->above[i];
	b->nabove = kept;
	b->crowd = kept > CROWD / 2 ? 2 * kept : CROWD;
}

/* Most of the time goes by here. Few articles come above the bar, so that the branch costs nothing. */
static void
count_votes(struct ballot *b, const struct electorate *e)
{
	float *votes = b->votes, bar = 0;
	size_t i;
	uint32_t k;

	b->nabove = b->nbrief = 0;
	b->bar = 0;
	b->crowd = CROWD;
	for (i = 0; i < b->cast.n; i++) {
		struct vote v = b->cast.items[i];

		if (v.weight == 0)
			continue;
		for (k = count_brief(b, v, e->nbrief); k < v.n; k++) {
			float before = votes[v.places[k]], now = before + v.weight;

			votes[v.places[k]] = now;
			if (now > bar && before <= bar) {
				b->above[b->nabove++] = v.places[k];
				if (b->nabove == b->crowd) {
					raise_bar(b, e);
					bar = b->bar;
				}
			}
		}
	}
}

static void
clear_votes(struct ballot *b, uint32_t postings, uint32_t places)
{
	size_t i;
	uint32_t k;

	if (postings > places / SEVERAL) {
		memset(b->votes, 0, places * sizeof *b->votes);
		return;
	}
	for (i = 0; i < b->cast.n; i++)
		for (k = 0; k < b->cast.items[i].n; k++)
			b->votes[b->cast.items[i].places[k]] = 0;
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

/* The best of one article while they are looked for. */
struct search {
	const struct electorate *e;
	const uint32_t *articles; /* by place */
	const float *votes;       /* by place */
	uint32_t but;             /* the article itself: it has all that it has */
	struct candidates *best;
	float low; /* for a unit of length: votes that surely are too few. Division rounds, and is slow */
};

static void
look_at(struct search *s, uint32_t place)
{
	struct candidates *best = s->best;

	if (!(s->votes[place] > s->low * s->e->length[place]) || s->articles[place] == s->but)
		return;
	best->n = candidates_insert(best->of, best->n, CANDIDATES_MOST,
				    (struct candidate){ s->articles[place], s->votes[place] / s->e->length[place] });
	s->low = best->n == CANDIDATES_MOST ? best->of[best->n - 1].score * (1 - 1e-5F) : 0;
}

static void
find(struct finding *f, struct ballot *b, uint32_t article)
{
	const struct profile *a = &f->p->of[article];
	int side = voted_for(f, a->side);
	struct search s = { .e = &f->sides[side],
			    .articles = f->p->article[side],
			    .votes = b->votes,
			    .but = article,
			    .best = &f->out[article] };
	float scale;
	uint32_t i;

	cast_all(f, b, a);
	/* what was looked at stands for all that the article tells */
	scale = f->reach == CANDIDATES_WITHIN ? profile_weight(a) / (b->weight + 1) : 1;
	scale /= sqrtf(profile_weight(a) + 1);
	count_votes(b, s.e);
	for (i = 0; i < b->nabove; i++)
		look_at(&s, b->above[i]);
	for (i = 0; i < b->nbrief; i++)
		look_at(&s, b->brief[i]);
	for (i = 0; i < s.best->n; i++)
		s.best->of[i].score *= scale;
	clear_votes(b, efforts[f->reach].postings - b->budget, s.e->n);
}

static void
find_task(void *context, size_t i)
{
	struct finding *f = context;
	size_t most = f->p->on_side[0] > f->p->on_side[1] ? f->p->on_side[0] : f->p->on_side[1];
	struct ballot b = { .votes = mem_zalloc(most + 1, sizeof *b.votes) };
	uint32_t n = f->p->narticles, a;

	b.above = mem_alloc((most + 1) * sizeof *b.above);
	b.brief = mem_alloc((most + 1) * sizeof *b.brief);
	for (a = (uint32_t)(i * n / f->ntasks); a < (i + 1) * n / f->ntasks; a++)
		if (f->p->of[a].side >= 0)
			find(f, &b, a);
	vec_release(&b.cast);
	free(b.votes);
	free(b.above);
	free(b.brief);
}

struct candidates *
candidates_find(const struct profiles *p, enum candidates_reach reach, unsigned threads)
{
	struct finding f = { .p = p, .reach = reach, .ntasks = par_threads(threads) * (size_t)TASKS };
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
		free(f.sides[side].length);
	}
	return f.out;
}

/* ---- What they say of everybody ---- */

static float
crowd(const struct candidates *c, uint32_t but)
{
	float sum = 0;
	uint32_t n = 0, i;

	for (i = 0; i < c->n && n < NEXT; i++)
		if (c->of[i].article != but) {
			sum += c->of[i].score;
			n++;
		}
	return (sum + (float)(NEXT - n) * STRANGER) / NEXT;
}

float
candidates_common(const struct candidates *found, uint32_t a, uint32_t b)
{
	return (crowd(&found[a], b) + crowd(&found[b], a)) / 2;
}
