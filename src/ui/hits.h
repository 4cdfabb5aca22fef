#ifndef UI_HITS_H
#define UI_HITS_H

#include "ui/state.h"

/* hits_order(v): Put the hits in order, if they are not. Cost: O(hits + stories), once for a search and a list. */
void hits_order(struct view *v);
/* The place in that order of the first hit of this story or the next that has one; of the last before it. There
 * must be a hit. */
uint32_t hits_from_here(const struct view *v, bool forward);
/* hits_go(v, place, by): Show a hit. ${by}: the step that led there; of a story that is entered by one step, its first
 * or its last hit. */
void hits_go(struct view *v, uint32_t place, int by);
/* While a search is typed: show the first hit of the current story. */
void hits_preview(struct view *v);

#endif
