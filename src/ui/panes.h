#ifndef UI_PANES_H
#define UI_PANES_H

#include "ui/state.h"

/* What paints each pane. Pure: they read the view and write cells. */
void pane_list_draw(const struct view *v, struct grid *g);
void pane_text_draw(const struct view *v, struct grid *g);
void pane_names_draw(const struct view *v, struct grid *g);
void pane_page_draw(const struct view *v, struct grid *g);
void frame_draw(const struct view *v, struct grid *g); /* header, borders, status */

/* A sign of the interface, or its ASCII stand-in. */
const char *frame_sign(const struct view *v, const char *sign, const char *ascii);
/* What the reader said of a segment of the current pair. */
enum bead_by frame_bead_by(const struct view *v, uint32_t segment);
/* " · " between what stands in one line. */
const char *frame_dot(const struct view *v);
/* "31 May", "31 May 2024" in the interface's language; nothing for an unknown date. */
void frame_date(struct date d, bool year, struct buf *out);
/* The name of a side's language in the interface's, "French"; ${room} false: its code. */
struct str frame_language(const struct view *v, int side, bool room);
/* A figure in few characters, the same for both languages: "400 M USD", "2.5 %", "31 May 2024"; figure_label.c. */
void figure_label(const struct view *v, const struct figure *f, uint8_t type, struct buf *out);

#endif
