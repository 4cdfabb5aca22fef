#include "align/given.h"

#include <stdlib.h>

#include "align/remake.h"

/* A run of sentences that have one number. */
struct run {
	uint32_t unit, start, n;
};
typedef VEC(struct run) runs;

static uint32_t
unit_of(const struct units *u, uint32_t sentence)
{
	return sentence < u->n ? u->of[sentence] : 0;
}

static void
find_runs(const struct units *u, uint32_t nsentences, runs *out)
{
	for (uint32_t i = 0; i < nsentences; i++) {
		uint32_t unit = unit_of(u, i);
		struct run *last = out->n > 0 ? &out->items[out->n - 1] : NULL;

		if (last != NULL && last->unit == unit && unit != 0)
			last->n++;
		else
			vec_add(out, ((struct run){ unit, i, 1 }));
	}
}

static int
by_unit(const void *a, const void *b)
{
	const struct run *x = a, *y = b;

	if (x->unit != y->unit)
		return x->unit < y->unit ? -1 : 1;
	return x->start < y->start ? -1 : x->start > y->start;
}

/* The first runs of a unit make a bead; those that one side has more of stand alone, as do those with no number. */
static void
match(const runs side[2], struct path *p)
{
	size_t at[2] = { 0, 0 };

	while (at[0] < side[0].n || at[1] < side[1].n) {
		const struct run *x = at[0] < side[0].n ? &side[0].items[at[0]] : NULL;
		const struct run *y = at[1] < side[1].n ? &side[1].items[at[1]] : NULL;
		bool left = y == NULL || (x != NULL && x->unit <= y->unit);
		bool right = x == NULL || (y != NULL && y->unit <= x->unit);
		struct bead b = { .by = BEAD_GIVEN };

		if (left && right && x->unit == 0)
			right = false;
		if (left) {
			b.start[0] = x->start;
			b.n[0] = x->n;
			at[0]++;
		}
		if (right) {
			b.start[1] = y->start;
			b.n[1] = y->n;
			at[1]++;
		}
		vec_add(&p->beads, b);
	}
}

const struct alignment *
given_alignment(const struct corpus *c, const uint32_t article[2], struct arena *arena)
{
	struct alignment like = { .gain = 0 };
	const struct alignment *a;
	struct units units[2];
	runs side[2] = { { 0 }, { 0 } };
	struct path p = { 0 };

	if (!corpus_given(c, article[0], article[1], units))
		return NULL;
	for (int i = 0; i < 2; i++) {
		like.nsentences[i] = c->first_sentence[article[i] + 1] - c->first_body[article[i]];
		find_runs(&units[i], like.nsentences[i], &side[i]);
		if (side[i].n > 0)
			qsort(side[i].items, side[i].n, sizeof *side[i].items, by_unit);
	}
	match(side, &p);
	a = remake_alignment(c, article, &like, &p, arena);
	vec_release(&side[0]);
	vec_release(&side[1]);
	path_release(&p);
	return a;
}

/* Are these the units that count of the two? There may be several alignments of them: the first does. */
static bool
counts(const struct corpus *c, const struct units *left, const struct units *right)
{
	struct units first[2];

	return corpus_given(c, left->article, right->article, first) && first[0].of == left->of &&
	       first[1].of == right->of;
}

static void
add_group(const struct profiles *p, const struct corpus *c, const struct given *g, pairings *found)
{
	for (uint32_t i = 0; i < g->n; i++)
		for (uint32_t k = 0; k < g->n; k++) {
			const struct units *left = &g->texts[i], *right = &g->texts[k];
			struct pairing x;

			if (p->of[left->article].side != 0 || p->of[right->article].side != 1 || !counts(c, left, right))
				continue;
			x = compare_two(p, c, left->article, right->article);
			x.score = 1;
			vec_add(found, x);
		}
}

void
given_pairings(const struct profiles *p, const struct corpus *c, pairings *found)
{
	struct units units[2];
	size_t kept = 0;

	for (size_t i = 0; i < found->n; i++)
		if (!corpus_given(c, found->items[i].article[0], found->items[i].article[1], units))
			found->items[kept++] = found->items[i];
	found->n = kept;
	for (uint32_t i = 0; i < c->ngiven; i++)
		add_group(p, c, &c->given[i], found);
}
