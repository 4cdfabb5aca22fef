#include "ui/remodel.h"

#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "base/intl.h"
#include "base/mem.h"
#include "text/names.h"
#include "ui/layout.h"
#include "ui/move.h"
#include "ui/pages.h"
#include "ui/word.h"

/* Where the reader was, in words that mean something in any model. */
struct place {
	uint32_t article[2]; /* numbers in the new model; UINT32_MAX: none */
	struct scroll at, list, page_at, name;
	uint32_t chosen; /* the chosen name, likewise */
	uint32_t entity; /* of the row of the sidebar, in the new model; ENTITY_NONE: none */
	enum page page;
	enum pane focus;
};

/* The same article: most often under the same number. */
static uint32_t
article_like(const struct model *m, const struct model *old, uint32_t number)
{
	const struct article *a;
	uint32_t i;

	if (old == NULL || number == UINT32_MAX)
		return UINT32_MAX;
	a = old->corpus->articles[number];
	for (i = 0; i <= m->corpus->narticles; i++) {
		uint32_t k = i == 0 ? number : i - 1;

		if (k < m->corpus->narticles && str_eq(m->corpus->articles[k]->file, a->file) &&
		    str_eq(article_title(m->corpus->articles[k]), article_title(a)))
			return k;
	}
	return UINT32_MAX;
}

static uint32_t
entity_named(const struct entities *es, struct str left, struct str right)
{
	uint32_t i;

	for (i = 0; i < es->nentities; i++) {
		const struct entity *e = &es->entities[i];

		if ((left.n > 0 && str_eq(e->name[0], left)) || (right.n > 0 && str_eq(e->name[1], right)))
			return i;
	}
	return ENTITY_NONE;
}

/* A mention of the entity that stands for it: by a name that it has on the screen, if there is one. */
static const struct mention *
mention_of(const struct view *v, uint32_t entity)
{
	const struct model *m = v->m;
	const struct entities *es = m->entities;
	const struct entity *e = &es->entities[entity];
	const struct mention *x;
	uint32_t i;

	if (v->standing != UINT32_MAX && mention_entity(&es->mentions[v->standing]) == entity)
		return &es->mentions[v->standing];
	for (i = 0; i < e->nmentions; i++) {
		struct str text;

		x = &es->mentions[es->entity_mentions[e->first_mention + i]];
		text = str_sub(m->corpus->articles[x->article]->text, x->start, x->end);
		if (str_eq(text, e->name[0]) || str_eq(text, e->name[1]))
			return x;
	}
	return e->nmentions > 0 ? &es->mentions[es->entity_mentions[e->first_mention]] : NULL;
}

/* Who an entity of the view's model is in the new one: whoever stands where it stood, else, where the text may have
 * changed, who has its name. */
static uint32_t
entity_like(const struct view *v, const struct model *m, uint32_t entity)
{
	const struct entity *e = &v->m->entities->entities[entity];
	const struct mention *was = mention_of(v, entity);
	uint32_t a = was != NULL ? article_like(m, v->m, was->article) : UINT32_MAX, i;

	for (i = a == UINT32_MAX ? 0 : m->entities->first_mention[a]; a != UINT32_MAX && i < m->entities->first_mention[a + 1]; i++) {
		const struct mention *x = &m->entities->mentions[i];

		if (x->start == was->start && x->end == was->end && mention_entity(x) != ENTITY_NONE)
			return mention_entity(x);
	}
	return m->corpus == v->m->corpus ? ENTITY_NONE : entity_named(m->entities, e->name[0], e->name[1]);
}

static void
remember_place(const struct view *v, const struct model *m, struct place *p)
{
	int d;

	*p = (struct place){ .at = v->at, .list = v->list, .page_at = v->page_at, .name = v->name, .page = v->page,
		             .focus = v->focus,
		             .chosen = ENTITY_NONE, .entity = ENTITY_NONE };
	if (v->m != NULL && v->chosen.entity != ENTITY_NONE)
		p->chosen = entity_like(v, m, v->chosen.entity);
	else if (v->chosen.name[0] != NULL)
		p->chosen = entity_named(m->entities, str_of(v->chosen.name[0]), str_of(v->chosen.name[1]));
	for (d = 0; d < 2; d++) /* who has not moved yet stays on top, whatever comes in there */
		p->article[d] = article_like(m, v->m, v->m && v->touched ? state_article(v, d) : UINT32_MAX);
	if (v->m != NULL && v->name.at < v->names.n && v->names.items[v->name.at].entity != ENTITY_NONE)
		p->entity = entity_like(v, m, v->names.items[v->name.at].entity);
}

/* It may be called otherwise now. */
static void
rename_pill(struct pill *p, const struct entities *es)
{
	struct str name;

	if (p->entity == ENTITY_NONE)
		return;
	name = entity_name(&es->entities[p->entity], 0);
	free(p->name);
	p->name = strndup(name.p, name.n);
}

/* Two filters by names that have become one are one. */
static bool
has_pill(const struct view *v, size_t n, uint32_t entity)
{
	size_t i = 0;

	while (i < n && v->pills.items[i].entity != entity)
		i++;
	return i < n && entity != ENTITY_NONE;
}

/* Filters by a name that is in no article (yet) stay while reading goes on. */
static void
find_pills(struct view *v, const struct model *m)
{
	size_t i, n = 0;

	for (i = 0; i < v->pills.n; i++) {
		struct pill *p = &v->pills.items[i];

		if (v->m != NULL && p->entity != ENTITY_NONE)
			p->entity = entity_like(v, m, p->entity);
		else
			p->entity = entity_named(m->entities, str_of(p->name), str_of(p->name));
		if (p->entity == ENTITY_NONE && m->complete) {
			free(p->name);
			continue;
		}
		rename_pill(p, m->entities);
		if (!has_pill(v, n, p->entity))
			v->pills.items[n++] = *p;
		else
			free(p->name);
	}
	v->pills.n = n;
}

/* Who a filter is by, in the new model: its names are kept as long as it is nobody, for what is hidden may come back. */
static void
find_filtered(const struct view *v, const struct model *m, struct deed *d)
{
	const struct entity *was;
	uint32_t now;

	if (d->thing == ENTITY_NONE) {
		d->thing = entity_named(m->entities, str_of(d->before), str_of(d->after));
		return;
	}
	was = &v->m->entities->entities[d->thing];
	now = entity_like(v, m, d->thing);
	if (now == ENTITY_NONE) {
		free(d->before);
		free(d->after);
		d->before = strndup(entity_name(was, 0).p, entity_name(was, 0).n);
		d->after = strndup(entity_name(was, 1).p, entity_name(was, 1).n);
	}
	d->thing = now;
}

/* A deed in the new model; false: what it was done to is no longer there. */
static bool
find_deed(const struct view *v, const struct model *m, struct deed *d)
{
	switch (d->kind) {
	case DEED_CORRECTION:
		d->article[0] = article_like(m, v->m, d->article[0]);
		d->article[1] = article_like(m, v->m, d->article[1]);
		return d->article[0] != UINT32_MAX && d->article[1] != UINT32_MAX;
	case DEED_MARK:
		d->thing = article_like(m, v->m, d->thing);
		return d->thing != UINT32_MAX;
	case DEED_PILL:
		find_filtered(v, m, d);
		return true;
	default:
		return true;
	}
}

/* What was done can be undone where that to which it was done is still there. */
static void
find_deeds(struct view *v, const struct model *m)
{
	size_t i, n = 0, done = 0;
	bool lost = false;

	for (i = 0; i < v->deeds.n; i++) {
		struct deed d = v->deeds.items[i];

		if (!find_deed(v, m, &d)) {
			lost |= !d.joined;
			free(d.before);
			free(d.after);
			continue;
		}
		d.joined &= !lost; /* what it was joined to may be gone */
		lost = false;
		done += i < v->ndone;
		v->deeds.items[n++] = d;
	}
	v->deeds.n = n;
	v->ndone = done;
}

/* ${known}: who the chosen one is now. If it is nobody, its name is kept: it may come back. */
static void
find_chosen(struct view *v, uint32_t known)
{
	v->chosen.figure = UINT32_MAX;
	if (known != ENTITY_NONE)
		state_choose(v, known, UINT32_MAX);
	else
		v->chosen.entity = ENTITY_NONE;
}

/* The pair the reader looked at, and the place in it. */
static void
find_pair(struct view *v, const struct place *p)
{
	const struct story *s;
	uint32_t i;

	if (v->story == UINT32_MAX)
		return;
	s = &v->m->stories->stories[v->story];
	for (i = 0; i < s->npairs; i++) {
		const struct pair *x = &v->m->stories->pairs[s->first_pair + i];

		if (x->article[0] == p->article[0] && x->article[1] == p->article[1])
			v->pair = i;
	}
	for (i = 0; i < s->nlone; i++) {
		uint32_t a = v->m->stories->lone[s->first_lone + i];

		if (p->article[model_side(v->m, a) == 1] == a && p->article[model_side(v->m, a) != 1] == UINT32_MAX)
			v->pair = s->npairs + i;
	}
	if ((p->article[0] != UINT32_MAX || p->article[1] != UINT32_MAX) && state_article(v, 0) == p->article[0] &&
	    state_article(v, 1) == p->article[1])
		v->at = p->at;
}

static void
reopen_page(struct view *v, const struct place *p)
{
	if (p->page == PAGE_NONE)
		return;
	pages_open(v, p->page == PAGE_DROPPED        ? PAGE_REPORT
	              : p->page == PAGE_TRANSLATIONS ? PAGE_CONCORDANCE
	                                             : p->page);
	if (p->page != PAGE_DROPPED && p->page != PAGE_TRANSLATIONS)
		v->page_at = p->page_at;
	if (pages_lines(v) > 0)
		v->page_at.at = pages_stop(v, v->page_at.at < pages_lines(v) ? v->page_at.at : pages_lines(v) - 1, false);
}

void
remodel_marks(struct view *v)
{
	struct intern *keys = intern_new();
	struct buf key = { 0 };
	uint32_t i;
	size_t k;

	free(v->marked);
	v->marked = mem_zalloc(v->m->corpus->narticles, 1);
	for (k = 0; k < v->mark_keys.n; k++)
		intern_add(keys, str_of(v->mark_keys.items[k]));
	for (i = 0; v->mark_keys.n > 0 && i < v->m->corpus->narticles; i++) {
		const struct article *a = v->m->corpus->articles[i];

		buf_reset(&key);
		buf_adds(&key, a->file);
		buf_addc(&key, '\t');
		buf_adds(&key, article_title(a));
		v->marked[i] = intern_find(keys, buf_str(&key)) != INTERN_NONE;
	}
	buf_release(&key);
	intern_free(keys);
}

static uint32_t
stories_in_both(const struct model *m)
{
	uint32_t n = 0, i;

	for (i = 0; i < m->stories->nstories; i++)
		n += m->stories->stories[i].npairs > 0;
	return n;
}

struct wanted_names {
	struct view *v;
	const struct model *m;
};

static void
take_name(void *context, struct str code, struct str name)
{
	const struct wanted_names *w = context;
	int d;

	for (d = 0; d < 2; d++)
		if (w->v->language[d] == NULL && str_eqz(code, lang_code(d ? w->m->sides.right : w->m->sides.left)))
			w->v->language[d] = strndup(name.p, name.n);
}

/* How the two languages are called: once, for the sides stay the same. */
static void
name_languages(struct view *v, const struct model *m)
{
	struct wanted_names w = { v, m };

	/* TRANSLATORS: the ISO 639-1 code of your language */
	if (v->language[0] == NULL && v->language[1] == NULL)
		names_languages(lang_find(str_of(_("en"))), take_name, &w);
}

static bool
several_years(const struct model *m)
{
	int first = 0;
	uint32_t i;

	for (i = 0; i < m->stories->nstories; i++) {
		int year = m->stories->stories[i].date.year;

		if (year != 0 && first != 0 && year != first)
			return true;
		first = year ? year : first;
	}
	return false;
}

void
remodel(struct view *v, const struct model *m)
{
	struct buf query = { 0 }, said = v->message;
	struct place p;
	uint32_t known;

	name_languages(v, m);
	v->message = (struct buf){ 0 }; /* what is told stays, whatever the search says once more */
	remember_place(v, m, &p);
	if (v->page != PAGE_NONE)
		pages_drop(v);
	if (v->query_text != NULL)
		buf_addz(&query, v->query_text);
	state_query_clear(v);
	find_pills(v, m);
	find_deeds(v, m);
	word_leave(v);
	page_translations_drop(v);
	v->m = m;
	v->standing = UINT32_MAX;
	v->both = stories_in_both(m);
	v->several_years = several_years(m);
	free(v->by_title);
	v->by_title = NULL;
	free(v->name_rank);
	v->name_rank = NULL;
	v->profiles.n = 0;
	v->resorted = false;
	v->text.valid = false;
	known = p.article[0] != UINT32_MAX ? p.article[0] : p.article[1];
	v->story = known != UINT32_MAX ? m->stories->story_of[known] : UINT32_MAX;
	find_chosen(v, p.chosen);
	opened_correct(m->opened, v->corrections);
	remodel_marks(v);
	v->names.n = 0;
	if (query.n > 0)
		state_search(v, buf_str(&query));
	else
		state_list(v);
	buf_release(&query);
	find_pair(v, &p);
	if (p.entity == ENTITY_NONE)
		v->name = p.name;
	state_names(v);
	state_names_at(v, (struct name_row){ .heading = p.entity == ENTITY_NONE, .entity = p.entity });
	if (v->list.at >= p.list.at - p.list.top) /* the same row of the screen */
		v->list.top = v->list.at - (p.list.at - p.list.top);
	reopen_page(v, &p);
	if (said.n > 0) {
		buf_release(&v->message);
		v->message = said;
	} else {
		buf_release(&said);
	}
	move_settle(v);
}
