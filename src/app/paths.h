#ifndef APP_PATHS_H
#define APP_PATHS_H

#include "app/config.h"
#include "app/options.h"
#include "base/vec.h"

/**
 * Which corpus: the arguments ("-": a list of paths on standard input, a line or a NUL-ended string each), else
 * $VISAVIS_CORPUS, else the configuration's, else the installed sample.
 */
struct paths {
	VEC(char *) items;    /* in the arena, for marks and messages */
	VEC(struct str) strs; /* the same, as slices with a NUL behind */
	const char *name;     /* "seeds", "sample", "seeds + 2" */
	bool from_stdin;
	struct arena arena;
};

int paths_resolve(struct paths *p, const struct options *o, const struct config *c, struct err *err);
void paths_release(struct paths *p);

#endif
