#include "index/index.h"

uint32_t
index_long_gap(const struct index *ix, uint32_t token)
{
	uint32_t low = 0, high = ix->nlong_gaps;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (ix->long_gaps[middle].token < token)
			low = middle + 1;
		else
			high = middle;
	}
	return ix->long_gaps[low].gap;
}

uint32_t
index_token_start(const struct index *ix, uint32_t article, uint32_t token)
{
	uint32_t first = ix->first_token[article], at = token - token % INDEX_STEP, start;

	if (at >= first) {
		start = ix->token_starts[at / INDEX_STEP];
	} else {
		at = first;
		start = index_token_gap(ix, at);
	}
	for (; at < token; at++)
		start += ix->form_bytes[index_token_form(ix, at)] + index_token_gap(ix, at + 1);
	return start;
}

/* The steps of an article are looked through by halving, the tokens of one of them one by one. */
uint32_t
index_token_at(const struct index *ix, uint32_t article, uint32_t offset)
{
	uint32_t first = ix->first_token[article], last = ix->first_token[article + 1];
	uint32_t low = (first + INDEX_STEP - 1) / INDEX_STEP, high = (last + INDEX_STEP - 1) / INDEX_STEP;
	struct token_reader r = index_tokens(ix, article);

	while (low < high) { /* the first step that starts at or after it */
		uint32_t middle = low + (high - low) / 2;

		if (ix->token_starts[middle] < offset)
			low = middle + 1;
		else
			high = middle;
	}
	if (low > 0 && (low - 1) * INDEX_STEP > first) {
		r.next = (low - 1) * INDEX_STEP;
		r.token.end = ix->token_starts[low - 1] - index_token_gap(ix, r.next);
	}
	return token_seek(&r, offset) ? r.next - 1 : last;
}

struct token_reader
index_tokens(const struct index *ix, uint32_t article)
{
	return (struct token_reader){ .ix = ix, .next = ix->first_token[article], .last = ix->first_token[article + 1] };
}

void
index_article(const struct index *ix, uint32_t article, index_token_list *out)
{
	struct token_reader r = index_tokens(ix, article);

	out->n = 0;
	vec_reserve(out, r.last - r.next);
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

bool
posting_batch(struct posting_batch *b, const struct index *ix, struct posting_reader *r, uint32_t before,
              uint32_t behind)
{
	for (b->n = 0; b->n < POSTING_BATCH;) {
		uint32_t first, token;

		if (!posting_next(r))
			return false;
		first = ix->first_token[r->article];
		token = first + r->ordinal;
		if (r->ordinal < before || token + behind >= ix->first_token[r->article + 1])
			continue;
		b->article[b->n] = r->article;
		b->token[b->n++] = token;
		__builtin_prefetch(ix->token_forms + (size_t)token * ix->form_width);
		__builtin_prefetch(&ix->token_gaps[token]);
		__builtin_prefetch(&ix->token_starts[token / INDEX_STEP]);
	}
	return true;
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

/* Do the terms stand from ${token} on, of which the ${known}th does? */
static bool
stands(const struct index *ix, const uint32_t *terms, uint32_t n, uint32_t known, uint32_t token)
{
	uint32_t i;

	for (i = 0; i < n; i++)
		if (i != known && index_token_term(ix, token + i) != terms[i])
			return false;
	return true;
}

void
index_phrase(const struct index *ix, const uint32_t *terms, uint32_t n, index_hit *f, void *context)
{
	uint32_t rare, i;
	struct posting_reader r;
	struct posting_batch b;
	bool more = true;

	if (n == 0)
		return;
	rare = rarest(ix, terms, n);
	r = index_postings(ix, terms[rare]);
	while (more) {
		more = posting_batch(&b, ix, &r, rare, n - 1 - rare);
		for (i = 0; i < b.n; i++)
			if (stands(ix, terms, n, rare, b.token[i] - rare) && !f(context, b.article[i], b.token[i] - rare))
				return;
	}
}
