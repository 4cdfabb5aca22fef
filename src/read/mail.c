#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "read/coding.h"
#include "read/dates.h"
#include "read/drop.h"
#include "read/http.h"
#include "read/mailtext.h"
#include "read/reader.h"
#include "text/encoding.h"

/**
 * Mails (RFC 5322) and their parts (MIME, RFC 2045-2047): the text is an article with the subject for a title; what is
 * attached is read in turn. GMime would read them, too, but brings glib, four times the weight of this whole room, for
 * the few hundred lines that text and attachments need.
 */
/* HEAD: bytes of it that are looked at. FLAT: times that HTML may be longer than the plain text beside it. */
enum { PARTS = 500, DEPTH = 10, HEAD = 8192, HEAD_MOST = 1 << 18, FLAT = 12 };

struct mail {
	struct source *s;
	struct buf plain, html;      /* the text, in UTF-8 */
	struct buf quoted, signature;
	struct buf subject, from, site, url; /* of the head */
	struct envelope told;
	size_t parts, other;         /* other: pictures and the like */
	bool cut;                    /* it ends in the middle */
};

/* One part: its head, what it says, its body as it stands. */
struct part {
	struct str head, body;
	struct buf type, charset, value; /* value: the whole of Content-Type */
	struct buf name;                 /* of a file */
	bool attached;
};

/* --- heads ------------------------------------------------------------------------------------------------------------ */

static bool
header_line(struct str line, struct str *name)
{
	size_t n = 0;

	while (n < line.n && (isalnum((unsigned char)line.p[n]) || line.p[n] == '-' || line.p[n] == '_'))
		n++;
	*name = str_sub(line, 0, n);
	return n > 0 && n < line.n && line.p[n] == ':';
}

/* Passes over empty lines, which some programs put first, and a line "From …" of an mbox. */
static struct str
begin(struct str bytes)
{
	struct str rest = bytes, line;

	while (rest.n > 0 && str_cut(&rest, '\n', &line)) {
		if (str_trim(line).n > 0 && !str_startsz(line, "From "))
			return str_sub(bytes, (size_t)(line.p - bytes.p), bytes.n);
		if (line.p - bytes.p > HEAD)
			break;
	}
	return (struct str){ "", 0 };
}

int
mail_sniff(struct str name, struct str bytes)
{
	static const char *const sure[] = { "Received", "Message-ID", "MIME-Version", "Delivered-To", "Return-Path",
					    "X-Received", "DKIM-Signature", "Content-Transfer-Encoding" };
	static const char *const likely[] = { "From", "To", "Subject", "Date", "Content-Type", "Reply-To" };
	struct str rest = begin(str_sub(bytes, 0, HEAD)), line, field;
	size_t points = 0;

	while (str_cut(&rest, '\n', &line) && str_trim(line).n > 0 && rest.n > 0) {
		if (line.p[0] == ' ' || line.p[0] == '\t')
			continue;
		if (!header_line(line, &field))
			return 0;
		for (size_t i = 0; i < sizeof sure / sizeof *sure; i++)
			points += str_ieqz(field, sure[i]) ? 2 : 0;
		for (size_t i = 0; i < sizeof likely / sizeof *likely; i++)
			points += str_ieqz(field, likely[i]);
	}
	return points >= 4 ? 93 : points >= 1 && str_endsz(name, ".eml") ? 60 : 0;
}

/* "Marie Dupont" <marie@journal.example>: the name, or the address where there is none; and the site. */
static void
sender(struct str value, struct buf *name, struct buf *site)
{
	struct buf text = { 0 };
	struct str s, address;
	size_t open, at;

	mailtext_words(value, &text);
	s = buf_str(&text);
	open = str_chr(s, '<', 0);
	address = open == SIZE_MAX ? s : str_sub(s, open + 1, str_chr(s, '>', open));
	s = str_trim(str_sub(s, 0, open == SIZE_MAX ? 0 : open));
	if (str_startsz(s, "\"") && str_endsz(s, "\"") && s.n > 1)
		s = str_sub(s, 1, s.n - 1);
	buf_adds(name, s.n > 0 ? s : address);
	at = str_chr(address, '@', 0);
	if (at != SIZE_MAX)
		buf_adds(site, str_trim(str_sub(address, at + 1, address.n)));
	buf_release(&text);
}

static void
read_head(struct mail *m, struct str head)
{
	struct buf value = { 0 };
	struct envelope *t = &m->told;

	if (http_header(head, "Subject", &value))
		mailtext_words(buf_str(&value), &m->subject);
	buf_reset(&value);
	if (http_header(head, "From", &value))
		sender(buf_str(&value), &m->from, &m->site);
	buf_reset(&value);
	if (http_header(head, "Date", &value) &&
	    dates_parse(m->s->readers->furniture, buf_str(&value), m->s->readers->today, &t->date))
		t->date_from = "mail";
	buf_reset(&value);
	if (http_header(head, "Content-Language", &value))
		t->declared = lang_find(buf_str(&value));
	buf_reset(&value);
	if (http_header(head, "Archived-At", &value) && str_startsz(buf_str(&value), "<http")) /* RFC 5064 */
		mailtext_words(str_sub(buf_str(&value), 1, str_chr(buf_str(&value), '>', 0)), &m->url);
	buf_release(&value);
	t->author = buf_str(&m->from);
	t->source = buf_str(&m->site);
	t->url = buf_str(&m->url);
}

/* --- parts ------------------------------------------------------------------------------------------------------------ */

static void
part_init(struct part *p, struct str bytes)
{
	struct buf value = { 0 };
	size_t n = http_head(bytes);

	memset(p, 0, sizeof *p);
	p->head = str_sub(bytes, 0, n < HEAD_MOST ? n : HEAD_MOST);
	p->body = str_sub(bytes, n, bytes.n);
	if (http_header(p->head, "Content-Type", &p->value))
		http_type(buf_str(&p->value), &p->type, &p->charset);
	if (http_header(p->head, "Content-Disposition", &value)) {
		p->attached = str_ieqz(str_sub(buf_str(&value), 0, 10), "attachment");
		mailtext_param(buf_str(&value), "filename", &p->name);
	}
	if (p->name.n == 0)
		mailtext_param(buf_str(&p->value), "name", &p->name);
	buf_release(&value);
}

static void
part_release(struct part *p)
{
	buf_release(&p->type);
	buf_release(&p->charset);
	buf_release(&p->value);
	buf_release(&p->name);
}

static void
decode(const struct part *p, struct buf *out)
{
	struct buf value = { 0 };
	struct str coding;

	http_header(p->head, "Content-Transfer-Encoding", &value);
	coding = str_trim(buf_str(&value));
	if (str_ieqz(coding, "base64"))
		coding_base64(p->body, out);
	else if (str_ieqz(coding, "quoted-printable"))
		coding_quoted(p->body, false, out);
	else
		buf_adds(out, p->body);
	buf_release(&value);
}

static void
add_text(struct mail *m, const struct part *p)
{
	struct buf bytes = { 0 }, text = { 0 };
	bool html = str_eqz(buf_str(&p->type), "text/html");
	struct str format = http_param(buf_str(&p->value), "format"), delsp = http_param(buf_str(&p->value), "delsp");

	decode(p, &bytes);
	encoding_to_utf8(buf_str(&bytes), p->charset.n > 0 ? p->charset.p : NULL, &text, &m->s->row->encoding);
	if (html)
		buf_adds(&m->html, buf_str(&text));
	else
		mailtext_lines(buf_str(&text), str_ieqz(format, "flowed"), str_ieqz(delsp, "yes"), &m->plain, &m->quoted,
			       &m->signature);
	buf_release(&bytes);
	buf_release(&text);
}

/* What is attached is read as a file of its own; pictures and the like are only counted. */
static void
attachment(struct mail *m, const struct part *p)
{
	static const char *const others[] = { "image/", "video/", "audio/", "font/", "application/pkcs7", "application/pgp",
					      "text/calendar", "text/css", "message/delivery", "message/external" };
	struct envelope told = m->told;
	struct buf bytes = { 0 };
	struct str type = buf_str(&p->type), name = buf_str(&p->name);
	char number[32];

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (str_startsz(type, others[i])) {
			m->other++;
			return;
		}
	snprintf(number, sizeof number, "%zu%s", m->parts, str_startsz(type, "message/") ? ".eml" : "");
	decode(p, &bytes);
	told.charset = p->charset.n > 0 ? p->charset.p : NULL;
	reader_member(m->s, name.n > 0 ? name : str_of(number), buf_str(&bytes), &told);
	buf_release(&bytes);
}

static void part(struct mail *m, struct str bytes, int depth);

/* The next line "--boundary" from ${at} on: where it begins, where what is behind it begins, and whether it is the last. */
static bool
boundary_line(struct str body, struct str boundary, size_t at, size_t *begins, size_t *ends, bool *last)
{
	for (; at < body.n; at++) {
		size_t end = str_chr(body, '\n', at);
		struct str line = str_sub(body, at, end);

		if (str_startsz(line, "--") && str_starts(str_sub(line, 2, line.n), boundary)) {
			struct str rest = str_sub(line, 2 + boundary.n, line.n);

			*last = str_startsz(rest, "--");
			if (str_trim(str_sub(rest, *last ? 2 : 0, rest.n)).n == 0) {
				*begins = at;
				*ends = end == SIZE_MAX ? body.n : end + 1;
				return true;
			}
		}
		if (end == SIZE_MAX)
			return false;
		at = end;
	}
	return false;
}

static void
multipart(struct mail *m, const struct part *p, int depth)
{
	struct str boundary = http_param(buf_str(&p->value), "boundary");
	size_t plain = m->plain.n, html = m->html.n, begins, ends, next;
	bool last = false;

	if (boundary.n == 0 || !boundary_line(p->body, boundary, 0, &begins, &ends, &last)) {
		m->cut = true;
		return;
	}
	while (!last && m->parts < PARTS) {
		size_t from = ends;

		if (!boundary_line(p->body, boundary, from, &next, &ends, &last)) {
			m->cut = last = true;
			next = p->body.n;
		}
		part(m, str_sub(p->body, from, next), depth + 1);
	}
	if (!str_eqz(buf_str(&p->type), "multipart/alternative") || m->html.n == html || m->plain.n == plain)
		return;
	/* The same text twice: the plain one, unless it only says that there is another. */
	if ((m->plain.n - plain) * FLAT < m->html.n - html)
		m->plain.n = plain;
	else
		m->html.n = html;
}

static void
part(struct mail *m, struct str bytes, int depth)
{
	struct part p;
	struct str type;

	if (++m->parts > PARTS || depth > DEPTH)
		return;
	part_init(&p, bytes);
	type = buf_str(&p.type);
	if (str_startsz(type, "multipart/"))
		multipart(m, &p, depth);
	else if (!p.attached && p.name.n == 0 && (type.n == 0 || str_eqz(type, "text/plain") || str_eqz(type, "text/html") ||
						   str_eqz(type, "text")))
		add_text(m, &p);
	else
		attachment(m, &p);
	part_release(&p);
}

/* --- the whole -------------------------------------------------------------------------------------------------------- */

static void
body(struct mail *m)
{
	struct envelope told = m->told;
	bool data = json_sniff(STR(""), buf_str(&m->plain)) > 0;

	told.title = buf_str(&m->subject);
	told.charset = "UTF-8";
	told.own_head = !data;
	told.aside[0].text = buf_str(&m->quoted);
	told.aside[0].why = drop_reason(STR("quoted"));
	told.aside[1].text = buf_str(&m->signature);
	told.aside[1].why = drop_reason(STR("signature"));
	if (str_trim(buf_str(&m->plain)).n > 0)
		reader_member(m->s, STR(""), buf_str(&m->plain), &told);
	else if (m->html.n > 0)
		reader_member(m->s, STR(""), buf_str(&m->html), &told);
}

int
mail_read(struct source *s, struct err *err)
{
	struct mail m = { .s = s };
	struct str text = begin(s->bytes);
	size_t before = s->out->rows.n;

	read_head(&m, str_sub(str_sub(text, 0, http_head(text)), 0, HEAD_MOST));
	part(&m, text, 0);
	body(&m);
	if (m.other > 0)
		reader_note(s, ngettext("%zu attachment is no text", "%zu attachments are no text", m.other), m.other);
	if (m.parts > PARTS)
		reader_note(s, _("has more than %d parts; the rest is not read"), (int)PARTS);
	if (m.cut)
		reader_note(s, "%s", _("ends in the middle; read up to there"));
	buf_release(&m.plain);
	buf_release(&m.html);
	buf_release(&m.quoted);
	buf_release(&m.signature);
	buf_release(&m.subject);
	buf_release(&m.from);
	buf_release(&m.site);
	buf_release(&m.url);
	if (s->out->rows.n == before)
		return err_set(err, "%s", _("is a mail with no text in it"));
	return 0;
}
