#ifndef READ_XMLWALK_H
#define READ_XMLWALK_H

#include "base/arena.h"
#include "base/buf.h"
#include "read/xml.h"
#include "read/xmlref.h"

/**
 * The inside of xml.h: the elements that are open, the rows that fit them, and the text that is taken of them. xml.c finds
 * the tags, and calls what is here.
 */
enum { XMLWALK_CACHE = 256, XMLWALK_ROWS = 64, XMLWALK_NONE = 255 };

/* The name of an element, and which rows end in it: a bit for each. */
struct xmlwalk_name {
	struct str name, local;
	uint64_t rows;
};

struct xmlwalk_open {
	struct str name, local;
	struct str atts; /* as they are written */
	uint8_t row;     /* XMLWALK_NONE: none */
	unsigned take;   /* what was taken around it */
};

/* A row's path without the attribute, and the last name in it. */
struct xmlwalk_path {
	struct str path, last;
	bool prefixed; /* the last name has a prefix */
};

struct xml {
	struct str text;
	size_t at;
	const struct xml_format *format;
	void *context;
	struct xmlwalk_name cache[XMLWALK_CACHE];
	struct xmlwalk_path paths[XMLWALK_ROWS]; /* of the format's rows */
	struct xmlwalk_open stack[XML_DEPTH];
	unsigned n;         /* of the stack */
	size_t deeper;      /* elements that are open beyond it */
	unsigned told;      /* the element that a handler is told: index in the stack */
	unsigned skip, take; /* the open element that is skipped, or whose text is taken: index + 1, or 0 */
	bool html, markup;  /* its text is taken as HTML; an element was in it */
	bool blocks;        /* its text is taken in blocks */
	struct buf value, decoded;
	struct arena scratch; /* values of attributes that have references */
	struct xmlref ref;
	size_t line_at;
	uint32_t line;
	bool doctype;     /* one was seen */
	bool unquoted[2]; /* no more " is to come; no more ' */
	/* What was not well-formed: where the first is, and which there were. */
	struct {
		uint32_t line, count;
	} stray, ends, deep, cut;
};


void xmlwalk_start(struct xml *x); /* once the format is set */
void xmlwalk_push(struct xml *x, struct str name, struct str atts); /* an element begins */
void xmlwalk_pop(struct xml *x);                                    /* the newest ends */
/* Text; ${raw}: references in it are to be decoded. */
void xmlwalk_text(struct xml *x, struct str s, bool raw);
/* The line, from 1, that byte ${at} is in. Cheap where ${at} ascends. */
uint32_t xmlwalk_line(struct xml *x, size_t at);

#endif
