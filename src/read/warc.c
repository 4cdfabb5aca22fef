#include "read/warc.h"

#include <string.h>

#include "read/coding.h"
#include "read/http.h"
#include "read/stream.h"

/* HEAD: bytes of a record's head, far more than any has. SEEK: bytes that are looked at for the next record behind damage,
 * at a time. */
enum { HEAD = 1 << 16, SEEK = 1 << 16, URL_MOST = 8192 };

/* A record: how long it is and what it says of itself. */
struct record {
	enum { OTHER, RESPONSE, RESOURCE } kind;
	struct buf url, mime, charset;
	struct date date;
	uint64_t length; /* bytes of the block behind the head */
};

static void
record_release(struct record *r)
{
	buf_release(&r->url);
	buf_release(&r->mime);
	buf_release(&r->charset);
}

static bool
begins(struct str s)
{
	return str_startsz(s, "WARC/0.") || str_startsz(s, "WARC/1.");
}

bool
warc_fits(struct str head)
{
	struct buf out = { 0 };
	bool fits;

	if (!str_startsz(head, "\x1f\x8b"))
		return begins(head) || str_startsz(head, "filedesc://");
	coding_inflate(head, 64, &out);
	fits = begins(buf_str(&out)) || str_startsz(buf_str(&out), "filedesc://");
	buf_release(&out);
	return fits;
}

static bool
number(struct str s, uint64_t *out)
{
	*out = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9' || *out > (uint64_t)1 << 50)
			return false;
		*out = *out * 10 + (uint64_t)(s.p[i] - '0');
	}
	return s.n > 0;
}

/* --- WARC -------------------------------------------------------------------------------------------------------------- */

/* Resources are files that were fetched, and notes of the crawler on itself ("metadata://…"). */
static bool
fetched(struct str url)
{
	static const char *const schemes[] = { "http://", "https://", "ftp://", "file://" };

	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (str_startsz(url, schemes[i]))
			return true;
	return str_find(url, STR(":"), 0) == SIZE_MAX;
}

/* ISO 28500 §5.5. */
static bool
warc_head(struct str head, struct record *r)
{
	struct buf value = { 0 };
	struct str url;
	bool good = http_header(head, "Content-Length", &value) && number(buf_str(&value), &r->length);

	buf_reset(&value);
	if (http_header(head, "WARC-Type", &value))
		r->kind = str_ieqz(buf_str(&value), "response")	    ? RESPONSE
			  : str_ieqz(buf_str(&value), "resource")   ? RESOURCE
			  : str_ieqz(buf_str(&value), "conversion") ? RESOURCE
								    : OTHER;
	buf_reset(&value);
	if (http_header(head, "WARC-Target-URI", &value)) {
		url = buf_str(&value);
		if (str_startsz(url, "<") && str_endsz(url, ">")) /* as Wget writes it */
			url = str_sub(url, 1, url.n - 1);
		buf_adds(&r->url, str_sub(url, 0, URL_MOST));
	}
	buf_reset(&value);
	if (http_header(head, "WARC-Date", &value))
		date_parse(str_sub(buf_str(&value), 0, 10), &r->date);
	buf_reset(&value);
	if (http_header(head, "Content-Type", &value))
		http_type(buf_str(&value), &r->mime, &r->charset);
	if (r->kind == RESPONSE && str_find(buf_str(&r->mime), STR("http"), 0) == SIZE_MAX)
		r->kind = r->mime.n > 0 ? OTHER : RESPONSE; /* of DNS, of FTP */
	if (r->kind == RESOURCE && !fetched(buf_str(&r->url)))
		r->kind = OTHER;
	buf_release(&value);
	return good;
}

/* --- ARC --------------------------------------------------------------------------------------------------------------- */

/* "URL IP YYYYMMDDhhmmss type … length", version 1 or 2. */
static bool
arc_head(struct str line, struct record *r)
{
	struct str rest = str_trim(line), field, last = { NULL, 0 };
	size_t n = 0;
	char iso[11];

	for (; str_cut(&rest, ' ', &field); n++) {
		if (n == 0)
			buf_adds(&r->url, str_sub(field, 0, URL_MOST));
		else if (n == 2 && field.n >= 8) {
			memcpy(iso, "0000-00-00", sizeof iso);
			memcpy(iso, field.p, 4);
			memcpy(iso + 5, field.p + 4, 2);
			memcpy(iso + 8, field.p + 6, 2);
			date_parse(str_of(iso), &r->date);
		} else if (n == 3)
			http_type(field, &r->mime, &r->charset);
		last = field;
	}
	r->kind = str_startsz(buf_str(&r->url), "http") ? RESPONSE : OTHER;
	return n >= 5 && str_find(buf_str(&r->url), STR(":"), 0) != SIZE_MAX && number(last, &r->length);
}

/* --- records ----------------------------------------------------------------------------------------------------------- */

/* Move to the next record. 1: ${r} is its head; 0: the file ends; -1: what stands there is none. */
static int
next_head(struct stream *in, bool arc, struct record *r)
{
	struct str s;
	size_t n;

	while ((s = stream_fill(in, 1)).n > 0 && strchr("\r\n", s.p[0]) && s.p[0] != '\0')
		in->at++;
	if (s.n == 0)
		return 0;
	s = stream_fill(in, HEAD);
	if (arc) {
		n = str_chr(s, '\n', 0);
		if (n == SIZE_MAX || !arc_head(str_sub(s, 0, n), r))
			return -1;
		in->at += n + 1;
		return 1;
	}
	n = http_head(s);
	if (!begins(s) || !warc_head(str_sub(s, 0, n), r))
		return -1;
	in->at += n;
	return 1;
}

/* Behind damage: the next place that looks like a record. */
static bool
seek(struct stream *in, bool arc)
{
	while (!arc) {
		struct str s = stream_fill(in, SEEK);
		size_t at = str_find(s, STR("\nWARC/1."), 0);

		if (at != SIZE_MAX) {
			in->at += at + 1;
			return true;
		}
		if (s.n <= 16)
			break;
		in->at += s.n - 16;
	}
	in->at = in->out.n;
	return stream_resume(in);
}

/* Is this a type that a reader of ours may read? Nothing: it may. */
static bool
readable(struct str mime)
{
	static const char *const types[] = { "text/html", "text/plain", "text/xml", "text/markdown", "application/xml",
					     "application/xhtml+xml", "application/json", "application/ld+json",
					     "application/rss+xml", "application/atom+xml", "text/json",
					     "application/feed+json", "message/rfc822", "unknown", "no-type" };

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_eqz(mime, types[i]))
			return true;
	return mime.n == 0;
}

static void
page(const struct warc *w, const struct record *r, struct str block, bool whole, struct warc_count *count)
{
	struct buf body = { 0 }, mime = { 0 }, charset = { 0 };
	struct warc_page p = { .url = buf_str(&r->url), .date = r->date };
	int status = 200;
	bool good = true;

	if (r->kind == RESPONSE)
		status = http_body(block, w->max_size, &body, &mime, &charset, &good);
	if (r->kind == RESOURCE || status == 0) { /* an ARC of HTTP 0.9 */
		status = 200;
		buf_adds(&body, block);
		buf_reset(&mime);
		buf_adds(&mime, buf_str(&r->mime));
		buf_adds(&charset, buf_str(&r->charset));
	}
	p.bytes = buf_str(&body);
	p.charset = buf_str(&charset);
	p.damaged = !whole || !good;
	if (status / 100 == 2 && p.bytes.n > 0 && readable(buf_str(&mime)) && !str_endsz(p.url, "/robots.txt")) {
		count->pages++;
		w->each(w->context, &p);
	} else {
		count->other++;
	}
	buf_release(&body);
	buf_release(&mime);
	buf_release(&charset);
}

/* The block behind a record's head. False: it is not whole. */
static bool
block(const struct warc *w, struct stream *in, const struct record *r, struct warc_count *count)
{
	struct str s;
	size_t next;

	count->records++;
	if (r->kind == OTHER || r->length > w->max_size) {
		count->large += r->kind != OTHER;
		return stream_skip(in, r->length);
	}
	s = stream_fill(in, (size_t)r->length);
	if (s.n > r->length)
		s.n = (size_t)r->length;
	if (s.n < r->length && (next = str_find(s, STR("\nWARC/1."), 0)) != SIZE_MAX)
		s.n = next; /* it says that it is longer than it is */
	page(w, r, s, s.n == r->length, count);
	in->at += s.n;
	return s.n == r->length;
}

void
warc_read(const struct warc *w, struct stream *in, struct warc_count *count)
{
	bool arc = str_startsz(stream_fill(in, 16), "filedesc:");

	memset(count, 0, sizeof *count);
	for (;;) {
		struct record r = { .kind = OTHER };
		int got = next_head(in, arc, &r);

		if (got > 0 && !block(w, in, &r, count))
			got = -1;
		record_release(&r);
		if (got > 0)
			continue;
		if (got == 0 && !in->broken)
			return;
		count->damaged++;
		if (!seek(in, arc))
			return;
	}
}
