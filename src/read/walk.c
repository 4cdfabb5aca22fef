#include "read/walk.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/intl.h"
#include "read/folder.h"

/* A folder that is being passed through, and what is a loop of links is found by. */
struct level {
	struct folder folder;
	struct str path;
	uint64_t id[2];
};

/* Files that were found, by device and inode: open addressing, at most half full. */
struct ids {
	uint64_t (*slots)[2]; /* [size]; 0, 0: free */
	size_t size, n;       /* size: a power of two, or 0 */
};

struct walker {
	const struct str *paths;
	size_t npaths, at; /* at: of the next path */
	VEC(struct level) levels;
	size_t found, row; /* of the current path: files and folders' rows; the first row */
	struct ids ids;
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
own_ancestor(const struct walker *k, const struct stat *st)
{
	for (size_t i = 0; i < k->levels.n; i++)
		if (k->levels.items[i].id[0] == st->st_dev && k->levels.items[i].id[1] == st->st_ino)
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

/* --- what was found under another name ------------------------------------------------------------------------------ */

/* The slot of ${id}, or the free one where it belongs. */
static uint64_t *
slot_of(const struct ids *ids, const uint64_t id[2])
{
	size_t i = (size_t)((id[1] * 0x9E3779B97F4A7C15u ^ id[0]) * 0xD6E8FEB86659FD93u >> 20);

	for (;; i++) {
		uint64_t *slot = ids->slots[i & (ids->size - 1)];

		if ((slot[0] == id[0] && slot[1] == id[1]) || (slot[0] == 0 && slot[1] == 0))
			return slot;
	}
}

static void
grow(struct ids *ids)
{
	struct ids old = *ids;

	ids->size = old.size ? old.size * 2 : 256;
	ids->slots = mem_zalloc(ids->size, sizeof *ids->slots);
	for (size_t i = 0; i < old.size; i++)
		if (old.slots[i][0] != 0 || old.slots[i][1] != 0)
			memcpy(slot_of(ids, old.slots[i]), old.slots[i], sizeof *old.slots);
	free(old.slots);
}

/* Is it new? Then it is noted. */
static bool
note(struct ids *ids, const uint64_t id[2])
{
	uint64_t *slot;

	if (id[0] == 0 && id[1] == 0)
		return true;
	if (2 * (ids->n + 1) > ids->size)
		grow(ids);
	slot = slot_of(ids, id);
	if (slot[0] != 0 || slot[1] != 0)
		return false;
	memcpy(slot, id, 2 * sizeof *id);
	ids->n++;
	return true;
}

/* --- the walk --------------------------------------------------------------------------------------------------------- */

static void
enter(struct walk *w, struct str path, const struct stat *st)
{
	struct walker *k = w->walker;
	struct level level = { .path = path, .id = { st->st_dev, st->st_ino } };

	if (own_ancestor(k, st)) {
		refuse(w, path, _("is a link to a folder above it; not entered again"));
		return;
	}
	if (folder_open(&level.folder, path, k->stop, k->context) != 0) {
		refuse(w, path, strerror(errno));
		folder_close(&level.folder);
		return;
	}
	if (level.folder.failed != 0)
		refuse(w, path, strerror(level.folder.failed));
	vec_add(&k->levels, level);
}

/* Take in one path: a file is noted, a folder is entered. */
static void
take(struct walk *w, struct str path)
{
	struct stat st;

	if (memchr(path.p, '\0', path.n)) {
		refuse(w, path, _("its name holds a NUL byte"));
	} else if (stat(path.p, &st) < 0) {
		refuse(w, path, strerror(errno));
	} else if (S_ISDIR(st.st_mode)) {
		enter(w, path, &st);
	} else if (S_ISREG(st.st_mode)) {
		struct walk_file file = { path,
					  (uint64_t)st.st_size,
					  (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec,
					  { st.st_dev, st.st_ino } };

		w->walker->found++;
		if (note(&w->walker->ids, file.id))
			vec_add(&w->ahead, file);
	} else {
		refuse(w, path, special(st.st_mode));
	}
}

static int
by_row(const void *a, const void *b)
{
	return str_cmp(((const struct report_row *)a)->file, ((const struct report_row *)b)->file);
}

/* One of the paths is walked. */
static void
end_path(struct walk *w)
{
	struct walker *k = w->walker;

	if (k->found == 0 && w->refused.n == k->row)
		refuse(w, arena_str(&w->arena, k->paths[k->at - 1]), _("has no files in it"));
	if (w->refused.n > k->row)
		qsort(w->refused.items + k->row, w->refused.n - k->row, sizeof *w->refused.items, by_row);
}

static void
end_walk(struct walk *w)
{
	struct walker *k = w->walker;

	for (size_t i = 0; i < k->levels.n; i++)
		folder_close(&k->levels.items[i].folder);
	vec_release(&k->levels);
	free(k->ids.slots);
	free(k);
	w->walker = NULL;
}

/* The next entry of the innermost folder, or the next path. False: there is none. */
static bool
step(struct walk *w)
{
	struct walker *k = w->walker;
	struct level *level = k->levels.n > 0 ? &k->levels.items[k->levels.n - 1] : NULL;
	struct str name;

	if (level == NULL && k->at > 0)
		end_path(w);
	if (level == NULL && k->at == k->npaths)
		return false;
	if (level == NULL) {
		k->found = 0;
		k->row = w->refused.n;
		take(w, arena_str(&w->arena, k->paths[k->at++]));
	} else if (folder_next(&level->folder, &name)) {
		take(w, folder_path(&w->arena, level->path, name));
	} else {
		folder_close(&level->folder);
		k->levels.n--;
	}
	return true;
}

void
walk_begin(struct walk *w, const struct str *paths, size_t n, walk_stop *stop, void *context)
{
	memset(w, 0, sizeof *w);
	arena_init(&w->arena);
	w->walker = mem_zalloc(1, sizeof *w->walker);
	*w->walker = (struct walker){ .paths = paths, .npaths = n, .stop = stop, .context = context };
}

void
walk_on(struct walk *w, size_t most)
{
	struct walker *k = w->walker;
	size_t n = w->ahead.n;

	if (k == NULL)
		return;
	while (w->ahead.n - n < most) {
		if ((k->stop == NULL || !k->stop(k->context)) && step(w))
			continue;
		end_walk(w);
		return;
	}
}

void
walk_join(struct walk *w)
{
	vec_reserve(&w->files, w->files.n + w->ahead.n);
	if (w->ahead.n > 0)
		memcpy(w->files.items + w->files.n, w->ahead.items, w->ahead.n * sizeof *w->ahead.items);
	w->files.n += w->ahead.n;
	w->ahead.n = 0;
}

void
walk_paths(const struct str *paths, size_t n, walk_stop *stop, void *context, struct walk *out)
{
	walk_begin(out, paths, n, stop, context);
	walk_on(out, SIZE_MAX);
	walk_join(out);
}

void
walk_release(struct walk *w)
{
	if (w->walker != NULL)
		end_walk(w);
	vec_release(&w->files);
	vec_release(&w->ahead);
	vec_release(&w->refused);
	arena_release(&w->arena);
}
