#ifndef ALIGN_LINKS_H
#define ALIGN_LINKS_H

#include "align/evidence.h"

/* For each distinct word of one version, the words of the other that it may stand for. */
struct link {
	uint32_t other; /* word number on the other side */
	float t;        /* t(other | word) */
};

struct evidence_links *links_new(const struct evidence *e, const struct lexicon *lx, struct arena *arena);
/* The links of a word of ${side}; returns how many. */
uint32_t links_of(const struct evidence_links *l, int side, uint32_t word, const struct link **links);

#endif
