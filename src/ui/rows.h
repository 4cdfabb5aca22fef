#ifndef UI_ROWS_H
#define UI_ROWS_H

#include "base/vec.h"
#include "query/model.h"

/**
 * The two versions laid out in rows: segments (beads of the alignment) begin on the same row on both sides. Made
 * once for a pair and a width; scrolling only looks at it.
 */
enum rows_how {
	ROWS_BESIDE,  /* left | right */
	ROWS_STACKED, /* a segment's left lines above its right ones */
	ROWS_LEFT,    /* of a pair, one version alone; what only the other has is a gap of one row */
	ROWS_RIGHT
};

struct text_row {
	uint32_t start[2], end[2]; /* bytes in each side's article; equal: nothing on this row */
	uint32_t segment;          /* 0: the titles; then beads, from 1 */
	uint8_t lacks;             /* 1 + the side that has nothing like this segment, on each of its rows; 0: none */
	bool gap;                  /* the row that says so */
	bool title;
	bool first;                /* first row of its segment */
	bool begins[2];            /* first row of that side's text of the segment */
};

/* What a segment holds of each side's article; equal: nothing. */
struct text_span {
	uint32_t start[2], end[2];
};

struct rows {
	VEC(struct text_row) rows;
	VEC(struct text_span) spans; /* of each segment, also where it is not shown */
	VEC(uint32_t) first_row; /* of each segment */
	uint32_t nsegments;
	/* what they were made for */
	uint32_t article[2];
	int width[2];
	enum rows_how how;
	bool valid;
	bool stale; /* the alignment has changed: to be made anew, with the reader's place kept */
};

/* rows_make(m, article, pair, width, how, out): article[] may be UINT32_MAX where there is none; ${width} in cells.
 * Cost: one pass over both texts, and the pair's alignment. */
void rows_make(const struct model *m, const uint32_t article[2], uint32_t pair, const int width[2], enum rows_how how,
               struct rows *out);
void rows_release(struct rows *r);

/* The rows of a segment: from first_row of it up to, not with, this one. */
uint32_t rows_end_of(const struct rows *r, uint32_t segment);
/* The segment that holds byte ${offset} of a side's article, or else the nearest before it. Cost: O(segments). */
uint32_t rows_segment_of(const struct rows *r, int side, uint32_t offset);

#endif
