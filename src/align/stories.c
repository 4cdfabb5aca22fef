#include "align/story.h"

#include <stdlib.h>
#include <string.h>

#include "align/corrections.h"
#include "align/gather.h"
#include "align/given.h"
#include "align/kinship.h"
#include "align/pair.h"
#include "align/versions.h"
#include "base/par.h"

enum { TASKS = 4 };        /* of each thread */

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
	struct gathered found = { across, within, (uint32_t)pairs->n, (uint32_t)versions->n };
	struct stories *s = gather_stories(in->corpus, sides, &found);

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
