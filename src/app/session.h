#ifndef APP_SESSION_H
#define APP_SESSION_H

#include "app/config.h"
#include "app/loader.h"
#include "app/options.h"
#include "app/paths.h"

/* The explorer: a terminal, a view and a loader, and the loop between them. Returns the exit status;
 * what goes to standard error is written when the terminal is not ours (any more). */
int session_run(const struct options *o, const struct config *c, const struct paths *paths,
		const struct loader_input *input);

#endif
