#ifndef APP_EFFECTS_H
#define APP_EFFECTS_H

#include "app/loader.h"
#include "app/marks.h"
#include "app/options.h"
#include "app/reviser.h"
#include "term/term.h"
#include "ui/view.h"

/* What the explorer is made of while it runs; session.c's loop and the effects of keys share it. */
struct session {
	const struct options *o;
	const struct loader_input *input;
	struct view *view;
	struct term *term;
	struct loader *loader;
	struct model *model;       /* what the view shows; NULL until the first */
	struct loader *old_loader; /* the articles of model are its, while a newer one reads */
	struct loader *abandoned;  /* nobody waits for it, but it has not ended */
	struct reviser *reviser;   /* it makes the names of model anew; NULL: nothing is at work */
	struct marks marks;
	bool quit, idle;
	bool judged; /* what is read again is so for the reader's word on a pair: nothing to tell */
	bool shown;  /* a model with articles has been on the screen */
	bool failed; /* ${failure} says why */
	struct err failure;
};

/* A loader that knows what the reader said so far; ${before} as in loader_new(). */
struct loader *effects_loader(struct session *s, const struct loader *before);

/* Do what a key asked for. Failures become messages of the view. */
void effects_run(struct session *s, const struct effect *e);

#endif
