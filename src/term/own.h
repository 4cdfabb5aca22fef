#ifndef TERM_OWN_H
#define TERM_OWN_H

#include <stdio.h>

#include "term/term.h"

/* What a terminal is made of. Only the files of this room look inside. */
struct term {
	struct term_options options;
	void *screen;       /* SCREEN of ncurses */
	FILE *in, *out;
	int rows, cols;
	struct cell *shown; /* [rows][cols], what the terminal shows */
	bool all;           /* send everything next time */
	short pairs[STYLES];
	int signals;        /* read end of the pipe that the handlers write to; -1: none */
};

void term_measure(struct term *t); /* the size of the window, and everything is sent anew */
void term_pairs(struct term *t); /* show.c: colours for the styles, as far as the terminal has them */

/* signals.c */
void term_signals_before(void); /* remember the terminal's settings before ncurses changes them */
void term_signals_take(struct term *t);
void term_signals_give(struct term *t);
void term_signals_arm(const struct term *t, bool ours); /* is the screen ours, to be restored when we die? */
void term_signals_stop(void);                            /* stop the whole job as the terminal's suspend key does */
void term_signals_die(int number);

#endif
