#ifndef ENTITY_FIGURE_DATE_H
#define ENTITY_FIGURE_DATE_H

#include "base/date.h"
#include "entity/figure_pieces.h"

/* Where dates are looked for. ${reference}: the article's date, from which "mercredi" is reckoned; may be unknown. */
struct dating {
	const struct figure_words *words;
	struct str text;
	const pieces *p;
	struct date reference;
};

/**
 * figure_date(d, i, from, to):
 * A date or a range of dates that starts with piece ${i}: "31 mai 2024", "im Mai", "mercredi", "hier", "2019",
 * "31.05.2024", "12 au 14 mai". Returns the piece behind it, 0 if there is none. ${from} unknown with pieces: it is a
 * date and no number, but there is nothing to reckon it from.
 */
size_t figure_date(const struct dating *d, size_t i, struct date *from, struct date *to);

#endif
