#include "read/stream.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "read/decoder.h"
#include "read/unpack.h"

enum { CHUNK = 1 << 16 };

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
	while (s->raw.n < DECODER_HEAD && more_raw(s))
		continue;
	s->decoder = decoder_new(buf_str(&s->raw));
}

void
stream_close(struct stream *s)
{
	decoder_free(s->decoder);
	buf_release(&s->raw);
	buf_release(&s->out);
}

static void
use(struct stream *s, size_t n)
{
	s->raw_at += n;
	s->taken += n;
}

/* The next piece of a member, or of the one behind it; where there is nothing more to unpack, what the decoder still has. */
static void
unpack_piece(struct stream *s)
{
	bool dry = s->raw_at == s->raw.n && !more_raw(s);
	struct str raw = str_sub(buf_str(&s->raw), s->raw_at, s->raw.n);
	size_t before = s->out.n;
	enum decoder_state state;

	if (!s->member && (dry || raw.p[0] == '\0')) { /* padding behind the last member */
		s->end = dry;
		use(s, !dry);
		return;
	}
	s->member = true;
	state = decoder_step(s->decoder, &raw, CHUNK, &s->out);
	use(s, s->raw.n - s->raw_at - raw.n);
	*s->total += s->out.n - before;
	if (state == DECODER_END) {
		decoder_again(s->decoder);
		s->member = false;
	} else if (state == DECODER_BROKEN) {
		s->broken = true;
	} else if (dry && s->out.n == before) {
		s->end = s->broken = true;
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
		if (s->decoder)
			unpack_piece(s);
		else
			plain_piece(s);
		s->much = s->decoder && unpack_too_much(*s->total, s->taken);
		if (s->much)
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
	struct str magic;

	if (!s->broken || s->end || !s->decoder)
		return false;
	s->at = s->out.n;
	s->broken = s->member = false;
	decoder_again(s->decoder);
	magic = decoder_magic(s->decoder);
	for (;;) {
		struct str rest = str_sub(buf_str(&s->raw), s->raw_at, s->raw.n);
		size_t next = str_find(rest, magic, 0);

		if (next != SIZE_MAX) {
			use(s, next);
			return true;
		}
		use(s, rest.n > magic.n ? rest.n - magic.n : 0);
		if (!more_raw(s))
			return false;
	}
}
