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
	VEC(uint32_t) form;         /* of each token, in the shard's numbers */
	VEC(uint8_t) gaps;          /* before each token */
	VEC(struct long_gap) long_gaps;
	uint32_t *global;     /* [forms of the shard]: number in the index; NULL: they are the same */
	uint32_t first_token; /* in the index */
};

struct index_own {
	struct arena arena;
	struct intern *forms, *terms;
};

/* What place_shard() fills. */
struct building {
	const struct corpus *corpus;
	struct shard *shards;
	const struct index *ix; /* its numbers of forms and tokens */
	uint32_t *first_token, *token_starts;
	uint8_t *token_forms, *token_gaps;
};

static void
add_gap(struct shard *s, uint32_t gap)
{
	if (gap >= INDEX_LONG_GAP)
		vec_add(&s->long_gaps, ((struct long_gap){ (uint32_t)s->gaps.n, gap }));
	s->gaps.items[s->gaps.n++] = (uint8_t)(gap < INDEX_LONG_GAP ? gap : INDEX_LONG_GAP);
}

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
		uint32_t behind = 0;

		found.n = 0;
		words_split(text, &found);
		b->first_token[a] = (uint32_t)found.n; /* counts now, sums in merge() */
		if (found.n == 0)
			continue;
		vec_reserve(&s->form, s->form.n + found.n);
		vec_reserve(&s->gaps, s->gaps.n + found.n);
		vec_reserve(&texts, found.n);
		for (w = 0; w < found.n; w++) {
			struct word word = found.items[w];

			texts.items[w] = str_sub(text, word.start, (size_t)word.start + word.n);
			add_gap(s, word.start - behind);
			behind = word.start + word.n;
		}
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

/* Number the shards' forms as if one had read all (the first shard's are so already), and the tokens through the corpus. */
static void
merge(struct index *ix, struct building *b, size_t nshards)
{
	uint32_t at = 0, a, f;
	size_t i;

	ix->forms = ix->own->forms = nshards > 0 ? b->shards[0].forms : intern_new();
	for (i = 0; i < nshards; i++) {
		struct shard *s = &b->shards[i];
		uint32_t n = intern_count(s->forms);

		s->first_token = at;
		at += (uint32_t)s->form.n;
		if (i == 0)
			continue;
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
	ix->form_width = ix->nforms <= 1u << 16 ? 2 : ix->nforms <= 1u << 24 ? 3 : 4;
}

static void
put_form(struct building *b, uint32_t token, uint32_t form)
{
	uint32_t width = b->ix->form_width, k;

	for (k = 0; k < width; k++)
		b->token_forms[(size_t)token * width + k] = (uint8_t)(form >> 8 * k);
}

/* Where every INDEX_STEPth token of a shard starts. */
static void
place_starts(struct building *b, const struct shard *s)
{
	uint32_t a, t;
	size_t at = 0, far = 0;

	for (a = s->first; a < s->last; a++) {
		uint32_t end = 0;

		for (t = b->first_token[a]; t < b->first_token[a + 1]; t++, at++) {
			uint32_t gap = s->gaps.items[at];

			if (gap == INDEX_LONG_GAP)
				gap = s->long_gaps.items[far++].gap;
			if (t % INDEX_STEP == 0)
				b->token_starts[t / INDEX_STEP] = end + gap;
			end += gap + b->ix->form_bytes[index_token_form(b->ix, t)];
		}
	}
}

static void
place_shard(void *context, size_t i)
{
	struct building *b = context;
	struct shard *s = &b->shards[i];
	size_t t;

	for (t = 0; t < s->form.n; t++)
		put_form(b, s->first_token + (uint32_t)t,
		         s->global == NULL ? s->form.items[t] : s->global[s->form.items[t]]);
	if (s->gaps.n > 0)
		memcpy(b->token_gaps + s->first_token, s->gaps.items, s->gaps.n);
	place_starts(b, s);
	for (t = 0; t < s->long_gaps.n; t++)
		s->long_gaps.items[t].token += s->first_token;
	vec_release(&s->form);
	vec_release(&s->gaps);
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

/* The gaps of all shards that do not fit into a byte: few. */
static void
join_long_gaps(struct index *ix, struct shard *shards, size_t nshards)
{
	struct long_gap *all;
	size_t i, n = 0;

	for (i = 0; i < nshards; i++)
		n += shards[i].long_gaps.n;
	ix->nlong_gaps = (uint32_t)n;
	ix->long_gaps = all = arena_array(&ix->own->arena, struct long_gap, n);
	for (i = 0; i < nshards; i++) {
		if (shards[i].long_gaps.n > 0)
			memcpy(all, shards[i].long_gaps.items, shards[i].long_gaps.n * sizeof *all);
		all += shards[i].long_gaps.n;
		vec_release(&shards[i].long_gaps);
	}
}

/* Split the corpus into words: forms and tokens. */
static void
read_corpus(struct index *ix, const struct corpus *c, unsigned threads)
{
	struct arena *arena = &ix->own->arena;
	unsigned n = par_threads(threads);
	struct building b = { .corpus = c, .ix = ix, .shards = mem_zalloc(n, sizeof *b.shards) };
	size_t nshards;

	ix->first_token = b.first_token = arena_array(arena, uint32_t, c->narticles + (size_t)1);
	nshards = cut(c, b.shards, n);
	par_for(threads, nshards, read_shard, &b);
	merge(ix, &b, nshards);
	describe_forms(ix);
	ix->token_forms = b.token_forms = arena_alloc(arena, (size_t)ix->ntokens * ix->form_width);
	ix->token_gaps = b.token_gaps = arena_alloc(arena, ix->ntokens);
	ix->token_starts = b.token_starts = arena_array(arena, uint32_t, ix->ntokens / INDEX_STEP + 1);
	par_for(threads, nshards, place_shard, &b);
	join_long_gaps(ix, b.shards, nshards);
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
	if (ix == NULL)
		return;
	intern_free(ix->own->forms);
	intern_free(ix->own->terms);
	arena_release(&ix->own->arena);
	free(ix->own);
	free(ix);
}
