#include <criterion/criterion.h>

#include <string.h>

#include "align/assignment.h"
#include "base/mem.h"

/* A small generator, the same everywhere. */
static unsigned
next(unsigned *state)
{
	*state = *state * 1103515245u + 12345u;
	return *state >> 16 & 0x7FFF;
}

/* The best sum by trying all: rows from ${i} on, columns not in ${used}. */
static float
try_all(const struct assignment_grid *g, size_t n, size_t m, size_t i, unsigned used)
{
	float best, x;
	size_t k;

	if (i == n)
		return 0;
	best = try_all(g, n, m, i + 1, used);
	for (k = 0; k < m; k++)
		if (!(used & 1u << k) && g->gain[i][k] > 0) {
			x = g->gain[i][k] + try_all(g, n, m, i + 1, used | 1u << k);
			best = x > best ? x : best;
		}
	return best;
}

Test(align_assignment, as_good_as_the_best_of_all)
{
	struct assignment_grid *g = mem_zalloc(1, sizeof *g);
	unsigned state = 7, round;

	for (round = 0; round < 400; round++) {
		size_t n = 1 + next(&state) % 5, m = 1 + next(&state) % 5, to[5], i, k;
		unsigned used = 0;
		float sum = 0, told;

		for (i = 0; i < n; i++)
			for (k = 0; k < m; k++)
				g->gain[i][k] = (float)(int)(next(&state) % 40) / 4 - 4;
		told = assignment_best(g, n, m, to);
		for (i = 0; i < n; i++) {
			if (to[i] == ASSIGNMENT_ALONE)
				continue;
			cr_assert_lt(to[i], m);
			cr_expect_eq(used & 1u << to[i], 0, "one to one");
			used |= 1u << to[i];
			sum += g->gain[i][to[i]];
		}
		cr_expect_float_eq(told, sum, 1e-4F);
		cr_expect_float_eq(sum, try_all(g, n, m, 0, 0), 1e-3F, "%zu × %zu", n, m);
	}
	free(g);
}

Test(align_assignment, as_many_as_there_can_be)
{
	struct assignment_grid *g = mem_zalloc(1, sizeof *g);
	size_t to[ASSIGNMENT_MOST], i, k;

	for (i = 0; i < ASSIGNMENT_MOST; i++)
		for (k = 0; k < ASSIGNMENT_MOST; k++)
			g->gain[i][k] = i + k == ASSIGNMENT_MOST - 1 ? 2 : 1;
	cr_expect_float_eq(assignment_best(g, ASSIGNMENT_MOST, ASSIGNMENT_MOST, to), 2 * ASSIGNMENT_MOST, 1e-3F);
	for (i = 0; i < ASSIGNMENT_MOST; i++)
		cr_expect_eq(to[i], ASSIGNMENT_MOST - 1 - i);
	free(g);
}
