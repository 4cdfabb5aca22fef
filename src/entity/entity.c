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

/* Entities in the making. */
struct assembly {
	const struct gathering *g;
	const struct knowledge *k;
	const struct links *links;
	struct sides sides;
	const struct corpus *corpus;
	struct entities *out;
	struct entity *entities;   /* [nentities] */
	uint32_t *number;          /* [links->nentities]: of each entity, in the order of the result */
	struct intern *texts;      /* language, then a variant's text */
	uint32_t (*text_of)[2];    /* [nsurfaces]: of the surface as it is, without genitive; + 1, 0: not asked for yet */
	uint32_t *text;            /* [nmentions]: of names, in texts */
};

/* What entities_again() goes on with. */
struct entities_draft {
	struct recogniser *recogniser;
	struct gathering *gathering;
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
	uint32_t n = as->links->nentities, i;
	struct rank *ranks = mem_zalloc(n + (size_t)1, sizeof *ranks);

	for (i = 0; i < as->g->nnames; i++) {
		struct rank *r = &ranks[as->links->entity[i]];

		if (r->count++ == 0)
			r->first = i;
		r->entity = as->links->entity[i];
	}
	qsort(ranks, n, sizeof *ranks, by_rank);
	as->number = mem_zalloc(n + (size_t)1, sizeof *as->number);
	for (i = 0; i < n; i++)
		as->number[ranks[i].entity] = i;
	free(ranks);
	as->out->nentities = n;
	as->entities = arena_array(&as->out->arena, struct entity, n);
	as->out->entities = as->entities;
}

/* --- Mentions: names and figures in step --- */

/* The text that a name is a variant by. */
static uint32_t
text_of(struct assembly *as, uint32_t name)
{
	uint32_t surface = as->g->names[name].surface, cut = as->links->cut[name];
	uint32_t *known = &as->text_of[surface][cut > 0];

	if (*known == 0) {
		struct surface s = gather_surface(as->g, surface);
		struct buf b = { 0 };

		buf_add(&b, &s.lang, 1);
		buf_adds(&b, str_sub(s.text, 0, s.text.n - cut));
		*known = intern_add(as->texts, buf_str(&b)) + 1;
		buf_release(&b);
	}
	return *known - 1;
}

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
weave_article(struct assembly *as, uint32_t article, struct mention *mentions, uint32_t at)
{
	const struct gathering *g = as->g;
	uint32_t i = g->first_name[article], iend = g->first_name[article + 1];
	uint32_t f = g->first_figure[article], fend = g->first_figure[article + 1];

	for (;;) {
		while (f < fend && g->figures[f].left_out)
			f++;
		if (i == iend && f == fend)
			return at;
		if (f < fend && (i == iend || g->figures[f].start < g->names[i].start)) {
			mentions[at++] = figure_mention(as, article, f++);
		} else {
			as->text[at] = text_of(as, i);
			mentions[at++] = name_mention(as, article, i++);
		}
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
	as->text = mem_zalloc(total + (size_t)1, sizeof *as->text);
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

/* The mentions of each entity, ascending: counted, then placed. */
static void
index_mentions(struct assembly *as)
{
	struct entities *es = as->out;
	uint32_t *list = arena_array(&es->arena, uint32_t, as->g->nnames), i, at = 0;

	for (i = 0; i < es->nmentions; i++)
		if (es->mentions[i].entity != ENTITY_NONE)
			as->entities[es->mentions[i].entity].nmentions++;
	for (i = 0; i < es->nentities; i++) {
		as->entities[i].first_mention = at;
		at += as->entities[i].nmentions;
		as->entities[i].nmentions = 0;
	}
	for (i = 0; i < es->nmentions; i++) {
		uint32_t entity = es->mentions[i].entity;

		if (entity != ENTITY_NONE)
			list[as->entities[entity].first_mention + as->entities[entity].nmentions++] = i;
	}
	es->entity_mentions = list;
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

struct listing {
	struct assembly *as;
	uint32_t *place; /* [texts]: in variants + 1 - first, 0: not a variant of this entity */
	VEC(struct variant) variants;
	VEC(uint32_t) ids; /* text of each variant */
};

static int
by_count(const void *a, const void *b)
{
	const struct variant *x = a, *y = b;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return x->lang != y->lang ? (int)x->lang - (int)y->lang : str_cmp(x->text, y->text);
}

static int
side_of(const struct assembly *as, lang_id lang)
{
	return lang == as->sides.left ? 0 : lang == as->sides.right ? 1 : -1;
}

/* How good a variant is as a name: the longer the better, but for the ending of an adjective ("Europäischen Union") and
 * capitals alone ("ZHIPU AI" of a headline). */
struct merit {
	size_t length;
	bool shouts;
};

static struct merit
merit_of(const struct assembly *as, const struct variant *v)
{
	const struct link_words *w = knowledge_linking(as->k, v->lang);
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
better(const struct assembly *as, const struct variant *a, const struct variant *b)
{
	struct merit x = merit_of(as, a), y = merit_of(as, b);

	if (x.length != y.length)
		return x.length > y.length;
	return x.shouts != y.shouts ? y.shouts : a->text.n < b->text.n;
}

static void
choose_names(const struct assembly *as, struct entity *e, const struct variant *variants)
{
	const struct variant *most[2] = { NULL, NULL }, *best[2] = { NULL, NULL };
	uint32_t i;

	for (i = 0; i < e->nvariants; i++) { /* by falling count */
		const struct variant *v = &variants[i];
		int side = side_of(as, v->lang);

		if (side < 0)
			continue;
		e->mentions[side] += v->count;
		if (most[side] == NULL)
			most[side] = best[side] = v;
		else if ((uint64_t)v->count * frequent[e->type] >= most[side]->count && better(as, v, best[side]))
			best[side] = v;
		e->name[side] = best[side]->text;
	}
}

static void
list_variants(struct listing *l, struct entity *e)
{
	const uint32_t *mention = l->as->out->entity_mentions + e->first_mention;
	uint32_t i;
	size_t first = l->variants.n;

	for (i = 0; i < e->nmentions; i++) {
		uint32_t id = l->as->text[mention[i]];

		if (l->place[id] == 0) {
			struct str bytes = intern_get(l->as->texts, id);

			*vec_push(&l->variants) = (struct variant){ str_sub(bytes, 1, bytes.n), 0, (lang_id)bytes.p[0] };
			vec_add(&l->ids, id);
			l->place[id] = (uint32_t)(l->variants.n - first);
		}
		l->variants.items[first + l->place[id] - 1].count++;
	}
	for (i = 0; i < l->ids.n; i++)
		l->place[l->ids.items[i]] = 0;
	l->ids.n = 0;
	e->first_variant = (uint32_t)first;
	e->nvariants = (uint32_t)(l->variants.n - first);
	if (e->nvariants > 0)
		qsort(l->variants.items + first, e->nvariants, sizeof *l->variants.items, by_count);
}

static void
name_entities(struct assembly *as)
{
	struct listing l = { .as = as, .place = mem_zalloc(intern_count(as->texts) + (size_t)1, sizeof *l.place) };
	struct variant *all;
	uint32_t e, i;

	for (e = 0; e < as->out->nentities; e++)
		list_variants(&l, &as->entities[e]);
	all = arena_items(&as->out->arena, &l.variants);
	for (i = 0; i < l.variants.n; i++)
		all[i].text = arena_str(&as->out->arena, all[i].text);
	as->out->variants = all;
	for (e = 0; e < as->out->nentities; e++)
		choose_names(as, &as->entities[e], all + as->entities[e].first_variant);
	free(l.place);
	vec_release(&l.variants);
	vec_release(&l.ids);
}

struct entities *
entity_gathered(const struct corpus *c, struct gathering *g, const struct knowledge *k, struct sides sides,
                const struct counterparts *counterparts, unsigned threads)
{
	struct entities *es = mem_zalloc(1, sizeof *es);
	struct arena own = { 0 };
	struct links links = link_names(c, g, k, counterparts, threads, &own);
	struct assembly as = { .g = g, .k = k, .links = &links, .sides = sides, .corpus = c, .out = es };
	struct mention *mentions;

	as.texts = intern_new();
	as.text_of = mem_zalloc(g->nsurfaces + (size_t)1, sizeof *as.text_of);
	number_entities(&as);
	mentions = weave(&as);
	index_mentions(&as);
	type_entities(&as, mentions);
	name_entities(&as);
	intern_free(as.texts);
	free(as.text_of);
	free(as.text);
	free(as.number);
	arena_release(&own);
	return es;
}

struct entities *
entities_new(const struct corpus *c, const struct index *ix, const struct knowledge *k, struct sides sides,
             unsigned threads)
{
	struct entities_draft *d = mem_zalloc(1, sizeof *d);
	struct gather_source source;
	struct entities *es;

	d->recogniser = recogniser_new(c, ix, k, threads);
	source = (struct gather_source){ begin, find, end, d->recogniser };
	d->gathering = gather_new(c, k, &source, threads);
	es = entity_gathered(c, d->gathering, k, sides, NULL, threads);
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

struct entities *
entities_none(const struct corpus *c)
{
	struct entities *es = mem_zalloc(1, sizeof *es);

	es->first_mention = arena_array(&es->arena, uint32_t, c->narticles + (size_t)1);
	return es;
}

void
entities_settle(struct entities *es)
{
	draft_free(es->draft);
	es->draft = NULL;
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
