#ifndef READ_JOIN_H
#define READ_JOIN_H

#include "corpus/given.h"
#include "read/read.h"

/**
 * Files that belong together, once they are all read: pages to issues, texts to their alignments (binding.h).
 */
struct joined {
	VEC(const struct article *) articles; /* what is read, with those of an issue in place of those of its pages */
	VEC(struct report_row) rows;
	VEC(struct given) given; /* texts that came with their alignment */
};

/* join_needed(r): Does any file say something of others? Else what was read is what there is. */
bool join_needed(const struct reading *r);

/**
 * join_read(readers, options, r, arena, out):
 * Owns: what is made lives in ${arena}; the rest is that of ${r}. ${out} is the caller's to release (join_release).
 * Names of other files are looked up among those of ${r}, from the folder of the one that names them, or beside it; there
 * is no other way to a file. Cost: O(articles + blocks + links).
 */
void join_read(const struct readers *readers, const struct read_options *options, const struct reading *r,
	       struct arena *arena, struct joined *out);
void join_release(struct joined *j);

#endif
