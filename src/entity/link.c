#include "entity/link.h"

#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "base/par.h"
#include "entity/link_decide.h"
#include "entity/link_join.h"
#include "entity/link_local.h"
#include "entity/link_said.h"

enum { TASKS = 4 };
enum { SHORT = 3 }; /* bytes of a key that may mean another thing in another language */

/* --- Units and groups --- */

static void
add_vote(uint16_t *vote)
{
	if (*vote < UINT16_MAX)
		++*vote;
}

static void
make_units(struct linking *l, struct arena *arena)
{
	const struct gathering *g = l->g;
	uint32_t *first = arena_array(arena, uint32_t, g->narticles + (size_t)1);
	uint32_t *unit_of = arena_array(arena, uint32_t, g->nnames), *last, a, i;
	VEC(struct link_unit) units = { 0 };

	last = mem_zalloc(l->t->nnodes + (size_t)1, sizeof *last); /* the newest unit of each node + 1 */
	for (a = 0; a < g->narticles; a++) {
		first[a] = (uint32_t)units.n;
		for (i = g->first_name[a]; i < g->first_name[a + 1]; i++) {
			uint32_t node = l->t->node_of[g->names[i].surface];

			if (last[node] <= first[a]) {
				*vec_push(&units) = (struct link_unit){ .node = node, .article = a, .parent = UINT32_MAX };
				last[node] = (uint32_t)units.n;
			}
			unit_of[i] = last[node] - 1;
			add_vote(&units.items[unit_of[i]].votes[link_table_vote(l->t, &g->names[i])]);
		}
	}
	first[a] = (uint32_t)units.n;
	l->first_unit = first;
	l->unit_of = unit_of;
	l->nunits = (uint32_t)units.n;
	l->units = units.items;
	free(last);
}

static uint32_t
root_of(uint32_t *root, uint32_t x)
{
	while (root[x] != x)
		x = root[x] = root[root[x]];
	return x;
}

/* The smaller number is the root, so that the order of joining does not matter. */
static void
join(uint32_t *root, uint32_t a, uint32_t b)
{
	a = root_of(root, a);
	b = root_of(root, b);
	if (a < b)
		root[b] = a;
	else
		root[a] = b;
}

/* The same for nodes, unless a reader says that the two are never one. ${merged}: only he says that they are. */
static void
join_nodes(struct linking *l, uint32_t a, uint32_t b, bool merged)
{
	if (link_said_apart(l, a, b))
		return;
	if (l->found != l->root && !merged)
		join(l->found, a, b);
	a = root_of(l->root, a);
	b = root_of(l->root, b);
	join(l->root, a, b);
	if (l->said != NULL)
		l->said->careful[root_of(l->root, a)] = l->said->careful[a] || l->said->careful[b];
}

static void
make_groups(struct linking *l, const struct counterparts *counterparts, struct arena *arena)
{
	uint32_t n = l->corpus->narticles, a, i, groups = 0;
	uint32_t *root = mem_zalloc(n + (size_t)1, sizeof *root), *first = arena_array(arena, uint32_t, n + (size_t)2);
	uint32_t *group_of = arena_array(arena, uint32_t, n), *articles = arena_array(arena, uint32_t, n);

	for (a = 0; a < n; a++)
		root[a] = a;
	for (a = 0; counterparts != NULL && a < n; a++)
		for (i = counterparts->first[a]; i < counterparts->first[a + 1]; i++)
			join(root, a, counterparts->other[i]);
	for (a = 0; a < n; a++) {
		uint32_t r = root_of(root, a);

		group_of[a] = r == a ? groups++ : group_of[r];
		first[group_of[a] + 2]++;
	}
	for (i = 2; i <= groups; i++)
		first[i] += first[i - 1];
	for (a = 0; a < n; a++)
		articles[first[group_of[a] + 1]++] = a;
	l->ngroups = groups;
	l->first_article = first;
	l->articles = articles;
	l->group_of = group_of;
	free(root);
}

/* --- Nodes that are one: by thing, or one key of which a thing is known in the other language --- */

/* Of the nodes with this key, those without a thing are of the thing that the others have, if it is one. */
static void
join_key(struct linking *l, uint32_t key)
{
	const struct link_table *t = l->t;
	const struct link_named *named = t->named + t->first_named[key];
	uint32_t n = t->first_named[key + 1] - t->first_named[key], i, with = n;

	for (i = 0; i < n; i++) {
		if (named[i].cut || t->nodes[named[i].node].thing == UINT32_MAX)
			continue;
		if (with < n && t->nodes[named[with].node].thing != t->nodes[named[i].node].thing)
			return;
		with = i;
	}
	for (i = 0; with < n && i < n; i++)
		if (!named[i].cut && t->nodes[named[i].node].thing == UINT32_MAX &&
		    (link_table_type(t->nodes[named[i].node].votes) == MENTION_PERSON) ==
		            (link_table_type(t->nodes[named[with].node].votes) == MENTION_PERSON))
			join_nodes(l, named[with].node, named[i].node, false);
}

static void
join_things(struct linking *l)
{
	const struct link_table *t = l->t;
	uint32_t things = 0, n, k, *of;

	for (n = 0; n < t->nnodes; n++)
		if (t->nodes[n].thing != UINT32_MAX && t->nodes[n].thing >= things)
			things = t->nodes[n].thing + 1;
	of = mem_zalloc(things + (size_t)1, sizeof *of); /* a node of each thing + 1 */
	for (n = 0; n < t->nnodes; n++) {
		uint32_t thing = t->nodes[n].thing;

		if (thing != UINT32_MAX && of[thing] == 0)
			of[thing] = n + 1;
		else if (thing != UINT32_MAX)
			join_nodes(l, of[thing] - 1, n, false);
	}
	free(of);
	for (k = 0; k < t->nused; k++)
		if (intern_get(t->keys, t->used[k]).n > SHORT)
			join_key(l, t->used[k]);
}

/* --- What a reader says --- */

static void
join_said(struct linking *l)
{
	const struct said_node *nodes = l->said->nodes.items;
	size_t i, first = 0;

	for (i = 0; i < l->said->nodes.n; i++) {
		first = nodes[i].line == nodes[first].line ? first : i;
		if (l->said->revisions->items.items[nodes[i].line].kind == REVISION_MERGE)
			join_nodes(l, nodes[first].node, nodes[i].node, true);
	}
}

/* --- What groups say, in parallel --- */

struct group_task {
	struct linking *l;
	size_t ntasks;
	link_joins *joins; /* [ntasks] */
};

static uint32_t
task_start(const struct group_task *t, size_t i)
{
	return (uint32_t)((uint64_t)t->l->ngroups * i / t->ntasks);
}

static void
joins_task(void *context, size_t i)
{
	struct group_task *t = context;

	link_join_groups(t->l, task_start(t, i), task_start(t, i + 1), &t->joins[i]);
}

static void
parents_task(void *context, size_t i)
{
	struct group_task *t = context;

	link_local_parents(t->l, task_start(t, i), task_start(t, i + 1));
}

static void
settle_roots(struct linking *l)
{
	uint32_t n;

	for (n = 0; n < l->t->nnodes; n++)
		l->root[n] = root_of(l->root, n);
	for (n = 0; l->found != l->root && n < l->t->nnodes; n++)
		l->found[n] = root_of(l->found, n);
}

/* Nodes that are one wherever they stand are joined; where only a story says so, its units are. */
static void
join_stories(struct linking *l, struct group_task *t)
{
	link_joins all = { 0 };
	size_t i, k;

	for (i = 0; i < t->ntasks; i++) {
		for (k = 0; k < t->joins[i].n; k++)
			vec_add(&all, t->joins[i].items[k]);
		vec_release(&t->joins[i]);
	}
	link_join_weigh(l, &all);
	for (k = 0; k < all.n; k++)
		if (all.items[k].everywhere)
			join_nodes(l, all.items[k].a, all.items[k].b, false);
	settle_roots(l);
	for (k = 0; k < all.n; k++)
		if (!all.items[k].everywhere)
			link_join_here(l, &all.items[k]);
	vec_release(&all);
}

static void
ask_groups(struct linking *l, bool stories, unsigned threads)
{
	size_t wanted = par_threads(threads) * (size_t)TASKS;
	struct group_task t = { l, wanted < l->ngroups ? wanted : l->ngroups, NULL };

	settle_roots(l);
	if (stories) {
		t.joins = mem_zalloc(t.ntasks + 1, sizeof *t.joins);
		par_for(threads, t.ntasks, joins_task, &t);
		join_stories(l, &t);
		free(t.joins);
	}
	par_for(threads, t.ntasks, parents_task, &t);
}

/* The distinct names, and what a reader said of them. */
static struct link_table *
make_table(struct linking *l, struct gathering *g, const struct revisions *x, struct link_said *said, unsigned threads)
{
	struct intern *exact = x == NULL ? NULL : link_said_exact(x, l->k);
	struct link_table *t = link_table_new(g, l->k, exact, threads);

	l->t = t;
	if (x != NULL && x->items.n > 0) {
		link_said_init(said, x, t, l, exact);
		l->said = said;
	}
	intern_free(exact);
	return t;
}

struct links
link_names(const struct corpus *c, struct gathering *g, const struct knowledge *k, const struct link_evidence *evidence,
           unsigned threads, struct arena *arena)
{
	struct linking l = { .corpus = c, .g = g, .k = k };
	struct link_said said = { .revisions = NULL };
	struct link_table *t = make_table(&l, g, evidence->said, &said, threads);
	struct arena own = { 0 };
	struct links out;
	uint32_t n;

	make_units(&l, &own);
	make_groups(&l, evidence->counterparts, &own);
	l.root = l.found = arena_array(&own, uint32_t, t->nnodes);
	if (l.said != NULL)
		l.found = arena_array(&own, uint32_t, t->nnodes);
	for (n = 0; n < t->nnodes; n++)
		l.root[n] = l.found[n] = n;
	if (l.said != NULL)
		join_said(&l);
	join_things(&l);
	ask_groups(&l, evidence->counterparts != NULL, threads);
	link_decide(&l, &out, arena);
	free(l.units);
	arena_release(&own);
	link_said_release(&said);
	link_table_free(t);
	return out;
}
