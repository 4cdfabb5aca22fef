#ifndef ENTITY_LINK_ALIKE_H
#define ENTITY_LINK_ALIKE_H

#include <stdbool.h>

#include "base/str.h"

/* Are two folded words spelt nearly the same? Cost: O(bytes of one × bytes of the other), of words that are compared. */
bool link_alike_words(struct str a, struct str b);
/* Have the keys of two names a word each that are, those at ${from_a} and ${from_b} apart (SIZE_MAX: none)? */
bool link_alike_names(struct str a, size_t from_a, struct str b, size_t from_b);

#endif
