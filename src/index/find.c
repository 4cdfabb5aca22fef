#include "index/index.h"

uint32_t
index_token_term(const struct index *ix, uint32_t token)
{
	return ix->form_term[ix->token_form[token]];
}

uint32_t
index_token_end(const struct index *ix, uint32_t token)
{
	return ix->token_start[token] + ix->form_bytes[ix->token_form[token]];
}

/* The article of a token. Empty articles begin where the next one does: the last counts. */
static uint32_t
article_of(const struct index *ix, uint32_t token)
{
	uint32_t low = 0, high = ix->narticles;

	while (high > low + 1) {
		uint32_t middle = low + (high - low) / 2;

		if (ix->first_token[middle] <= token)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* The first i in [low, high) with values[i] >= wanted, else high; looks near low first (Bentley & Yao 1976). */
static uint32_t
gallop(const uint32_t *values, uint32_t low, uint32_t high, uint32_t wanted)
{
	uint32_t step = 1;

	while (low + step < high && values[low + step] < wanted) {
		low += step;
		step *= 2;
	}
	if (low + step < high)
		high = low + step;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (values[middle] < wanted)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

uint32_t
index_token_at(const struct index *ix, uint32_t article, uint32_t offset)
{
	return gallop(ix->token_start, ix->first_token[article], ix->first_token[article + 1], offset);
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
		if (ix->first_posting[terms[i] + 1] - ix->first_posting[terms[i]] <
		    ix->first_posting[terms[best] + 1] - ix->first_posting[terms[best]])
			best = i;
	return best;
}

/* A phrase does not run from one article into the next. */
static bool
stands(const struct index *ix, const uint32_t *terms, uint32_t n, uint32_t first)
{
	uint32_t i, a;

	if (first + n > ix->ntokens)
		return false;
	for (i = 0; i < n; i++)
		if (index_token_term(ix, first + i) != terms[i])
			return false;
	if (n == 1)
		return true;
	a = article_of(ix, first);
	return first + n <= ix->first_token[a + 1];
}

void
index_phrase(const struct index *ix, const uint32_t *terms, uint32_t n, index_hit *f, void *context)
{
	uint32_t rare, p;

	if (n == 0)
		return;
	rare = rarest(ix, terms, n);
	for (p = ix->first_posting[terms[rare]]; p < ix->first_posting[terms[rare] + 1]; p++)
		if (ix->postings[p] >= rare && stands(ix, terms, n, ix->postings[p] - rare) &&
		    !f(context, ix->postings[p] - rare))
			return;
}
