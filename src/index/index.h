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
 * token an occurrence of a form, in article order, titles first
 *
 * Tokens and postings are packed (Zobel & Moffat 2006, "Inverted files for text search engines", 8) into about two
 * bytes a token each and read from first to last, those of an article by a token_reader, those of a term by a
 * posting_reader.
 *
 * Frozen by index_new; any number of threads may read it. Form, term and token numbers are the same for any
 * number of threads: shards are contiguous runs of articles, and their vocabularies are merged in order.
 */
struct index {
	uint32_t narticles;
	uint32_t nforms, nterms, ntokens;
	const struct intern *forms;   /* spelling <-> form */
	const struct intern *terms;   /* key <-> term */
	const uint32_t *form_term;    /* [nforms] */
	const uint8_t *form_shape;    /* [nforms], enum shape */
	const uint32_t *form_bytes;   /* [nforms], how long it is */
	const uint32_t *first_token;  /* [narticles + 1], how many tokens the articles before it have */
	const uint8_t *const *tokens; /* [narticles], packed: index_tokens() reads them */
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

/* ---- The tokens of an article, from first to last ---- */

struct index_token {
	uint32_t form;
	uint32_t start, end; /* bytes in the article's text */
};

struct token_reader {
	const struct index *ix;
	const uint8_t *at;
	uint32_t left; /* tokens behind this one */
	struct index_token token;
};

struct token_reader index_tokens(const struct index *ix, uint32_t article);

/* The next token into r->token; false: there is none, and r->token is behind all. A token is 2 × form + 1 and the gap before it, or, if the gap is
 * one byte as between most words, 2 × form alone. */
static inline bool
token_next(struct token_reader *r)
{
	uint64_t v, gap = 1;

	if (r->left == 0) {
		r->token.start = r->token.end = UINT32_MAX;
		return false;
	}
	r->left--;
	r->at = varint_get(r->at, &v);
	if (v & 1)
		r->at = varint_get(r->at, &gap);
	r->token.form = (uint32_t)(v >> 1);
	r->token.start = r->token.end + (uint32_t)gap;
	r->token.end = r->token.start + r->ix->form_bytes[r->token.form];
	return true;
}

/* The same for the first that starts at or after byte ${offset}, which is not before r->token. */
static inline bool
token_seek(struct token_reader *r, uint32_t offset)
{
	while (token_next(r))
		if (r->token.start >= offset)
			return true;
	return false;
}

typedef VEC(struct index_token) index_token_list;
/* All tokens of the article, in place of what ${out} holds. Cost: about a nanosecond each. */
void index_article(const struct index *ix, uint32_t article, index_token_list *out);
static inline uint32_t
index_form_term(const struct index *ix, const struct index_token *t)
{
	return ix->form_term[t->form];
}

/* ---- The places of a term, ascending by article, then by start ---- */

struct posting_reader {
	const uint8_t *at, *end;
	uint32_t article;
	uint32_t start; /* byte in the article's text */
};

struct posting_reader index_postings(const struct index *ix, uint32_t term);

/* The next place into ${r}; false: there is none. Within an article 2 × (start - the last) + 1; else 2 × (article - the
 * last, from -1) and the start. */
static inline bool
posting_next(struct posting_reader *r)
{
	uint64_t v;

	if (r->at == r->end)
		return false;
	r->at = varint_get(r->at, &v);
	if (v & 1) {
		r->start += (uint32_t)(v >> 1);
		return true;
	}
	r->article += (uint32_t)(v >> 1);
	r->at = varint_get(r->at, &v);
	r->start = (uint32_t)v;
	return true;
}

/* Where the token of ${term} at ${start} ends. Cost: O(1); where the forms of a term differ in length, an article. */
uint32_t index_posting_end(const struct index *ix, uint32_t term, uint32_t article, uint32_t start);

/* Terms whose key starts with ${prefix} (folded): [first, first + n) of sorted_terms. */
uint32_t index_prefix(const struct index *ix, struct str prefix, uint32_t *n);

/**
 * index_phrase(ix, terms, n, f, context):
 * Call ${f} with each place where the terms stand one after the other in an article, ascending: the first of them is
 * tokens->items[at]. Stops when ${f} returns false. Cost: the articles of the rarest term, read through.
 */
typedef bool index_hit(void *context, uint32_t article, const index_token_list *tokens, size_t at);
void index_phrase(const struct index *ix, const uint32_t *terms, uint32_t n, index_hit *f, void *context);

#endif
