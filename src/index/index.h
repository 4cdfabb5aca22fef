#ifndef INDEX_INDEX_H
#define INDEX_INDEX_H

#include <stdint.h>

#include "base/arena.h"
#include "base/intern.h"
#include "base/varint.h"
#include "base/vec.h"
#include "corpus/corpus.h"

/**
 * The index: what each article's words are, and where each word is.
 *
 * form  a distinct spelling ("Zhipus"); everything costly is done once per form
 * term  a distinct search key, fold_key(form) ("zhipus"); several forms may have one term
 * token an occurrence of a form; numbered through the whole corpus, in article order, titles first
 *
 * A token takes about five bytes: its form in as few as the number of forms asks for (two or three), the gap between it
 * and the token before it in one, where every eighth starts, and its place among those of its term, packed into about two
 * (Zobel & Moffat 2006, "Inverted files for text search engines", 8).
 *
 * Frozen by index_new; any number of threads may read it. Form, term and token numbers are the same for any
 * number of threads: shards are contiguous runs of articles, and their vocabularies are merged in order.
 */
#define INDEX_STEP 8
#define INDEX_LONG_GAP 255 /* in token_gaps: see long_gaps */
struct long_gap {
	uint32_t token, gap;
};

struct index {
	uint32_t narticles;
	uint32_t nforms, nterms, ntokens;
	const struct intern *forms;   /* spelling <-> form */
	const struct intern *terms;   /* key <-> term */
	const uint32_t *form_term;    /* [nforms] */
	const uint8_t *form_shape;    /* [nforms], enum shape */
	const uint32_t *form_bytes;   /* [nforms], how long it is */
	const uint32_t *first_token;  /* [narticles + 1] */
	uint32_t form_width;          /* bytes of a form in token_forms */
	const uint8_t *token_forms;   /* [ntokens × form_width], lowest byte first */
	const uint8_t *token_gaps;    /* [ntokens], bytes between it and the end of the last, or the article's begin */
	const uint32_t *token_starts; /* [ntokens / INDEX_STEP + 1], of every token whose number is a multiple of it */
	const struct long_gap *long_gaps; /* [nlong_gaps], by token: what does not fit into a byte */
	uint32_t nlong_gaps;
	const uint8_t *postings;      /* packed: index_postings() reads them */
	const uint64_t *first_posting; /* [nterms + 1], byte in postings */
	const uint32_t *term_tokens;  /* [nterms], how often it stands in the corpus */
	const uint32_t *term_articles; /* [nterms], in how many articles */
	const uint32_t *term_bytes;   /* [nterms], how long its forms are; 0: not all as long */
	const uint32_t *sorted_terms; /* [nterms], terms by key, for prefixes */
	struct index_own *own;
};

/* index_new(corpus, threads): Cost: O(text); one pass for tokens, one for postings. Result is the caller's. */
struct index *index_new(const struct corpus *c, unsigned threads);
void index_free(struct index *ix);

/* ---- Tokens ---- */

struct index_token {
	uint32_t form;
	uint32_t start, end; /* bytes in the article's text */
};

static inline uint32_t
index_token_form(const struct index *ix, uint32_t token)
{
	const uint8_t *p = ix->token_forms + (size_t)token * ix->form_width;
	uint32_t form = p[0] | (uint32_t)p[1] << 8;

	if (ix->form_width > 2)
		form |= (uint32_t)p[2] << 16;
	if (ix->form_width > 3)
		form |= (uint32_t)p[3] << 24;
	return form;
}

static inline uint32_t
index_token_term(const struct index *ix, uint32_t token)
{
	return ix->form_term[index_token_form(ix, token)];
}

uint32_t index_long_gap(const struct index *ix, uint32_t token);
static inline uint32_t
index_token_gap(const struct index *ix, uint32_t token)
{
	uint32_t gap = ix->token_gaps[token];

	return gap == INDEX_LONG_GAP ? index_long_gap(ix, token) : gap;
}

/* Where a token of the article starts: byte. Cost: the tokens of a step before it. */
uint32_t index_token_start(const struct index *ix, uint32_t article, uint32_t token);
static inline uint32_t
index_token_end(const struct index *ix, uint32_t article, uint32_t token)
{
	return index_token_start(ix, article, token) + ix->form_bytes[index_token_form(ix, token)];
}

/* First token of the article that starts at or after byte ${offset}. O(log tokens). */
uint32_t index_token_at(const struct index *ix, uint32_t article, uint32_t offset);

/* From first to last: about a nanosecond each. */
struct token_reader {
	const struct index *ix;
	uint32_t next, last; /* tokens: [next, last) are still to be read */
	struct index_token token;
};

/* Of an article. */
struct token_reader index_tokens(const struct index *ix, uint32_t article);

/* The next token into r->token; false: there is none, and r->token is behind all. */
static inline bool
token_next(struct token_reader *r)
{
	if (r->next == r->last) {
		r->token.start = r->token.end = UINT32_MAX;
		return false;
	}
	r->token.form = index_token_form(r->ix, r->next);
	r->token.start = r->token.end + index_token_gap(r->ix, r->next);
	r->token.end = r->token.start + r->ix->form_bytes[r->token.form];
	r->next++;
	return true;
}

/* The next that starts at or after byte ${offset}. */
static inline bool
token_seek(struct token_reader *r, uint32_t offset)
{
	while (token_next(r))
		if (r->token.start >= offset)
			return true;
	return false;
}

typedef VEC(struct index_token) index_token_list;
/* All tokens of the article, in place of what ${out} holds. */
void index_article(const struct index *ix, uint32_t article, index_token_list *out);

/* ---- The places of a term, ascending ---- */

struct posting_reader {
	const uint8_t *at, *end;
	uint32_t article;
	uint32_t ordinal; /* token of the article, from 0 */
};

struct posting_reader index_postings(const struct index *ix, uint32_t term);

/* Places that are looked at together: what is asked of memory for one is asked before the others. */
enum { POSTING_BATCH = 64 };
struct posting_batch {
	uint32_t article[POSTING_BATCH], token[POSTING_BATCH];
	uint32_t n;
};

/* The next places that are tokens at least ${before} from the begin of their article and have ${behind} after them;
 * false: there are no more. */
bool posting_batch(struct posting_batch *b, const struct index *ix, struct posting_reader *r, uint32_t before,
                   uint32_t behind);

/* The next place into ${r}; false: there is none. Within an article 2 × (ordinal - the last) + 1; else 2 × (article - the
 * last, from -1) and the ordinal. */
static inline bool
posting_next(struct posting_reader *r)
{
	uint64_t v;

	if (r->at == r->end)
		return false;
	r->at = varint_get(r->at, &v);
	if (v & 1) {
		r->ordinal += (uint32_t)(v >> 1);
		return true;
	}
	r->article += (uint32_t)(v >> 1);
	r->at = varint_get(r->at, &v);
	r->ordinal = (uint32_t)v;
	return true;
}

/* Terms whose key starts with ${prefix} (folded): [first, first + n) of sorted_terms. */
uint32_t index_prefix(const struct index *ix, struct str prefix, uint32_t *n);

/**
 * index_phrase(ix, terms, n, f, context):
 * Call ${f} with the first token of each place where the terms stand one after the other in an article, ascending.
 * Stops when ${f} returns false. Cost: postings of the rarest term, × n.
 */
typedef bool index_hit(void *context, uint32_t article, uint32_t token);
void index_phrase(const struct index *ix, const uint32_t *terms, uint32_t n, index_hit *f, void *context);

#endif
