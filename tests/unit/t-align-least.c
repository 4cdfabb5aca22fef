#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "align/least.h"

static int
by_value(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

/* ${kinds} different numbers at most: few of them are equal, many, or all. */
static void
check(size_t n, size_t k, uint64_t kinds, uint64_t *random)
{
	uint64_t v[300], sorted[300], rest[300], mixed[300];
	size_t i;

	for (i = 0; i < n; i++) {
		*random = *random * 6364136223846793005u + 1442695040888963407u;
		v[i] = (*random >> 20) % kinds;
	}
	memcpy(sorted, v, n * sizeof *v);
	memcpy(mixed, v, n * sizeof *v);
	qsort(sorted, n, sizeof *sorted, by_value);
	least_first(v, n, k);
	cr_assert_arr_eq(v, sorted, k * sizeof *v, "the least %zu of %zu", k, n);
	memcpy(rest, v, n * sizeof *v);
	qsort(rest, n, sizeof *rest, by_value);
	cr_assert_arr_eq(rest, sorted, n * sizeof *v, "nothing is lost");
	least_part(mixed, n, k);
	qsort(mixed, k, sizeof *mixed, by_value);
	cr_assert_arr_eq(mixed, sorted, k * sizeof *v, "parted: the least %zu of %zu", k, n);
	qsort(mixed, n, sizeof *mixed, by_value);
	cr_assert_arr_eq(mixed, sorted, n * sizeof *v, "parted: nothing is lost");
}

Test(align_least, is_as_sorting_all)
{
	static const uint64_t kinds[] = { 1, 2, 10, UINT64_MAX };
	uint64_t random = 1;
	size_t n, i;

	for (n = 1; n < 300; n += n < 40 ? 1 : 37)
		for (i = 0; i < sizeof kinds / sizeof *kinds; i++) {
			check(n, n, kinds[i], &random);
			check(n, n / 2, kinds[i], &random);
			check(n, 1, kinds[i], &random);
			check(n, 0, kinds[i], &random);
		}
}

Test(align_least, takes_what_is_in_order_already)
{
	uint64_t up[200], down[200];
	size_t i;

	for (i = 0; i < 200; i++)
		up[i] = i, down[i] = 200 - i;
	least_first(up, 200, 60);
	least_first(down, 200, 60);
	for (i = 0; i < 60; i++) {
		cr_assert_eq(up[i], i);
		cr_assert_eq(down[i], i + 1);
	}
}
