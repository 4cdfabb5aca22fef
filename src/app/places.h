#ifndef APP_PLACES_H
#define APP_PLACES_H

#include "app/config.h"
#include "read/read.h"

/**
 * What the configuration says of how files are read, by folder: lines `as READER PATH` and `assume-language CODE PATH`
 * hold for a file or all that is in a folder. A later line wins; the command line over all. ~ and $HOME are the same.
 * Frozen; any number of threads.
 */
struct place_rule {
	struct str path;          /* as realpath() has it */
	struct read_options read; /* one of its fields */
};

struct places {
	VEC(struct place_rule) rules;
	struct arena arena;
};

/* places_load(p, c, err): Errors: -1 with the line that cannot be read. Owns: places_release, also then. */
int places_load(struct places *p, const struct config *c, struct err *err);
void places_release(struct places *p);

/* places_read(p, path, given): How the file ${path} is read, where ${given} does not say. ${p} may be NULL. Cost: without
 * rules none, else a realpath(). */
struct read_options places_read(const struct places *p, struct str path, const struct read_options *given);

#endif
