#include "align/difference.h"

#include <stdlib.h>

#include "align/facts.h"

const char *
difference_kind_code(enum difference_kind k)
{
	static const char *const codes[] = {
		[DIFF_AMOUNT] = "amount",   [DIFF_DATE] = "date", [DIFF_NUMBER] = "number",
		[DIFF_PERCENT] = "percent", [DIFF_NAME] = "name", [DIFF_PASSAGE] = "passage"
	};

	return codes[k];
}

/* ---- Passages ---- */

static bool
has_letters(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80 || (s.p[i] | 0x20) >= 'a')
			return true;
	return false;
}

/* Every sentence that faces nothing. */
static void
passages(struct comparing *c)
{
	uint32_t i, k;

	for (i = 0; i < c->alignment->nbeads; i++) {
		const struct bead *b = &c->alignment->beads[i];
		int side = b->n[0] > 0 ? 0 : 1;

		if (b->n[1 - side] > 0)
			continue;
		for (k = 0; k < b->n[side]; k++) {
			uint32_t article = c->article[side],
				 sentence = c->corpus->first_body[article] + b->start[side] + k;
			struct difference d = { DIFF_PASSAGE,
						(uint8_t)(side ? DIFF_ONLY_RIGHT : DIFF_ONLY_LEFT),
						i,
						{ { NULL, 0 }, { NULL, 0 } },
						{ 0, 0 },
						{ 0, 0 } };

			d.text[side] = corpus_sentence(c->corpus, article, sentence);
			d.start[side] = c->corpus->sentences[sentence].start;
			d.end[side] = c->corpus->sentences[sentence].end;
			if (has_letters(d.text[side]))
				vec_add(&c->found, d);
		}
	}
}

/* ---- All of them ---- */

static int
in_reading_order(const void *a, const void *b)
{
	const struct difference *x = a, *y = b;
	bool right[2] = { x->status == DIFF_ONLY_RIGHT, y->status == DIFF_ONLY_RIGHT };
	int side = right[0];

	if (right[0] != right[1])
		return right[0] ? 1 : -1;
	if (x->start[side] != y->start[side])
		return x->start[side] < y->start[side] ? -1 : 1;
	if (x->kind != y->kind) /* a passage, then what is in it */
		return x->kind == DIFF_PASSAGE ? -1 : y->kind == DIFF_PASSAGE ? 1 : x->kind - y->kind;
	return x->end[side] < y->end[side] ? -1 : x->end[side] > y->end[side];
}

const struct differences *
differences_new(const struct corpus *corpus, const struct word_sources *from, const struct pair *pair,
		const struct alignment *a, struct arena *arena)
{
	struct differences *d = arena_array(arena, struct differences, 1);
	struct arena scratch = { 0 };
	struct comparing c = { .corpus = corpus,
			       .entities = from->entities,
			       .from = from,
			       .alignment = a,
			       .article = { pair->article[0], pair->article[1] },
			       .scratch = &scratch };
	size_t i;
	int side;

	for (side = 0; side < 2; side++)
		facts_gather(&c, side, &scratch);
	facts_figures(&c);
	facts_names(&c);
	passages(&c);
	if (c.found.n > 1)
		qsort(c.found.items, c.found.n, sizeof *c.found.items, in_reading_order);
	d->n = (uint32_t)c.found.n;
	d->items = arena_items(arena, &c.found);
	for (i = 0; i < d->n; i++) {
		uint32_t *counts[] = { [DIFF_AGREE] = &d->agree,
				       [DIFF_CONFLICT] = &d->conflicts,
				       [DIFF_ONLY_LEFT] = &d->only[0],
				       [DIFF_ONLY_RIGHT] = &d->only[1] };

		++*counts[d->items[i].status];
	}
	vec_release(&c.found);
	arena_release(&scratch);
	return d;
}
