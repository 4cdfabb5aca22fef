#ifndef UI_CORRECT_NAMES_H
#define UI_CORRECT_NAMES_H

#include "ui/state.h"

/* What the reader corrects of names (entity/revisions.h): of the one under the cursor of the sidebar, or on whose profile
 * he is. The program makes the names anew after each: EFFECT_REVISIONS. */

void correct_merge_names(struct view *v); /* the name and the chosen one are one */
/* On a profile the way of writing it under the cursor is another thing; else the name and the chosen one never are one. */
void correct_split_name(struct view *v);
void correct_hide_name(struct view *v);
void correct_ask_type(struct view *v); /* a line is typed, then: */
void correct_type(struct view *v, struct str typed);
void correct_ask_name(struct view *v);
void correct_name(struct view *v, struct str typed);
void correct_ask_import(struct view *v);
/* On the page of corrections: what the line says is no longer said. */
void correct_take_back(struct view *v);

/* Undo what was said, or say it again: lines that went, and lines that came. */
void correct_restore_names(struct view *v, struct str taken, struct str given);

#endif
