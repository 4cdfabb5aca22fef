#ifndef APP_MARKS_H
#define APP_MARKS_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "query/model.h"

/**
 * The reader's own work on disk, in $XDG_DATA_HOME/visavis: marks and corrections, of pairs and of names, of each corpus (the files are named by
 * a hash of its paths), and saved filters of all. Nothing here is ever lost by a kill (app/disk.h).
 */
struct marks {
	char marks[4096], filters[4096], corrections[4096], names[4096]; /* paths; "" when there is no place to keep them */
};

void marks_init(struct marks *m, char *const *paths, size_t n);
void marks_read(const char *path, struct buf *out); /* nothing when there is none */
/* marks_of(m, paths, n): Which articles are marked, for is:marked without a view. [narticles], the caller's; free. */
uint8_t *marks_of(const struct model *m, char *const *paths, size_t n);
/* The text of a file that people write, as UTF-8, appended to ${out}. Errors: -1 when it cannot be read. */
int marks_lines(const char *path, struct buf *out, struct err *err);
/* marks_names(m, import, keep, out, err): What is kept of names, with what the file ${import} adds to it (NULL: nothing),
 * appended to ${out}; ${keep}: and that is kept, too.
 * Errors: -1 when the file cannot be read, or has a line that says nothing: then nothing is kept; or when it cannot be. */
int marks_names(const struct marks *m, const char *import, bool keep, struct buf *out, struct err *err);
int marks_write(const char *path, struct str text, struct err *err);

#endif
