#ifndef ALIGN_COGNATE_H
#define ALIGN_COGNATE_H

#include "base/str.h"

/**
 * Words that look alike across languages: longest common subsequence ratio, LCS(a, b) / max(|a|, |b|), of folded
 * keys. One word is prepared, many are compared with it.
 * Source: Melamed 1999, CL 25(1), §3.1; LCS by bit vectors, Hyyrö 2004.
 */
struct cognate {
	uint64_t at[256]; /* bit i: byte i of the word is this one */
	struct str word;
	uint32_t letters; /* cognate_letters(word) */
};

void cognate_init(struct cognate *c); /* once; then cognate_set as often as wanted */
void cognate_set(struct cognate *c, struct str word); /* borrowed until the next is set */
uint32_t cognate_letters(struct str word); /* which letters a to z it has, as bits */
/* The ratio; 0 when it is below ${least}, or a word is longer than 64 bytes. */
float cognate_ratio(const struct cognate *c, struct str other, uint32_t other_letters, float least);

#endif
