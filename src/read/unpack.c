#include "read/unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/intl.h"

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
	uint64_t packed, total; /* bytes in the file; bytes that came out of it */
	size_t members;
	struct buf bytes; /* of the member */
};

static const char *
reason(struct archive *a)
{
	const char *text = archive_error_string(a);

	return text ? text : _("cannot be unpacked");
}

static bool
too_much(const struct unpacking *k)
{
	return k->total > UNPACK_TOTAL || k->total > k->packed * UNPACK_RATIO + SLACK;
}

/* Read the member's bytes. Returns NULL, or why it is not read; ${*end}: nor is anything behind it. */
static const char *
member_bytes(struct unpacking *k, bool *end)
{
	buf_reset(&k->bytes);
	for (;;) {
		la_ssize_t n;

		buf_reserve(&k->bytes, CHUNK);
		n = archive_read_data(k->a, k->bytes.p + k->bytes.n, CHUNK);
		if (n == 0)
			return NULL;
		if (n == ARCHIVE_RETRY)
			continue;
		if (n < 0) {
			*end = n == ARCHIVE_FATAL;
			return reason(k->a);
		}
		k->bytes.n += (size_t)n;
		k->total += (uint64_t)n;
		if (too_much(k)) {
			*end = true;
			return _("unpacks to far more than it should: not read further");
		}
		if (k->bytes.n > k->u->max_size)
			return _("is too large");
	}
}

/* One member; false when there is an end of it. */
static bool
member(struct unpacking *k, struct archive_entry *entry)
{
	const char *path = archive_entry_pathname(entry), *why;
	bool raw = archive_format(k->a) == ARCHIVE_FORMAT_RAW, end = false;
	struct str name = raw ? (struct str){ "", 0 } : str_of(path ? path : "?");

	if (++k->members > UNPACK_MEMBERS) {
		k->u->each(k->u->context, name, (struct str){ "", 0 }, _("has too many members: not read further"));
		return false;
	}
	if (!raw && archive_entry_filetype(entry) != AE_IFREG)
		return true;
	if (archive_entry_is_encrypted(entry))
		return k->u->each(k->u->context, name, (struct str){ "", 0 }, _("is encrypted"));
	why = member_bytes(k, &end);
	if (why)
		return k->u->each(k->u->context, name, (struct str){ "", 0 }, why) && !end;
	return k->u->each(k->u->context, name, buf_str(&k->bytes), NULL);
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
			k->u->each(k->u->context, (struct str){ "", 0 }, (struct str){ "", 0 }, reason(k->a));
			return;
		}
		if (!member(k, entry))
			return;
	}
}

static int
run(const struct unpack *u, struct archive *a, int opened, uint64_t packed, struct err *err)
{
	struct unpacking k = { .u = u, .a = a, .packed = packed };
	int status = 0;

	if (opened < ARCHIVE_WARN)
		status = err_set(err, "%s", reason(a));
	else
		members(&k);
	buf_release(&k.bytes);
	archive_read_free(a);
	return status;
}

int
unpack_fd(const struct unpack *u, int fd, uint64_t packed, struct err *err)
{
	struct archive *a = reader_new();

	if (!a)
		return err_set(err, "%s", _("cannot be unpacked"));
	return run(u, a, archive_read_open_fd(a, fd, CHUNK), packed, err);
}

int
unpack_bytes(const struct unpack *u, struct str bytes, struct err *err)
{
	struct archive *a = reader_new();

	if (!a)
		return err_set(err, "%s", _("cannot be unpacked"));
	return run(u, a, archive_read_open_memory(a, bytes.p, bytes.n), bytes.n, err);
}
