#include "app/config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/disk.h"
#include "base/buf.h"
#include "base/intl.h"

#define CONFIG_MAX (1u << 20)
#define PATH_SIZE 4096

/* Names that app/ reads itself; every other one is the view's (bind, color, …). */
static const char *const own_names[] = { "corpus", "languages", "threads",         "theme",     "ascii",
					 "mouse",  "as",        "assume-language", "restricted" };

bool
config_own(struct str name)
{
	for (size_t i = 0; i < sizeof own_names / sizeof *own_names; i++) {
		if (str_eqz(name, own_names[i]))
			return true;
	}
	return false;
}

int
config_folder(const char *variable, const char *fallback, char *out, size_t size)
{
	const char *xdg = getenv(variable), *home = getenv("HOME");
	int n;
	if (xdg && xdg[0] == '/')
		n = snprintf(out, size, "%s/visavis", xdg);
	else if (home && home[0] == '/')
		n = snprintf(out, size, "%s/%s/visavis", home, fallback);
	else
		return -1;
	return n > 0 && (size_t)n < size ? 0 : -1;
}

static void
parse(struct config *c, struct str text)
{
	struct str line;
	for (unsigned number = 1; str_cut(&text, '\n', &line); number++) {
		line = str_trim(line);
		if (line.n == 0 || line.p[0] == '#')
			continue;
		size_t end = 0;
		while (end < line.n && line.p[end] != ' ' && line.p[end] != '\t')
			end++;
		struct config_line row = { .line = number };
		row.name = arena_str(&c->arena, str_sub(line, 0, end));
		row.value = arena_str(&c->arena, str_trim(str_sub(line, end, line.n)));
		vec_add(&c->lines, row);
	}
}

int
config_load(struct config *c, const char *file, struct err *err)
{
	char path[PATH_SIZE];
	struct buf text = { 0 };
	*c = (struct config){ 0 };
	if (!file) {
		char folder[PATH_SIZE - 8];
		if (config_folder("XDG_CONFIG_HOME", ".config", folder, sizeof folder))
			return 0;
		snprintf(path, sizeof path, "%s/config", folder);
	}
	if (disk_read(file ? file : path, CONFIG_MAX, &text, err)) {
		buf_release(&text);
		return !file && (errno == ENOENT || errno == ENOTDIR) ? 0 : -1;
	}
	c->path = arena_strz(&c->arena, str_of(file ? file : path));
	parse(c, buf_str(&text));
	buf_release(&text);
	return 0;
}

void
config_release(struct config *c)
{
	vec_release(&c->lines);
	arena_release(&c->arena);
}

const char *
config_get(const struct config *c, const char *name)
{
	const char *value = NULL;
	for (size_t i = 0; i < c->lines.n; i++) {
		if (str_eqz(c->lines.items[i].name, name))
			value = c->lines.items[i].value.p;
	}
	return value;
}

bool
config_on(const struct config *c, const char *name)
{
	const char *value = config_get(c, name);
	return value &&
	       (!strcmp(value, "yes") || !strcmp(value, "on") || !strcmp(value, "true") || !strcmp(value, "1"));
}
