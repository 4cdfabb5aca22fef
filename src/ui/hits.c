/* The order in which n and N go through the hits: story by story as the list has them, and in a story from the top to
 * the bottom in both versions at once. */
#include "ui/hits.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static uint32_t
story_of(const struct view *v, uint32_t place)
{
	return v->m->stories->story_of[state_hits(v)->hits[v->hit_order.items[place]].article];
}

/* By story, as the list has them: a counting sort, for there may be a million. Hits of stories that are not shown
 * are left out. */
void
hits_order(struct view *v)
{
	const struct result *r = state_hits(v);
	uint32_t nstories = v->m->stories->nstories, i, sum = 0;
	uint32_t *count, *next;

	if (v->hits_ordered)
		return;
	v->hits_ordered = true;
	v->hit_order.n = 0;
	if (!v->searched || r->nhits == 0)
		return;
	count = mem_zalloc(nstories + (size_t)1, sizeof *count);
	next = mem_zalloc(nstories + (size_t)1, sizeof *next);
	for (i = 0; i < r->nhits; i++)
		count[v->m->stories->story_of[r->hits[i].article]]++;
	for (i = 0; i < v->shown.n; i++) {
		next[v->shown.items[i]] = sum + 1; /* 0: not shown */
		sum += count[v->shown.items[i]];
	}
	vec_reserve(&v->hit_order, sum);
	v->hit_order.n = sum;
	for (i = 0; i < r->nhits; i++) {
		uint32_t s = v->m->stories->story_of[r->hits[i].article];

		if (next[s] > 0)
			v->hit_order.items[next[s]++ - 1] = i;
	}
	free(count);
	free(next);
}

struct placed {
	uint32_t segment, hit;
	int side;
};

static int
by_segment(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;

	if (x->segment != y->segment)
		return x->segment < y->segment ? -1 : 1;
	if (x->side != y->side)
		return x->side - y->side;
	return (x->hit > y->hit) - (x->hit < y->hit);
}

/* The hits of the story that is laid out, top to bottom. Those in an article of another pair come last. */
static void
sort_story(struct view *v, uint32_t first, uint32_t n)
{
	const struct result *r = state_hits(v);
	struct placed *p = mem_alloc((n + (size_t)1) * sizeof *p);
	uint32_t i;

	for (i = 0; i < n; i++) {
		uint32_t hit = v->hit_order.items[first + i];
		int side = r->hits[hit].article == v->text.article[1];

		p[i] = (struct placed){ UINT32_MAX, hit, side };
		if (r->hits[hit].article == v->text.article[side])
			p[i].segment = rows_segment_of(&v->text, side, r->hits[hit].start);
	}
	if (n > 1)
		qsort(p, n, sizeof *p, by_segment);
	for (i = 0; i < n; i++)
		v->hit_order.items[first + i] = p[i].hit;
	free(p);
}

/* The places of the hits of a story: [*first, *first + n). Returns n. */
static uint32_t
places_of(const struct view *v, uint32_t story, uint32_t near, uint32_t *first)
{
	uint32_t end = near;

	*first = near;
	while (*first > 0 && story_of(v, *first - 1) == story)
		(*first)--;
	while (end < v->hit_order.n && story_of(v, end) == story)
		end++;
	return end - *first;
}

uint32_t
hits_from_here(const struct view *v, bool forward)
{
	uint32_t *at = mem_alloc((v->m->stories->nstories + (size_t)1) * sizeof *at), i, here = v->list.at;
	uint32_t n = (uint32_t)v->hit_order.n, found = forward ? 0 : n - 1;

	for (i = 0; i < v->shown.n; i++)
		at[v->shown.items[i]] = i;
	for (i = 0; i < n; i++)
		if (forward && at[story_of(v, i)] >= here) {
			found = i;
			break;
		}
	for (i = n; !forward && i-- > 0;)
		if (at[story_of(v, i)] <= here) {
			found = i;
			break;
		}
	free(at);
	return found;
}

void
hits_go(struct view *v, uint32_t place, int by)
{
	const struct result *r = state_hits(v);
	uint32_t story = story_of(v, place), first, n, hit = v->hit_order.items[place];
	bool other = story != v->story || v->hit == UINT32_MAX;

	state_goto(v, r->hits[hit].article, r->hits[hit].start);
	if (other) {
		n = places_of(v, story, place, &first);
		sort_story(v, first, n);
		if (by == 1 || by == -1) {
			place = by > 0 ? first : first + n - 1;
			hit = v->hit_order.items[place];
			state_goto(v, r->hits[hit].article, r->hits[hit].start);
		}
	}
	v->hit = place;
}

void
hits_preview(struct view *v)
{
	const struct result *r = &v->result;
	uint32_t i, best = UINT32_MAX;
	int d;

	state_rows(v);
	state_hits_here(v);
	if (!v->searched || !v->text.valid)
		return;
	for (d = 0; d < 2; d++) {
		uint32_t a = v->text.article[d];

		if (a == UINT32_MAX)
			continue;
		i = state_first_hit(v, a, 0); /* a version's first hit stands highest, all but always */
		if (i < r->nhits && r->hits[i].article == a) {
			uint32_t s = rows_segment_of(&v->text, d, r->hits[i].start);

			best = s < best ? s : best;
		}
	}
	if (best != UINT32_MAX)
		v->at.at = best;
}
