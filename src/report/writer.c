#include "report/writer.h"

#include <inttypes.h>

#include "base/utf8.h"
#include "report/real.h"

static void
comma(struct writer *j)
{
	if (j->comma)
		buf_addc(j->out, ',');
	j->comma = true;
}

void
writer_open(struct writer *j, char bracket)
{
	comma(j);
	buf_addc(j->out, bracket);
	j->comma = false;
}

void
writer_close(struct writer *j, char bracket)
{
	buf_addc(j->out, bracket);
	j->comma = true;
}

void
writer_key(struct writer *j, const char *key)
{
	comma(j);
	buf_addc(j->out, '"');
	buf_addz(j->out, key);
	buf_addz(j->out, "\":");
	j->comma = false;
}

/* Must it be escaped, because JSON says so or because a terminal might obey it? */
static bool
escaped(uint32_t c)
{
	return c < 0x20 || c == '"' || c == '\\' || (c >= 0x7f && c <= 0x9f) || c == 0x061c || c == 0x200e ||
	       c == 0x200f || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

static void
add_escape(struct buf *out, uint32_t c)
{
	static const char short_for[] = "\"\"\\\\\bb\ff\nn\rr\tt"; /* pairs: what, letter */
	for (size_t i = 0; short_for[i]; i += 2) {
		if ((uint32_t)(unsigned char)short_for[i] == c) {
			buf_addc(out, '\\');
			buf_addc(out, short_for[i + 1]);
			return;
		}
	}
	buf_addf(out, "\\u%04x", (unsigned)c);
}

void
writer_str(struct writer *j, struct str s)
{
	comma(j);
	buf_addc(j->out, '"');
	size_t at = 0, done = 0;
	while (at < s.n) {
		unsigned char c = (unsigned char)s.p[at];
		size_t from = at;
		if (c < 0x80) {
			at++;
			if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\')
				continue;
			buf_add(j->out, s.p + done, from - done);
			add_escape(j->out, c);
			done = at;
			continue;
		}
		uint32_t cp = utf8_next(s, &at);
		if (!escaped(cp) && (cp != UTF8_REPLACEMENT || at - from == 3))
			continue;
		buf_add(j->out, s.p + done, from - done);
		if (cp == UTF8_REPLACEMENT)
			buf_addcp(j->out, cp);
		else
			add_escape(j->out, cp);
		done = at;
	}
	buf_add(j->out, s.p + done, at - done);
	buf_addc(j->out, '"');
}

void
writer_text(struct writer *j, struct str s)
{
	if (s.n > 0)
		writer_str(j, s);
	else
		writer_null(j);
}

void
writer_strz(struct writer *j, const char *z)
{
	if (z)
		writer_str(j, str_of(z));
	else
		writer_null(j);
}

void
writer_int(struct writer *j, int64_t n)
{
	comma(j);
	buf_addf(j->out, "%" PRId64, n);
}

void
writer_real(struct writer *j, double x)
{
	comma(j);
	real_print(x, j->out);
}

void
writer_null(struct writer *j)
{
	comma(j);
	buf_addz(j->out, "null");
}

void
writer_date(struct writer *j, struct date d)
{
	if (!date_known(d)) {
		writer_null(j);
		return;
	}
	comma(j);
	buf_addc(j->out, '"');
	date_print(d, j->out);
	buf_addc(j->out, '"');
}
