/* The rows of the sidebar. */
#include <stdlib.h>
#include <string.h>

#include "text/fold.h"
#include "ui/state.h"

static bool
key_starts(struct str text, struct str prefix)
{
	struct buf key = { 0 };
	struct str s;
	size_t at;
	bool hit = false;

	fold_key(text, &key);
	s = buf_str(&key);
	for (at = 0; at < s.n && !hit; at++) /* at the start of any word */
		if (at == 0 || s.p[at - 1] == ' ' || s.p[at - 1] == '-')
			hit = str_starts(str_sub(s, at, s.n), prefix);
	buf_release(&key);
	return hit;
}

static bool
narrowed(const struct view *v, const struct name_row *r)
{
	const struct entities *es = v->m->entities;
	const struct edit *typed = &v->line[MODE_NARROW];
	struct buf prefix = { 0 };
	bool hit = false;
	uint32_t i;

	if (typed->text.n == 0)
		return true;
	fold_key(buf_str(&typed->text), &prefix);
	if (r->entity != ENTITY_NONE) {
		const struct entity *e = &es->entities[r->entity];

		for (i = 0; i < e->nvariants && !hit; i++)
			hit = key_starts(es->variants[e->first_variant + i].text, buf_str(&prefix));
	} else {
		const struct mention *m = &es->mentions[r->mention];

		hit = key_starts(str_sub(v->m->corpus->articles[m->article]->text, m->start, m->end), buf_str(&prefix));
	}
	buf_release(&prefix);
	return hit;
}

bool
state_same_figure(const struct entities *es, const struct mention *a, const struct mention *b)
{
	const struct figure *x, *y;

	if (a->type != b->type || a->type < MENTION_AMOUNT)
		return false;
	x = &es->figures[a->figure];
	y = &es->figures[b->figure];
	return decimal_cmp(x->low, y->low) == 0 && decimal_cmp(x->high, y->high) == 0 &&
	       date_cmp(x->from, y->from) == 0 && date_cmp(x->to, y->to) == 0 && strcmp(x->unit, y->unit) == 0;
}

typedef VEC(struct name_row) name_rows;

static void
count_mention(const struct view *v, const struct mention *m, uint32_t number, int side, name_rows *out)
{
	const struct entities *es = v->m->entities;
	size_t i;

	for (i = 0; i < out->n; i++) {
		struct name_row *r = &out->items[i];

		if (m->type < MENTION_AMOUNT ? r->entity == m->entity
		                             : r->entity == ENTITY_NONE && state_same_figure(es, &es->mentions[r->mention], m)) {
			r->count[side]++;
			return;
		}
	}
	vec_add(out, ((struct name_row){ m->type < MENTION_AMOUNT ? es->entities[m->entity].type : m->type, false,
	                                 m->type < MENTION_AMOUNT ? m->entity : ENTITY_NONE, number,
	                                 { side == 0, side == 1 } }));
}

static void
story_names(const struct view *v, name_rows *out)
{
	const struct entities *es = v->m->entities;
	int d;

	for (d = 0; d < 2; d++) {
		uint32_t a = state_article(v, d), i;

		if (a != UINT32_MAX)
			for (i = es->first_mention[a]; i < es->first_mention[a + 1]; i++)
				if (es->mentions[i].type != MENTION_NUMBER)
					count_mention(v, &es->mentions[i], i, d, out);
	}
}

static void
corpus_names(const struct view *v, name_rows *out)
{
	const struct entities *es = v->m->entities;
	uint32_t i;

	for (i = 0; i < es->nentities; i++)
		vec_add(out, ((struct name_row){ es->entities[i].type, false, i, 0,
		                                 { es->entities[i].mentions[0], es->entities[i].mentions[1] } }));
}

static int
by_type(const void *a, const void *b)
{
	static const uint8_t order[MENTION_TYPES] = { [MENTION_ORGANISATION] = 0, [MENTION_PERSON] = 1, [MENTION_PLACE] = 2,
		                                      [MENTION_PRODUCT] = 3,      [MENTION_OTHER] = 4,  [MENTION_AMOUNT] = 5,
		                                      [MENTION_PERCENT] = 6,      [MENTION_DATE] = 7,   [MENTION_NUMBER] = 8 };
	const struct name_row *x = a, *y = b;
	uint32_t n = x->count[0] + x->count[1], k = y->count[0] + y->count[1];

	if (x->type != y->type)
		return order[x->type] < order[y->type] ? -1 : 1;
	if (n != k)
		return n < k ? 1 : -1;
	if (x->entity != y->entity)
		return x->entity < y->entity ? -1 : 1;
	return (x->mention > y->mention) - (x->mention < y->mention);
}

void
state_names(struct view *v)
{
	name_rows found = { 0 };
	size_t i;

	v->names.n = 0;
	if (v->m == NULL)
		return;
	if (v->all_names)
		corpus_names(v, &found);
	else if (v->story != UINT32_MAX)
		story_names(v, &found);
	if (found.n > 0)
		qsort(found.items, found.n, sizeof *found.items, by_type);
	for (i = 0; i < found.n; i++) {
		if (!narrowed(v, &found.items[i]))
			continue;
		if (v->names.n == 0 || v->names.items[v->names.n - 1].type != found.items[i].type)
			vec_add(&v->names, ((struct name_row){ found.items[i].type, true, ENTITY_NONE, 0, { 0, 0 } }));
		vec_add(&v->names, found.items[i]);
	}
	vec_release(&found);
	if (v->name.at >= v->names.n)
		v->name.at = v->names.n ? (uint32_t)v->names.n - 1 : 0;
	if (v->names.n > 1 && v->names.items[v->name.at].heading)
		v->name.at++;
}
