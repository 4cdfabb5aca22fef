#include "entity/naming.h"

#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "entity/knowledge.h"
#include "entity/nominative.h"
#include "text/fold.h"

/* A chosen name is the longest of those that are written at least once for so many times of the commonest one: persons
 * by their full names, places as they are called. */
static const uint32_t frequent[MENTION_AMOUNT] = { 20, 5, 1, 5, 5 };

struct naming {
	const struct gathering *g;
	const struct knowledge *k;
	struct sides sides;
	const struct naming_notes *notes;
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
	uint32_t surface = x->g->names[name].surface, cut = x->notes->cut[name];
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

/* The mentions of each entity, ascending: counted, then placed; and the texts of names. */
static void
list_mentions(struct naming *x)
{
	struct entities *es = x->out;
	uint32_t *list = arena_array(&es->arena, uint32_t, x->g->nnames), i, at = 0, name = 0;

	for (i = 0; i < es->nmentions; i++)
		if (!mention_is_figure(&es->mentions[i]))
			x->entities[es->mentions[i].of].nmentions++;
	for (i = 0; i < es->nentities; i++) {
		x->entities[i].first_mention = at;
		at += x->entities[i].nmentions;
		x->entities[i].nmentions = 0;
	}
	for (i = 0; i < es->nmentions; i++) {
		struct entity *e;

		if (mention_is_figure(&es->mentions[i]))
			continue;
		e = &x->entities[es->mentions[i].of];
		while (x->notes->cut[name] == LINK_HIDDEN)
			name++;
		x->text[i] = text_of(x, name++);
		e->type = es->mentions[i].type;
		list[e->first_mention + e->nmentions++] = i;
	}
	es->entity_mentions = list;
}

static void
add_codes(struct naming *x)
{
	const struct gazetteer *gazetteer = knowledge_gazetteer(x->k);
	uint32_t e;

	for (e = 0; e < x->out->nentities; e++)
		if (x->notes->thing[e] != UINT32_MAX)
			x->entities[e].wikidata =
				arena_str(&x->out->arena, gazetteer_wikidata(gazetteer, x->notes->thing[e]));
}

/* --- Variants and chosen names --- */

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

		if (side < 0 || v->count == 0)
			continue;
		e->mentions[side] += v->count;
		if (most[side] == NULL)
			most[side] = best[side] = v;
		else if ((uint64_t)v->count * frequent[e->type] >= most[side]->count && better(x, v, best[side]))
			best[side] = v;
		e->name[side] = best[side]->text;
	}
}

/* What a reader chose is a name of the entity, be it written nowhere. */
static void
add_called(struct naming *x, const struct link_called *called, struct entity *e)
{
	const struct variant *known = x->variants.items + e->first_variant;
	uint32_t i = 0;

	while (i < e->nvariants && !(known[i].lang == called->lang && str_eq(known[i].text, called->text)))
		i++;
	if (i < e->nvariants)
		return;
	*vec_push(&x->variants) = (struct variant){ called->text, 0, called->lang };
	e->nvariants++;
}

static void
take_called(const struct naming *x)
{
	uint32_t i;

	for (i = 0; i < x->notes->ncalled; i++) {
		const struct link_called *called = &x->notes->called[i];
		struct entity *e = &x->entities[called->entity];
		int side = side_of(x, called->lang);

		if (side >= 0)
			e->name[side] = arena_str(&x->out->arena, called->text);
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

/* Is the entity called so in an article of the language, or of any if ${anywhere}, or by the gazetteer? */
static bool
is_called(const struct naming *x, const struct entity *e, struct str text, lang_id lang, bool anywhere)
{
	const struct variant *variants = x->variants.items + e->first_variant;
	const struct gazetteer_entry *known;
	struct buf key = { 0 };
	uint32_t i;

	for (i = 0; i < e->nvariants; i++)
		if ((anywhere || variants[i].lang == lang) && str_eq(variants[i].text, text))
			return true;
	gazetteer_key(text, &key);
	known = gazetteer_find(knowledge_gazetteer(x->k), lang, buf_str(&key));
	buf_release(&key);
	return known != NULL && known->thing == x->notes->thing[e - x->entities];
}

/* A chosen name without its genitive ("Andy Warhols": the other language may tell) or the ending of another case
 * ("Niederlanden": "Italie" is French), if it is called so. */
static struct str
without_case(const struct naming *x, const struct entity *e, struct str name, lang_id lang)
{
	const struct link_words *w = knowledge_linking(x->k, lang);
	size_t i, genitives = link_words_genitives(w), n = genitives + link_words_cases(w);

	for (i = 0; i < n; i++) {
		struct str ending = i < genitives ? link_words_genitive(w, i) : link_words_case(w, i - genitives);
		struct str rest = str_sub(name, 0, name.n - ending.n);

		if (name.n > ending.n && str_ends(name, ending) && is_called(x, e, rest, lang, i < genitives))
			return rest;
	}
	return name;
}

/* What a chosen name is by itself: "Nationaler Sozialversicherungsfonds", if no article has it but in another case. */
static struct str
nominative(const struct naming *x, const struct entity *e, int side, lang_id lang)
{
	struct str name = without_case(x, e, e->name[side], lang), called;
	struct buf key = { 0 }, built = { 0 };

	gazetteer_key(name, &key);
	called = gazetteer_nominative(knowledge_gazetteer(x->k), lang, buf_str(&key));
	buf_release(&key);
	if (called.n == 0 && e->type != MENTION_PERSON && e->type != MENTION_PRODUCT &&
	    nominative_of(knowledge_linking(x->k, lang), name, &built))
		called = arena_str(&x->out->arena, buf_str(&built));
	buf_release(&built);
	return called.n > 0 ? called : name;
}

static void
take_nominatives(struct naming *x, struct entity *e)
{
	const lang_id sides[] = { x->sides.left, x->sides.right };
	int side;

	for (side = 0; side < 2; side++) {
		struct link_called called = { .lang = sides[side], .text = nominative(x, e, side, sides[side]) };

		if (str_eq(called.text, e->name[side]))
			continue;
		add_called(x, &called, e);
		e->name[side] = called.text;
	}
}

static void
name_entities(struct naming *x)
{
	struct variant *all;
	uint32_t e, i, called = 0;

	x->place = mem_zalloc(intern_count(x->texts) + (size_t)1, sizeof *x->place);
	for (e = 0; e < x->out->nentities; e++) {
		list_variants(x, &x->entities[e]);
		choose_names(x, &x->entities[e], x->variants.items + x->entities[e].first_variant);
		take_nominatives(x, &x->entities[e]);
		for (; called < x->notes->ncalled && x->notes->called[called].entity == e; called++)
			add_called(x, &x->notes->called[called], &x->entities[e]);
	}
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
		for (i = 0; i < 2; i++)
			x->entities[e].name[i] = arena_str(&x->out->arena, x->entities[e].name[i]);
	take_called(x);
}

void
naming_all(struct entities *es, const struct gathering *g, const struct knowledge *k, struct sides sides,
         const struct naming_notes *notes)
{
	struct naming x = { .g = g, .k = k, .sides = sides, .notes = notes, .out = es };

	x.texts = intern_new();
	x.text_of = mem_zalloc(g->nsurfaces + (size_t)1, sizeof *x.text_of);
	x.text = mem_alloc((es->nmentions + (size_t)1) * sizeof *x.text);
	es->entities = x.entities = arena_array(&es->arena, struct entity, es->nentities);
	list_mentions(&x);
	free(x.text_of);
	add_codes(&x);
	name_entities(&x);
	intern_free(x.texts);
}

void
naming_notes_release(struct naming_notes *n)
{
	free(n->cut);
	free(n->thing);
	free(n->called);
}
