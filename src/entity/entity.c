#include "entity/entity.h"

#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "entity/gather.h"
#include "entity/knowledge.h"
#include "entity/link.h"
#include "entity/link_table.h"
#include "text/fold.h"

/* A chosen name is the longest of those that are written at least once for so many times of the commonest one: persons
 * by their full names, places as they are called. */
static const uint32_t frequent[NAME_TYPES] = { 20, 5, 1, 5, 5 };

/* Entities in the making: who is mentioned where. */
struct assembly {
	const struct gathering *g;
	const struct knowledge *k;
	const struct links *links;
	struct entities *out;
	struct entity *entities; /* [nentities] */
	uint32_t *number;        /* [links->nentities]: of each entity, in the order of the result */
};

/* What entities_again() and entities_settle() go on with. */
struct entities_draft {
	struct recogniser *recogniser;
	struct gathering *gathering;
	uint8_t *cut; /* [nnames] of the gathering, as in links */
};

static void *
begin(const void *recogniser)
{
	return recogniser_desk_new(recogniser);
}

static void
find(void *desk, uint32_t article, found_names *out)
{
	recogniser_article(desk, article, out);
}

static void
end(void *desk)
{
	recogniser_desk_free(desk);
}

/* --- Numbers: by falling count of mentions, then by first mention --- */

struct rank {
	uint32_t entity, count, first;
};

static int
by_rank(const void *a, const void *b)
{
	const struct rank *x = a, *y = b;

	return x->count != y->count ? (x->count > y->count ? -1 : 1) : x->first < y->first ? -1 : x->first > y->first;
}

static void
number_entities(struct assembly *as)
{
	uint32_t n = as->links->nentities, i, at = 0;
	struct rank *ranks = mem_zalloc(n + (size_t)1, sizeof *ranks);

	for (i = 0; i < as->g->nnames; i++) {
		struct rank *r = &ranks[as->links->entity[i]];

		if (r->count++ == 0)
			r->first = i;
		r->entity = as->links->entity[i];
	}
	qsort(ranks, n, sizeof *ranks, by_rank);
	as->number = mem_zalloc(n + (size_t)1, sizeof *as->number);
	as->entities = arena_array(&as->out->arena, struct entity, n);
	for (i = 0; i < n; i++) {
		as->number[ranks[i].entity] = i;
		as->entities[i].first_mention = at;
		as->entities[i].nmentions = ranks[i].count;
		at += ranks[i].count;
	}
	free(ranks);
	as->out->nentities = n;
	as->out->entities = as->entities;
}

/* --- Mentions: names and figures in step --- */

static struct mention
name_mention(const struct assembly *as, uint32_t article, uint32_t name)
{
	const struct sighting *s = &as->g->names[name];
	uint32_t entity = as->number[as->links->entity[name]];

	return (struct mention){ article, s->start, s->start + s->bytes, entity, UINT32_MAX, (uint8_t)s->type };
}

static struct mention
figure_mention(const struct assembly *as, uint32_t article, uint32_t figure)
{
	const struct gathered_figure *f = &as->g->figures[figure];

	return (struct mention){ article, f->start, f->start + f->bytes, ENTITY_NONE, f->value, (uint8_t)f->type };
}

/* Of one article, from mention ${at} on; returns where they end. */
static uint32_t
weave_article(const struct assembly *as, uint32_t article, struct mention *mentions, uint32_t at)
{
	const struct gathering *g = as->g;
	uint32_t i = g->first_name[article], iend = g->first_name[article + 1];
	uint32_t f = g->first_figure[article], fend = g->first_figure[article + 1];

	for (;;) {
		while (f < fend && g->figures[f].left_out)
			f++;
		if (i == iend && f == fend)
			return at;
		if (f < fend && (i == iend || g->figures[f].start < g->names[i].start))
			mentions[at++] = figure_mention(as, article, f++);
		else
			mentions[at++] = name_mention(as, article, i++);
	}
}

static struct mention *
weave(struct assembly *as)
{
	const struct gathering *g = as->g;
	struct entities *es = as->out;
	uint32_t total = g->nnames, a, f, at = 0;
	struct mention *mentions;
	uint32_t *first = arena_array(&es->arena, uint32_t, g->narticles + (size_t)1);

	for (f = 0; f < g->nfigures; f++)
		total += !g->figures[f].left_out;
	mentions = arena_array(&es->arena, struct mention, total);
	for (a = 0; a < g->narticles; a++) {
		first[a] = at;
		at = weave_article(as, a, mentions, at);
	}
	first[a] = at;
	es->nmentions = total;
	es->nfigures = g->nvalues;
	es->mentions = mentions;
	es->figures = arena_copy(&es->arena, g->values, g->nvalues * sizeof *g->values);
	es->first_mention = first;
	return mentions;
}

/* --- Types and codes --- */

/* The gazetteer's type if it knows most of the mentions, else what most of them are taken for. */
static void
type_entities(struct assembly *as, struct mention *mentions)
{
	const struct gazetteer *gazetteer = knowledge_gazetteer(as->k);
	uint32_t *known = mem_zalloc(as->out->nentities + (size_t)1, sizeof *known), *thing, e, i;
	uint32_t(*votes)[NAME_TYPES] = mem_zalloc(as->out->nentities + (size_t)1, sizeof *votes);

	thing = mem_zalloc(as->out->nentities + (size_t)1, sizeof *thing);
	for (i = 0; i < as->g->nnames; i++) {
		e = as->number[as->links->entity[i]];
		votes[e][as->links->type[i]]++;
		if (as->links->thing[i] != UINT32_MAX) {
			known[e]++;
			thing[e] = as->links->thing[i];
		}
	}
	for (e = 0; e < as->out->nentities; e++) {
		bool is = known[e] * 2 >= as->entities[e].nmentions;

		as->entities[e].type = is ? gazetteer_type(gazetteer, thing[e]) : (uint8_t)link_table_type(votes[e]);
		if (is)
			as->entities[e].wikidata = arena_str(&as->out->arena, gazetteer_wikidata(gazetteer, thing[e]));
	}
	for (i = 0; i < as->out->nmentions; i++)
		if (mentions[i].entity != ENTITY_NONE)
			mentions[i].type = as->entities[mentions[i].entity].type;
	free(known);
	free(thing);
	free(votes);
}

/* --- Variants and chosen names --- */

struct naming {
	const struct gathering *g;
	const struct knowledge *k;
	struct sides sides;
	const uint8_t *cut;      /* [nnames] of the gathering */
	struct entities *out;
	struct entity *entities; /* [nentities] */
	struct intern *texts;    /* language, then a variant's text */
	uint32_t (*text_of)[2];  /* [nsurfaces]: of the surface as it is, without genitive; + 1, 0: not asked for yet */
	uint32_t *text;          /* [nmentions]: of names, in texts */
	uint32_t *place;         /* [texts]: in variants + 1 - first, 0: not a variant of this entity */
	VEC(struct variant) variants;
	VEC(uint32_t) ids; /* text of each variant of an entity */
};

/* The text that a name is a variant by. */
static uint32_t
text_of(struct naming *x, uint32_t name)
{
	uint32_t surface = x->g->names[name].surface, cut = x->cut[name];
	uint32_t *known = &x->text_of[surface][cut > 0];

	if (*known == 0) {
		struct surface s = gather_surface(x->g, surface);
		struct buf b = { 0 };

		buf_add(&b, &s.lang, 1);
		buf_adds(&b, str_sub(s.text, 0, s.text.n - cut));
		*known = intern_add(x->texts, buf_str(&b)) + 1;
		buf_release(&b);
	}
	return *known - 1;
}

/* The mentions of each entity, ascending, and the texts of names. */
static void
list_mentions(struct naming *x)
{
	struct entities *es = x->out;
	uint32_t *list = arena_array(&es->arena, uint32_t, x->g->nnames), i, name = 0;
	uint32_t *next = mem_alloc((es->nentities + (size_t)1) * sizeof *next);

	for (i = 0; i < es->nentities; i++)
		next[i] = es->entities[i].first_mention;
	for (i = 0; i < es->nmentions; i++) {
		if (es->mentions[i].entity == ENTITY_NONE)
			continue;
		x->text[i] = text_of(x, name++);
		list[next[es->mentions[i].entity]++] = i;
	}
	es->entity_mentions = list;
	free(next);
}

static int
by_count(const void *a, const void *b)
{
	const struct variant *x = a, *y = b;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return x->lang != y->lang ? (int)x->lang - (int)y->lang : str_cmp(x->text, y->text);
}

static int
side_of(const struct naming *x, lang_id lang)
{
	return lang == x->sides.left ? 0 : lang == x->sides.right ? 1 : -1;
}

/* How good a variant is as a name: the longer the better, but for the ending of an adjective ("Europäischen Union") and
 * capitals alone ("ZHIPU AI" of a headline). */
struct merit {
	size_t length;
	bool shouts;
};

static struct merit
merit_of(const struct naming *x, const struct variant *v)
{
	const struct link_words *w = knowledge_linking(x->k, v->lang);
	struct merit m = { v->text.n, (fold_shape(v->text) & SHAPE_UPPER_ALL) != 0 };
	struct str rest = v->text, word;
	struct buf key = { 0 };

	while (link_words_endings(w) > 0 && str_cut(&rest, ' ', &word)) {
		buf_reset(&key);
		fold_key(word, &key);
		m.length -= key.n - link_words_stem(w, buf_str(&key)).n;
	}
	buf_release(&key);
	return m;
}

static bool
better(const struct naming *x, const struct variant *a, const struct variant *b)
{
	struct merit m = merit_of(x, a), n = merit_of(x, b);

	if (m.length != n.length)
		return m.length > n.length;
	return m.shouts != n.shouts ? n.shouts : a->text.n < b->text.n;
}

static void
choose_names(const struct naming *x, struct entity *e, const struct variant *variants)
{
	const struct variant *most[2] = { NULL, NULL }, *best[2] = { NULL, NULL };
	uint32_t i;

	for (i = 0; i < e->nvariants; i++) { /* by falling count */
		const struct variant *v = &variants[i];
		int side = side_of(x, v->lang);

		if (side < 0)
			continue;
		e->mentions[side] += v->count;
		if (most[side] == NULL)
			most[side] = best[side] = v;
		else if ((uint64_t)v->count * frequent[e->type] >= most[side]->count && better(x, v, best[side]))
			best[side] = v;
		e->name[side] = best[side]->text;
	}
}

static void
list_variants(struct naming *x, struct entity *e)
{
	const uint32_t *mention = x->out->entity_mentions + e->first_mention;
	uint32_t i;
	size_t first = x->variants.n;

	for (i = 0; i < e->nmentions; i++) {
		uint32_t id = x->text[mention[i]];

		if (x->place[id] == 0) {
			struct str bytes = intern_get(x->texts, id);

			*vec_push(&x->variants) = (struct variant){ str_sub(bytes, 1, bytes.n), 0, (lang_id)bytes.p[0] };
			vec_add(&x->ids, id);
			x->place[id] = (uint32_t)(x->variants.n - first);
		}
		x->variants.items[first + x->place[id] - 1].count++;
	}
	for (i = 0; i < x->ids.n; i++)
		x->place[x->ids.items[i]] = 0;
	x->ids.n = 0;
	e->first_variant = (uint32_t)first;
	e->nvariants = (uint32_t)(x->variants.n - first);
	if (e->nvariants > 1)
		qsort(x->variants.items + first, e->nvariants, sizeof *x->variants.items, by_count);
}

static void
name_entities(struct naming *x)
{
	struct variant *all;
	uint32_t e, i;

	x->place = mem_zalloc(intern_count(x->texts) + (size_t)1, sizeof *x->place);
	for (e = 0; e < x->out->nentities; e++)
		list_variants(x, &x->entities[e]);
	free(x->place);
	free(x->text);
	vec_release(&x->ids);
	all = arena_items(&x->out->arena, &x->variants);
	vec_release(&x->variants);
	for (e = i = 0; e < x->out->nentities; e++)
		for (; i < x->entities[e].first_variant + x->entities[e].nvariants; i++)
			all[i].text = arena_str(&x->out->arena, all[i].text);
	x->out->variants = all;
	for (e = 0; e < x->out->nentities; e++)
		choose_names(x, &x->entities[e], all + x->entities[e].first_variant);
}

/* --- Both --- */

/* Who is mentioned where, of what type. ${cut} is what links have for it, the caller's. */
static struct entities *
assemble(const struct corpus *c, struct gathering *g, const struct knowledge *k, const struct counterparts *counterparts,
         unsigned threads, uint8_t **cut)
{
	struct entities *es = mem_zalloc(1, sizeof *es);
	struct arena own = { 0 };
	struct links links = link_names(c, g, k, counterparts, threads, &own);
	struct assembly as = { .g = g, .k = k, .links = &links, .out = es };

	number_entities(&as);
	type_entities(&as, weave(&as));
	*cut = mem_alloc(g->nnames + (size_t)1);
	memcpy(*cut, links.cut, g->nnames);
	free(as.number);
	arena_release(&own);
	return es;
}

/* How they are called. */
static void
name_all(struct entities *es, const struct gathering *g, const struct knowledge *k, struct sides sides, const uint8_t *cut)
{
	struct naming x = { .g = g, .k = k, .sides = sides, .cut = cut, .out = es };

	x.entities = (struct entity *)es->entities; /* still in the making */
	x.texts = intern_new();
	x.text_of = mem_zalloc(g->nsurfaces + (size_t)1, sizeof *x.text_of);
	x.text = mem_alloc((es->nmentions + (size_t)1) * sizeof *x.text);
	list_mentions(&x);
	free(x.text_of);
	name_entities(&x);
	intern_free(x.texts);
}

struct entities *
entity_gathered(const struct corpus *c, struct gathering *g, const struct knowledge *k, struct sides sides,
                const struct counterparts *counterparts, unsigned threads)
{
	uint8_t *cut;
	struct entities *es = assemble(c, g, k, counterparts, threads, &cut);

	gather_forget(g);
	name_all(es, g, k, sides, cut);
	free(cut);
	return es;
}

struct entities *
entities_new(const struct corpus *c, const struct index *ix, const struct knowledge *k, unsigned threads)
{
	struct entities_draft *d = mem_zalloc(1, sizeof *d);
	struct gather_source source;
	struct entities *es;

	d->recogniser = recogniser_new(c, ix, k, threads);
	source = (struct gather_source){ begin, find, end, d->recogniser };
	d->gathering = gather_new(c, k, &source, threads);
	es = assemble(c, d->gathering, k, NULL, threads, &d->cut);
	es->draft = d;
	return es;
}

static void
draft_free(struct entities_draft *d)
{
	if (d == NULL)
		return;
	gather_free(d->gathering);
	recogniser_free(d->recogniser);
	free(d->cut);
	free(d);
}

struct entities *
entities_again(struct entities *es, const struct corpus *c, const struct knowledge *k, struct sides sides,
               const struct counterparts *counterparts, unsigned threads)
{
	struct entities_draft *d = es->draft;
	struct gather_source source = { begin, find, end, d->recogniser };
	struct entities *again;

	es->draft = NULL; /* all else goes before the new is made */
	entities_free(es);
	recogniser_hear(d->recogniser, counterparts);
	gather_again(d->gathering, c, &source, counterparts, threads);
	recogniser_free(d->recogniser);
	d->recogniser = NULL;
	again = entity_gathered(c, d->gathering, k, sides, counterparts, threads);
	draft_free(d);
	return again;
}

void
entities_settle(struct entities *es, const struct knowledge *k, struct sides sides)
{
	struct entities_draft *d = es->draft;

	if (d == NULL)
		return;
	es->draft = NULL;
	gather_forget(d->gathering);
	name_all(es, d->gathering, k, sides, d->cut);
	draft_free(d);
}

struct entities *
entities_none(const struct corpus *c)
{
	struct entities *es = mem_zalloc(1, sizeof *es);

	es->first_mention = arena_array(&es->arena, uint32_t, c->narticles + (size_t)1);
	return es;
}

void
entities_free(struct entities *e)
{
	if (e == NULL)
		return;
	draft_free(e->draft);
	arena_release(&e->arena);
	free(e);
}

struct str
entity_name(const struct entity *e, int side)
{
	return e->name[side].n > 0 ? e->name[side] : e->name[1 - side];
}

uint32_t
entity_articles(const struct entities *es, uint32_t entity, uint32_t *out)
{
	const struct entity *e = &es->entities[entity];
	uint32_t i, n = 0;

	for (i = 0; i < e->nmentions; i++) {
		uint32_t article = es->mentions[es->entity_mentions[e->first_mention + i]].article;

		if (n == 0 || out[n - 1] != article)
			out[n++] = article;
	}
	return n;
}
