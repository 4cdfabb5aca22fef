#include "align/pair.h"

#include <stdlib.h>

#include "align/alignment.h"

/* Gain of the alignment (alignment.h) from which it is a translation; a free retelling has less. */
static const float TRANSLATION = 0.75F;

const char *
pair_kind_code(enum pair_kind k)
{
	return k == PAIR_TRANSLATION ? "translation" : "comparable";
}

/* The mentions of one article. */
static const struct mention *
mentions_of(const struct entities *es, uint32_t article, uint32_t *n)
{
	*n = es->first_mention[article + 1] - es->first_mention[article];
	return es->mentions + es->first_mention[article];
}

static bool
first_of_entity(const struct mention *all, uint32_t i)
{
	uint32_t k;

	for (k = 0; k < i; k++)
		if (all[k].figure == UINT32_MAX && all[k].entity == all[i].entity)
			return false;
	return true;
}

static uint32_t
count_names(const struct entities *es, const uint32_t article[2])
{
	uint32_t n[2], i, k, both = 0;
	const struct mention *left = mentions_of(es, article[0], &n[0]), *right = mentions_of(es, article[1], &n[1]);

	for (i = 0; i < n[0]; i++) {
		if (left[i].figure != UINT32_MAX || left[i].entity == ENTITY_NONE || !first_of_entity(left, i))
			continue;
		for (k = 0; k < n[1]; k++)
			if (right[k].figure == UINT32_MAX && right[k].entity == left[i].entity) {
				both++;
				break;
			}
	}
	return both;
}

/* Figures that both tell, each value once. */
static void
count_figures(const struct entities *es, struct pair *p)
{
	uint32_t n[2], i, k;
	const struct mention *left = mentions_of(es, p->article[0], &n[0]), *right = mentions_of(es, p->article[1], &n[1]);
	bool *taken = mem_zalloc(n[1] + (size_t)1, sizeof *taken);

	for (i = 0; i < n[0]; i++) {
		bool found = false;

		if (left[i].figure == UINT32_MAX)
			continue;
		for (k = 0; k < n[1]; k++) {
			if (taken[k] || right[k].type != left[i].type ||
			    !figure_agrees(&es->figures[left[i].figure], &es->figures[right[k].figure], left[i].type))
				continue;
			taken[k] = found = true; /* all that say the same: a value counts once */
		}
		if (found)
			(*(left[i].type == MENTION_DATE ? &p->dates : &p->amounts))++;
	}
	free(taken);
}

static int32_t
days_between(struct date a, struct date b)
{
	return date_known(a) && date_known(b) ? abs(date_days(a) - date_days(b)) : INT32_MAX;
}

static enum pair_kind
kind_of(const struct pair_input *in, const uint32_t article[2])
{
	struct arena arena = { 0 };
	float gain = alignment_new(in->corpus, in->index, in->lexicon, article[0], article[1], &arena)->gain;

	arena_release(&arena);
	return gain >= TRANSLATION ? PAIR_TRANSLATION : PAIR_COMPARABLE;
}

struct pair
pair_describe(const struct pair_input *in, const struct pairing *x)
{
	const struct corpus *c = in->corpus;
	struct pair p = { .article = { x->article[0], x->article[1] }, .score = x->score, .terms = x->terms };

	p.names = count_names(in->entities, p.article);
	count_figures(in->entities, &p);
	p.days = days_between(c->articles[p.article[0]]->date, c->articles[p.article[1]]->date);
	p.kind = kind_of(in, p.article);
	return p;
}
