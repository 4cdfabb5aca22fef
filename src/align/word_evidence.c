#include "align/word_evidence.h"

#include <stdlib.h>
#include <string.h>

#include "align/cognate.h"
#include "text/fold.h"

/* As if they were t of the lexicon. */
static const float EQUAL = 0.6F, EQUAL_SHORT = 0.01F, EQUAL_NUMBER = 0.8F, OTHER_NUMBER = 0.02F;
static const float COGNATE = 0.5F; /* times the square of the ratio */
static const float COGNATE_LEAST = 0.7F;
static const float SAME_ENTITY = 0.25F, SAME_FIGURE = 0.05F;
static const float TAIL = 0.6F, HEAD = 0.6F, UNINFLECTED = 0.6F;
static const float ONE_WAY = 0.15F;   /* what the lexicon knows in one direction only, in the other one */
static const float COMMONEST = 0.0005F; /* chance of a word that is no part of a compound, and no cognate */
static const float COMMON_WORD = 0.0015F, RARE_WORD = 0.0004F; /* chances */
static const float UNEQUAL = 0.15F;     /* of what the lexicon says of a common and a rare word */
static const float UNKNOWN = 1e-6F; /* chance of a word that the lexicon does not have */

#define ENDINGS "ensrmtx" /* letters that endings begin with */

enum { /* letters */
	COGNATE_SHORTEST = 4,
	EQUAL_SHORTEST = 5,
	COMPOUND_SHORTEST = 8,
	PART_SHORTEST = 4,
	HEAD_SHORTEST = 3,
	TAIL_FROM = 2, /* so that participles are also known without "ge" */
	STEM_LETTERS = 5,
	ENDING = 2
};

/* ---- Words ---- */

static void
add_part(struct compared_word *w, const struct lexicon *lx, int side, struct str key, float factor, bool tail)
{
	uint32_t number = lexicon_word(lx, side, fold_stem(key));

	if (number != LEXICON_NONE && w->nparts < WORD_PARTS &&
	    (factor == 1 || lexicon_background(lx, side, number) < COMMONEST))
		w->parts[w->nparts++] = (struct word_part){ number, factor, tail };
}

/* "puces" and "chips", of five letters, have a stem other than that of "puce" and "chip". */
static void
add_uninflected(struct compared_word *w, const struct lexicon *lx, int side)
{
	size_t cut;

	for (cut = 1; cut <= ENDING && w->key.n >= cut + HEAD_SHORTEST; cut++)
		if (w->key.n - cut < STEM_LETTERS && w->key.n - cut + 1 >= HEAD_SHORTEST + cut &&
		    strchr(ENDINGS, w->key.p[w->key.n - cut]) != NULL)
			add_part(w, lx, side, str_sub(w->key, 0, w->key.n - cut), UNINFLECTED, false);
}

/* "Halbleiterhersteller" is known by its first letters and by "hersteller"; "Chipfabrik" also by "chip". */
static void
add_parts(struct compared_word *w, const struct lexicon *lx, int side, bool compounds)
{
	size_t cut;

	add_part(w, lx, side, w->key, 1, false);
	if (w->number)
		return;
	add_uninflected(w, lx, side);
	if (!compounds || w->key.n < COMPOUND_SHORTEST)
		return;
	for (cut = TAIL_FROM; cut + PART_SHORTEST <= w->key.n; cut++) {
		struct str tail = str_sub(w->key, cut, w->key.n);
		uint32_t before = w->nparts;

		if ((w->key.p[cut] & 0xC0) == 0x80)
			continue;
		add_part(w, lx, side, tail, TAIL, true);
		if (cut < STEM_LETTERS && w->nparts > before) /* a longer head has the stem of the whole */
			add_part(w, lx, side, str_sub(w->key, 0, cut), HEAD, false);
	}
}

static struct compared_word
make_word(const struct word_sources *from, int side, const struct index_token *t)
{
	const struct index *ix = from->index;
	unsigned shape = ix->form_shape[t->form];
	struct compared_word w = { .start = t->start, .end = t->end, .term = ix->form_term[t->form], .mention = UINT32_MAX };

	w.key = intern_get(ix->terms, w.term);
	w.letters = cognate_letters(w.key);
	w.number = (shape & SHAPE_NUMBER) != 0;
	w.capital = (shape & (SHAPE_UPPER_FIRST | SHAPE_UPPER_INNER | SHAPE_UPPER_ALL)) != 0;
	w.ends_open = (shape & SHAPE_ELISION) != 0;
	w.chance = UNKNOWN;
	if (from->lexicon == NULL)
		return w;
	add_parts(&w, from->lexicon, side, from->compounds[side]);
	if (w.nparts > 0 && w.parts[0].factor == 1)
		w.chance = lexicon_background(from->lexicon, side, w.parts[0].lexicon);
	return w;
}

/* Which mention holds each word; both are in the order of the text. */
static void
find_mentions(const struct entities *es, uint32_t article, struct compared_word *words, uint32_t n)
{
	uint32_t m = es->first_mention[article], last = es->first_mention[article + 1], i;

	for (i = 0; i < n; i++) {
		while (m < last && es->mentions[m].end <= words[i].start)
			m++;
		if (m < last && es->mentions[m].start < words[i].end)
			words[i].mention = m;
	}
}

static void
read_words(const struct word_sources *from, int side, const struct word_span *span, struct arena *arena,
	   struct word_evidence *e)
{
	struct token_reader r = index_tokens(from->index, span->article);
	uint32_t n = 0;
	bool more = token_seek(&r, span->start);

	e->words[side] = arena_array(arena, struct compared_word, WORDS_MOST);
	for (; more && r.token.end <= span->end && n < WORDS_MOST; more = token_next(&r))
		e->words[side][n++] = make_word(from, side, &r.token);
	e->n[side] = n;
	if (from->entities != NULL)
		find_mentions(from->entities, span->article, e->words[side], n);
}

/* ---- Pairs of words ---- */

static float
max(float a, float b)
{
	return a > b ? a : b;
}

static void
more(struct word_cell *c, float t)
{
	int d;

	for (d = 0; d < 2; d++)
		c->t[d] = max(c->t[d], t);
}

/* The parts of the words of a side, by their number in the lexicon. */
struct known {
	uint32_t lexicon, word, part;
};

static int
by_lexicon(const void *a, const void *b)
{
	const struct known *x = a, *y = b;

	if (x->lexicon != y->lexicon)
		return x->lexicon < y->lexicon ? -1 : 1;
	if (x->word != y->word)
		return x->word < y->word ? -1 : 1;
	return (x->part > y->part) - (x->part < y->part);
}

static struct known *
sort_parts(const struct word_evidence *e, int side, struct arena *arena, uint32_t *n)
{
	struct known *all = arena_array(arena, struct known, (size_t)e->n[side] * WORD_PARTS + 1);
	uint32_t i, k;

	for (i = 0, *n = 0; i < e->n[side]; i++)
		for (k = 0; k < e->words[side][i].nparts; k++)
			all[(*n)++] = (struct known){ e->words[side][i].parts[k].lexicon, i, k };
	if (*n > 1)
		qsort(all, *n, sizeof *all, by_lexicon);
	return all;
}

/* How far what the lexicon says of two words holds. */
static float
holds(const struct compared_word *l, const struct compared_word *r)
{
	bool grammar = (l->chance > COMMON_WORD && r->chance < RARE_WORD) ||
		       (r->chance > COMMON_WORD && l->chance < RARE_WORD);

	/* "des", "an", "die" are words of both languages, and not the same ones */
	if (l->term == r->term && l->key.n < EQUAL_SHORTEST && !(l->capital && r->capital))
		return 0;
	return grammar ? UNEQUAL : 1;
}

/* One direction: t of a part of a word of the other side, given part ${k} of word ${w} of ${side}. */
static void
add_translation(struct word_evidence *e, int side, uint32_t w, uint32_t k, const struct known *other, float t)
{
	const uint32_t at[2] = { side == 0 ? w : other->word, side == 0 ? other->word : w };
	const struct compared_word *words[2] = { &e->words[0][at[0]], &e->words[1][at[1]] };
	const struct word_part *own = &e->words[side][w].parts[k];
	const struct word_part *others = &e->words[1 - side][other->word].parts[other->part];
	struct word_cell *c = word_cell(e, at[0], at[1]);

	t *= own->factor * others->factor * holds(words[0], words[1]);
	if (t > c->t[0] && t > c->t[1]) {
		c->tail[side] = own->tail;
		c->tail[1 - side] = others->tail;
	}
	c->t[side] = max(c->t[side], t);
}

/* The rows of the lexicon for the words of a side, against the sorted parts of the other. */
static void
look_up(struct word_evidence *e, const struct lexicon *lx, int side, const struct known *other, uint32_t nother)
{
	uint32_t w, k, i, at;

	for (w = 0; w < e->n[side]; w++)
		for (k = 0; k < e->words[side][w].nparts; k++) {
			const uint32_t *row;
			uint32_t n = lexicon_row(lx, side, e->words[side][w].parts[k].lexicon, &row);

			for (i = at = 0; i < n; i++) {
				while (at < nother && other[at].lexicon < row[i] >> 8)
					at++;
				for (; at < nother && other[at].lexicon == row[i] >> 8; at++)
					add_translation(e, side, w, k, &other[at], lexicon_entry_p(lx, row[i]));
			}
		}
}

static void
look_up_all(struct word_evidence *e, const struct lexicon *lx, struct arena *arena)
{
	struct known *parts[2];
	uint32_t n[2];
	size_t i;
	int side;

	for (side = 0; side < 2; side++)
		parts[side] = sort_parts(e, side, arena, &n[side]);
	for (side = 0; side < 2; side++)
		look_up(e, lx, side, parts[1 - side], n[1 - side]);
	for (i = 0; i < (size_t)e->n[0] * e->n[1]; i++) {
		float t[2] = { e->cells[i].t[0], e->cells[i].t[1] };

		for (side = 0; side < 2; side++)
			e->cells[i].t[side] = max(t[side], ONE_WAY * t[1 - side]);
	}
}

static bool
same_digits(struct str a, struct str b)
{
	size_t i = 0, j = 0;

	for (;;) {
		while (i < a.n && (a.p[i] < '0' || a.p[i] > '9'))
			i++;
		while (j < b.n && (b.p[j] < '0' || b.p[j] > '9'))
			j++;
		if (i == a.n || j == b.n)
			return i == a.n && j == b.n;
		if (a.p[i++] != b.p[j++])
			return false;
	}
}

static void
compare(const struct cognate *k, const struct compared_word *l, const struct compared_word *r, struct word_cell *c)
{
	float ratio;

	if (l->number || r->number) {
		if (l->number && r->number)
			more(c, same_digits(l->key, r->key) ? EQUAL_NUMBER : OTHER_NUMBER);
		return;
	}
	if (l->term == r->term) {
		more(c, l->key.n >= EQUAL_SHORTEST || (l->capital && r->capital && !l->ends_open) ? EQUAL : EQUAL_SHORT);
		return;
	}
	if (l->key.n < COGNATE_SHORTEST || r->key.n < COGNATE_SHORTEST || l->chance > COMMONEST || r->chance > COMMONEST)
		return;
	ratio = cognate_ratio(k, r->key, r->letters, COGNATE_LEAST);
	more(c, COGNATE * ratio * ratio);
}

/* Do both stand in names of one entity; or in figures that are equal? */
static bool
same_mention(const struct entities *es, const struct compared_word *l, const struct compared_word *r, bool figure)
{
	const struct mention *a, *b;

	if (l->mention == UINT32_MAX || r->mention == UINT32_MAX)
		return false;
	a = &es->mentions[l->mention];
	b = &es->mentions[r->mention];
	if (mention_is_figure(a) != figure || mention_is_figure(b) != figure)
		return false;
	if (!figure)
		return a->of == b->of;
	return a->type == b->type &&
	       figure_agrees(&es->figures[a->of], &es->figures[b->of], (enum mention_type)a->type);
}

/* What is left of a name when its words that are alike have found each other: "européenne", "EU" beside "Commission". */
static void
compare_names(struct word_evidence *e, const struct entities *es, struct arena *arena)
{
	float *best[2];
	uint32_t i, j;
	int side, round;

	for (side = 0; side < 2; side++)
		best[side] = arena_array(arena, float, e->n[side]);
	for (round = 0; round < 2; round++)
		for (i = 0; i < e->n[0]; i++)
			for (j = 0; j < e->n[1]; j++) {
				struct word_cell *c = word_cell(e, i, j);
				float t = c->t[0] < c->t[1] ? c->t[0] : c->t[1];

				if (!same_mention(es, &e->words[0][i], &e->words[1][j], false))
					continue;
				if (round == 0) {
					best[0][i] = max(best[0][i], t);
					best[1][j] = max(best[1][j], t);
				} else if (best[0][i] <= SAME_ENTITY && best[1][j] <= SAME_ENTITY) {
					more(c, SAME_ENTITY);
				}
			}
}

void
word_evidence_make(const struct word_sources *from, const struct word_span span[2], struct arena *arena,
		   struct word_evidence *out)
{
	struct cognate k;
	uint32_t i, j;
	int side;

	for (side = 0; side < 2; side++)
		read_words(from, side, &span[side], arena, out);
	out->cells = arena_array(arena, struct word_cell, (size_t)out->n[0] * out->n[1]);
	if (from->lexicon != NULL)
		look_up_all(out, from->lexicon, arena);
	cognate_init(&k);
	for (i = 0; i < out->n[0]; i++) {
		const struct compared_word *l = &out->words[0][i];

		cognate_set(&k, l->key);
		for (j = 0; j < out->n[1]; j++) {
			const struct compared_word *r = &out->words[1][j];
			struct word_cell *c = word_cell(out, i, j);

			compare(&k, l, r, c);
			if (from->entities != NULL && same_mention(from->entities, l, r, true))
				more(c, SAME_FIGURE);
		}
	}
	if (from->entities != NULL)
		compare_names(out, from->entities, arena);
}
