#ifndef READ_XML_H
#define READ_XML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/**
 * XML, as news comes in it, in one pass: a format is a table of elements and one function that is told of them.
 * Namespaces come and go in the wild, so elements go by their local names. Nothing is ever fetched or included: a DTD is
 * only looked at for the entities it declares itself, which are replaced up to a bound; those of HTML are known.
 * What is not well-formed is read on as it goes, and said in the row of the load report.
 *
 * Why a scanner of our own: libxml2 (2.9.14) drops what it rejects (&eacute;, the "<" of "a < b", an element too deep),
 * and so needs the text rewritten before; and its 160 to 230 MB/s leave too little for the rest. This one takes no copy
 * of what no row asks for, and does more than 1 GB/s where the text is prose.
 */
struct xml;
struct source;

enum xml_take {
	XML_SKIP, /* nothing in it is looked at */
	XML_OPEN, /* its start and its end are told */
	XML_TEXT, /* the same; at its end the text in it comes along, that of inner elements, too */
	XML_HTML, /* as XML_TEXT, but as source of HTML: the elements in it as they stand, or what is escaped or CDATA in it */
	XML_BLOCKS, /* as XML_TEXT, but rows fit in it, too: what text there is before each of these is told on its own */
};

/**
 * A row: what to do with an element. ${path}: the names of elements from the outside in, which fit where the open
 * elements end in them ("item/title"). A name with a prefix ("media:title") fits only what is written with it; one with
 * none fits with any. The first row that fits is taken; elements that none fits are passed through. In XML_TEXT and
 * XML_HTML, only rows of XML_SKIP are looked for. "item/link@href": the value of the attribute is told at the end, if it
 * has one. A table has 64 rows at most.
 */
struct xml_row {
	const char *path;
	uint8_t what; /* the format's own number */
	uint8_t take; /* enum xml_take */
};

struct xml_event {
	unsigned what;
	const struct xml_row *row;
	bool end;        /* of the element; else its start, or (XML_BLOCKS, with text) a block in it */
	struct str text; /* UTF-8, references decoded; valid until the function returns */
};

/* Told of each element that a row fits (but XML_SKIP), at its start and, even if it is never closed, at its end. */
typedef void xml_handler(void *context, struct xml *x, const struct xml_event *e);

struct xml_format {
	const struct xml_row *rows;
	size_t nrows;
	xml_handler *handle;
};

/* Elements that are kept open; text in deeper ones is that of the last. */
enum { XML_DEPTH = 256 };

/**
 * xml_read(s, format, context): The source ${s} as UTF-8, then all of it through ${format}. Notes the encoding, and what
 * was not well-formed, in the row of ${s}. Cost: time and memory linear in the bytes, whatever they are.
 */
void xml_read(struct source *s, const struct xml_format *format, void *context);

/* For handlers. An attribute of the element that is told, or of the ${up}th around it; by local name, or by the whole
 * one ("xml:lang"). Empty (p NULL) if it has none. Lives as long as the reading. */
struct str xml_attribute(struct xml *x, const char *name);
struct str xml_attribute_above(struct xml *x, unsigned up, const char *name);
/* The language that the element, or the nearest around it, declares: xml:lang, lang or baselang; empty (p NULL): none does. */
struct str xml_lang(struct xml *x);
/* The local name of the element that is told, of the ${up}th around it; empty above the root. */
struct str xml_name(struct xml *x, unsigned up);
/* The line it begins in, from 1. Ask in order, or not at all. */
uint32_t xml_line(struct xml *x);

#endif
