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
	struct str path; /* NUL behind */
	uint64_t size;
	int64_t mtime;  /* ns since 1970 */
	uint64_t id[2]; /* device, inode */
};

struct walk {
	VEC(struct walk_file) files;    /* in reading order */
	VEC(struct report_row) refused; /* what could not be walked or read, and why; whole when the walk is over */
	VEC(struct walk_file) ahead;    /* those behind ${files}: walk_join() */
	struct arena arena;             /* of the paths and messages */
	struct walker *walker;          /* NULL: the walk is over */
};

/* walk_paths(paths, n, stop, out): Walk ${paths}. ${stop} (may be NULL) is polled: true ends the walk early.
 * Cost: one readdir and one stat an entry. */
typedef bool walk_stop(void *context);
void walk_paths(const struct str *paths, size_t n, walk_stop *stop, void *context, struct walk *out);
void walk_release(struct walk *w);

/**
 * walk_begin(w, paths, n, stop, context), walk_on(w, most), walk_join(w):
 * The same bit by bit, for the first files come long before all are known. walk_begin() looks at nothing. walk_on()
 * finds the next ${most} files, fewer at the end; meanwhile another thread may read ${w->files}, which walk_join()
 * then adds to. ${paths} are borrowed until the end.
 */
void walk_begin(struct walk *w, const struct str *paths, size_t n, walk_stop *stop, void *context);
void walk_on(struct walk *w, size_t most);
void walk_join(struct walk *w);

#endif
