#include "read/folder.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

enum { SHORT = 12 }; /* entries that are put in order by insertion */

/* Hidden entries and what editors leave behind: a~, #a#, a.bak, a.orig, a.swp. */
static bool
ignored(struct str name)
{
	return name.n == 0 || name.p[0] == '.' || str_endsz(name, "~") || str_endsz(name, ".bak") ||
	       str_endsz(name, ".orig") || str_endsz(name, ".swp") ||
	       (name.n > 1 && name.p[0] == '#' && name.p[name.n - 1] == '#');
}

/* What cannot be looked at is taken for a file, and refused when its turn comes. */
static bool
is_folder(DIR *dir, const struct dirent *entry)
{
	struct stat st;

	if (entry->d_type != DT_UNKNOWN && entry->d_type != DT_LNK)
		return entry->d_type == DT_DIR;
	return fstatat(dirfd(dir), entry->d_name, &st, 0) == 0 && S_ISDIR(st.st_mode);
}

static void
add(struct folder *f, struct str name, bool folder)
{
	char *copy = arena_alloc(&f->arena, name.n + 1);

	memcpy(copy, name.p, name.n);
	copy[name.n] = '/';
	vec_add(&f->entries, ((struct folder_entry){ 0, { copy, name.n + folder } }));
}

/* Up to eight bytes from ${from} on, the first one weighing most; no name holds a NUL. */
static uint64_t
key_of(struct str name, size_t from)
{
	uint64_t key = 0;
	size_t i;

	for (i = from; i < from + 8; i++)
		key = key << 8 | (i < name.n ? (unsigned char)name.p[i] : 0);
	return key;
}

static void
make_keys(struct folder *f)
{
	size_t same = f->entries.n > 0 ? f->entries.items[0].name.n : 0, i, k;

	for (i = 1; i < f->entries.n; i++) {
		struct str a = f->entries.items[0].name, b = f->entries.items[i].name;

		for (k = 0; k < same && k < b.n && a.p[k] == b.p[k]; k++)
			;
		same = k;
	}
	for (i = 0; i < f->entries.n; i++)
		f->entries.items[i].key = key_of(f->entries.items[i].name, same);
}

int
folder_open(struct folder *f, struct str path, folder_stop *stop, void *context)
{
	struct dirent *entry;
	DIR *dir;

	memset(f, 0, sizeof *f);
	f->random = 88172645463325252u;
	dir = opendir(path.p);
	if (dir == NULL)
		return -1;
	for (errno = 0; (entry = readdir(dir)) != NULL; errno = 0) {
		struct str name = str_of(entry->d_name);

		if (stop != NULL && stop(context))
			break;
		if (!ignored(name))
			add(f, name, is_folder(dir, entry));
	}
	f->failed = entry == NULL ? errno : 0;
	closedir(dir);
	make_keys(f);
	return 0;
}

void
folder_close(struct folder *f)
{
	vec_release(&f->entries);
	vec_release(&f->pivots);
	arena_release(&f->arena);
}

static bool
before(const struct folder_entry *a, const struct folder_entry *b)
{
	return a->key != b->key ? a->key < b->key : str_cmp(a->name, b->name) < 0;
}

static void
swap(struct folder_entry *a, struct folder_entry *b)
{
	struct folder_entry x = *a;

	*a = *b;
	*b = x;
}

/* Of [first, end), move what comes before one of them, drawn by lot, to its left, and return where that one now is. */
static size_t
part(struct folder *f, size_t first, size_t end)
{
	struct folder_entry *e = f->entries.items;
	size_t left = first, i;

	f->random ^= f->random >> 12; /* xorshift64* (Vigna 2016) */
	f->random ^= f->random << 25;
	f->random ^= f->random >> 27;
	swap(&e[first + (f->random * 0x2545F4914F6CDD1Du >> 32) % (end - first)], &e[end - 1]);
	for (i = first; i + 1 < end; i++)
		if (before(&e[i], &e[end - 1]))
			swap(&e[left++], &e[i]);
	swap(&e[left], &e[end - 1]);
	return left;
}

static void
sort_short(struct folder *f, size_t first, size_t end)
{
	struct folder_entry *e = f->entries.items;
	size_t i, k;

	for (i = first + 1; i < end; i++)
		for (k = i; k > first && before(&e[k], &e[k - 1]); k--)
			swap(&e[k], &e[k - 1]);
	for (i = end; i-- > first;)
		vec_add(&f->pivots, i);
}

bool
folder_next(struct folder *f, struct str *name)
{
	size_t end = f->pivots.n > 0 ? f->pivots.items[f->pivots.n - 1] : f->entries.n;

	if (f->at >= f->entries.n)
		return false;
	while (end != f->at) {
		if (end - f->at <= SHORT)
			sort_short(f, f->at, end);
		else
			vec_add(&f->pivots, part(f, f->at, end));
		end = f->pivots.items[f->pivots.n - 1];
	}
	f->pivots.n--;
	*name = f->entries.items[f->at++].name;
	return true;
}

struct str
folder_path(struct arena *a, struct str folder, struct str name)
{
	size_t n = name.n - (name.n > 0 && name.p[name.n - 1] == '/');
	bool slash = folder.n > 0 && folder.p[folder.n - 1] != '/';
	char *path = arena_alloc(a, folder.n + slash + n + 1);

	memcpy(path, folder.p, folder.n);
	if (slash)
		path[folder.n] = '/';
	memcpy(path + folder.n + slash, name.p, n);
	path[folder.n + slash + n] = '\0';
	return (struct str){ path, folder.n + slash + n };
}
