#ifndef ENTITY_LINK_DECIDE_H
#define ENTITY_LINK_DECIDE_H

#include "entity/link.h"
#include "entity/link_local.h"

/**
 * link_decide(l, out, arena):
 * From what articles and stories say of their names to entities, with a view of the whole corpus: which parents are
 * believed, what a name means where its article does not say, which surnames have several bearers.
 * Owns: the arrays of ${out} live in ${arena}. Cost: O(units + nodes), one thread.
 */
void link_decide(struct linking *l, struct links *out, struct arena *arena);

#endif
