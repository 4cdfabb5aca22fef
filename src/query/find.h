#ifndef QUERY_FIND_H
#define QUERY_FIND_H

#include "base/vec.h"
#include "query/expr.h"
#include "query/set.h"

/* How the terms of a query that stand somewhere in a text are found: words, names, amounts. */

struct finder {
	const struct model *model;
	bool places;           /* hits are wanted; else articles alone */
	struct set *out;       /* articles: they are added in any order, some several times */
	const uint32_t *within; /* hits: only in these articles, [nwithin], ascending */
	uint32_t nwithin, at;   /* at: where the last one was looked for */
	uint32_t term;          /* of the query */
	uint64_t looked;        /* at so many places */
	VEC(struct hit) hits;
	VEC(uint32_t) candidates, keys; /* scratch: entities; words of names (names.h) */
	const struct expr *e;
};

void find_release(struct finder *f);
void find_words(struct finder *f, const struct expr *e);
/* The words as they are in any article; their forms, and what they are in the other language, by side (rendering.h). */
void find_translated(struct finder *f, const struct expr *e);
void find_entities(struct finder *f, const struct expr *e);
void find_mentions(struct finder *f, uint32_t entity);
void find_amounts(struct finder *f, const struct expr *e);

/* What finds a kind of term; NULL: it stands nowhere in a text. */
typedef void find_leaf(struct finder *f, const struct expr *e);
find_leaf *find_leaf_of(unsigned kind);

#endif
