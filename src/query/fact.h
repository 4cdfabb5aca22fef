#ifndef QUERY_FACT_H
#define QUERY_FACT_H

#include "query/expr.h"

/* Terms of a query that ask for a fact of an article or of its story. ${out} [narticles], cleared, gets a 1 for each
 * that has it. */
struct fact {
	const struct model *model;
	const struct query_context *context; /* may be NULL */
};

void fact_date(const struct fact *f, const struct expr *e, uint8_t *out);
void fact_lang(const struct fact *f, const struct expr *e, uint8_t *out);
void fact_text(const struct fact *f, const struct expr *e, uint8_t *out); /* title: source: file: */
void fact_is(const struct fact *f, const struct expr *e, uint8_t *out);

#endif
