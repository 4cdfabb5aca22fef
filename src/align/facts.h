#ifndef ALIGN_FACTS_H
#define ALIGN_FACTS_H

#include "align/difference.h"
#include "base/vec.h"

/* The figures and names of a pair, while it is found out what each version makes of those of the other. */
#define FACT_NONE UINT32_MAX

struct fact {
	const struct mention *mention;
	struct str text;
	uint32_t bead;  /* UINT32_MAX: title */
	float place;    /* 0..1: where in its sentence */
	uint32_t other; /* fact of the other side that it was compared with; FACT_NONE */
	bool near;      /* it agrees with a fact of its own bead */
	bool agrees;    /* else it is in conflict with ${other}, if there is one */
	bool told;      /* with a numeral that is no fact */
	uint32_t written; /* byte of the other article where the same letters stand, though no fact; FACT_NONE */
};

enum { FACTS_MOST = 4000 }; /* of a side: the rest of a table of figures is not compared */

struct comparing {
	const struct corpus *corpus;
	const struct entities *entities;
	const struct alignment *alignment;
	uint32_t article[2];
	uint32_t n[2];
	struct fact *facts[2]; /* in reading order */
	VEC(struct difference) found;
};

/* facts_gather(c, side, arena): Fill facts[side], in ${arena}. */
void facts_gather(struct comparing *c, int side, struct arena *arena);

/* facts_figures, facts_names(c): Compare those of the two sides, in the same bead first, then in the whole article;
 * append what was found. Cost: product of the two sides' facts. */
void facts_figures(struct comparing *c);
void facts_names(struct comparing *c);

/* Which figures of one bead are one figure told otherwise, after agreement was looked for: by digits that are almost
 * the same; by there being no other figure of the kind. */
void facts_oppose_alike(struct comparing *c);
void facts_oppose_lone(struct comparing *c);

static inline bool
facts_is_figure(const struct fact *f)
{
	return mention_is_figure(f->mention);
}

static inline const struct figure *
facts_figure(const struct comparing *c, const struct fact *f)
{
	return &c->entities->figures[mention_figure(f->mention)];
}

/* Numerals that are no figures, and figures that nothing was found for, against each other: conflicts, appended. */
void facts_numerals(struct comparing *c);

enum difference_kind facts_kind(const struct fact *figure);
/* Do the passages that they stand in surely say the same? Titles do. */
bool facts_sure_bead(const struct comparing *c, uint32_t bead);
/* As many digits, and one of them another, or two that stand beside each other swapped. */
bool facts_one_digit_off(const char *a, const char *b, size_t n);
bool facts_same_value(const struct figure *a, const struct figure *b);
/* The digits of a text; how many there are, and the first FACTS_DIGITS into ${out} unless it is NULL. */
enum { FACTS_DIGITS = 16 };
size_t facts_digits(struct str s, char *out);

/* Look for a fact's letters in the other article, where they are no fact: agreement too. */
void facts_look_written(struct comparing *c, int side, struct fact *f);
/* What a fact of ${side} turned out to be: agreement, conflict, or of one side only. */
void facts_tell(struct comparing *c, enum difference_kind kind, int side, const struct fact *f);

#endif
