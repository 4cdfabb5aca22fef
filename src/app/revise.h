#ifndef APP_REVISE_H
#define APP_REVISE_H

#include "app/effects.h"

/* The names of the model, as the reader says they are now. */

/* revise_model(s): Show the names anew: at once, or where that would take its time, when revise_take() has them. Nothing
 * happens where none are known yet. */
void revise_model(struct session *s);
void revise_take(struct session *s);
/* revise_fresh(s, fresh): A model that the loader made: the same one, or another in its place, if the reader said more
 * since it began. */
struct model *revise_fresh(struct session *s, struct model *fresh);

#endif
