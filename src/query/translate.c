#include "query/translate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "query/witness.h"
#include "text/fold.h"

enum {
	TRANSLATIONS_MOST = 12,
	STEM_LETTERS = 5,  /* fold_stem() */
	ENDING = 2,        /* letters that a word takes on when it is inflected */
	PART_SHORTEST = 4, /* letters of what stands for the word in a compound, */
	HEAD_SHORTEST = 3, /* and of what stands before it */
	FORMS_MOST = 8,    /* stems of one word that are looked up */
	MANY = 5           /* words that begin so: most have nothing to do with it, "inter" for "Zinsen" */
};

#define ENDINGS "ensrmtx"    /* letters that endings begin with */
#define LIKELY 0.08f         /* t(other | word), or half of t(word | other); rarer ones are noise of the training texts */
#define LIKELY_ONE_WAY 0.25f /* of what the lexicon has in one direction only */
#define BESIDE_BEST 0.1f     /* times the best one */
#define SURELY 4             /* times as common */
#define COMPOUNDS 0.15f      /* from here on compounds with it are looked for */
/* On 50 words over news and the sample: four fifths of the terms are right; by the lexicon alone it was little more than
 * half. */
#define FORM 0.6f            /* nats for a word that begins with a stem that stands for the word, */
#define COMPOUND 1.5f        /* and for one that has it as a part */
#define UNASKED 0.15f        /* t where no pair can be asked */
#define SURE 0.3f            /* t of a word that the lexicon is sure of, in both directions; */
#define DOUBT 1.0f           /* nats against it that do not count */

/* A stem that stands for the word, and whether the lexicon has it in both directions. */
struct found {
	uint32_t word;
	float p;
	bool both;
};

struct translating {
	const struct model *m;
	const struct lexicon *lexicon;
	int side; /* of the word that is translated */
	term_list *out;
	struct found found[TRANSLATIONS_MOST]; /* best first */
	uint32_t nfound;
	struct witness witness;
};

static void
keep(struct translating *t, uint32_t word, float p, bool both)
{
	uint32_t i;

	for (i = 0; i < t->nfound; i++) {
		if (t->found[i].word == word && t->found[i].p >= p)
			return;
		if (t->found[i].word == word) {
			memmove(&t->found[i], &t->found[i + 1], (--t->nfound - i) * sizeof *t->found);
			break;
		}
	}
	if (t->nfound == TRANSLATIONS_MOST && t->found[--t->nfound].p >= p) {
		t->nfound++;
		return;
	}
	for (i = t->nfound++; i > 0 && t->found[i - 1].p < p; i--)
		t->found[i] = t->found[i - 1];
	t->found[i] = (struct found){ word, p, both };
}

/* lexicon_t, where all rows are gone through: from one to the next. */
static float
t_of_row(const struct lexicon *lx, int side, uint32_t row, uint32_t other)
{
	const uint32_t *entries;
	uint32_t n = lexicon_row(lx, side, row, &entries), i;

	for (i = 0; i < n; i++)
		if (entries[i] >> 8 == other)
			return lexicon_entry_p(lx, entries[i]);
	return 0;
}

/* What the lexicon has for a stem: its own row, and the rows of the other side that name it. */
static void
look_up(struct translating *t, struct str stem)
{
	const struct lexicon *lx = t->lexicon;
	struct lexicon_entry entries[TRANSLATIONS_MOST];
	uint32_t word = lexicon_word(lx, t->side, stem), n, i;

	if (word == LEXICON_NONE)
		return;
	n = lexicon_translations(lx, t->side, word, entries, TRANSLATIONS_MOST);
	for (i = 0; i < n; i++)
		if (entries[i].p >= LIKELY)
			keep(t, entries[i].word, entries[i].p, lexicon_t(lx, 1 - t->side, entries[i].word, word) > 0);
	for (i = 0; i < lexicon_words(lx, 1 - t->side); i++) {
		float p = t_of_row(lx, 1 - t->side, i, word) / 2;

		if (p >= LIKELY)
			keep(t, i, p, lexicon_t(lx, t->side, word, i) > 0);
	}
}

/* The word, as it is without its ending, and the forms of it that the corpus has: "zins" is in the lexicon what "zinsen" is
 * not. A stem of five letters is the same for all of them. */
static void
look_up_forms(struct translating *t, struct str key)
{
	size_t n = utf8_count(key), cut, i, k;
	struct str stems[FORMS_MOST];
	uint32_t nstems = 0;
	term_list forms = { 0 };

	stems[nstems++] = fold_stem(key);
	for (cut = 1; cut <= ENDING && n >= cut + HEAD_SHORTEST; cut++) /* a longer one has the stem of the whole */
		if (n - cut < STEM_LETTERS && n - cut + 1 >= HEAD_SHORTEST + cut && key.n == n &&
		    strchr(ENDINGS, key.p[n - cut]) != NULL)
			stems[nstems++] = str_sub(key, 0, n - cut);
	forms_of(t->m, t->side, key, &forms);
	for (i = 0; i < forms.n && nstems < FORMS_MOST; i++)
		stems[nstems++] = fold_stem(intern_get(t->m->index->terms, forms.items[i]));
	for (i = 0; i < nstems; i++) {
		for (k = 0; k < i && !str_eq(stems[k], stems[i]); k++)
			;
		if (k == i)
			look_up(t, stems[i]);
	}
	vec_release(&forms);
}

/* Is the rest of a word behind its stem an ending? A stem of five letters may have lost anything. */
static bool
inflected(struct str stem, size_t rest)
{
	size_t letters = utf8_count(stem);

	return letters >= STEM_LETTERS || rest <= (letters < PART_SHORTEST ? 0 : ENDING);
}

/* Is a part of a compound a word, as far as the lexicon knows? */
static bool
is_word(const struct translating *t, struct str part)
{
	return lexicon_word(t->lexicon, 1 - t->side, fold_stem(part)) != LEXICON_NONE;
}

/* The places of a term, by side. */
static void
count_places(const struct model *m, uint32_t term, double count[2])
{
	struct posting_reader r;

	for (r = index_postings(m->index, term); posting_next(&r);)
		if (model_side(m, r.article) >= 0)
			count[model_side(m, r.article)]++;
}

/* How common forms of a word that the corpus does not have are in the articles of each side. */
static void
count_forms(const struct model *m, struct str key, double count[2])
{
	term_list forms = { 0 };
	double both[2];
	size_t i;
	int side;

	for (side = 0; side < 2; side++) {
		both[0] = both[1] = 0;
		forms_of(m, side, key, &forms);
		for (i = 0; i < forms.n; i++)
			count_places(m, forms.items[i], both);
		count[side] = both[side];
	}
	vec_release(&forms);
}

/* How common a word is on a side: in the corpus, or where that does not have it, its forms there, or the word in the texts of
 * the lexicon. */
static void
count_sides(const struct model *m, struct str key, double count[2])
{
	const struct lexicon *lx = model_lexicon(m);
	uint32_t term = intern_find(m->index->terms, key);
	int side;

	count[0] = count[1] = 0;
	if (term != INTERN_NONE)
		count_places(m, term, count);
	else
		count_forms(m, key, count);
	if (lx == NULL || count[0] + count[1] > 0)
		return;
	for (side = 0; side < 2; side++) {
		uint32_t word = lexicon_word(lx, side, fold_stem(key));

		count[side] = word == LEXICON_NONE ? 0 : (double)lexicon_background(lx, side, word);
	}
}

/* "banque" stands in German texts too, where something is quoted: it is a German word only if it is not by far more
 * common in French. */
bool
translate_is_of(const struct model *m, int side, struct str key)
{
	double count[2];

	count_sides(m, key, count);
	return count[side] > 0 && count[side] * SURELY >= count[1 - side];
}

/* Do the lexicon and the pairs of the corpus together speak for a term? Few pairs do not speak against what the lexicon
 * is sure of. */
static bool
holds(const struct translating *t, const struct found *f, float prior, uint32_t term, bool sure)
{
	float asked = witness_asked(&t->witness, term);

	if (asked == 0)
		return f->p >= UNASKED;
	return logf(f->p) + prior + asked > 0 || (sure && f->both && f->p >= SURE && asked > -DOUBT);
}

/* Terms that begin with the stem, inflected. */
static void
find_forms(struct translating *t, const struct found *f, struct str stem)
{
	const struct index *ix = t->m->index;
	uint32_t n, first = index_prefix(ix, stem, &n), i;

	if (utf8_count(stem) >= STEM_LETTERS && !f->both && n > MANY)
		return;
	for (i = 0; i < n; i++) {
		uint32_t term = ix->sorted_terms[first + i];
		struct str key = intern_get(ix->terms, term);

		if (inflected(stem, key.n - stem.n) && holds(t, f, FORM, term, key.n - stem.n <= ENDING))
			vec_add(t->out, term);
	}
}

/* Is ${part} what the compound ${key} begins with, before a word: "Chipfabrik"; or ends with, behind one: "Spitzenchips"? */
static bool
is_part(const struct translating *t, struct str key, struct str part)
{
	size_t at;

	if (str_starts(key, part) && key.n >= part.n + PART_SHORTEST && is_word(t, str_sub(key, part.n, key.n)))
		return true;
	at = str_find(key, part, HEAD_SHORTEST);
	return at != SIZE_MAX && key.n - at - part.n <= ENDING && is_word(t, str_sub(key, 0, at));
}

/* Terms with it as a part. ${part}: its stem if that is all of the word, else its shortest form. */
static void
find_compounds(struct translating *t, const struct found *f, struct str part)
{
	const struct index *ix = t->m->index;
	uint32_t i;

	for (i = 0; i < ix->nterms; i++) {
		struct str key = intern_get(ix->terms, i);

		if (key.n >= part.n + HEAD_SHORTEST && is_part(t, key, part) && holds(t, f, COMPOUND, i, false))
			vec_add(t->out, i);
	}
}

/* What a stem stands for; ${compounds}: the language has such. */
static void
find_terms(struct translating *t, const struct found *f, bool compounds)
{
	struct str stem = lexicon_stem(t->lexicon, 1 - t->side, f->word), part = { NULL, 0 };
	size_t i, before = t->out->n;

	find_forms(t, f, stem);
	if (!compounds || f->p < COMPOUNDS || stem.n < PART_SHORTEST)
		return;
	if (utf8_count(stem) < STEM_LETTERS)
		part = stem;
	for (i = before; i < t->out->n && utf8_count(stem) >= STEM_LETTERS; i++) {
		struct str key = intern_get(t->m->index->terms, t->out->items[i]);

		if (part.n == 0 || key.n < part.n)
			part = key;
	}
	if (part.n > 0)
		find_compounds(t, f, part);
}

void
translate_terms(const struct model *m, int side, struct str key, term_list *out)
{
	struct translating t = { .m = m, .lexicon = model_lexicon(m), .side = side, .out = out };
	uint32_t i;

	out->n = 0;
	if (t.lexicon == NULL || !translate_is_of(m, side, key))
		return;
	look_up_forms(&t, key);
	witness_init(&t.witness, m, side, key);
	for (i = 0; i < t.nfound && t.found[i].p >= BESIDE_BEST * t.found[0].p; i++)
		if (t.found[i].both || t.found[i].p >= LIKELY_ONE_WAY)
			find_terms(&t, &t.found[i], lang_compounds(side == 0 ? m->sides.right : m->sides.left));
	witness_release(&t.witness);
	forms_sort(out);
}
