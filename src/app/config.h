#ifndef APP_CONFIG_H
#define APP_CONFIG_H

#include "base/arena.h"
#include "base/err.h"
#include "base/vec.h"

/**
 * The configuration: a text file of lines `name value`; # begins a comment line. Where: --config=FILE, else
 * $XDG_CONFIG_HOME/visavis/config, else ~/.config/visavis/config; a missing usual file is no error.
 */
struct config_line {
	struct str name, value;
	unsigned line; /* from 1 */
};

struct config {
	VEC(struct config_line) lines;
	const char *path; /* NULL: none was read */
	struct arena arena;
};

int config_load(struct config *c, const char *file, struct err *err);
void config_release(struct config *c);
/* The last value of that name, NUL-terminated; NULL if there is none. */
const char *config_get(const struct config *c, const char *name);
/* Is the value of that name "yes", "on", "true" or "1"? */
bool config_on(const struct config *c, const char *name);
/* Is it the program's own (corpus, theme, …), and not for the view? */
bool config_own(struct str name);

/* config_folder(variable, fallback, out, size): "$XDG_…/visavis", else "$HOME/${fallback}/visavis"; -1 if neither
 * is known or it does not fit. */
int config_folder(const char *variable, const char *fallback, char *out, size_t size);

#endif
