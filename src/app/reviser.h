#ifndef APP_REVISER_H
#define APP_REVISER_H

#include "app/loader.h"

/**
 * The names of a large model anew, in the background: what the reader says of names is seen when it has ended, and the
 * model can be looked at meanwhile. The model, the wisdom and the loader must stay until then.
 */
struct reviser;

/* reviser_start(m, wisdom, said, threads, loader): ${said}: revisions_read(). The loader's descriptor becomes readable
 * when it has ended. NULL: no thread can be had. */
struct reviser *reviser_start(struct model *m, const struct wisdom *w, struct str said, unsigned threads,
			      struct loader *loader);
/* What there is to be put in the place of the model (model_renamed()), the caller's; NULL: it is still at work. Then
 * reviser_free() frees the rest; the revisions live on in ${*said}, revisions_free(). */
struct renaming *reviser_take(struct reviser *r, struct revisions **said);
void reviser_free(struct reviser *r); /* waits for its end */
double reviser_left(const struct reviser *r); /* s, about */

#endif
