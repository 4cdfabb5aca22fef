#include "align/learned.h"

#include <stdlib.h>

#include "base/par.h"

enum { PAIRS_MOST = 300, BEADS_MOST = 6000, RUN_SURE = 2 };

static const float SURE = 4.0F;      /* nats of a bead that is surely a translation */
static const float GAIN_LEAST = 1.0F; /* nats a sentence of two articles that are */
static const float CONFIRMED = 2.0F; /* passages that one confirmed by the reader counts for */

static bool
is_sure(const struct bead *b)
{
	if (b->n[0] == 0 || b->n[1] == 0)
		return false;
	if (b->by == BEAD_CONFIRMED)
		return true;
	return b->by == BEAD_FOUND && b->n[0] <= RUN_SURE && b->n[1] <= RUN_SURE && b->score >= SURE;
}

uint32_t
learned_add(struct learn *l, const struct corpus *c, const struct index *ix, const uint32_t article[2],
            const struct alignment *a, uint32_t pair)
{
	bool translated = !a->independent && a->gain >= GAIN_LEAST;
	struct learn_span span[2];
	uint32_t i, n = 0;
	int side;

	for (i = 0; i < a->nbeads; i++) {
		const struct bead *b = &a->beads[i];

		if (!is_sure(b) || (!translated && b->by != BEAD_CONFIRMED))
			continue;
		for (side = 0; side < 2; side++) {
			const struct sentence *s = c->sentences + c->first_body[article[side]] + b->start[side];

			span[side] = (struct learn_span){ article[side], s[0].start, s[b->n[side] - 1].end };
		}
		n += learn_bead(l, ix, span, pair, b->by == BEAD_CONFIRMED ? CONFIRMED : 1);
	}
	return n;
}

/* ---- The pairs to learn from ---- */

struct chosen {
	uint32_t pair;
	float score;
	bool confirmed; /* the reader confirmed passages of it */
	struct arena arena;
	const struct alignment *alignment;
};

struct choosing {
	const struct learned_sources *from;
	struct chosen *items; /* [n] */
	uint32_t n;
};

static int
by_worth(const void *a, const void *b)
{
	const struct chosen *x = a, *y = b;

	if (x->confirmed != y->confirmed)
		return x->confirmed ? -1 : 1;
	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	return (x->pair > y->pair) - (x->pair < y->pair);
}

static void
choose(struct choosing *k)
{
	const struct stories *s = k->from->stories;
	uint32_t i;

	k->items = mem_zalloc(s->npairs + (size_t)1, sizeof *k->items);
	for (i = 0; i < s->npairs; i++) {
		const struct pair *p = &s->pairs[i];
		bool confirmed = corrections_confirmed(k->from->said, k->from->corpus, p->article);

		if (confirmed || p->kind == PAIR_TRANSLATION)
			k->items[k->n++] = (struct chosen){ .pair = i, .score = p->score, .confirmed = confirmed };
	}
	if (k->n > 0)
		qsort(k->items, k->n, sizeof *k->items, by_worth);
	if (k->n > PAIRS_MOST)
		k->n = PAIRS_MOST;
}

static void
align_one(void *context, size_t i)
{
	const struct choosing *k = context;
	const struct learned_sources *f = k->from;
	struct chosen *c = &k->items[i];
	const uint32_t *article = f->stories->pairs[c->pair].article;

	c->alignment = corrections_apply(f->said, f->corpus, article,
	                                 alignment_new(f->corpus, f->index, f->lexicon, article[0], article[1],
	                                               &c->arena),
	                                 &c->arena);
}

void
learned_make(const struct learned_sources *from, struct learned *out)
{
	struct choosing k = { .from = from };
	struct learn l;
	uint32_t i;

	*out = (struct learned){ .lexicon = NULL };
	if (from->lexicon == NULL)
		return;
	choose(&k);
	par_for(from->threads, k.n, align_one, &k);
	learn_init(&l, from->lexicon);
	for (i = 0; i < k.n; i++) {
		if (l.beads.n < BEADS_MOST)
			out->pairs += learned_add(&l, from->corpus, from->index,
			                          from->stories->pairs[k.items[i].pair].article, k.items[i].alignment,
			                          k.items[i].pair) > 0;
		arena_release(&k.items[i].arena);
	}
	out->lexicon = learn_lexicon(&l, &out->words);
	learn_release(&l);
	free(k.items);
}

void
learned_release(struct learned *x)
{
	lexicon_close(x->lexicon);
	x->lexicon = NULL;
}
