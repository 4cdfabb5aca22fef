/* The rows of the sidebar. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "ui/state.h"

/* How well a text answers what is typed: 2 begins so, 1 one of its words does, 0 not. */
static int
answers(struct str text, struct str prefix)
{
	struct buf key = { 0 };
	struct str s;
	size_t at;
	int how = 0;

	fold_key(text, &key);
	s = buf_str(&key);
	for (at = 0; at < s.n && how == 0; at++)
		if ((at == 0 || strchr(" -'", s.p[at - 1]) != NULL) && str_starts(str_sub(s, at, s.n), prefix))
			how = at == 0 ? 2 : 1;
	buf_release(&key);
	return how;
}

/* The same for a row: by any of its variants, in either language; figures by what is written. */
static int
narrowed(const struct view *v, const struct name_row *r, struct str prefix)
{
	const struct entities *es = v->m->entities;
	const struct mention *m;
	int best = 0;
	uint32_t i;

	if (prefix.n == 0)
		return 1;
	if (r->entity == ENTITY_NONE) {
		m = &es->mentions[r->mention];
		return answers(str_sub(v->m->corpus->articles[m->article]->text, m->start, m->end), prefix);
	}
	for (i = 0; i < es->entities[r->entity].nvariants && best < 2; i++) {
		int how = answers(es->variants[es->entities[r->entity].first_variant + i].text, prefix);

		best = how > best ? how : best;
	}
	return best;
}

bool
state_same_figure(const struct entities *es, const struct mention *a, const struct mention *b)
{
	const struct figure *x, *y;

	if (a->type != b->type || a->type < MENTION_AMOUNT)
		return false;
	x = &es->figures[mention_figure(a)];
	y = &es->figures[mention_figure(b)];
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

		if (mention_is_figure(m) ? r->entity == ENTITY_NONE && state_same_figure(es, &es->mentions[r->mention], m)
		                         : r->entity == m->of) {
			r->count[side]++;
			return;
		}
	}
	vec_add(out, ((struct name_row){ mention_is_figure(m) ? m->type : es->entities[m->of].type, false, mention_entity(m), number,
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
note_entity(void *context, uint32_t entity)
{
	((uint8_t *)context)[entity] = 1;
}

/* The first word of what is typed, as names are taken apart: what answers has a word that begins so. */
static struct str
first_word(struct str prefix)
{
	size_t at = 0, end = 0;

	while (at < prefix.n && fold_is_letter(utf8_next(prefix, &at)))
		end = at;
	return str_sub(prefix, 0, end);
}

/* In the order of a list. */
static void
corpus_names(const struct view *v, name_rows *out)
{
	const struct edit *typed = &v->line[MODE_NARROW];
	const struct entities *es = v->m->entities;
	const uint32_t *order = names_order(v->m->names);
	uint8_t *answers = mem_zalloc(es->nentities + (size_t)1, 1);
	struct buf prefix = { 0 };
	struct str word;
	uint32_t i;

	if (typed->text.n > 0)
		fold_key(buf_str(&typed->text), &prefix);
	word = first_word(buf_str(&prefix));
	if (word.n > 0)
		names_with(v->m->names, word, true, note_entity, answers);
	for (i = 0; i < es->nentities; i++) {
		const struct entity *e = &es->entities[order[i]];

		if (word.n == 0 || answers[order[i]])
			vec_add(out, ((struct name_row){ e->type, false, order[i], 0, { e->mentions[0], e->mentions[1] } }));
	}
	buf_release(&prefix);
	free(answers);
}

/* What is typed, and, where it is one word, which words of names begin so. */
struct typed {
	struct buf prefix;
	bool one_word;
	uint32_t first, count; /* ranks, as names.h has them */
};

static void
take_typed(const struct view *v, struct typed *t)
{
	const struct edit *line = &v->line[MODE_NARROW];

	*t = (struct typed){ 0 };
	if (line->text.n > 0)
		fold_key(buf_str(&line->text), &t->prefix);
	t->one_word = t->prefix.n > 0 && first_word(buf_str(&t->prefix)).n == t->prefix.n;
	if (t->one_word)
		t->first = names_range(v->m->names, buf_str(&t->prefix), &t->count);
}

/* The same as narrowed(), without folding: the words of all names are known. */
static int
has_word(const struct view *v, uint32_t entity, const struct typed *t)
{
	const struct names *names = v->m->names;
	const struct entity *e = &v->m->entities->entities[entity];
	int best = 0;
	uint32_t i, k, n;

	for (i = 0; i < e->nvariants && best < 2; i++) {
		const uint32_t *words = names_spelling(names, e->first_variant + i, &n);

		for (k = 0; k < n && best < 2; k++)
			if (names_rank(names, words[k]) - t->first < t->count)
				best = k == 0 ? 2 : best > 1 ? best : 1;
	}
	return best;
}

/* The rows that answer what is typed, under a heading for each type; the cursor goes to the best of them. */
static void
keep_rows(struct view *v, const struct name_row *found, size_t n)
{
	struct typed typed;
	uint64_t best = 0;
	size_t heading = 0, i;

	take_typed(v, &typed);
	for (i = 0; i < n; i++) {
		const struct name_row *r = &found[i];
		bool known = typed.one_word && r->entity != ENTITY_NONE;
		int how = known ? has_word(v, r->entity, &typed) : narrowed(v, r, buf_str(&typed.prefix));
		uint64_t rank = ((uint64_t)how << 40) + r->count[0] + r->count[1];

		if (how == 0)
			continue;
		if (v->names.n == 0 || v->names.items[v->names.n - 1].type != r->type) {
			heading = v->names.n;
			vec_add(&v->names, ((struct name_row){ r->type, true, ENTITY_NONE, 0, { 0, 0 } }));
		}
		if (typed.prefix.n > 0 && rank > best) {
			best = rank;
			v->name.at = (uint32_t)v->names.n;
		}
		vec_add(&v->names, *r);
		v->names.items[heading].count[0]++;
	}
	buf_release(&typed.prefix);
}

/* List the names of the corpus, or of the story, that answer what is typed. */
static void
list_names(struct view *v, bool all)
{
	name_rows found = { 0 };

	if (all)
		corpus_names(v, &found);
	else if (v->story != UINT32_MAX)
		story_names(v, &found);
	if (!all || v->names_sort != NAMES_BY_COUNT) /* those of the corpus come by count */
		state_names_sort(v, found.items, found.n);
	keep_rows(v, found.items, found.n);
	vec_release(&found);
}

void
state_names(struct view *v)
{
	v->names.n = 0;
	v->elsewhere = false;
	if (v->m == NULL)
		return;
	list_names(v, v->all_names);
	if (v->names.n == 0 && !v->all_names && v->line[MODE_NARROW].text.n > 0) {
		v->elsewhere = true;
		list_names(v, true);
	}
	if (v->name.at >= v->names.n)
		v->name.at = v->names.n ? (uint32_t)v->names.n - 1 : 0;
	if (v->names.n > 1 && v->names.items[v->name.at].heading)
		v->name.at++;
}

void
state_names_at(struct view *v, struct name_row row)
{
	size_t i;

	if (row.heading)
		return;
	for (i = 0; i < v->names.n; i++) {
		const struct name_row *r = &v->names.items[i];

		if (!r->heading && r->entity == row.entity && (r->entity != ENTITY_NONE || r->mention == row.mention))
			v->name.at = (uint32_t)i;
	}
}
