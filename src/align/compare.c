#include "align/compare.h"

#include <math.h>
#include <stdlib.h>

/* Which stems an article has: a bit for each. */
struct marks {
	uint64_t *bits; /* [nstems / 64 + 1] */
};

struct compare {
	const struct profiles *p;
	const struct corpus *c;
	uint32_t held;
	struct marks of_held, of_other;
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

/* How far the article with the marks ${b} explains a stem of the other side. */
static float
answered(const struct profiles *p, int side, uint32_t stem, const struct marks *b)
{
	const struct gloss_word *answers = p->answers[side];
	uint32_t k, end = p->first_answer[side][stem + 1];

	for (k = p->first_answer[side][stem]; k < end && !is_marked(b, answers[k].stem); k++)
		;
	return k < end ? answers[k].s : 0; /* the first is the strongest */
}

/* Share of the weight of the top terms of ${a} that the article with the marks ${b} explains. */
static float
explained(const struct profiles *p, const struct profile *a, const struct marks *b, bool across)
{
	float sum = 0;
	uint32_t i;

	for (i = 0; i < a->ntop && across; i++)
		sum += a->top[i] * answered(p, a->side, a->terms[i], b);
	for (i = 0; i < a->ntop && !across; i++)
		sum += is_marked(b, a->terms[i]) ? a->top[i] : 0;
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

static float
nearness(struct date a, struct date b)
{
	int32_t days;

	if (!date_known(a) || !date_known(b))
		return 0;
	days = abs(date_days(a) - date_days(b));
	return days <= 2 ? COMPARE_NEAR : days <= 7 ? 0 : days <= 31 ? -0.04F : -0.08F;
}

static float
clamp(float score)
{
	return score < 0 ? 0 : score > 1 ? 1 : score;
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
		     PROFILE_FIGURES * weight_of_both(a, b, FEATURE_FIGURE, x->figures);
	float all = sqrtf(profile_weight(a) * profile_weight(b));

	return clamp((all > 0 ? both / all : 0) + near);
}

struct compare *
compare_new(const struct profiles *p, const struct corpus *c)
{
	struct compare *k = mem_alloc(sizeof *k);

	*k = (struct compare){ p, c, UINT32_MAX, new_marks(p), new_marks(p) };
	return k;
}

void
compare_free(struct compare *k)
{
	free(k->of_held.bits);
	free(k->of_other.bits);
	free(k);
}

void
compare_hold(struct compare *k, uint32_t article)
{
	if (k->held != UINT32_MAX)
		unmark(&k->of_held, &k->p->of[k->held]);
	k->held = article;
	mark(&k->of_held, &k->p->of[article]);
}

struct pairing
compare_with(struct compare *k, uint32_t other)
{
	const struct profile *a = &k->p->of[k->held], *b = &k->p->of[other];
	bool across = a->side != b->side, turn = across ? a->side == 1 : other < k->held;
	struct pairing x = { .article = { turn ? other : k->held, turn ? k->held : other } };

	mark(&k->of_other, b);
	x.terms = sqrtf(explained(k->p, a, &k->of_other, across) * explained(k->p, b, &k->of_held, across));
	unmark(&k->of_other, b);
	x.names = shared(a, b, FEATURE_NAME);
	x.figures = shared(a, b, FEATURE_FIGURE);
	x.score = score_of(a, b, &x, nearness(k->c->articles[k->held]->date, k->c->articles[other]->date));
	return x;
}

struct pairing
compare_two(const struct profiles *p, const struct corpus *c, uint32_t left, uint32_t right)
{
	struct pairing x = { .article = { left, right } };
	struct compare *k;

	/* else forced, and in other languages: nothing is known of them */
	if (p->of[left].side < 0 || p->of[right].side < p->of[left].side)
		return x;
	k = compare_new(p, c);
	compare_hold(k, left);
	x = compare_with(k, right);
	compare_free(k);
	return x;
}
