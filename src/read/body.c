#include "read/body.h"

double
body_run(const units *u, size_t from, size_t to, size_t *out_from, size_t *out_to)
{
	double best = 0, sum = 0, shorts = 0;
	size_t start = from;

	for (size_t i = from; i < to; i++) {
		double score = u->items[i].score;

		if (score < 0) {
			shorts = shorts < 12 ? shorts + 1 : 12;
			score -= shorts - 1;
		} else if (score > 1) {
			shorts = 0;
		}
		if (sum <= 0) {
			sum = 0;
			start = i;
		}
		sum += score;
		if (sum > best) {
			best = sum;
			*out_from = start;
			*out_to = i + 1;
		}
	}
	return best;
}

size_t
body_cut(const units *u, size_t from, size_t to)
{
	bool solid = false;

	for (size_t i = from; i < to; i++) {
		const struct unit *x = &u->items[i];

		if (solid && (x->hit.kind == FURNITURE_CUT || x->hit.kind == FURNITURE_CUTS))
			return i;
		solid = solid || (x->why == NULL && unit_solid(x));
	}
	return to;
}
