#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "align/assignment.h"
#include "align/facts_open.h"

/*
 * What is open on both sides of a passage that surely says the same. One of each side is one thing told otherwise if
 * they stand where the same is said (facts_beside), could be told for each other, and there is no other that could be
 * as well. Weighed on figures of newstest 2008-2013 that were altered, against what its translators told otherwise.
 */
/* Nats over even chances. */
static const float FLOOR = 0.2F;   /* of a conflict */
static const float BETTER = 1.2F;  /* than every other that one of the two might be told as */
static const float NEVER = -100;
static const float SAME_TYPE = 2.4F;
static const float PARTS = 1.5F, PART = -0.5F;     /* both are parts of dates that else agree; only one is a part */
static const float DIGIT_OFF = 2.7F, AS_LONG = 1.2F; /* but for one digit the same; as many digits */
static const float WORDS = 0.8F, MIXED = -0.5F;    /* both in words; one */
static const double FAR = 4; /* times: "anderthalb Jahre" are "18 mois" */
static const float DAY = 1; /* "mardi", "Mittwoch": by month and year they are all alike */
static const float RATIO = -0.2F; /* times the log of it */
static const float ELSEWHERE = -0.4F, BOTH_ELSEWHERE = -1.3F; /* told in another passage of the other side */
static const float REPEATED = -1.5F;
static const float LINKED_ELSE = -3; /* its word stands for another word there */
static const float LONE = 1, MORE = -0.4F; /* for each other that is open */

static bool
one_digit_off(const char *a, const char *b, size_t n)
{
	size_t i, off = 0, at = 0;

	for (i = 0; i < n; i++)
		if (a[i] != b[i]) {
			if (off++ == 0)
				at = i;
		}
	return off == 1 || (off == 2 && at + 1 < n && a[at] == b[at + 1] && a[at + 1] == b[at]);
}

/* A half in words, and what is far from it: counted in another measure. */
static bool
other_measure(const struct open *x, const struct open *y)
{
	bool half[2] = { x->n == 0 && x->value != floor(x->value), y->n == 0 && y->value != floor(y->value) };

	return half[0] != half[1] && (x->value > FAR * y->value || y->value > FAR * x->value);
}

static bool
types_fit(const struct comparing *c, const struct open *x, const struct open *y)
{
	const struct figure *a, *b;

	if (x->part != y->part && x->type == y->type)
		return false;
	if (x->part && y->part && (x->n == 4) != (y->n == 4)) /* a year, a day */
		return false;
	if (other_measure(x, y))
		return false;
	if (x->part || y->part)
		return x->type == y->type || x->type == OPEN_PLAIN || y->type == OPEN_PLAIN || x->type == MENTION_NUMBER ||
		       y->type == MENTION_NUMBER;
	if (x->year && y->year)
		return true;
	if (x->type != y->type) /* of a date, a number may be the day: a part */
		return x->type != MENTION_DATE && y->type != MENTION_DATE &&
		       (x->type == OPEN_PLAIN || y->type == OPEN_PLAIN || x->type == MENTION_NUMBER ||
			y->type == MENTION_NUMBER);
	if (x->type == OPEN_PLAIN)
		return true;
	a = facts_figure(c, &c->facts[0][x->fact]);
	b = facts_figure(c, &c->facts[1][y->fact]);
	if (x->type == MENTION_DATE) /* "mercredi", "hier" and "4. Juni" may be reckoned from different days */
		return facts_as_fine(a, b) && (x->n > 0) == (y->n > 0) && a->about == b->about;
	return facts_units_fit(a, b) || facts_same_value(a, b); /* of another currency only what is else the same */
}

/* One digit off, or of another scale. */
static bool
nearly_same(const struct open *x, const struct open *y)
{
	return one_digit_off(x->digits, y->digits, x->n) ||
	       (x->scaled && y->scaled && memcmp(x->digits, y->digits, x->n) == 0);
}

/* Of day, month and year two are the same. */
static bool
dates_alike(const struct comparing *c, const struct open *x, const struct open *y)
{
	const struct date a = facts_figure(c, &c->facts[0][x->fact])->from;
	const struct date b = facts_figure(c, &c->facts[1][y->fact])->from;

	return (a.year == b.year) + (a.month == b.month) + (a.day == b.day) == 2;
}

/* Nats for one being the other, told otherwise; below FLOOR if it cannot be. */
static float
likeness(struct comparing *c, uint32_t bead, const struct open *x, const struct open *y)
{
	float nats;

	if (!types_fit(c, x, y))
		return NEVER;
	nats = facts_beside(c, bead, &x->place, &y->place);
	if (x->part || y->part)
		nats += x->near && y->near ? PARTS : x->part && y->part ? 0 : PART;
	else if (x->type == y->type || (x->year && y->year))
		nats += SAME_TYPE;
	if (x->type == MENTION_DATE && y->type == MENTION_DATE && !x->part && !y->part)
		nats += x->n == 0 ? DAY : dates_alike(c, x, y) ? DIGIT_OFF : 0;
	else if (x->n > 0 && x->n == y->n)
		nats += nearly_same(x, y) ? DIGIT_OFF : AS_LONG;
	else if (x->n == 0 && y->n == 0)
		nats += WORDS;
	else if (x->n == 0 || y->n == 0)
		nats += MIXED;
	if (x->value > 0 && y->value > 0)
		nats += RATIO * fabsf(logf((float)(x->value / y->value)));
	if ((x->n == 0 && facts_linked_else(c, bead, 0, &x->place, &y->place)) ||
	    (y->n == 0 && facts_linked_else(c, bead, 1, &y->place, &x->place)))
		nats += LINKED_ELSE;
	nats += x->elsewhere && y->elsewhere ? BOTH_ELSEWHERE : x->elsewhere || y->elsewhere ? ELSEWHERE : 0;
	nats += (x->repeated ? REPEATED : 0) + (y->repeated ? REPEATED : 0);
	return nats;
}

static void
tell(struct comparing *c, uint32_t bead, const struct open *const x[2])
{
	struct difference d = { .kind = DIFF_NUMBER, .status = DIFF_CONFLICT, .bead = bead };
	int side;

	for (side = 0; side < 2; side++) {
		d.start[side] = x[side]->place.start;
		d.end[side] = x[side]->place.end;
		d.text[side] = str_sub(c->corpus->articles[c->article[side]]->text, d.start[side], d.end[side]);
		if (x[side]->fact != FACT_NONE) {
			c->facts[side][x[side]->fact].told = !c->facts[side][x[side]->fact].near;
			if (d.kind == DIFF_NUMBER)
				d.kind = (uint8_t)facts_kind(&c->facts[side][x[side]->fact]);
		}
	}
	vec_add(&c->found, d);
}

/* A date as a whole, and its day: one thing. */
static bool
is_of(const struct open *x, const struct open *y)
{
	return x == y || (x->fact != FACT_NONE && x->fact == y->fact && x->part != y->part);
}

/* Can the two be told as nothing else? */
static bool
is_lone(const struct assignment_grid *nats, const struct passage p[2], size_t i, size_t k)
{
	size_t j;

	for (j = 0; j < p[0].n; j++)
		if (!is_of(&p[0].items[j], &p[0].items[i]) && nats->gain[j][k] > NEVER / 2)
			return false;
	for (j = 0; j < p[1].n; j++)
		if (!is_of(&p[1].items[j], &p[1].items[k]) && nats->gain[i][j] > NEVER / 2)
			return false;
	return true;
}

/* How many other things are open. */
static unsigned
others(const struct passage *p, const struct open *x)
{
	unsigned n = 0;
	size_t j;

	for (j = 0; j < p->n; j++)
		n += !is_of(&p->items[j], x) && (!p->items[j].part || p->items[j].near);
	return n;
}

/* Nats by which a cell is better than BETTER less than a conflict needs. */
static void
weigh(struct comparing *c, uint32_t bead, const struct passage p[2], struct assignment_grid *g)
{
	size_t i, k;

	for (i = 0; i < p[0].n; i++)
		for (k = 0; k < p[1].n; k++)
			g->gain[i][k] = likeness(c, bead, &p[0].items[i], &p[1].items[k]);
	for (i = 0; i < p[0].n; i++)
		for (k = 0; k < p[1].n; k++)
			g->gain[i][k] += MORE * (float)(others(&p[0], &p[0].items[i]) + others(&p[1], &p[1].items[k])) +
					 (is_lone(g, p, i, k) ? LONE : 0) - FLOOR + BETTER;
}

/* Of the whole and a part of one date only one is told: is the other one's cell the better one? */
static bool
told_better(const struct assignment_grid *g, const struct passage p[2], const size_t *to, size_t i)
{
	size_t j;

	for (j = 0; j < p[0].n; j++)
		if (j != i && to[j] != ASSIGNMENT_ALONE &&
		    (is_of(&p[0].items[j], &p[0].items[i]) || is_of(&p[1].items[to[j]], &p[1].items[to[i]])) &&
		    g->gain[j][to[j]] > g->gain[i][to[i]])
			return true;
	return false;
}

/* The best assignment, and of it what is no conflict only at a loss. */
static void
compare(struct comparing *c, uint32_t bead, const struct passage p[2], struct assignment_grid *g)
{
	size_t to[OPEN_MOST], without[OPEN_MOST], i;
	float all;

	weigh(c, bead, p, g);
	all = assignment_best(g, p[0].n, p[1].n, to);
	for (i = 0; i < p[0].n; i++) {
		float gain, *cell = to[i] == ASSIGNMENT_ALONE ? NULL : &g->gain[i][to[i]];

		if (cell == NULL || *cell <= BETTER || told_better(g, p, to, i))
			continue;
		gain = *cell;
		*cell = 0;
		if (all - assignment_best(g, p[0].n, p[1].n, without) >= BETTER)
			tell(c, bead, (const struct open *const[2]){ &p[0].items[i], &p[1].items[to[i]] });
		*cell = gain;
	}
}

static void
compare_bead(struct comparing *c, uint32_t bead, struct passage p[2], struct assignment_grid *g)
{
	facts_open(c, bead, p);
	if (p[0].n > 0 && p[1].n > 0)
		compare(c, bead, p, g);
}

void
facts_conflicts(struct comparing *c)
{
	struct passage *p = mem_zalloc(2, sizeof *p);
	struct assignment_grid *g = mem_alloc(sizeof *g);
	uint32_t i;

	compare_bead(c, UINT32_MAX, p, g);
	for (i = 0; i < c->alignment->nbeads; i++)
		if (c->alignment->beads[i].n[0] > 0 && c->alignment->beads[i].n[1] > 0 && facts_sure_bead(c, i))
			compare_bead(c, i, p, g);
	vec_release(&p[0].seen);
	vec_release(&p[1].seen);
	free(g);
	free(p);
}
