#include "index/index.h"

#include <stdlib.h>

struct token_reader
index_tokens(const struct index *ix, uint32_t article)
{
	return (struct token_reader){ .ix = ix,
				      .at = ix->tokens[article],
				      .left = ix->first_token[article + 1] - ix->first_token[article] };
}

void
index_article(const struct index *ix, uint32_t article, index_token_list *out)
{
	struct token_reader r = index_tokens(ix, article);

	out->n = 0;
	vec_reserve(out, r.left);
	while (token_next(&r))
		out->items[out->n++] = r.token;
}

struct posting_reader
index_postings(const struct index *ix, uint32_t term)
{
	return (struct posting_reader){ .at = ix->postings + ix->first_posting[term],
					.end = ix->postings + ix->first_posting[term + 1],
					.article = UINT32_MAX };
}

uint32_t
index_posting_end(const struct index *ix, uint32_t term, uint32_t article, uint32_t start)
{
	struct token_reader r;

	if (ix->term_bytes[term] != 0)
		return start + ix->term_bytes[term];
	r = index_tokens(ix, article);
	return token_seek(&r, start) ? r.token.end : start;
}

uint32_t
index_prefix(const struct index *ix, struct str prefix, uint32_t *n)
{
	uint32_t low = 0, high = ix->nterms, first;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (str_cmp(intern_get(ix->terms, ix->sorted_terms[middle]), prefix) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	first = low;
	high = ix->nterms;
	while (low < high) { /* those that start with it stand together */
		uint32_t middle = low + (high - low) / 2;

		if (str_starts(intern_get(ix->terms, ix->sorted_terms[middle]), prefix))
			low = middle + 1;
		else
			high = middle;
	}
	*n = low - first;
	return first;
}

static uint32_t
rarest(const struct index *ix, const uint32_t *terms, uint32_t n)
{
	uint32_t best = 0, i;

	for (i = 1; i < n; i++)
		if (ix->term_tokens[terms[i]] < ix->term_tokens[terms[best]])
			best = i;
	return best;
}

static bool
stands(const struct index *ix, const uint32_t *terms, uint32_t n, const struct index_token *tokens)
{
	uint32_t i;

	for (i = 0; i < n; i++)
		if (index_form_term(ix, &tokens[i]) != terms[i])
			return false;
	return true;
}

/* Where the phrase stands in an article; false: that is enough. */
static bool
phrase_in(const struct index *ix, const uint32_t *terms, uint32_t n, uint32_t article, const index_token_list *tokens,
          index_hit *f, void *context)
{
	size_t i;

	for (i = 0; i + n <= tokens->n; i++)
		if (stands(ix, terms, n, tokens->items + i) && !f(context, article, tokens, i))
			return false;
	return true;
}

void
index_phrase(const struct index *ix, const uint32_t *terms, uint32_t n, index_hit *f, void *context)
{
	index_token_list tokens = { 0 };
	struct posting_reader r;
	uint32_t last = UINT32_MAX;

	if (n == 0)
		return;
	r = index_postings(ix, terms[rarest(ix, terms, n)]);
	while (posting_next(&r)) {
		if (r.article == last)
			continue;
		last = r.article;
		index_article(ix, last, &tokens);
		if (!phrase_in(ix, terms, n, last, &tokens, f, context))
			break;
	}
	vec_release(&tokens);
}
