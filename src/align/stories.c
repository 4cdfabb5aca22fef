#include "align/story.h"

#include <stdlib.h>
#include <string.h>

#include "align/corrections.h"
#include "align/given.h"
#include "align/kinship.h"
#include "align/pair.h"
#include "base/par.h"

enum { TASKS = 4 }; /* of each thread */

/* ---- Articles joined by pairs ---- */

static uint32_t
root_of(uint32_t *parent, uint32_t a)
{
	while (parent[a] != a)
		a = parent[a] = parent[parent[a]];
	return a;
}

/* The smaller number is the root. */
static void
join(uint32_t *parent, uint32_t a, uint32_t b)
{
	a = root_of(parent, a);
	b = root_of(parent, b);
	parent[a > b ? a : b] = a < b ? a : b;
}

/* A story while they are put in order. */
struct draft {
	uint32_t root; /* its first article */
	struct date date;
};

static int
newest_first(const void *a, const void *b)
{
	const struct draft *x = a, *y = b;
	int order = date_cmp(y->date, x->date); /* unknown dates are the smallest: last */

	return order != 0 ? order : x->root < y->root ? -1 : x->root > y->root;
}

static bool
earlier(struct date a, struct date than)
{
	return date_known(a) && (!date_known(than) || date_cmp(a, than) < 0);
}

/* Number the roots: story_of[root] is right afterwards. Returns how many. */
static uint32_t
order_stories(const struct corpus *c, uint32_t *parent, struct story *stories, uint32_t *story_of)
{
	struct draft *drafts = mem_alloc((c->narticles + (size_t)1) * sizeof *drafts);
	uint32_t n = 0, a, i;

	for (a = 0; a < c->narticles; a++) {
		uint32_t root = root_of(parent, a);

		if (root == a) {
			story_of[a] = n;
			drafts[n++] = (struct draft){ a, c->articles[a]->date };
		} else if (earlier(c->articles[a]->date, drafts[story_of[root]].date)) {
			drafts[story_of[root]].date = c->articles[a]->date;
		}
	}
	if (n > 1)
		qsort(drafts, n, sizeof *drafts, newest_first);
	for (i = 0; i < n; i++) {
		story_of[drafts[i].root] = i;
		stories[i].date = drafts[i].date;
	}
	free(drafts);
	return n;
}

/* The articles of each story: left side first, then right, then other languages; by id. */
static void
list_articles(const struct corpus *c, struct sides sides, struct story *stories, uint32_t n, const uint32_t *story_of,
	      uint32_t *out)
{
	uint32_t a, i, at = 0;
	int pass;

	for (a = 0; a < c->narticles; a++)
		stories[story_of[a]].narticles++;
	for (i = 0; i < n; i++) {
		stories[i].first_article = at;
		at += stories[i].narticles;
		stories[i].narticles = 0;
	}
	for (pass = 0; pass < 3; pass++)
		for (a = 0; a < c->narticles; a++) {
			lang_id lang = c->articles[a]->lang;
			int side = lang == sides.left ? 0 : lang == sides.right ? 1 : 2;
			struct story *s = &stories[story_of[a]];

			if (side == pass)
				out[s->first_article + s->narticles++] = a;
		}
}

static int
by_story(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;
	int i;

	if (x->story != y->story)
		return x->story < y->story ? -1 : 1;
	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	for (i = 0; i < 2; i++)
		if (x->article[i] != y->article[i])
			return x->article[i] < y->article[i] ? -1 : 1;
	return 0;
}

static struct stories *
gather(const struct corpus *c, struct sides sides, const struct pair *pairs, uint32_t npairs)
{
	struct stories *s = mem_zalloc(1, sizeof *s);
	uint32_t *parent = mem_alloc((c->narticles + (size_t)1) * sizeof *parent), a, i;
	struct story *stories = arena_array(&s->arena, struct story, c->narticles);
	uint32_t *story_of = arena_array(&s->arena, uint32_t, c->narticles);
	uint32_t *articles = arena_array(&s->arena, uint32_t, c->narticles);
	struct pair *own = arena_copy(&s->arena, pairs, npairs * sizeof *pairs);

	for (a = 0; a < c->narticles; a++)
		parent[a] = a;
	for (i = 0; i < npairs; i++)
		join(parent, own[i].article[0], own[i].article[1]);
	s->nstories = order_stories(c, parent, stories, story_of);
	for (a = 0; a < c->narticles; a++)
		story_of[a] = story_of[root_of(parent, a)];
	list_articles(c, sides, stories, s->nstories, story_of, articles);
	for (i = 0; i < npairs; i++)
		own[i].story = story_of[own[i].article[0]];
	if (npairs > 1)
		qsort(own, npairs, sizeof *own, by_story);
	for (i = npairs; i-- > 0;) {
		stories[own[i].story].first_pair = i;
		stories[own[i].story].npairs++;
	}
	*s = (struct stories){ .nstories = s->nstories,
			       .npairs = npairs,
			       .stories = stories,
			       .pairs = own,
			       .story_articles = articles,
			       .story_of = story_of,
			       .narticles = c->narticles,
			       .arena = s->arena };
	free(parent);
	return s;
}

/* ---- Making them ---- */

struct describing {
	struct pair_input in;
	const pairings *found;
	struct pair *pairs;
	size_t ntasks;
};

static void
describe(void *context, size_t i)
{
	struct describing *d = context;
	struct kinship *kinship = kinship_new(d->in.profiles, d->in.corpus, d->in.index);
	size_t x, end = d->found->n * (i + 1) / d->ntasks;

	for (x = d->found->n * i / d->ntasks; x < end; x++)
		d->pairs[x] = pair_describe(&d->in, kinship, &d->found->items[x]);
	kinship_free(kinship);
}

static struct stories *
make(const struct pair_input *in, struct sides sides, const pairings *found, unsigned threads)
{
	struct describing d = { *in, found, mem_alloc((found->n + 1) * sizeof *d.pairs), 0 };
	size_t wanted = par_threads(threads) * (size_t)TASKS;
	struct stories *s;

	d.ntasks = wanted < found->n ? wanted : found->n;
	par_for(threads, d.ntasks, describe, &d);
	s = gather(in->corpus, sides, d.pairs, (uint32_t)found->n);
	free(d.pairs);
	return s;
}

struct judging {
	const struct profiles *profiles;
	const struct corpus *corpus;
	pairings *found;
};

/* What the reader said of two articles, in place of what was found. */
static void
judge(void *context, const uint32_t article[2], enum verdict v)
{
	struct judging *j = context;
	size_t i, kept = 0;

	for (i = 0; i < j->found->n; i++)
		if (j->found->items[i].article[0] != article[0] || j->found->items[i].article[1] != article[1])
			j->found->items[kept++] = j->found->items[i];
	j->found->n = kept;
	if (v == VERDICT_PAIR && j->profiles->of[article[0]].side == 0 && j->profiles->of[article[1]].side == 1)
		vec_add(j->found, pairing_compare(j->profiles, j->corpus, article[0], article[1]));
}

struct stories *
stories_new(const struct corpus *c, const struct index *ix, const struct entities *es, const struct lexicon *lx,
	    const struct corrections *said, struct sides sides, unsigned threads)
{
	struct arena arena = { 0 };
	struct profiles profiles;
	struct pair_input in = { c, ix, es, &profiles };
	pairings found = { 0 };
	struct stories *s;

	profile_all(&profiles, c, ix, es, lx, sides, threads, &arena);
	pairing_find(&profiles, c, threads, &found);
	given_pairings(&profiles, c, &found);
	corrections_each_verdict(said, c, judge, &(struct judging){ &profiles, c, &found });
	s = make(&in, sides, &found, threads);
	vec_release(&found);
	arena_release(&arena);
	return s;
}

struct stories *
stories_forced(const struct corpus *c, const struct index *ix, const struct entities *es, const struct lexicon *lx,
	       struct sides sides)
{
	struct arena arena = { 0 };
	struct profiles profiles;
	struct pair_input in = { c, ix, es, &profiles };
	pairings found = { 0 };
	struct stories *s;

	profile_all(&profiles, c, ix, es, lx, sides, 1, &arena);
	vec_add(&found, pairing_compare(&profiles, c, 0, 1));
	s = make(&in, sides, &found, 1);
	vec_release(&found);
	arena_release(&arena);
	return s;
}

struct stories *
stories_alone(const struct corpus *c, struct sides sides)
{
	return gather(c, sides, NULL, 0);
}

void
stories_free(struct stories *s)
{
	if (s == NULL)
		return;
	arena_release(&s->arena);
	free(s);
}

struct counterparts
stories_counterparts(const struct stories *s)
{
	struct arena *arena = &((struct stories *)s)->arena;
	uint32_t *first = arena_array(arena, uint32_t, s->narticles + (size_t)2), i;
	uint32_t *other = arena_array(arena, uint32_t, 2 * (size_t)s->npairs);
	int side;

	for (i = 0; i < s->npairs; i++)
		for (side = 0; side < 2; side++)
			first[s->pairs[i].article[side] + 2]++;
	for (i = 0; i < s->narticles; i++)
		first[i + 2] += first[i + 1];
	for (i = 0; i < s->npairs; i++)
		for (side = 0; side < 2; side++)
			other[first[s->pairs[i].article[side] + 1]++] = s->pairs[i].article[1 - side];
	return (struct counterparts){ first, other };
}

/* ---- Titles ---- */

struct str
story_title(const struct stories *s, const struct corpus *c, uint32_t story, int side)
{
	const struct story *st = &s->stories[story];
	const uint32_t *articles = s->story_articles + st->first_article;
	uint32_t chosen = articles[0], i;

	/* pairs tell which side an article is on; a story without pairs has one article */
	for (i = 0; i < st->npairs; i++) {
		uint32_t a = s->pairs[st->first_pair + i].article[side];

		if (i == 0 || a < chosen)
			chosen = a;
	}
	return article_heading(c->articles[chosen]);
}
