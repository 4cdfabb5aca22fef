#ifndef READ_XMLREF_H
#define READ_XMLREF_H

#include "base/buf.h"
#include "base/vec.h"

/**
 * References in XML: &#233; &#xE9; &eacute; and what the document's own DTD declares. Entities of other files are never
 * fetched, and what its own grow to is bounded (XMLREF_BYTES, and XMLREF_RATIO
 * times what is read). What is not known, or
 * goes beyond, stays as it is written.
 */
struct xmlref_entity {
	struct str name, value;
	bool external;
};

enum { XMLREF_DEPTH = 8, XMLREF_BYTES = 1 << 20, XMLREF_RATIO = 8, XMLREF_OWN = 256, XMLREF_MEMO = 64 };

struct xmlref_memo {
	char name[12];
	uint32_t c; /* 0: none is known */
};

struct xmlref {
	VEC(struct xmlref_entity) own;
	size_t seen, spent; /* bytes of text; bytes that own entities made of it, and references followed */
	struct xmlref_memo memo[XMLREF_MEMO];
	/* How many references there were that, in turn: were an & and no more; are not known; are of another file; went
	 * beyond the bound. */
	unsigned bare, unknown, external, beyond;
};

/* xmlref_declare(r, subset): Take note of the entities that a DTD inside of the document declares. */
void xmlref_declare(struct xmlref *r, struct str subset);
/* xmlref_decode(r, text, out): Append ${text} with its references replaced. */
void xmlref_decode(struct xmlref *r, struct str text, struct buf *out);
void xmlref_release(struct xmlref *r);

#endif
