#ifndef READ_ELEMENT_H
#define READ_ELEMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* What HTML elements are to the extractor: const tables. */
enum element_mark {
	ELEMENT_BLOCK = 1 << 0,   /* begins and ends a block */
	ELEMENT_SKIP = 1 << 1,    /* nothing in it is text for people */
	ELEMENT_PRUNE = 1 << 2,   /* as a rule no part of a story */
	ELEMENT_LIST = 1 << 3,    /* items or cells are in it */
	ELEMENT_BODY = 1 << 4,    /* html, body, main, article */
	ELEMENT_ARTICLE = 1 << 5, /* main, article */
};

struct element {
	const char *name;
	uint8_t marks;
	uint8_t kind;    /* enum field_kind of a block in it */
	const char *why; /* ELEMENT_PRUNE */
};

const struct element *element_find(const char *name); /* NULL: an inline one */

/* element_class(text, weak): Why an element with this class, id or role is no part of a story; NULL: it may
 * be.
 * ${*weak}: it is so only if it is full of links.
 * element_article(text): Does it say that it holds the story?
 * element_date(class): Does it say that it is the date of publication, by the name that systems give to that? */
const char *element_class(struct str text, bool *weak);
bool element_article(struct str text);
bool element_date(struct str class);

#endif
