#include "query/about.h"

#include <math.h>
#include <stdlib.h>

enum { FEW = 24 }; /* spans that are too few for a picture: rather several finer steps in each */

/* --- articles ----------------------------------------------------------------------------------------------------- */

static int
newest_first(const void *a, const void *b, void *corpus)
{
	const struct corpus *c = corpus;
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	int order = date_cmp(c->articles[y]->date, c->articles[x]->date);

	return order ? order : (x > y) - (x < y);
}

void
about_make(const struct model *m, uint32_t entity, struct arena *arena, struct about *out)
{
	uint32_t n, i, *articles;
	const uint32_t *of = names_articles(m->names, entity, &n);

	*out = (struct about){ .entity = entity, .narticles = n };
	articles = arena_copy(arena, of, n * sizeof *of);
	if (n > 1)
		qsort_r(articles, n, sizeof *articles, newest_first, (void *)m->corpus);
	out->articles = articles;
	for (i = 0; i < n; i++) {
		struct date d = m->corpus->articles[articles[i]]->date;
		int side = model_side(m, articles[i]);

		if (side >= 0)
			out->in[side]++;
		if (!date_known(d))
			continue;
		if (out->ndated++ == 0)
			out->last = d;
		out->first = d;
	}
}

/* --- coverage over time ------------------------------------------------------------------------------------------- */

static int32_t
step_of(struct date d, uint8_t step)
{
	switch (step) {
	case ABOUT_DAY:
		return date_days(d);
	case ABOUT_WEEK: /* the 1st of January 1970 was a Thursday */
		return (date_days(d) + 3 + 7 * 200000) / 7 - 200000;
	case ABOUT_MONTH:
		return d.year * 12 + d.month - 1;
	default:
		return d.year;
	}
}

struct date
about_date(const struct coverage *c, uint32_t span)
{
	int32_t step = c->from + (int32_t)(span * c->each);

	switch (c->step) {
	case ABOUT_DAY:
		return date_from_days(step);
	case ABOUT_WEEK:
		return date_from_days(step * 7 - 3);
	case ABOUT_MONTH:
		return (struct date){ (int16_t)(step / 12), (int8_t)(step % 12 + 1), 0 };
	default:
		return (struct date){ (int16_t)step, 0, 0 };
	}
}

/* The finest step that all dates know: of some the day is unknown, of some the month. */
static uint8_t
finest(const struct model *m, const struct about *a)
{
	uint8_t step = ABOUT_DAY;
	uint32_t i;

	for (i = 0; i < a->ndated; i++) {
		struct date d = m->corpus->articles[a->articles[i]]->date;

		if (d.month == 0)
			return ABOUT_YEAR;
		if (d.day == 0)
			step = ABOUT_MONTH;
	}
	return step;
}

/* From the first to the last article. */
static uint32_t
steps_of(const struct about *a, unsigned step)
{
	return (uint32_t)(step_of(a->last, (uint8_t)step) - step_of(a->first, (uint8_t)step)) + 1;
}

void
about_coverage(const struct model *m, const struct about *a, uint32_t room, struct arena *arena, struct coverage *out)
{
	uint32_t(*count)[2], i, steps;

	*out = (struct coverage){ .each = 1 };
	if (a->ndated == 0)
		return;
	out->step = finest(m, a);
	while (out->step < ABOUT_YEAR && steps_of(a, out->step) > room && steps_of(a, out->step + 1) >= FEW)
		out->step++;
	out->from = step_of(a->first, out->step);
	steps = steps_of(a, out->step);
	out->each = (steps + room - 1) / room;
	out->n = (steps + out->each - 1) / out->each;
	count = arena_zalloc(arena, out->n, sizeof *count);
	for (i = 0; i < a->ndated; i++) {
		struct date d = m->corpus->articles[a->articles[i]]->date;
		int side = model_side(m, a->articles[i]);
		uint32_t span = (uint32_t)(step_of(d, out->step) - out->from) / out->each, n;

		n = side < 0 ? 0 : ++count[span][side];
		out->most = n > out->most ? n : out->most;
	}
	out->count = (const uint32_t(*)[2])count;
}

/* --- companions --------------------------------------------------------------------------------------------------- */

static double
part(double seen, double expected)
{
	return seen > 0 ? seen * log(seen / expected) : 0;
}

/* Of ${n} things ${a} have the one, ${b} the other, ${both} both of them; 0 where that is no more than by chance. */
static double
association(uint32_t n, uint32_t a, uint32_t b, uint32_t both)
{
	double all = n, x = a, y = b, k = both;

	if (k * all <= x * y)
		return 0;
	return 2 * (part(k, x * y / all) + part(x - k, x * (all - y) / all) + part(y - k, (all - x) * y / all) +
	            part(all - x - y + k, (all - x) * (all - y) / all));
}

/* Another entity while the articles are gone through. */
struct other {
	uint32_t entity, articles, paragraphs, shared; /* paragraphs: with it; shared: with both */
	uint32_t article, field;                       /* where it was last seen, from 1 */
};

struct gathering {
	const struct model *m;
	uint32_t entity;
	uint32_t *at; /* [nentities]: place in others, from 1 */
	VEC(struct other) others;
	VEC(uint8_t) with; /* by field of the article: is the entity named there? */
	uint32_t paragraphs, own; /* in all; with the entity */
};

static struct other *
other_of(struct gathering *g, uint32_t entity)
{
	if (g->at[entity] == 0) {
		vec_add(&g->others, ((struct other){ .entity = entity }));
		g->at[entity] = (uint32_t)g->others.n;
	}
	return &g->others.items[g->at[entity] - 1];
}

static void
mark_own(struct gathering *g, uint32_t article)
{
	const struct entities *es = g->m->entities;
	const struct article *a = g->m->corpus->articles[article];
	uint32_t i;

	g->with.n = 0;
	for (i = 0; i < a->nfields; i++)
		vec_add(&g->with, 0);
	for (i = es->first_mention[article]; i < es->first_mention[article + 1]; i++)
		if (mention_entity(&es->mentions[i]) == g->entity)
			g->with.items[article_field_at(a, es->mentions[i].start)] = 1;
	for (i = 0; i < a->nfields; i++)
		g->own += g->with.items[i];
	g->paragraphs += a->nfields;
}

static void
gather(struct gathering *g, uint32_t article)
{
	const struct entities *es = g->m->entities;
	const struct article *a = g->m->corpus->articles[article];
	uint32_t field = 0, i;

	mark_own(g, article);
	for (i = es->first_mention[article]; i < es->first_mention[article + 1]; i++) {
		const struct mention *x = &es->mentions[i];
		struct other *o;

		if (mention_is_figure(x) || x->of == g->entity)
			continue;
		while (field + 1 < a->nfields && x->start >= a->fields[field + 1].start)
			field++;
		o = other_of(g, x->of);
		if (o->article == article + 1 && o->field == field + 1)
			continue;
		o->articles += o->article != article + 1;
		o->article = article + 1;
		o->field = field + 1;
		o->paragraphs++;
		o->shared += g->with.items[field];
	}
}

static bool
closer(const struct companion *x, const struct companion *y)
{
	if (x->score > y->score || x->score < y->score)
		return x->score > y->score;
	return x->articles != y->articles ? x->articles > y->articles : x->entity < y->entity;
}

static uint32_t
pick(const struct gathering *g, const struct about *a, uint32_t most, struct companion *out)
{
	uint32_t picked = 0, all, k;
	size_t i;

	for (i = 0; i < g->others.n && most > 0; i++) {
		const struct other *o = &g->others.items[i];
		struct companion c = { o->entity, o->articles, o->shared, 0 };

		names_articles(g->m->names, o->entity, &all);
		c.score = association(g->m->corpus->narticles, a->narticles, all, o->articles) +
		          association(g->paragraphs, g->own, o->paragraphs, o->shared);
		if (picked == most && !closer(&c, &out[most - 1]))
			continue;
		picked += picked < most;
		for (k = picked - 1; k > 0 && closer(&c, &out[k - 1]); k--)
			out[k] = out[k - 1];
		out[k] = c;
	}
	return picked;
}

uint32_t
about_companions(const struct model *m, const struct about *a, uint32_t most, struct companion *out)
{
	struct gathering g = { .m = m, .entity = a->entity };
	uint32_t picked, i;

	g.at = mem_zalloc(m->entities->nentities + (size_t)1, sizeof *g.at);
	for (i = 0; i < a->narticles; i++)
		gather(&g, a->articles[i]);
	picked = pick(&g, a, most, out);
	free(g.at);
	vec_release(&g.others);
	vec_release(&g.with);
	return picked;
}
