/* What a reader said of names has the last word on whose they are. */
#include <stdlib.h>
#include <string.h>

#include "entity/link_said.h"

#define NOBODY UINT32_MAX

/* A unit of a node that is spoken of. */
struct spoken {
	uint32_t node, unit;
};

struct settling {
	const struct linking *l;
	uint32_t *of;
	VEC(struct spoken) units; /* by node, then unit */
	uint32_t *first;          /* [nnodes]: of its units + 1; 0: it is not spoken of */
	uint32_t n;               /* entities; those that part() makes lie behind them */
	uint32_t *to;             /* [n]: entities that are one, a forest */
};

static uint32_t
mentions_of(const struct link_unit *u)
{
	uint32_t all = 0, i;

	for (i = 0; i < NAME_TYPES; i++)
		all += u->votes[i];
	return all;
}

static int
by_node(const void *a, const void *b)
{
	const struct spoken *x = a, *y = b;

	return x->node != y->node ? (x->node < y->node ? -1 : 1) : x->unit < y->unit ? -1 : x->unit > y->unit;
}

static void
find_units(struct settling *s)
{
	const struct linking *l = s->l;
	bool *wanted = mem_zalloc(l->t->nnodes + (size_t)1, sizeof *wanted);
	size_t i;
	uint32_t u;

	for (i = 0; i < l->said->nodes.n; i++)
		wanted[l->said->nodes.items[i].node] = true;
	for (u = 0; u < l->nunits; u++)
		if (wanted[l->units[u].node])
			vec_add(&s->units, ((struct spoken){ l->units[u].node, u }));
	free(wanted);
	if (s->units.n > 1)
		qsort(s->units.items, s->units.n, sizeof *s->units.items, by_node);
	s->first = mem_zalloc(l->t->nnodes + (size_t)1, sizeof *s->first);
	for (i = s->units.n; i-- > 0;)
		s->first[s->units.items[i].node] = (uint32_t)i + 1;
}

/* The units of a node: from ${*at} on; false behind the last. */
static bool
next_unit(const struct settling *s, uint32_t node, size_t *at, uint32_t *unit)
{
	if (*at == SIZE_MAX)
		*at = s->first[node] == 0 ? s->units.n : s->first[node] - 1;
	if (*at >= s->units.n || s->units.items[*at].node != node)
		return false;
	*unit = s->units.items[(*at)++].unit;
	return true;
}

struct share {
	uint32_t entity, mentions;
};

static int
by_entity(const void *a, const void *b)
{
	const struct share *x = a, *y = b;

	return x->entity < y->entity ? -1 : x->entity > y->entity;
}

static uint32_t
root_of(uint32_t *to, uint32_t x)
{
	while (to[x] != x)
		x = to[x] = to[to[x]];
	return x;
}

/* Is it the entity's own name, not a part or another spelling of one? */
static bool
owns(const struct settling *s, uint32_t node, uint32_t entity)
{
	return root_of(s->to, s->l->found[node]) == root_of(s->to, entity);
}

/* Where a node stands for itself, else where it mostly is: of two that have as much of it, the lower number. NOBODY: it is
 * nowhere. */
static uint32_t
home_of(const struct settling *s, uint32_t node)
{
	VEC(struct share) shares = { 0 };
	struct share best = { NOBODY, 0 };
	size_t at = SIZE_MAX, i, k;
	uint32_t unit;

	while (next_unit(s, node, &at, &unit)) {
		if (s->of[unit] < s->n && owns(s, node, s->of[unit])) {
			vec_release(&shares);
			return s->of[unit];
		}
		vec_add(&shares, ((struct share){ s->of[unit], mentions_of(&s->l->units[unit]) }));
	}
	if (shares.n > 1)
		qsort(shares.items, shares.n, sizeof *shares.items, by_entity);
	for (i = 0; i < shares.n; i = k) {
		struct share now = shares.items[i];

		for (k = i + 1; k < shares.n && shares.items[k].entity == now.entity; k++)
			now.mentions += shares.items[k].mentions;
		if (now.mentions > best.mentions)
			best = now;
	}
	vec_release(&shares);
	return best.entity;
}

/* The nodes of a line: [first, end) of them. */
static size_t
end_of_line(const struct link_said *said, size_t first)
{
	size_t end = first;

	while (end < said->nodes.n && said->nodes.items[end].line == said->nodes.items[first].line)
		end++;
	return end;
}

static const struct revision *
revision_of(const struct link_said *said, size_t node)
{
	return &said->revisions->items.items[said->nodes.items[node].line];
}

static void
merge(struct settling *s, uint32_t n)
{
	const struct link_said *said = s->l->said;
	size_t first, end, i;
	uint32_t e, u;

	s->to = mem_alloc((n + (size_t)1) * sizeof *s->to);
	for (e = 0; e < n; e++)
		s->to[e] = e;
	for (first = 0; first < said->nodes.n; first = end) {
		uint32_t into = NOBODY;

		end = end_of_line(said, first);
		for (i = first; i < end && revision_of(said, first)->kind == REVISION_MERGE; i++) {
			uint32_t home = home_of(s, said->nodes.items[i].node);

			if (home == NOBODY)
				continue;
			home = root_of(s->to, home);
			into = into == NOBODY ? home : root_of(s->to, into);
			if (home < into)
				s->to[into] = home;
			else
				s->to[home] = into;
		}
	}
	for (u = 0; u < s->l->nunits; u++)
		s->of[u] = root_of(s->to, s->of[u]);
}

/* Whatever else joined them: the first name of a line gets an entity of its own, behind all others. */
static void
part(struct settling *s, uint32_t n)
{
	const struct link_said *said = s->l->said;
	uint32_t *seen = mem_zalloc(n + said->revisions->items.n + 1, sizeof *seen), unit;
	size_t i, at;

	for (i = 0; i < said->aparts.n; i++) {
		const struct link_apart *x = &said->aparts.items[i];

		for (at = SIZE_MAX; next_unit(s, x->other, &at, &unit);)
			seen[s->of[unit]] = (uint32_t)i + 1;
		for (at = SIZE_MAX; next_unit(s, x->node, &at, &unit);)
			if (seen[s->of[unit]] == i + 1)
				s->of[unit] = n + x->line;
	}
	free(seen);
}

/* ---- Hidden names, types ---- */

/* How many mentions an entity has, how many of those are hidden, and of which type a reader says they are. */
struct tally {
	uint32_t all, hidden, ruled[NAME_TYPES];
};

static struct tally *
count(const struct settling *s, const struct link_last_word *w)
{
	struct tally *tallies = mem_zalloc(w->n + (size_t)1, sizeof *tallies);
	uint32_t u;

	for (u = 0; u < s->l->nunits; u++) {
		const struct link_unit *unit = &s->l->units[u];
		struct tally *t = &tallies[s->of[u]];
		uint32_t mentions = mentions_of(unit);

		t->all += mentions;
		t->hidden += w->hidden[u] ? mentions : 0;
	}
	return tallies;
}

/* A hidden name is hidden where it mostly is; ${whole}: and all that bears it. */
static void
hide(const struct settling *s, struct link_last_word *w, bool *whole)
{
	const struct link_said *said = s->l->said;
	size_t i, at;
	uint32_t unit;

	for (i = 0; i < said->nodes.n; i++) {
		uint32_t node = said->nodes.items[i].node, home = home_of(s, node);

		if (revision_of(said, i)->kind != REVISION_HIDE || home == NOBODY)
			continue;
		for (at = SIZE_MAX; next_unit(s, node, &at, &unit);)
			w->hidden[unit] |= s->of[unit] == home;
		whole[home] |= home < s->n && owns(s, node, home);
	}
}

/* A type is said of a name where it mostly is; and of all that bears it. */
static void
rule(const struct settling *s, struct link_last_word *w, struct tally *tallies)
{
	const struct link_said *said = s->l->said;
	size_t i, at;
	uint32_t unit;

	for (i = 0; i < said->nodes.n; i++) {
		const struct revision *r = revision_of(said, i);
		uint32_t node = said->nodes.items[i].node, home = home_of(s, node), *ruled;

		if (r->kind != REVISION_TYPE || home == NOBODY)
			continue;
		ruled = &tallies[home].ruled[r->type];
		for (at = SIZE_MAX; next_unit(s, node, &at, &unit);)
			*ruled += s->of[unit] == home ? mentions_of(&s->l->units[unit]) : 0;
		if (*ruled * 2 >= tallies[home].all || (home < s->n && owns(s, node, home)))
			w->ruled[home] = r->type;
	}
}

/* What is said of half of the mentions, or of an entity's own name, is said of all. */
static void
weigh(const struct settling *s, struct link_last_word *w)
{
	struct tally *tallies;
	bool *whole = mem_zalloc(w->n + (size_t)1, sizeof *whole);
	uint32_t u, e;

	hide(s, w, whole);
	tallies = count(s, w);
	for (u = 0; u < s->l->nunits; u++)
		w->hidden[u] |= whole[s->of[u]] ||
		                (tallies[s->of[u]].hidden > 0 && tallies[s->of[u]].hidden * 2 >= tallies[s->of[u]].all);
	for (e = 0; e < w->n; e++)
		w->ruled[e] = NAME_TYPES;
	rule(s, w, tallies);
	free(tallies);
	free(whole);
}

/* What the first name that is anywhere is called. */
static void
call(const struct settling *s, struct link_last_word *w)
{
	const struct link_said *said = s->l->said;
	size_t first, end, i;

	for (first = 0; first < said->nodes.n; first = end) {
		const struct revision *r = revision_of(said, first);
		uint32_t home = NOBODY;

		end = end_of_line(said, first);
		for (i = first; i < end && home == NOBODY && r->kind == REVISION_NAME; i++)
			home = home_of(s, said->nodes.items[i].node);
		if (home != NOBODY)
			w->called[w->ncalled++] = (struct link_called){ home, r->lang, r->called };
	}
}

void
link_said_settle(const struct linking *l, uint32_t *of, uint32_t n, struct arena *arena, struct link_last_word *out)
{
	struct settling s = { .l = l, .of = of, .n = n };
	size_t nlines = l->said->revisions->items.n;

	*out = (struct link_last_word){ .n = n + (uint32_t)nlines };
	out->hidden = arena_array(arena, bool, l->nunits);
	out->ruled = arena_array(arena, uint8_t, out->n);
	out->called = arena_array(arena, struct link_called, nlines);
	find_units(&s);
	merge(&s, n);
	part(&s, n);
	weigh(&s, out);
	call(&s, out);
	vec_release(&s.units);
	free(s.first);
	free(s.to);
}
