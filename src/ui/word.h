#ifndef UI_WORD_H
#define UI_WORD_H

#include "ui/state.h"

/* The word cursor: a word of the current passage, and what it stands against in the other version. */

/* To the ${by}th next word: through the left sentence, then the right one, then the passages that follow. The first step
 * goes to the hit or the chosen name of the passage, else to its first word. */
void word_move(struct view *v, int64_t by);
void word_across(struct view *v); /* to its first counterpart */
/* To the word below the pointer, of the current passage; nothing where there is none. */
void word_click(struct view *v, int row, int col);
void word_leave(struct view *v);
bool word_leave_if(struct view *v); /* leave; false: there was no word cursor */
/* The passage, the layout or the model is another one: align its words, and keep the cursor in it and on the screen. */
void word_settle(struct view *v);

/* The places of a side's words that are shown: the word itself, or its counterparts. Returns how many; into ${style},
 * what they are. Borrowed. */
uint32_t word_places(const struct view *v, int side, const struct word_place **places, enum style *style);
/* Where the cursor stands; false: nowhere. */
bool word_at(const struct view *v, int *side, uint32_t *start, uint32_t *end);
/* A search for the word under the cursor; false: there is none. */
bool word_query(const struct view *v, struct buf *out);
/* "Chips → puces"; nothing where there is no cursor. */
void word_say(const struct view *v, struct buf *out);

#endif
