#include <math.h>
#include <string.h>

#include "align/facts.h"

static const double ROUGHLY = 1.25;

enum difference_kind
facts_kind(const struct fact *f)
{
	static const uint8_t kinds[MENTION_TYPES] = { [MENTION_AMOUNT] = DIFF_AMOUNT,
						      [MENTION_DATE] = DIFF_DATE,
						      [MENTION_NUMBER] = DIFF_NUMBER,
						      [MENTION_PERCENT] = DIFF_PERCENT };

	return kinds[f->mention->type];
}

/* ---- Agreement ---- */

/* "mercredi" and "Mittwoch", "2 mai" and "2. Mai" in one passage are one day, even if one was reckoned to be of another
 * week or year. */
static bool
written_alike(const struct fact *l, const struct fact *r, const struct figure *a, const struct figure *b)
{
	bool left = facts_digits(l->text, NULL) > 0, right = facts_digits(r->text, NULL) > 0;

	if (date_cmp(a->from, a->to) != 0 || date_cmp(b->from, b->to) != 0)
		return false;
	if (a->from.month > 0 && a->from.month == b->from.month && a->from.day == b->from.day)
		return facts_digits(l->text, NULL) < 3 || facts_digits(r->text, NULL) < 3; /* no year in one */
	return !left && !right && a->from.day > 0 && b->from.day > 0 && date_weekday(a->from) == date_weekday(b->from);
}

/* Digits of a value without the zeros at its end: 3 of 20200. */
static unsigned
significant(struct decimal d)
{
	uint64_t m = d.m < 0 ? 0 - (uint64_t)d.m : (uint64_t)d.m;
	unsigned n = 0;

	while (m > 0 && m % 10 == 0)
		m /= 10;
	for (; m > 0; m /= 10)
		n++;
	return n;
}

/* "Rund 200" may be 202, but "plus de 202" is not 200, and no "mehr als 200": who is vague is so with a rounder number
 * than who is not. */
static bool
rounding_apart(const struct figure *a, const struct figure *b)
{
	unsigned x = significant(a->low), y = significant(b->low);

	if (facts_same_value(a, b) || (a->about == FIGURE_EXACT && b->about == FIGURE_EXACT))
		return false;
	return (a->about != FIGURE_EXACT && x >= y) || (b->about != FIGURE_EXACT && y >= x);
}

bool
facts_is_exact(const struct figure *f)
{
	return decimal_cmp(f->low, f->high) == 0;
}

static bool
is_range(const struct figure *f)
{
	return !facts_is_exact(f);
}

bool
facts_units_fit(const struct figure *a, const struct figure *b)
{
	size_t n = strlen(a->unit), m = strlen(b->unit);

	return n == 0 || m == 0 || strcmp(a->unit, b->unit) == 0 ||
	       (n == 3 && m == 3 && a->unit[2] == 'D' && b->unit[2] == 'D');
}

/* Of two ranges both ends are the same, and "300 à 450 000" may be 300 000 to 450 000; a number faces a range that
 * begins or ends with it. */
static bool
ends_agree(const struct figure *a, const struct figure *b)
{
	if (!facts_units_fit(a, b))
		return false;
	if (is_range(a) && is_range(b))
		return decimal_cmp(a->high, b->high) == 0 && a->low.m == b->low.m;
	return decimal_cmp(a->low, b->low) == 0 || decimal_cmp(a->high, b->high) == 0;
}

static bool
is_year(const struct figure *date, const struct figure *number)
{
	return date->from.month == 0 && date->from.year == date->to.year &&
	       decimal_cmp(number->low, decimal_of(date->from.year, 0)) == 0;
}

/* "Le 28 janvier" is not told by "Januar" anywhere in the article. */
bool
facts_as_fine(const struct figure *a, const struct figure *b)
{
	return (a->from.day > 0) == (b->from.day > 0) && (a->from.month > 0) == (b->from.month > 0);
}

/* "Deux heures et demie" and "zweieinhalb Stunden". */
static bool
half_apart(const struct fact *l, const struct fact *r, const struct figure *a, const struct figure *b)
{
	return facts_digits(l->text, NULL) == 0 && facts_digits(r->text, NULL) == 0 &&
	       fabs(decimal_double(a->low) - decimal_double(b->low)) == 0.5;
}

/* "Une dizaine" and "ein Dutzend". */
static bool
roughly(const struct fact *l, const struct fact *r, const struct figure *a, const struct figure *b)
{
	double x = decimal_double(a->low), y = decimal_double(b->low);

	return facts_digits(l->text, NULL) == 0 && facts_digits(r->text, NULL) == 0 && a->about != FIGURE_EXACT &&
	       b->about != FIGURE_EXACT && x <= ROUGHLY * y && y <= ROUGHLY * x;
}

/* In one passage, "3 milliards" may face "3 Milliarden Dollar", and a year what was taken for a number. */
static bool
agree(const struct comparing *c, const struct fact *l, const struct fact *r, bool near)
{
	const struct figure *a = facts_figure(c, l), *b = facts_figure(c, r);
	enum mention_type s = l->mention->type, t = r->mention->type;

	if (s == t && s != MENTION_DATE && (is_range(a) || is_range(b)))
		return ends_agree(a, b);
	if (near && s == t && s == MENTION_NUMBER && (half_apart(l, r, a, b) || roughly(l, r, a, b)))
		return true;
	if (s == t && s != MENTION_DATE && rounding_apart(a, b))
		return false;
	if (!near && s == t && s == MENTION_DATE && !facts_as_fine(a, b))
		return false;
	if (near && s == t && s == MENTION_AMOUNT && facts_same_value(a, b) && facts_units_fit(a, b))
		return true;
	if (s == t)
		return figure_agrees(a, b, s) || (near && s == MENTION_DATE && written_alike(l, r, a, b));
	if (!near || (s != MENTION_NUMBER && t != MENTION_NUMBER))
		return false;
	if (s == MENTION_DATE || t == MENTION_DATE)
		return is_year(s == MENTION_DATE ? a : b, s == MENTION_DATE ? b : a);
	return facts_same_value(a, b);
}

static bool
exact(const struct comparing *c, const struct fact *l, const struct fact *r)
{
	const struct figure *a = facts_figure(c, l), *b = facts_figure(c, r);

	if (l->mention->type != r->mention->type || strcmp(a->unit, b->unit) != 0)
		return false;
	if (l->mention->type == MENTION_DATE)
		return date_cmp(a->from, b->from) == 0 && date_cmp(a->to, b->to) == 0;
	return facts_same_value(a, b);
}

static void
match(struct comparing *c, uint32_t l, uint32_t r)
{
	c->facts[0][l].other = r;
	c->facts[1][r].other = l;
	c->facts[0][l].agrees = c->facts[1][r].agrees = true;
	c->facts[0][l].near = c->facts[1][r].near = true;
}

/* One to one in the same bead: equal values first, then what agrees. */
static void
match_near(struct comparing *c, bool only_exact)
{
	uint32_t l, r;

	for (l = 0; l < c->n[0]; l++) {
		struct fact *left = &c->facts[0][l];

		for (r = 0; r < c->n[1] && facts_is_figure(left) && !left->agrees; r++) {
			struct fact *right = &c->facts[1][r];

			if (right->bead == left->bead && facts_is_figure(right) && !right->agrees &&
			    (only_exact ? exact(c, left, right) : agree(c, left, right, true)))
				match(c, l, r);
		}
	}
}

/* What is left agrees with anything in the other article that says the same. */
static void
match_far(struct comparing *c, int side)
{
	uint32_t i, k;

	for (i = 0; i < c->n[side]; i++) {
		struct fact *f = &c->facts[side][i];

		for (k = 0; k < c->n[1 - side] && facts_is_figure(f) && !f->agrees; k++) {
			struct fact *g = &c->facts[1 - side][k];

			if (!facts_is_figure(g) || !agree(c, side ? g : f, side ? f : g, false))
				continue;
			f->agrees = true;
			f->other = k;
			if (!g->agrees) {
				g->agrees = true;
				g->other = i;
			}
		}
	}
}

/* ---- Telling ---- */

/* Was the same said before in the same bead? */
static bool
repeated(const struct comparing *c, int side, uint32_t i)
{
	const struct fact *f = &c->facts[side][i];
	uint32_t k = i;

	while (k-- > 0 && c->facts[side][k].bead == f->bead)
		if (facts_is_figure(&c->facts[side][k]) && exact(c, &c->facts[side][k], f))
			return true;
	return false;
}

/* "Mercredi", where the other version has no date from which its own Wednesday could be reckoned. */
static bool
cannot_be_known(const struct comparing *c, int side, const struct fact *f)
{
	return f->mention->type == MENTION_DATE && f->other == FACT_NONE && f->written == FACT_NONE &&
	       facts_digits(f->text, NULL) < 4 && !date_known(c->corpus->articles[c->article[1 - side]]->date);
}

static void
tell(struct comparing *c, int side)
{
	uint32_t i;

	for (i = 0; i < c->n[side]; i++) {
		const struct fact *f = &c->facts[side][i];
		bool conflict = f->other != FACT_NONE && !f->agrees;

		if (!facts_is_figure(f) || f->told || (repeated(c, side, i) && !conflict) || cannot_be_known(c, side, f))
			continue;
		/* the left one has told it, unless that was told of another */
		if (side == 0 || f->other == FACT_NONE || c->facts[0][f->other].told)
			facts_tell(c, facts_kind(f), side, f);
	}
}

/* "2013", not recognised as the same on the other side, but written there. */
static void
match_written(struct comparing *c, int side)
{
	uint32_t i;

	for (i = 0; i < c->n[side]; i++) {
		struct fact *f = &c->facts[side][i];

		if (facts_is_figure(f) && f->other == FACT_NONE && f->text.n > 1 && facts_digits(f->text, NULL) > 0)
			facts_look_written(c, side, f);
	}
}

void
facts_figures(struct comparing *c)
{
	match_near(c, true);
	match_near(c, false);
	match_far(c, 0);
	match_far(c, 1);
	match_written(c, 0);
	match_written(c, 1);
	facts_conflicts(c);
	tell(c, 0);
	tell(c, 1);
}
