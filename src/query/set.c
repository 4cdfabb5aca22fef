#include "query/set.h"

#include <string.h>

#define DENSE 2048 /* with more than one in so many of all, sorting costs more than a bit for each of all */
#define FEW 16

void
set_release(struct set *s)
{
	vec_release(&s->ids);
}

void
set_all(struct set *s, uint32_t n)
{
	vec_reserve(&s->ids, n);
	for (uint32_t i = 0; i < n; i++)
		s->ids.items[i] = i;
	s->ids.n = n;
}

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

static void
tidy_dense(struct set *s, uint32_t n)
{
	size_t nwords = n / 64 + (size_t)1, k = 0;
	uint64_t *bits = mem_zalloc(nwords, sizeof *bits);
	for (size_t i = 0; i < s->ids.n; i++)
		bits[s->ids.items[i] / 64] |= (uint64_t)1 << s->ids.items[i] % 64;
	for (size_t w = 0; w < nwords; w++) {
		for (uint64_t left = bits[w]; left; left &= left - 1)
			s->ids.items[k++] = (uint32_t)(w * 64) + (uint32_t)__builtin_ctzll(left);
	}
	s->ids.n = k;
	free(bits);
}

void
set_tidy(struct set *s, uint32_t n)
{
	size_t i = 1, k = 0;
	while (i < s->ids.n && s->ids.items[i - 1] < s->ids.items[i])
		i++;
	if (i >= s->ids.n)
		return;
	if (s->ids.n > n / DENSE + FEW) {
		tidy_dense(s, n);
		return;
	}
	qsort(s->ids.items, s->ids.n, sizeof *s->ids.items, by_number);
	for (i = 0; i < s->ids.n; i++) {
		if (k == 0 || s->ids.items[k - 1] != s->ids.items[i])
			s->ids.items[k++] = s->ids.items[i];
	}
	s->ids.n = k;
}

uint32_t
set_seek(const uint32_t *ids, uint32_t n, uint32_t from, uint32_t id)
{
	uint32_t step = 1, low = from, high;
	if (from >= n || ids[from] >= id)
		return from;
	while (step < n - low && ids[low + step] < id) {
		low += step;
		step *= 2;
	}
	high = step < n - low ? low + step : n; /* ids[low] < id, and what is at high is not */
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		if (ids[middle] < id)
			low = middle;
		else
			high = middle;
	}
	return high;
}

void
set_and(struct set *s, const struct set *with)
{
	const uint32_t *a = s->ids.items, *b = with->ids.items;
	uint32_t na = (uint32_t)s->ids.n, nb = (uint32_t)with->ids.n, i = 0, j = 0, k = 0;
	while (i < na && j < nb) {
		if (a[i] == b[j]) {
			s->ids.items[k++] = a[i++];
			j++;
		} else if (a[i] < b[j]) {
			i = set_seek(a, na, i, b[j]);
		} else {
			j = set_seek(b, nb, j, a[i]);
		}
	}
	s->ids.n = k;
}

void
set_or(struct set *s, const struct set *with)
{
	VEC(uint32_t) all = { 0 };
	const uint32_t *a = s->ids.items, *b = with->ids.items;
	size_t na = s->ids.n, nb = with->ids.n, i = 0, j = 0;
	vec_reserve(&all, na + nb);
	while (i < na || j < nb) {
		uint32_t id = j == nb || (i < na && a[i] < b[j]) ? a[i] : b[j];
		i += i < na && a[i] == id;
		j += j < nb && b[j] == id;
		all.items[all.n++] = id;
	}
	free(s->ids.items);
	s->ids.items = all.items;
	s->ids.n = all.n;
	s->ids.cap = all.cap;
}

void
set_minus(struct set *s, const struct set *without)
{
	const uint32_t *b = without->ids.items;
	uint32_t nb = (uint32_t)without->ids.n, j = 0;
	size_t k = 0;
	for (size_t i = 0; i < s->ids.n; i++) {
		uint32_t id = s->ids.items[i];
		j = set_seek(b, nb, j, id);
		if (j == nb || b[j] != id)
			s->ids.items[k++] = id;
	}
	s->ids.n = k;
}
