#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "read/alto.h"

/*
 * Blocks stand in reading order as a rule, but not always. Where the page tells the order, it counts; where the blocks
 * plainly are out of it (one stands above another that comes before it in the same column), the page is cut: into
 * columns where a gap runs all the way down, else at the first gap across.
 * Source: Nagy & Seth 1984, ICPR (recursive X-Y cuts); ours cuts columns first, since gaps across columns of a newspaper
 * are by chance, and takes the first gap across, since what spans columns stands above them.
 */
enum { CUT_MOST = 2000 /* blocks; more are left as they are */, DEEPEST = 200 };

/* Do two blocks share more than half of the narrower one's width? */
static bool
in_one_column(const struct alto_block *a, const struct alto_block *b)
{
	int64_t left = a->x > b->x ? a->x : b->x, ar = (int64_t)a->x + a->w, br = (int64_t)b->x + b->w;
	int64_t right = ar < br ? ar : br, narrow = a->w < b->w ? a->w : b->w;

	return 2 * (right - left) > narrow;
}

static bool
out_of_order(const struct alto *p)
{
	for (size_t i = 0; i < p->blocks.n; i++)
		for (size_t k = i + 1; k < p->blocks.n; k++) {
			const struct alto_block *a = &p->blocks.items[i], *b = &p->blocks.items[k];

			if (!a->why && !b->why && in_one_column(a, b) && (int64_t)b->y + b->h <= (int64_t)a->y + a->h / 4)
				return true;
		}
	return false;
}

/* ---- Cuts ---- */

static int
by_left(const void *a, const void *b)
{
	const struct alto_block *x = a, *y = b;

	return x->x != y->x ? (x->x < y->x ? -1 : 1) : (x->y > y->y) - (x->y < y->y);
}

static int
by_top(const void *a, const void *b)
{
	const struct alto_block *x = a, *y = b;

	return x->y != y->y ? (x->y < y->y ? -1 : 1) : (x->x > y->x) - (x->x < y->x);
}

/* The first block of the second part, where a gap parts the blocks in sorted order; 0: there is none. A tenth of a block
 * may reach over, for scans are skewed. */
static size_t
gap_of(const struct alto_block *b, size_t n, bool across)
{
	int64_t reach = INT64_MIN;

	for (size_t i = 0; i < n; i++) {
		int64_t start = across ? b[i].y : b[i].x, size = across ? b[i].h : b[i].w;

		if (i > 0 && start >= reach)
			return i;
		if (start + size - size / 10 > reach)
			reach = start + size - size / 10;
	}
	return 0;
}

static void
cut(struct alto_block *b, size_t n, int depth)
{
	size_t at;

	if (n < 2)
		return;
	qsort(b, n, sizeof *b, by_left);
	at = depth < DEEPEST ? gap_of(b, n, false) : 0;
	if (at == 0) {
		qsort(b, n, sizeof *b, by_top);
		at = depth < DEEPEST ? gap_of(b, n, true) : 0;
	}
	if (at == 0)
		return;
	cut(b, at, depth + 1);
	cut(b + at, n - at, depth + 1);
}

/* ---- Told ---- */

/* Blocks in the order in which ${first} [n] says they come; what it does not name comes behind. */
static void
take_order(struct alto *p, const uint32_t *first, size_t n)
{
	struct alto_block *sorted = mem_alloc((p->blocks.n + 1) * sizeof *sorted);
	bool *taken = mem_zalloc(p->blocks.n + 1, sizeof *taken);
	size_t at = 0;

	for (size_t i = 0; i < n; i++) {
		if (first[i] >= p->blocks.n || taken[first[i]])
			continue;
		taken[first[i]] = true;
		sorted[at++] = p->blocks.items[first[i]];
	}
	for (size_t i = 0; i < p->blocks.n; i++)
		if (!taken[i])
			sorted[at++] = p->blocks.items[i];
	if (at > 0)
		memcpy(p->blocks.items, sorted, at * sizeof *sorted);
	free(sorted);
	free(taken);
}

static struct intern *
names_of(const struct alto *p)
{
	struct intern *names = intern_new();
	struct buf b = { 0 };

	for (size_t i = 0; i < p->blocks.n; i++) {
		if (intern_add(names, p->blocks.items[i].name) == i)
			continue;
		buf_reset(&b); /* a name twice: that place is nobody's */
		buf_addf(&b, "\n%zu", i);
		intern_add(names, buf_str(&b));
	}
	buf_release(&b);
	return names;
}

static void
by_reference(struct alto *p)
{
	struct intern *names = names_of(p);
	uint32_t *first = mem_alloc((p->order.n + 1) * sizeof *first);

	for (size_t i = 0; i < p->order.n; i++)
		first[i] = intern_find(names, p->order.items[i]);
	take_order(p, first, p->order.n);
	free(first);
	intern_free(names);
}

/* Follow the chains of IDNEXT, from the blocks that no other one names. */
static void
by_chains(struct alto *p)
{
	struct intern *names = names_of(p);
	size_t n = p->blocks.n, at = 0;
	uint32_t *next = mem_alloc((n + 1) * sizeof *next), *first = mem_alloc((n + 1) * sizeof *first);
	bool *named = mem_zalloc(n + 1, sizeof *named), *seen = mem_zalloc(n + 1, sizeof *seen);

	for (size_t i = 0; i < n; i++) {
		next[i] = p->blocks.items[i].next.n > 0 ? intern_find(names, p->blocks.items[i].next) : INTERN_NONE;
		if (next[i] < n)
			named[next[i]] = true;
	}
	for (size_t i = 0; i < n; i++)
		for (uint32_t k = (uint32_t)i; !named[i] && k < n && !seen[k]; k = next[k]) {
			seen[k] = true;
			first[at++] = k;
		}
	take_order(p, first, at);
	free(next);
	free(first);
	free(named);
	free(seen);
	intern_free(names);
}

static bool
has_chains(const struct alto *p)
{
	for (size_t i = 0; i < p->blocks.n; i++)
		if (p->blocks.items[i].next.n > 0)
			return true;
	return false;
}

void
alto_order(struct alto *p)
{
	if (p->order.n > 0)
		by_reference(p);
	else if (has_chains(p))
		by_chains(p);
	else if (p->blocks.n <= CUT_MOST && out_of_order(p))
		cut(p->blocks.items, p->blocks.n, 0);
}
