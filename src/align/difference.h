#ifndef ALIGN_DIFFERENCE_H
#define ALIGN_DIFFERENCE_H

#include <stdint.h>

#include "align/alignment.h"
#include "align/word_alignment.h"

enum difference_kind { DIFF_AMOUNT, DIFF_DATE, DIFF_NUMBER, DIFF_PERCENT, DIFF_NAME, DIFF_PASSAGE };
enum difference_status { DIFF_AGREE, DIFF_CONFLICT, DIFF_ONLY_LEFT, DIFF_ONLY_RIGHT };
const char *difference_kind_code(enum difference_kind k);

/* One fact, or passage, of a pair and what the other version makes of it. */
struct difference {
	uint8_t kind, status;
	uint32_t bead;          /* UINT32_MAX: in no bead (title) */
	struct str text[2];     /* as written on each side; empty where it is lacking. Borrowed from the articles */
	uint32_t start[2], end[2]; /* bytes in the article's text; both 0 where lacking */
};

struct differences {
	uint32_t n;
	const struct difference *items; /* in reading order of the left side, then right-only ones */
	uint32_t conflicts, only[2], agree;
};

/* differences_new(…): Compare every figure and name inside the aligned passage first, then in the whole article;
 * figures by value. Owns: ${arena}. */
const struct differences *differences_new(const struct corpus *c, const struct word_sources *from,
                                          const struct pair *pair, const struct alignment *a, struct arena *arena);

#endif
