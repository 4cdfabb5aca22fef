#include "align/facts.h"
#include "align/spelling.h"

/* Nats that two persons stand where the same is said: one was put for the other. */
static const float REPLACED = 0.5F;

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
			f->near |= near;
			g->near |= near;
			if (g->other == FACT_NONE) {
				g->other = i;
				g->agrees = true;
			}
		}
	}
}

/* The one person of two words and more in a bead of a side that the other side has nowhere; FACT_NONE: none, or more. */
static uint32_t
lone_person(struct comparing *c, int side, uint32_t bead)
{
	uint32_t i, found = FACT_NONE;

	for (i = 0; i < c->n[side]; i++) {
		struct fact *f = &c->facts[side][i];

		if (f->bead != bead || !is_person(f) || f->other != FACT_NONE || str_chr(f->text, ' ', 0) == SIZE_MAX)
			continue;
		facts_look_written(c, side, f);
		if (f->written != FACT_NONE)
			continue;
		if (found != FACT_NONE)
			return FACT_NONE;
		found = i;
	}
	return found;
}

/* "Herbert Maurer" and "Herbert Lang", of which at least one is told nowhere else. */
static void
find_namesakes(struct comparing *c)
{
	uint32_t l, r;

	for (l = 0; l < c->n[0]; l++) {
		struct fact *f = &c->facts[0][l];

		for (r = 0; r < c->n[1] && is_person(f) && !f->near && facts_sure_bead(c, f->bead); r++) {
			struct fact *g = &c->facts[1][r];

			if (g->bead != f->bead || !is_person(g) || g->near ||
			    (f->other != FACT_NONE && g->other != FACT_NONE))
				continue;
			spelled(c, f, g);
			if (!spelling_first_same(f->spelling, g->spelling) ||
			    spelling_surnames(f->spelling, g->spelling) != SPELLING_UNLIKE)
				continue;
			match(c, l, r, false);
			f->near = g->near = true;
		}
	}
}

/* One with another title, or another person altogether where the same is said. */
static void
find_replaced(struct comparing *c)
{
	uint32_t l, r;

	for (l = 0; l < c->n[0]; l++) {
		struct fact *f = &c->facts[0][l], *g;
		enum spelling_relation surnames;

		if (!is_person(f) || f->other != FACT_NONE || !facts_sure_bead(c, f->bead) ||
		    lone_person(c, 0, f->bead) != l || (r = lone_person(c, 1, f->bead)) == FACT_NONE)
			continue;
		g = &c->facts[1][r];
		spelled(c, f, g);
		surnames = spelling_surnames(f->spelling, g->spelling);
		if (surnames == SPELLING_SAME ||
		    (surnames == SPELLING_UNLIKE &&
		     facts_beside(c, f->bead, &(struct word_place){ f->mention->start, f->mention->end },
				  &(struct word_place){ g->mention->start, g->mention->end }) >= REPLACED))
			match(c, l, r, surnames == SPELLING_SAME);
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
	find_namesakes(c);
	find_replaced(c);
	tell(c, 0);
	tell(c, 1);
}
