#include "align/facts.h"
#include "align/spelling.h"

static bool
is_name(const struct fact *f)
{
	return !mention_is_figure(f->mention);
}

static bool
is_person(const struct fact *f)
{
	return is_name(f) && f->mention->type == MENTION_PERSON;
}

static void
match(struct comparing *c, uint32_t l, uint32_t r, bool agrees)
{
	c->facts[0][l].other = r;
	c->facts[1][r].other = l;
	c->facts[0][l].agrees = c->facts[1][r].agrees = agrees;
}

static enum spelling_relation
spelled(const struct comparing *c, struct fact *l, struct fact *r)
{
	if (l->spelling == NULL)
		l->spelling = spelling_of(l->text, c->scratch);
	if (r->spelling == NULL)
		r->spelling = spelling_of(r->text, c->scratch);
	return spelling_relation(l->spelling, r->spelling);
}

/* Persons whose names are written almost the same in one passage, even if they were taken for one entity. */
static void
find_conflicts(struct comparing *c)
{
	uint32_t l, r;

	for (l = 0; l < c->n[0]; l++) {
		struct fact *left = &c->facts[0][l];

		for (r = 0; r < c->n[1] && is_person(left) && left->other == FACT_NONE; r++) {
			struct fact *right = &c->facts[1][r];

			if (right->bead == left->bead && is_person(right) && right->other == FACT_NONE &&
			    spelled(c, left, right) == SPELLING_LIKE)
				match(c, l, r, false);
		}
	}
}

static bool
same(const struct comparing *c, struct fact *l, struct fact *r)
{
	return mention_entity(l->mention) == mention_entity(r->mention) ||
	       (l->bead == r->bead && spelled(c, l, r) == SPELLING_SAME);
}

/* The same entity: in the bead, else anywhere. */
static void
find_agreement(struct comparing *c, int side, bool near)
{
	uint32_t i, k;

	for (i = 0; i < c->n[side]; i++) {
		struct fact *f = &c->facts[side][i];

		for (k = 0; k < c->n[1 - side] && is_name(f) && f->other == FACT_NONE; k++) {
			struct fact *g = &c->facts[1 - side][k];

			if (!is_name(g) || (near && g->bead != f->bead) || !same(c, f, g))
				continue;
			f->other = k;
			f->agrees = true;
			if (g->other == FACT_NONE) {
				g->other = i;
				g->agrees = true;
			}
		}
	}
}

/* An entity is told once, by its first mention; and a spelling in conflict. */
static bool
told(const struct comparing *c, int side, uint32_t i)
{
	const struct fact *f = &c->facts[side][i];

	bool conflict = f->other != FACT_NONE && !f->agrees;

	while (i-- > 0) {
		const struct fact *g = &c->facts[side][i];

		if (!is_name(g) || (g->other != FACT_NONE && !g->agrees) != conflict)
			continue;
		if (conflict ? str_eq(f->text, g->text) : mention_entity(g->mention) == mention_entity(f->mention))
			return true;
	}
	return false;
}

static void
tell(struct comparing *c, int side)
{
	uint32_t i;

	for (i = 0; i < c->n[side]; i++) {
		struct fact *f = &c->facts[side][i];

		if (!is_name(f) || (side == 1 && f->other != FACT_NONE) || told(c, side, i))
			continue;
		if (f->other == FACT_NONE)
			facts_look_written(c, side, f);
		facts_tell(c, DIFF_NAME, side, f);
	}
}

void
facts_names(struct comparing *c)
{
	find_conflicts(c);
	find_agreement(c, 0, true);
	find_agreement(c, 1, true);
	find_agreement(c, 0, false);
	find_agreement(c, 1, false);
	tell(c, 0);
	tell(c, 1);
}
