#ifndef READ_JSONLD_H
#define READ_JSONLD_H

#include "base/arena.h"
#include "base/str.h"

/**
 * What a page says of its article in JSON-LD (schema.org). Slices are copies in the arena; empty: not said.
 */
struct jsonld {
	struct str headline, published, modified, author, publisher, body, lang, url;
	int rank; /* how much the object is an article: 0 none, 1 a page, 2 an article */
};

/* jsonld_read(text, arena, out): Look through one script for the object that is most an article; keep what
 * ${out} has of one as good. Text that is no JSON is passed over. Depth is bounded. */
void jsonld_read(struct str text, struct arena *arena, struct jsonld *out);

#endif
