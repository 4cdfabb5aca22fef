/* Articles, their fields and sentences. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "corpus/corpus.h"
#include "texts.h"

static struct sentence_rules
rules(void)
{
	struct sentence_rules r = { { NULL }, false };
	struct splitter *s;
	struct err err;

	for (lang_id lang = LANG_UND; lang <= LANG_DE; lang++) {
		cr_assert_eq(splitter_new(&s, lang, &err), 0, "%s", err.msg);
		r.of[lang] = s;
	}
	return r;
}

static void
rules_release(struct sentence_rules *r)
{
	for (lang_id lang = LANG_UND; lang <= LANG_DE; lang++)
		splitter_free((struct splitter *)r->of[lang]);
}

Test(article, fields)
{
	struct arena arena = { 0 };
	const struct article *a = text_article(&arena, LANG_FR, STR("Le titre\nUn.\n\nDeux")), *untitled, *bare;

	cr_assert_eq(a->nfields, 4);
	cr_expect(str_eqz(article_title(a), "Le titre"));
	cr_expect(str_eqz(article_field(a, 1), "Un."));
	cr_expect_eq(article_field(a, 2).n, 0);
	cr_expect(str_eqz(article_field(a, 3), "Deux"));
	for (uint32_t offset = 0; offset <= a->text.n; offset++) { /* the newline belongs to what is before it */
		uint32_t want = 0;

		for (uint32_t f = 1; f < a->nfields; f++)
			if (a->fields[f].start <= offset)
				want = f;
		cr_expect_eq(article_field_at(a, offset), want, "byte %u", offset);
	}
	untitled = text_article(&arena, LANG_FR, STR("\nUn."));
	cr_expect_eq(article_title(untitled).n, 0);
	cr_expect_eq(article_field_at(untitled, 1), 1);
	bare = text_article(&arena, LANG_FR, STR(""));
	cr_expect_eq(bare->nfields, 1);
	cr_expect_eq(article_field_at(bare, 0), 0);
	arena_release(&arena);
}

Test(corpus, sentences_by_the_language_of_the_article)
{
	static const char text[] = "Der 3. Oktober. Heute\nAm 3. Oktober kam M. Klein. Er ging.\n  \nEnde.";
	struct arena arena = { 0 };
	const struct article *articles[] = { text_article(&arena, LANG_DE, STR(text)),
		                             text_article(&arena, LANG_FR, STR(text)),
		                             text_article(&arena, 40, STR(text)) /* no rules: the general ones */ };
	static const char *const german[] = { "Der 3. Oktober. Heute", "Am 3. Oktober kam M. Klein.", "Er ging.", "Ende." };
	static const char *const french[] = { "Der 3. Oktober. Heute", "Am 3.", "Oktober kam M. Klein.", "Er ging.", "Ende." };
	struct sentence_rules r = rules();
	struct corpus *c = corpus_new(articles, 3, NULL, 0, &r, 2);

	cr_assert_eq(c->narticles, 3);
	cr_assert_eq(c->first_sentence[1] - c->first_sentence[0], 4);
	for (uint32_t i = 0; i < 4; i++)
		cr_expect(str_eqz(corpus_sentence(c, 0, i), german[i]), "%u", i);
	cr_assert_eq(c->first_sentence[2] - c->first_sentence[1], 5);
	for (uint32_t i = 0; i < 5; i++)
		cr_expect(str_eqz(corpus_sentence(c, 1, c->first_sentence[1] + i), french[i]), "%u", i);
	cr_expect_eq(c->first_sentence[3] - c->first_sentence[2], 5);
	cr_expect_eq(c->first_body[0], 1);
	cr_expect_eq(c->first_body[1], 5);
	cr_expect(c->sentences[0].field == 0 && c->sentences[1].field == 1 && c->sentences[3].field == 3);
	corpus_free(c);
	corpus_free(NULL);
	rules_release(&r);
	arena_release(&arena);
}

/* Every byte, in a sentence or between two, against looking from the start. */
Test(corpus, sentence_at)
{
	struct arena arena = { 0 };
	const struct article *articles[] = { text_article(&arena, LANG_FR, STR("A\nB.")),
		                             text_article(&arena, LANG_FR, STR("")),
		                             text_article(&arena, LANG_FR, STR("\n  Un.  Deux !\n\nTrois… Quatre.  ")) };
	struct sentence_rules r = rules();
	struct corpus *c = corpus_new(articles, 3, NULL, 0, &r, 1);

	cr_expect_eq(c->first_sentence[1], c->first_sentence[2], "nothing in it");
	cr_expect_eq(c->first_body[1], c->first_sentence[1]);
	cr_expect_eq(c->first_body[2], c->first_sentence[2], "no title");
	cr_assert_eq(c->first_sentence[3] - c->first_sentence[2], 4);
	for (uint32_t a = 0; a < 3; a += 2)
		for (uint32_t offset = 0; offset < articles[a]->text.n; offset++) {
			uint32_t want = c->first_sentence[a];

			for (uint32_t s = want; s < c->first_sentence[a + 1]; s++)
				if (c->sentences[s].start <= offset)
					want = s;
			cr_expect_eq(corpus_sentence_at(c, a, offset), want, "%u: byte %u", a, offset);
		}
	corpus_free(c);
	rules_release(&r);
	arena_release(&arena);
}

Test(corpus, a_line_is_a_sentence)
{
	struct arena arena = { 0 };
	const struct article *a = text_article(&arena, LANG_DE, STR("\nUn. Deux.\n\nTrois"));
	struct sentence_rules r = rules();
	struct corpus *c;

	r.lines = true;
	c = corpus_new(&a, 1, NULL, 0, &r, 1);
	cr_assert_eq(c->first_sentence[1], 3);
	cr_expect(str_eqz(corpus_sentence(c, 0, 0), "Un. Deux."));
	cr_expect_eq(corpus_sentence(c, 0, 1).n, 0, "empty lines count: the numbers are those of the file");
	cr_expect(str_eqz(corpus_sentence(c, 0, 2), "Trois"));
	corpus_free(c);
	rules_release(&r);
	arena_release(&arena);
}

Test(corpus, report_and_nothing)
{
	struct report_row rows[] = { { .bytes = 5 }, { .bytes = 1ull << 33 } };
	struct sentence_rules r = rules();
	struct corpus *c = corpus_new(NULL, 0, rows, 2, &r, 4);

	cr_expect_eq(c->bytes, (1ull << 33) + 5);
	cr_expect(c->nreport == 2 && c->report == rows && c->narticles == 0 && c->first_sentence[0] == 0);
	corpus_free(c);
	rules_release(&r);
}

/* Many articles: any number of threads gives the same. */
Test(corpus, threads)
{
	enum { N = 500 };
	struct arena arena = { 0 };
	const struct article **articles = arena_alloc(&arena, N * sizeof *articles);
	struct sentence_rules r = rules();
	struct corpus *one;

	for (int i = 0; i < N; i++) {
		struct buf b = { 0 };

		buf_addf(&b, "Titre %d\n", i);
		for (int k = 0; k < i % 7; k++)
			buf_addf(&b, "Phrase %d. Une autre ! Et %d… Fin\n", k, i);
		articles[i] = text_article(&arena, i % 2 ? LANG_FR : LANG_DE, buf_str(&b));
		buf_release(&b);
	}
	one = corpus_new(articles, N, NULL, 0, &r, 1);
	cr_assert_gt(one->first_sentence[N], 3000);
	for (unsigned threads = 2; threads <= 8; threads *= 2) {
		struct corpus *many = corpus_new(articles, N, NULL, 0, &r, threads);

		cr_assert_eq(memcmp(one->first_sentence, many->first_sentence, (N + 1) * sizeof(uint32_t)), 0);
		cr_assert_eq(memcmp(one->first_body, many->first_body, N * sizeof(uint32_t)), 0);
		cr_assert_eq(memcmp(one->sentences, many->sentences, one->first_sentence[N] * sizeof *one->sentences), 0);
		corpus_free(many);
	}
	corpus_free(one);
	rules_release(&r);
	arena_release(&arena);
}
