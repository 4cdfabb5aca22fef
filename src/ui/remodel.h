#ifndef UI_REMODEL_H
#define UI_REMODEL_H

#include "ui/state.h"

/* remodel(v, m): A new model takes the old one's place: story, place in the text, names, filters, marks and the open
 * page are found again in it, whatever their numbers now are. Both models must be there during the call. */
void remodel(struct view *v, const struct model *m);
/* Which articles of the model are marked, from the keys that are kept. */
void remodel_marks(struct view *v);

#endif
