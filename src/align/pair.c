#include "align/pair.h"

#include <stdlib.h>

#include "align/kinship.h"

/* Score from which it is one without looking: independent write-ups have 0.2 to 0.5. */
static const float PLAINLY = 0.65F;

const char *
pair_kind_code(enum pair_kind k)
{
	static const char *const codes[] = { [PAIR_TRANSLATION] = "translation",
					     [PAIR_COMPARABLE] = "comparable",
					     [PAIR_REVISION] = "revision" };

	return codes[k];
}

enum { MENTIONS_MOST = 2000 }; /* of one article: a table of figures is evidence enough by its beginning */

static const struct mention *
mentions_of(const struct entities *es, uint32_t article, uint32_t *n)
{
	*n = es->first_mention[article + 1] - es->first_mention[article];
	*n = *n < MENTIONS_MOST ? *n : MENTIONS_MOST;
	return es->mentions + es->first_mention[article];
}

/* Entities that both name. */
static uint32_t
count_names(const struct profiles *p, const uint32_t article[2])
{
	const struct profile *l = &p->of[article[0]], *r = &p->of[article[1]];
	uint32_t i = 0, k = 0, both = 0;

	while (i < l->n[FEATURE_NAME] && k < r->n[FEATURE_NAME]) {
		uint32_t x = l->of[FEATURE_NAME][i].key, y = r->of[FEATURE_NAME][k].key;

		both += x == y;
		i += x <= y;
		k += y <= x;
	}
	return both;
}

void
pair_figures(const struct entities *es, const uint32_t article[2], uint32_t *figures, uint32_t *dates)
{
	uint32_t n[2], i, k;
	const struct mention *left = mentions_of(es, article[0], &n[0]), *right = mentions_of(es, article[1], &n[1]);
	bool *taken = mem_zalloc(n[1] + (size_t)1, sizeof *taken);

	*figures = *dates = 0;
	for (i = 0; i < n[0]; i++) {
		bool found = false;

		if (!mention_is_figure(&left[i]))
			continue;
		for (k = 0; k < n[1]; k++) {
			if (taken[k] || right[k].type != left[i].type ||
			    !figure_agrees(&es->figures[left[i].of], &es->figures[right[k].of],
					   (enum mention_type)left[i].type))
				continue;
			taken[k] = found = true; /* all that say the same: a value counts once */
		}
		if (found)
			(*(left[i].type == MENTION_DATE ? dates : figures))++;
	}
	free(taken);
}

int32_t
pair_days(const struct corpus *c, const uint32_t article[2])
{
	struct date a = c->articles[article[0]]->date, b = c->articles[article[1]]->date;

	return date_known(a) && date_known(b) ? abs(date_days(a) - date_days(b)) : INT32_MAX;
}

static enum pair_kind
kind_of(const struct pair_input *in, struct kinship *kinship, const struct pairing *x)
{
	const struct profile *of = in->profiles->of;

	if (of[x->article[0]].side == of[x->article[1]].side)
		return kinship_revises(kinship_of(kinship, x->article[0], x->article[1])) ? PAIR_REVISION : PAIR_COMPARABLE;
	if (x->score >= PLAINLY || kinship_translates(kinship_of(kinship, x->article[0], x->article[1])))
		return PAIR_TRANSLATION;
	return PAIR_COMPARABLE;
}

struct pair
pair_describe(const struct pair_input *in, struct kinship *kinship, const struct pairing *x)
{
	struct pair p = { .article = { x->article[0], x->article[1] }, .score = x->score, .terms = x->terms };

	p.names = count_names(in->profiles, p.article);
	pair_figures(in->entities, p.article, &p.amounts, &p.dates);
	p.days = pair_days(in->corpus, p.article);
	p.kind = (uint8_t)kind_of(in, kinship, x);
	return p;
}
