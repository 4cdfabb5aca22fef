#ifndef READ_FOLDER_H
#define READ_FOLDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/vec.h"

/* A name in a folder: a file's, or a folder's with "/" behind it. ${key}: its first bytes that are not those of all. */
struct folder_entry {
	uint64_t key;
	struct str name;
};

/**
 * What a folder holds, one name after the other in byte order of the paths below it. Names are put in order only as far
 * as they are asked for, so that the first of a hundred thousand are there at once.
 */
struct folder {
	VEC(struct folder_entry) entries; /* those before ${at} are passed */
	VEC(size_t) pivots;               /* entries in their place, the next one last; what lies between belongs there */
	size_t at;
	uint64_t random;
	int failed; /* errno of a listing that broke off, or 0; what was listed before is there */
	struct arena arena;
};

/**
 * folder_open(f, path, stop, context): List a folder, hidden entries and editors' back-ups left out. ${stop} (may be NULL)
 * is polled: true ends the listing. A link to a folder is a folder.
 * Owns: folder_close, also after an error. Errors: -1 with errno when it cannot be opened.
 * Cost: one readdir an entry; one stat more for a link, or where the file system does not tell what an entry is.
 */
typedef bool folder_stop(void *context);
int folder_open(struct folder *f, struct str path, folder_stop *stop, void *context);
void folder_close(struct folder *f);

/* folder_next(f, name): False: that was all. Cost: O(log entries) on average, O(entries) for the first.
 * Source: Paredes & Navarro 2006, Optimal Incremental Sorting, ALENEX; ours sorts short runs by insertion. */
bool folder_next(struct folder *f, struct str *name);

/* folder/name, NUL behind, in ${a}; a folder's name without its "/". */
struct str folder_path(struct arena *a, struct str folder, struct str name);

#endif
