/* The index against a twin that keeps a list of words and looks at each. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "index/index.h"
#include "text/fold.h"
#include "text/words.h"
#include "texts.h"

struct said {
	uint32_t article, start;
	struct str form, key;
};

struct world {
	struct arena arena;
	struct splitter *rules;
	const struct article **articles;
	struct corpus *corpus;
	VEC(struct said) said; /* the twin: every word in order */
};

static uint64_t random_state;

static unsigned
dice(unsigned n)
{
	random_state = random_state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(random_state >> 33) % n;
}

/* ${n} articles, some empty, of a few words: so that phrases come often. */
static void
world_new(struct world *w, uint32_t n)
{
	static const char *const words_of[] = { "Zhipu", "zhipu", "ZHIPU", "Zhipus", "l’été", "L'ETE", "Straße", "STRASSE", "euro",
		                                "euros", "2,5", "01.ai", "fonds", "Fonds", "souverain", "中文", "de", "d’",
		                                "élan", "zoo" };
	struct sentence_rules r = { { NULL }, false };
	struct buf b = { 0 };
	words found = { 0 };
	struct err err;

	memset(w, 0, sizeof *w);
	cr_assert_eq(splitter_new(&w->rules, LANG_UND, &err), 0, "%s", err.msg);
	r.of[LANG_UND] = w->rules;
	w->articles = arena_alloc(&w->arena, (n + 1) * sizeof *w->articles);
	for (uint32_t a = 0; a < n; a++) {
		unsigned length = dice(5) == 0 ? 0 : dice(60);

		buf_reset(&b);
		buf_addz(&b, "");
		for (unsigned i = 0; i < length; i++) {
			buf_addz(&b, words_of[dice(3) ? dice(8) : dice(20)]);
			buf_addz(&b, dice(12) ? " " : dice(2) ? "\n" : ", ");
			for (unsigned dots = dice(40) == 0 ? dice(600) : 0; dots > 0; dots--)
				buf_addc(&b, '.'); /* a gap that fits into a byte, or does not */
		}
		w->articles[a] = text_article(&w->arena, LANG_FR, buf_str(&b));
		found.n = 0;
		words_split(w->articles[a]->text, &found);
		for (size_t i = 0; i < found.n; i++) {
			struct said *s = vec_push(&w->said);

			s->article = a;
			s->start = found.items[i].start;
			s->form = str_sub(w->articles[a]->text, s->start, s->start + found.items[i].n);
			buf_reset(&b);
			fold_key(s->form, &b);
			s->key = arena_str(&w->arena, buf_str(&b));
		}
	}
	w->corpus = corpus_new(w->articles, n, NULL, 0, &r, 1);
	vec_release(&found);
	buf_release(&b);
}

static void
world_free(struct world *w)
{
	corpus_free(w->corpus);
	splitter_free(w->rules);
	vec_release(&w->said);
	arena_release(&w->arena);
}

static void
check_tokens(const struct world *w, const struct index *ix)
{
	uint32_t t = 0;

	cr_assert_eq(ix->ntokens, w->said.n);
	for (uint32_t a = 0; a < ix->narticles; a++) {
		struct token_reader r = index_tokens(ix, a);

		cr_assert_eq(ix->first_token[a], t);
		while (token_next(&r)) {
			const struct said *s = &w->said.items[t++];

			cr_assert_eq(s->article, a);
			cr_assert(str_eq(intern_get(ix->forms, r.token.form), s->form));
			cr_assert(str_eq(intern_get(ix->terms, index_token_term(ix, r.next - 1)), s->key));
			cr_assert_eq(r.next, t);
			cr_assert_eq(r.token.start, s->start);
			cr_assert_eq(r.token.end, s->start + s->form.n);
			cr_assert_eq(index_token_form(ix, t - 1), r.token.form);
			cr_assert_eq(index_token_start(ix, a, t - 1), s->start);
			cr_assert_eq(index_token_end(ix, a, t - 1), s->start + s->form.n);
			cr_assert_eq(ix->form_shape[r.token.form], fold_shape(s->form));
		}
		cr_assert_eq(r.token.start, UINT32_MAX, "behind all");
	}
	cr_assert_eq(t, ix->ntokens);
	cr_assert_eq(ix->first_token[ix->narticles], t);
}

static void
check_postings(const struct world *w, const struct index *ix)
{
	for (uint32_t term = 0; term < ix->nterms; term++) {
		struct str key = intern_get(ix->terms, term);
		struct posting_reader r = index_postings(ix, term);
		uint32_t tokens = 0, articles = 0, last = UINT32_MAX;

		for (uint32_t t = 0; t < w->said.n; t++) {
			const struct said *s = &w->said.items[t];

			if (!str_eq(s->key, key))
				continue;
			cr_assert(posting_next(&r));
			cr_assert_eq(r.article, s->article);
			cr_assert_eq(ix->first_token[r.article] + r.ordinal, t);
			tokens++;
			articles += s->article != last;
			last = s->article;
		}
		cr_assert_not(posting_next(&r));
		cr_assert_eq(ix->term_tokens[term], tokens);
		cr_assert_eq(ix->term_articles[term], articles);
	}
}

static void
check_seek(const struct world *w, const struct index *ix)
{
	for (uint32_t a = 0; a < ix->narticles; a++)
		for (uint32_t offset = 0; offset <= w->articles[a]->text.n + 1; offset++) {
			struct token_reader r = index_tokens(ix, a);
			uint32_t want = ix->first_token[a], end = ix->first_token[a + 1];

			while (want < end && w->said.items[want].start < offset)
				want++;
			cr_assert_eq(token_seek(&r, offset), want < end);
			cr_assert_eq(r.token.start, want < end ? w->said.items[want].start : UINT32_MAX);
			cr_assert_eq(index_token_at(ix, a, offset), want);
		}
}

static void
check_prefixes(const struct index *ix)
{
	static const char *const prefixes[] = { "", "z", "zh", "zhipu", "zhipus", "zhipusx", "e", "eur", "l'", "2", "中", "zzz", "\xFF" };

	for (uint32_t i = 1; i < ix->nterms; i++)
		cr_assert_lt(str_cmp(intern_get(ix->terms, ix->sorted_terms[i - 1]), intern_get(ix->terms, ix->sorted_terms[i])), 0);
	for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
		uint32_t n, first = index_prefix(ix, str_of(prefixes[i]), &n), want = 0;

		for (uint32_t t = 0; t < ix->nterms; t++)
			want += str_startsz(intern_get(ix->terms, t), prefixes[i]);
		cr_assert_eq(n, want, "%s", prefixes[i]);
		for (uint32_t k = first; k < first + n; k++)
			cr_assert(str_startsz(intern_get(ix->terms, ix->sorted_terms[k]), prefixes[i]));
	}
}

struct hits {
	const struct index *ix;
	uint32_t at[4000], n, most;
};

static bool
hit(void *context, uint32_t article, uint32_t token)
{
	struct hits *h = context;

	cr_assert(token >= h->ix->first_token[article] && token < h->ix->first_token[article + 1]);
	if (h->n < 4000)
		h->at[h->n++] = token;
	return h->n < h->most;
}

static void
check_phrases(const struct world *w, const struct index *ix)
{
	for (int round = 0; round < 300; round++) {
		uint32_t terms[4], n = 1 + dice(4), i, t, k = 0;
		struct hits h = { .ix = ix, .most = UINT32_MAX };

		for (i = 0; i < n; i++)
			terms[i] = dice(2) ? dice(ix->nterms)
			                   : intern_find(ix->terms, w->said.items[dice(ix->ntokens)].key);
		index_phrase(ix, terms, n, hit, &h);
		for (t = 0; t + n <= w->said.n; t++) {
			for (i = 0; i < n; i++)
				if (!str_eq(w->said.items[t + i].key, intern_get(ix->terms, terms[i])) ||
				    w->said.items[t + i].article != w->said.items[t].article)
					break;
			if (i < n)
				continue;
			cr_assert(k < h.n && h.at[k] == t);
			k++;
		}
		cr_assert_eq(k, h.n);
		if (h.n > 2) { /* it stops when told to */
			h.n = 0;
			h.most = 2;
			index_phrase(ix, terms, n, hit, &h);
			cr_assert_eq(h.n, 2);
		}
	}
	index_phrase(ix, NULL, 0, hit, NULL);
}

Test(index, against_a_list_of_words)
{
	for (unsigned round = 0; round < 12; round++) {
		struct world w;
		struct index *ix;

		random_state = round;
		world_new(&w, 1 + round * 9);
		ix = index_new(w.corpus, 1 + round % 4);
		check_tokens(&w, ix);
		check_postings(&w, ix);
		check_seek(&w, ix);
		check_prefixes(ix);
		if (ix->ntokens > 0)
			check_phrases(&w, ix);
		index_free(ix);
		world_free(&w);
	}
}

/* Phrases are there in the twin's texts at all, and forms of one key are one term. */
Test(index, forms_and_terms)
{
	struct arena arena = { 0 };
	const struct article *articles[] = { text_article(&arena, LANG_FR, STR("Zhipu ZHIPU zhipu Zhipus")),
		                             text_article(&arena, LANG_FR, STR("l’été L'ÉTÉ")) };
	struct sentence_rules r = { { NULL }, false };
	struct splitter *s;
	struct corpus *c;
	struct index *ix;
	uint32_t n;

	cr_assert_eq(splitter_new(&s, LANG_UND, NULL), 0);
	r.of[LANG_UND] = s;
	c = corpus_new(articles, 2, NULL, 0, &r, 1);
	ix = index_new(c, 1);
	cr_expect_eq(ix->nforms, 8);
	cr_expect_eq(ix->nterms, 4);
	cr_expect_eq(ix->ntokens, 8);
	cr_expect_eq(intern_find(ix->terms, STR("zhipu")), 0);
	cr_expect_eq(ix->term_tokens[0], 3);
	cr_expect_eq(ix->term_articles[0], 1);
	index_prefix(ix, STR("zhipu"), &n);
	cr_expect_eq(n, 2);
	index_free(ix);
	index_free(NULL);
	corpus_free(c);
	splitter_free(s);
	arena_release(&arena);
}

static bool
same_strings(const struct intern *a, const struct intern *b)
{
	if (intern_count(a) != intern_count(b))
		return false;
	for (uint32_t i = 0; i < intern_count(a); i++)
		if (!str_eq(intern_get(a, i), intern_get(b, i)))
			return false;
	return true;
}

#define SAME(array, n) cr_assert_eq(memcmp(one->array, many->array, (n) * sizeof *one->array), 0, #array ", %u threads", threads)

Test(index, threads)
{
	struct world w;
	struct index *one;

	random_state = 77;
	world_new(&w, 333);
	one = index_new(w.corpus, 1);
	for (unsigned threads = 2; threads <= 8; threads++) {
		struct index *many = index_new(w.corpus, threads);

		cr_assert(many->nforms == one->nforms && many->nterms == one->nterms && many->ntokens == one->ntokens);
		cr_assert(same_strings(one->forms, many->forms) && same_strings(one->terms, many->terms));
		SAME(form_term, one->nforms);
		SAME(form_shape, one->nforms);
		SAME(token_forms, one->ntokens * one->form_width);
		SAME(token_gaps, one->ntokens);
		SAME(token_starts, one->ntokens / INDEX_STEP + (size_t)1);
		cr_assert_eq(many->nlong_gaps, one->nlong_gaps);
		SAME(long_gaps, one->nlong_gaps);
		SAME(first_token, one->narticles + (size_t)1);
		SAME(first_posting, one->nterms + (size_t)1);
		SAME(postings, one->first_posting[one->nterms]);
		SAME(term_tokens, one->nterms);
		SAME(term_articles, one->nterms);
		SAME(sorted_terms, one->nterms);
		index_free(many);
	}
	index_free(one);
	world_free(&w);
}

Test(index, of_nothing)
{
	struct world w;
	struct index *ix;
	uint32_t n = 9;

	world_new(&w, 0);
	ix = index_new(w.corpus, 4);
	cr_expect(ix->ntokens == 0 && ix->nterms == 0 && ix->nforms == 0 && ix->first_token[0] == 0);
	index_prefix(ix, STR("x"), &n);
	cr_expect_eq(n, 0);
	index_free(ix);
	world_free(&w);
}
