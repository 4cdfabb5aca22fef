#ifndef UI_COMMAND_H
#define UI_COMMAND_H

#include "ui/state.h"

/**
 * The one table of commands: it makes the dispatcher, the ? screen, the completion of the : line, and the key list
 * of the manual.
 */
struct command {
	const char *name;  /* on the : line and in the configuration ("bind KEY NAME") */
	const char *keys;  /* default keys, separated by spaces */
	unsigned where;    /* ON_LIST | … */
	const char *help;  /* N_() */
	void (*run)(struct view *v, uint32_t count); /* count: 0 when none was typed */
	bool early;        /* also before there is a model */
};

size_t command_count(void);
const struct command *command_at(size_t i);
const struct command *command_by_key(const struct view *v, struct key k);
const struct command *command_by_name(struct str name);
/* command_complete(prefix, n): The n-th command whose name starts with it; NULL when there are no more. */
const struct command *command_complete(struct str prefix, size_t n);

/* Rows of the focused pane that move by a screen. */
int command_page_rows(const struct view *v);

#endif
