#include "align/pairing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "align/candidates.h"
#include "base/par.h"

enum {
	TASKS = 4, /* of each thread */
	KEPT = 2,  /* candidates: the best, and what it must be better than */
};

static const float FIGURES_WEIGHT = 0.5F; /* beside terms and names */
static const float NEAR = 0.04F;          /* of articles of the same days, added to the score */
static const float LEAST = 0.15F;         /* score of a pair */
static const float SURE = 0.5F;           /* score that needs no margin */
static const float MARGIN = 0.02F;        /* over the next best */
static const float OTHER_VERSION = 0.9F; /* share of the best score that makes another version */
/* A pair with less is none, and stands in the way of none: below LEAST - MARGIN, with room for rounding. */
static const float IDLE = 0.129F;

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
		set_mark(m, a->terms[i]);
}

static void
unmark(struct marks *m, const struct profile *a)
{
	uint32_t i;

	for (i = 0; i < a->n[FEATURE_TERM]; i++)
		clear_mark(m, a->terms[i]);
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
	const uint32_t *first = p->first_answer[a->side];
	const struct gloss_word *answers = p->answers[a->side];
	float sum = 0;
	uint32_t i, k;

	for (i = 0; i < a->ntop; i++) {
		uint32_t end = first[a->terms[i] + 1];

		for (k = first[a->terms[i]]; k < end && !is_marked(b, answers[k].stem); k++)
			;
		if (k < end) /* the first is the strongest */
			sum += answers[k].s * a->top[i];
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
	return days <= 2 ? NEAR : days <= 7 ? 0 : days <= 31 ? -0.04F : -0.08F;
}

static float
clamp(float score)
{
	return score < 0 ? 0 : score > 1 ? 1 : score;
}

static float
weight_of(const struct profile *a)
{
	return a->sum[FEATURE_TERM] + a->sum[FEATURE_NAME] + FIGURES_WEIGHT * a->sum[FEATURE_FIGURE];
}

/* What of a kind both have. */
static float
weight_of_both(const struct profile *a, const struct profile *b, enum feature_kind kind, float share)
{
	return share * sqrtf(a->sum[kind] * b->sum[kind]);
}

/* How much of all that the two tell both tell: terms, names and figures in one sum, so that a kind counts by how much
 * there is of it. */
static float
score_of(const struct profile *a, const struct profile *b, const struct pairing *x, float near)
{
	float both = weight_of_both(a, b, FEATURE_TERM, x->terms) + weight_of_both(a, b, FEATURE_NAME, x->names) +
		     FIGURES_WEIGHT * weight_of_both(a, b, FEATURE_FIGURE, x->figures);
	float all = sqrtf(weight_of(a) * weight_of(b));

	return clamp((all > 0 ? both / all : 0) + near);
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
	x.score = score_of(a, b, &x, nearness(c->articles[article[0]]->date, c->articles[article[1]]->date));
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

/* ---- Candidates in full ---- */

struct finding {
	const struct profiles *p;
	const struct corpus *c;
	size_t ntasks;
	struct candidates *candidates;  /* [narticles]: by their votes, then by their score in full */
	uint8_t *nbest;                 /* [narticles] */
	struct candidate (*best)[KEPT]; /* [narticles] */
};

static bool
is_candidate(const struct finding *f, uint32_t of, uint32_t article)
{
	const struct candidates *c = &f->candidates[of];
	uint32_t i = 0;

	while (i < c->n && c->of[i].article != article)
		i++;
	return i < c->n;
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
		const uint32_t *first = &p->first_answer[a->side][a->terms[i]];

		for (k = first[0]; k < first[1]; k++) {
			struct gloss_word answer = p->answers[a->side][k];

			h->most[answer.stem] += answer.s * a->top[i];
			set_mark(&h->some, answer.stem);
		}
	}
}

static void
lose_hope(struct hopes *h, const struct profiles *p, const struct profile *a)
{
	uint32_t i, k;

	for (i = 0; i < a->ntop; i++) {
		const uint32_t *first = &p->first_answer[a->side][a->terms[i]];

		for (k = first[0]; k < first[1]; k++) {
			h->most[p->answers[a->side][k].stem] = 0;
			clear_mark(&h->some, p->answers[a->side][k].stem);
		}
	}
}

/* Is it plain that the score of the two is below IDLE? ${h} is of ${a}. What ${b} explains of ${a} is not more than
 * what its stems can add, one by one; the other way round, let it be all. */
static bool
is_idle(const struct hopes *h, const struct profile *a, const struct profile *b)
{
	struct pairing x = { .terms = 1 };
	float sum = 0;
	uint32_t i;

	for (i = 0; i < b->n[FEATURE_TERM]; i++)
		if (is_marked(&h->some, b->terms[i]))
			sum += h->most[b->terms[i]];
	sum *= 1.001F; /* it was added up in another order than in explained() */
	if (sum < a->sum[FEATURE_TERM])
		x.terms = sqrtf(sum / a->sum[FEATURE_TERM]);
	x.names = shared(a, b, FEATURE_NAME);
	x.figures = shared(a, b, FEATURE_FIGURE);
	return score_of(a, b, &x, NEAR) < IDLE;
}

/* Where two articles have found each other, the left one compares. */
static void
score_candidates(struct finding *f, struct hopes *h, uint32_t article)
{
	const struct profile *a = &f->p->of[article];
	uint32_t i;

	hope(h, f->p, a);
	for (i = 0; i < f->candidates[article].n; i++) {
		struct candidate *x = &f->candidates[article].of[i];
		const uint32_t pair[2] = { a->side ? x->article : article, a->side ? article : x->article };

		x->score = 0;
		if ((a->side == 1 && is_candidate(f, x->article, article)) || is_idle(h, a, &f->p->of[x->article]))
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
	uint32_t n = f->p->narticles, a;

	h.most = mem_zalloc(f->p->gloss.nstems + (size_t)1, sizeof *h.most);
	for (a = (uint32_t)(i * n / f->ntasks); a < (i + 1) * n / f->ntasks; a++)
		if (f->p->of[a].side >= 0)
			score_candidates(f, &h, a);
	free(h.most);
	free(h.some.bits);
	free(h.marks[0].bits);
	free(h.marks[1].bits);
}

static void
keep(struct finding *f, uint32_t of, struct candidate x)
{
	f->nbest[of] = (uint8_t)candidates_insert(f->best[of], f->nbest[of], KEPT, x);
}

/* What one side found, the other should know. */
static void
keep_best(struct finding *f)
{
	uint32_t a, i;

	for (a = 0; a < f->p->narticles; a++)
		for (i = 0; i < f->candidates[a].n; i++) {
			struct candidate x = f->candidates[a].of[i];

			if (x.score < IDLE)
				continue;
			keep(f, a, x);
			keep(f, x.article, (struct candidate){ a, x.score });
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

	f.best = mem_zalloc(p->narticles + (size_t)1, sizeof *f.best);
	f.nbest = mem_zalloc(p->narticles + (size_t)1, 1);
	f.candidates = candidates_find(p, threads);
	par_for(threads, f.ntasks, scores_task, &f);
	keep_best(&f);
	choose(&f, out);
	complete(&f, out);
	free(f.candidates);
	free(f.best);
	free(f.nbest);
}
