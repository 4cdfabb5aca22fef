#ifndef UI_EDIT_H
#define UI_EDIT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/vec.h"
#include "ui/key.h"

/* One line that is being typed, with a history. Positions are bytes, always between code points. */
struct edit {
	struct buf text;
	size_t cursor;
	VEC(char *) history; /* oldest first; owned */
	size_t recalled;     /* place in the history; history.n: the new line */
};

enum edit_result { EDIT_IGNORED, EDIT_MOVED, EDIT_CHANGED, EDIT_DONE, EDIT_CANCELLED };

void edit_start(struct edit *e, struct str text);
enum edit_result edit_key(struct edit *e, struct key k);
void edit_remember(struct edit *e); /* the text becomes the newest of the history */
void edit_release(struct edit *e);

#endif
