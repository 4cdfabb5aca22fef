#include "align/story.h"

#include <stdlib.h>
#include <string.h>

#include "align/corrections.h"
#include "align/given.h"
#include "align/kinship.h"
#include "align/pair.h"
#include "align/versions.h"
#include "base/par.h"

enum { TITLE_BYTES = 80 }; /* of a text that has no title */
enum { TASKS = 4 };        /* of each thread */

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

/* Pairs as they were found: of no story yet. */
struct found {
	const struct pair *pairs, *versions;
	uint32_t npairs, nversions;
};

static struct stories *
gather(const struct corpus *c, struct sides sides, const struct found *found)
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

/* What speaks for each; the caller's. */
static struct pair *
describe_all(const struct pair_input *in, const pairings *found, unsigned threads)
{
	struct describing d = { *in, found, mem_alloc((found->n + 1) * sizeof *d.pairs), 0 };
	size_t wanted = par_threads(threads) * (size_t)TASKS;

	d.ntasks = wanted < found->n ? wanted : found->n;
	par_for(threads, d.ntasks, describe, &d);
	return d.pairs;
}

static struct stories *
make(const struct pair_input *in, struct sides sides, const pairings *pairs, const pairings *versions, unsigned threads)
{
	struct pair *across = describe_all(in, pairs, threads), *within = describe_all(in, versions, threads);
	struct found found = { across, within, (uint32_t)pairs->n, (uint32_t)versions->n };
	struct stories *s = gather(in->corpus, sides, &found);

	free(across);
	free(within);
	return s;
}

struct judging {
	const struct profiles *profiles;
	const struct corpus *corpus;
	pairings *pairs, *versions;
};

/* What the reader said of two articles, in place of what was found. */
static void
judge(void *context, const uint32_t article[2], enum verdict v)
{
	struct judging *j = context;
	int side[2] = { j->profiles->of[article[0]].side, j->profiles->of[article[1]].side };
	bool turn = side[0] == side[1] && article[0] > article[1];
	uint32_t two[2] = { article[turn], article[!turn] };
	pairings *found = side[0] == side[1] ? j->versions : j->pairs;
	size_t i, kept = 0;

	for (i = 0; i < found->n; i++)
		if (found->items[i].article[0] != two[0] || found->items[i].article[1] != two[1])
			found->items[kept++] = found->items[i];
	found->n = kept;
	if (v == VERDICT_PAIR && side[0] >= 0 && side[0] <= side[1] && two[0] != two[1])
		vec_add(found, compare_two(j->profiles, j->corpus, two[0], two[1]));
}

struct stories *
stories_new(const struct corpus *c, const struct index *ix, const struct entities *es, const struct lexicon *lx,
	    const struct corrections *said, struct sides sides, unsigned threads)
{
	struct arena arena = { 0 };
	struct profiles profiles;
	struct pair_input in = { c, ix, es, &profiles };
	pairings pairs = { 0 }, versions = { 0 };
	struct stories *s;

	profile_all(&profiles, c, ix, es, lx, sides, threads, &arena);
	pairing_find(&profiles, c, threads, &pairs);
	given_pairings(&profiles, c, &pairs);
	versions_find(&profiles, c, ix, threads, &versions);
	versions_across(&profiles, c, ix, &versions, &pairs);
	corrections_each_verdict(said, c, judge, &(struct judging){ &profiles, c, &pairs, &versions });
	s = make(&in, sides, &pairs, &versions, threads);
	vec_release(&pairs);
	vec_release(&versions);
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
	pairings pairs = { 0 }, versions = { 0 };
	struct stories *s;

	profile_all(&profiles, c, ix, es, lx, sides, 1, &arena);
	vec_add(&pairs, compare_two(&profiles, c, 0, 1));
	s = make(&in, sides, &pairs, &versions, 1);
	vec_release(&pairs);
	arena_release(&arena);
	return s;
}

struct stories *
stories_alone(const struct corpus *c, struct sides sides)
{
	return gather(c, sides, &(struct found){ NULL, NULL, 0, 0 });
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

/* The first words of a text, cut behind a word. */
static struct str
first_words(const struct article *a)
{
	struct str s = { NULL, 0 };
	size_t at;
	uint32_t f;

	for (f = 1; f < a->nfields && s.n == 0; f++)
		s = article_field(a, f);
	if (s.n <= TITLE_BYTES)
		return s;
	for (at = TITLE_BYTES; at > 0 && s.p[at] != ' '; at--)
		;
	if (at == 0) /* one long word: no half characters */
		for (at = TITLE_BYTES; at > 0 && ((unsigned char)s.p[at] & 0xC0) == 0x80; at--)
			;
	return str_sub(s, 0, at);
}

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
	{
		struct str title = article_title(c->articles[chosen]);

		return title.n > 0 ? title : first_words(c->articles[chosen]);
	}
}
