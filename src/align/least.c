#include "align/least.h"

enum { FEW = 12 }; /* so many are put in order one by one */

static void
insert_each(uint64_t *v, size_t n)
{
	size_t i, at;

	for (i = 1; i < n; i++) {
		uint64_t x = v[i];

		for (at = i; at > 0 && v[at - 1] > x; at--)
			v[at] = v[at - 1];
		v[at] = x;
	}
}

static uint64_t
median(uint64_t a, uint64_t b, uint64_t c)
{
	uint64_t low = a < b ? a : b, high = a < b ? b : a;

	return c < low ? low : c > high ? high : c;
}

/* Hoare's partition: none of the first numbers is above the pivot, none behind them below. Returns how many: at least
 * one, and not all, for one of the three that the pivot is from is no less than it and not the last. */
static size_t
divide(uint64_t *v, size_t n)
{
	uint64_t pivot = median(v[0], v[n / 2], v[n - 1]);
	size_t i = 0, j = n - 1;

	for (;; i++, j--) {
		uint64_t x;

		while (v[i] < pivot)
			i++;
		while (v[j] > pivot)
			j--;
		if (i >= j)
			return j + 1;
		x = v[i];
		v[i] = v[j];
		v[j] = x;
	}
}

void
least_first(uint64_t *v, size_t n, size_t k)
{
	while (n > FEW && k > 0) {
		size_t first = divide(v, n);

		least_first(v, first, k < first ? k : first);
		v += first;
		n -= first;
		k = k > first ? k - first : 0;
	}
	if (k > 0)
		insert_each(v, n);
}

void
least_part(uint64_t *v, size_t n, size_t k)
{
	while (n > FEW && k > 0 && k < n) {
		size_t first = divide(v, n);

		if (k < first) {
			n = first;
			continue;
		}
		v += first;
		n -= first;
		k -= first;
	}
	if (k > 0 && k < n)
		insert_each(v, n);
}
