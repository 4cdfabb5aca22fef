#include "query/rank.h"

#include <math.h>
#include <stdlib.h>

static const double K1 = 1.2, B = 0.75;

/* The hits of one article: [*i, result). */
static uint32_t
end_of(const struct result *r, uint32_t i)
{
	uint32_t article = r->hits[i].article;

	while (i < r->nhits && r->hits[i].article == article)
		i++;
	return i;
}

/* In how many articles each term was found. */
static uint32_t *
spread(const struct result *r, uint32_t nterms)
{
	uint32_t *in = mem_zalloc(nterms, sizeof *in), *last = mem_zalloc(nterms, sizeof *last), i;

	for (i = 0; i < r->nhits; i++) {
		const struct hit *h = &r->hits[i];

		if (last[h->term] != h->article + 1)
			in[h->term]++;
		last[h->term] = h->article + 1;
	}
	free(last);
	return in;
}

void
rank_articles(const struct model *m, const struct result *r, float *out)
{
	const struct index *ix = m->index;
	double n = ix->narticles, average = n > 0 ? ix->ntokens / n : 1;
	uint32_t nterms = 1, i, end, k, t, *in, *count;

	for (i = 0; i < r->nhits; i++)
		nterms = r->hits[i].term >= nterms ? r->hits[i].term + 1 : nterms;
	in = spread(r, nterms);
	count = mem_zalloc(nterms, sizeof *count);
	for (i = 0; i < r->nhits; i = end) {
		uint32_t article = r->hits[i].article;
		double length = ix->first_token[article + 1] - ix->first_token[article], score = 0;

		end = end_of(r, i);
		for (k = i; k < end; k++)
			count[r->hits[k].term]++;
		for (k = i; k < end; k++) {
			t = r->hits[k].term;
			if (count[t] > 0)
				score += log(1 + (n - in[t] + 0.5) / (in[t] + 0.5)) * count[t] * (K1 + 1) /
					 (count[t] + K1 * (1 - B + B * length / average));
			count[t] = 0;
		}
		out[article] = (float)score;
	}
	free(in);
	free(count);
}
