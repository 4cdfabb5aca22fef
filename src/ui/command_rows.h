#ifndef UI_COMMAND_ROWS_H
#define UI_COMMAND_ROWS_H

#include "ui/command.h"
#include "ui/state.h"

/* The rows of the command table, a file for each kind: command_KIND.c. In this order they stand in the help. */
struct command_rows {
	const struct command *items; /* [n] */
	size_t n;
};

extern const struct command_rows command_move, command_find, command_show, command_work, command_program;

/* How often a command is meant: ${count}, once where none was typed. */
static inline int64_t
command_times(uint32_t count)
{
	return count ? (int64_t)count : 1;
}

/* A line is typed from now on. */
void command_type(struct view *v, enum mode mode, const char *text);
/* The name under the cursor of the sidebar becomes the chosen one where a command asks for a name; false: there is none. */
bool command_find_name(struct view *v);

#endif
