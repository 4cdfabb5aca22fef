#ifndef ENTITY_FIGURES_H
#define ENTITY_FIGURES_H

#include "base/vec.h"
#include "entity/entity.h"
#include "entity/figure_tokens.h"

/* One figure found in one text; entity.c makes mentions of them, the tests call it directly. */
struct found_figure {
	uint32_t start, end; /* bytes */
	uint8_t type;        /* MENTION_AMOUNT … MENTION_PERCENT */
	struct figure figure;
};
typedef VEC(struct found_figure) found_figures;

/**
 * figures_find(knowledge, lang, text, reference, out):
 * Append the amounts, dates, numbers and percentages of ${text} in order, not overlapping. ${reference}: the
 * article's date, from which "mercredi", "im Mai" are reckoned; unknown: such expressions give no date.
 */
void figures_find(const struct knowledge *k, lang_id lang, struct str text, struct date reference, found_figures *out);
/* The same where all words of ${text} are known, and what figure_words_may() says of them. */
void figures_find_among(const struct knowledge *k, lang_id lang, struct str text, const struct figure_found *found,
			struct date reference, found_figures *out);

#endif
