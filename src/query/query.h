#ifndef QUERY_QUERY_H
#define QUERY_QUERY_H

#include "base/arena.h"
#include "base/vec.h"
#include "query/model.h"

/**
 * The query language of the contract (DESIGN.md §3), for the / line, --query and saved filters: words, "phrases",
 * prefix*, ~translated, @entity, person: org: place: product:, amount: date: lang: title: source: file:, is:…,
 * and (side by side), or (|), not (-), brackets. Words fold as text/fold.h does.
 */
struct query;

/* query_parse(text, out, err): Errors: -1 and "column 7: expected …" (columns from 1, in characters); ${column}
 * (may be NULL) gets the column. An empty text matches everything. Bounded: 64 KiB of text, 4,096 terms,
 * 64 brackets deep. */
int query_parse(struct str text, struct query **out, uint32_t *column, struct err *err);
void query_free(struct query *q);

/* A place that a query found, for highlighting, n/N and concordance. */
struct hit {
	uint32_t article;
	uint32_t start, end; /* bytes in the article's text */
	uint32_t term;       /* of the query, from 0: which found it */
};

struct result {
	uint32_t narticles;       /* matching */
	const uint32_t *articles; /* ascending */
	uint32_t nhits;
	const struct hit *hits; /* by article, then start; only in matching articles, not of negated terms */
	uint32_t nhits_side[2]; /* hits in articles of the left and right language */
	uint64_t places;        /* that were looked at: hits cost as much */
	uint8_t differences;    /* bits 1 << enum difference_status that is:conflict, is:only-… ask for; 0: all */
	struct arena arena;
};

/* Facts about articles that the model does not have: marks. May be NULL. */
struct query_context {
	const uint8_t *marked; /* [narticles], or NULL */
};

/* query_run(q, model, context, out): Never fails. is:conflict, is:only-* need the differences of the pairs in question,
 * which are then made. Owns: result_release. Cost: places of the terms named; facts such as lang: are looked up for
 * the articles that the rest of an "and" leaves. */
void query_run(const struct query *q, const struct model *m, const struct query_context *context, struct result *out);
void result_release(struct result *r);
bool result_has(const struct result *r, uint32_t article); /* does it match? O(log articles) */

/* query_run() in two steps: which articles match, ${out} having no hits; and the hits in ${n} of them, ascending (all:
 * r->articles), in place of those that ${r} has. The same query and model. */
void query_articles(const struct query *q, const struct model *m, const struct query_context *context,
		    struct result *out);
void query_hits(const struct query *q, const struct model *m, const uint32_t *articles, uint32_t n, struct result *r);
/* A query that finds the mentions of one entity. */
void query_entity(const struct model *m, uint32_t entity, struct result *out);

#endif
