#include "align/word_evidence.h"

#include "align/cognate.h"
#include "text/fold.h"

/* As if they were t of the lexicon. */
static const float EQUAL = 0.6F, EQUAL_NUMBER = 0.8F, OTHER_NUMBER = 0.02F;
static const float COGNATE = 0.5F; /* times the square of the ratio */
static const float COGNATE_LEAST = 0.66F;
static const float SAME_ENTITY = 0.25F, SAME_FIGURE = 0.1F;
static const float TAIL = 0.6F, HEAD = 0.6F, UNINFLECTED = 0.6F;
static const float ONE_WAY = 0.15F;   /* what the lexicon knows in one direction only, in the other one */
static const float COMMONEST = 0.0005F; /* chance of a word that is no part of a compound, and no cognate */
static const float COMMON_WORD = 0.0015F, RARE_WORD = 0.0004F; /* chances */
static const float UNEQUAL = 0.15F;     /* of what the lexicon says of a common and a rare word */
static const float UNKNOWN = 1e-6F; /* chance of a word that the lexicon does not have */

enum { COGNATE_SHORTEST = 4, EQUAL_SHORTEST = 5, COMPOUND_SHORTEST = 8, PART_SHORTEST = 4, HEAD_SHORTEST = 3,
       STEM_LETTERS = 5, ENDING = 2 };

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
		if (w->key.n - cut < STEM_LETTERS && w->key.n - cut + 1 >= HEAD_SHORTEST + cut && (w->key.p[w->key.n - cut] & 0xC0) != 0x80)
			add_part(w, lx, side, str_sub(w->key, 0, w->key.n - cut), UNINFLECTED, false);
}

/* "Halbleiterhersteller" is known by its first letters and by "hersteller"; "Chipfabrik" also by "chip". */
static void
add_parts(struct compared_word *w, const struct lexicon *lx, int side)
{
	size_t cut;

	add_part(w, lx, side, w->key, 1, false);
	if (w->number)
		return;
	add_uninflected(w, lx, side);
	if (w->key.n < COMPOUND_SHORTEST)
		return;
	for (cut = HEAD_SHORTEST; cut + PART_SHORTEST <= w->key.n; cut++) {
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
	add_parts(&w, from->lexicon, side);
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

static void
look_up(const struct lexicon *lx, const struct compared_word *l, const struct compared_word *r, struct word_cell *c)
{
	const struct compared_word *w[2] = { l, r };
	bool grammar = (l->chance > COMMON_WORD && r->chance < RARE_WORD) ||
		       (r->chance > COMMON_WORD && l->chance < RARE_WORD);
	/* "des", "an", "die" are words of both languages, and not the same ones */
	bool false_friend = l->term == r->term && l->key.n < EQUAL_SHORTEST && !(l->capital && r->capital);
	float best = 0, unequal = grammar ? UNEQUAL : 1;
	uint32_t i, k;
	int d;

	if (false_friend)
		return;
	for (i = 0; i < l->nparts; i++)
		for (k = 0; k < r->nparts; k++) {
			uint32_t part[2] = { i, k };
			float factor = unequal * l->parts[i].factor * r->parts[k].factor, t[2];

			for (d = 0; d < 2; d++)
				t[d] = factor * lexicon_t(lx, d, w[d]->parts[part[d]].lexicon,
							  w[1 - d]->parts[part[1 - d]].lexicon);
			for (d = 0; d < 2; d++)
				c->t[d] = max(c->t[d], max(t[d], ONE_WAY * t[1 - d]));
			if (t[0] + t[1] > best) {
				best = t[0] + t[1];
				c->tail[0] = l->parts[i].tail;
				c->tail[1] = r->parts[k].tail;
			}
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
		if (l->key.n >= EQUAL_SHORTEST || (l->capital && r->capital && !l->ends_open))
			more(c, EQUAL);
		return;
	}
	if (l->key.n < COGNATE_SHORTEST || r->key.n < COGNATE_SHORTEST || l->chance > COMMONEST || r->chance > COMMONEST)
		return;
	ratio = cognate_ratio(k, r->key, r->letters, COGNATE_LEAST);
	more(c, COGNATE * ratio * ratio);
}

static void
compare_mentions(const struct entities *es, const struct compared_word *l, const struct compared_word *r, struct word_cell *c)
{
	const struct mention *a, *b;

	if (l->mention == UINT32_MAX || r->mention == UINT32_MAX)
		return;
	a = &es->mentions[l->mention];
	b = &es->mentions[r->mention];
	if (mention_is_figure(a) != mention_is_figure(b))
		return;
	if (!mention_is_figure(a) && a->of == b->of)
		more(c, SAME_ENTITY);
	else if (mention_is_figure(a) && a->type == b->type &&
		 figure_agrees(&es->figures[a->of], &es->figures[b->of], (enum mention_type)a->type))
		more(c, SAME_FIGURE);
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
	cognate_init(&k);
	for (i = 0; i < out->n[0]; i++) {
		const struct compared_word *l = &out->words[0][i];

		cognate_set(&k, l->key);
		for (j = 0; j < out->n[1]; j++) {
			const struct compared_word *r = &out->words[1][j];
			struct word_cell *c = word_cell(out, i, j);

			if (from->lexicon != NULL)
				look_up(from->lexicon, l, r, c);
			compare(&k, l, r, c);
			if (from->entities != NULL)
				compare_mentions(from->entities, l, r, c);
		}
	}
}
