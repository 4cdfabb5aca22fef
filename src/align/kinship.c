#include "align/kinship.h"

#include <stdlib.h>
#include <string.h>

/* A stem of an article and a sentence that holds it. */
struct place {
	uint32_t stem, sentence;
};

/* An article's stems: each has a run of the sentences that hold it, ascending. */
struct run {
	uint32_t stem, n, end; /* end: behind the last, in sentences */
};
struct side {
	VEC(struct place) places; /* in reading order */
	VEC(struct run) runs;     /* in the order in which their stems first occur */
	VEC(uint32_t) sentences;  /* [places.n] */
	uint32_t *run_of;         /* [nstems]: the run of the stem + 1; 0: not in the article */
};

/* What the sentences of the other article tell of one sentence. */
struct answers {
	float told[KINSHIP_SENTENCES];       /* weight of its words that each explains */
	float best[KINSHIP_SENTENCES];       /* of the word just looked at: how far; 0 between two words */
	uint32_t touched[KINSHIP_SENTENCES]; /* [ntouched], sentences where best is not 0 */
	uint32_t ntouched;
};

struct kinship {
	const struct profiles *p;
	const struct corpus *c;
	const struct index *ix;
	struct side sides[2];
};

struct kinship *
kinship_new(const struct profiles *p, const struct corpus *c, const struct index *ix)
{
	struct kinship *k = mem_zalloc(1, sizeof *k);
	int side;

	*k = (struct kinship){ .p = p, .c = c, .ix = ix };
	for (side = 0; side < 2; side++)
		k->sides[side].run_of = mem_zalloc(p->gloss.nstems + (size_t)1, sizeof *k->sides[side].run_of);
	return k;
}

void
kinship_free(struct kinship *k)
{
	int side;

	for (side = 0; k != NULL && side < 2; side++) {
		vec_release(&k->sides[side].places);
		vec_release(&k->sides[side].runs);
		vec_release(&k->sides[side].sentences);
		free(k->sides[side].run_of);
	}
	free(k);
}

/* A stem that weighs something, in reading order. */
static void
add_place(struct side *s, uint32_t stem, uint32_t sentence)
{
	vec_add(&s->places, ((struct place){ stem, sentence }));
	if (s->run_of[stem] == 0) {
		vec_add(&s->runs, ((struct run){ .stem = stem }));
		s->run_of[stem] = (uint32_t)s->runs.n;
	}
	s->runs.items[s->run_of[stem] - 1].n++;
}

/* The places are there and counted: put the sentences of each stem side by side. */
static void
lay_runs(struct side *s)
{
	uint32_t at = 0;
	size_t i;

	vec_reserve(&s->sentences, s->places.n);
	for (i = 0; i < s->runs.n; i++) {
		s->runs.items[i].end = at;
		at += s->runs.items[i].n;
	}
	for (i = 0; i < s->places.n; i++) {
		struct run *run = &s->runs.items[s->run_of[s->places.items[i].stem] - 1];

		s->sentences.items[run->end++] = s->places.items[i].sentence;
	}
}

/* Read the body sentence by sentence. */
static void
enter(struct kinship *k, int side, uint32_t article)
{
	const struct index *ix = k->ix;
	const struct sentence *s = k->c->sentences + k->c->first_body[article];
	uint32_t n = k->c->first_sentence[article + 1] - k->c->first_body[article], last = ix->first_token[article + 1];
	uint32_t i, t;
	const float *importance = k->p->importance[side];

	n = n < KINSHIP_SENTENCES ? n : KINSHIP_SENTENCES;
	t = n > 0 ? index_token_at(ix, article, s[0].start) : last;
	for (i = 0; i < n; i++)
		for (; t < last && ix->token_start[t] < s[i].end; t++) {
			uint32_t stem = k->p->gloss.stem_of[ix->form_term[ix->token_form[t]]];

			if (stem != GLOSS_NONE && importance[stem] > 0 && ix->token_start[t] >= s[i].start)
				add_place(&k->sides[side], stem, i);
		}
	lay_runs(&k->sides[side]);
}

static void
leave(struct side *s)
{
	size_t i;

	for (i = 0; i < s->runs.n; i++)
		s->run_of[s->runs.items[i].stem] = 0;
	s->places.n = s->runs.n = 0;
}

/* Let the sentences that hold a translation of ${stem} have ${weight} of it. */
static void
answer(struct answers *a, const struct profiles *p, int side, uint32_t stem, const struct side *other, float weight)
{
	const struct gloss_word *words;
	uint32_t n = gloss_words(&p->gloss, side, stem, &words), k, i;

	for (k = 0; k < n; k++) {
		const struct run *run;

		if (other->run_of[words[k].stem] == 0)
			continue;
		run = &other->runs.items[other->run_of[words[k].stem] - 1];
		for (i = run->end - run->n; i < run->end; i++) {
			uint32_t sentence = other->sentences.items[i];
			float more = words[k].s - a->best[sentence];

			if (more <= 0)
				continue;
			if (a->best[sentence] == 0)
				a->touched[a->ntouched++] = sentence;
			a->best[sentence] = words[k].s;
			a->told[sentence] += more * weight;
		}
	}
	while (a->ntouched > 0)
		a->best[a->touched[--a->ntouched]] = 0;
}

static float
share(const struct profiles *p, int side, const struct side *from, const struct side *other)
{
	float all = 0, found = 0;
	size_t i = 0;

	while (i < from->places.n) {
		struct answers a = { .ntouched = 0 };
		float most = 0;
		uint32_t sentence = from->places.items[i].sentence, k;

		for (; i < from->places.n && from->places.items[i].sentence == sentence; i++) {
			uint32_t stem = from->places.items[i].stem;
			float weight = p->importance[side][stem];

			all += weight;
			answer(&a, p, side, stem, other, weight);
		}
		for (k = 0; k < KINSHIP_SENTENCES; k++)
			most = a.told[k] > most ? a.told[k] : most;
		found += most;
	}
	return all > 0 ? found / all : 0;
}

float
kinship_of(struct kinship *k, uint32_t left, uint32_t right)
{
	const struct profiles *p = k->p;
	float sum = 0;
	int side;

	if (p->of[left].side != 0 || p->of[right].side != 1)
		return 0;
	for (side = 0; side < 2; side++)
		enter(k, side, side ? right : left);
	for (side = 0; side < 2; side++)
		sum += share(p, side, &k->sides[side], &k->sides[1 - side]);
	for (side = 0; side < 2; side++)
		leave(&k->sides[side]);
	return sum / 2;
}
