#include "read/unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/intl.h"
#include "read/decoder.h"
#include "read/stream.h"

enum { CHUNK = 1 << 16, SLACK = 64 << 20 };

bool
unpack_fits(struct str head)
{
	static const struct {
		size_t at, n;
		const char *magic;
	} magics[] = {
		{ 0, 3, "\x1f\x8b\x08" },
		{ 0, 3, "BZh" },
		{ 0, 6,
		  "\xfd"
		  "7zXZ\0" },
		{ 0, 4, "\x28\xb5\x2f\xfd" },
		{ 0, 4, "PK\x03\x04" },
		{ 0, 4, "PK\x05\x06" },
		{ 257, 6, "ustar\0" }, /* POSIX; the word alone may stand in any text */
		{ 257, 8, "ustar  \0" },
	};

	for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
		if (head.n >= magics[i].at + magics[i].n &&
		    memcmp(head.p + magics[i].at, magics[i].magic, magics[i].n) == 0)
			return true;
	return false;
}

static struct archive *
reader_new(void)
{
	struct archive *a = archive_read_new();

	if (!a)
		return NULL;
	archive_read_support_filter_gzip(a);
	archive_read_support_filter_bzip2(a);
	archive_read_support_filter_xz(a);
	archive_read_support_filter_zstd(a);
	archive_read_support_format_tar(a);
	archive_read_support_format_zip(a);
	archive_read_support_format_raw(a);
	return a;
}

struct unpacking {
	const struct unpack *u;
	struct archive *a;
	const struct stream *in; /* NULL, or what unpacks it */
	size_t members;
	struct buf bytes; /* of the member */
	bool told;        /* that something was not read */
};

/* Call ${each}. */
static bool
tell(struct unpacking *k, struct str name, struct str bytes, const char *why)
{
	k->told |= why != NULL;
	return k->u->each(k->u->context, name, bytes, why);
}

static const char *
damaged(void)
{
	return _("is damaged or cut off; read as far as it goes");
}

static const char *
too_much(void)
{
	return _("unpacks to far more than it should: not read further");
}

/* Why no more came out. Of what had begun, as a rule it is damage; of the rest the library tells. */
static const char *
reason(const struct unpacking *k, bool begun)
{
	const char *text = archive_error_string(k->a);

	if (begun || (k->in && k->in->broken))
		return damaged();
	return text ? text : _("cannot be unpacked");
}

bool
unpack_too_much(uint64_t total, uint64_t packed)
{
	return total > UNPACK_TOTAL || total > packed * UNPACK_RATIO + SLACK;
}

/* Make room for ${n} bytes at ${at}, with zeros where a file has a hole. Returns NULL, or why not; ${*end}: nor is there
 * any for what is behind it. */
static const char *
grow(struct unpacking *k, uint64_t at, size_t n, bool *end)
{
	uint64_t hole = at > k->bytes.n ? at - k->bytes.n : 0;

	if (k->bytes.n + hole + n > k->u->max_size) {
		buf_reset(&k->bytes);
		return _("is too large");
	}
	*k->u->total += hole + n;
	if (unpack_too_much(*k->u->total, k->u->packed)) {
		buf_reset(&k->bytes);
		*end = true;
		return too_much();
	}
	buf_reserve(&k->bytes, hole + n);
	memset(k->bytes.p + k->bytes.n, 0, hole);
	k->bytes.n += hole;
	return NULL;
}

/* Read the member's bytes. Returns NULL, or why it is not read to its end; ${*end}: nor is anything behind it. Block by
 * block, for archive_read_data() keeps what stands before damage to itself. */
static const char *
member_bytes(struct unpacking *k, bool *end)
{
	const char *why = NULL;

	buf_reset(&k->bytes);
	while (!why) {
		const void *p;
		size_t n;
		la_int64_t at;
		int status = archive_read_data_block(k->a, &p, &n, &at);

		if (status == ARCHIVE_EOF)
			break;
		if (status == ARCHIVE_RETRY)
			continue;
		if (status < ARCHIVE_WARN) {
			*end = status == ARCHIVE_FATAL;
			return reason(k, k->bytes.n > 0);
		}
		why = at < 0 ? _("cannot be unpacked") : grow(k, (uint64_t)at, n, end);
		if (!why)
			buf_add(&k->bytes, p, n);
	}
	return why;
}

/* One member; false when there is an end of it. */
static bool
member(struct unpacking *k, struct archive_entry *entry)
{
	const char *path = archive_entry_pathname(entry), *why;
	bool raw = archive_format(k->a) == ARCHIVE_FORMAT_RAW, end = false;
	struct str name = raw ? (struct str){ "", 0 } : str_of(path ? path : "?");

	if (++k->members > UNPACK_MEMBERS) {
		tell(k, name, (struct str){ "", 0 }, _("has too many members: not read further"));
		return false;
	}
	if (!raw && archive_entry_filetype(entry) != AE_IFREG)
		return true;
	if (archive_entry_is_encrypted(entry))
		return tell(k, name, (struct str){ "", 0 }, _("is encrypted"));
	why = member_bytes(k, &end);
	if (why)
		return tell(k, name, buf_str(&k->bytes), why) && !end;
	return tell(k, name, buf_str(&k->bytes), NULL);
}

static void
members(struct unpacking *k)
{
	struct archive_entry *entry;

	for (;;) {
		int status = archive_read_next_header(k->a, &entry);

		if (status == ARCHIVE_EOF)
			return;
		if (status == ARCHIVE_RETRY && ++k->members < UNPACK_MEMBERS)
			continue;
		if (status < ARCHIVE_WARN) {
			tell(k, (struct str){ "", 0 }, (struct str){ "", 0 }, reason(k, k->members > 0));
			return;
		}
		if (!member(k, entry))
			return;
	}
}

/* What was opened. */
static int
run(const struct unpack *u, struct archive *a, int opened, const struct stream *in, uint64_t size, struct err *err)
{
	uint64_t total = 0;
	struct unpack bounded = *u;
	struct unpacking k = { .u = &bounded, .a = a, .in = in };
	int status = 0;

	if (u->total == NULL) {
		bounded.total = &total;
		bounded.packed = size;
	}
	if (opened < ARCHIVE_WARN)
		status = err_set(err, "%s", reason(&k, false));
	else
		members(&k);
	if (status == 0 && in && in->broken && !k.told)
		tell(&k, (struct str){ "", 0 }, (struct str){ "", 0 }, in->much ? too_much() : damaged());
	buf_release(&k.bytes);
	archive_read_free(a);
	return status;
}

static la_ssize_t
give(struct archive *a, void *context, const void **bytes)
{
	struct stream *in = context;
	struct str s = stream_fill(in, CHUNK);

	(void)a;
	*bytes = s.p;
	in->at += s.n;
	return (la_ssize_t)s.n;
}

/* Packed files are unpacked by stream.c: the library's own way loses up to 64 KiB before damage, all there is of a small
 * one. What it does not know is given as it is. */
static int
run_stream(const struct unpack *u, int fd, struct str bytes, uint64_t size, struct err *err)
{
	struct archive *a = reader_new();
	uint64_t total = 0;
	struct stream in;
	int status;

	if (!a)
		return err_set(err, "%s", _("cannot be unpacked"));
	stream_open(&in, fd, bytes, &total);
	status = run(u, a, archive_read_open(a, &in, NULL, give, NULL), &in, size, err);
	stream_close(&in);
	return status;
}

static int
run_plain(const struct unpack *u, int fd, struct str bytes, uint64_t size, struct err *err)
{
	struct archive *a = reader_new();

	if (!a)
		return err_set(err, "%s", _("cannot be unpacked"));
	return run(u, a, fd >= 0 ? archive_read_open_fd(a, fd, CHUNK) : archive_read_open_memory(a, bytes.p, bytes.n), NULL,
		   size, err);
}

int
unpack_fd(const struct unpack *u, int fd, struct err *err)
{
	char head[DECODER_HEAD];
	ssize_t n = read(fd, head, sizeof head);

	if (n < 0 || lseek(fd, 0, SEEK_SET) < 0)
		return err_set(err, "%s", strerror(errno));
	return (decoder_fits((struct str){ head, (size_t)n }) ? run_stream : run_plain)(u, fd, STR(""), u->packed, err);
}

int
unpack_bytes(const struct unpack *u, struct str bytes, struct err *err)
{
	return (decoder_fits(bytes) ? run_stream : run_plain)(u, -1, bytes, bytes.n, err);
}
