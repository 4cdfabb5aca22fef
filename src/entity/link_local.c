#include "entity/link_local.h"

#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "entity/link_said.h"

/* The candidates of a unit: in its own article, and in the other articles of its group. */
struct candidate {
	uint32_t unit; /* the first one */
	uint32_t root; /* whose it is */
	uint8_t how;   /* LINK_NOT: doubtful */
	bool cut, some, many, sure; /* sure: nothing else is looked at */
};
struct local_unit {
	uint32_t unit, next; /* next: of the same node in this group, its place + 1 */
	struct candidate here, there;
};

struct local {
	const struct linking *l;
	uint32_t *first; /* [nnodes]: place + 1 of the node's first unit in the group, 0: none */
	VEC(struct local_unit) units;
	VEC(uint32_t) order;
};

uint32_t
link_local_root(const struct linking *l, uint32_t node)
{
	while (l->root[node] != node)
		node = l->root[node];
	return node;
}

static uint32_t
total(const uint32_t votes[NAME_TYPES])
{
	uint32_t t = 0, i;

	for (i = 0; i < NAME_TYPES; i++)
		t += votes[i];
	return t;
}

static uint32_t
unit_total(const struct link_unit *u)
{
	uint32_t t = 0, i;

	for (i = 0; i < NAME_TYPES; i++)
		t += u->votes[i];
	return t;
}

unsigned
link_local_type(const struct linking *l, const struct link_unit *u)
{
	const uint32_t *all = l->t->nodes[u->node].votes;
	unsigned best = 0, t;

	for (t = 1; t < NAME_TYPES; t++)
		if (u->votes[t] > u->votes[best] || (u->votes[t] == u->votes[best] && all[t] > all[best]))
			best = t;
	return best;
}

/* The group's units, and for each node the chain of its own. */
static void
enter(struct local *o, uint32_t group)
{
	const struct linking *l = o->l;
	uint32_t a, u;

	o->units.n = o->order.n = 0;
	for (a = l->first_article[group]; a < l->first_article[group + 1]; a++)
		for (u = l->first_unit[l->articles[a]]; u < l->first_unit[l->articles[a] + 1]; u++) {
			uint32_t *first = &o->first[l->units[u].node];

			*vec_push(&o->units) = (struct local_unit){ .unit = u, .next = *first };
			*first = (uint32_t)o->units.n;
			vec_add(&o->order, (uint32_t)o->units.n - 1);
		}
}

static void
leave(struct local *o)
{
	size_t i;

	for (i = 0; i < o->units.n; i++)
		o->first[o->l->units[o->units.items[i].unit].node] = 0;
}

static const struct link_unit *
unit_at(const struct local *o, uint32_t place)
{
	return &o->l->units[o->units.items[place].unit];
}

static const struct link_node *
node_at(const struct local *o, uint32_t place)
{
	return &o->l->t->nodes[unit_at(o, place)->node];
}

/* Whose the unit is, as far as its group knows. */
static uint32_t
owner(const struct linking *l, uint32_t unit)
{
	while (l->units[unit].parent != UINT32_MAX)
		unit = l->units[unit].parent;
	return link_local_root(l, l->units[unit].node);
}

/* Is the name known by itself, as what it is here? "France" is no part of "Banque de France". */
static bool
known(const struct linking *l, const struct link_node *n, unsigned type)
{
	const struct gazetteer *g = knowledge_gazetteer(l->k);

	return n->thing != UINT32_MAX && (type != MENTION_PERSON || gazetteer_type(g, n->thing) == MENTION_PERSON);
}

/* Is the name an ordinary word that may mean something else that the story tells of? "Union" where it has the CDU. */
static bool
rivalled(const struct local *o, const struct link_node *n)
{
	const struct link_table *t = o->l->t;
	struct str rivals, one;
	uint32_t key, i;

	if (n->words > 1 || !n->ordinary)
		return false;
	rivals = link_words_rivals(knowledge_linking(o->l->k, n->lang), intern_get(t->keys, n->key));
	while (str_cut(&rivals, ' ', &one)) {
		if ((key = intern_find(t->keys, one)) == INTERN_NONE || key >= t->nkeys)
			continue;
		for (i = t->first_named[key]; i < t->first_named[key + 1]; i++)
			if (o->first[t->named[i].node] != 0)
				return true;
	}
	return false;
}

/* Does the article have the name, or one of the same key that is one with it ("PS" in the other language)? */
static bool
stands_in(const struct local *o, uint32_t node, uint32_t article)
{
	const struct link_table *t = o->l->t;
	uint32_t key = t->nodes[node].key, root = link_local_root(o->l, node), i, u;

	for (i = t->first_named[key]; i < t->first_named[key + 1]; i++) {
		if (link_local_root(o->l, t->named[i].node) != root)
			continue;
		for (u = o->first[t->named[i].node]; u != 0; u = o->units.items[u - 1].next)
			if (unit_at(o, u - 1)->article == article)
				return true;
	}
	return false;
}

/* May unit ${u} stand for the longer name of unit ${v}? DOUBTFUL: hardly, but what else it may stand for is no longer
 * clear ("Zentralbank" beside "Europäische Zentralbank" and "Zentralbank von Kenia"). */
enum chance { NO, DOUBTFUL, YES };

static enum chance
may_typed(const struct local *o, uint32_t u, uint32_t v, const struct link_sub *sub, const unsigned types[2])
{
	const struct linking *l = o->l;
	const struct link_unit *a = unit_at(o, u), *b = unit_at(o, v);
	const struct link_node *n = node_at(o, u), *m = node_at(o, v);
	unsigned type = types[0], longer = types[1];
	bool person = longer == MENTION_PERSON, alike = type == longer, only = total(n->votes) == unit_total(a);

	if (known(l, n, type))
		return NO;
	switch (sub->how) {
	case LINK_SUFFIX:
		if (person)
			return alike || only || link_table_type(n->votes) == MENTION_PERSON ? YES : NO;
		/* fall through */
	case LINK_PREFIX:
		if (!alike || longer == MENTION_PLACE)
			return NO;
		if (rivalled(o, n))
			return DOUBTFUL;
		return person || sub->plain || (n->ordinary && !sub->digits) ? YES : DOUBTFUL;
	case LINK_INITIAL:
		return person && alike ? YES : NO;
	case LINK_ACRONYM:
		if (!n->acronym || m->acronym || person || type == MENTION_PERSON)
			return NO;
		return intern_get(l->t->keys, n->key).n > 2 || stands_in(o, a->node, b->article) ? YES : NO;
	case LINK_GENITIVE:
		return alike || only ? YES : NO;
	default:
		return NO;
	}
}

/* By the types that were found, and where a reader gives others, by these, too. */
static enum chance
may(const struct local *o, uint32_t u, uint32_t v, const struct link_sub *sub)
{
	const struct linking *l = o->l;
	const struct link_unit *a = unit_at(o, u), *b = unit_at(o, v);
	const unsigned types[2] = { link_local_type(l, a), link_local_type(l, b) };
	enum chance found = may_typed(o, u, v, sub, types), said;

	if (l->said == NULL || (node_at(o, u)->ruled == NAME_TYPES && node_at(o, v)->ruled == NAME_TYPES))
		return found;
	said = may_typed(o, u, v, sub, (const unsigned[2]){ link_said_type(l, a), link_said_type(l, b) });
	return said > found ? said : found;
}

static void
propose(struct local *o, uint32_t u, uint32_t v, const struct link_sub *sub, bool cut)
{
	const struct link_unit *a = unit_at(o, u), *b = unit_at(o, v);
	struct candidate *c = a->article == b->article ? &o->units.items[u].here : &o->units.items[u].there;
	enum chance chance = NO;
	uint32_t root;

	if (a->node != b->node && !o->units.items[u].here.sure)
		chance = may(o, u, v, sub);
	if (chance == NO)
		return;
	root = owner(o->l, o->units.items[v].unit);
	if (root == link_local_root(o->l, a->node))
		return;
	if (link_said_apart(o->l, a->node, root)) { /* and of which of the others it is a part is no longer clear */
		c->some = c->many = true;
		return;
	}
	if (c->some && c->root != root)
		c->many = true;
	else if (!c->some || (c->how == LINK_NOT && chance == YES))
		*c = (struct candidate){ .unit = o->units.items[v].unit,
			                 .root = root,
			                 .how = (uint8_t)(chance == YES ? sub->how : LINK_NOT),
			                 .cut = cut,
			                 .some = true,
			                 .many = c->many };
}

/* Offer unit ${v} to all units in the group that its name may be meant by. */
static void
offer(struct local *o, uint32_t v)
{
	const struct link_table *t = o->l->t;
	uint32_t node = unit_at(o, v)->node, root = owner(o->l, o->units.items[v].unit), s, i, u;
	struct link_sub own = { t->nodes[node].key, LINK_GENITIVE, false, false };

	for (s = t->first_sub[node]; s <= t->first_sub[node + 1]; s++) {
		const struct link_sub *sub = s < t->first_sub[node + 1] ? &t->subs[s] : &own;

		for (i = t->first_named[sub->key]; i < t->first_named[sub->key + 1]; i++) {
			const struct link_named *named = &t->named[i];

			if ((sub == &own && !named->cut) ||
			    (named->cut && link_said_key_apart(o->l, sub->key, root)))
				continue;
			for (u = o->first[named->node]; u != 0; u = o->units.items[u - 1].next)
				propose(o, u - 1, v, sub, named->cut);
		}
	}
}

static void
settle(struct local *o, uint32_t u)
{
	const struct local_unit *lu = &o->units.items[u];
	const struct candidate *c = lu->here.some ? &lu->here : &lu->there;
	struct link_unit *unit = &o->l->units[lu->unit];
	uint32_t p;

	if (unit->how == LINK_STORY)
		return;
	unit->many = c->some && c->many;
	if (!c->some || c->many || c->how == LINK_NOT)
		return;
	for (p = c->unit; p != UINT32_MAX; p = o->l->units[p].parent)
		if (p == lu->unit)
			return; /* "SPs (SP)": each would stand for the other */
	unit->parent = c->unit;
	unit->how = c->how;
	unit->cut = c->cut;
}

/* Do the letters of the acronym stand in the name in this order, the first at its start? */
static bool
spells(struct str acronym, struct str name)
{
	size_t i, at = 0;

	for (i = 0; i < acronym.n; i++) {
		while (at < name.n && name.p[at] != acronym.p[i])
			at++;
		if (at == name.n || (i == 0 && at != 0))
			return false;
		at++;
	}
	return true;
}

bool
link_local_bracket(const struct linking *l, uint32_t name, uint32_t *acronym, uint32_t *longer)
{
	const struct link_table *t = l->t;
	const struct link_node *n, *m;
	unsigned type;

	if (!l->g->names[name].bracketed)
		return false;
	*longer = l->unit_of[name - 1];
	*acronym = l->unit_of[name];
	if (t->nodes[l->units[*longer].node].acronym) {
		*longer = l->unit_of[name];
		*acronym = l->unit_of[name - 1];
	}
	n = &t->nodes[l->units[*acronym].node];
	m = &t->nodes[l->units[*longer].node];
	type = link_local_type(l, &l->units[*longer]);
	if (!n->acronym || m->acronym || type == MENTION_PERSON ||
	    link_local_type(l, &l->units[*acronym]) == MENTION_PERSON)
		return false;
	return spells(intern_get(t->keys, n->key), intern_get(t->keys, m->key)) ||
	       (m->words >= 3 && type != MENTION_PLACE);
}

static void
offer_brackets(struct local *o, uint32_t group)
{
	const struct linking *l = o->l;
	uint32_t a, i, acronym, longer, u;

	for (a = l->first_article[group]; a < l->first_article[group + 1]; a++)
		for (i = l->g->first_name[l->articles[a]]; i < l->g->first_name[l->articles[a] + 1]; i++) {
			if (!link_local_bracket(l, i, &acronym, &longer) ||
			    known(l, &l->t->nodes[l->units[acronym].node], link_local_type(l, &l->units[acronym])) ||
			    link_said_apart(l, l->units[acronym].node, owner(l, longer)))
				continue;
			u = o->first[l->units[acronym].node];
			while (o->units.items[u - 1].unit != acronym)
				u = o->units.items[u - 1].next;
			if (!o->units.items[u - 1].here.some)
				o->units.items[u - 1].here = (struct candidate){
					longer, 0, LINK_BRACKETS, false, true, false, true
				};
		}
}

/* Longer names first, so that whose they are is settled; initials and genitives behind what they may stand for. */
static int
by_length(const void *a, const void *b, void *p)
{
	const struct local *o = p;
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	const struct link_node *n = node_at(o, x), *m = node_at(o, y);
	struct str s = intern_get(o->l->t->keys, n->key), t = intern_get(o->l->t->keys, m->key);
	bool short_s = str_chr(s, ' ', 0) <= 3, short_t = str_chr(t, ' ', 0) <= 3;

	if (n->words != m->words)
		return n->words > m->words ? -1 : 1;
	if (n->cuttable != m->cuttable)
		return n->cuttable ? 1 : -1;
	if (short_s != short_t)
		return short_s ? 1 : -1;
	if (s.n != t.n)
		return s.n < t.n ? -1 : 1;
	return x < y ? -1 : x > y;
}

void
link_local_parents(const struct linking *l, uint32_t first, uint32_t last)
{
	struct local o = { .l = l, .first = mem_zalloc(l->t->nnodes + (size_t)1, sizeof *o.first) };
	uint32_t group;
	size_t i;

	for (group = first; group < last; group++) {
		enter(&o, group);
		offer_brackets(&o, group);
		if (o.order.n > 0)
			qsort_r(o.order.items, o.order.n, sizeof *o.order.items, by_length, &o);
		for (i = 0; i < o.order.n; i++) {
			settle(&o, o.order.items[i]);
			offer(&o, o.order.items[i]);
		}
		leave(&o);
	}
	free(o.first);
	vec_release(&o.units);
	vec_release(&o.order);
}
