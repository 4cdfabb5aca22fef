#ifndef READ_UNPACK_H
#define READ_UNPACK_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"

/**
 * Compressed files (.gz .bz2 .xz .zst) and archives (tar, zip), by libarchive, which only this file knows.
 * Bounded: UNPACK_MEMBERS members, ${max_size} bytes a member, UNPACK_TOTAL bytes in all, and UNPACK_RATIO
 * times the packed size (a bomb). Nothing is ever written to disk; names of members are names only.
 */
enum { UNPACK_MEMBERS = 1000000, UNPACK_RATIO = 300, UNPACK_DEPTH = 3 };
#define UNPACK_TOTAL ((uint64_t)16 << 30)

/* Does a file that begins with ${head} (512 bytes are enough) have to be unpacked? */
bool unpack_fits(struct str head);

/**
 * What is called for each member. ${name}: its path in the archive, empty for a compressed single file.
 * ${why}: NULL, or why it, or the rest, could not be read (translated; ${bytes} is empty then). Both live for
 * the call. False ends the unpacking.
 */
typedef bool unpack_each(void *context, struct str name, struct str bytes, const char *why);

struct unpack {
	unpack_each *each;
	void *context;
	uint64_t max_size; /* bytes of a member */
};

/**
 * unpack_fd(u, fd, packed, err), unpack_bytes(u, bytes, err):
 * Call ${u->each} for each member. ${packed}: size of the file in bytes. ${fd} is read from its start, not
 * closed. Errors: -1 if it is no archive at all; later damage is told to ${each}.
 */
int unpack_fd(const struct unpack *u, int fd, uint64_t packed, struct err *err);
int unpack_bytes(const struct unpack *u, struct str bytes, struct err *err);

#endif
