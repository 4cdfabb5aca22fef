#ifndef ENTITY_FIGURE_DATE_H
#define ENTITY_FIGURE_DATE_H

#include "base/date.h"
#include "entity/figure_words.h"

/**
 * figure_date(text, p, i, reference, from, to):
 * A date that starts with piece ${i}: "31 mai 2024", "im Mai", "mercredi", "hier", "2019", "31.05.2024".
 * Returns the piece behind it, 0 if there is none. What has no year is reckoned from ${reference}; if that is
 * unknown it is no date.
 */
size_t figure_date(struct str text, const pieces *p, size_t i, struct date reference, struct date *from,
                   struct date *to);

#endif
