/*
 * What the manual must list, from the tables of the program; tests/print/man.sh compares.
 *     make-man options|whats|formats|readers|themes    a line each
 *     make-man keys                                    the section KEYS of man/visavis.1
 */
#include <stdio.h>
#include <string.h>

#include "app/options.h"
#include "read/read.h"
#include "report/print.h"
#include "ui/command.h"
#include "ui/theme.h"

static int
list_options(void)
{
	const struct option_row *row;
	for (size_t i = 0; (row = options_row(i)); i++)
		printf("--%s%s%s\n", row->name, row->arg ? "=" : "", row->arg ? row->arg : "");
	return 0;
}

static int
list(const char *(*name)(size_t))
{
	for (size_t i = 0; name(i); i++)
		puts(name(i));
	return 0;
}

/* Roff: a backslash is an escape, and so is a point or quote at the beginning of a line. */
static void
put_escaped(const char *z)
{
	for (; *z; z++) {
		if (*z == '\\')
			fputs("\\e", stdout);
		else if (*z == '-')
			fputs("\\-", stdout);
		else
			putchar(*z);
	}
}

static int
list_keys(void)
{
	for (size_t i = 0; i < command_count(); i++) {
		const struct command *c = command_at(i);
		fputs(".TP 26\n\\fB", stdout);
		put_escaped(c->keys);
		printf("%s\\fR(\\fI", c->keys[0] ? " " : "");
		put_escaped(c->name);
		fputs("\\fR)\n\\&", stdout);
		put_escaped(c->help);
		putchar('\n');
	}
	return 0;
}

int
main(int argc, char **argv)
{
	const char *what = argc == 2 ? argv[1] : "";
	if (strcmp(what, "options") == 0)
		return list_options();
	if (strcmp(what, "whats") == 0)
		return list(print_what);
	if (strcmp(what, "formats") == 0)
		return list(print_format);
	if (strcmp(what, "readers") == 0)
		return list(readers_name);
	if (strcmp(what, "themes") == 0)
		return list(theme_name);
	if (strcmp(what, "keys") == 0)
		return list_keys();
	fputs("make-man options|whats|formats|readers|themes|keys\n", stderr);
	return 2;
}
