#include "align/gather.h"

#include <stdlib.h>
#include <string.h>


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

/* By their stories. */
static void
order_pairs(struct pair *pairs, uint32_t n, const uint32_t *story_of)
{
	uint32_t i;

	for (i = 0; i < n; i++)
		pairs[i].story = story_of[pairs[i].article[0]];
	if (n > 1)
		qsort(pairs, n, sizeof *pairs, by_story);
}

/* The articles that no pair has, story by story. */
static void
list_lone(struct story *stories, uint32_t nstories, const uint32_t *articles, const struct pair *pairs, uint32_t npairs,
	  uint32_t narticles, uint32_t *out)
{
	bool *paired = mem_zalloc(narticles + (size_t)1, sizeof *paired);
	uint32_t i, k, n = 0;

	for (i = 0; i < npairs; i++)
		paired[pairs[i].article[0]] = paired[pairs[i].article[1]] = true;
	for (i = 0; i < nstories; i++) {
		struct story *s = &stories[i];

		s->first_lone = n;
		for (k = s->first_article; k < s->first_article + s->narticles; k++)
			if (!paired[articles[k]])
				out[n++] = articles[k];
		s->nlone = n - s->first_lone;
	}
	free(paired);
}

struct stories *
gather_stories(const struct corpus *c, struct sides sides, const struct gathered *found)
{
	struct stories *s = mem_zalloc(1, sizeof *s);
	uint32_t *parent = mem_alloc((c->narticles + (size_t)1) * sizeof *parent), a, i;
	struct story *stories = arena_array(&s->arena, struct story, c->narticles);
	uint32_t *story_of = arena_array(&s->arena, uint32_t, c->narticles);
	uint32_t *articles = arena_array(&s->arena, uint32_t, c->narticles);
	uint32_t *lone = arena_array(&s->arena, uint32_t, c->narticles);
	struct pair *pairs = arena_copy(&s->arena, found->pairs, found->npairs * sizeof *pairs);
	struct pair *versions = arena_copy(&s->arena, found->versions, found->nversions * sizeof *versions);

	for (a = 0; a < c->narticles; a++)
		parent[a] = a;
	for (i = 0; i < found->npairs; i++)
		join(parent, pairs[i].article[0], pairs[i].article[1]);
	for (i = 0; i < found->nversions; i++)
		join(parent, versions[i].article[0], versions[i].article[1]);
	s->nstories = order_stories(c, parent, stories, story_of);
	for (a = 0; a < c->narticles; a++)
		story_of[a] = story_of[root_of(parent, a)];
	list_articles(c, sides, stories, s->nstories, story_of, articles);
	order_pairs(pairs, found->npairs, story_of);
	for (i = found->npairs; i-- > 0;) {
		stories[pairs[i].story].first_pair = i;
		stories[pairs[i].story].npairs++;
	}
	order_pairs(versions, found->nversions, story_of);
	for (i = found->nversions; i-- > 0;) {
		stories[versions[i].story].first_version = i;
		stories[versions[i].story].nversions++;
	}
	list_lone(stories, s->nstories, articles, pairs, found->npairs, c->narticles, lone);
	*s = (struct stories){ .nstories = s->nstories,
			       .npairs = found->npairs,
			       .nversions = found->nversions,
			       .stories = stories,
			       .pairs = pairs,
			       .versions = versions,
			       .story_articles = articles,
			       .lone = lone,
			       .story_of = story_of,
			       .narticles = c->narticles,
			       .arena = s->arena };
	free(parent);
	return s;
}

struct stories *
stories_alone(const struct corpus *c, struct sides sides)
{
	return gather_stories(c, sides, &(struct gathered){ NULL, NULL, 0, 0 });
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

const struct pair *
stories_version(const struct stories *s, uint32_t article)
{
	const struct story *of = &s->stories[s->story_of[article]];
	uint32_t i;

	for (i = of->first_version; i < of->first_version + of->nversions; i++)
		if (s->versions[i].article[0] == article || s->versions[i].article[1] == article)
			return &s->versions[i];
	return NULL;
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
