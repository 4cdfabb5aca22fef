#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "query/concordance.h"
#include "query/query.h"
#include "query/rank.h"
#include "text/fold.h"
#include "text/words.h"

/*
 * Random articles, random queries, and a naive twin that reads every word of every article. What it finds is the
 * truth for query_run: the same articles, the same hits.
 */
#define ARTICLES 60
#define QUERIES 1500
#define FIELDS 4

static const char *const vocabulary[] = { "Zhipu", "ZHIPU", "zhipus", "Élysée", "elysee", "Straße", "strasse", "fonds",
	                                  "souverain", "l’accord", "Œuvre", "oeuvre", "Milliarden", "a",      "b",
	                                  "KI",    "Mül-ler" };
#define WORDS (sizeof vocabulary / sizeof *vocabulary)

struct random {
	uint64_t x;
};

static uint32_t roll(struct random *r, uint32_t below)
{
	r->x = r->x * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(r->x >> 33) % below;
}

struct world {
	struct arena arena;
	const struct article *articles[ARTICLES];
	struct wisdom *wisdom;
	struct model *model;
};

static const struct article *make_article(struct random *r, struct arena *arena, unsigned id)
{
	struct article *a = arena_array(arena, struct article, 1);
	struct field *fields = arena_array(arena, struct field, FIELDS);
	struct buf text = { 0 };
	for (uint32_t f = 0; f < FIELDS; f++) {
		if (f > 0)
			buf_addc(&text, '\n');
		fields[f].start = (uint32_t)text.n;
		for (uint32_t i = roll(r, 8) + (f > 0); i > 0; i--)
			buf_addf(&text, "%s%s", vocabulary[roll(r, WORDS)], i > 1 ? (roll(r, 5) ? " " : ". ") : ".");
		fields[f].end = (uint32_t)text.n;
		fields[f].kind = f ? FIELD_PARAGRAPH : FIELD_TITLE;
	}
	a->text = arena_str(arena, buf_str(&text));
	a->fields = fields;
	a->nfields = FIELDS;
	a->lang = (lang_id)(1 + roll(r, 2));
	a->date = (struct date){ 2024, (int8_t)(1 + roll(r, 3)), (int8_t)(1 + roll(r, 28)) };
	buf_reset(&text);
	buf_addf(&text, "folder%u/%u.txt", id % 3, id);
	a->file = arena_str(arena, buf_str(&text));
	buf_release(&text);
	return a;
}

static void make_world(struct world *w, uint64_t seed)
{
	struct random r = { seed };
	struct err err;
	memset(w, 0, sizeof *w);
	for (unsigned i = 0; i < ARTICLES; i++)
		w->articles[i] = make_article(&r, &w->arena, i);
	cr_assert_eq(wisdom_new(&w->wisdom, (struct sides){ LANG_FR, LANG_DE }, &err), 0, "%s", err.msg);
	struct model_input in = { .articles = w->articles, .narticles = ARTICLES, .name = "test", .complete = true };
	cr_assert_eq(model_new(w->wisdom, &in, &w->model, &err), 0, "%s", err.msg);
}

static void free_world(struct world *w)
{
	model_free(w->model);
	wisdom_free(w->wisdom);
	arena_release(&w->arena);
}

/* The folded words of a text, each between two blanks. */
static void naive_words(struct str text, struct buf *out)
{
	words w = { 0 };
	words_split(text, &w);
	buf_addc(out, ' ');
	for (size_t i = 0; i < w.n; i++) {
		fold_key(str_sub(text, w.items[i].start, w.items[i].start + w.items[i].n), out);
		buf_addc(out, ' ');
	}
	vec_release(&w);
}

/* How often a phrase stands in the fields of an article; the last word may be a beginning. */
static unsigned naive_count(const struct article *a, struct str phrase, bool prefix)
{
	unsigned n = 0;
	struct buf needle = { 0 };
	naive_words(phrase, &needle);
	if (prefix)
		needle.n--;
	for (uint32_t f = 0; f < a->nfields; f++) {
		struct buf hay = { 0 };
		naive_words(article_field(a, f), &hay);
		for (size_t at = 0; (at = str_find(buf_str(&hay), buf_str(&needle), at)) != SIZE_MAX; at++)
			n++;
		buf_release(&hay);
	}
	buf_release(&needle);
	return n;
}

/* A random query as text; what the twin says of each article goes to ${out}. Returns 1 if it binds tightly. */
static void make_query(struct random *r, const struct world *w, int depth, struct buf *text, uint8_t *out);

static void make_words(struct random *r, const struct world *w, struct buf *text, uint8_t *out)
{
	struct buf phrase = { 0 };
	uint32_t n = 1 + roll(r, 3) * (roll(r, 2));
	bool prefix = roll(r, 3) == 0;
	for (uint32_t i = 0; i < n; i++)
		buf_addf(&phrase, "%s%s", i ? " " : "", vocabulary[roll(r, WORDS)]);
	if (prefix) {
		while (phrase.n > 1 && ((unsigned char)phrase.p[phrase.n - 1] & 0xc0) == 0x80)
			phrase.n--;
		if (phrase.p[phrase.n - 1] == 'a' || phrase.n > 6)
			phrase.n -= phrase.n > 6;
		while (((unsigned char)phrase.p[phrase.n - 1] & 0x80) || phrase.p[phrase.n - 1] == ' ' ||
		       phrase.p[phrase.n - 1] == '-')
			phrase.n--;
	}
	buf_addf(text, "\"" STR_FMT "%s\"", STR_ARG(buf_str(&phrase)), prefix ? "*" : "");
	for (unsigned a = 0; a < ARTICLES; a++)
		out[a] = naive_count(w->articles[a], buf_str(&phrase), prefix) > 0;
	buf_release(&phrase);
}

static void make_fact(struct random *r, const struct world *w, struct buf *text, uint8_t *out)
{
	uint32_t kind = roll(r, 3), value = roll(r, 3);
	if (kind == 0)
		buf_addf(text, "lang:%s", value ? "de" : "fr");
	else if (kind == 1)
		buf_addf(text, "date:2024-0%u..2024-0%u-15", 1 + value, 3);
	else
		buf_addf(text, "file:FOLDER%u", value);
	for (unsigned a = 0; a < ARTICLES; a++) {
		const struct article *x = w->articles[a];
		bool late = x->date.month == 3 && x->date.day > 15;
		out[a] = kind == 0   ? x->lang == (value ? LANG_DE : LANG_FR)
			 : kind == 1 ? x->date.month >= (int)(1 + value) && !late
				     : a % 3 == value;
	}
}

static void make_query(struct random *r, const struct world *w, int depth, struct buf *text, uint8_t *out)
{
	uint8_t more[ARTICLES];
	uint32_t kind = depth > 0 ? roll(r, 6) : roll(r, 2);
	if (kind == 0) {
		make_words(r, w, text, out);
	} else if (kind == 1) {
		make_fact(r, w, text, out);
	} else if (kind == 2) {
		buf_addz(text, "-(");
		make_query(r, w, depth - 1, text, out);
		buf_addc(text, ')');
		for (unsigned a = 0; a < ARTICLES; a++)
			out[a] = !out[a];
	} else {
		bool or = kind == 3;
		buf_addc(text, '(');
		make_query(r, w, depth - 1, text, out);
		buf_addz(text, or ? (roll(r, 2) ? " or " : "|") : " ");
		make_query(r, w, depth - 1, text, more);
		buf_addc(text, ')');
		for (unsigned a = 0; a < ARTICLES; a++)
			out[a] = or ? out[a] | more[a] : out[a] & more[a];
	}
}

static struct result run(const struct world *w, const char *text)
{
	struct query *q;
	struct result result;
	struct err err;
	cr_assert_eq(query_parse(str_of(text), &q, NULL, &err), 0, "%s: %s", text, err.msg);
	query_run(q, w->model, NULL, &result);
	query_free(q);
	return result;
}

Test(query_run, finds_what_the_naive_twin_finds)
{
	struct world w;
	struct random r = { 7 };
	make_world(&w, 42);
	for (int i = 0; i < QUERIES; i++) {
		struct buf text = { 0 };
		uint8_t truth[ARTICLES];
		make_query(&r, &w, 4, &text, truth);
		struct result result = run(&w, text.p);
		uint32_t n = 0;
		for (unsigned a = 0; a < ARTICLES; a++) {
			cr_assert_eq(result_has(&result, a), truth[a], "%s", text.p);
			if (truth[a])
				cr_assert_eq(result.articles[n++], a);
		}
		cr_assert_eq(result.narticles, n);
		result_release(&result);
		buf_release(&text);
	}
	free_world(&w);
}

Test(query_run, hits_are_where_the_words_are)
{
	struct world w;
	make_world(&w, 43);
	for (size_t i = 0; i < WORDS; i++) {
		struct result result = run(&w, vocabulary[i]);
		uint32_t n = 0;
		struct buf key = { 0 }, hit = { 0 };
		naive_words(str_of(vocabulary[i]), &key);
		for (uint32_t k = 0; k < result.nhits; k++) {
			const struct hit *h = &result.hits[k];
			buf_reset(&hit);
			naive_words(str_sub(w.articles[h->article]->text, h->start, h->end), &hit);
			cr_assert(str_eq(buf_str(&key), buf_str(&hit)), "%s", vocabulary[i]);
			cr_assert(k == 0 || h[-1].article < h->article || h[-1].end <= h->start, "in order, apart");
		}
		for (unsigned a = 0; a < ARTICLES; a++)
			n += naive_count(w.articles[a], str_of(vocabulary[i]), false);
		cr_assert_eq(result.nhits, n, "%s: %u hits, not %u", vocabulary[i], result.nhits, n);
		cr_assert_eq(result.nhits_side[0] + result.nhits_side[1], n);
		buf_release(&key);
		buf_release(&hit);
		result_release(&result);
	}
	free_world(&w);
}

Test(query_run, negated_terms_leave_no_hits)
{
	struct world w;
	make_world(&w, 44);
	struct result result = run(&w, "-zhipu");
	cr_assert(result.narticles > 0);
	cr_assert_eq(result.nhits, 0);
	result_release(&result);
	free_world(&w);
}

/* The hits in some of the articles are those of all that stand there. */
Test(query_run, hits_of_some_articles)
{
	struct world w;
	struct random r = { 11 };
	make_world(&w, 44);
	for (int i = 0; i < QUERIES / 5; i++) {
		struct buf text = { 0 };
		uint8_t truth[ARTICLES];
		uint32_t some[ARTICLES], n = 0, k = 0;
		struct query *q;
		struct result all, part;
		make_query(&r, &w, 3, &text, truth);
		all = run(&w, text.p);
		cr_assert_eq(query_parse(buf_str(&text), &q, NULL, NULL), 0);
		query_articles(q, w.model, NULL, &part);
		cr_assert_eq(part.narticles, all.narticles);
		cr_assert_eq(part.nhits, 0);
		for (uint32_t a = 0; a < all.narticles; a++) {
			if (roll(&r, 3) == 0)
				some[n++] = all.articles[a];
		}
		query_hits(q, w.model, some, n, &part);
		for (uint32_t h = 0; h < all.nhits; h++) {
			bool there = false;
			for (uint32_t a = 0; a < n; a++)
				there = there || some[a] == all.hits[h].article;
			if (!there)
				continue;
			cr_assert_lt(k, part.nhits, "%s", text.p);
			cr_assert_eq(memcmp(&part.hits[k++], &all.hits[h], sizeof *all.hits), 0, "%s", text.p);
		}
		cr_assert_eq(k, part.nhits, "%s", text.p);
		result_release(&all);
		result_release(&part);
		query_free(q);
		buf_release(&text);
	}
	free_world(&w);
}

/* A term that was first asked under "not" still leaves its hits, and however often it is asked, it leaves them once. */
Test(query_run, terms_that_are_asked_again)
{
	struct world w;
	make_world(&w, 45);
	struct result once = run(&w, "zhipu"), again = run(&w, "(-zhipu lang:fr) | (zhipu) | ZHIPU | (zhipu lang:de) | (zhipu -b)");
	cr_assert(once.nhits > 0);
	cr_assert_eq(again.nhits, once.nhits);
	for (uint32_t i = 0; i < once.nhits; i++) {
		cr_assert_eq(again.hits[i].article, once.hits[i].article);
		cr_assert_eq(again.hits[i].start, once.hits[i].start);
	}
	for (unsigned a = 0; a < ARTICLES; a++)
		cr_assert_eq(result_has(&again, a), result_has(&once, a) || w.articles[a]->lang == LANG_FR);
	result_release(&once);
	result_release(&again);
	free_world(&w);
}

Test(query_run, marks_come_from_outside)
{
	struct world w;
	struct query *q;
	struct result result;
	uint8_t marked[ARTICLES] = { [5] = 1, [9] = 1 };
	struct query_context context = { marked };
	make_world(&w, 45);
	cr_assert_eq(query_parse(STR("is:marked"), &q, NULL, NULL), 0);
	query_run(q, w.model, &context, &result);
	cr_assert_eq(result.narticles, 2);
	cr_assert_eq(result.articles[1], 9);
	result_release(&result);
	query_run(q, w.model, NULL, &result);
	cr_assert_eq(result.narticles, 0);
	result_release(&result);
	query_free(q);
	free_world(&w);
}

Test(query_run, no_article_at_all)
{
	struct world w;
	struct err err;
	struct model *empty;
	struct model_input in = { .name = "" };
	make_world(&w, 46);
	cr_assert_eq(model_new(w.wisdom, &in, &empty, &err), 0);
	struct model *full = w.model;
	w.model = empty;
	struct result result = run(&w, "a -b | is:conflict ~c @d amount:>1");
	cr_assert_eq(result.narticles + result.nhits, 0);
	result_release(&result);
	model_free(empty);
	w.model = full;
	free_world(&w);
}

Test(query_run, concordance_lines_make_up_their_sentence)
{
	struct world w;
	struct arena arena = { 0 };
	make_world(&w, 47);
	struct result result = run(&w, "fonds|zhip*");
	cr_assert(result.nhits > 20);
	struct hit *hits = mem_alloc(result.nhits * sizeof *hits);
	memcpy(hits, result.hits, result.nhits * sizeof *hits);
	concordance_sort(w.model, hits, result.nhits, CONCORDANCE_RIGHT);
	struct buf last = { 0 }, key = { 0 };
	for (uint32_t i = 0; i < result.nhits; i++) {
		struct concordance_line line;
		concordance_line(w.model, &hits[i], &arena, &line);
		cr_assert(line.left.p + line.left.n == line.text.p && line.text.p + line.text.n == line.right.p);
		buf_reset(&key);
		naive_words(line.right, &key);
		words first = { 0 };
		words_split(buf_str(&key), &first);
		struct str word = first.n ? str_sub(buf_str(&key), first.items[0].start,
		                                    first.items[0].start + first.items[0].n)
		                          : STR("");
		cr_assert(str_cmp(buf_str(&last), word) <= 0, "sorted by the word behind the hit");
		buf_reset(&last);
		buf_adds(&last, word);
		vec_release(&first);
	}
	buf_release(&last);
	buf_release(&key);
	free(hits);
	arena_release(&arena);
	result_release(&result);
	free_world(&w);
}

Test(query_run, relevance_is_bm25)
{
	struct world w;
	float score[ARTICLES] = { 0 };
	uint32_t in = 0, counts[ARTICLES] = { 0 };
	make_world(&w, 48);
	struct result result = run(&w, "milliarden lang:fr");
	for (uint32_t i = 0; i < result.nhits; i++)
		in += counts[result.hits[i].article]++ == 0;
	cr_assert(in > 5 && in < ARTICLES);
	rank_articles(w.model, &result, score);
	for (uint32_t a = 0; a < ARTICLES; a++) {
		const struct index *ix = w.model->index;
		double length = (ix->first_token[a + 1] - ix->first_token[a]) / ((double)ix->ntokens / ARTICLES);
		double wanted = log(1 + (ARTICLES - in + 0.5) / (in + 0.5)) * counts[a] * 2.2 /
				(counts[a] + 1.2 * (0.25 + 0.75 * length));
		cr_expect_float_eq(score[a], wanted, 1e-4, "article %u: %f, not %f", a, (double)score[a], wanted);
	}
	result_release(&result);

	result = run(&w, "milliarden | \"fonds souverain\""); /* the rare phrase weighs more than the common word */
	memset(score, 0, sizeof score);
	rank_articles(w.model, &result, score);
	uint32_t best = 0;
	for (uint32_t a = 0; a < ARTICLES; a++)
		best = score[a] > score[best] ? a : best;
	bool rare = false;
	for (uint32_t i = 0; i < result.nhits; i++)
		rare |= result.hits[i].article == best && result.hits[i].term == 1;
	cr_expect(rare);
	result_release(&result);
	free_world(&w);
}

/* The model that comes before names and stories are known finds the same words, and lends what it has to the last one. */
Test(query_run, words_are_found_before_names)
{
	struct world w;
	make_world(&w, 49);
	struct model_input in = { .articles = w.articles, .narticles = ARTICLES, .name = "test", .complete = true };
	struct model *full = w.model, *early = model_early(w.wisdom, &in), *last = model_share(w.wisdom, early);
	cr_assert(!early->complete && early->stories->nstories == ARTICLES && early->entities->nentities == 0);
	w.model = early;
	struct result first = run(&w, "fonds|zhip*");
	w.model = full;
	struct result whole = run(&w, "fonds|zhip*");
	cr_assert(first.nhits > 20 && first.nhits == whole.nhits && first.narticles == whole.narticles);
	cr_expect_eq(memcmp(first.hits, whole.hits, first.nhits * sizeof *first.hits), 0);
	result_release(&first);
	w.model = early;
	first = run(&w, "@zhipu | is:paired | amount:>1");
	cr_expect_eq(first.narticles, 0);
	result_release(&first);
	cr_assert_eq(last->corpus, early->corpus);
	model_free(early); /* while the last one still needs what they share */
	model_finish(last, w.wisdom, &in);
	cr_expect(last->complete && last->entities->nmentions == full->entities->nmentions);
	cr_expect(last->stories->nstories == full->stories->nstories && last->stories->npairs == full->stories->npairs);
	w.model = last;
	first = run(&w, "fonds|zhip*");
	cr_expect_eq(first.nhits, whole.nhits);
	result_release(&first);
	result_release(&whole);
	model_free(last);
	w.model = full;
	free_world(&w);
}

/* Which names begin so, and in which articles each is, against a look at all of them. */
Test(names, are_listed_and_found)
{
	struct world w;
	uint32_t count, first;
	make_world(&w, 42);
	const struct entities *es = w.model->entities;
	const struct names *n = w.model->names;
	const uint32_t *order = names_order(n);
	cr_assert(es->nentities > 0);
	for (uint32_t i = 1; i < es->nentities; i++) {
		const struct entity *a = &es->entities[order[i - 1]], *b = &es->entities[order[i]];
		if (a->type == b->type)
			cr_assert_geq(a->mentions[0] + a->mentions[1], b->mentions[0] + b->mentions[1]);
	}
	for (uint32_t e = 0; e < es->nentities; e++) {
		uint32_t *truth = mem_alloc((es->entities[e].nmentions + (size_t)1) * sizeof *truth);
		const uint32_t *articles = names_articles(n, e, &count);
		cr_assert_eq(count, entity_articles(es, e, truth));
		cr_assert(count == 0 || memcmp(articles, truth, count * sizeof *truth) == 0);
		free(truth);
	}
	first = names_range(n, STR(""), &count);
	cr_assert_eq(first, 0);
	for (const char *p = "zhipu"; *p; p++) {
		struct str prefix = str_of(p);
		uint32_t some, from = names_range(n, prefix, &some), truth = 0;
		for (uint32_t word = 0; word < count; word++) {
			bool begins = str_starts(names_word_text(n, word), prefix);
			cr_assert_eq(begins, names_rank(n, word) - from < some);
			truth += begins;
		}
		cr_assert_eq(some, truth);
	}
	free_world(&w);
}
