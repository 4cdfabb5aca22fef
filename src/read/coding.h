#ifndef READ_CODING_H
#define READ_CODING_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/**
 * What HTTP and mail wrap bytes in. Each appends to ${out} as far as it goes and says whether all was well: what is cut
 * off or damaged is kept up to there.
 */

/* coding_inflate(s, most, out): gzip (of any number of members), zlib, or bare deflate, whichever it is: servers mix
 * them up. At most ${most} bytes come out. */
bool coding_inflate(struct str s, size_t most, struct buf *out);
bool coding_brotli(struct str s, size_t most, struct buf *out); /* RFC 7932 */
bool coding_chunked(struct str s, struct buf *out);             /* RFC 9112 §7.1; false, and nothing, if it is not so coded */
void coding_base64(struct str s, struct buf *out);              /* RFC 2045 §6.8; other bytes are passed over */
void coding_quoted(struct str s, bool header, struct buf *out); /* RFC 2045 §6.7; in headers RFC 2047 §4.2 */

/* The value of a digit 0-9, a-f, A-F; -1: it is none. */
int coding_hex(char c);

#endif
