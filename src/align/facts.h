#ifndef ALIGN_FACTS_H
#define ALIGN_FACTS_H

#include "align/difference.h"
#include "base/vec.h"

/* The figures and names of a pair, while it is found out what each version makes of those of the other. */
#define FACT_NONE UINT32_MAX

struct fact {
	const struct mention *mention;
	struct str text;
	const struct spelling *spelling; /* of a name, once it was asked for */
	uint32_t bead;  /* UINT32_MAX: title */
	float place;    /* 0..1: where in its sentence */
	uint32_t other; /* fact of the other side that it was compared with; FACT_NONE */
	bool near;      /* it agrees with a fact of its own bead */
	bool agrees;    /* else it is in conflict with ${other}, if there is one */
	bool told;      /* with a numeral that is no fact */
	uint32_t written; /* byte of the other article where the same letters stand, though no fact; FACT_NONE */
};

/* Which words of a bead stand for which: made when somebody asks for a bead. */
struct facts_words {
	bool made;
	uint32_t bead;
	struct word_alignment links;
};

enum { FACTS_MOST = 4000 }; /* of a side: the rest of a table of figures is not compared */

struct comparing {
	const struct corpus *corpus;
	const struct entities *entities;
	const struct word_sources *from;
	const struct alignment *alignment;
	uint32_t article[2];
	uint32_t n[2];
	struct fact *facts[2]; /* in reading order */
	VEC(struct difference) found;
	struct arena *scratch;
	struct facts_words words; /* of the bead looked at last */
};

/* facts_gather(c, side, arena): Fill facts[side], in ${arena}. */
void facts_gather(struct comparing *c, int side, struct arena *arena);

/* facts_figures, facts_names(c): Compare those of the two sides, in the same bead first, then in the whole article;
 * append what was found. Cost: product of the two sides' facts. */
void facts_figures(struct comparing *c);
void facts_names(struct comparing *c);

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

/* Figures, and numerals that are none, that are told otherwise in the same passage: conflicts, appended. */
void facts_conflicts(struct comparing *c);

/* One coin, or one that is not known: "Kronen". "Dollar" may be those of the country. */
bool facts_units_fit(const struct figure *a, const struct figure *b);
/* No range. */
bool facts_is_exact(const struct figure *f);
/* Dates that both tell the day, or the month, or only the year. */
bool facts_as_fine(const struct figure *a, const struct figure *b);
/* Bytes of a side that a bead (UINT32_MAX: the titles) has there; 0 to 0: none. */
struct word_place facts_span(const struct comparing *c, int side, uint32_t bead);
/* Do words of place ${x} of a side surely stand for some outside place ${y} of the other? "Mardi" for the first half of
 * "Dienstags-Sitzung". */
bool facts_linked_else(struct comparing *c, uint32_t bead, int side, const struct word_place *x,
		       const struct word_place *y);
/* Nats for two places of a bead being one, by the words about them. */
float facts_beside(struct comparing *c, uint32_t bead, const struct word_place *left, const struct word_place *right);

enum difference_kind facts_kind(const struct fact *figure);
/* Do the passages that they stand in surely say the same? Titles do. */
bool facts_sure_bead(const struct comparing *c, uint32_t bead);
bool facts_same_value(const struct figure *a, const struct figure *b);
/* The digits of a text; how many there are, and the first FACTS_DIGITS into ${out} unless it is NULL. */
enum { FACTS_DIGITS = 16 };
size_t facts_digits(struct str s, char *out);

/* Look for a fact's letters in the other article, where they are no fact: agreement too. */
void facts_look_written(struct comparing *c, int side, struct fact *f);
/* What a fact of ${side} turned out to be: agreement, conflict, or of one side only. */
void facts_tell(struct comparing *c, enum difference_kind kind, int side, const struct fact *f);

#endif
