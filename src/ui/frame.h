#ifndef UI_FRAME_H
#define UI_FRAME_H

#include "ui/bar.h"
#include "ui/panes.h"

/* The first line of the screen and the last one, for frame.c. */
void frame_header_draw(const struct view *v, struct grid *g);
void frame_state_draw(const struct view *v, struct grid *g, int row);
/* "17 of 230 · 12 FR 5 DE · hit 3 of 40", as one piece. */
void frame_add_search(const struct view *v, unsigned rank, struct bar *b);

#endif
