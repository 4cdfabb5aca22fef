/* What the corpus' own pairs taught about words, beyond what the lexicon has (align/learned.h). */
#include <stdio.h>
#include <stdlib.h>

#include "report/printing.h"
#include "report/table.h"
#include "report/tsv.h"
#include "text/fold.h"

/* A pair of words: each as its most frequent form in the corpus. */
struct lesson {
	struct str word[2];
	float p[2]; /* t(right | left), t(left | right) */
};

typedef VEC(struct lesson) lessons;

/* For each stem of a side the form of it that stands most often in its articles. */
struct forms {
	uint32_t *form;   /* [nwords], UINT32_MAX: none */
	uint32_t *places; /* [nwords], of that form */
	uint8_t *kept;    /* [nwords], a form of it stands in an article that the query keeps */
	uint32_t nwords;
};

/* Places of a term in the articles of a side; is one of them kept by the query? */
static uint32_t
places(const struct printing *p, uint32_t term, int side, uint8_t *kept)
{
	struct posting_reader r = index_postings(p->m->index, term);
	uint32_t n = 0;
	while (posting_next(&r)) {
		if (model_side(p->m, r.article) != side)
			continue;
		n++;
		*kept |= printing_keeps(p, r.article);
	}
	return n;
}

static void
find_forms(const struct printing *p, int side, const uint8_t *wanted, struct forms *out)
{
	const struct index *ix = p->m->index;
	uint32_t *most = mem_zalloc(ix->nterms + (size_t)1, sizeof *most); /* of each term one form, + 1 */
	for (uint32_t f = 0; f < ix->nforms; f++)
		if (most[ix->form_term[f]] == 0)
			most[ix->form_term[f]] = f + 1;
	out->form = mem_alloc((out->nwords + (size_t)1) * sizeof *out->form);
	out->places = mem_zalloc(out->nwords + (size_t)1, sizeof *out->places);
	out->kept = mem_zalloc(out->nwords + (size_t)1, 1);
	for (uint32_t w = 0; w < out->nwords; w++)
		out->form[w] = UINT32_MAX;
	for (uint32_t t = 0; t < ix->nterms; t++) {
		uint32_t w = lexicon_word(p->m->learned.lexicon, side, fold_stem(intern_get(ix->terms, t)));
		uint32_t n = w != LEXICON_NONE && wanted[w] ? places(p, t, side, &out->kept[w]) : 0;
		if (n > out->places[w]) {
			out->places[w] = n;
			out->form[w] = most[t] - 1;
		}
	}
	free(most);
}

static int
by_likelihood(const void *a, const void *b)
{
	const struct lesson *x = a, *y = b;
	float px = x->p[0] * x->p[1], py = y->p[0] * y->p[1];
	int cmp = (px < py) - (px > py);
	if (cmp == 0)
		cmp = (x->p[0] < y->p[0]) - (x->p[0] > y->p[0]);
	if (cmp == 0)
		cmp = str_cmp(x->word[0], y->word[0]);
	return cmp ? cmp : str_cmp(x->word[1], y->word[1]);
}

/* Does the lexicon have nothing of the two, as it was before? */
static bool
is_new(const struct lexicon *base, uint32_t left, uint32_t right)
{
	if (left >= lexicon_words(base, 0) || right >= lexicon_words(base, 1))
		return true;
	return lexicon_t(base, 0, left, right) <= 0 && lexicon_t(base, 1, right, left) <= 0;
}

/* Words, by number in the lexicon that was learned. */
struct couple {
	uint32_t word[2];
};
typedef VEC(struct couple) couples;

static int
by_words(const void *a, const void *b)
{
	const struct couple *x = a, *y = b;
	if (x->word[0] != y->word[0])
		return x->word[0] < y->word[0] ? -1 : 1;
	return (x->word[1] > y->word[1]) - (x->word[1] < y->word[1]);
}

static void
find_couples(const struct model *m, couples *out)
{
	for (int side = 0; side < 2; side++)
		for (uint32_t w = 0; w < lexicon_words(m->learned.lexicon, side); w++) {
			const uint32_t *row;
			uint32_t n = lexicon_row(m->learned.lexicon, side, w, &row);
			for (uint32_t i = 0; i < n; i++) {
				struct couple c = { .word = { side ? row[i] >> 8 : w, side ? w : row[i] >> 8 } };
				if (is_new(m->lexicon, c.word[0], c.word[1]))
					vec_add(out, c);
			}
		}
	if (out->n > 0)
		qsort(out->items, out->n, sizeof *out->items, by_words);
}

static struct str
shown(const struct model *m, int side, const struct forms *f, uint32_t word)
{
	return f->form[word] != UINT32_MAX ? intern_get(m->index->forms, f->form[word])
					   : lexicon_stem(m->learned.lexicon, side, word);
}

static void
make(const struct printing *p, lessons *out)
{
	const struct lexicon *lx = p->m->learned.lexicon;
	struct forms forms[2] = { { .nwords = lexicon_words(lx, 0) }, { .nwords = lexicon_words(lx, 1) } };
	couples found = { 0 };
	find_couples(p->m, &found);
	for (int side = 0; side < 2; side++) {
		uint8_t *wanted = mem_zalloc(forms[side].nwords + (size_t)1, 1);
		for (size_t i = 0; i < found.n; i++)
			wanted[found.items[i].word[side]] = 1;
		find_forms(p, side, wanted, &forms[side]);
		free(wanted);
	}
	for (size_t i = 0; i < found.n; i++) {
		const uint32_t *w = found.items[i].word;
		if ((i > 0 && by_words(&found.items[i - 1], &found.items[i]) == 0) ||
		    (p->r && !forms[0].kept[w[0]] && !forms[1].kept[w[1]]))
			continue;
		vec_add(out, ((struct lesson){ .word = { shown(p->m, 0, &forms[0], w[0]), shown(p->m, 1, &forms[1], w[1]) },
					       .p = { lexicon_t(lx, 0, w[0], w[1]), lexicon_t(lx, 1, w[1], w[0]) } }));
	}
	if (out->n > 0)
		qsort(out->items, out->n, sizeof *out->items, by_likelihood);
	for (int side = 0; side < 2; side++) {
		free(forms[side].form);
		free(forms[side].places);
		free(forms[side].kept);
	}
	vec_release(&found);
}

static void
each(struct printing *p, void (*add)(struct printing *p, const struct lesson *x))
{
	lessons all = { 0 };
	if (p->m->learned.lexicon)
		make(p, &all);
	for (size_t i = 0; i < all.n; i++) {
		add(p, &all.items[i]);
		if (!printing_done(p))
			break;
	}
	vec_release(&all);
}

/* "fr_de": how likely the right word is, given the left one. */
static struct key_name
given(const struct printing *p, int from)
{
	char behind[20];
	snprintf(behind, sizeof behind, "_%s", p->code[!from]);
	return printing_key(p, "", from, behind);
}

static void
add_object(struct printing *p, const struct lesson *x)
{
	struct writer j = { &p->b, false };
	writer_open(&j, '{');
	for (int side = 0; side < 2; side++) {
		writer_key(&j, p->code[side]);
		writer_str(&j, x->word[side]);
	}
	for (int side = 0; side < 2; side++) {
		writer_key(&j, given(p, side).z);
		writer_real(&j, (double)x->p[side]);
	}
	writer_close(&j, '}');
	buf_addc(&p->b, '\n');
}

void
print_learned_json(struct printing *p)
{
	each(p, add_object);
}

static void
add_row(struct printing *p, const struct lesson *x)
{
	for (int side = 0; side < 2; side++)
		tsv_str(p, x->word[side]);
	for (int side = 0; side < 2; side++)
		tsv_real(p, (double)x->p[side]);
	tsv_end(p);
}

void
print_learned_tsv(struct printing *p)
{
	struct key_name keys[2] = { given(p, 0), given(p, 1) };
	const char *const head[] = { p->code[0], p->code[1], keys[0].z, keys[1].z };
	tsv_head(p, head, sizeof head / sizeof *head);
	each(p, add_row);
}

static void
add_line(struct printing *p, const struct lesson *x)
{
	int cells = (table_columns(p) - 16) / 2;
	table_cell(p, x->word[0], cells < 30 ? cells : 30);
	table_cell(p, x->word[1], cells < 30 ? cells : 30);
	for (int side = 0; side < 2; side++)
		table_real(p, (double)x->p[side] * 100, 0, 5);
	buf_addz(&p->b, " %\n");
}

void
print_learned_text(struct printing *p)
{
	each(p, add_line);
}
