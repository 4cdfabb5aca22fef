#include "entity/entity.h"

#include <stdlib.h>
#include <string.h>

#include "entity/gather.h"
#include "entity/knowledge.h"
#include "entity/link.h"
#include "entity/link_table.h"
#include "entity/naming.h"
#include "entity/revisions.h"

/* Entities in the making: who is mentioned where. */
struct assembly {
	const struct gathering *g;
	const struct knowledge *k;
	const struct links *links;
	struct entities *out;
	uint32_t *number; /* [links->nentities]: of each entity, in the order of the result; ENTITY_NONE: it is hidden */
};

/* What entities_again() and entities_settle() go on with. */
struct entities_draft {
	struct recogniser *recogniser;
	struct gathering *gathering;
	struct naming_notes notes;
	const struct revisions *said; /* NULL: nothing */
	bool keep;                    /* for entities_revised() */
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

static const figure_tokens *
words_of(void *desk)
{
	return recogniser_words(desk);
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

		if (as->links->cut[i] == LINK_HIDDEN)
			continue;
		if (r->count++ == 0)
			r->first = i;
		r->entity = as->links->entity[i];
	}
	qsort(ranks, n, sizeof *ranks, by_rank);
	as->number = mem_alloc((n + (size_t)1) * sizeof *as->number);
	memset(as->number, 0xff, n * sizeof *as->number); /* ENTITY_NONE */
	for (i = 0; i < n && ranks[i].count > 0; i++)
		as->number[ranks[i].entity] = i;
	free(ranks);
	as->out->nentities = i;
}

/* --- Mentions: names and figures in step --- */

static struct mention
name_mention(const struct assembly *as, uint32_t article, uint32_t name)
{
	const struct sighting *s = &as->g->names[name];
	uint32_t entity = as->number[as->links->entity[name]];

	return (struct mention){ article, s->start, s->start + s->bytes, s->type, entity };
}

static struct mention
figure_mention(const struct assembly *as, uint32_t article, uint32_t figure)
{
	const struct gathered_figure *f = &as->g->figures[figure];

	return (struct mention){ article, f->start, f->start + f->bytes, f->type, f->value };
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
		while (i < iend && as->links->cut[i] == LINK_HIDDEN)
			i++;
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
	uint32_t total = 0, a, f, i, at = 0;
	struct mention *mentions;
	uint32_t *first = arena_array(&es->arena, uint32_t, g->narticles + (size_t)1);

	for (i = 0; i < g->nnames; i++)
		total += as->links->cut[i] != LINK_HIDDEN;
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

/* The type most mentions have. A person is a person in most places, by a first name or a title: of what is something else
 * as often, it is that. */
static uint8_t
type_of(const uint32_t votes[NAME_TYPES])
{
	unsigned best = NAME_TYPES - 1, t;

	for (t = NAME_TYPES - 1; t-- > MENTION_PERSON + 1;)
		best = votes[t] >= votes[best] ? t : best;
	return (uint8_t)(votes[MENTION_PERSON] > votes[best] ? MENTION_PERSON : best);
}

/* Of what is mentioned: the gazetteer's type if it knows most of the mentions, else what most of them are taken for.
 * Returns the things, [nentities], UINT32_MAX for those that it does not know. */
static uint32_t *
type_mentions(const struct assembly *as, struct mention *mentions)
{
	const struct gazetteer *gazetteer = knowledge_gazetteer(as->k);
	uint32_t n = as->out->nentities, *known = mem_zalloc(n + (size_t)1, sizeof *known), *thing, e, i;
	uint32_t(*votes)[NAME_TYPES] = mem_zalloc(n + (size_t)1, sizeof *votes);
	uint8_t *type = mem_alloc(n + (size_t)1);

	thing = mem_zalloc(n + (size_t)1, sizeof *thing);
	for (i = 0; i < as->g->nnames; i++) {
		if (as->links->cut[i] == LINK_HIDDEN)
			continue;
		e = as->number[as->links->entity[i]];
		votes[e][as->links->type[i]]++;
		if (as->links->thing[i] != UINT32_MAX) {
			known[e]++;
			thing[e] = as->links->thing[i];
		}
	}
	for (e = 0; e < n; e++) {
		uint32_t all = 0;

		for (i = 0; i < NAME_TYPES; i++)
			all += votes[e][i];
		thing[e] = known[e] * 2 >= all ? thing[e] : UINT32_MAX;
		type[e] = thing[e] != UINT32_MAX ? gazetteer_type(gazetteer, thing[e]) : type_of(votes[e]);
	}
	for (i = 0; as->links->ruled != NULL && i < as->links->nentities; i++)
		if (as->links->ruled[i] != NAME_TYPES && as->number[i] != ENTITY_NONE)
			type[as->number[i]] = as->links->ruled[i];
	for (i = 0; i < as->out->nmentions; i++)
		if (!mention_is_figure(&mentions[i]))
			mentions[i].type = type[mentions[i].of] & 7;
	free(known);
	free(votes);
	free(type);
	return thing;
}

static int
by_called(const void *a, const void *b)
{
	const struct link_called *x = a, *y = b;

	if (x->entity != y->entity)
		return x->entity < y->entity ? -1 : 1;
	return (int)x->lang - (int)y->lang;
}

/* The names that a reader chose, of what is not hidden; of two for one thing, the order does not matter: the one is said
 * instead of the other (revisions.h). */
static void
note_called(const struct assembly *as, struct naming_notes *notes)
{
	uint32_t i, n = 0;

	notes->called = mem_alloc((as->links->ncalled + (size_t)1) * sizeof *notes->called);
	for (i = 0; i < as->links->ncalled; i++) {
		struct link_called now = as->links->called[i];

		now.entity = as->number[now.entity];
		if (now.entity != ENTITY_NONE)
			notes->called[n++] = now;
	}
	if (n > 1)
		qsort(notes->called, n, sizeof *notes->called, by_called);
	notes->ncalled = n;
}

/* Who is mentioned where, of what type. ${notes} are the caller's. */
static struct entities *
assemble(const struct corpus *c, struct gathering *g, const struct knowledge *k, const struct link_evidence *evidence,
         unsigned threads, struct naming_notes *notes)
{
	struct entities *es = mem_zalloc(1, sizeof *es);
	struct arena own = { 0 };
	struct links links = link_names(c, g, k, evidence, threads, &own);
	struct assembly as = { .g = g, .k = k, .links = &links, .out = es };

	number_entities(&as);
	notes->thing = type_mentions(&as, weave(&as));
	notes->cut = mem_alloc(g->nnames + (size_t)1);
	memcpy(notes->cut, links.cut, g->nnames);
	note_called(&as, notes);
	free(as.number);
	arena_release(&own);
	return es;
}

/* ${keep}: the memo of ${g}; else it goes before names take their memory. */
static struct entities *
link_and_name(const struct corpus *c, struct gathering *g, const struct knowledge *k, struct sides sides,
              const struct link_evidence *evidence, unsigned threads, bool keep)
{
	struct naming_notes notes;
	struct entities *es = assemble(c, g, k, evidence, threads, &notes);

	if (!keep)
		gather_forget(g);
	naming_all(es, g, k, sides, &notes);
	naming_notes_release(&notes);
	return es;
}

struct entities *
entity_gathered(const struct corpus *c, struct gathering *g, const struct knowledge *k, struct sides sides,
                const struct link_evidence *evidence, unsigned threads)
{
	return link_and_name(c, g, k, sides, evidence, threads, false);
}

struct entities *
entities_new(const struct corpus *c, const struct index *ix, const struct knowledge *k, unsigned threads)
{
	struct entities_draft *d = mem_zalloc(1, sizeof *d);
	struct link_evidence evidence = { NULL, NULL };
	struct gather_source source;
	struct entities *es;

	d->recogniser = recogniser_new(c, ix, k, threads);
	source = (struct gather_source){ begin, find, end, d->recogniser, words_of };
	d->gathering = gather_new(c, k, &source, threads);
	es = assemble(c, d->gathering, k, &evidence, threads, &d->notes);
	es->draft = d;
	return es;
}

void
entities_heed(struct entities *es, const struct revisions *said, bool keep)
{
	es->draft->said = said != NULL && said->items.n > 0 ? said : NULL;
	es->draft->keep = keep;
}

static void
draft_free(struct entities_draft *d)
{
	if (d == NULL)
		return;
	gather_free(d->gathering);
	recogniser_free(d->recogniser);
	naming_notes_release(&d->notes);
	free(d);
}

/* Settle what was gathered, and keep it if that is wanted. */
static struct entities *
settle(struct entities_draft *d, const struct corpus *c, const struct knowledge *k, struct sides sides,
       const struct counterparts *counterparts, unsigned threads)
{
	struct link_evidence evidence = { counterparts, d->said };
	struct entities *es;

	recogniser_free(d->recogniser);
	d->recogniser = NULL;
	es = link_and_name(c, d->gathering, k, sides, &evidence, threads, d->keep);
	if (d->keep)
		es->kept = d;
	else
		draft_free(d);
	return es;
}

struct entities *
entities_again(struct entities *es, const struct corpus *c, const struct knowledge *k, struct sides sides,
               const struct counterparts *counterparts, unsigned threads)
{
	struct entities_draft *d = es->draft;
	struct gather_source source = { begin, find, end, d->recogniser, words_of };

	es->draft = NULL; /* all else goes before the new is made */
	entities_free(es);
	if (counterparts != NULL) {
		recogniser_hear(d->recogniser, counterparts,
				(struct sightings){ d->gathering->names, d->gathering->first_name });
		gather_again(d->gathering, c, &source, counterparts, threads);
	}
	naming_notes_release(&d->notes);
	d->notes = (struct naming_notes){ .cut = NULL };
	return settle(d, c, k, sides, counterparts, threads);
}

void
entities_settle(struct entities *es, const struct knowledge *k, struct sides sides)
{
	struct entities_draft *d = es->draft;

	if (d == NULL)
		return;
	es->draft = NULL;
	gather_forget(d->gathering);
	naming_all(es, d->gathering, k, sides, &d->notes);
	draft_free(d);
}

struct entities *
entities_revised(struct entities *es, const struct corpus *c, const struct knowledge *k, struct sides sides,
                 const struct counterparts *counterparts, const struct revisions *said, unsigned threads)
{
	struct entities_draft *d = es->kept;

	es->kept = NULL;
	if (d == NULL)
		return NULL;
	d->said = said;
	return settle(d, c, k, sides, counterparts, threads);
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
	draft_free(e->kept);
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
