#ifndef UI_CORRECT_H
#define UI_CORRECT_H

#include "align/edit.h"
#include "ui/state.h"

/* What the reader corrects: which sentences answer which, and which articles are one story. */

/* Edit the current row of sentences; ${number}: 1 the left side, else the right one, where an edit is of one. */
void correct_bead(struct view *v, enum bead_edit what, uint32_t number);
void correct_doubtful(struct view *v); /* to the next row that should be looked at */
void correct_together(struct view *v); /* this story and the one that is marked are one */
void correct_apart(struct view *v);    /* the two articles are no story */
void correct_why(struct view *v);      /* say what speaks for these two, or for this one and the marked one */

/* Put back what a deed of corrections says: ${text} is of corrections_write_pair(). */
void correct_restore(struct view *v, const uint32_t article[2], struct str text);

#endif
