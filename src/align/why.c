#include "align/why.h"

#include <stdlib.h>

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

/* Is there a mention before ${m} of its article, or of the other one, that says the same? */
static bool
said_in(const struct entities *es, const struct mention *m, uint32_t from, uint32_t end)
{
	for (; from < end; from++) {
		const struct mention *x = &es->mentions[from];

		if (x->type == m->type && mention_is_figure(x) &&
		    figure_agrees(&es->figures[x->of], &es->figures[m->of], (enum mention_type)m->type))
			return true;
	}
	return false;
}

static void
count_figures(const struct entities *es, const uint32_t article[2], struct why *w)
{
	uint32_t first = es->first_mention[article[0]], i;

	for (i = first; i < es->first_mention[article[0] + 1]; i++) {
		const struct mention *m = &es->mentions[i];

		if (mention_is_figure(m) && !said_in(es, m, first, i) &&
		    said_in(es, m, es->first_mention[article[1]], es->first_mention[article[1] + 1]))
			(*(m->type == MENTION_DATE ? &w->dates : &w->figures))++;
	}
}

struct why
why_paired(const struct corpus *c, const struct index *ix, const struct entities *es, const struct lexicon *lx,
           const uint32_t article[2])
{
	struct date left = c->articles[article[0]]->date, right = c->articles[article[1]]->date;
	struct arena scratch = { 0 };
	const struct alignment *a = alignment_new(c, ix, lx, article[0], article[1], &scratch);
	struct why w = {
		.names = count_names(es, article),
		.days = date_known(left) && date_known(right) ? abs(date_days(left) - date_days(right)) : INT32_MAX,
		.coverage = { a->coverage[0], a->coverage[1] },
		.independent = a->independent,
	};

	count_figures(es, article, &w);
	arena_release(&scratch);
	return w;
}
