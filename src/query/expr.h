#ifndef QUERY_EXPR_H
#define QUERY_EXPR_H

#include "query/query.h"
#include "query/value.h"

/* A parsed query: parse.c makes it, run.c runs it. Everything lives in the query's arena. */

enum expr_kind {
	EXPR_ALL, /* matches everything: the empty query */
	EXPR_AND,
	EXPR_OR,
	EXPR_NOT,
	EXPR_WORDS,
	EXPR_TRANSLATED,
	EXPR_ENTITY,
	EXPR_AMOUNT,
	EXPR_DATE,
	EXPR_LANG,
	EXPR_TITLE,
	EXPR_SOURCE,
	EXPR_FILE,
	EXPR_IS,
	EXPR_KINDS
};

enum expr_is {
	IS_PAIRED,
	IS_SINGLE,
	IS_TRANSLATION,
	IS_COMPARABLE,
	IS_CONFLICT,
	IS_MARKED,
	IS_ONLY /* only-CODE: a passage, name or figure stands in this language only */
};

struct expr {
	uint8_t kind;             /* enum expr_kind */
	uint8_t is;               /* EXPR_IS: enum expr_is */
	lang_id lang;             /* EXPR_LANG, IS_ONLY */
	uint32_t same;            /* terms: a number that those have in common that ask the same */
	uint32_t term;            /* terms that stand somewhere in a text: its number among them */
	bool prefix;              /* words, entities: the last key is only the beginning of a word */
	uint16_t types;           /* EXPR_ENTITY: bits 1 << enum mention_type */
	uint32_t nkeys;           /* words, translated, entity */
	struct str *keys;         /* [nkeys], folded */
	struct str text;          /* title, source, file: folded */
	struct value_range range; /* amounts */
	struct value_days days;   /* dates */
	struct expr *first;       /* and, or, not: operands, by next */
	struct expr *next;
};

struct query {
	struct expr *root;
	uint32_t nsame;
	const uint16_t *uses; /* [nsame]: how many terms have that number */
	struct arena arena;
};

#endif
