#include "align/pairing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/par.h"

enum {
	TASKS = 4,             /* of each thread */
	CANDIDATES = 12,       /* of each article, compared in full */
	KEPT = 2,              /* of those: the best, and what it must be better than */
	POSTINGS_MOST = 10000, /* looked at for one article */
	POSTINGS_LEAST = 32,   /* a feature with fewer is never skipped */
};

static const float TERMS_WEIGHT = 0.6F;
static const float NAMES_WEIGHT = 0.4F;
static const float FIGURES_WEIGHT = 0.3F;
static const float LEAST = 0.34F;         /* score of a pair */
static const float SURE = 0.6F;           /* score that needs no margin */
static const float MARGIN = 0.05F;        /* over the next best */
static const float OTHER_VERSION = 0.85F; /* share of the best score that makes another version */
/* A pair with less is none, and stands in the way of none: below LEAST - MARGIN, with room for rounding. */
static const float IDLE = 0.289F;

/* ---- Two articles in full ---- */

/* Which stems an article has: a bit for each. */
struct marks {
	uint64_t *bits; /* [nstems / 64 + 1] */
};

static struct marks
new_marks(const struct profiles *p)
{
	return (struct marks){ mem_zalloc(p->gloss.nstems / 64 + (size_t)1, sizeof(uint64_t)) };
}

static void
set_mark(struct marks *m, uint32_t stem)
{
	m->bits[stem / 64] |= (uint64_t)1 << stem % 64;
}

/* And what is marked near it. */
static void
clear_mark(struct marks *m, uint32_t stem)
{
	m->bits[stem / 64] = 0;
}

static void
mark(struct marks *m, const struct profile *a)
{
	uint32_t i;

	for (i = 0; i < a->n[FEATURE_TERM]; i++)
		set_mark(m, a->of[FEATURE_TERM][i].key);
}

static void
unmark(struct marks *m, const struct profile *a)
{
	uint32_t i;

	for (i = 0; i < a->n[FEATURE_TERM]; i++)
		clear_mark(m, a->of[FEATURE_TERM][i].key);
}

static bool
is_marked(const struct marks *m, uint32_t stem)
{
	return m->bits[stem / 64] >> stem % 64 & 1;
}

/* Share of the weight of the top terms of ${a} that the article with the marks ${b} explains. */
static float
explained(const struct profiles *p, const struct profile *a, const struct marks *b)
{
	const uint32_t *first = p->gloss.first[a->side];
	const struct gloss_word *answers = p->answers[a->side];
	const struct feature *top = a->of[FEATURE_TERM];
	float sum = 0;
	uint32_t i, k;

	for (i = 0; i < a->ntop; i++) {
		uint32_t end = first[top[i].key + 1];

		for (k = first[top[i].key]; k < end && !is_marked(b, answers[k].stem); k++)
			;
		if (k < end) /* the first is the strongest */
			sum += answers[k].s * top[i].weight;
	}
	return a->sum[FEATURE_TERM] > 0 ? sum / a->sum[FEATURE_TERM] : 0;
}

/* Share of the weight of the names or figures that both have. */
static float
shared(const struct profile *a, const struct profile *b, enum feature_kind kind)
{
	float sum = 0, norm = sqrtf(a->sum[kind] * b->sum[kind]);
	uint32_t i = 0, j = 0;

	while (i < a->n[kind] && j < b->n[kind]) {
		const struct feature *x = &a->of[kind][i], *y = &b->of[kind][j];

		if (x->key == y->key)
			sum += x->weight;
		i += x->key <= y->key;
		j += y->key <= x->key;
	}
	return norm > 0 ? sum / norm : 0;
}

/* Dates help, and never decide. */
static float
nearness(struct date a, struct date b)
{
	int32_t days;

	if (!date_known(a) || !date_known(b))
		return 0;
	days = abs(date_days(a) - date_days(b));
	return days <= 2 ? 0.04F : days <= 7 ? 0 : days <= 31 ? -0.04F : -0.08F;
}

static float
clamp(float score)
{
	return score < 0 ? 0 : score > 1 ? 1 : score;
}

static float
score_of(const struct corpus *c, const struct pairing *x)
{
	struct date left = c->articles[x->article[0]]->date, right = c->articles[x->article[1]]->date;

	return clamp(TERMS_WEIGHT * x->terms + NAMES_WEIGHT * x->names + FIGURES_WEIGHT * x->figures +
		     nearness(left, right));
}

static struct pairing
compare(const struct profiles *p, const struct corpus *c, const uint32_t article[2], struct marks marks[2])
{
	const struct profile *a = &p->of[article[0]], *b = &p->of[article[1]];
	struct pairing x = { .article = { article[0], article[1] } };

	mark(&marks[0], a);
	mark(&marks[1], b);
	x.terms = sqrtf(explained(p, a, &marks[1]) * explained(p, b, &marks[0]));
	unmark(&marks[0], a);
	unmark(&marks[1], b);
	x.names = shared(a, b, FEATURE_NAME);
	x.figures = shared(a, b, FEATURE_FIGURE);
	x.score = score_of(c, &x);
	return x;
}

struct pairing
pairing_compare(const struct profiles *p, const struct corpus *c, uint32_t left, uint32_t right)
{
	const uint32_t article[2] = { left, right };
	struct marks marks[2] = { new_marks(p), new_marks(p) };
	struct pairing x = { .article = { left, right } };

	/* else forced, and in other languages: nothing is known of them */
	if (p->of[left].side == 0 && p->of[right].side == 1)
		x = compare(p, c, article, marks);
	free(marks[0].bits);
	free(marks[1].bits);
	return x;
}

/* ---- Candidates ---- */

struct candidate {
	uint32_t article;
	float score;
};

struct finding {
	const struct profiles *p;
	const struct corpus *c;
	size_t ntasks;
	float *length;                         /* [narticles]: what the votes for it are divided by */
	uint8_t *nrough;                       /* [narticles] */
	struct candidate (*rough)[CANDIDATES]; /* [narticles]: by the votes, then by their score in full */
	uint8_t *nbest;                        /* [narticles] */
	struct candidate (*best)[KEPT];        /* [narticles] */
};

/* Articles that get ${weight} more votes. */
struct vote {
	const uint32_t *articles; /* [n] */
	uint32_t n;
	float weight;
};

/* What speaks for each article of the other side, summed over the features of one. */
struct ballot {
	VEC(struct vote) cast; /* for one article */
	float *votes;          /* [narticles]; 0 between two articles */
	uint32_t *touched;     /* [ntouched]: articles with votes */
	uint32_t ntouched;
	uint32_t budget; /* postings that may still be looked at */
};

static uint32_t
task_start(const struct finding *f, size_t i)
{
	return (uint32_t)((uint64_t)f->p->narticles * i / f->ntasks);
}

/* Vote for the articles that have the feature, unless they are too many. */
static void
vote(struct ballot *b, const struct profiles *p, enum feature_kind kind, int side, uint32_t key, float weight)
{
	struct vote v = { .weight = weight };
	uint32_t most = p->on_side[side] / 8;

	v.n = profile_holders(p, kind, side, key, &v.articles);
	if (v.n == 0 || (v.n > most && v.n > POSTINGS_LEAST) || v.n > b->budget)
		return;
	b->budget -= v.n;
	__builtin_prefetch(v.articles); /* each starts elsewhere: fetched while the others are found */
	vec_add(&b->cast, v);
}

/* Most of the time goes by here. Whether an article has votes yet is a coin's toss, so that no branch asks. */
static void
count_votes(struct ballot *b)
{
	uint32_t *touched = b->touched, ntouched = 0, k;
	float *votes = b->votes;
	size_t i;

	for (i = 0; i < b->cast.n; i++) {
		struct vote v = b->cast.items[i];

		for (k = 0; k < v.n; k++) {
			float before = votes[v.articles[k]];

			touched[ntouched] = v.articles[k];
			ntouched += before == 0;
			votes[v.articles[k]] = before + v.weight;
		}
	}
	b->cast.n = 0;
	b->ntouched = ntouched;
}

static void
vote_all(struct ballot *b, const struct profiles *p, const struct profile *a)
{
	static const enum feature_kind facts[] = { FEATURE_NAME, FEATURE_FIGURE };
	const struct feature *top = a->of[FEATURE_TERM];
	int other = 1 - a->side;
	uint32_t i, k;
	size_t f;

	for (f = 0; f < 2; f++)
		for (i = 0; i < a->n[facts[f]]; i++)
			vote(b, p, facts[f], other, a->of[facts[f]][i].key, a->of[facts[f]][i].weight);
	for (i = 0; i < a->ntop; i++) {
		const struct gloss_word *words;
		uint32_t n = gloss_words(&p->gloss, a->side, top[i].key, &words);

		for (k = 0; k < n; k++)
			vote(b, p, FEATURE_TERM, other, words[k].stem, words[k].s * top[i].weight);
	}
}

static bool
better(const struct candidate *a, const struct candidate *b)
{
	return a->score != b->score ? a->score > b->score : a->article < b->article;
}

/* Put ${x} among the best ${n}, at most ${most}; returns how many they are then. */
static uint8_t
insert(struct candidate *best, uint8_t n, uint8_t most, struct candidate x)
{
	uint8_t at;

	if (n == most && !better(&x, &best[n - 1]))
		return n;
	n += n < most;
	for (at = n - 1; at > 0 && better(&x, &best[at - 1]); at--)
		best[at] = best[at - 1];
	best[at] = x;
	return n;
}

static void
find_candidates(struct finding *f, struct ballot *b, uint32_t article)
{
	struct candidate *rough = f->rough[article];
	float low = 0; /* votes for a unit of length that surely are too few; division rounds, and is slow */
	uint8_t n = 0;
	uint32_t t;

	b->budget = POSTINGS_MOST;
	vote_all(b, f->p, &f->p->of[article]);
	count_votes(b);
	for (t = 0; t < b->ntouched; t++) {
		uint32_t other = b->touched[t];
		float votes = b->votes[other];

		b->votes[other] = 0;
		if (votes < low * f->length[other])
			continue;
		n = insert(rough, n, CANDIDATES, (struct candidate){ other, votes / f->length[other] });
		low = n == CANDIDATES ? rough[n - 1].score * (1 - 1e-5F) : 0;
	}
	b->ntouched = 0;
	f->nrough[article] = n;
}

static void
candidates_task(void *context, size_t i)
{
	struct finding *f = context;
	uint32_t n = f->p->narticles, a;
	/* room for one more: what has votes already is written behind the last and not counted */
	struct ballot b = { .votes = mem_zalloc(n + (size_t)1, sizeof(float)),
			    .touched = mem_zalloc(n + (size_t)1, sizeof(uint32_t)) };

	for (a = task_start(f, i); a < task_start(f, i + 1); a++)
		if (f->p->of[a].side >= 0)
			find_candidates(f, &b, a);
	vec_release(&b.cast);
	free(b.votes);
	free(b.touched);
}

/* ---- Candidates in full ---- */

static bool
is_rough(const struct finding *f, uint32_t of, uint32_t article)
{
	uint8_t i = 0;

	while (i < f->nrough[of] && f->rough[of][i].article != article)
		i++;
	return i < f->nrough[of];
}

/* What the stems of another article can at most add to explaining the one at hand. */
struct hopes {
	struct marks some; /* stems that answer for any of its top terms */
	float *most;       /* [nstems]: of those, the weight of these terms, as far as the stem answers for them */
	struct marks marks[2];
};

static void
hope(struct hopes *h, const struct profiles *p, const struct profile *a)
{
	uint32_t i, k;

	for (i = 0; i < a->ntop; i++) {
		struct feature top = a->of[FEATURE_TERM][i];

		for (k = p->gloss.first[a->side][top.key]; k < p->gloss.first[a->side][top.key + 1]; k++) {
			struct gloss_word answer = p->answers[a->side][k];

			h->most[answer.stem] += answer.s * top.weight;
			set_mark(&h->some, answer.stem);
		}
	}
}

static void
lose_hope(struct hopes *h, const struct profiles *p, const struct profile *a)
{
	uint32_t i, k;

	for (i = 0; i < a->ntop; i++) {
		uint32_t key = a->of[FEATURE_TERM][i].key;

		for (k = p->gloss.first[a->side][key]; k < p->gloss.first[a->side][key + 1]; k++) {
			h->most[p->answers[a->side][k].stem] = 0;
			clear_mark(&h->some, p->answers[a->side][k].stem);
		}
	}
}

/* Is it plain that the score of the two is below IDLE? ${h} is of ${a}. What ${b} explains of ${a} is not more than
 * what its stems can add, one by one; the other way round, let it be all. */
static bool
is_idle(const struct finding *f, const struct hopes *h, const uint32_t pair[2], const struct profile *a,
	const struct profile *b)
{
	const struct feature *terms = b->of[FEATURE_TERM];
	struct pairing x = { .article = { pair[0], pair[1] } };
	float sum = 0;
	uint32_t i;

	for (i = 0; i < b->n[FEATURE_TERM]; i++)
		if (is_marked(&h->some, terms[i].key))
			sum += h->most[terms[i].key];
	sum *= 1.001F; /* it was added up in another order than in explained() */
	x.terms = sum < a->sum[FEATURE_TERM] ? sqrtf(sum / a->sum[FEATURE_TERM]) : 1;
	x.names = shared(a, b, FEATURE_NAME);
	x.figures = shared(a, b, FEATURE_FIGURE);
	return score_of(f->c, &x) < IDLE;
}

/* Where two articles have found each other, the left one compares. */
static void
score_candidates(struct finding *f, struct hopes *h, uint32_t article)
{
	const struct profile *a = &f->p->of[article];
	uint8_t i;

	hope(h, f->p, a);
	for (i = 0; i < f->nrough[article]; i++) {
		struct candidate *x = &f->rough[article][i];
		const uint32_t pair[2] = { a->side ? x->article : article, a->side ? article : x->article };

		x->score = 0;
		if ((a->side == 1 && is_rough(f, x->article, article)) || is_idle(f, h, pair, a, &f->p->of[x->article]))
			continue;
		x->score = compare(f->p, f->c, pair, h->marks).score;
	}
	lose_hope(h, f->p, a);
}

static void
scores_task(void *context, size_t i)
{
	struct finding *f = context;
	struct hopes h = { .some = new_marks(f->p), .marks = { new_marks(f->p), new_marks(f->p) } };
	uint32_t a;

	h.most = mem_zalloc(f->p->gloss.nstems + (size_t)1, sizeof *h.most);
	for (a = task_start(f, i); a < task_start(f, i + 1); a++)
		if (f->p->of[a].side >= 0)
			score_candidates(f, &h, a);
	free(h.most);
	free(h.some.bits);
	free(h.marks[0].bits);
	free(h.marks[1].bits);
}

/* What one side found, the other should know. */
static void
keep_best(struct finding *f)
{
	uint32_t a;
	uint8_t r;

	for (a = 0; a < f->p->narticles; a++)
		for (r = 0; r < f->nrough[a]; r++) {
			struct candidate x = f->rough[a][r], back = { a, x.score };

			if (x.score < IDLE)
				continue;
			f->nbest[a] = insert(f->best[a], f->nbest[a], KEPT, x);
			f->nbest[x.article] = insert(f->best[x.article], f->nbest[x.article], KEPT, back);
		}
}

/* ---- Which are kept ---- */

/* The score of the best candidate but ${article}; 0 if there is none. */
static float
next_best(const struct finding *f, uint32_t of, uint32_t article)
{
	uint8_t i;

	for (i = 0; i < f->nbest[of]; i++)
		if (f->best[of][i].article != article)
			return f->best[of][i].score;
	return 0;
}

static bool
is_best(const struct finding *f, uint32_t of, uint32_t article)
{
	return f->nbest[of] > 0 && f->best[of][0].article == article;
}

static bool
clear_of_others(const struct finding *f, uint32_t left, uint32_t right, float score)
{
	return score >= SURE ||
	       (score >= next_best(f, left, right) + MARGIN && score >= next_best(f, right, left) + MARGIN);
}

static void
choose(const struct finding *f, pairings *out)
{
	uint32_t a;

	for (a = 0; a < f->p->narticles; a++) {
		struct candidate x;
		int side = f->p->of[a].side;
		bool mutual, version;

		if (side < 0 || f->nbest[a] == 0)
			continue;
		x = f->best[a][0];
		mutual = is_best(f, x.article, a);
		if (mutual && side == 1)
			continue; /* the left one has it */
		version = !mutual && x.score >= SURE && x.score >= OTHER_VERSION * f->best[x.article][0].score;
		if (version || (mutual && x.score >= LEAST && clear_of_others(f, a, x.article, x.score)))
			vec_add(out, ((struct pairing){ .article = { side ? x.article : a, side ? a : x.article } }));
	}
}

/* What was chosen, in full again: of the candidates only the scores were kept. */
static void
complete(const struct finding *f, pairings *chosen)
{
	struct marks marks[2] = { new_marks(f->p), new_marks(f->p) };
	size_t i;

	for (i = 0; i < chosen->n; i++)
		chosen->items[i] = compare(f->p, f->c, chosen->items[i].article, marks);
	free(marks[0].bits);
	free(marks[1].bits);
}

void
pairing_find(const struct profiles *p, const struct corpus *c, unsigned threads, pairings *out)
{
	struct finding f = { .p = p, .c = c, .ntasks = par_threads(threads) * (size_t)TASKS };
	size_t room = p->narticles + (size_t)1;
	uint32_t a;

	f.ntasks = f.ntasks < p->narticles ? f.ntasks : p->narticles;
	f.length = mem_zalloc(room, sizeof *f.length);
	f.rough = mem_zalloc(room, sizeof *f.rough);
	f.nrough = mem_zalloc(room, 1);
	f.best = mem_zalloc(room, sizeof *f.best);
	f.nbest = mem_zalloc(room, 1);
	for (a = 0; a < p->narticles; a++)
		f.length[a] = sqrtf(p->of[a].sum[FEATURE_TERM] + 1);
	par_for(threads, f.ntasks, candidates_task, &f);
	par_for(threads, f.ntasks, scores_task, &f);
	keep_best(&f);
	choose(&f, out);
	complete(&f, out);
	free(f.length);
	free(f.rough);
	free(f.nrough);
	free(f.best);
	free(f.nbest);
}
