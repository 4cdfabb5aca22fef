#ifndef READ_READ_H
#define READ_READ_H

#include "base/arena.h"
#include "base/err.h"
#include "base/vec.h"
#include "corpus/article.h"
#include "corpus/report.h"

/**
 * From a file to articles. Readers are rows of one const table {name, sniff(bytes) -> 0..100, read}; the best
 * score reads, unless options say which. Compressed files and archives are opened by unpack.c (bounded in
 * depth, size and ratio) and their members read in turn.
 */
struct read_options {
	const char *as;  /* NULL: sniff; else a reader's name */
	lang_id assume;  /* LANG_UND: detect */
	size_t max_size; /* bytes of one file or member that are read at most; 0: the default, 256 MiB */
};

/* What the readers know: furniture phrases, month names, language model. Frozen; any number of threads. */
struct readers;
int readers_new(struct readers **out, struct err *err);
void readers_free(struct readers *r);
/* The names --as takes, in table order; NULL behind the last. */
const char *readers_name(size_t i);

struct reading {
	VEC(const struct article *) articles;
	VEC(struct report_row) rows; /* one for the file, one more for each member of an archive that was skipped */
};

/**
 * read_file(readers, path, options, arena, out):
 * Read one file and append what it gives. Never fails: what cannot be read is a row that says why.
 * Owns: articles, texts and rows live in ${arena}. The file is read (never mapped), opened O_NONBLOCK, and
 * may shrink or grow meanwhile.
 */
void read_file(const struct readers *r, struct str path, const struct read_options *options, struct arena *arena,
	       struct reading *out);

/* read_bytes(...): The same for bytes in memory; ${name} is the file's name in articles and rows. */
void read_bytes(const struct readers *r, struct str name, struct str bytes, const struct read_options *options,
		struct arena *arena, struct reading *out);

#endif
