#ifndef TESTS_BENCH_FTS5_H
#define TESTS_BENCH_FTS5_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

/**
 * The peer of `make bench`: a full-text index of SQLite in memory, one row a file, in the order given. Where the library
 * is not there, or lacks FTS5, fts5_new() fails and says so.
 */
struct fts5;

int fts5_new(const struct str *paths, size_t n, struct fts5 **out, struct err *err);
void fts5_free(struct fts5 *f); /* NULL is allowed */

/* fts5_quoted(f, words): Rows that have the words one after the other; all of them are stepped through. */
uint32_t fts5_quoted(struct fts5 *f, struct str words);

#endif
