#ifndef UI_WHICH_H
#define UI_WHICH_H

#include "ui/state.h"

/* How a correction of names says which entity is meant: by ways of writing it. */

enum { WHICH_MOST = 60 }; /* names in a line of a correction */
typedef VEC(struct said_name) said_names;

/* Append ways of writing an entity that are its own, the chosen names first; ${most} of them. False, and a message: all
 * are those of others, too. Cost: O(entities that share a word with it). The texts are the model's. */
bool which_names(struct view *v, uint32_t entity, size_t most, said_names *out);
/* One more, if it is not there yet and there is room. */
bool which_add(said_names *out, const struct said_name *n);

#endif
