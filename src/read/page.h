#ifndef READ_PAGE_H
#define READ_PAGE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/vec.h"
#include "read/unit.h"

/**
 * A page of HTML as a list of blocks (units) under a tree of elements, and what its head says of it. Made in
 * one pass (markup.h). Pieces of text live in the scratch arena.
 */
enum page_mark {
	PAGE_ARTICLE = 1 << 0, /* <article>, <main>, itemprop=articleBody, class="entry-content" … */
	PAGE_PRUNE = 1 << 1,   /* its name or class says that it is no part of the story */
	PAGE_BODY = 1 << 2,    /* html, body, main, article: never pruned */
	PAGE_WEAK = 1 << 3,    /* PAGE_PRUNE holds only if it is full of links */
};

struct page_node {
	uint32_t parent;   /* index; that of the root is 0, its own */
	uint32_t from, to; /* blocks in it: [from, to) of u */
	uint8_t marks;     /* enum page_mark */
	const char *why;   /* PAGE_PRUNE: the reason */
};

struct page_meta {
	struct str key; /* lower case: name, property, itemprop or http-equiv of a <meta>; "time",
			   "link:canonical", … */
	struct str value;
	uint32_t block; /* how many blocks came before it */
};

struct page {
	units u;
	VEC(struct page_node) nodes; /* parents before children */
	VEC(struct page_meta) metas;
	VEC(struct str) jsonld;
	struct str title; /* <title>; blocks of <h1> have kind FIELD_TITLE */
	struct str lang;  /* of <html> */
	bool truncated;   /* more blocks or depth than are kept */
};

enum { PAGE_BLOCKS = 200000 };

/* page_parse(html, scratch, out): ${html} is UTF-8. Returns -1 only if nothing can be parsed. */
int page_parse(struct str html, struct arena *scratch, struct page *out, struct err *err);
/* page_parse_body(…): The same for the body of an article alone: pieces of a line with names of their own (a dateline) stay
 * in their line. */
int page_parse_body(struct str html, struct arena *scratch, struct page *out, struct err *err);
void page_release(struct page *p);

/* The first value of meta ${key}; empty if there is none. */
struct str page_meta(const struct page *p, const char *key);

#endif
