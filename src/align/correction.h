#ifndef ALIGN_CORRECTION_H
#define ALIGN_CORRECTION_H

#include "align/corrections.h"
#include "base/intern.h"
#include "base/vec.h"

/* What corrections are made of; for corrections*.c alone. */

/* A bead by the hashes of its sentences, those of the left side first; ${at}: where they stood. */
struct kept_bead {
	uint64_t *hashes; /* [n[0] + n[1]] */
	uint32_t n[2], at[2];
	uint8_t by; /* enum bead_by */
};

struct correction {
	struct str name[2], title[2]; /* of the articles; in the arena */
	uint8_t verdict;              /* enum verdict */
	VEC(struct kept_bead) beads;
};

struct corrections {
	VEC(struct correction) items;
	struct intern *by_name, *by_title; /* keys of items, numbered alike */
	struct arena arena;
};

/* The correction of two articles, made if there is none; it moves when another is added. */
struct correction *correction_add(struct corrections *x, const struct str name[2], const struct str title[2]);

/* The number of the correction of two articles: by names and titles, else by both titles alone, for a file may have been
 * moved. INTERN_NONE: there is none; ${name} and ${title}: what the articles are called. */
uint32_t correction_find(const struct corrections *x, const struct corpus *c, const uint32_t article[2],
                         struct str name[2], struct str title[2]);

#endif
