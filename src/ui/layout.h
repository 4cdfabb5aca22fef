#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H

#include "ui/state.h"

/* layout_make(v): Where each pane is. From 110 columns up list | left | right | names; narrower, the names fold, then
 * the list; a folded pane takes the whole screen while it has the focus. Below 84 columns the versions are stacked. */
void layout_make(struct view *v);
/* Columns of text in each version, without margins. 0: not shown. */
void layout_text_widths(const struct view *v, int width[2], int col[2]);

#endif
