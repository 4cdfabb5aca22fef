#ifndef ENTITY_LINK_COURSE_H
#define ENTITY_LINK_COURSE_H

#include "entity/link_join.h"

enum { LINK_JOINED = 1 << 30 }; /* in ${seen}: the root was joined with another one in this group */

/**
 * link_course_join(l, group, seen, out):
 * Names that stand in the same places of two versions of which one translates the other: where the names that both have
 * come one behind the other at the same distances, so does a name that only one has ("Garde hongroise") with the one that
 * the other has instead ("Ungarische Garde"). They are of one type, mentioned about equally often and in two parts
 * of the article at least, and nothing else stands in these places; persons have a word that looks alike, too.
 * ${seen} [nnodes]: of roots, the languages of the group that have it, as bits, and LINK_JOINED; which are lone.
 * Cost: O(names × log(names)) of groups of a few articles, nothing for others.
 */
void link_course_join(const struct linking *l, uint32_t group, const uint32_t *seen, link_joins *out);

#endif
