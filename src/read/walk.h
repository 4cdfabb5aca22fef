#ifndef READ_WALK_H
#define READ_WALK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/vec.h"
#include "corpus/report.h"

/**
 * Which files a corpus has. Folders are walked in byte order of the path, hidden entries and editors'
 * back-ups left out; links are followed, but a folder that is its own ancestor is not entered again; a file
 * named twice (device and inode) is read once. FIFOs, sockets and devices are refused with a row. A path
 * given by name is always taken.
 */
struct walk_file {
	struct str path;
	uint64_t size;
	int64_t mtime;  /* ns since 1970 */
	uint64_t id[2]; /* device, inode */
};

struct walk {
	VEC(struct walk_file) files;    /* in reading order */
	VEC(struct report_row) refused; /* what could not be walked or read, and why */
	struct arena arena;             /* of the paths and messages */
};

/* walk_paths(paths, n, stop, out): Walk ${paths}. ${stop} (may be NULL) is polled: true ends the walk early.
 * Cost: one readdir and one stat an entry. */
typedef bool walk_stop(void *context);
void walk_paths(const struct str *paths, size_t n, walk_stop *stop, void *context, struct walk *out);
void walk_release(struct walk *w);

#endif
