#include "entity/link_decide.h"

#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "entity/link_alike.h"
#include "entity/link_said.h"

enum { CHAIN_MOST = 16 };
enum { OFTEN = 4 }; /* a firm's short name stands beside the long one in so many of its articles (one in …) */
#define NOBODY UINT32_MAX
#define SEVERAL (UINT32_MAX - 1)

/* What the corpus says of a name that is a part of longer names. */
struct part {
	uint32_t target;             /* root of the one name that its units stand for; NOBODY, SEVERAL */
	uint32_t units, with_parent; /* how many */
	uint32_t bearer;             /* persons: root of the one longer name that ends in it; NOBODY, SEVERAL */
	uint32_t bearer_units;       /* in how many articles its bearers stand with their long names */
	uint32_t lead, lead_units;   /* the bearer with the most of these articles, a node, and how many */
	uint32_t other_units;        /* of those whose first names are not nearly the same as his */
	uint32_t standard;           /* the node whose name its units bear if their article does not say; NOBODY */
	uint8_t how;                 /* enum link_how, of the units; LINK_NOT if they differ */
};

struct deciding {
	struct linking *l;
	struct part *parts;   /* [nnodes], of roots */
	struct intern *apart; /* entities that are no node: a surname of several bearers in one group */
};

static struct part *
part_of(const struct deciding *d, uint32_t node)
{
	return &d->parts[d->l->found[node]];
}

static uint32_t
one_of(uint32_t known, uint32_t more)
{
	return known == NOBODY || known == more ? more : SEVERAL;
}

static void
count_parts(struct deciding *d)
{
	const struct linking *l = d->l;
	uint32_t u;

	for (u = 0; u < l->nunits; u++) {
		const struct link_unit *unit = &l->units[u];
		struct part *p = part_of(d, unit->node);

		p->units++;
		if (unit->parent == UINT32_MAX || unit->how == LINK_STORY)
			continue;
		p->with_parent++;
		p->target = one_of(p->target, l->found[l->units[unit->parent].node]);
		p->how = p->with_parent == 1 || p->how == unit->how ? unit->how : LINK_NOT;
	}
}

/* Is a unit's parent to be believed, seen from the whole corpus? A firm's short name is, if it seldom stands without
 * the long one and never for two; ordinary words ("Commission") are believed in their article alone. */
static bool
believed(const struct deciding *d, const struct link_unit *u)
{
	const struct link_node *n = &d->l->t->nodes[u->node];
	const struct part *p = part_of(d, u->node);

	if (u->parent == UINT32_MAX)
		return false;
	if ((u->how != LINK_PREFIX && u->how != LINK_SUFFIX) || n->ordinary ||
	    link_local_type(d->l, u) == MENTION_PERSON || link_table_type(n->votes) == MENTION_PERSON)
		return true;
	return p->target < SEVERAL && p->with_parent * OFTEN >= p->units;
}

/* A part whose units all stand for one name does so where the article does not say, too. */
static void
set_standards(struct deciding *d)
{
	const struct linking *l = d->l;
	uint32_t n;

	for (n = 0; n < l->t->nnodes; n++) {
		struct part *p = part_of(d, n);
		bool person = link_table_type(l->t->nodes[n].votes) == MENTION_PERSON;

		if (p->target >= SEVERAL || l->t->nodes[n].thing != UINT32_MAX || l->t->nodes[n].ordinary ||
		    link_said_apart(l, n, p->target))
			continue;
		if ((p->how == LINK_PREFIX || p->how == LINK_SUFFIX) && (person || p->with_parent * OFTEN < p->units))
			continue;
		if (p->how != LINK_NOT && p->target != l->found[n])
			p->standard = p->target;
	}
}

/* The node whose name a node bears by its standards. */
static uint32_t
standard_of(const struct deciding *d, uint32_t node)
{
	int i;

	for (i = 0; i < CHAIN_MOST && part_of(d, node)->standard < SEVERAL; i++)
		node = part_of(d, node)->standard;
	return d->l->found[node];
}

static bool
person_node(const struct deciding *d, uint32_t node)
{
	return link_table_type(d->l->t->nodes[node].votes) == MENTION_PERSON;
}

/* Is the node another one's genitive ("Emmanuel Macrons")? Then it bears nothing. */
static bool
genitive_node(const struct deciding *d, uint32_t node)
{
	return d->l->t->nodes[node].cuttable && part_of(d, node)->how == LINK_GENITIVE &&
	       part_of(d, node)->target < SEVERAL;
}

/* What is done for each longer name ${n} of a person that ends in the part. */
typedef void (*bearer_fn)(struct deciding *d, struct part *p, uint32_t n);

static void
each_bearer(struct deciding *d, bearer_fn f)
{
	const struct link_table *t = d->l->t;
	uint32_t n, s, i;

	for (n = 0; n < t->nnodes; n++) {
		if (t->nodes[n].words < 2 || !person_node(d, n) || genitive_node(d, n))
			continue;
		for (s = t->first_sub[n]; s < t->first_sub[n + 1]; s++)
			for (i = t->first_named[t->subs[s].key]; i < t->first_named[t->subs[s].key + 1]; i++)
				if (t->subs[s].how == LINK_SUFFIX && person_node(d, t->named[i].node) &&
				    d->l->found[t->named[i].node] != d->l->found[n] &&
				    !link_said_apart(d->l, t->named[i].node, n) &&
				    !(t->named[i].cut && link_said_key_apart(d->l, t->subs[s].key, n)))
					f(d, part_of(d, t->named[i].node), n);
	}
}

static void
add_bearer(struct deciding *d, struct part *p, uint32_t n)
{
	uint32_t units = part_of(d, n)->units;

	p->bearer = one_of(p->bearer, standard_of(d, n));
	p->bearer_units += units;
	if (units > p->lead_units) {
		p->lead = n;
		p->lead_units = units;
	}
}

static struct str
first_name(const struct deciding *d, uint32_t node)
{
	struct str key = intern_get(d->l->t->keys, d->l->t->nodes[node].key);

	return str_sub(key, 0, str_chr(key, ' ', 0));
}

enum { FAMOUS = 8, TIMES = 8, TYPO = 4 };

/* When it is asked how many others there are, "Barrack Obama", in a few articles, is none. */
static void
add_other(struct deciding *d, struct part *p, uint32_t n)
{
	uint32_t units = part_of(d, n)->units;
	bool typo = units * TYPO <= p->lead_units && link_alike_words(first_name(d, n), first_name(d, p->lead));

	if (standard_of(d, n) != standard_of(d, p->lead) && !typo)
		p->other_units += units;
}

/* Is one of the bearers so well known that who is called by the surname alone is he, unless the story has another? */
static bool
famous(const struct part *p)
{
	return p->lead_units >= FAMOUS && p->lead_units >= TIMES * p->other_units;
}

/* A genitive whose article does not have the name without: the corpus has it, and oftener. */
static void
find_genitives(struct deciding *d)
{
	const struct link_table *t = d->l->t;
	uint32_t u, k, i, j;

	for (u = 0; u < t->nused; u++)
		for (k = t->used[u], i = t->first_named[k]; i < t->first_named[k + 1]; i++) {
			uint32_t node = t->named[i].node;
			struct part *p = part_of(d, node);

			if (!t->named[i].cut || !t->nodes[node].genitive || t->nodes[node].thing != UINT32_MAX ||
			    p->standard != NOBODY || p->bearer != NOBODY)
				continue;
			for (j = t->first_named[k]; j < t->first_named[k + 1]; j++) {
				uint32_t base = t->named[j].node;

				if (!t->named[j].cut && part_of(d, base)->units > p->units &&
				    person_node(d, base) == person_node(d, node) && d->l->found[base] != d->l->found[node] &&
				    !link_said_apart(d->l, base, node))
					p->standard = p->standard == NOBODY ? base : SEVERAL;
			}
			p->how = p->standard < SEVERAL ? LINK_GENITIVE : p->how;
		}
}

/* --- Entities --- */

static uint32_t
apart(struct deciding *d, const struct link_unit *u)
{
	uint32_t pair[2] = { d->l->found[u->node], d->l->group_of[u->article] };

	return d->l->t->nnodes + intern_add(d->apart, (struct str){ (const char *)pair, sizeof pair });
}

/* Whose a unit is: a node, or a number behind the nodes. Marks those that are read without their genitive. */
static uint32_t
entity_of(struct deciding *d, struct link_unit *u)
{
	const struct link_node *n = &d->l->t->nodes[u->node];
	const struct part *p = part_of(d, u->node);
	bool person = link_said_type(d->l, u) == MENTION_PERSON;

	if (believed(d, u))
		return entity_of(d, &d->l->units[u->parent]);
	u->cut = false;
	if (link_said_spoken(d->l, u->node) & SPOKEN_APART)
		return d->l->found[u->node];
	if (p->standard < SEVERAL) {
		u->cut = p->how == LINK_GENITIVE;
		return standard_of(d, u->node);
	}
	if (!person || n->thing != UINT32_MAX || n->words > 3 || p->bearer == NOBODY ||
	    link_said_spoken(d->l, u->node) & SPOKEN_MERGED)
		return d->l->found[u->node];
	if (p->bearer == SEVERAL && !u->many && famous(p))
		return standard_of(d, p->lead);
	if (p->bearer == SEVERAL || u->many || (n->ordinary && p->bearer_units < 2))
		return apart(d, u);
	return p->bearer;
}

/* The types and names that a reader gave, by the numbers that entities have now: ${numbers}, from 1. */
static void
tell_last_word(struct link_last_word *last, const uint32_t *numbers, struct links *out, struct arena *arena)
{
	uint8_t *ruled = arena_array(arena, uint8_t, out->nentities);
	uint32_t e;

	for (e = 0; e < last->n; e++)
		if (numbers[e] != 0)
			ruled[numbers[e] - 1] = last->ruled[e];
	for (e = 0; e < last->ncalled; e++)
		last->called[e].entity = numbers[last->called[e].entity] - 1;
	out->ruled = ruled;
	out->called = last->called;
	out->ncalled = last->ncalled;
}

static void
number(struct deciding *d, struct links *out, struct arena *arena)
{
	struct linking *l = d->l;
	uint32_t *of = mem_zalloc(l->nunits + (size_t)1, sizeof *of), *numbers, u, i, n = 0;
	uint32_t *entity = arena_array(arena, uint32_t, l->g->nnames);
	uint32_t *thing = arena_array(arena, uint32_t, l->g->nnames);
	struct link_last_word last = { .hidden = NULL };
	uint8_t *cut = arena_array(arena, uint8_t, l->g->nnames), *type = arena_array(arena, uint8_t, l->g->nnames);

	for (u = 0; u < l->nunits; u++)
		of[u] = entity_of(d, &l->units[u]);
	last.n = l->t->nnodes + intern_count(d->apart);
	if (l->said != NULL)
		link_said_settle(l, of, last.n, arena, &last);
	numbers = mem_zalloc((size_t)last.n + 1, sizeof *numbers);
	for (u = 0; u < l->nunits; u++) {
		if (numbers[of[u]] == 0)
			numbers[of[u]] = ++n;
		of[u] = numbers[of[u]] - 1;
	}
	for (i = 0; i < l->g->nnames; i++) {
		uint32_t surface = l->g->names[i].surface;

		entity[i] = of[l->unit_of[i]];
		type[i] = (uint8_t)link_table_vote(l->t, &l->g->names[i]);
		thing[i] = l->t->nodes[l->units[l->unit_of[i]].node].thing;
		cut[i] = l->t->sure[surface] || l->units[l->unit_of[i]].cut ? l->t->cut[surface] : 0;
		if (last.hidden != NULL && last.hidden[l->unit_of[i]])
			cut[i] = LINK_HIDDEN;
	}
	*out = (struct links){ .nentities = n, .entity = entity, .thing = thing, .cut = cut, .type = type };
	if (l->said != NULL)
		tell_last_word(&last, numbers, out, arena);
	free(of);
	free(numbers);
}

void
link_decide(struct linking *l, struct links *out, struct arena *arena)
{
	struct deciding d = { l, mem_zalloc(l->t->nnodes + (size_t)1, sizeof *d.parts), intern_new() };
	uint32_t n;

	for (n = 0; n < l->t->nnodes; n++)
		d.parts[n].target = d.parts[n].bearer = d.parts[n].standard = NOBODY;
	count_parts(&d);
	set_standards(&d);
	each_bearer(&d, add_bearer);
	each_bearer(&d, add_other);
	find_genitives(&d);
	number(&d, out, arena);
	intern_free(d.apart);
	free(d.parts);
}
