#include "align/profile_terms.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "align/least.h"
#include "base/par.h"
#include "base/vec.h"

enum { TITLE = 2 }; /* what a word of the title counts */
enum { LOGS = 64 }; /* counts whose logarithm is kept */
enum { TASKS = 4 }; /* of each thread */

/* So many articles' worth of what the lexicon says stand beside those counted. */
static const float BELIEF = 30;

struct making {
	struct profiles *p;
	const struct corpus *c;
	const struct index *ix;
	uint32_t *stem_of; /* [nforms]: gloss.stem_of, without the step to the term */
	float logs[LOGS];  /* 1 + log of the count; [0] is not used */
	size_t ntasks;
	uint32_t *(*counts)[2]; /* [ntasks][side][nstems]: articles that have it */
};

static uint32_t
task_start(const struct making *m, size_t i)
{
	return (uint32_t)((uint64_t)m->p->narticles * i / m->ntasks);
}

/* ---- How rare each stem is ---- */

float
profile_terms_importance(uint32_t articles, uint32_t having, float chance)
{
	float x = logf(((float)articles + BELIEF) / ((float)having + BELIEF * chance));

	return x > 0 ? x : 0;
}

/* In how many of the task's articles each stem is. */
static void
count_task(void *context, size_t i)
{
	struct making *m = context;
	const struct profiles *p = m->p;
	uint32_t *last = mem_zalloc(p->gloss.nstems + (size_t)1, sizeof *last), a;
	int side;

	for (side = 0; side < 2; side++)
		m->counts[i][side] = mem_zalloc(p->gloss.nstems + (size_t)1, sizeof(uint32_t));
	for (a = task_start(m, i); a < task_start(m, i + 1); a++) {
		struct token_reader r = index_tokens(m->ix, a);
		uint32_t *count;

		if (p->of[a].side < 0)
			continue;
		count = m->counts[i][p->of[a].side];
		while (token_next(&r)) {
			uint32_t stem = m->stem_of[r.token.form];

			if (stem == GLOSS_NONE || last[stem] == a + 1)
				continue;
			last[stem] = a + 1;
			count[stem]++;
			m->p->of[a].n[FEATURE_TERM]++;
		}
	}
	free(last);
}

static void
weigh_stems(struct making *m, struct arena *arena)
{
	struct profiles *p = m->p;
	uint32_t n = p->gloss.nstems, stem, having;
	size_t i;
	int side;

	for (side = 0; side < 2; side++) {
		p->importance[side] = arena_array(arena, float, n);
		for (stem = 0; stem < n; stem++) {
			for (i = 0, having = 0; i < m->ntasks; i++)
				having += m->counts[i][side][stem];
			p->importance[side][stem] =
				profile_terms_importance(p->on_side[side], having, p->gloss.chance[side][stem]);
		}
		for (i = 0; i < m->ntasks; i++)
			free(m->counts[i][side]);
	}
}

/* What the tokens of a side are asked for, in one step. */
static void
weigh_forms(struct making *m, int side, struct arena *arena)
{
	uint32_t *stem_of = arena_array(arena, uint32_t, m->ix->nforms), form;
	const float *importance = m->p->importance[side];

	for (form = 0; form < m->ix->nforms; form++) {
		uint32_t stem = m->stem_of[form];

		stem_of[form] = stem != GLOSS_NONE && importance[stem] > 0 ? stem : GLOSS_NONE;
	}
	m->p->stem_of[side] = stem_of;
}

/* ---- The terms of an article ---- */

struct scratch {
	uint32_t *count; /* [nstems]: in the article at hand, 0 between two; a word of the title counts as TITLE */
	uint64_t *terms; /* [room]: by falling weight, then by stem, once they are sorted */
	size_t room;
};

/* Count the article's stems; each is in ${s->terms} once. Returns how many. */
static uint32_t
count_terms(const struct making *m, struct scratch *s, uint32_t article)
{
	const struct index *ix = m->ix;
	uint32_t body = m->c->articles[article]->fields[0].end, n = 0;
	const uint32_t *stem_of = m->p->stem_of[m->p->of[article].side];
	struct token_reader r = index_tokens(ix, article);

	if (s->room < r.last - r.next) {
		s->room = r.last - r.next;
		s->terms = mem_realloc(s->terms, s->room, sizeof *s->terms);
	}
	while (token_next(&r)) {
		uint32_t stem = stem_of[r.token.form];

		if (stem == GLOSS_NONE)
			continue;
		if (s->count[stem] == 0)
			s->terms[n++] = stem;
		s->count[stem] += r.token.start < body ? TITLE : 1;
	}
	return n;
}

static void
make_terms(struct making *m, struct scratch *s, uint32_t article)
{
	struct profile *p = &m->p->of[article];
	const float *importance = m->p->importance[p->side];
	uint32_t n = count_terms(m, s, article), i;

	for (i = 0; i < n; i++) {
		uint32_t stem = (uint32_t)s->terms[i], count = s->count[stem];
		float log = count < LOGS ? m->logs[count] : 1 + logf((float)count);

		s->count[stem] = 0;
		s->terms[i] = (uint64_t)~least_bits(log * importance[stem]) << 32 | stem;
	}
	p->n[FEATURE_TERM] = n < PROFILE_TERMS ? n : PROFILE_TERMS;
	p->ntop = n < PROFILE_TOP ? n : PROFILE_TOP;
	least_part(s->terms, n, p->n[FEATURE_TERM]);
	least_part(s->terms, p->n[FEATURE_TERM], p->ntop);
	least_first(s->terms, p->ntop, PROFILE_FIRST);
	for (i = 0; i < p->n[FEATURE_TERM]; i++)
		p->terms[i] = (uint32_t)s->terms[i];
	for (i = 0; i < p->ntop; i++) {
		p->top[i] = least_float(~(uint32_t)(s->terms[i] >> 32));
		p->sum[FEATURE_TERM] += p->top[i];
	}
}

static void
terms_task(void *context, size_t i)
{
	struct making *m = context;
	struct scratch s = { .count = mem_zalloc(m->p->gloss.nstems + (size_t)1, sizeof *s.count) };
	uint32_t a;

	for (a = task_start(m, i); a < task_start(m, i + 1); a++)
		if (m->p->of[a].side >= 0)
			make_terms(m, &s, a);
	free(s.count);
	free(s.terms);
}

/* Room for the terms of each article; the arena is for one thread. */
static void
make_room(struct making *m, struct arena *arena)
{
	uint32_t a;

	for (a = 0; a < m->p->narticles; a++) {
		struct profile *p = &m->p->of[a];
		uint32_t stems = p->n[FEATURE_TERM]; /* for now all that it has */

		if (p->side < 0)
			continue;
		p->terms = arena_array(arena, uint32_t, stems < PROFILE_TERMS ? stems : PROFILE_TERMS);
		p->top = arena_array(arena, float, stems < PROFILE_TOP ? stems : PROFILE_TOP);
	}
}

void
profile_terms(struct profiles *p, const struct corpus *c, const struct index *ix, unsigned threads, struct arena *arena)
{
	struct making m = { .p = p, .c = c, .ix = ix, .ntasks = par_threads(threads) * (size_t)TASKS };
	uint32_t i;
	int side;

	m.ntasks = m.ntasks < p->narticles ? m.ntasks : p->narticles;
	m.counts = mem_zalloc(m.ntasks + 1, sizeof *m.counts);
	m.stem_of = mem_alloc((ix->nforms + (size_t)1) * sizeof *m.stem_of);
	for (i = 0; i < ix->nforms; i++)
		m.stem_of[i] = p->gloss.stem_of[ix->form_term[i]];
	for (i = 1; i < LOGS; i++)
		m.logs[i] = 1 + logf((float)i);
	par_for(threads, m.ntasks, count_task, &m);
	weigh_stems(&m, arena);
	for (side = 0; side < 2; side++)
		weigh_forms(&m, side, arena);
	make_room(&m, arena);
	par_for(threads, m.ntasks, terms_task, &m);
	free(m.counts);
	free(m.stem_of);
}

/* ---- What answers for what ---- */

/* The answers for ${stem} into ${out}, strongest first; returns how many. What half of the articles have is no answer to
 * what one has. */
static uint32_t
weigh_answers(const struct profiles *p, int side, uint32_t stem, struct gloss_word out[GLOSS_MOST])
{
	const struct gloss_word *words;
	uint32_t n = gloss_words(&p->gloss, side, stem, &words), found = 0, i, at;

	for (i = 0; i < n; i++) {
		struct gloss_word w = words[i];
		float rarity = p->importance[1 - side][w.stem] / p->importance[side][stem];

		if (p->holders[FEATURE_TERM][1 - side].held[w.stem] == HELD_BY_NONE)
			continue;
		if (rarity < 1)
			w.s *= rarity;
		for (at = found++; at > 0 && out[at - 1].s < w.s; at--)
			out[at] = out[at - 1];
		out[at] = w;
	}
	return found;
}

void
profile_terms_answers(struct profiles *p, struct arena *arena)
{
	uint32_t stem, n;
	int side;

	for (side = 0; side < 2; side++) {
		VEC(struct gloss_word) all = { 0 };

		p->first_answer[side] = arena_array(arena, uint32_t, p->gloss.nstems + (size_t)1);
		for (stem = 0; stem < p->gloss.nstems; stem++) {
			vec_reserve(&all, all.n + GLOSS_MOST);
			n = p->importance[side][stem] > 0 ? weigh_answers(p, side, stem, all.items + all.n) : 0;
			all.n += n;
			p->first_answer[side][stem + 1] = (uint32_t)all.n;
		}
		p->answers[side] = arena_items(arena, &all);
		vec_release(&all);
	}
}
