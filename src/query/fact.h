#ifndef QUERY_FACT_H
#define QUERY_FACT_H

#include "query/expr.h"
#include "query/set.h"

/* Terms of a query that ask for a fact of an article or of its story: of those in ${s}, keep the articles that have it. */
struct fact {
	const struct model *model;
	const struct query_context *context; /* may be NULL */
};

void fact_date(const struct fact *f, const struct expr *e, struct set *s);
void fact_lang(const struct fact *f, const struct expr *e, struct set *s);
void fact_text(const struct fact *f, const struct expr *e, struct set *s); /* title: source: file: */
void fact_is(const struct fact *f, const struct expr *e, struct set *s);

#endif
