#ifndef CORPUS_ARTICLE_H
#define CORPUS_ARTICLE_H

#include <stdint.h>

#include "base/date.h"
#include "base/str.h"
#include "text/lang.h"

/**
 * An article as a reader understood it, frozen. All its text stands in one piece: the title, a newline, then the
 * paragraphs with a newline between two. Every offset in visavis that points into an article is a byte offset in
 * `text`. Field 0 is the title (empty when there is none); field 1 + n is paragraphs[n] of the JSON contract.
 */
enum field_kind { FIELD_TITLE, FIELD_PARAGRAPH, FIELD_HEADING, FIELD_QUOTE, FIELD_ITEM };

struct field {
	uint32_t start, end; /* bytes in text */
	uint8_t kind;        /* enum field_kind */
};

/* A line of the source that is no part of the story. */
struct dropped {
	uint32_t line;   /* from 1 in the file's text; 0 where the source has no lines (HTML) */
	struct str text; /* NFC UTF-8 */
	const char *why; /* a word of data/…/furniture.tsv or of drop.c: "menu", "byline", "comment-form", … */
};

/* A sentence that the file tells apart itself, as texts made for alignment do. */
struct marked_sentence {
	uint32_t start, end; /* bytes in text, within one field */
	struct str name;     /* what the file calls it; empty: nothing */
};

struct article {
	struct str file;   /* as the reader of the program would name it; "a.tar:b.html" inside an archive */
	struct str text;   /* NFC UTF-8, no controls but \n */
	struct str author, source, url; /* empty: unknown */
	struct date date;               /* of publication; unknown: year 0 */
	const char *date_from;          /* how it is known: "meta", "json-ld", "text", "url", …; NULL */
	lang_id lang;
	lang_id seems;    /* by its text, where --pair put it on the other side: then lang is that of the side; else LANG_UND */
	lang_id declared; /* what the file said of itself; LANG_UND if nothing */
	uint32_t nfields; /* at least 1: the title */
	uint32_t ndropped;
	const struct field *fields;    /* [nfields] */
	const struct dropped *dropped; /* [ndropped] */
	uint32_t nmarked; /* 0: its sentences are for us to find */
	const struct marked_sentence *marked; /* [nmarked]: all sentences of the body, in order */
};

struct str article_field(const struct article *a, uint32_t field);
struct str article_title(const struct article *a);
struct str article_heading(const struct article *a); /* its title; the first words of a text that has none */
/* The field that holds byte ${offset} of the text. O(log nfields). */
uint32_t article_field_at(const struct article *a, uint32_t offset);

#endif
