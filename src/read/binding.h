#ifndef READ_BINDING_H
#define READ_BINDING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "base/str.h"
#include "text/lang.h"

/**
 * What one file says of others: a page lets its blocks be taken for articles, an issue says which articles its pages
 * have, an alignment which sentences of which texts answer each other. A reader sees one file alone; join.h brings them
 * together when all are read, and so no reader ever opens a file that is not in the corpus. Frozen, with the row of its
 * file (report_row.binding).
 */
enum binding_kind { BINDING_PAGE, BINDING_ISSUE, BINDING_LINKS };

/* A block of a page, as its articles have it. */
struct block {
	struct str name;   /* its ID in the file */
	struct str around; /* that of the composed block it is in; empty: none */
	struct str text;
	uint8_t kind;    /* enum field_kind */
	const char *why; /* it was no part of an article; NULL: it was */
};

/* Blocks of an issue: [first, first + n) of its references, one paragraph, or the whole page where the name is empty. */
struct reference {
	uint32_t file; /* of the issue's files */
	struct str block;
	uint32_t paragraph; /* those of one number in a row are one */
	uint8_t kind;       /* enum field_kind; FIELD_TITLE: of the title */
	const char *why;    /* no part of an article, with this reason */
};

struct issue_article {
	struct str title; /* as the issue calls it: for one whose blocks give none */
	struct str author;
	lang_id lang;
	uint32_t first, n; /* in references */
};

struct issue {
	uint32_t nfiles;
	const struct str *files; /* [nfiles], as the issue names its pages */
	uint32_t narticles;
	const struct issue_article *articles; /* [narticles] */
	const struct reference *references;
	struct str source;
	struct date date;
	const char *date_from;
	lang_id lang;
	bool logical; /* it tells articles; else only pages */
};

/* A sentence by its name, and the number of the unit it is in. */
struct link {
	struct str name;
	uint32_t unit; /* from 1 */
};

struct linked_text {
	struct str file; /* as the alignment names it; empty: this file */
	uint32_t number; /* which article of the file */
	uint32_t n;
	const uint32_t *unit;     /* [n], by sentence; NULL: */
	const struct link *links; /* [n], by name */
};

struct links {
	uint32_t n;
	const struct linked_text *texts; /* [n] */
	bool counted; /* names are "s" and the number of the sentence from 0, where a text has no names: as we write them */
};

struct binding {
	enum binding_kind kind;
	struct str file;
	uint32_t nblocks; /* BINDING_PAGE */
	const struct block *blocks;
	const struct issue *issue; /* BINDING_ISSUE */
	uint32_t nlinks;           /* BINDING_LINKS: groups of texts */
	const struct links *links;
};

#endif
