#ifndef REPORT_PRINT_H
#define REPORT_PRINT_H

#include <stdio.h>

#include "base/err.h"
#include "query/query.h"

/**
 * What --print writes: every view of the explorer as text for people, TSV, or JSON, one object a line; alignments
 * also as TMX 1.4b and XCES. Rows of one const table {what, formats, function}.
 */
struct print_options {
	const char *what;   /* "articles" … */
	const char *format; /* "text" … */
	int columns;        /* width for text */
	bool color;         /* text may use SGR */
};

/* Names for --help and completion; NULL behind the last. */
const char *print_what(size_t i);
const char *print_format(size_t i);
/* Is there such a WHAT, and does it know the format? -1 and the message if not. */
int print_check(const struct print_options *o, struct err *err);

/* Does it need nothing but the articles (struct model_input.only_articles)? */
bool print_only_articles(const struct print_options *o);

/* Does it show passages side by side (struct model_input.learn)? */
bool print_learns(const struct print_options *o);

/* print_model(model, result, options, out, matched, err): ${result} NULL: everything. ${matched} gets the number
 * of objects written. Errors: -1 when ${out} cannot be written (a closed pipe too: errno EPIPE). */
int print_model(const struct model *m, const struct result *r, const struct print_options *o, FILE *out,
		uint64_t *matched, struct err *err);

#endif
