#ifndef APP_OPTIONS_H
#define APP_OPTIONS_H

#include <stdbool.h>
#include <stdio.h>

#include "base/err.h"
#include "corpus/corpus.h"

/* What the command line asks for. Strings are borrowed from argv or from the configuration. */
struct options {
	const char *print; /* NULL: open the explorer */
	const char *format;
	const char *query;
	const char *languages; /* "fr,de"; sides below is what it means */
	struct sides sides;
	const char *as;
	lang_id assume;
	bool pair;
	bool lines;
	const char *threads_text;
	unsigned threads; /* 0: all processors */
	const char *import; /* corrections of names to be added; NULL */
	bool restricted;
	const char *config; /* NULL: the usual place */
	bool no_config;
	const char *theme;
	bool ascii, no_mouse;
	bool help, version;
	char *const *paths; /* [npaths] */
	size_t npaths;
};

/* One row of the table: --help, getopt_long and the check of the man page read it. */
struct option_row {
	char letter; /* 0: none */
	const char *name;
	const char *arg;  /* NULL: takes none */
	const char *help; /* to be translated */
	size_t offset;    /* of a const char * or, without arg, a bool in struct options */
	int (*set)(struct options *o, const char *arg, struct err *err); /* NULL: store at offset */
};

const struct option_row *options_row(size_t i); /* NULL behind the last */

/* options_parse(argc, argv, out, err): Read the command line; argv is reordered, options first.
 * Errors: -1 and a message for the person who typed it. */
int options_parse(int argc, char **argv, struct options *out, struct err *err);

/* Set an option by name, as the configuration does: only where the command line has not. */
int options_set_sides(struct options *o, const char *text, struct err *err);
int options_set_threads(struct options *o, const char *text, struct err *err);

void options_help(FILE *out);

#endif
