#include <math.h>

#include "align/facts.h"

/* A small number in words is easily told otherwise ("les deux", "beide"). */
enum { SMALL = 12 };
/* In one sentence, two values further apart than this are two things, not one told otherwise. */
static const double FAR = 4, FAR_ALIKE = 10;
/* Nats of a bead in which a conflict is believed: between translations, and between independent write-ups. */
static const float SURE = -4, SURE_LOOSE = 1;
/* The same of their places in the sentence, for small numbers. */
static const float APART = 0.35F;

bool
facts_sure_bead(const struct comparing *c, uint32_t bead)
{
	return bead == UINT32_MAX || c->alignment->beads[bead].score >= (c->alignment->independent ? SURE_LOOSE : SURE);
}

static bool
within(const struct figure *a, const struct figure *b, double most)
{
	double x = fabs(decimal_double(a->low)), y = fabs(decimal_double(b->low));

	return x > 0 && y > 0 && x <= most * y && y <= most * x;
}

/* ---- By their digits ---- */

bool
facts_one_digit_off(const char *a, const char *b, size_t n)
{
	size_t i, off = 0, at = 0;

	for (i = 0; i < n; i++)
		if (a[i] != b[i]) {
			if (off++ == 0)
				at = i;
		}
	return off == 1 || (off == 2 && at + 1 < n && a[at] == b[at + 1] && a[at + 1] == b[at]);
}

static bool
dates_alike(const struct figure *a, const struct figure *b)
{
	int same = (a->from.year == b->from.year) + (a->from.month == b->from.month) + (a->from.day == b->from.day);

	return same == 2 && (a->from.month > 0 || b->from.month > 0) && (a->from.day > 0) == (b->from.day > 0) &&
	       (a->from.month > 0) == (b->from.month > 0);
}

/* Is one most likely the other, written wrong? */
static bool
alike(const struct comparing *c, const struct fact *l, const struct fact *r)
{
	const struct figure *a = facts_figure(c, l), *b = facts_figure(c, r);
	enum mention_type s = l->mention->type, t = r->mention->type;
	char left[FACTS_DIGITS], right[FACTS_DIGITS];
	size_t n = facts_digits(l->text, left);

	if (n == 0 || n > FACTS_DIGITS || facts_digits(r->text, right) != n)
		return false;
	if (s == MENTION_DATE && t == MENTION_DATE && dates_alike(a, b))
		return true;
	if (!facts_one_digit_off(left, right, n))
		return false;
	if (s == MENTION_DATE || t == MENTION_DATE) /* 2006, and 3006 that is no year */
		return (n == 4 || n == 8) &&
		       (s == t ? a->from.month == 0 && b->from.month == 0 : s == MENTION_NUMBER || t == MENTION_NUMBER);
	if (n == 1 && (s != t || s == MENTION_NUMBER))
		return false;
	return (s == t || s == MENTION_NUMBER || t == MENTION_NUMBER) && within(a, b, FAR_ALIKE) &&
	       (s != t || str_eqz(str_of(a->unit), b->unit));
}

/* The one figure of the other side's bead that is like it and has not been found in this bead; FACT_NONE. */
static uint32_t
one_alike(const struct comparing *c, int side, const struct fact *f)
{
	uint32_t i, found = FACT_NONE;

	for (i = 0; i < c->n[1 - side]; i++) {
		const struct fact *g = &c->facts[1 - side][i];

		if (g->bead != f->bead || !facts_is_figure(g) || g->near)
			continue;
		if (!alike(c, side ? g : f, side ? f : g))
			continue;
		if (found != FACT_NONE)
			return FACT_NONE;
		found = i;
	}
	return found;
}

/* ---- By being alone ---- */

static bool
dates_conflict(const struct fact *l, const struct fact *r, const struct figure *a, const struct figure *b)
{
	/* "mercredi" and "4. Juni" may be reckoned from different days */
	bool left = facts_digits(l->text, NULL) > 0, right = facts_digits(r->text, NULL) > 0;

	return (a->from.day > 0) == (b->from.day > 0) && (a->from.month > 0) == (b->from.month > 0) && left == right &&
	       (left || fabsf(l->place - r->place) <= APART);
}

/* "20,000" and "20.000": one was read wrong. */
static bool
same_digits(const struct fact *l, const struct fact *r)
{
	char left[FACTS_DIGITS], right[FACTS_DIGITS];
	size_t n = facts_digits(l->text, left), i;

	if (n < 2 || n > FACTS_DIGITS || facts_digits(r->text, right) != n)
		return false;
	for (i = 0; i < n && left[i] == right[i]; i++)
		;
	return i == n;
}

/* Could one be the other, told or written wrong? */
static bool
plausible(const struct comparing *c, const struct fact *l, const struct fact *r)
{
	const struct figure *a = facts_figure(c, l), *b = facts_figure(c, r);
	enum mention_type type = l->mention->type;

	if (type == MENTION_DATE)
		return dates_conflict(l, r, a, b);
	if (type == MENTION_AMOUNT && !str_eqz(str_of(a->unit), b->unit))
		return facts_same_value(a, b); /* the other currency */
	if (type == MENTION_NUMBER && (!within(a, a, 1) || !within(b, b, 1)))
		return false;
	if (type == MENTION_NUMBER && fabsf(l->place - r->place) > APART &&
	    (decimal_cmp(a->low, decimal_of(SMALL, 0)) <= 0 || decimal_cmp(b->low, decimal_of(SMALL, 0)) <= 0))
		return false;
	if (a->low.m == b->low.m && a->low.e != b->low.e)
		return type == MENTION_AMOUNT && !same_digits(l, r); /* millions for milliards */
	return within(a, b, FAR);
}

/* The one figure of the type in the bead that agrees with nothing there; FACT_NONE if there is none, or more. */
static uint32_t
lone(const struct comparing *c, int side, uint32_t bead, uint8_t type)
{
	uint32_t i, found = FACT_NONE;

	for (i = 0; i < c->n[side]; i++) {
		const struct fact *f = &c->facts[side][i];

		if (f->bead != bead || !facts_is_figure(f) || f->mention->type != type || f->near)
			continue;
		if (found != FACT_NONE)
			return FACT_NONE;
		found = i;
	}
	return found;
}

static uint32_t
lone_counterpart(const struct comparing *c, uint32_t l)
{
	const struct fact *f = &c->facts[0][l];
	uint32_t r;

	if (lone(c, 0, f->bead, f->mention->type) != l)
		return FACT_NONE;
	r = lone(c, 1, f->bead, f->mention->type);
	return r != FACT_NONE && plausible(c, f, &c->facts[1][r]) ? r : FACT_NONE;
}

/* ---- Both ---- */

static bool
open_figure(const struct comparing *c, const struct fact *f)
{
	return facts_is_figure(f) && !f->agrees && f->other == FACT_NONE && facts_sure_bead(c, f->bead);
}

static void
oppose(struct comparing *c, uint32_t l, uint32_t r)
{
	c->facts[0][l].other = r;
	c->facts[1][r].other = l;
	c->facts[0][l].agrees = c->facts[1][r].agrees = false;
}

/* What is told nowhere, against what is like it and told elsewhere at most. */
void
facts_oppose_alike(struct comparing *c)
{
	uint32_t i, k;
	int side;

	for (side = 0; side < 2; side++)
		for (i = 0; i < c->n[side]; i++) {
			struct fact *f = &c->facts[side][i];

			k = open_figure(c, f) ? one_alike(c, side, f) : FACT_NONE;
			if (k != FACT_NONE &&
			    (c->facts[1 - side][k].other == FACT_NONE || c->facts[1 - side][k].agrees))
				oppose(c, side ? k : i, side ? i : k);
		}
}

void
facts_oppose_lone(struct comparing *c)
{
	uint32_t l, r;

	for (l = 0; l < c->n[0]; l++) {
		const struct fact *f = &c->facts[0][l];

		if (!facts_is_figure(f) || f->near || !facts_sure_bead(c, f->bead))
			continue;
		r = lone_counterpart(c, l);
		if (r != FACT_NONE && (open_figure(c, f) || open_figure(c, &c->facts[1][r])) &&
		    (f->agrees || f->other == FACT_NONE) && (c->facts[1][r].agrees || c->facts[1][r].other == FACT_NONE))
			oppose(c, l, r);
	}
}
