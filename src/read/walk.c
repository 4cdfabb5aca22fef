#include "read/walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/intl.h"

/* A folder that is still to be listed; its chain of parents is what a loop of links is found by. */
struct folder {
	struct str path;
	uint64_t id[2];
	const struct folder *parent;
};

struct walker {
	struct walk *out;
	VEC(const struct folder *) todo;
	walk_stop *stop;
	void *context;
};

static void
refuse(struct walk *w, struct str path, const char *why)
{
	struct report_row row = { .file = path, .skipped = arena_str(&w->arena, str_of(why)) };

	vec_add(&w->refused, row);
}

static bool
own_ancestor(const struct folder *parent, const struct stat *st)
{
	for (; parent; parent = parent->parent)
		if (parent->id[0] == st->st_dev && parent->id[1] == st->st_ino)
			return true;
	return false;
}

static const char *
special(mode_t mode)
{
	if (S_ISFIFO(mode))
		return _("is a FIFO, not a file");
	if (S_ISSOCK(mode))
		return _("is a socket, not a file");
	return _("is a device, not a file");
}

/* Take in one path: a file is noted, a folder put aside to be listed. */
static void
take(struct walker *k, struct str path, const struct folder *parent)
{
	struct walk *w = k->out;
	struct stat st;

	if (memchr(path.p, '\0', path.n)) {
		refuse(w, path, _("its name holds a NUL byte"));
	} else if (stat(path.p, &st) < 0) {
		refuse(w, path, strerror(errno));
	} else if (S_ISDIR(st.st_mode)) {
		struct folder *f;

		if (own_ancestor(parent, &st)) {
			refuse(w, path, _("is a link to a folder above it; not entered again"));
			return;
		}
		f = arena_zalloc(&w->arena, 1, sizeof *f);
		*f = (struct folder){ path, { st.st_dev, st.st_ino }, parent };
		vec_add(&k->todo, f);
	} else if (S_ISREG(st.st_mode)) {
		struct walk_file file = { path,
					  (uint64_t)st.st_size,
					  (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec,
					  { st.st_dev, st.st_ino } };

		vec_add(&w->files, file);
	} else {
		refuse(w, path, special(st.st_mode));
	}
}

/* Hidden entries and what editors leave behind: a~, #a#, a.bak, a.orig, a.swp. */
static bool
ignored(struct str name)
{
	return name.n == 0 || name.p[0] == '.' || str_endsz(name, "~") || str_endsz(name, ".bak") ||
	       str_endsz(name, ".orig") || str_endsz(name, ".swp") ||
	       (name.n > 1 && name.p[0] == '#' && name.p[name.n - 1] == '#');
}

static struct str
join(struct arena *a, struct str folder, struct str name)
{
	struct buf b = { 0 };
	struct str path;

	buf_adds(&b, folder);
	if (folder.n > 0 && folder.p[folder.n - 1] != '/')
		buf_addc(&b, '/');
	buf_adds(&b, name);
	path = arena_str(a, buf_str(&b));
	buf_release(&b);
	return path;
}

static void
list(struct walker *k, const struct folder *f)
{
	struct walk *w = k->out;
	DIR *dir = opendir(f->path.p);
	struct dirent *entry;

	if (!dir) {
		refuse(w, f->path, strerror(errno));
		return;
	}
	for (errno = 0; (entry = readdir(dir)) != NULL; errno = 0) {
		struct str name = str_of(entry->d_name);

		if (k->stop && k->stop(k->context))
			break;
		if (!ignored(name))
			take(k, join(&w->arena, f->path, name), f);
	}
	if (errno != 0 && !entry)
		refuse(w, f->path, strerror(errno));
	closedir(dir);
}

static int
by_path(const void *a, const void *b)
{
	return str_cmp(((const struct walk_file *)a)->path, ((const struct walk_file *)b)->path);
}

static int
by_row(const void *a, const void *b)
{
	return str_cmp(((const struct report_row *)a)->file, ((const struct report_row *)b)->file);
}

static void
walk_one(struct walker *k, struct str path)
{
	struct walk *w = k->out;
	size_t file0 = w->files.n, row0 = w->refused.n;

	take(k, arena_str(&w->arena, path), NULL);
	while (k->todo.n > 0 && !(k->stop && k->stop(k->context)))
		list(k, k->todo.items[--k->todo.n]);
	if (w->files.n == file0 && w->refused.n == row0)
		refuse(w, arena_str(&w->arena, path), _("has no files in it"));
	if (w->files.n > file0)
		qsort(w->files.items + file0, w->files.n - file0, sizeof *w->files.items, by_path);
	if (w->refused.n > row0)
		qsort(w->refused.items + row0, w->refused.n - row0, sizeof *w->refused.items, by_row);
}

struct place {
	uint64_t id[2];
	size_t at; /* index into files */
};

static int
by_id(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	for (int i = 0; i < 2; i++)
		if (x->id[i] != y->id[i])
			return x->id[i] < y->id[i] ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

/* Of a file that was found under several names keep the first. */
static void
drop_twins(struct walk *w)
{
	size_t n = w->files.n, kept = 0;
	struct place *places = mem_zalloc(n + 1, sizeof *places);
	bool *twin = mem_zalloc(n + 1, sizeof *twin);

	for (size_t i = 0; i < n; i++)
		places[i] = (struct place){ { w->files.items[i].id[0], w->files.items[i].id[1] }, i };
	qsort(places, n, sizeof *places, by_id);
	for (size_t i = 1; i < n; i++)
		twin[places[i].at] = places[i].id[0] == places[i - 1].id[0] && places[i].id[1] == places[i - 1].id[1];
	for (size_t i = 0; i < n; i++)
		if (!twin[i])
			w->files.items[kept++] = w->files.items[i];
	w->files.n = kept;
	free(places);
	free(twin);
}

void
walk_paths(const struct str *paths, size_t n, walk_stop *stop, void *context, struct walk *out)
{
	struct walker k = { .out = out, .stop = stop, .context = context };

	memset(out, 0, sizeof *out);
	arena_init(&out->arena);
	for (size_t i = 0; i < n; i++) {
		k.todo.n = 0;
		walk_one(&k, paths[i]);
	}
	drop_twins(out);
	vec_release(&k.todo);
}

void
walk_release(struct walk *w)
{
	vec_release(&w->files);
	vec_release(&w->refused);
	arena_release(&w->arena);
}
