#ifndef READ_ALTO_H
#define READ_ALTO_H

#include "read/binding.h"
#include "read/reader.h"

/**
 * A page of a newspaper while it is read: its blocks of text, where they stand, and what they look like.
 */
struct alto_block {
	struct str name, next; /* its ID, and that of the block to be read behind it; in the arena */
	struct str around;     /* ID of the composed block it is in */
	size_t start, end;     /* bytes in the page's text */
	int32_t x, y, w, h;    /* in the page's own unit; one page stands below the other */
	int32_t top;           /* of its page */
	float size;            /* of its letters, in points; 0: not told */
	uint32_t lines, words;
	bool heading;    /* as the page says */
	const char *why; /* no part of an article; NULL: it is one */
	uint32_t article, field; /* once it is in one: which of the file, and where; field 0: the title */
	bool placed;
	struct str own;          /* of the title: what of it is this block's; in the arena */
};

struct alto {
	struct source *s;
	struct buf text;
	VEC(struct alto_block) blocks; /* of all pages in the file; as a rule there is one */
	VEC(struct str) order;         /* names of blocks in reading order, where the page tells it */
	int32_t top, width, height;    /* of the page; 0: not told */
	lang_id lang;                  /* that its letters were read in; LANG_UND: several, or not told */
	struct date date;
	const char *date_from;
};

/* alto_order(p): Bring the blocks into the order they are read in. */
void alto_order(struct alto *p);
/* alto_masthead(p): Which blocks are the head of a front page: the paper's name, its prices, number and date. */
void alto_masthead(struct alto *p);
/* alto_judge(p): Which blocks are headings, and which are no part of an article. */
void alto_judge(struct alto *p);
/* alto_emit(p): Make articles of the blocks of the page. */
void alto_emit(struct alto *p);

#endif
