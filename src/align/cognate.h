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
	uint64_t letters; /* cognate_letters(word) */
};

void cognate_init(struct cognate *c); /* once; then cognate_set as often as wanted */
void cognate_set(struct cognate *c, struct str word); /* borrowed until the next is set */
uint64_t cognate_letters(struct str word); /* which letters a to z it has, and which twice or more, as bits */
/* The ratio; 0 when it is below ${least}, or a word is longer than 64 bytes. */
float cognate_ratio(const struct cognate *c, struct str other, uint64_t other_letters, float least);

/* How many letters of two words, at least, stand in one only: LCS(a, b) <= (|a| + |b| - apart) / 2. The bits are added up
 * here, for a call for each of the many pairs of words costs more than all else. */
static inline unsigned
cognate_apart(uint64_t a, uint64_t b)
{
	uint64_t x = a ^ b;

	x -= x >> 1 & 0x5555555555555555u;
	x = (x & 0x3333333333333333u) + (x >> 2 & 0x3333333333333333u);
	x = (x + (x >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
	return (unsigned)(x * 0x0101010101010101u >> 56);
}

#endif
