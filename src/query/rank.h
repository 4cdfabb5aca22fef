#ifndef QUERY_RANK_H
#define QUERY_RANK_H

#include "query/query.h"

/**
 * rank_articles(m, result, out):
 * How relevant each matching article is to the query: BM25 over the query's terms, a phrase, prefix or name being one,
 * with k1 = 1.2 and b = 0.75; lengths in words. ${out} [corpus->narticles], cleared, gets a score for each that has hits,
 * 0 for those that match by a fact alone.
 * Source: Robertson & Zaragoza 2009, The Probabilistic Relevance Framework: BM25 and Beyond, §3; the logarithm has 1
 * added so that no term counts against an article.
 * Cost: O(hits + articles).
 */
void rank_articles(const struct model *m, const struct result *r, float *out);

#endif
