#include "read/read.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/intl.h"
#include "read/reader.h"
#include "read/readers.h"
#include "read/records.h"
#include "read/slurp.h"
#include "read/unpack.h"
#include "read/warc.h"
#include "text/encoding.h"

/* HEAD: as much of a file as tells whether it is packed; FIRST: as much as is read before that is known. */
enum { MAX_DEFAULT = 256 << 20, HEAD = 512, FIRST = 1 << 16 };

/* How deep mails may lie in mails. */
enum { MEMBER_DEPTH = 8 };

/* What stays the same from a file down to the members of its archives. */
struct job {
	const struct readers *readers;
	const struct read_options *options;
	struct arena *arena;
	struct reading *out;
	struct str name; /* of the file that is unpacked */
	int depth;       /* archives around it */
	int members;     /* mails around it */
	uint64_t packed; /* bytes of the outermost file */
	uint64_t *total; /* bytes that its archives were unpacked to, all together */
	const struct envelope *told;
};

static void document(const struct job *job, struct str name, struct str bytes);

static size_t
max_size(const struct job *job)
{
	return job->options && job->options->max_size ? job->options->max_size : MAX_DEFAULT;
}

static void
row_skipped(const struct job *job, struct str name, uint64_t bytes, const char *why)
{
	struct report_row row = { .file = arena_str(job->arena, name),
				  .bytes = bytes,
				  .skipped = arena_str(job->arena, str_of(why)) };

	vec_add(&job->out->rows, row);
}

/* "a.tar:b.html"; a compressed single file keeps its own name. */
static struct str
member_name(const struct job *job, struct str member)
{
	struct buf b = { 0 };
	struct str name;

	if (member.n == 0)
		return job->name;
	buf_adds(&b, job->name);
	buf_addc(&b, ':');
	buf_adds(&b, member);
	name = arena_str(job->arena, buf_str(&b));
	buf_release(&b);
	return name;
}

static bool
member(void *context, struct str name, struct str bytes, const char *why)
{
	const struct job *job = context;
	struct str full = member_name(job, name);

	if (bytes.n > 0)
		document(job, full, bytes);
	if (why)
		row_skipped(job, full, 0, why);
	return true;
}

/* A word processor's file is a zip, too: of parts that are no articles. */
static bool
office(struct str head)
{
	return str_startsz(head, "PK\x03\x04") && head.n > 38 &&
	       (str_startsz(str_sub(head, 30, head.n), "mimetype") ||
		str_startsz(str_sub(head, 30, head.n), "[Content_Types].xml"));
}

static void
unpack(const struct job *job, struct str name, struct str head, int fd, uint64_t size)
{
	struct job inner = *job;
	struct unpack u = { member, &inner, max_size(job), job->packed, job->total };
	struct err err;
	size_t before = job->out->rows.n;

	inner.name = name;
	inner.depth++;
	if (office(head))
		row_skipped(job, name, size, _("is an office document, which is not read"));
	else if (inner.depth > UNPACK_DEPTH)
		row_skipped(job, name, size, _("is an archive in an archive in an archive: not read"));
	else if ((fd >= 0 ? unpack_fd(&u, fd, &err) : unpack_bytes(&u, head, &err)) < 0)
		row_skipped(job, name, size, err.msg);
	else if (job->out->rows.n == before)
		row_skipped(job, name, size, _("is an archive with nothing in it"));
}

static void
crawled(void *context, const struct warc_page *page)
{
	struct job job = *(const struct job *)context;
	struct buf charset = { 0 }, url = { 0 };
	struct envelope told = { .own_url = true, .date = page->date, .date_from = "warc" };
	const char *encoding;
	struct str name;

	encoding_to_utf8(page->url, NULL, &url, &encoding);
	told.url = buf_str(&url);
	name = member_name(&job, told.url);
	buf_adds(&charset, page->charset);
	told.charset = charset.n > 0 ? charset.p : NULL;
	job.told = &told;
	document(&job, name, page->bytes);
	if (page->damaged)
		row_skipped(&job, name, page->bytes.n, _("is damaged or cut off; read as far as it goes"));
	buf_release(&charset);
	buf_release(&url);
}

/* What was not read of a crawl, as one row tells it. */
static void
crawl_notes(const struct job *job, struct str name, uint64_t size, const struct warc_count *count)
{
	struct report_row row = { .file = arena_str(job->arena, name), .bytes = size };
	struct source s = { .arena = job->arena, .row = &row };

	if (count->pages == 0)
		reader_note(&s, "%s", _("is a crawl with no page in it"));
	if (count->other > 0)
		reader_note(&s, ngettext("%zu response is no page", "%zu responses are no pages", count->other),
			    count->other);
	if (count->large > 0)
		reader_note(&s, ngettext("%zu page is too large", "%zu pages are too large", count->large),
			    count->large);
	if (count->damaged > 0)
		reader_note(&s, ngettext("is damaged or cut off at %zu place", "is damaged or cut off at %zu places",
					 count->damaged),
			    count->damaged);
	if (row.skipped.n > 0)
		vec_add(&job->out->rows, row);
}

/* What a crawler wrote, from ${fd} or, where that is -1, from memory. */
static void
crawl(const struct job *job, struct str name, struct str bytes, int fd, uint64_t size)
{
	struct job inner = *job;
	struct warc w = { crawled, &inner, max_size(job) };
	struct warc_count count;
	struct stream in;

	inner.name = name;
	inner.depth++;
	if (inner.depth > UNPACK_DEPTH) {
		row_skipped(job, name, size, _("is an archive in an archive in an archive: not read"));
		return;
	}
	stream_open(&in, fd, bytes, job->total);
	warc_read(&w, &in, &count);
	stream_close(&in);
	crawl_notes(job, name, size, &count);
}

/* The row of a file, unless its members, whose rows are those from ${before} on, tell it all. */
static void
add_row(const struct job *job, const struct report_row *row, size_t before)
{
	if (row->articles > 0 || row->skipped.n > 0 || job->out->rows.n == before)
		vec_add(&job->out->rows, *row);
}

/* The reader that fits; one that looks for words finds none in UTF-16. */
static const struct reader *
sniff(struct str name, struct str bytes)
{
	const struct reader *r;
	struct buf text = { 0 };
	const char *encoding;

	if (!encoding_wide(bytes))
		return readers_sniff(name, bytes);
	encoding_to_utf8(bytes, NULL, &text, &encoding);
	r = readers_sniff(name, buf_str(&text));
	buf_release(&text);
	return r;
}

/* Let the reader that fits make articles of ${bytes}, and note what became of it. */
static void
document(const struct job *job, struct str name, struct str bytes)
{
	const struct reader *reader;
	struct report_row row = { .file = arena_str(job->arena, name), .bytes = bytes.n };
	struct source s = { job->readers, job->options, job->arena, job->out, row.file, bytes, &row, job->told, job, 0, 0 };
	size_t rows = job->out->rows.n;
	struct err err;

	if (warc_fits(str_sub(bytes, 0, HEAD))) {
		crawl(job, name, bytes, -1, bytes.n);
		return;
	}
	if (bytes.n > 0 && unpack_fits(bytes)) {
		unpack(job, name, bytes, -1, bytes.n);
		return;
	}
	if (bytes.n == 0) {
		row_skipped(job, name, 0, _("is empty"));
		return;
	}
	if (job->options && job->options->as) {
		reader = readers_find(job->options->as);
	} else if (encoding_binary(bytes)) {
		row_skipped(job, name, bytes.n, _("is a binary file"));
		return;
	} else {
		reader = sniff(name, bytes);
	}
	if (!reader) {
		row_skipped(job, name, bytes.n, _("is in no format that is known"));
		return;
	}
	row.reader = reader->name;
	if (reader->read(&s, &err) < 0) {
		row.reader = NULL;
		reader_note(&s, "%s", err.msg);
	}
	add_row(job, &row, rows);
}

void
reader_member(struct source *s, struct str name, struct str bytes, const struct envelope *told)
{
	struct job inner = *s->job;
	struct read_options options = { .as = NULL };

	if (inner.options)
		options = *inner.options;
	options.as = NULL; /* what was said of the mail is not said of its parts */
	inner.options = &options;
	inner.name = s->name;
	inner.told = told;
	if (++inner.members > MEMBER_DEPTH)
		row_skipped(&inner, member_name(&inner, name), bytes.n, _("is a mail in too many mails: not read"));
	else
		document(&inner, member_name(&inner, name), bytes);
}

/* Read the start of ${fd}, of most files all there is. Does it have to be unpacked? Then ${fd} stands at 0 again. */
static bool
packed(int fd, uint64_t size, struct buf *out)
{
	return slurp_start(fd, size < FIRST ? (size_t)size + HEAD : FIRST, out) > 0 &&
	       (unpack_fits(buf_str(out)) || warc_fits(str_sub(buf_str(out), 0, HEAD))) && lseek(fd, 0, SEEK_SET) == 0;
}

/* The reader of a file of records that begins so; NULL: it is none. */
static const struct reader *
of_records(const struct job *job, struct str path, struct str head)
{
	const struct reader *r = job->options && job->options->as ? readers_find(job->options->as)
								  : readers_sniff(path, head);

	return r && r->cut ? r : NULL;
}

/* The same of one that is packed. */
static const struct reader *
of_packed_records(const struct job *job, struct str path, struct str packed)
{
	const struct reader *r = NULL;
	uint64_t total = 0;
	struct stream in;

	stream_open(&in, -1, packed, &total);
	if (in.decoder)
		r = of_records(job, path, stream_fill(&in, FIRST));
	stream_close(&in);
	return r;
}

static void
records(const struct job *job, struct str path, int fd, const struct reader *reader)
{
	struct report_row row = { .file = arena_str(job->arena, path), .reader = reader->name };
	struct source s = { job->readers, job->options, job->arena, job->out, row.file, { NULL, 0 }, &row, NULL, job, 0, 0 };
	size_t rows = job->out->rows.n;
	struct stream in;

	stream_open(&in, fd, STR(""), job->total);
	records_read(&s, reader, &in, max_size(job));
	stream_close(&in);
	add_row(job, &row, rows);
}

static const char *
not_regular(mode_t mode)
{
	return S_ISDIR(mode) ? _("is a folder") : _("is no regular file");
}

static void
open_file(struct job *job, struct str path, int fd)
{
	struct buf bytes = { 0 };
	const struct reader *reader;
	struct stat st;

	if (fstat(fd, &st) < 0) {
		row_skipped(job, path, 0, strerror(errno));
	} else if (!S_ISREG(st.st_mode)) {
		row_skipped(job, path, 0, not_regular(st.st_mode));
	} else if ((job->packed = (uint64_t)st.st_size), packed(fd, (uint64_t)st.st_size, &bytes)) {
		if (warc_fits(str_sub(buf_str(&bytes), 0, HEAD)))
			crawl(job, path, STR(""), fd, (uint64_t)st.st_size);
		else if ((reader = of_packed_records(job, path, buf_str(&bytes))) != NULL)
			records(job, path, fd, reader);
		else
			unpack(job, path, str_sub(buf_str(&bytes), 0, HEAD), fd, (uint64_t)st.st_size);
	} else if ((uint64_t)st.st_size > max_size(job) && (reader = of_records(job, path, buf_str(&bytes))) != NULL &&
		   lseek(fd, 0, SEEK_SET) == 0) {
		records(job, path, fd, reader);
	} else if (slurp_rest(fd, (uint64_t)st.st_size, max_size(job), &bytes) < 0) {
		row_skipped(job, path, (uint64_t)st.st_size, errno == EFBIG ? _("is too large") : strerror(errno));
	} else {
		document(job, path, buf_str(&bytes));
	}
	buf_release(&bytes);
}

void
read_file(const struct readers *r, struct str path, const struct read_options *options, struct arena *arena,
	  struct reading *out)
{
	uint64_t total = 0;
	struct job job = { r, options, arena, out, path, .total = &total };
	struct buf name = { 0 };
	int fd;

	buf_adds(&name, path);
	buf_addc(&name, '\0');
	fd = open(name.p, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (fd < 0) {
		row_skipped(&job, path, 0, strerror(errno));
	} else {
		open_file(&job, path, fd);
		close(fd);
	}
	buf_release(&name);
}

void
read_bytes(const struct readers *r, struct str name, struct str bytes, const struct read_options *options,
	   struct arena *arena, struct reading *out)
{
	uint64_t total = 0;
	struct job job = { r, options, arena, out, name, .packed = bytes.n, .total = &total };

	document(&job, name, bytes);
}
