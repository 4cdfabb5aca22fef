#include "corpus/corpus.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/par.h"

typedef VEC(struct sentence) sentences;

/* A run of articles whose sentences are split by one task. */
struct batch {
	uint32_t first, last; /* articles */
	sentences found;
};

struct splitting {
	const struct article *const *articles;
	const struct sentence_rules *rules;
	struct batch *batches;
	uint32_t *counts; /* [narticles]: sentences of each */
	uint32_t *titles; /* [narticles]: those of the title */
};

enum { BATCH = 64 };

static void
split_field(const struct article *a, uint32_t field, const struct splitter *rules, bool lines, spans *scratch,
            sentences *out)
{
	const struct field *f = &a->fields[field];
	size_t i;

	scratch->n = 0;
	if (lines)
		*vec_push(scratch) = (struct span){ f->start, f->end };
	else
		splitter_run(rules, article_field(a, field), f->start, scratch);
	for (i = 0; i < scratch->n; i++)
		*vec_push(out) = (struct sentence){ scratch->items[i].start, scratch->items[i].end, field };
}

/* The sentences that the file tells apart; how many of the fields are done. */
static uint32_t
take_marked(const struct article *a, sentences *out)
{
	uint32_t i;

	for (i = 0; i < a->nmarked; i++) {
		const struct marked_sentence *p = &a->marked[i];

		*vec_push(out) = (struct sentence){ p->start, p->end, article_field_at(a, p->start) };
	}
	return a->nmarked > 0 ? a->nfields - 1 : 0;
}

static void
split_batch(void *context, size_t i)
{
	struct splitting *s = context;
	struct batch *b = &s->batches[i];
	spans scratch = { 0 };
	uint32_t article, field;

	for (article = b->first; article < b->last; article++) {
		const struct article *a = s->articles[article];
		const struct splitter *rules = a->lang < 64 ? s->rules->of[a->lang] : NULL;
		size_t before = b->found.n;

		if (rules == NULL)
			rules = s->rules->of[LANG_UND];
		for (field = 0; field < a->nfields; field++) {
			bool title = field == 0;

			if (!title || a->fields[0].end > a->fields[0].start)
				split_field(a, field, rules, s->rules->lines || title, &scratch, &b->found);
			if (title) {
				s->titles[article] = (uint32_t)(b->found.n - before);
				field += take_marked(a, &b->found);
			}
		}
		s->counts[article] = (uint32_t)(b->found.n - before);
	}
	vec_release(&scratch);
}

/* Put the batches' sentences in one array, in article order. */
static void
join(struct corpus *c, struct splitting *s, size_t nbatches)
{
	uint32_t *first = arena_array(&c->arena, uint32_t, c->narticles + (size_t)1);
	uint32_t *body = arena_array(&c->arena, uint32_t, c->narticles + (size_t)1);
	struct sentence *all;
	uint32_t i, at = 0;
	size_t b;

	for (i = 0; i < c->narticles; i++) {
		first[i] = at;
		body[i] = at + s->titles[i];
		at += s->counts[i];
	}
	first[i] = at;
	all = arena_array(&c->arena, struct sentence, at);
	for (b = 0, at = 0; b < nbatches; b++) {
		if (s->batches[b].found.n > 0)
			memcpy(all + at, s->batches[b].found.items, s->batches[b].found.n * sizeof *all);
		at += (uint32_t)s->batches[b].found.n;
		vec_release(&s->batches[b].found);
	}
	c->first_sentence = first;
	c->first_body = body;
	c->sentences = all;
}

struct corpus *
corpus_new(const struct article *const *articles, uint32_t n, const struct report_row *report, uint32_t nreport,
           const struct sentence_rules *rules, unsigned threads)
{
	struct corpus *c = mem_zalloc(1, sizeof *c);
	size_t nbatches = ((size_t)n + BATCH - 1) / BATCH, i;
	struct splitting s = { articles, rules, mem_zalloc(nbatches, sizeof *s.batches), mem_zalloc(n, sizeof *s.counts),
		               mem_zalloc(n, sizeof *s.titles) };

	c->narticles = n;
	c->articles = articles;
	c->report = report;
	c->nreport = nreport;
	for (i = 0; i < nbatches; i++) {
		s.batches[i].first = (uint32_t)(i * BATCH);
		s.batches[i].last = i + 1 == nbatches ? n : (uint32_t)((i + 1) * BATCH);
	}
	par_for(threads, nbatches, split_batch, &s);
	join(c, &s, nbatches);
	for (i = 0; i < nreport; i++)
		c->bytes += report[i].bytes;
	c->nfiles = nreport;
	free(s.batches);
	free(s.counts);
	free(s.titles);
	return c;
}

static int
by_article(const void *a, const void *b)
{
	const struct given_place *x = a, *y = b;

	if (x->article != y->article)
		return x->article < y->article ? -1 : 1;
	return x->group < y->group ? -1 : x->group > y->group;
}

void
corpus_give(struct corpus *c, const struct given *given, uint32_t n)
{
	VEC(struct given_place) places = { 0 };
	uint32_t g, t;

	for (g = 0; g < n; g++)
		for (t = 0; t < given[g].n; t++)
			vec_add(&places, ((struct given_place){ given[g].texts[t].article, g, t }));
	if (places.n > 0)
		qsort(places.items, places.n, sizeof *places.items, by_article);
	c->given = given;
	c->ngiven = n;
	c->nplaces = (uint32_t)places.n;
	c->places = places.n > 0 ? arena_items(&c->arena, &places) : NULL;
	vec_release(&places);
}

/* The first place of an article, or of what comes behind it. */
static uint32_t
first_place(const struct corpus *c, uint32_t article)
{
	uint32_t low = 0, high = c->nplaces;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (c->places[middle].article < article)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool
corpus_given(const struct corpus *c, uint32_t left, uint32_t right, struct units out[2])
{
	uint32_t i = first_place(c, left), k = first_place(c, right);

	while (i < c->nplaces && k < c->nplaces && c->places[i].article == left && c->places[k].article == right) {
		const struct given_place *x = &c->places[i], *y = &c->places[k];

		if (x->group == y->group) {
			out[0] = c->given[x->group].texts[x->text];
			out[1] = c->given[y->group].texts[y->text];
			return true;
		}
		i += x->group < y->group;
		k += y->group < x->group;
	}
	return false;
}

void
corpus_free(struct corpus *c)
{
	if (c == NULL)
		return;
	arena_release(&c->arena);
	free(c);
}

const struct article *const *
corpus_copies(const struct corpus *c, uint32_t article, uint32_t *n)
{
	*n = c->first_copy ? c->first_copy[article + 1] - c->first_copy[article] : 0;
	return *n > 0 ? c->copies + c->first_copy[article] : NULL;
}

struct str
corpus_sentence(const struct corpus *c, uint32_t article, uint32_t sentence)
{
	const struct sentence *s = &c->sentences[sentence];

	return str_sub(c->articles[article]->text, s->start, s->end);
}

uint32_t
corpus_sentence_at(const struct corpus *c, uint32_t article, uint32_t offset)
{
	uint32_t low = c->first_sentence[article], high = c->first_sentence[article + 1];

	while (high > low + 1) {
		uint32_t middle = low + (high - low) / 2;

		if (c->sentences[middle].start <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}
