#include "app/paths.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/data.h"
#include "base/intl.h"

#define LIST_MAX ((size_t)1 << 30)
#define READ_BYTES 65536

static void
add(struct paths *p, struct str path)
{
	if (path.n == 0)
		return;
	struct str copy = arena_str(&p->arena, path);
	vec_add(&p->strs, copy);
	vec_add(&p->items, (char *)copy.p);
}

static int
read_stdin(struct buf *out, struct err *err)
{
	while (out->n < LIST_MAX) {
		buf_reserve(out, READ_BYTES);
		ssize_t n = read(STDIN_FILENO, out->p + out->n, READ_BYTES - 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_sys(err, _("standard input"));
		if (n == 0)
			return 0;
		out->n += (size_t)n;
		out->p[out->n] = '\0';
	}
	return err_set(err, "%s", _("standard input: the list of paths is too long"));
}

/* find -print0 gives NULs; then line feeds belong to the names. */
static int
add_list(struct paths *p, struct err *err)
{
	struct buf text = { 0 };
	if (p->from_stdin)
		return 0; /* "-" twice: there is one list */
	p->from_stdin = true;
	int result = read_stdin(&text, err);
	struct str rest = buf_str(&text), path;
	char end = result == 0 && text.n > 0 && memchr(text.p, '\0', text.n) ? '\0' : '\n';
	while (result == 0 && str_cut(&rest, end, &path)) {
		if (end == '\n' && str_endsz(path, "\r"))
			path.n--;
		add(p, path);
	}
	buf_release(&text);
	return result;
}

static void
add_home(struct paths *p, const char *path)
{
	const char *home = getenv("HOME");
	struct buf b = { 0 };
	if (str_startsz(str_of(path), "~/") && home) {
		buf_addz(&b, home);
		path++;
	}
	buf_addz(&b, path);
	add(p, buf_str(&b));
	buf_release(&b);
}

static int
add_sample(struct paths *p, struct err *err)
{
	char path[4096];
	if (data_path("sample", path, sizeof path))
		return err_set(err, "%s", _("the sample corpus cannot be found"));
	add(p, str_of(path));
	return 0;
}

static struct str
last_part(struct str path)
{
	while (path.n > 1 && path.p[path.n - 1] == '/')
		path.n--;
	for (size_t i = path.n; i > 1; i--) {
		if (path.p[i - 1] == '/' && i < path.n)
			return str_sub(path, i, path.n);
	}
	return path;
}

static void
make_name(struct paths *p)
{
	struct buf b = { 0 };
	if (p->strs.n > 0)
		buf_adds(&b, last_part(p->strs.items[0]));
	if (p->strs.n > 1)
		buf_addf(&b, " + %zu", p->strs.n - 1);
	p->name = arena_strz(&p->arena, buf_str(&b));
	buf_release(&b);
}

int
paths_resolve(struct paths *p, const struct options *o, const struct config *c, struct err *err)
{
	const char *environment = getenv("VISAVIS_CORPUS"), *configured = config_get(c, "corpus");
	int result = 0;
	*p = (struct paths){ 0 };
	for (size_t i = 0; i < o->npaths && result == 0; i++) {
		if (strcmp(o->paths[i], "-") == 0)
			result = add_list(p, err);
		else
			add(p, str_of(o->paths[i]));
	}
	if (o->npaths == 0 && environment && *environment)
		add(p, str_of(environment));
	else if (o->npaths == 0 && configured && *configured)
		add_home(p, configured);
	else if (o->npaths == 0)
		result = add_sample(p, err);
	make_name(p);
	return result;
}

void
paths_release(struct paths *p)
{
	vec_release(&p->items);
	vec_release(&p->strs);
	arena_release(&p->arena);
}
