#ifndef ALIGN_ORDERED_H
#define ALIGN_ORDERED_H

#include "align/evidence.h"

/**
 * The score of a bead as evidence_score() gives it, but words speak for each other the more the nearer they stand to
 * the same place of the bead: t(w | words of the other) is a mean weighted by exp(-distance / DECAY), in words. So two
 * sentences whose edge falls elsewhere in the other version hold together, and those that do not gain nothing by it.
 * It costs the links of the bead's tokens, not O(1): for beads that the cheap score leaves in question.
 * Source: Dyer, Chahuneau & Smith 2013, NAACL, §2 (the diagonal); ours decays by words, not by shares of the length.
 */
struct ordered;

struct ordered *ordered_new(const struct evidence *e, struct arena *scratch);
float ordered_score(struct ordered *o, uint32_t i, uint32_t a, uint32_t j, uint32_t b);

#endif
