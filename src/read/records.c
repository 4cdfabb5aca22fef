#include "read/records.h"

#include <string.h>

#include "base/intl.h"

/* PIECE: bytes that are read at a time; KEEP: of what is passed over, as much as may be the start of a record's mark. */
enum { PIECE = 64 << 20, KEEP = 128 };

static void
take(struct source *s, const struct reader *reader, struct str bytes)
{
	struct err err;

	s->bytes = bytes;
	s->row->bytes += bytes.n;
	if (reader->read(s, &err) < 0)
		reader_note(s, "%s", err.msg);
	for (size_t i = 0; i < bytes.n; i++)
		s->lines += bytes.p[i] == '\n';
}

/* Pass over what is left of a record that is too large. */
static void
pass(struct source *s, const struct reader *reader, struct stream *in)
{
	for (;;) {
		struct str bytes = stream_fill(in, PIECE);
		bool end = bytes.n < PIECE;
		size_t next = reader->cut(bytes, false), n = next > 0 ? next : end ? bytes.n : bytes.n - KEEP;

		for (size_t i = 0; i < n; i++)
			s->lines += bytes.p[i] == '\n';
		s->row->bytes += n;
		in->at += n;
		if (next > 0 || end)
			return;
	}
}

void
records_read(struct source *s, const struct reader *reader, struct stream *in, size_t most)
{
	size_t piece = most < PIECE ? most : PIECE, large = 0;

	s->row->bytes = 0;
	for (;;) {
		struct str bytes = stream_fill(in, piece + 1);
		size_t cut = bytes.n <= piece ? bytes.n : reader->cut(bytes, true);

		if (bytes.n == 0)
			break;
		if (cut > 0) {
			take(s, reader, str_sub(bytes, 0, cut));
			in->at += cut;
			piece = most < PIECE ? most : PIECE;
		} else if (piece < most) {
			piece = most;
		} else {
			large++;
			pass(s, reader, in);
		}
	}
	if (large > 0)
		reader_note(s, ngettext("%zu record is too large and is not read", "%zu records are too large and are not read", large), large);
	if (in->much)
		reader_note(s, "%s", _("unpacks to far more than it should: not read further"));
	else if (in->broken)
		reader_note(s, "%s", _("is damaged or cut off; read as far as it goes"));
}
