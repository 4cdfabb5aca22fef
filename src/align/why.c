#include "align/why.h"

#include <stdlib.h>

#include "align/pair.h"
#include "base/vec.h"

typedef VEC(uint32_t) numbers;

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* The distinct entities of an article, ascending. */
static void
list_entities(const struct entities *es, uint32_t article, numbers *out)
{
	size_t i, kept = 0;
	uint32_t m;

	for (m = es->first_mention[article]; m < es->first_mention[article + 1]; m++)
		if (!mention_is_figure(&es->mentions[m]))
			vec_add(out, mention_entity(&es->mentions[m]));
	if (out->n > 1)
		qsort(out->items, out->n, sizeof *out->items, by_number);
	for (i = 0; i < out->n; i++)
		if (i == 0 || out->items[i] != out->items[i - 1])
			out->items[kept++] = out->items[i];
	out->n = kept;
}

static uint32_t
count_names(const struct entities *es, const uint32_t article[2])
{
	numbers left = { 0 }, right = { 0 };
	size_t i = 0, k = 0;
	uint32_t both = 0;

	list_entities(es, article[0], &left);
	list_entities(es, article[1], &right);
	while (i < left.n && k < right.n) {
		uint32_t x = left.items[i], y = right.items[k];

		both += x == y;
		i += x <= y;
		k += y <= x;
	}
	vec_release(&left);
	vec_release(&right);
	return both;
}

struct why
why_paired(const struct corpus *c, const struct index *ix, const struct entities *es, const struct lexicon *lx,
           const uint32_t article[2])
{
	struct arena scratch = { 0 };
	bool same = c->articles[article[0]]->lang == c->articles[article[1]]->lang; /* there a word stands for itself */
	const struct alignment *a = alignment_new(c, ix, same ? NULL : lx, article[0], article[1], &scratch);
	struct why w = {
		.names = count_names(es, article),
		.days = pair_days(c, article),
		.coverage = { a->coverage[0], a->coverage[1] },
		.independent = a->independent,
	};

	pair_figures(es, article, &w.figures, &w.dates);
	arena_release(&scratch);
	return w;
}
