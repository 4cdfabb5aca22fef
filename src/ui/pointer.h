#ifndef UI_POINTER_H
#define UI_POINTER_H

#include "ui/state.h"

/* The mouse: ${k} says where. */
void pointer_click(struct view *v, struct key k);
void pointer_wheel(struct view *v, struct key k);

#endif
