#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "query/rendering.h"
#include "query/translate.h"
#include "told.h"

/* Words of two languages that no lexicon has together, in articles of which one is a translation of the other. */
static const struct told_text funds[] = {
	{ LANG_FR, "Un fonds souverain entre chez Halvora\n"
	           "Le fonds souverain norvégien achète des actions de Halvora.\n"
	           "Les fonds souverains investissent dans les usines.\n"
	           "La banque centrale relève les taux en mai, mais la Maire attend.\n"
	           "Un fonds de retraite refuse." },
	{ LANG_DE, "Ein Staatsfonds steigt bei Halvora ein\n"
	           "Der norwegische Staatsfonds kauft Aktien von Halvora.\n"
	           "Staatsfonds investieren in die Fabriken.\n"
	           "Die Zentralbank hebt die Zinsen im Mai an, aber die Bürgermeisterin wartet.\n"
	           "Ein Rentenfonds lehnt ab." },
	{ LANG_DE, "Der Staat und die Banken\nDer Staat ist zentral, die Bank ein Fonds. Zinses und Bau und Baum." },
	{ LANG_FR, "Les intérêts\nL'intelligence artificielle, une intelligence très artificielle, et artificielle est la neige." },
};

struct asked {
	const char *query;
	const char *hits; /* folded, each once, in order */
};

/* What is hit, each spelling once, separated by bars. */
static void
hits_of(const struct told *t, const char *query, struct buf *out)
{
	struct result r;
	uint32_t i;

	buf_reset(out);
	told_run(t, query, &r);
	buf_addc(out, '|');
	for (i = 0; i < r.nhits; i++) {
		struct buf one = { 0 };

		buf_addf(&one, STR_FMT "|", STR_ARG(str_sub(t->articles[r.hits[i].article]->text, r.hits[i].start, r.hits[i].end)));
		if (strstr(out->p, one.p) == NULL)
			buf_adds(out, buf_str(&one));
		buf_release(&one);
	}
	result_release(&r);
}

static void
expect_hits(const struct told *t, const struct asked *cases, size_t n)
{
	struct buf got = { 0 };
	size_t i;

	for (i = 0; i < n; i++) {
		hits_of(t, cases[i].query, &got);
		cr_expect_str_eq(got.p, cases[i].hits, "%s: %s", cases[i].query, got.p);
	}
	buf_release(&got);
}

Test(query_rendering, a_word_is_found_in_its_forms)
{
	static const struct asked cases[] = {
		{ "~Zins", "|taux|Zinsen|" },
		{ "~Zinsen", "|taux|Zinsen|" },
		{ "~taux", "|taux|Zinsen|" },
		{ "Zins", "|" }, /* without a tilde as it stands there */
		{ "~Bau", "|Bau|" },
		{ "~mai", "|mai|Mai|" },
	};
	struct told t;

	told_setup(&t, funds, 2);
	expect_hits(&t, cases, 4);
	told_teardown(&t);
	told_setup(&t, funds, 4);
	expect_hits(&t, cases + 4, 2);
	told_teardown(&t);
}

Test(query_rendering, forms_share_a_translation)
{
	static const struct {
		const char *a, *b;
		int side;
		bool same;
	} cases[] = {
		{ "staat", "staatsfonds", 1, false }, { "bank", "banken", 1, true }, { "bau", "baum", 1, false },
		{ "mai", "mais", 0, false },          { "mai", "maire", 0, false },  { "souverain", "souverains", 0, true },
	};
	struct told t;
	size_t i, k;

	told_setup(&t, funds, 4);
	for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		term_list forms = { 0 };
		uint32_t b = intern_find(t.model->index->terms, str_of(cases[i].b));
		bool found = false;

		cr_assert_neq(b, INTERN_NONE, "%s", cases[i].b);
		forms_of(t.model, cases[i].side, str_of(cases[i].a), &forms);
		for (k = 0; k < forms.n; k++) {
			cr_expect(k == 0 || forms.items[k] > forms.items[k - 1]);
			found |= forms.items[k] == b;
		}
		cr_expect_eq(found, cases[i].same, "%s %s", cases[i].a, cases[i].b);
		vec_release(&forms);
	}
	told_teardown(&t);
}

/* One word in one language, two in the other: where the pairs say so, a part of it alone is not meant. */
Test(query_rendering, several_words_are_one_thing)
{
	static const struct asked cases[] = {
		{ "~\"fonds souverain\"", "|fonds souverain|fonds souverains|Staatsfonds|" },
		{ "~\"fonds souverains\"", "|fonds souverain|fonds souverains|Staatsfonds|" },
		{ "~Staatsfonds", "|fonds souverain|fonds souverains|Staatsfonds|" },
		{ "~\"banque centrale\"", "|banque centrale|Zentralbank|" },
		{ "\"fonds souverain\"", "|fonds souverain|" },
		{ "~\"fonds\" -~\"fonds souverain\"", "|" },
	};
	struct told t;

	told_setup(&t, funds, 2);
	expect_hits(&t, cases, sizeof cases / sizeof cases[0]);
	told_teardown(&t);
}

/* Without any pair the lexicon alone says what several words are. */
Test(query_rendering, nothing_is_aligned)
{
	static const struct asked cases[] = {
		{ "~\"künstliche Intelligenz\"", "|intelligence artificielle|intelligence très artificielle|" },
		{ "~\"fonds souverain\"", "|" },
		{ "~Zorglub-Bank", "|" },
	};
	struct told t;
	const struct told_text two[] = { funds[2], funds[3], { LANG_FR, "Rien\nRien à voir." } };

	told_setup(&t, two, 3);
	expect_hits(&t, cases, sizeof cases / sizeof cases[0]);
	told_teardown(&t);
}

/* A loose wording has its words near each other in any order; a strict one as they are. */
Test(query_rendering, wordings)
{
	struct told t;
	struct wording w = { .n = 2, .loose = true };
	struct str text;
	uint32_t start;

	told_setup(&t, funds, 4);
	vec_add(&w.slot[0], intern_find(t.model->index->terms, STR("intelligence")));
	vec_add(&w.slot[1], intern_find(t.model->index->terms, STR("artificielle")));
	text = t.articles[3]->text;
	start = (uint32_t)str_find(text, STR("une intelligence"), 0);
	cr_expect(wording_within(t.model, &w, 3, 0, (uint32_t)text.n));
	cr_expect(wording_within(t.model, &w, 3, start, (uint32_t)text.n));
	w.loose = false;
	cr_expect(wording_within(t.model, &w, 3, 0, (uint32_t)text.n));
	cr_expect_not(wording_within(t.model, &w, 3, start, (uint32_t)text.n));
	cr_expect_not(wording_within(t.model, &w, 0, 0, (uint32_t)t.articles[0]->text.n));
	wording_release(&w);
	told_teardown(&t);
}
