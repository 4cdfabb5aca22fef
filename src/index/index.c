#include "index/index.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/par.h"
#include "index/post.h"
#include "text/fold.h"
#include "text/words.h"

/* A run of articles that one task reads. Its forms are numbered by themselves; merging renumbers them. */
struct shard {
	uint32_t first, last; /* articles */
	struct intern *forms;
	VEC(uint32_t) form;   /* of each token, in the shard's numbers */
	VEC(uint32_t) start;  /* of each token */
	uint32_t *global;     /* [forms of the shard]: number in the index */
	uint32_t first_token; /* in the index */
};

struct index_own {
	struct arena arena;
	struct intern *forms, *terms;
};

struct building {
	const struct corpus *corpus;
	struct shard *shards;
	uint32_t *token_form, *token_start, *first_token;
};

static void
read_shard(void *context, size_t i)
{
	struct building *b = context;
	struct shard *s = &b->shards[i];
	words found = { 0 };
	VEC(struct str) texts = { 0 };
	uint32_t a;
	size_t w;

	s->forms = intern_new();
	for (a = s->first; a < s->last; a++) {
		struct str text = b->corpus->articles[a]->text;

		found.n = 0;
		words_split(text, &found);
		b->first_token[a] = (uint32_t)found.n; /* counts now, sums in merge() */
		vec_reserve(&s->form, s->form.n + found.n);
		vec_reserve(&s->start, s->start.n + found.n);
		texts.n = 0;
		vec_reserve(&texts, found.n);
		for (w = 0; w < found.n; w++) {
			struct word word = found.items[w];

			texts.items[w] = str_sub(text, word.start, (size_t)word.start + word.n);
			s->start.items[s->start.n++] = word.start;
		}
		if (found.n > 0)
			intern_add_all(s->forms, texts.items, found.n, s->form.items + s->form.n);
		s->form.n += found.n;
	}
	vec_release(&found);
	vec_release(&texts);
}

/* Shards of about equal numbers of bytes. */
static size_t
cut(const struct corpus *c, struct shard *shards, unsigned wanted)
{
	uint64_t total = 0, share, so_far = 0;
	uint32_t a, first = 0;
	size_t n = 0;

	for (a = 0; a < c->narticles; a++)
		total += c->articles[a]->text.n + 1;
	share = total / wanted + 1;
	for (a = 0; a < c->narticles; a++) {
		so_far += c->articles[a]->text.n + 1;
		if (so_far >= share * (n + 1) || a + 1 == c->narticles) {
			shards[n].first = first;
			shards[n].last = first = a + 1;
			n++;
		}
	}
	return n;
}

/* Number the shards' forms as if one had read all, and the tokens through the corpus. */
static void
merge(struct index *ix, struct building *b, size_t nshards)
{
	uint32_t at = 0, a, f;
	size_t i;

	for (i = 0; i < nshards; i++) {
		struct shard *s = &b->shards[i];
		uint32_t n = intern_count(s->forms);

		s->first_token = at;
		at += (uint32_t)s->form.n;
		s->global = mem_zalloc(n, sizeof *s->global);
		for (f = 0; f < n; f++)
			s->global[f] = intern_add(ix->own->forms, intern_get(s->forms, f));
		intern_free(s->forms);
	}
	for (a = 0, at = 0; a < ix->narticles; a++) {
		uint32_t n = b->first_token[a];

		b->first_token[a] = at;
		at += n;
	}
	b->first_token[a] = at;
	ix->ntokens = at;
	ix->nforms = intern_count(ix->own->forms);
}

static void
place_shard(void *context, size_t i)
{
	struct building *b = context;
	struct shard *s = &b->shards[i];
	size_t t;

	for (t = 0; t < s->form.n; t++)
		b->token_form[s->first_token + t] = s->global[s->form.items[t]];
	if (s->start.n > 0)
		memcpy(b->token_start + s->first_token, s->start.items, s->start.n * sizeof *b->token_start);
	vec_release(&s->form);
	vec_release(&s->start);
	free(s->global);
}

/* What is costly about a word, once for each distinct one. */
static void
describe_forms(struct index *ix)
{
	uint32_t *term = arena_array(&ix->own->arena, uint32_t, ix->nforms), f;
	uint32_t *bytes = arena_array(&ix->own->arena, uint32_t, ix->nforms);
	uint32_t *term_bytes;
	uint8_t *shape = arena_array(&ix->own->arena, uint8_t, ix->nforms);
	struct buf key = { 0 };

	for (f = 0; f < ix->nforms; f++) {
		struct str form = intern_get(ix->own->forms, f);

		buf_reset(&key);
		fold_key(form, &key);
		term[f] = intern_add(ix->own->terms, buf_str(&key));
		shape[f] = (uint8_t)fold_shape(form);
		bytes[f] = (uint32_t)form.n;
	}
	buf_release(&key);
	ix->form_term = term;
	ix->form_shape = shape;
	ix->form_bytes = bytes;
	ix->nterms = intern_count(ix->own->terms);
	ix->term_bytes = term_bytes = arena_array(&ix->own->arena, uint32_t, ix->nterms);
	for (f = 0; f < ix->nforms; f++) {
		uint32_t *b = &term_bytes[term[f]];

		*b = *b == 0 ? bytes[f] : *b == bytes[f] ? *b : UINT32_MAX;
	}
	for (f = 0; f < ix->nterms; f++)
		term_bytes[f] = term_bytes[f] == UINT32_MAX ? 0 : term_bytes[f];
}

static int
by_key(const void *a, const void *b, void *terms)
{
	return str_cmp(intern_get(terms, *(const uint32_t *)a), intern_get(terms, *(const uint32_t *)b));
}

static void
sort_terms(struct index *ix)
{
	uint32_t *sorted = arena_array(&ix->own->arena, uint32_t, ix->nterms), t;

	for (t = 0; t < ix->nterms; t++)
		sorted[t] = t;
	qsort_r(sorted, ix->nterms, sizeof *sorted, by_key, ix->own->terms);
	ix->sorted_terms = sorted;
}

struct index *
index_new(const struct corpus *c, unsigned threads)
{
	struct index *ix = mem_zalloc(1, sizeof *ix);
	unsigned n = par_threads(threads);
	struct building b = { c, mem_zalloc(n, sizeof *b.shards), NULL, NULL, NULL };
	struct postings posted;
	size_t nshards;

	ix->narticles = c->narticles;
	ix->own = mem_zalloc(1, sizeof *ix->own);
	ix->forms = ix->own->forms = intern_new();
	ix->terms = ix->own->terms = intern_new();
	b.first_token = arena_array(&ix->own->arena, uint32_t, c->narticles + (size_t)1);
	nshards = cut(c, b.shards, n);
	par_for(threads, nshards, read_shard, &b);
	merge(ix, &b, nshards);
	b.token_form = arena_array(&ix->own->arena, uint32_t, ix->ntokens);
	b.token_start = arena_array(&ix->own->arena, uint32_t, ix->ntokens);
	par_for(threads, nshards, place_shard, &b);
	ix->first_token = b.first_token;
	ix->token_form = b.token_form;
	ix->token_start = b.token_start;
	describe_forms(ix);
	posted = post_tokens(ix, &ix->own->arena, threads);
	ix->first_posting = posted.first;
	ix->postings = posted.tokens;
	ix->term_articles = posted.articles;
	sort_terms(ix);
	free(b.shards);
	return ix;
}

void
index_free(struct index *ix)
{
	if (ix == NULL)
		return;
	intern_free(ix->own->forms);
	intern_free(ix->own->terms);
	arena_release(&ix->own->arena);
	free(ix->own);
	free(ix);
}
