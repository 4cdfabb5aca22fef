#include "align/assignment.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdbool.h>

/* Rows and columns are counted from 1; row and column 0 stand for none. As many columns as there are rows at least, so
 * that every row finds one. */
enum { LINES = ASSIGNMENT_MOST + 1 };

struct work {
	const struct assignment_grid *grid;
	size_t n, m, columns;
	float row[LINES], column[LINES]; /* potentials */
	size_t of[LINES];                /* the row that has a column */
	size_t before[LINES];            /* the column from which one is reached */
};

static float
cost(const struct work *w, size_t row, size_t column)
{
	return column <= w->m ? -fmaxf(w->grid->gain[row - 1][column - 1], 0) : 0;
}

/* The shortest way from a row that has no column to a column that no row has. */
static size_t
reach(struct work *w, size_t row)
{
	float least[LINES];
	bool done[LINES] = { false };
	size_t at = 0, next, j;

	for (j = 0; j <= w->columns; j++)
		least[j] = FLT_MAX;
	w->of[0] = row;
	do {
		float step = FLT_MAX;

		done[at] = true;
		next = 0;
		for (j = 1; j <= w->columns; j++) {
			float x = cost(w, w->of[at], j) - w->row[w->of[at]] - w->column[j];

			if (done[j])
				continue;
			if (x < least[j]) {
				least[j] = x;
				w->before[j] = at;
			}
			if (least[j] < step) {
				step = least[j];
				next = j;
			}
		}
		for (j = 0; j <= w->columns; j++)
			if (done[j]) {
				w->row[w->of[j]] += step;
				w->column[j] -= step;
			} else {
				least[j] -= step;
			}
		at = next;
	} while (w->of[at] != 0);
	return at;
}

float
assignment_best(const struct assignment_grid *g, size_t n, size_t m, size_t *to)
{
	struct work w = { .grid = g, .n = n, .m = m, .columns = n > m ? n : m };
	float sum = 0;
	size_t i, j;

	assert(n <= ASSIGNMENT_MOST && m <= ASSIGNMENT_MOST);
	for (i = 1; i <= n; i++)
		for (j = reach(&w, i); j != 0; j = w.before[j])
			w.of[j] = w.of[w.before[j]];
	for (i = 0; i < n; i++)
		to[i] = ASSIGNMENT_ALONE;
	for (j = 1; j <= m; j++)
		if (w.of[j] != 0 && g->gain[w.of[j] - 1][j - 1] > 0) {
			to[w.of[j] - 1] = j - 1;
			sum += g->gain[w.of[j] - 1][j - 1];
		}
	return sum;
}
