#ifndef TERM_TERM_H
#define TERM_TERM_H

#include "base/err.h"
#include "ui/grid.h"
#include "ui/key.h"

/**
 * The terminal, by ncurses. Only changed cells are sent. Signals: SIGWINCH becomes KEY_RESIZED; SIGTSTP, SIGCONT,
 * SIGTERM, SIGHUP, SIGINT leave the terminal as it was found. No terminal queries.
 */
struct term;

struct term_options {
	const struct look *theme; /* [STYLES] */
	bool color;               /* false: NO_COLOR */
	bool mouse;
	bool ascii;
};

int term_new(struct term **out, const struct term_options *o, struct err *err);
void term_free(struct term *t); /* restores the screen */
void term_size(const struct term *t, int *rows, int *cols);
void term_show(struct term *t, const struct grid *g);
void term_redraw(struct term *t); /* send everything next time */
/* The next key, or KEY_NONE after ${milliseconds} (-1: wait). ${wake_fd} (-1: none) becoming readable also ends it. */
struct key term_key(struct term *t, int milliseconds, int wake_fd);
void term_suspend(struct term *t); /* to the shell, and back */
void term_copy(struct term *t, struct str text); /* OSC 52, bounded to 74,994 bytes of base64 */
void term_mouse(struct term *t, bool on);
/* Give the terminal to another program, and take it back. */
void term_leave(struct term *t);
void term_return(struct term *t);

#endif
