#ifndef UI_TYPING_H
#define UI_TYPING_H

#include "ui/state.h"

/* A key while a line is typed (v->mode): searches, commands, names, what is exported. */
void typing_step(struct view *v, struct key k);

#endif
