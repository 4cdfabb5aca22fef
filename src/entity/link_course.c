#include "entity/link_course.h"

#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "entity/link_alike.h"

enum {
	ARTICLES = 6,    /* of a group; in larger ones hardly any two are translations */
	WHOLE = 1 << 16, /* the length of a text */
	NEAR = WHOLE * 3 / 100,
	MISSING = 6,     /* one of so many mentions may be missing in the other text, or elsewhere in it */
	SHARED_LEAST = 4, /* names that both have, each as often, before the two are held for translations */
};

/* Where a root stands in an article. */
struct course {
	uint32_t root, node; /* node: one of its */
	uint32_t first, n;   /* in places */
	uint8_t type;
	bool lone;
};

struct place {
	uint32_t root, node, at; /* at: of WHOLE */
	uint8_t type;
};

struct courses {
	VEC(struct place) places;
	VEC(struct course) items; /* by root */
};

static bool
is_lone(uint32_t seen)
{
	return (seen & (seen - 1)) == 0;
}

static int
by_root(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	if (x->root != y->root)
		return x->root < y->root ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

static void
read_article(const struct linking *l, uint32_t article, const uint32_t *seen, struct courses *c)
{
	size_t length = l->corpus->articles[article]->text.n + 1, k;
	uint32_t i;

	c->places.n = c->items.n = 0;
	for (i = l->g->first_name[article]; i < l->g->first_name[article + 1]; i++) {
		const struct link_unit *u = &l->units[l->unit_of[i]];

		vec_add(&c->places, ((struct place){ link_local_root(l, u->node), u->node,
						     (uint32_t)((uint64_t)l->g->names[i].start * WHOLE / length),
						     (uint8_t)link_local_type(l, u) }));
	}
	if (c->places.n > 1)
		qsort(c->places.items, c->places.n, sizeof *c->places.items, by_root);
	for (k = 0; k < c->places.n; k++) {
		const struct place *p = &c->places.items[k];

		if (k > 0 && p->root == p[-1].root)
			c->items.items[c->items.n - 1].n++;
		else
			vec_add(&c->items, ((struct course){ p->root, p->node, (uint32_t)k, 1, p->type, is_lone(seen[p->root]) }));
	}
}

/* Are the places of one near those of the other, one by one? Of many, a few may have no counterpart. */
static bool
together(const struct courses *a, const struct course *x, const struct courses *b, const struct course *y)
{
	uint32_t longer = x->n > y->n ? x->n : y->n, i = 0, k = 0, near = 0;

	if (x->n + y->n + longer / MISSING < 2 * longer) /* too few on one side */
		return false;
	while (i < x->n && k < y->n) {
		uint32_t p = a->places.items[x->first + i].at, q = b->places.items[y->first + k].at;
		bool met = (p > q ? p - q : q - p) <= NEAR;

		near += met;
		i += met || p < q;
		k += met || q < p;
	}
	return near + longer / MISSING >= longer;
}

/* Is it mentioned in two parts of the article at least? Twice in a sentence says nothing. */
static bool
spread(const struct courses *c, const struct course *x)
{
	return c->places.items[x->first + x->n - 1].at - c->places.items[x->first].at > 2 * NEAR;
}

static bool
unknown(const struct linking *l, const struct course *x)
{
	return l->t->nodes[x->node].thing == UINT32_MAX && l->t->nodes[x->root].thing == UINT32_MAX;
}

/* Do two thirds of the names that both have equally often stand together? */
static bool
translated(const struct courses *a, const struct courses *b)
{
	size_t i = 0, k = 0, shared = 0, near = 0;

	while (i < a->items.n && k < b->items.n) {
		const struct course *x = &a->items.items[i], *y = &b->items.items[k];

		i += x->root <= y->root;
		k += y->root <= x->root;
		if (x->root != y->root || x->n != y->n)
			continue;
		shared++;
		near += together(a, x, b, y);
	}
	return shared >= SHARED_LEAST && near * 3 >= shared * 2;
}

static bool
may_be_one(const struct linking *l, const struct courses *a, const struct course *x, const struct courses *b,
	   const struct course *y)
{
	const struct link_table *t = l->t;

	if (!x->lone || !y->lone || x->type != y->type || !together(a, x, b, y))
		return false;
	return x->type != MENTION_PERSON || link_alike_names(intern_get(t->keys, t->nodes[x->node].key), SIZE_MAX,
							     intern_get(t->keys, t->nodes[y->node].key), SIZE_MAX);
}

/* The only one of ${b} that may be one with ${x}; NULL: there is none, or are several. */
static const struct course *
only(const struct linking *l, const struct courses *a, const struct course *x, const struct courses *b)
{
	const struct course *found = NULL;
	size_t k;

	for (k = 0; k < b->items.n; k++)
		if (may_be_one(l, a, x, b, &b->items.items[k])) {
			if (found != NULL)
				return NULL;
			found = &b->items.items[k];
		}
	return found;
}

static void
join_two(const struct linking *l, uint32_t group, const struct courses *a, const struct courses *b, link_joins *out)
{
	size_t i;

	if (!translated(a, b))
		return;
	for (i = 0; i < a->items.n; i++) {
		const struct course *x = &a->items.items[i], *y;

		if (!x->lone || !spread(a, x) || (y = only(l, a, x, b)) == NULL || only(l, b, y, a) != x)
			continue;
		if (unknown(l, x) && unknown(l, y))
			*vec_push(out) = (struct link_join){ x->node, y->node, group, false, false };
	}
}

void
link_course_join(const struct linking *l, uint32_t group, const uint32_t *seen, link_joins *out)
{
	uint32_t first = l->first_article[group], last = l->first_article[group + 1], a, b;
	struct courses courses[ARTICLES];

	if (last - first > ARTICLES)
		return;
	memset(courses, 0, sizeof courses);
	for (a = first; a < last; a++)
		read_article(l, l->articles[a], seen, &courses[a - first]);
	for (a = first; a < last; a++)
		for (b = a + 1; b < last; b++)
			if (l->corpus->articles[l->articles[a]]->lang != l->corpus->articles[l->articles[b]]->lang)
				join_two(l, group, &courses[a - first], &courses[b - first], out);
	for (a = first; a < last; a++) {
		vec_release(&courses[a - first].places);
		vec_release(&courses[a - first].items);
	}
}
