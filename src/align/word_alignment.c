#include "align/word_alignment.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "align/word_evidence.h"

/* Tuned on two stories of tests/quality/sample/words.tsv; the other three only measured. */
static const float NOTHING = 0.02F;      /* chance that a word of the other version stands for none of this one */
static const float COMMON = 1.0F;        /* and times its own chance: a common word needs more to be explained */
static const float DIAGONAL = 3.0F;      /* nats a whole passage away from where the word is expected */
static const float FARTHEST = 0.4F;      /* passages: German has its verbs at the end */
static const float BESIDE = 6.0F;        /* times as likely beside a sure link */
static const float LEAST = 0.35F;        /* score of a link */
static const float LEAST_MORE = 0.45F;   /* of a further counterpart */
static const float LEAST_BESIDE = 0.3F;  /* of one right beside another: "semi-conducteurs" share a part of a compound */
static const float LEAST_COMMON = 0.65F; /* of words of grammar: the lexicon has them stand for many */
static const float COMMONEST = 0.0015F;  /* chance of a word that is none of grammar */
static const float SUPPORT = 0.5F;       /* what stands beside a word of grammar must be linked as surely as this */

enum { NEAR = 2, REACH = 3, ROUNDS = 3 };
enum { BETWEEN = 3 }; /* bytes between two words of one name: a blank, a hyphen */

struct word_sources
word_sources_of(const struct index *ix, const struct entities *es, const struct lexicon *lx, struct sides sides)
{
	return (struct word_sources){ ix, es, lx, { lang_compounds(sides.left), lang_compounds(sides.right) } };
}

/* ---- What both directions agree on ---- */

static float
expected(const struct word_evidence *e, uint32_t i, uint32_t j)
{
	float d = ((float)i + 0.5F) / (float)e->n[0] - ((float)j + 0.5F) / (float)e->n[1];

	return expf(-DIAGONAL * fminf(fabsf(d), FARTHEST));
}

/* Two words that something speaks for. */
struct couple {
	uint32_t word[2];
	struct word_cell *cell;
	float expected, place; /* how likely the one stands where the other does: by itself; with what is beside it */
};

struct couples {
	struct couple *items; /* by the left word, then the right one */
	uint32_t n;
	float *sum[2][2]; /* [side][tail]: [n[side]] what is summed over the words of the other side, for each word as it
	                   * begins and for its tail */
};

static void
find_couples(const struct word_evidence *e, struct arena *arena, struct couples *out)
{
	uint32_t i, j;
	int side, tail;

	out->items = arena_array(arena, struct couple, (size_t)e->n[0] * e->n[1]);
	out->n = 0;
	for (i = 0; i < e->n[0]; i++)
		for (j = 0; j < e->n[1]; j++) {
			struct word_cell *c = word_cell(e, i, j);

			if (c->t[0] > 0 && c->t[1] > 0)
				out->items[out->n++] = (struct couple){ { i, j }, c, expected(e, i, j), 0 };
		}
	for (side = 0; side < 2; side++)
		for (tail = 0; tail < 2; tail++)
			out->sum[side][tail] = arena_array(arena, float, e->n[side]);
}

/* The best link near (i, j), on another row and column. */
static float
beside(const struct word_evidence *e, uint32_t i, uint32_t j)
{
	uint32_t a, b;
	float best = 0;

	for (a = i > NEAR ? i - NEAR : 0; a <= i + NEAR && a < e->n[0]; a++)
		for (b = j > NEAR ? j - NEAR : 0; b <= j + NEAR && b < e->n[1]; b++)
			if (a != i && b != j && word_cell(e, a, b)->s > best)
				best = word_cell(e, a, b)->s;
	return best;
}

/* Sums of t × place; then the posterior of each direction. */
static void
agree(const struct word_evidence *e, struct couples *all)
{
	uint32_t i;
	int side, tail;

	for (side = 0; side < 2; side++)
		for (tail = 0; tail < 2; tail++)
			for (i = 0; i < e->n[side]; i++)
				all->sum[side][tail][i] = NOTHING + COMMON * e->words[side][i].chance;
	for (i = 0; i < all->n; i++) {
		struct couple *c = &all->items[i];

		c->place = c->expected * (1 + BESIDE * beside(e, c->word[0], c->word[1]));
		for (side = 0; side < 2; side++) /* the word of a side, given each of the other */
			all->sum[side][c->cell->tail[side]][c->word[side]] += c->cell->t[1 - side] * c->place;
	}
	for (i = 0; i < all->n; i++) {
		struct couple *c = &all->items[i];
		float p = 1;

		for (side = 0; side < 2; side++)
			p *= c->cell->t[1 - side] * c->place / all->sum[side][c->cell->tail[side]][c->word[side]];
		c->cell->s = sqrtf(p);
	}
}

/* ---- Best first ---- */

struct linking {
	const struct word_evidence *e;
	struct word_link *links;
	uint32_t n;
	uint32_t *taken[2]; /* [n]: links of each word */
};

static int
by_score(const void *a, const void *b)
{
	const struct word_link *x = a, *y = b;

	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	if (x->word[0] != y->word[0])
		return x->word[0] < y->word[0] ? -1 : 1;
	return (x->word[1] > y->word[1]) - (x->word[1] < y->word[1]);
}

static int
by_place(const void *a, const void *b)
{
	const struct word_link *x = a, *y = b;

	if (x->word[0] != y->word[0])
		return x->word[0] < y->word[0] ? -1 : 1;
	return (x->word[1] > y->word[1]) - (x->word[1] < y->word[1]);
}

/* A further counterpart stands beside the one that the word has, or is that of another of its parts. */
static bool
joins(const struct linking *l, const struct word_link *x, int side)
{
	const struct word_cell *c = word_cell(l->e, x->word[0], x->word[1]);
	uint32_t i;

	for (i = 0; i < l->n; i++) {
		const struct word_link *y = &l->links[i];
		uint32_t a = y->word[1 - side], b = x->word[1 - side];

		if (y->word[side] != x->word[side])
			continue;
		if ((a > b ? a - b : b - a) <= REACH)
			return true;
		if (word_cell(l->e, y->word[0], y->word[1])->tail[side] != c->tail[side])
			return true;
	}
	return false;
}

/* Right beside a counterpart of the same part of the compound that the word of this side is. */
static bool
shares_part(const struct linking *l, const struct word_link *x, int side)
{
	const struct word_cell *c = word_cell(l->e, x->word[0], x->word[1]);
	uint32_t i;

	for (i = 0; i < l->n; i++) {
		const struct word_link *y = &l->links[i];
		uint32_t a = y->word[1 - side], b = x->word[1 - side];

		if (y->word[side] == x->word[side] && a + 1 == b &&
		    word_cell(l->e, y->word[0], y->word[1])->tail[side] == c->tail[side])
			return l->e->words[side][x->word[side]].nparts > 1;
	}
	return false;
}

static bool
may_link(const struct linking *l, const struct word_link *x)
{
	uint32_t left = l->taken[0][x->word[0]], right = l->taken[1][x->word[1]];

	if (left == 0 && right == 0)
		return x->score >= LEAST;
	if (left > 0 && right > 0)
		return false;
	if (x->score < LEAST_MORE)
		return shares_part(l, x, left > 0 ? 0 : 1);
	return joins(l, x, left > 0 ? 0 : 1);
}

/* A word of grammar has a counterpart where what stands beside it has one: every text has an "et" and an "und". */
static bool
is_sure(const struct word_evidence *e, const struct couple *c)
{
	const struct compared_word *l = &e->words[0][c->word[0]], *r = &e->words[1][c->word[1]];

	if (l->chance <= COMMONEST && r->chance <= COMMONEST)
		return c->cell->s >= LEAST_BESIDE;
	if (c->cell->s < LEAST_COMMON)
		return false;
	return (l->capital && r->capital) || beside(e, c->word[0], c->word[1]) >= SUPPORT; /* "UE", "EU" */
}

static void
link_best_first(const struct word_evidence *e, const struct couples *couples, struct arena *arena,
		struct word_alignment *out)
{
	struct linking l = { .e = e };
	struct word_link *all = arena_array(arena, struct word_link, couples->n);
	uint32_t n = 0, i;

	for (i = 0; i < couples->n; i++) {
		const struct couple *c = &couples->items[i];

		if (is_sure(e, c))
			all[n++] = (struct word_link){ { c->word[0], c->word[1] }, c->cell->s };
	}
	qsort(all, n, sizeof *all, by_score);
	l.links = arena_array(arena, struct word_link, n);
	l.taken[0] = arena_array(arena, uint32_t, e->n[0]);
	l.taken[1] = arena_array(arena, uint32_t, e->n[1]);
	for (i = 0; i < n; i++)
		if (may_link(&l, &all[i])) {
			l.taken[0][all[i].word[0]]++;
			l.taken[1][all[i].word[1]]++;
			l.links[l.n++] = all[i];
		}
	qsort(l.links, l.n, sizeof *l.links, by_place);
	out->links = l.links;
	out->nlinks = l.n;
}

void
word_alignment_make(const struct word_sources *from, const struct word_span span[2], struct arena *arena,
		    struct word_alignment *out)
{
	struct arena scratch = { 0 };
	struct word_evidence e = { .cells = NULL };
	struct couples couples;
	struct word_link *links;
	uint32_t i;
	int side, round;

	word_evidence_make(from, span, &scratch, &e);
	find_couples(&e, &scratch, &couples);
	for (round = 0; round < ROUNDS; round++)
		agree(&e, &couples);
	link_best_first(&e, &couples, &scratch, out);
	links = arena_copy(arena, out->links, out->nlinks * sizeof *links);
	out->links = links;
	for (side = 0; side < 2; side++) {
		struct word_place *words = arena_array(arena, struct word_place, e.n[side]);

		for (i = 0; i < e.n[side]; i++)
			words[i] = (struct word_place){ e.words[side][i].start, e.words[side][i].end };
		out->words[side] = words;
		out->n[side] = e.n[side];
	}
	arena_release(&scratch);
}

uint32_t
word_alignment_at(const struct word_alignment *a, int side, uint32_t offset)
{
	uint32_t i;

	for (i = 0; i < a->n[side] && a->words[side][i].end <= offset; i++)
		;
	return i;
}

uint32_t
word_alignment_of(const struct word_alignment *a, int side, uint32_t word, uint32_t last, uint32_t *out, uint32_t most)
{
	uint32_t n = 0, i, k;

	for (i = 0; i < a->nlinks; i++) {
		uint32_t other = a->links[i].word[1 - side];

		if (a->links[i].word[side] < word || a->links[i].word[side] >= last)
			continue;
		for (k = n; k > 0 && out[k - 1] > other; k--)
			;
		if ((k > 0 && out[k - 1] == other) || n == most)
			continue;
		memmove(out + k + 1, out + k, (n - k) * sizeof *out);
		out[k] = other;
		n++;
	}
	return n;
}

uint32_t
word_alignment_places(const struct word_alignment *a, int side, uint32_t word, uint32_t last, struct word_place *out,
		      uint32_t most)
{
	const struct word_place *words = a->words[1 - side];
	uint32_t others[WORDS_MOST], n = word_alignment_of(a, side, word, last, others, WORDS_MOST), kept = 0, i;

	for (i = 0; i < n; i++) {
		struct word_place w = words[others[i]];

		if (kept > 0 && others[i] == others[i - 1] + 1 && w.start - out[kept - 1].end <= BETWEEN)
			out[kept - 1].end = w.end;
		else if (kept < most)
			out[kept++] = w;
		else
			break;
	}
	return kept;
}
