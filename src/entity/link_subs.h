#ifndef ENTITY_LINK_SUBS_H
#define ENTITY_LINK_SUBS_H

#include "entity/link_table.h"

/**
 * link_subs_make(t, k, threads):
 * Which shorter names, initials and acronyms each node may stand behind: t->subs and t->first_sub, in the table's arena.
 * The nodes and keys of ${t} are there. Cost: O(nodes); the same for any number of threads.
 */
void link_subs_make(struct link_table *t, const struct knowledge *k, unsigned threads);

#endif
