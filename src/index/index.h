#ifndef INDEX_INDEX_H
#define INDEX_INDEX_H

#include <stdint.h>

#include "base/arena.h"
#include "base/intern.h"
#include "corpus/corpus.h"

/**
 * The index: what each article's words are, and where each word is.
 *
 * form  a distinct spelling ("Zhipus"); everything costly is done once per form
 * term  a distinct search key, fold_key(form) ("zhipus"); several forms may have one term
 * token an occurrence of a form; numbered through the whole corpus, in article order, titles first
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
	const uint32_t *token_form;   /* [ntokens] */
	const uint32_t *token_start;  /* [ntokens], byte in the article's text; the form's length is the token's */
	const uint32_t *first_token;  /* [narticles + 1] */
	const uint32_t *first_posting; /* [nterms + 1] */
	const uint32_t *postings;     /* [ntokens], token numbers, ascending within a term */
	const uint32_t *term_articles; /* [nterms], in how many articles */
	const uint32_t *term_bytes;   /* [nterms], how long its forms are; 0: not all as long */
	const uint32_t *sorted_terms; /* [nterms], terms by key, for prefixes */
	struct index_own *own;
};

/* index_new(corpus, threads): Cost: O(text); one pass for tokens, one for postings. Result is the caller's. */
struct index *index_new(const struct corpus *c, unsigned threads);
void index_free(struct index *ix);

uint32_t index_token_term(const struct index *ix, uint32_t token);
uint32_t index_token_end(const struct index *ix, uint32_t token);      /* byte */
/* First token of the article that starts at or after byte ${offset}. O(log tokens). */
uint32_t index_token_at(const struct index *ix, uint32_t article, uint32_t offset);
/* Terms whose key starts with ${prefix} (folded): [first, first + n) of sorted_terms. */
uint32_t index_prefix(const struct index *ix, struct str prefix, uint32_t *n);

/**
 * index_phrase(ix, terms, n, f, context):
 * Call ${f} with the first token of each place where the terms stand one after the other, ascending.
 * Stops when ${f} returns false. Cost: postings of the rarest term, × n.
 */
typedef bool index_hit(void *context, uint32_t token);
void index_phrase(const struct index *ix, const uint32_t *terms, uint32_t n, index_hit *f, void *context);

#endif
