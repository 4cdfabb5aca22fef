#include "align/profile.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/par.h"
#include "base/vec.h"

enum { CHUNK = 64 }; /* articles a task */

/* So many articles' worth of what the lexicon says stand beside those counted. */
static const float BELIEF = 30;
static const float TITLE = 2; /* what a word of the title counts */

/* A piece of work for a thread: its articles, and where their features lie until all are done. */
struct chunk {
	VEC(struct feature) features;
	uint32_t *tokens; /* scratch */
	size_t room;
};

struct making {
	struct profiles *p;
	const struct corpus *c;
	const struct index *ix;
	const struct entities *es;
	uint32_t *figure_key; /* [nfigures] */
	uint32_t *holding[2]; /* [entities], [figures]: articles that have it */
	struct chunk *chunks;
};

/* ---- How rare each feature is ---- */

static float
importance_of(uint32_t articles, uint32_t having, float chance)
{
	float x = logf(((float)articles + BELIEF) / ((float)having + BELIEF * chance));

	return x > 0 ? x : 0;
}

static void
weigh_stems(struct making *m, struct arena *arena)
{
	struct profiles *p = m->p;
	uint32_t n = p->gloss.nstems, *last = mem_zalloc(n + (size_t)1, sizeof *last), a, t, stem;
	uint32_t *count[2] = { mem_zalloc(n + (size_t)1, sizeof(uint32_t)),
			       mem_zalloc(n + (size_t)1, sizeof(uint32_t)) };
	int side;

	for (a = 0; a < p->narticles; a++) {
		if (p->of[a].side < 0)
			continue;
		for (t = m->ix->first_token[a]; t < m->ix->first_token[a + 1]; t++) {
			stem = p->gloss.stem_of[index_token_term(m->ix, t)];
			if (stem == GLOSS_NONE || last[stem] == a + 1)
				continue;
			last[stem] = a + 1;
			count[p->of[a].side][stem]++;
		}
	}
	for (side = 0; side < 2; side++) {
		p->importance[side] = arena_array(arena, float, n);
		for (stem = 0; stem < n; stem++)
			p->importance[side][stem] =
				importance_of(p->on_side[side], count[side][stem], p->gloss.chance[side][stem]);
		free(count[side]);
	}
	free(last);
}

/* Equal figures get one number. */
static uint32_t
number_figures(struct making *m)
{
	struct intern *keys = intern_new();
	struct buf b = { 0 };
	uint32_t i, n;

	m->figure_key = mem_zalloc(m->es->nfigures + (size_t)1, sizeof *m->figure_key);
	for (i = 0; i < m->es->nmentions; i++) {
		const struct mention *x = &m->es->mentions[i];

		if (x->figure == UINT32_MAX)
			continue;
		buf_reset(&b);
		buf_addf(&b, "%d %s ", x->type, m->es->figures[x->figure].unit);
		figure_print(&m->es->figures[x->figure], x->type, &b);
		m->figure_key[x->figure] = intern_add(keys, buf_str(&b));
	}
	n = intern_count(keys);
	buf_release(&b);
	intern_free(keys);
	return n;
}

static uint32_t
mention_key(const struct making *m, const struct mention *x)
{
	return x->figure == UINT32_MAX ? x->entity : m->figure_key[x->figure];
}

/* In how many articles of the two sides each name and figure is. */
static void
count_facts(struct making *m)
{
	uint32_t nfigures = number_figures(m), i;
	uint32_t *last[2];
	int which;

	for (which = 0; which < 2; which++) {
		size_t n = (which ? nfigures : m->es->nentities) + (size_t)1;

		m->holding[which] = mem_zalloc(n, sizeof(uint32_t));
		last[which] = mem_zalloc(n, sizeof(uint32_t));
	}
	for (i = 0; i < m->es->nmentions; i++) {
		const struct mention *x = &m->es->mentions[i];
		uint32_t key = mention_key(m, x);

		which = x->figure != UINT32_MAX;
		if (m->p->of[x->article].side < 0 || (!which && key == ENTITY_NONE) ||
		    last[which][key] == x->article + 1)
			continue;
		last[which][key] = x->article + 1;
		m->holding[which][key]++;
	}
	free(last[0]);
	free(last[1]);
	m->p->holders[FEATURE_NAME][0].nkeys = m->p->holders[FEATURE_NAME][1].nkeys = m->es->nentities;
	m->p->holders[FEATURE_FIGURE][0].nkeys = m->p->holders[FEATURE_FIGURE][1].nkeys = nfigures;
}

/* Numbers mislead unless they are rare; a year or a small number says little. */
static float
figure_worth(const struct figure *f, enum mention_type type)
{
	double size;

	if (type == MENTION_DATE)
		return f->from.day ? 0.6F : f->from.month ? 0.4F : 0.2F;
	size = fabs(decimal_double(f->low));
	if (type == MENTION_AMOUNT || type == MENTION_PERCENT)
		return f->low.e < 0 || size > 100 ? 1 : 0.6F;
	return size <= 12 ? 0.1F : size < 100 ? 0.5F : 1;
}

static float
fact_weight(const struct making *m, const struct mention *x)
{
	static const float worth[] = { [MENTION_PERSON] = 1,
				       [MENTION_ORGANISATION] = 1,
				       [MENTION_PLACE] = 0.7F,
				       [MENTION_PRODUCT] = 1,
				       [MENTION_OTHER] = 0.8F };
	uint32_t articles = m->p->on_side[0] + m->p->on_side[1];
	bool figure = x->figure != UINT32_MAX;
	float rare = importance_of(articles, m->holding[figure][mention_key(m, x)], 0.02F);

	return rare *
	       (figure ? figure_worth(&m->es->figures[x->figure], x->type) : worth[m->es->entities[x->entity].type]);
}

/* ---- The profile of one article ---- */

static int
by_key(const void *a, const void *b)
{
	const struct feature *x = a, *y = b;

	return x->key < y->key ? -1 : x->key > y->key;
}

static int
by_weight(const void *a, const void *b)
{
	const struct feature *x = a, *y = b;

	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	return by_key(a, b);
}

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

static void
sort(struct feature *f, size_t n, int (*order)(const void *, const void *))
{
	if (n > 1)
		qsort(f, n, sizeof *f, order);
}

/* The article's stems, each with its weight, behind those that the chunk has. */
static uint32_t
add_terms(struct making *m, struct chunk *k, uint32_t article)
{
	const struct index *ix = m->ix;
	uint32_t first = ix->first_token[article], last = ix->first_token[article + 1], n = 0, t, i, run;
	uint32_t body = index_token_at(ix, article, m->c->articles[article]->fields[0].end);
	const float *importance = m->p->importance[m->p->of[article].side];
	size_t start = k->features.n;

	if (k->room < last - first) {
		k->room = last - first;
		k->tokens = mem_realloc(k->tokens, k->room, sizeof *k->tokens);
	}
	for (t = first; t < last; t++) {
		uint32_t stem = m->p->gloss.stem_of[index_token_term(ix, t)];

		if (stem != GLOSS_NONE && importance[stem] > 0)
			k->tokens[n++] = stem << 1 | (t < body);
	}
	if (n > 1)
		qsort(k->tokens, n, sizeof *k->tokens, by_number);
	for (i = 0; i < n; i += run) {
		uint32_t stem = k->tokens[i] >> 1;
		float count = 0;

		for (run = 0; i + run < n && k->tokens[i + run] >> 1 == stem; run++)
			count += k->tokens[i + run] & 1 ? TITLE : 1;
		vec_add(&k->features, ((struct feature){ stem, (1 + logf(count)) * importance[stem] }));
	}
	return (uint32_t)(k->features.n - start);
}

static void
make_terms(struct making *m, struct chunk *k, struct profile *p, uint32_t article)
{
	uint32_t n, i;
	struct feature *f;

	k->features.n = 0;
	n = add_terms(m, k, article);
	f = k->features.items;
	sort(f, n, by_weight);
	n = n < PROFILE_TERMS ? n : PROFILE_TERMS;
	p->ntop = n < PROFILE_TOP ? n : PROFILE_TOP;
	memcpy(p->top, f, p->ntop * sizeof *f);
	for (i = 0; i < p->ntop; i++)
		p->sum[FEATURE_TERM] += f[i].weight;
	sort(f, n, by_key);
	memcpy(p->of[FEATURE_TERM], f, n * sizeof *f);
	p->n[FEATURE_TERM] = n;
}

static void
make_facts(struct making *m, struct chunk *k, struct profile *p, uint32_t article, enum feature_kind kind)
{
	uint32_t i;
	struct feature *f;

	k->features.n = 0;
	for (i = m->es->first_mention[article]; i < m->es->first_mention[article + 1]; i++) {
		const struct mention *x = &m->es->mentions[i];

		if ((x->figure != UINT32_MAX) == (kind == FEATURE_FIGURE) &&
		    (x->figure != UINT32_MAX || x->entity != ENTITY_NONE))
			vec_add(&k->features, ((struct feature){ mention_key(m, x), fact_weight(m, x) }));
	}
	f = k->features.items;
	sort(f, k->features.n, by_key);
	for (i = 0; i < k->features.n; i++)
		if (p->n[kind] == 0 || p->of[kind][p->n[kind] - 1].key != f[i].key) {
			p->of[kind][p->n[kind]++] = f[i];
			p->sum[kind] += f[i].weight;
		}
}

static void
make_chunk(void *context, size_t i)
{
	struct making *m = context;
	struct chunk *k = &m->chunks[i];
	uint32_t a, end = (uint32_t)(i + 1) * CHUNK;

	for (a = (uint32_t)i * CHUNK; a < end && a < m->p->narticles; a++) {
		struct profile *p = &m->p->of[a];

		if (p->side < 0)
			continue;
		make_terms(m, k, p, a);
		make_facts(m, k, p, a, FEATURE_NAME);
		make_facts(m, k, p, a, FEATURE_FIGURE);
	}
	vec_release(&k->features);
	free(k->tokens);
}

/* ---- All of them ---- */

/* Room for each profile; the arena is for one thread. */
static void
make_room(struct making *m, struct arena *arena)
{
	uint32_t a;

	for (a = 0; a < m->p->narticles; a++) {
		struct profile *p = &m->p->of[a];
		uint32_t tokens = m->ix->first_token[a + 1] - m->ix->first_token[a];
		uint32_t mentions = m->es->first_mention[a + 1] - m->es->first_mention[a];

		if (p->side < 0)
			continue;
		p->of[FEATURE_TERM] =
			arena_array(arena, struct feature, tokens < PROFILE_TERMS ? tokens : PROFILE_TERMS);
		p->top = arena_array(arena, struct feature, tokens < PROFILE_TOP ? tokens : PROFILE_TOP);
		p->of[FEATURE_NAME] = arena_array(arena, struct feature, mentions);
		p->of[FEATURE_FIGURE] = arena_array(arena, struct feature, mentions);
	}
}

static void
turn_round(struct profiles *p, enum feature_kind kind, int side, uint32_t nkeys, struct arena *arena)
{
	struct holders *h = &p->holders[kind][side];
	uint32_t a, i;

	h->nkeys = nkeys;
	h->first = arena_array(arena, uint32_t, nkeys + (size_t)2);
	for (a = 0; a < p->narticles; a++)
		for (i = 0; p->of[a].side == side && i < p->of[a].n[kind]; i++)
			h->first[p->of[a].of[kind][i].key + 2]++;
	for (i = 0; i < nkeys; i++)
		h->first[i + 2] += h->first[i + 1];
	h->articles = arena_array(arena, uint32_t, h->first[nkeys + 1]);
	for (a = 0; a < p->narticles; a++)
		for (i = 0; p->of[a].side == side && i < p->of[a].n[kind]; i++)
			h->articles[h->first[p->of[a].of[kind][i].key + 1]++] = a;
}

void
profile_all(struct profiles *p, const struct corpus *c, const struct index *ix, const struct entities *es,
	    const struct lexicon *lx, struct sides sides, unsigned threads, struct arena *arena)
{
	struct making m = { .p = p, .c = c, .ix = ix, .es = es };
	size_t nchunks = (c->narticles + CHUNK - 1) / CHUNK;
	uint32_t a;
	int side;

	*p = (struct profiles){ .narticles = c->narticles };
	p->of = arena_array(arena, struct profile, c->narticles);
	for (a = 0; a < c->narticles; a++) {
		lang_id lang = c->articles[a]->lang;

		p->of[a].side = lang == sides.left ? 0 : lang == sides.right ? 1 : -1;
		if (p->of[a].side >= 0)
			p->on_side[p->of[a].side]++;
	}
	gloss_init(&p->gloss, ix, lx, arena);
	weigh_stems(&m, arena);
	count_facts(&m);
	make_room(&m, arena);
	m.chunks = mem_zalloc(nchunks + 1, sizeof *m.chunks);
	par_for(threads, nchunks, make_chunk, &m);
	for (side = 0; side < 2; side++) {
		turn_round(p, FEATURE_TERM, side, p->gloss.nstems, arena);
		turn_round(p, FEATURE_NAME, side, p->holders[FEATURE_NAME][side].nkeys, arena);
		turn_round(p, FEATURE_FIGURE, side, p->holders[FEATURE_FIGURE][side].nkeys, arena);
	}
	free(m.holding[0]);
	free(m.holding[1]);
	free(m.figure_key);
	free(m.chunks);
}

uint32_t
profile_holders(const struct profiles *p, enum feature_kind kind, int side, uint32_t key, const uint32_t **articles)
{
	const struct holders *h = &p->holders[kind][side];

	*articles = h->articles + h->first[key];
	return h->first[key + 1] - h->first[key];
}
