/* Which stories are shown, in which order. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "query/rank.h"
#include "query/titles.h"
#include "ui/state.h"

/* Only stories that the search finds. */
static void
keep_found(const struct view *v, uint8_t *keep)
{
	uint8_t *found;
	uint32_t i;

	if (!v->searched)
		return;
	found = mem_zalloc(v->m->stories->nstories, 1);
	for (i = 0; i < v->result.narticles; i++)
		found[v->m->stories->story_of[v->result.articles[i]]] = 1;
	for (i = 0; i < v->m->stories->nstories; i++)
		keep[i] &= found[i];
	free(found);
}

/* Stories that mention every entity of the pills. */
static void
keep_pills(const struct view *v, uint8_t *keep)
{
	uint32_t i;
	size_t p;

	for (p = 0; p < v->pills.n; p++) {
		uint8_t *has;

		if (v->pills.items[p].entity == ENTITY_NONE)
			continue;
		has = state_stories_of(v, v->pills.items[p].entity);
		for (i = 0; i < v->m->stories->nstories; i++)
			keep[i] &= has[i];
		free(has);
	}
}

uint8_t *
state_stories_of(const struct view *v, uint32_t entity)
{
	const struct entities *es = v->m->entities;
	const struct entity *e = &es->entities[entity];
	uint8_t *has = mem_zalloc(v->m->stories->nstories, 1);
	uint32_t i;

	for (i = 0; i < e->nmentions; i++)
		has[v->m->stories->story_of[es->mentions[es->entity_mentions[e->first_mention + i]].article]] = 1;
	return has;
}

/* --- order -------------------------------------------------------------------------------------------------------- */

/* The heaviest first, those that weigh alike as they are: by the bytes of the weight, from the last to the first. */
static void
order_by_weight(uint32_t *items, uint32_t n, const uint32_t *weights)
{
	uint32_t *spare = mem_alloc((n + (size_t)1) * sizeof *spare), *from = items, *to = spare;
	unsigned shift;

	for (shift = 0; shift < 32; shift += 8) {
		uint32_t at[257] = { 0 }, i, b;

		for (i = 0; i < n; i++)
			at[256 - (weights[from[i]] >> shift & 255)]++;
		if (n == 0 || at[256 - (weights[from[0]] >> shift & 255)] == n)
			continue; /* all alike */
		for (b = 1; b < 257; b++)
			at[b] += at[b - 1];
		for (i = n; i-- > 0;)
			to[--at[256 - (weights[from[i]] >> shift & 255)]] = from[i];
		from = to;
		to = from == items ? spare : items;
	}
	if (from != items && n > 0)
		memcpy(items, from, n * sizeof *items);
	free(spare);
}

/* All stories by title, once for a model: what a search leaves of them keeps the order. */
static const uint32_t *
order_by_title(struct view *v)
{
	if (v->m->by_title != NULL && v->m->reader == v->options.ui_lang)
		return v->m->by_title;
	if (v->by_title == NULL)
		v->by_title = titles_order(v->m->corpus, v->m->stories, v->options.ui_lang, 0);
	return v->by_title;
}

/* How much its versions differ as far as it is known: the rest is found in idle time, and then the list is sorted again.
 * Of the pairs of a story those that differ most count. */
static uint32_t
difference_of(const struct view *v, uint32_t story)
{
	const struct story *s = &v->m->stories->stories[story];
	uint32_t most = 0, i;

	for (i = 0; i < s->npairs; i++) {
		uint32_t x = opened_known_difference(v->m->opened, s->first_pair + i);

		most = x > most ? x : most;
	}
	return most;
}

/* A story is as relevant to the search as the most relevant of its articles; in thousandths. */
static void
weigh_relevance(const struct view *v, uint32_t *weights)
{
	const struct stories *st = v->m->stories;
	float *score = mem_zalloc(v->m->corpus->narticles + (size_t)1, sizeof *score);
	uint32_t a;

	if (v->searched)
		rank_articles(v->m, &v->result, score);
	for (a = 0; a < v->m->corpus->narticles; a++) {
		uint32_t weight = (uint32_t)(score[a] * 1000), *most = &weights[st->story_of[a]];

		*most = weight > *most ? weight : *most;
	}
	free(score);
}

static void
sort_by_weight(struct view *v)
{
	uint32_t *weights = mem_zalloc(v->m->stories->nstories, sizeof *weights), i;

	if (v->sort == SORT_RELEVANCE) {
		state_all_hits(v);
		weigh_relevance(v, weights);
	} else {
		for (i = 0; i < v->shown.n; i++)
			weights[v->shown.items[i]] = difference_of(v, v->shown.items[i]);
	}
	order_by_weight(v->shown.items, (uint32_t)v->shown.n, weights);
	free(weights);
}

/* --- what is left, for export ------------------------------------------------------------------------------------- */

static int
by_place(const void *a, const void *b)
{
	const struct hit *x = a, *y = b;

	if (x->article != y->article)
		return x->article < y->article ? -1 : 1;
	return (x->start > y->start) - (x->start < y->start);
}

/* The hits of the search, or else the mentions of the names that filter. */
void
state_keep_hits(struct view *v)
{
	const struct entities *es = v->m->entities;
	VEC(struct hit) hits = { 0 };
	uint32_t i;
	size_t p;

	v->kept.nhits = v->kept.nhits_side[0] = v->kept.nhits_side[1] = 0;
	for (i = 0; v->searched && i < v->result.nhits; i++)
		vec_add(&hits, v->result.hits[i]);
	for (p = 0; !v->searched && p < v->pills.n; p++) {
		const struct entity *e;

		if (v->pills.items[p].entity == ENTITY_NONE)
			continue;
		e = &es->entities[v->pills.items[p].entity];
		for (i = 0; i < e->nmentions; i++) {
			const struct mention *m = &es->mentions[es->entity_mentions[e->first_mention + i]];

			vec_add(&hits, ((struct hit){ m->article, m->start, m->end, 0 }));
		}
	}
	for (i = 0; i < hits.n; i++)
		if (result_has(&v->kept, hits.items[i].article))
			hits.items[v->kept.nhits++] = hits.items[i];
	if (v->kept.nhits > 0 && !v->searched) /* those of the search are in order */
		qsort(hits.items, v->kept.nhits, sizeof *hits.items, by_place);
	v->kept.hits = arena_copy(&v->kept.arena, hits.items, v->kept.nhits * sizeof *hits.items);
	for (i = 0; i < v->kept.nhits; i++) {
		int side = model_side(v->m, v->kept.hits[i].article);

		if (side >= 0)
			v->kept.nhits_side[side]++;
	}
	vec_release(&hits);
}

/* The result that search and filters leave together. ${keep}: stories with the names that filter. */
static void
keep_result(struct view *v, const uint8_t *keep)
{
	uint32_t n = v->searched ? v->result.narticles : v->m->corpus->narticles, i, *articles;

	result_release(&v->kept);
	v->hit = UINT32_MAX;
	v->hits_ordered = false;
	v->hit_order.n = 0;
	v->kept = (struct result){ .differences = v->searched ? v->result.differences : 0 };
	if (v->pills.n == 0)
		return;
	articles = arena_array(&v->kept.arena, uint32_t, n + (size_t)1);
	for (i = 0; i < n; i++) {
		uint32_t a = v->searched ? v->result.articles[i] : i;

		if (keep[v->m->stories->story_of[a]])
			articles[v->kept.narticles++] = a;
	}
	v->kept.articles = articles;
	if (!v->searched || v->all_hits)
		state_keep_hits(v);
}

const struct result *
state_hits(const struct view *v)
{
	return v->pills.n > 0 ? &v->kept : &v->result;
}

const struct hit *
state_hit(const struct view *v)
{
	return v->hit < v->hit_order.n ? &state_hits(v)->hits[v->hit_order.items[v->hit]] : NULL;
}

static void
count_matches(struct view *v)
{
	uint32_t i;

	v->matched[0] = v->matched[1] = 0;
	for (i = 0; v->searched && i < v->result.narticles; i++) {
		int side = model_side(v->m, v->result.articles[i]);

		if (side >= 0)
			v->matched[side]++;
	}
}

void
state_list(struct view *v)
{
	const struct stories *st = v->m->stories;
	uint8_t *keep = mem_alloc(st->nstories + (size_t)1);
	const uint32_t *by_title;
	uint32_t i, at = 0;

	memset(keep, 1, st->nstories + (size_t)1);
	keep_pills(v, keep);
	count_matches(v);
	keep_result(v, keep);
	keep_found(v, keep);
	by_title = v->sort == SORT_TITLE ? order_by_title(v) : NULL;
	v->shown.n = 0;
	for (i = 0; i < st->nstories; i++) {
		uint32_t story = by_title != NULL ? by_title[i] : i;

		if (keep[story])
			vec_add(&v->shown, story);
	}
	free(keep);
	if (v->sort == SORT_DIFFERENCE || v->sort == SORT_RELEVANCE)
		sort_by_weight(v);
	for (i = 0; i < v->shown.n; i++)
		if (v->shown.items[i] == v->story)
			at = i;
	state_story(v, at);
}

void
state_story(struct view *v, uint32_t index)
{
	uint32_t story = index < v->shown.n ? v->shown.items[index] : UINT32_MAX;

	v->list.at = index < v->shown.n ? index : 0;
	if (story == v->story && v->text.valid)
		return;
	v->story = story;
	v->pair = 0;
	v->at = (struct scroll){ 0, 0 };
	v->text.valid = false;
	if (v->all_names && v->names.n > 0)
		return;
	v->name = (struct scroll){ 0, 0 };
	state_names(v);
}
