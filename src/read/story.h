#ifndef READ_STORY_H
#define READ_STORY_H

#include "base/err.h"
#include "read/draft.h"
#include "read/refusals.h"
#include "read/xml.h"
#include "read/xmlref.h"

/**
 * Articles as they come out of XML: the function that a table of elements (xml.h) is read with. What the rows call an
 * element is an enum story_what; a format that needs more has a function of its own that calls story_take for the rest.
 * Of the same kind the least number wins (a date of publication over one of change), then what came first. What stands
 * outside of an item (the title of a feed) holds for all that say nothing of their own.
 */
enum story_what {
	STORY_ITEM = 1, /* the element is an article */
	STORY_PARAGRAPH,
	STORY_QUOTE,
	STORY_HEADING,
	STORY_LISTED,
	STORY_LINES,   /* text whose paragraphs are parted by empty lines, or begin with space */
	STORY_SUMMARY, /* before the text, unless it begins so; where there is no text, the text */
	STORY_LANG,
	STORY_STATUS,  /* "embargoed", "stat:canceled", "draft", …: not read */
	STORY_EMBARGO, /* a time until which it is not to be read */
	STORY_MEDIA,   /* "picture", "ninat:video": not read if it has no text */
	STORY_CREDIT,  /* left out, for the reason of this name (drop.c) */
	STORY_OUTSIDE,
	STORY_COPYRIGHT,
	STORY_BYLINE,
	STORY_COMMENT,
	STORY_TEASER,
	STORY_TITLE = 32, /* from here on, kinds of eight ranks each */
	STORY_DATE = 40,
	STORY_AUTHOR = 48,
	STORY_SOURCE = 56,
	STORY_URL = 64,
	STORY_HTML = 72, /* the text, as HTML */
	STORY_OWN = 128, /* the format's own numbers begin here */
};

/* Rows of what NITF and XHTML have in their bodies, for the end of a table. */
#define STORY_BODY_ROWS \
	{ "media", STORY_CREDIT, XML_TEXT }, { "figcaption", STORY_CREDIT, XML_TEXT }, \
	{ "body.end", STORY_OUTSIDE, XML_TEXT }, { "bq/block/p", STORY_QUOTE, XML_TEXT }, \
	{ "blockquote/p", STORY_QUOTE, XML_TEXT }, { "bq", STORY_QUOTE, XML_BLOCKS }, \
	{ "blockquote", STORY_QUOTE, XML_BLOCKS }, { "li", STORY_LISTED, XML_BLOCKS }, \
	{ "td", STORY_LISTED, XML_BLOCKS }, { "th", STORY_LISTED, XML_BLOCKS }, { "hl2", STORY_HEADING, XML_TEXT }, \
	{ "h1", STORY_HEADING, XML_TEXT }, { "h2", STORY_HEADING, XML_TEXT }, { "h3", STORY_HEADING, XML_TEXT }, \
	{ "h4", STORY_HEADING, XML_TEXT }, { "pre", STORY_LINES, XML_TEXT }, { "p", STORY_PARAGRAPH, XML_BLOCKS }

enum { STORY_KINDS = 10 };

struct story {
	struct source *s;
	const char *named; /* what an item is called in notes; NULL: none is marked, the whole file is one */
	bool breaks;       /* lines of its HTML are paragraphs (WordPress) */
	bool open;         /* in an item */
	bool implicit;     /* no element said so */
	unsigned depth;    /* items in items */
	struct draft d;
	struct xmlref ref;
	struct buf summary, html;
	struct buf all_source, all_author, line, mended;
	struct buf home; /* address of the feed, beside which those of its items are */
	bool home_is_own;
	lang_id all_lang;
	uint8_t rank[STORY_KINDS];
	const char *refused; /* why the item is not read */
	bool media;
	struct refusals refusals;
};

/* story_read(s, format, named, err): The whole of a format that needs no more than a table. */
int story_read(struct source *s, const struct xml_format *format, const char *named, struct err *err);

void story_init(struct story *st, struct source *s, const char *named);
void story_take(void *story, struct xml *x, const struct xml_event *e);
/* story_add(st, what, text, from, line): As if an element gave ${text}; ${from}: how a date is known (static). */
void story_add(struct story *st, unsigned what, struct str text, const char *from, uint32_t line);
void story_begin(struct story *st);
void story_end(struct story *st);
void story_next(struct story *st); /* The next of several texts of one item: source, date and language hold for it, too. */
void story_refuse(struct story *st, const char *why); /* translated; the first reason counts */
bool story_has_text(const struct story *st);
/* story_finish(st, err): Note what was not read, and release. -1 if there was nothing to read at all. */
int story_finish(struct story *st, struct err *err);

#endif
