#ifndef READ_MARKUP_H
#define READ_MARKUP_H

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

/**
 * HTML as it comes: what its elements are, in one pass of libxml2's parser (SAX: no tree, no network). What the parser itself
 * leaves without bound is bounded here: elements that are open, attributes of one, bytes of all.
 */
struct markup {
	void (*start)(void *context, const char *name, const char **atts); /* name, value, …, NULL; NULL: none */
	void (*end)(void *context);                                        /* of the last that began and is open */
	void (*text)(void *context, struct str text);
};

/* MARKUP_DEPTH: elements that are told; of deeper ones the text alone, as that of the last. MARKUP_DEEPEST: where reading
 * ends, for the parser looks through all open elements at each end. MARKUP_ATTRIBUTES: of one element, since it compares
 * each with all. */
enum { MARKUP_DEPTH = 512, MARKUP_DEEPEST = 2048, MARKUP_ATTRIBUTES = 256, MARKUP_BYTES = 48 << 20 };

/* markup_read(html, m, context, cut, err): All of ${html} (UTF-8) through ${m}; each start has its end. ${*cut}: a part was not
 * read. -1 only if nothing can be parsed. Cost: linear, 1 µs a byte at worst. */
int markup_read(struct str html, const struct markup *m, void *context, bool *cut, struct err *err);

/* markup_value(atts, name): The value of an attribute; empty (p NULL): there is none. */
struct str markup_value(const char **atts, const char *name);

/* markup_mend(html, out): False: ${html} is well as it is. Else, in ${out}: without the attributes beyond
 * MARKUP_ATTRIBUTES; &#128; to &#159; as what browsers take them for (WHATWG HTML §13.2.5.80). */
bool markup_mend(struct str html, struct buf *out);

/* markup_prepare(): Once, before threads parse. */
void markup_prepare(void);

#endif
