#include "align/profile.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "align/least.h"
#include "align/profile_terms.h"
#include "base/par.h"
#include "base/vec.h"

enum { CHUNK = 64 }; /* articles a task */
enum { BRIEF = 64 }; /* one article in so many is a short one */

/* What a thread needs for the facts of one article. */
struct scratch {
	VEC(struct feature) features;
	VEC(uint64_t) order; /* of those, by key */
};

struct making {
	struct profiles *p;
	const struct entities *es;
	uint32_t *figure_key; /* [nfigures] */
	uint32_t *holding[2]; /* [entities], [figures]: articles that have it */
};

/* ---- How rare each name and figure is ---- */

/* The type and the value of a figure as bytes: its numbers are normal, so that equal ones have the same. */
static void
figure_bytes(const struct figure *f, enum mention_type type, struct buf *out)
{
	const struct decimal *ends[2] = { &f->low, &f->high };
	const int32_t dates[] = { f->from.year, f->from.month, f->from.day, f->to.year, f->to.month, f->to.day };
	int i;

	buf_reset(out);
	buf_addc(out, (char)type);
	if (type == MENTION_DATE)
		buf_add(out, dates, sizeof dates);
	for (i = 0; i < 2 && type != MENTION_DATE; i++) {
		buf_add(out, &ends[i]->m, sizeof ends[i]->m);
		buf_add(out, &ends[i]->e, sizeof ends[i]->e);
	}
	buf_addz(out, f->unit);
}

/* Equal figures get one number, by type and value: "rund 400" that of 400. */
static uint32_t
number_figures(struct making *m)
{
	struct intern *keys = intern_new();
	struct buf b = { 0 };
	uint32_t i, n;

	m->figure_key = mem_alloc((m->es->nfigures + (size_t)1) * sizeof *m->figure_key);
	memset(m->figure_key, 0xFF, m->es->nfigures * sizeof *m->figure_key);
	for (i = 0; i < m->es->nmentions; i++) {
		const struct mention *x = &m->es->mentions[i];
		uint32_t figure = mention_figure(x);

		if (figure == UINT32_MAX || m->figure_key[figure] != UINT32_MAX)
			continue;
		figure_bytes(&m->es->figures[figure], (enum mention_type)x->type, &b);
		m->figure_key[figure] = intern_add(keys, buf_str(&b));
	}
	n = intern_count(keys);
	buf_release(&b);
	intern_free(keys);
	return n;
}

static uint32_t
mention_key(const struct making *m, const struct mention *x)
{
	return mention_is_figure(x) ? m->figure_key[x->of] : x->of;
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

		which = mention_is_figure(x);
		if (m->p->of[x->article].side < 0 || last[which][key] == x->article + 1)
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
	bool figure = mention_is_figure(x);
	float rare = profile_terms_importance(articles, m->holding[figure][mention_key(m, x)], 0.02F);

	return rare * (figure ? figure_worth(&m->es->figures[x->of], (enum mention_type)x->type) :
				worth[x->type]);
}

/* ---- The facts of one article ---- */

static void
make_facts(struct making *m, struct scratch *k, struct profile *p, uint32_t article, enum feature_kind kind)
{
	uint32_t i;

	k->features.n = k->order.n = 0;
	for (i = m->es->first_mention[article]; i < m->es->first_mention[article + 1]; i++) {
		const struct mention *x = &m->es->mentions[i];

		if (mention_is_figure(x) != (kind == FEATURE_FIGURE))
			continue;
		vec_add(&k->order, (uint64_t)mention_key(m, x) << 32 | k->features.n);
		vec_add(&k->features, ((struct feature){ mention_key(m, x), fact_weight(m, x) }));
	}
	least_first(k->order.items, k->order.n, k->order.n);
	for (i = 0; i < k->order.n; i++) {
		const struct feature *f = &k->features.items[(uint32_t)k->order.items[i]];

		if (p->n[kind] > 0 && p->of[kind][p->n[kind] - 1].key == f->key)
			continue;
		p->of[kind][p->n[kind]++] = *f;
		p->sum[kind] += f->weight;
	}
}

static void
make_chunk(void *context, size_t i)
{
	struct making *m = context;
	struct scratch k = { .order = { 0 } };
	uint32_t a, end = (uint32_t)(i + 1) * CHUNK;

	for (a = (uint32_t)i * CHUNK; a < end && a < m->p->narticles; a++) {
		struct profile *p = &m->p->of[a];

		if (p->side < 0)
			continue;
		make_facts(m, &k, p, a, FEATURE_NAME);
		p->of[FEATURE_FIGURE] = p->of[FEATURE_NAME] + p->n[FEATURE_NAME];
		make_facts(m, &k, p, a, FEATURE_FIGURE);
	}
	vec_release(&k.features);
	vec_release(&k.order);
}

/* ---- All of them ---- */

/* Room for the facts, figures behind names; the arena is for one thread. */
static void
make_room(struct making *m, struct arena *arena)
{
	uint32_t a;

	for (a = 0; a < m->p->narticles; a++) {
		struct profile *p = &m->p->of[a];
		uint32_t mentions = m->es->first_mention[a + 1] - m->es->first_mention[a];

		if (p->side >= 0)
			p->of[FEATURE_NAME] = arena_alloc(arena, mentions * sizeof *p->of[FEATURE_NAME]);
	}
}

static uint32_t
key_of(const struct profile *p, enum feature_kind kind, uint32_t i)
{
	return kind == FEATURE_TERM ? p->terms[i] : p->of[kind][i].key;
}

/* From counts in first[key + 2] to where the places of each key will begin, in first[key + 1]. */
static void
lay_out(struct holders *h, uint32_t most)
{
	uint32_t i;

	for (i = 0; i < h->nkeys; i++) {
		uint32_t n = h->first[i + 2];

		h->held[i] = n == 0 ? HELD_BY_NONE : n <= most ? HELD_BY_SOME : HELD_BY_TOO_MANY;
		h->first[i + 2] = h->first[i + 1] + (n <= most ? n : 0);
	}
}

static void
turn_round(struct profiles *p, enum feature_kind kind, int side, uint32_t nkeys, struct arena *arena)
{
	struct holders *h = &p->holders[kind][side];
	const struct profile *a;
	uint32_t most = p->on_side[side] / 8, place, i;

	most = most < HOLDERS_LEAST ? HOLDERS_LEAST : most > HOLDERS_MOST ? HOLDERS_MOST : most;
	h->nkeys = nkeys;
	h->first = arena_array(arena, uint32_t, nkeys + (size_t)2);
	h->held = arena_array(arena, uint8_t, nkeys);
	for (place = 0; place < p->on_side[side]; place++)
		for (a = &p->of[p->article[side][place]], i = 0; i < a->n[kind]; i++)
			h->first[key_of(a, kind, i) + 2]++;
	lay_out(h, most);
	h->places = arena_array(arena, uint32_t, h->first[nkeys + 1]);
	for (place = 0; place < p->on_side[side]; place++)
		for (a = &p->of[p->article[side][place]], i = 0; i < a->n[kind]; i++) {
			uint32_t key = key_of(a, kind, i);

			if (h->held[key] == HELD_BY_SOME)
				h->places[h->first[key + 1]++] = place;
		}
}

static void
take_sides(struct profiles *p, const struct corpus *c, struct sides sides, struct arena *arena)
{
	uint32_t a;
	int side;

	p->of = arena_array(arena, struct profile, c->narticles);
	for (side = 0; side < 2; side++)
		p->article[side] = arena_array(arena, uint32_t, c->narticles);
	for (a = 0; a < c->narticles; a++) {
		lang_id lang = c->articles[a]->lang;

		p->of[a].side = lang == sides.left ? 0 : lang == sides.right ? 1 : -1;
		if (p->of[a].side < 0)
			continue;
		p->of[a].place = p->on_side[p->of[a].side]++;
		p->article[p->of[a].side][p->of[a].place] = a;
	}
}

/* Number the articles of a side anew: the shortest ones, as their weight goes, first. */
static void
brief_first(struct profiles *p, int side, struct arena *arena)
{
	uint32_t n = p->on_side[side], brief = n / BRIEF, i, at = 0, *article = arena_array(arena, uint32_t, n);
	uint64_t *order = mem_alloc((n + (size_t)1) * sizeof *order);

	for (i = 0; i < n; i++)
		order[i] = (uint64_t)least_bits(profile_weight(&p->of[p->article[side][i]])) << 32 | i;
	least_first(order, n, brief);
	for (i = 0; i < brief; i++)
		p->of[p->article[side][(uint32_t)order[i]]].place = UINT32_MAX;
	for (i = 0; i < n; i++)
		if (p->of[p->article[side][i]].place == UINT32_MAX)
			article[at++] = p->article[side][i];
	for (i = 0; i < n; i++)
		if (p->of[p->article[side][i]].place != UINT32_MAX)
			article[at++] = p->article[side][i];
	for (i = 0; i < n; i++)
		p->of[article[i]].place = i;
	p->article[side] = article;
	p->brief[side] = brief;
	free(order);
}

void
profile_all(struct profiles *p, const struct corpus *c, const struct index *ix, const struct entities *es,
	    const struct lexicon *lx, struct sides sides, unsigned threads, struct arena *arena)
{
	struct making m = { .p = p, .es = es };
	int side;

	*p = (struct profiles){ .narticles = c->narticles };
	take_sides(p, c, sides, arena);
	gloss_init(&p->gloss, ix, lx, arena);
	profile_terms(p, c, ix, threads, arena);
	count_facts(&m);
	make_room(&m, arena);
	par_for(threads, (c->narticles + CHUNK - 1) / CHUNK, make_chunk, &m);
	for (side = 0; side < 2; side++)
		brief_first(p, side, arena);
	for (side = 0; side < 2; side++) {
		turn_round(p, FEATURE_TERM, side, p->gloss.nstems, arena);
		turn_round(p, FEATURE_NAME, side, p->holders[FEATURE_NAME][side].nkeys, arena);
		turn_round(p, FEATURE_FIGURE, side, p->holders[FEATURE_FIGURE][side].nkeys, arena);
	}
	profile_terms_answers(p, arena);
	free(m.holding[0]);
	free(m.holding[1]);
	free(m.figure_key);
}
