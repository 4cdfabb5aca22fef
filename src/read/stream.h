#ifndef READ_STREAM_H
#define READ_STREAM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/**
 * Bytes of a file or of memory as they come, plain or packed (decoder.h): what is far larger than memory, and is read once from one
 * end to the other. A packed file may have many members, as crawlers write it: damage in one costs that one alone, for
 * it ends the part that is being read, and stream_resume() goes on with the next member.
 */
struct stream {
	int fd;         /* -1: memory */
	struct str memory;
	struct buf raw; /* bytes of the file that are not yet used: [raw_at, n) */
	size_t raw_at;
	struct buf out; /* bytes that are ready: [at, n) */
	size_t at;
	struct decoder *decoder; /* NULL: plain */
	bool member;    /* one has begun */
	bool end;       /* of the file, or it unpacks to too much */
	bool much;      /* it does */
	bool broken;    /* the part ends by damage, in the middle of a member, or where it is too much */
	uint64_t taken; /* bytes of the file that were used */
	uint64_t *total; /* bytes that came out, of all that is unpacked of one file; bounded as unpack.h says */
};

/* stream_open(s, fd, memory, total): ${fd} is read from where it stands, and not closed; -1: ${memory} is read. */
void stream_open(struct stream *s, int fd, struct str memory, uint64_t *total);
void stream_close(struct stream *s);

/* stream_fill(s, want): Make ${want} bytes ready, fewer at the end of the part. Returns what is ready; it lives until the
 * next call. stream_skip(s, n): Pass over ${n} bytes; false: the part ends before. */
struct str stream_fill(struct stream *s, size_t want);
bool stream_skip(struct stream *s, uint64_t n);

/* stream_resume(s): Behind damage: go on with the next member. False: there is none. */
bool stream_resume(struct stream *s);

#endif
