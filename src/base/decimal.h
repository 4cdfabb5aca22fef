#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/**
 * A decimal number m × 10^e, kept normal: m has no trailing zero and at most 18 digits, zero is {0, 0}. Exact as far
 * as 18 digits go, then rounded, half away from zero. Below 10^-1000 it becomes zero; from 10^1000 on the exponent
 * stays where it is: such numbers are larger than all others, and no longer told apart.
 */
struct decimal {
	int64_t m;
	int32_t e;
};

/* decimal_parse(s, out): Plain digits with at most one '.' and a leading '-'; false if it is not one. */
bool decimal_parse(struct str s, struct decimal *out);
struct decimal decimal_of(int64_t m, int e);
struct decimal decimal_mul(struct decimal a, struct decimal b);
struct decimal decimal_add(struct decimal a, struct decimal b);
int decimal_cmp(struct decimal a, struct decimal b);
double decimal_double(struct decimal d);
void decimal_print(struct decimal d, struct buf *out); /* "2500000000", "2.5", "-0.25"; locale-independent */

#endif
