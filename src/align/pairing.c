#include "align/pairing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/par.h"

enum {
	CHUNK = 256,           /* articles a task */
	CANDIDATES = 12,       /* of each article, compared in full */
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
mark(struct marks *m, const struct profile *a)
{
	uint32_t i;

	for (i = 0; i < a->n[FEATURE_TERM]; i++)
		m->bits[a->of[FEATURE_TERM][i].key / 64] |= (uint64_t)1 << a->of[FEATURE_TERM][i].key % 64;
}

static void
unmark(struct marks *m, const struct profile *a)
{
	uint32_t i;

	for (i = 0; i < a->n[FEATURE_TERM]; i++)
		m->bits[a->of[FEATURE_TERM][i].key / 64] = 0;
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
	const float *importance = p->importance[a->side], *other = p->importance[1 - a->side];
	float sum = 0;
	uint32_t i, k;

	for (i = 0; i < a->ntop; i++) {
		const struct gloss_word *words;
		uint32_t n = gloss_words(&p->gloss, a->side, a->top[i].key, &words);
		float best = 0;

		for (k = 0; k < n; k++) {
			float s = words[k].s, rarity;

			if (s <= best || !is_marked(b, words[k].stem))
				continue;
			rarity = other[words[k].stem] / importance[a->top[i].key];
			if (rarity < 1) /* what half of the articles have is no answer to what one has */
				s *= rarity;
			if (s > best)
				best = s;
		}
		sum += best * a->top[i].weight;
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

/* The marks are those of the two. */
static struct pairing
compare(const struct profiles *p, const struct corpus *c, uint32_t left, uint32_t right, const struct marks marks[2])
{
	const struct profile *a = &p->of[left], *b = &p->of[right];
	struct pairing x = { .article = { left, right } };

	x.terms = sqrtf(explained(p, a, &marks[1]) * explained(p, b, &marks[0]));
	x.names = shared(a, b, FEATURE_NAME);
	x.figures = shared(a, b, FEATURE_FIGURE);
	x.score = TERMS_WEIGHT * x.terms + NAMES_WEIGHT * x.names + FIGURES_WEIGHT * x.figures +
		  nearness(c->articles[left]->date, c->articles[right]->date);
	x.score = x.score < 0 ? 0 : x.score > 1 ? 1 : x.score;
	return x;
}

struct pairing
pairing_compare(const struct profiles *p, const struct corpus *c, uint32_t left, uint32_t right)
{
	struct marks marks[2] = { new_marks(p), new_marks(p) };
	struct pairing x = { .article = { left, right } };

	if (p->of[left].side != 0 || p->of[right].side != 1)
		goto done; /* forced, and in other languages: nothing is known of them */
	mark(&marks[0], &p->of[left]);
	mark(&marks[1], &p->of[right]);
	x = compare(p, c, left, right, marks);
done:
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
	struct candidate (*best)[CANDIDATES]; /* [narticles] */
	uint8_t *nbest;                       /* [narticles] */
};

/* What speaks for each article of the other side, summed over the features of one. */
struct ballot {
	float *votes;      /* [narticles] */
	uint32_t *touched; /* [ntouched] */
	uint32_t ntouched;
	uint32_t budget;       /* postings that may still be looked at */
	struct marks marks[2]; /* of the articles compared: left, right */
};

static void
vote(struct ballot *b, const struct profiles *p, enum feature_kind kind, int side, uint32_t key, float weight)
{
	const uint32_t *articles;
	uint32_t n = profile_holders(p, kind, side, key, &articles), most = p->on_side[side] / 8, i;

	if ((n > most && n > POSTINGS_LEAST) || n > b->budget)
		return;
	b->budget -= n;
	for (i = 0; i < n; i++) {
		if (b->votes[articles[i]] == 0)
			b->touched[b->ntouched++] = articles[i];
		b->votes[articles[i]] += weight;
	}
}

static void
vote_all(struct ballot *b, const struct profiles *p, const struct profile *a)
{
	static const enum feature_kind facts[] = { FEATURE_NAME, FEATURE_FIGURE };
	int other = 1 - a->side;
	uint32_t i, k;
	size_t f;

	for (f = 0; f < 2; f++)
		for (i = 0; i < a->n[facts[f]]; i++)
			vote(b, p, facts[f], other, a->of[facts[f]][i].key, a->of[facts[f]][i].weight);
	for (i = 0; i < a->ntop; i++) {
		const struct gloss_word *words;
		uint32_t n = gloss_words(&p->gloss, a->side, a->top[i].key, &words);

		for (k = 0; k < n; k++)
			vote(b, p, FEATURE_TERM, other, words[k].stem, words[k].s * a->top[i].weight);
	}
}

static bool
better(const struct candidate *a, const struct candidate *b)
{
	return a->score != b->score ? a->score > b->score : a->article < b->article;
}

/* Put ${x} among the best ${n}, at most CANDIDATES. */
static uint8_t
insert(struct candidate *best, uint8_t n, struct candidate x)
{
	uint8_t at;

	if (n == CANDIDATES && !better(&x, &best[n - 1]))
		return n;
	n += n < CANDIDATES;
	for (at = n - 1; at > 0 && better(&x, &best[at - 1]); at--)
		best[at] = best[at - 1];
	best[at] = x;
	return n;
}

static void
find_candidates(struct finding *f, struct ballot *b, uint32_t article)
{
	const struct profile *a = &f->p->of[article];
	struct candidate rough[CANDIDATES];
	uint8_t n = 0, i;
	uint32_t t;

	b->budget = POSTINGS_MOST;
	vote_all(b, f->p, a);
	for (t = 0; t < b->ntouched; t++) {
		uint32_t other = b->touched[t];
		float size = f->p->of[other].sum[FEATURE_TERM];

		n = insert(rough, n, (struct candidate){ other, b->votes[other] / sqrtf(size + 1) });
		b->votes[other] = 0;
	}
	b->ntouched = 0;
	mark(&b->marks[a->side], a);
	for (i = 0; i < n; i++) {
		uint32_t other = rough[i].article, left = a->side ? other : article, right = a->side ? article : other;

		mark(&b->marks[1 - a->side], &f->p->of[other]);
		rough[i].score = compare(f->p, f->c, left, right, b->marks).score;
		unmark(&b->marks[1 - a->side], &f->p->of[other]);
		f->nbest[article] = insert(f->best[article], f->nbest[article], rough[i]);
	}
	unmark(&b->marks[a->side], a);
}

static void
find_chunk(void *context, size_t i)
{
	struct finding *f = context;
	uint32_t n = f->p->narticles, a, end = (uint32_t)(i + 1) * CHUNK;
	struct ballot b = { .votes = mem_zalloc(n + (size_t)1, sizeof(float)),
			    .touched = mem_zalloc(n + (size_t)1, sizeof(uint32_t)),
			    .marks = { new_marks(f->p), new_marks(f->p) } };

	for (a = (uint32_t)i * CHUNK; a < end && a < n; a++)
		if (f->p->of[a].side >= 0)
			find_candidates(f, &b, a);
	free(b.votes);
	free(b.touched);
	free(b.marks[0].bits);
	free(b.marks[1].bits);
}

/* What one side found, the other should know. */
static void
tell_others(struct finding *f)
{
	uint8_t *n = mem_alloc(f->p->narticles + (size_t)1), i, k;
	uint32_t a;

	memcpy(n, f->nbest, f->p->narticles);
	for (a = 0; a < f->p->narticles; a++)
		for (i = 0; i < n[a]; i++) {
			struct candidate x = f->best[a][i], back = { a, x.score };

			for (k = 0; k < f->nbest[x.article] && f->best[x.article][k].article != a; k++)
				;
			if (k == f->nbest[x.article])
				f->nbest[x.article] = insert(f->best[x.article], f->nbest[x.article], back);
		}
	free(n);
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

static struct pairing
compare_again(const struct finding *f, uint32_t left, uint32_t right, struct marks marks[2])
{
	struct pairing x;

	mark(&marks[0], &f->p->of[left]);
	mark(&marks[1], &f->p->of[right]);
	x = compare(f->p, f->c, left, right, marks);
	unmark(&marks[0], &f->p->of[left]);
	unmark(&marks[1], &f->p->of[right]);
	return x;
}

static void
choose(const struct finding *f, struct marks marks[2], pairings *out)
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
			vec_add(out, compare_again(f, side ? x.article : a, side ? a : x.article, marks));
	}
}

void
pairing_find(const struct profiles *p, const struct corpus *c, unsigned threads, pairings *out)
{
	struct finding f = { .p = p, .c = c };
	struct marks marks[2];

	f.best = mem_zalloc(p->narticles + (size_t)1, sizeof *f.best);
	f.nbest = mem_zalloc(p->narticles + (size_t)1, 1);
	par_for(threads, (p->narticles + CHUNK - 1) / CHUNK, find_chunk, &f);
	tell_others(&f);
	marks[0] = new_marks(p);
	marks[1] = new_marks(p);
	choose(&f, marks, out);
	free(marks[0].bits);
	free(marks[1].bits);
	free(f.best);
	free(f.nbest);
}
