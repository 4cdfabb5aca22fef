#ifndef QUERY_OPERAND_H
#define QUERY_OPERAND_H

#include "base/buf.h"
#include "base/intern.h"
#include "base/vec.h"
#include "query/expr.h"
#include "text/words.h"

/* A query as far as it is read, and the terms of it: a word, a phrase, a name, a field with its value. For parse.c, which
 * knows how they go together. */
struct parser {
	struct str text;
	size_t at; /* byte */
	unsigned terms, places, depth; /* places: terms that stand somewhere in a text */
	struct query *query;
	struct intern *asked; /* what each term asks, for its number */
	VEC(uint16_t) uses;
	words words;    /* scratch */
	struct buf buf; /* scratch */
	size_t place;   /* byte of the error */
	struct err *err;
};

static inline bool
operand_is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

static inline void
operand_skip_space(struct parser *p)
{
	while (p->at < p->text.n && operand_is_space(p->text.p[p->at]))
		p->at++;
}

/* What was expected at a byte of the query. Returns -1. */
int operand_fail(struct parser *p, size_t at, const char *expected);
struct expr *operand_new(struct parser *p, enum expr_kind kind);
/* The term at p->at, which is passed; NULL, and p->err: there is none. */
struct expr *operand_parse(struct parser *p);

#endif
