#ifndef APP_SHELF_H
#define APP_SHELF_H

#include "read/join.h"
#include "read/read.h"
#include "read/walk.h"

/**
 * What was read, file by file, so that reading again reads only what changed: by path, size and time of change. A shelf
 * keeps the memory that its articles live in, also of those that were taken over from an older one, as long as it lives
 * itself. One thread fills and frees shelves; others may look meanwhile.
 */
struct shelf;
struct shelf *shelf_new(void);
void shelf_free(struct shelf *s); /* NULL is allowed */

/* What one file gave: the next ${articles} and ${rows} of a reading. ${origin}: the shelf that it was taken from, NULL:
 * it was read. */
struct shelf_file {
	uint32_t articles, rows;
	struct shelf *origin;
};

/* shelf_take(before, f, out, what): If ${f} is as it was when ${before} read it, append what it gave. False: it must be
 * read. What changed within two seconds of being read, or could not be read, is never taken. */
bool shelf_take(struct shelf *before, const struct walk_file *f, struct reading *out, struct shelf_file *what);

/* shelf_put(s, files, what, n, from, arena): Put ${n} files and what they gave in order. ${from} is emptied; ${arena},
 * where what was read lives, is the shelf's from now on. */
void shelf_put(struct shelf *s, const struct walk_file *files, const struct shelf_file *what, size_t n,
	       struct reading *from, struct arena arena);

/* Everything on it, in reading order; rows that belong to no file may be added. */
struct reading *shelf_reading(struct shelf *s);

/* shelf_join(s, readers, options): The same with what belongs together brought together (read/join.h); borrowed, until
 * the next one. What models may point to lives as long as the shelf. */
struct readers;
const struct joined *shelf_join(struct shelf *s, const struct readers *readers, const struct read_options *options);
size_t shelf_taken(const struct shelf *s); /* files that were taken over */

#endif
