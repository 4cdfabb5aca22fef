#include "read/mailtext.h"

#include <stdio.h>
#include <string.h>

#include "read/coding.h"
#include "read/http.h"
#include "text/encoding.h"

/* WORD: bytes of an encoded word; it may have 75, and some have more. */
enum { CHARSET = 40, PIECES = 64, WORD = 2000 };

/* Bytes in the charset named by a slice of a header, as UTF-8. */
static void
add_as(struct str bytes, struct str charset, struct buf *out)
{
	char label[CHARSET];
	const char *name;

	charset.n = charset.n < CHARSET ? charset.n : 0;
	snprintf(label, sizeof label, STR_FMT, STR_ARG(charset));
	if (bytes.n > 0)
		encoding_to_utf8(bytes, label[0] ? label : NULL, out, &name);
}

/* "=?charset?B?…?=" at the start of ${s}; returns its bytes, 0 if it is none. RFC 2047 §2. */
static size_t
encoded_word(struct str s, struct buf *out)
{
	size_t kind = str_chr(s, '?', 2), text = kind + 3, end;
	struct buf bytes = { 0 };
	struct str charset, language;

	if (!str_startsz(s, "=?") || kind == SIZE_MAX || text > s.n || s.p[kind + 2] != '?')
		return 0;
	end = str_find(s, STR("?="), text);
	if (end == SIZE_MAX)
		return 0;
	language = str_sub(s, 2, kind);
	str_cut(&language, '*', &charset); /* RFC 2231 §5 */
	if ((s.p[kind + 1] | 32) == 'b')
		coding_base64(str_sub(s, text, end), &bytes);
	else
		coding_quoted(str_sub(s, text, end), true, &bytes);
	add_as(buf_str(&bytes), charset, out);
	buf_release(&bytes);
	return end + 2;
}

void
mailtext_words(struct str value, struct buf *out)
{
	size_t at = 0, plain = 0;
	bool word = false; /* one ends at ${plain} */

	while (at < value.n) {
		struct buf text = { 0 };
		size_t n = value.p[at] == '=' ? encoded_word(str_sub(value, at, at + WORD), &text) : 0;

		if (n > 0) {
			struct str between = str_sub(value, plain, at);

			if (!word || str_trim(between).n > 0) /* white space between two of them is none */
				add_as(between, STR(""), out);
			buf_adds(out, buf_str(&text));
			plain = at + n;
			word = true;
		}
		at += n > 0 ? n : 1;
		buf_release(&text);
	}
	add_as(str_sub(value, plain, value.n), STR(""), out);
}

static void
percent(struct str s, struct buf *out)
{
	for (size_t i = 0; i < s.n; i++) {
		int high = i + 1 < s.n ? coding_hex(s.p[i + 1]) : -1, low = i + 2 < s.n ? coding_hex(s.p[i + 2]) : -1;

		if (s.p[i] == '%' && high >= 0 && low >= 0) {
			buf_addc(out, (char)(high << 4 | low));
			i += 2;
		} else {
			buf_addc(out, s.p[i]);
		}
	}
}

/* The pieces name*0, name*1* … of RFC 2231 §3, still in their charset; false: there are none. */
static bool
pieces(struct str value, const char *name, struct buf *charset, struct buf *bytes)
{
	char key[64];
	bool any = false;

	for (int i = -1; i < PIECES; i++)
		for (int star = 0; star < 2; star++) {
			struct str piece;
			size_t quote;

			if (i < 0)
				snprintf(key, sizeof key, "%s*", name);
			else
				snprintf(key, sizeof key, "%s*%d%s", name, i, star ? "*" : "");
			piece = http_param(value, key);
			quote = str_find(piece, STR("''"), 0);
			if (piece.n == 0 || (i < 0 && star))
				continue;
			if (!any && quote != SIZE_MAX) {
				buf_adds(charset, str_sub(piece, 0, quote));
				piece = str_sub(piece, quote + 2, piece.n);
			}
			any = true;
			percent(piece, bytes);
		}
	return any;
}

void
mailtext_param(struct str value, const char *name, struct buf *out)
{
	struct buf charset = { 0 }, bytes = { 0 };

	if (pieces(value, name, &charset, &bytes))
		add_as(buf_str(&bytes), buf_str(&charset), out);
	else
		mailtext_words(http_param(value, name), out);
	buf_release(&charset);
	buf_release(&bytes);
}

void
mailtext_lines(struct str text, bool flowed, bool delsp, struct buf *body, struct buf *quoted, struct buf *signature)
{
	struct str line;
	bool signed_off = false;

	while (str_cut(&text, '\n', &line)) {
		struct buf *to = body;
		bool on;

		if (line.n > 0 && line.p[line.n - 1] == '\r')
			line.n--;
		if (str_eqz(line, "-- ") || str_eqz(line, "--"))
			signed_off = true;
		else if (str_startsz(line, ">From "))
			line = str_sub(line, 1, line.n); /* as an mbox has it */
		else if (str_startsz(line, ">"))
			to = quoted;
		else if (flowed && str_startsz(line, " "))
			line = str_sub(line, 1, line.n); /* space-stuffed, §4.4 */
		if (signed_off)
			to = signature;
		on = flowed && to == body && line.n > 0 && line.p[line.n - 1] == ' ';
		if (on && delsp)
			line.n--;
		buf_adds(to, line);
		if (!on)
			buf_addc(to, '\n');
	}
}
