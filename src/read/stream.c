#include "read/stream.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "base/mem.h"
#include "read/unpack.h"

enum { CHUNK = 1 << 16, GZIP_ONLY = 15 + 16 };

/* More bytes of the file behind those that are not yet used; false: there are no more. */
static bool
more_raw(struct stream *s)
{
	ssize_t n;

	if (s->raw_at > 0) {
		memmove(s->raw.p, s->raw.p + s->raw_at, s->raw.n - s->raw_at);
		s->raw.n -= s->raw_at;
		s->raw_at = 0;
	}
	if (s->fd < 0) {
		struct str piece = str_sub(s->memory, 0, CHUNK);

		buf_adds(&s->raw, piece);
		s->memory = str_sub(s->memory, piece.n, s->memory.n);
		return piece.n > 0;
	}
	buf_reserve(&s->raw, CHUNK);
	do
		n = read(s->fd, s->raw.p + s->raw.n, CHUNK);
	while (n < 0 && errno == EINTR);
	if (n > 0)
		s->raw.n += (size_t)n;
	return n > 0;
}

void
stream_open(struct stream *s, int fd, struct str memory, uint64_t *total)
{
	memset(s, 0, sizeof *s);
	s->fd = fd;
	s->memory = memory;
	s->total = total;
	while (s->raw.n < 2 && more_raw(s))
		continue;
	if (str_startsz(buf_str(&s->raw), "\x1f\x8b")) {
		z_stream *z = mem_zalloc(1, sizeof *z);

		if (inflateInit2(z, GZIP_ONLY) == Z_OK)
			s->inflate = z;
		else
			free(z);
	}
}

void
stream_close(struct stream *s)
{
	if (s->inflate)
		inflateEnd(s->inflate);
	free(s->inflate);
	buf_release(&s->raw);
	buf_release(&s->out);
}

static void
use(struct stream *s, size_t n)
{
	s->raw_at += n;
	s->taken += n;
}

/* The next piece of a gzip member, or of the one behind it. */
static void
unpack_piece(struct stream *s)
{
	z_stream *z = s->inflate;
	int status;

	if (s->raw_at == s->raw.n && !more_raw(s)) {
		s->end = true;
		s->broken = s->member;
		return;
	}
	if (!s->member && s->raw.p[s->raw_at] == '\0') { /* padding behind the last member */
		use(s, 1);
		return;
	}
	buf_reserve(&s->out, CHUNK);
	z->next_in = (Bytef *)s->raw.p + s->raw_at;
	z->avail_in = (uInt)(s->raw.n - s->raw_at);
	z->next_out = (Bytef *)s->out.p + s->out.n;
	z->avail_out = CHUNK;
	s->member = true;
	status = inflate(z, Z_NO_FLUSH);
	use(s, s->raw.n - s->raw_at - z->avail_in);
	s->out.n += CHUNK - z->avail_out;
	*s->total += CHUNK - z->avail_out;
	if (status == Z_STREAM_END) {
		inflateReset(z);
		s->member = false;
	} else if (status != Z_OK && status != Z_BUF_ERROR) {
		s->broken = true;
	}
}

static void
plain_piece(struct stream *s)
{
	size_t n = s->raw.n - s->raw_at;

	if (n == 0 && !more_raw(s)) {
		s->end = true;
		return;
	}
	n = s->raw.n - s->raw_at;
	buf_add(&s->out, s->raw.p + s->raw_at, n);
	use(s, n);
}

struct str
stream_fill(struct stream *s, size_t want)
{
	if (s->at > 0 && s->out.n - s->at < want) {
		memmove(s->out.p, s->out.p + s->at, s->out.n - s->at);
		s->out.n -= s->at;
		s->at = 0;
	}
	while (s->out.n - s->at < want && !s->end && !s->broken) {
		if (s->inflate)
			unpack_piece(s);
		else
			plain_piece(s);
		if (s->inflate && unpack_too_much(*s->total, s->taken))
			s->end = s->broken = true;
	}
	return str_sub(buf_str(&s->out), s->at, s->out.n);
}

bool
stream_skip(struct stream *s, uint64_t n)
{
	while (n > 0) {
		size_t piece = stream_fill(s, n < CHUNK ? (size_t)n : CHUNK).n;

		if (piece == 0)
			return false;
		piece = piece < n ? piece : (size_t)n;
		s->at += piece;
		n -= piece;
	}
	return true;
}

bool
stream_resume(struct stream *s)
{
	if (!s->broken || s->end || !s->inflate)
		return false;
	s->at = s->out.n;
	s->broken = s->member = false;
	inflateReset(s->inflate);
	for (;;) {
		struct str rest = str_sub(buf_str(&s->raw), s->raw_at, s->raw.n);
		size_t next = str_find(rest, STR("\x1f\x8b\x08"), 0);

		if (next != SIZE_MAX) {
			use(s, next);
			return true;
		}
		use(s, rest.n > 2 ? rest.n - 2 : 0);
		if (!more_raw(s))
			return false;
	}
}
