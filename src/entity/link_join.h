#ifndef ENTITY_LINK_JOIN_H
#define ENTITY_LINK_JOIN_H

#include "base/vec.h"
#include "entity/link_local.h"

/* Two nodes that are one name in the two versions of a story. */
struct link_join {
	uint32_t a, b;
	uint32_t group;
	bool everywhere; /* link_join_weigh: not only in this story */
	bool b_follows;  /* b is to be taken for a, not a for b */
};
typedef VEC(struct link_join) link_joins;

/**
 * link_join_groups(l, first, last, out):
 * What the two versions of the stories [first, last) say: of the names that one language has and the other has not,
 * those of which there is one on each side that
 *  - sounds the same ("Zelensky", "Selenskyj"; link_words.h), or is spelt nearly the same ("Juncker", "Junker"),
 *  - is a person with the same surname and nearly the same first name ("Josep Borrell", "Joseph Borrell"),
 *  - the gazetteer takes for one thing where both occur ("Conseil fédéral", "Bundesrat"),
 *  - has the same place or rare word in it, and another word that looks the same ("université de Lorraine",
 *    "Universität Lothringen"; "institut Weizmann"),
 *  - stands beside the same acronym in brackets, or gives it its letters,
 *  - stands in the same places, where one version translates the other (link_course.h).
 * Cost: O(units), scratch O(nodes); languages are compared where a story has two.
 */
void link_join_groups(const struct linking *l, uint32_t first, uint32_t last, link_joins *out);

/* link_join_weigh(l, joins): Decide of all joins which hold everywhere: those of nodes that are always joined so, in
 * half of their stories at least. Cost: O(units). */
void link_join_weigh(const struct linking *l, link_joins *joins);

/* link_join_here(l, j): The join in its story alone: the units of one node there get one of the other as parent. */
void link_join_here(struct linking *l, const struct link_join *j);

#endif
