#include "index/index.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/par.h"
#include "index/post.h"
#include "text/fold.h"
#include "text/words.h"

/* A run of articles that one task reads. Its forms are numbered by themselves; merging renumbers them. */
struct shard {
	uint32_t first, last; /* articles */
	struct intern *forms;
	VEC(uint8_t) tokens;  /* packed, in the shard's numbers, then in those of the index */
	uint32_t *global;     /* [forms of the shard]: number in the index; NULL: they are the same */
};

struct index_own {
	struct arena arena;
	struct intern *forms, *terms;
	uint8_t **packed; /* [npacked], what the tokens of articles point into */
	size_t npacked;
};

struct building {
	const struct corpus *corpus;
	struct shard *shards;
	uint32_t *first_token;
	const uint8_t **tokens;
	size_t *offset; /* [narticles], in the shard's tokens */
};

static uint8_t *
pack_token(uint8_t *at, uint32_t form, uint32_t gap)
{
	if (gap == 1)
		return varint_put(at, (uint64_t)form << 1);
	return varint_put(varint_put(at, ((uint64_t)form << 1) | 1), gap);
}

static void
pack_article(struct shard *s, const words *found, const uint32_t *forms)
{
	uint32_t behind = 0;
	uint8_t *at;
	size_t w;

	vec_reserve(&s->tokens, s->tokens.n + found->n * 2 * VARINT_MOST);
	at = s->tokens.items + s->tokens.n;
	for (w = 0; w < found->n; w++) {
		at = pack_token(at, forms[w], found->items[w].start - behind);
		behind = found->items[w].start + found->items[w].n;
	}
	s->tokens.n = (size_t)(at - s->tokens.items);
}

static void
read_shard(void *context, size_t i)
{
	struct building *b = context;
	struct shard *s = &b->shards[i];
	words found = { 0 };
	VEC(struct str) texts = { 0 };
	VEC(uint32_t) forms = { 0 };
	uint32_t a;
	size_t w;

	s->forms = intern_new();
	for (a = s->first; a < s->last; a++) {
		struct str text = b->corpus->articles[a]->text;

		found.n = 0;
		words_split(text, &found);
		b->first_token[a] = (uint32_t)found.n; /* counts now, sums in merge() */
		b->offset[a] = s->tokens.n;
		if (found.n == 0)
			continue;
		vec_reserve(&texts, found.n);
		vec_reserve(&forms, found.n);
		for (w = 0; w < found.n; w++)
			texts.items[w] = str_sub(text, found.items[w].start,
			                         (size_t)found.items[w].start + found.items[w].n);
		intern_add_all(s->forms, texts.items, found.n, forms.items);
		pack_article(s, &found, forms.items);
	}
	vec_release(&found);
	vec_release(&texts);
	vec_release(&forms);
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

/* Number the shards' forms as if one had read all: the first shard's are so already. */
static void
merge(struct index *ix, struct building *b, size_t nshards)
{
	uint32_t at = 0, a, f;
	size_t i;

	ix->forms = ix->own->forms = nshards > 0 ? b->shards[0].forms : intern_new();
	for (i = 1; i < nshards; i++) {
		struct shard *s = &b->shards[i];
		uint32_t n = intern_count(s->forms);

		s->global = mem_zalloc(n + (size_t)1, sizeof *s->global);
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

/* The tokens of a shard in the numbers of the index. */
static void
renumber(struct building *b, struct shard *s)
{
	VEC(uint8_t) packed = { 0 };
	const uint8_t *at = s->tokens.items;
	uint32_t a, k;

	for (a = s->first; a < s->last; a++) {
		uint32_t n = b->first_token[a + 1] - b->first_token[a];
		uint8_t *to;

		vec_reserve(&packed, packed.n + n * (size_t)2 * VARINT_MOST);
		to = packed.items + packed.n;
		b->offset[a] = packed.n;
		for (k = 0; k < n; k++) {
			uint64_t v, gap = 1;

			at = varint_get(at, &v);
			if (v & 1)
				at = varint_get(at, &gap);
			to = pack_token(to, s->global[v >> 1], (uint32_t)gap);
		}
		packed.n = (size_t)(to - packed.items);
	}
	free(s->global);
	vec_release(&s->tokens);
	s->tokens.items = packed.items;
	s->tokens.n = packed.n;
}

static void
place_shard(void *context, size_t i)
{
	struct building *b = context;
	struct shard *s = &b->shards[i];
	uint32_t a;

	if (s->global != NULL)
		renumber(b, s);
	s->tokens.items = mem_realloc(s->tokens.items, s->tokens.n + 1, 1);
	for (a = s->first; a < s->last; a++)
		b->tokens[a] = s->tokens.items + b->offset[a];
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

/* Split the corpus into words: forms and packed tokens. */
static void
read_corpus(struct index *ix, const struct corpus *c, unsigned threads)
{
	unsigned n = par_threads(threads);
	struct building b = { .corpus = c, .shards = mem_zalloc(n, sizeof *b.shards) };
	size_t nshards, i;

	b.first_token = arena_array(&ix->own->arena, uint32_t, c->narticles + (size_t)1);
	b.tokens = arena_array(&ix->own->arena, const uint8_t *, c->narticles);
	b.offset = mem_zalloc(c->narticles + (size_t)1, sizeof *b.offset);
	nshards = cut(c, b.shards, n);
	par_for(threads, nshards, read_shard, &b);
	merge(ix, &b, nshards);
	par_for(threads, nshards, place_shard, &b);
	ix->own->packed = mem_zalloc(nshards + 1, sizeof *ix->own->packed);
	ix->own->npacked = nshards;
	for (i = 0; i < nshards; i++)
		ix->own->packed[i] = b.shards[i].tokens.items;
	ix->first_token = b.first_token;
	ix->tokens = b.tokens;
	free(b.offset);
	free(b.shards);
}

struct index *
index_new(const struct corpus *c, unsigned threads)
{
	struct index *ix = mem_zalloc(1, sizeof *ix);
	struct postings posted;

	ix->narticles = c->narticles;
	ix->own = mem_zalloc(1, sizeof *ix->own);
	ix->terms = ix->own->terms = intern_new();
	read_corpus(ix, c, threads);
	describe_forms(ix);
	posted = post_tokens(ix, &ix->own->arena, threads);
	ix->postings = posted.bytes;
	ix->first_posting = posted.first;
	ix->term_tokens = posted.tokens;
	ix->term_articles = posted.articles;
	sort_terms(ix);
	return ix;
}

void
index_free(struct index *ix)
{
	size_t i;

	if (ix == NULL)
		return;
	for (i = 0; i < ix->own->npacked; i++)
		free(ix->own->packed[i]);
	free(ix->own->packed);
	intern_free(ix->own->forms);
	intern_free(ix->own->terms);
	arena_release(&ix->own->arena);
	free(ix->own);
	free(ix);
}
