#ifndef ALIGN_PAIR_H
#define ALIGN_PAIR_H

#include "align/pairing.h"
#include "align/story.h"

/* What is known of two articles that tell one story. */
struct pair_input {
	const struct corpus *corpus;
	const struct index *index;
	const struct entities *entities;
	const struct profiles *profiles;
};
struct kinship;

/**
 * pair_describe(in, kinship, pairing):
 * The pair with its evidence and its kind; of no story yet. A translation tells most of what the other tells,
 * sentence by sentence (kinship.h); articles written independently share some sentences at most.
 */
struct pair pair_describe(const struct pair_input *in, struct kinship *kinship, const struct pairing *x);

/* Figures that both articles tell, each value once: dates, and the others. Of a vast article the first thousands. */
void pair_figures(const struct entities *es, const uint32_t article[2], uint32_t *figures, uint32_t *dates);
/* Days between their dates; INT32_MAX if one is unknown. */
int32_t pair_days(const struct corpus *c, const uint32_t article[2]);

#endif
