/* In which order the sidebar lists names: within a type by count, by name, or those of one version first. */
#include <stdlib.h>

#include "base/mem.h"
#include "text/fold.h"
#include "ui/state.h"

static int
by_key(const void *a, const void *b, void *context)
{
	const struct str *keys = context;
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	int order = str_cmp(keys[x], keys[y]);

	return order ? order : (x > y) - (x < y);
}

/* Where each entity is in the order of names, accents folded. Once for a model, and only if somebody asks. */
static void
rank_names(struct view *v)
{
	const struct entities *es = v->m->entities;
	uint32_t *order = mem_alloc((es->nentities + (size_t)1) * sizeof *order), i;
	struct str *keys = mem_alloc((es->nentities + (size_t)1) * sizeof *keys);
	struct arena arena = { 0 };
	struct buf key = { 0 };

	for (i = 0; i < es->nentities; i++) {
		buf_reset(&key);
		fold_key(entity_name(&es->entities[i], 0), &key);
		keys[i] = arena_str(&arena, buf_str(&key));
		order[i] = i;
	}
	if (es->nentities > 1)
		qsort_r(order, es->nentities, sizeof *order, by_key, keys);
	v->name_rank = mem_alloc((es->nentities + (size_t)1) * sizeof *v->name_rank);
	for (i = 0; i < es->nentities; i++)
		v->name_rank[order[i]] = i;
	buf_release(&key);
	arena_release(&arena);
	free(keys);
	free(order);
}

static int
by_type(const struct name_row *x, const struct name_row *y)
{
	static const uint8_t order[MENTION_TYPES] = { [MENTION_ORGANISATION] = 0, [MENTION_PERSON] = 1, [MENTION_PLACE] = 2,
		                                      [MENTION_PRODUCT] = 3,      [MENTION_OTHER] = 4,  [MENTION_AMOUNT] = 5,
		                                      [MENTION_PERCENT] = 6,      [MENTION_DATE] = 7,   [MENTION_NUMBER] = 8 };

	return (int)order[x->type] - (int)order[y->type];
}

static int
by_count(const struct name_row *x, const struct name_row *y)
{
	uint32_t n = x->count[0] + x->count[1], k = y->count[0] + y->count[1];

	if (n != k)
		return n < k ? 1 : -1;
	if (x->entity != y->entity)
		return x->entity < y->entity ? -1 : 1;
	return (x->mention > y->mention) - (x->mention < y->mention);
}

/* Only on the left, only on the right, on both. */
static int
versions_of(const struct name_row *r)
{
	return r->count[1] == 0 ? 0 : r->count[0] == 0 ? 1 : 2;
}

static int
compare(const void *a, const void *b, void *context)
{
	const struct view *v = context;
	const struct name_row *x = a, *y = b;
	int order = by_type(x, y);

	if (order == 0 && v->names_sort == NAMES_BY_NAME && x->entity != ENTITY_NONE && y->entity != ENTITY_NONE)
		return (v->name_rank[x->entity] > v->name_rank[y->entity]) - (v->name_rank[x->entity] < v->name_rank[y->entity]);
	if (order == 0 && v->names_sort == NAMES_SINGLE_FIRST)
		order = versions_of(x) - versions_of(y);
	return order ? order : by_count(x, y);
}

void
state_names_sort(struct view *v, struct name_row *rows, size_t n)
{
	if (v->names_sort == NAMES_BY_NAME && v->name_rank == NULL)
		rank_names(v);
	if (n > 1)
		qsort_r(rows, n, sizeof *rows, compare, v);
}
