#include "app/places.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/intl.h"

/* The path that people wrote, in full; empty: there is no such file, and the line holds for none. */
static struct str
resolved(struct arena *a, struct str path)
{
	const char *home = getenv("HOME");
	struct buf b = { 0 };
	struct str out = { "", 0 };
	char *real;
	if (home && (str_eqz(path, "~") || str_startsz(path, "~/"))) {
		buf_addz(&b, home);
		path = str_sub(path, 1, path.n);
	}
	buf_adds(&b, path);
	buf_addc(&b, '\0');
	real = realpath(b.p, NULL);
	if (real)
		out = arena_str(a, str_of(real));
	free(real);
	buf_release(&b);
	return out;
}

static int
set(struct read_options *read, bool reader, struct str value, struct err *err)
{
	if (!reader) {
		read->assume = lang_find(value);
		return read->assume != LANG_UND
			       ? 0
			       : err_set(err, _("“%.*s” is no code of a language that is known"), STR_ARG(value));
	}
	for (size_t i = 0; readers_name(i) && !read->as; i++)
		if (str_eqz(value, readers_name(i)))
			read->as = readers_name(i);
	return read->as ? 0 : err_set(err, _("there is no reader “%.*s”"), STR_ARG(value));
}

int
places_load(struct places *p, const struct config *c, struct err *err)
{
	struct err why;
	*p = (struct places){ .rules = { 0 } };
	for (size_t i = 0; i < c->lines.n; i++) {
		const struct config_line *l = &c->lines.items[i];
		bool reader = str_eqz(l->name, "as");
		struct str value = l->value;
		struct place_rule rule = { .path = { "", 0 } };
		size_t at = 0;
		if (!reader && !str_eqz(l->name, "assume-language"))
			continue;
		while (at < value.n && value.p[at] != ' ' && value.p[at] != '\t')
			at++;
		if (set(&rule.read, reader, str_sub(value, 0, at), &why))
			return err_set(err, _("line %u: %s"), l->line, why.msg);
		rule.path = resolved(&p->arena, str_trim(str_sub(value, at, value.n)));
		if (rule.path.n > 0)
			vec_add(&p->rules, rule);
	}
	return 0;
}

void
places_release(struct places *p)
{
	vec_release(&p->rules);
	arena_release(&p->arena);
}

static bool
holds(struct str folder, struct str path)
{
	return str_starts(path, folder) && (path.n == folder.n || path.p[folder.n] == '/' || folder.n == 1);
}

struct read_options
places_read(const struct places *p, struct str path, const struct read_options *given)
{
	struct read_options out = *given;
	struct buf name = { 0 };
	char *real;
	if (!p || p->rules.n == 0)
		return out;
	buf_adds(&name, path);
	buf_addc(&name, '\0');
	real = realpath(name.p, NULL);
	for (size_t i = p->rules.n; real && i-- > 0;) {
		const struct place_rule *r = &p->rules.items[i];
		if (!holds(r->path, str_of(real)))
			continue;
		if (!out.as)
			out.as = r->read.as;
		if (out.assume == LANG_UND)
			out.assume = r->read.assume;
	}
	free(real);
	buf_release(&name);
	return out;
}
