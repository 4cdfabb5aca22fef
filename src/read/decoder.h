#ifndef READ_DECODER_H
#define READ_DECODER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/**
 * What unpacks a packed file as it comes: gzip, bzip2, xz, Zstandard. A file is one member, or several one behind the other.
 * All that can be unpacked comes out, whatever is wrong behind it: libarchive's own way loses what it has of the last 64 KiB.
 * bzip2, xz and Zstandard are known where their libraries were there when the program was built; else libarchive unpacks them.
 */
struct decoder;

enum decoder_state { DECODER_MORE, DECODER_END /* of the member */, DECODER_BROKEN };

/* DECODER_HEAD: bytes that tell how a file is packed. */
enum { DECODER_HEAD = 6 };

bool decoder_fits(struct str head);
/* decoder_new(head): NULL: what begins so is not packed, or in no way that is known here. */
struct decoder *decoder_new(struct str head);
void decoder_free(struct decoder *d);

/* decoder_step(d, in, room, out): Unpack some of ${*in}, which moves past what was used, and append ${room} bytes at most. */
enum decoder_state decoder_step(struct decoder *d, struct str *in, size_t room, struct buf *out);

/* decoder_again(d): Another member begins. */
void decoder_again(struct decoder *d);

/* decoder_magic(d): What each member begins with. */
struct str decoder_magic(const struct decoder *d);

#endif
