#ifndef ALIGN_LEXICON_PARTS_H
#define ALIGN_LEXICON_PARTS_H

#include "align/lexicon.h"
#include "base/buf.h"
#include "base/data.h"

/* What a lexicon is made of; for lexicon.c and lexicon_more.c alone. The sections are those of lexicon_file.h. */
struct lexicon_side {
	uint32_t words, slots, nentries, stem_bytes; /* slots: a power of two, more than words */
	const uint32_t *stem_start, *row_start, *slot, *entries;
	const uint8_t *background;
	const char *stems;
};

struct lexicon {
	struct data data;            /* the file; empty when made by lexicon_more() */
	struct buf made[2];          /* else the sections of each side */
	struct lexicon_side side[2]; /* left, right as asked for, whichever stands first in the file */
	float p[256];                /* of a cost */
};

/* Point ${s}, of which the sizes are known, into sections that begin at ${p}; returns how many bytes they take. */
uint64_t lexicon_lay_out(struct lexicon_side *s, const void *p);
void lexicon_fill_costs(struct lexicon *x);

#endif
