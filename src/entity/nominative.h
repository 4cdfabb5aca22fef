#ifndef ENTITY_NOMINATIVE_H
#define ENTITY_NOMINATIVE_H

#include "entity/link_words.h"

/* nominative_of(w, name, out): How a name is written that stands by itself: adjectives at its start and the noun behind
 * them without the case that an article had them in ("Europäischen Gerichtshofs": "Europäischer Gerichtshof"). Appends
 * to ${out} and returns true, unless the noun is of no gender that is known, or nothing changes. */
bool nominative_of(const struct link_words *w, struct str name, struct buf *out);

#endif
