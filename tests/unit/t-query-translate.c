#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "query/concordance.h"
#include "query/inflected.h"
#include "query/query.h"
#include "query/translate.h"
#include "query/translations.h"
#include "told.h"

/* What the words of one language are in the other, in a pair of articles told here. */
static const char *const french = "Des puces pour l’Europe\n"
				  "Le fabricant de puces Halvora construit une usine.\n"
				  "La banque finance les puces.\n"
				  "Le fabricant attend.\n"
				  "Les puces arrivent en mai.";
static const char *const german = "Chips für Europa\n"
				  "Der Chiphersteller Halvora baut eine Fabrik.\n"
				  "Die Bank finanziert die Chips.\n"
				  "Der Hersteller wartet.\n"
				  "Die Chips kommen im Mai.";
static const char *const alone = "Notenbank und Spitzenchips\nDie Chipfabriken stehen still, sagt die Notenbank in Banken.";

static void
setup(struct told *t, uint32_t n)
{
	const struct told_text said[] = { { LANG_FR, french }, { LANG_DE, german }, { LANG_DE, alone } };

	told_setup(t, said, n);
}

/* The terms, separated by blanks. */
static void
terms_of(const struct told *t, int side, const char *key, struct buf *out)
{
	term_list terms = { 0 };
	size_t i;

	buf_reset(out);
	translate_terms(t->model, side, str_of(key), &terms);
	for (i = 0; i < terms.n; i++) {
		cr_assert(i == 0 || terms.items[i] > terms.items[i - 1]);
		buf_addc(out, ' ');
		buf_adds(out, intern_get(t->model->index->terms, terms.items[i]));
	}
	buf_addc(out, ' ');
	vec_release(&terms);
}

Test(query_translate, terms_of_a_word)
{
	static const struct {
		int side;
		const char *key, *has, *lacks;
	} cases[] = {
		{ 0, "puces", "chips chiphersteller spitzenchips chipfabriken", "puces bank hersteller" },
		{ 0, "puce", "chips chiphersteller spitzenchips chipfabriken", "bank" },
		{ 1, "chips", "puces", "chipfabriken banque" },
		{ 0, "banque", "bank notenbank banken", "chips" },
		{ 1, "puces", "", "puces chips" }, /* no German word */
		{ 0, "zorglub", "", "chips" },
	};
	struct told t;
	struct buf got = { 0 };
	size_t i;

	setup(&t, 3);
	for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct str has = str_of(cases[i].has), lacks = str_of(cases[i].lacks), word;
		char padded[64];

		terms_of(&t, cases[i].side, cases[i].key, &got);
		while (str_cut(&has, ' ', &word)) {
			snprintf(padded, sizeof padded, " %.*s ", STR_ARG(word));
			cr_expect(word.n == 0 || strstr(got.p, padded), "%s: " STR_FMT " is not among%s", cases[i].key,
				  STR_ARG(word), got.p);
		}
		while (str_cut(&lacks, ' ', &word)) {
			snprintf(padded, sizeof padded, " %.*s ", STR_ARG(word));
			cr_expect(!strstr(got.p, padded), "%s: " STR_FMT " is among%s", cases[i].key, STR_ARG(word), got.p);
		}
	}
	buf_release(&got);
	told_teardown(&t);
}

/* Every hit of ~word is a form of the word, or a term that translate_terms() gives, on the other side; and each of these is
 * found. */
Test(query_translate, search_finds_what_the_terms_say)
{
	static const char *const words[] = { "puces", "chips", "banque", "fabricant", "halvora" };
	struct told t;
	size_t w;

	setup(&t, 3);
	for (w = 0; w < sizeof words / sizeof words[0]; w++) {
		const struct index *ix = t.model->index;
		uint32_t own = intern_find(ix->terms, str_of(words[w])), expected = 0, token, article;
		struct result r;
		char query[64];

		snprintf(query, sizeof query, "~%s", words[w]);
		told_run(&t, query, &r);
		for (article = 0; article < 3; article++) {
			int side = model_side(t.model, article);
			term_list terms = { 0 }, forms = { 0 };
			size_t k;

			translate_terms(t.model, !side, str_of(words[w]), &terms);
			if (translate_is_of(t.model, side, str_of(words[w])))
				forms_of(t.model, side, str_of(words[w]), &forms);
			for (token = ix->first_token[article]; token < ix->first_token[article + 1]; token++) {
				uint32_t term = index_token_term(ix, token);
				bool is = term == own;

				for (k = 0; k < terms.n; k++)
					is |= terms.items[k] == term;
				for (k = 0; k < forms.n; k++)
					is |= forms.items[k] == term;
				expected += is;
			}
			vec_release(&terms);
			vec_release(&forms);
		}
		cr_expect_eq(r.nhits, expected, "%s: %u, not %u", query, r.nhits, expected);
		result_release(&r);
	}
	told_teardown(&t);
}

Test(query_translate, concordance_answers_the_hit)
{
	struct told t;
	struct result r;
	uint32_t i, answered = 0;

	setup(&t, 2);
	told_run(&t, "puces", &r);
	cr_assert_eq(r.nhits, 4);
	for (i = 0; i < r.nhits; i++) {
		struct arena arena = { 0 };
		struct concordance_line line;
		const struct word_place *places;
		uint32_t n;

		concordance_line(t.model, &r.hits[i], &arena, &line);
		cr_assert_eq(line.other, 1);
		n = concordance_answers(t.model, &line, &arena, &places);
		cr_assert_leq(n, 1);
		if (n == 1) {
			struct str text = str_sub(t.articles[1]->text, places[0].start, places[0].end);

			cr_expect(str_startsz(text, "Chip"), STR_FMT, STR_ARG(text));
			cr_expect(places[0].start >= line.span[1].start && places[0].end <= line.span[1].end);
			answered++;
		}
		arena_release(&arena);
	}
	cr_expect_geq(answered, 3);
	result_release(&r);
	told_teardown(&t);
}

Test(query_translate, translations_are_counted)
{
	struct told t;
	struct arena arena = { 0 };
	struct translations tr;
	struct result r;
	uint32_t i, k, total = 0, forms = 0;

	setup(&t, 2);
	told_run(&t, "puces or fabricant", &r);
	translations_make(t.model, r.hits, r.nhits, &arena, &tr);
	cr_assert_eq(tr.looked, r.nhits);
	for (i = 0; i < tr.n; i++) {
		const struct translation *x = &tr.items[i];

		cr_expect_eq(x->lang, LANG_DE);
		cr_expect_eq(x->first, total, "the hits of one follow those of the one before");
		cr_expect(i == 0 || x->text.n == 0 || x->count <= x[-1].count);
		for (k = 1; k < x->count; k++)
			cr_expect_lt(tr.hits[x->first + k - 1].start, tr.hits[x->first + k].start);
		total += x->count;
		for (k = 0; k < x->nforms; k++)
			forms += x->forms[k].count;
		cr_expect_geq(x->nforms, 1);
	}
	cr_expect_eq(forms, total);
	cr_expect_eq(total + tr.alone, r.nhits);
	cr_assert_gt(tr.n, 0);
	cr_expect(str_eqz(tr.items[0].text, "Chips"), STR_FMT, STR_ARG(tr.items[0].text));
	result_release(&r);
	arena_release(&arena);
	told_teardown(&t);
}

Test(query_translate, forms_of_one_word)
{
	static const struct {
		const char *a, *b;
		bool same;
	} cases[] = {
		{ "chip", "chips", true },          { "haus", "hauser", true },       { "investir", "investit", true },
		{ "bank", "bande", false },         { "chip", "chipfabrik", false },  { "fonds souverain", "fonds souverains", true },
		{ "fonds", "fonds souverain", false }, { "an", "ans", false },        { "", "", true },
	};
	size_t i;

	for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		cr_expect_eq(inflected_same(str_of(cases[i].a), str_of(cases[i].b)), cases[i].same, "%s %s", cases[i].a, cases[i].b);
		cr_expect_eq(inflected_same(str_of(cases[i].b), str_of(cases[i].a)), cases[i].same, "%s %s", cases[i].b, cases[i].a);
	}
}

/* Nothing to answer with: an article by itself, and no hits at all. */
Test(query_translate, nothing_stands_against_it)
{
	struct told t;
	struct arena arena = { 0 };
	struct translations tr;
	struct result r;

	setup(&t, 3);
	told_run(&t, "notenbank", &r);
	cr_assert_gt(r.nhits, 0);
	translations_make(t.model, r.hits, r.nhits, &arena, &tr);
	cr_expect(tr.n == 0 && tr.alone == r.nhits);
	translations_make(t.model, r.hits, 0, &arena, &tr);
	cr_expect(tr.n == 0 && tr.looked == 0 && tr.alone == 0);
	result_release(&r);
	arena_release(&arena);
	told_teardown(&t);
}
