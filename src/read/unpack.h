#ifndef READ_UNPACK_H
#define READ_UNPACK_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"

/**
 * Compressed files (.gz .bz2 .xz .zst) and archives (tar, zip), by libarchive, which only this file knows.
 * Bounded: UNPACK_MEMBERS members, ${max_size} bytes a member, UNPACK_TOTAL bytes in all, and UNPACK_RATIO
 * times the packed size (a bomb), counted over all archives in a file together. What is damaged or cut off is read
 * as far as it goes. Nothing is ever written to disk; names of members are names only.
 */
enum { UNPACK_MEMBERS = 1000000, UNPACK_RATIO = 300, UNPACK_DEPTH = 3 };
#define UNPACK_TOTAL ((uint64_t)16 << 30)

/* Does a file that begins with ${head} (512 bytes are enough) have to be unpacked? */
bool unpack_fits(struct str head);

/**
 * What is called for each member. ${name}: its path in the archive, empty for a compressed single file.
 * ${why}: NULL, or why it, or the rest, could not be read (translated); ${bytes} is then what there is of it before
 * the damage, and often empty. All live for the call. False ends the unpacking.
 */
typedef bool unpack_each(void *context, struct str name, struct str bytes, const char *why);

struct unpack {
	unpack_each *each;
	void *context;
	uint64_t max_size; /* bytes of a member */
	uint64_t packed;   /* bytes of the file that all this is in */
	uint64_t *total;   /* bytes that have come out of it so far; NULL: it is in none, and ${packed} matters not */
};

/* Is ${total} far more than a file of ${packed} bytes should unpack to? */
bool unpack_too_much(uint64_t total, uint64_t packed);

/**
 * unpack_fd(u, fd, err), unpack_bytes(u, bytes, err):
 * Call ${u->each} for each member. ${fd} is read from its start, not
 * closed. Errors: -1 if it is no archive at all; later damage is told to ${each}.
 */
int unpack_fd(const struct unpack *u, int fd, struct err *err);
int unpack_bytes(const struct unpack *u, struct str bytes, struct err *err);

#endif
