#ifndef READ_METS_H
#define READ_METS_H

#include "base/intern.h"
#include "read/binding.h"
#include "read/reader.h"

struct xml;

/* A record that tells of the whole, or of an article. */
struct mets_record {
	struct str title, author; /* in the arena */
	lang_id lang;
	unsigned titles;
};

/* What an open division makes of the blocks in it. */
struct mets_div {
	const char *why;    /* no part of an article */
	uint8_t kind;       /* enum field_kind */
	uint32_t paragraph; /* they are one */
	bool article;       /* it is one, or in one */
};

/* A METS file while it is read. */
struct mets {
	struct source *s;
	struct str label, paper;
	struct date date;
	VEC(struct mets_record) records;
	struct intern *record_ids; /* by number of the ID: ${record_of} */
	VEC(uint32_t) record_of;
	struct intern *ids;    /* of files */
	VEC(struct str) files; /* by number of the ID: where they are */
	bool logical;          /* in the structure that tells articles */
	VEC(struct mets_div) divs;
	uint32_t paragraphs;
	VEC(struct issue_article) articles;
	VEC(struct reference) references;
};

/* A division of any structure may tell the name of the paper. */
void mets_name(struct mets *m, struct xml *x);
/* The logical structure: a division begins, ends; a block of a page. */
void mets_open(struct mets *m, struct xml *x);
void mets_close(struct mets *m);
void mets_point(struct mets *m, struct xml *x);

#endif
