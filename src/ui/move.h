#ifndef UI_MOVE_H
#define UI_MOVE_H

#include "ui/state.h"

/* Moves in the focused pane, and jumps through stories, mentions and hits. */
void move_by(struct view *v, int64_t rows);
void move_to(struct view *v, uint32_t row); /* UINT32_MAX: the last */
void move_page(struct view *v, int64_t half_pages);
void move_story(struct view *v, int64_t by);
bool move_mention(struct view *v, int by); /* of the chosen name; 1 or -1. False: there is no more */
void move_hit(struct view *v, int64_t by); /* round and round */
void move_conflict(struct view *v);        /* next story with one */
void move_settle(struct view *v);          /* keep every cursor on the screen */

#endif
