#ifndef TESTS_BENCH_SAMPLES_H
#define TESTS_BENCH_SAMPLES_H

#include <stdlib.h>

#include "base/vec.h"

/* Times of one kind, and what half of them or nearly all of them stay below. */
struct samples {
	VEC(double) s; /* seconds */
};

static inline int
samples_compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The value below which ${share} of them are, 0 where there are none; sorts them. */
static inline double
samples_at(struct samples *x, double share)
{
	size_t at = (size_t)(share * (double)x->s.n);

	if (x->s.n == 0)
		return 0;
	qsort(x->s.items, x->s.n, sizeof *x->s.items, samples_compare);
	return x->s.items[at < x->s.n ? at : x->s.n - 1];
}

#endif
