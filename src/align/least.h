#ifndef ALIGN_LEAST_H
#define ALIGN_LEAST_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/**
 * least_first(v, n, k):
 * Put the ${k} least of ${n} numbers first, in order; the others stand behind them in no order that means anything.
 * What is to be sorted goes into the upper bits, what it belongs to into the lower ones: no comparison function is
 * called, and equal keys stay in the order of what they belong to.
 * Cost:   O(n + k log k) on average.
 * Source: quicksort that leaves alone what lies behind k (Hoare 1961, CACM 4(7), algorithms 63 to 65).
 */
void least_first(uint64_t *v, size_t n, size_t k);

/* least_part(v, n, k): Put the ${k} least first, in no order that means anything. Cost: O(n) on average. */
void least_part(uint64_t *v, size_t n, size_t k);

/* A number that is not negative as bits in the same order, and back. */
static inline uint32_t
least_bits(float x)
{
	uint32_t bits;

	memcpy(&bits, &x, sizeof bits);
	return bits;
}

static inline float
least_float(uint32_t bits)
{
	float x;

	memcpy(&x, &bits, sizeof x);
	return x;
}

#endif
