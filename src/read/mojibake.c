#include "read/mojibake.h"

#include "base/lanes.h"
#include "base/utf8.h"
#include "text/encoding.h"

bool
mojibake_any(struct str s)
{
	size_t i = 0;

	for (; i + LANES + 1 <= s.n; i += LANES) {
		lanes v = lanes_load(s.p + i), next = lanes_load(s.p + i + 1);
		lanes capital = (lanes)(v == 0xc3) & ((lanes)(next == 0x82) | (lanes)(next == 0x83) | (lanes)(next == 0xa2));

		if (lanes_any(capital | ((lanes)(v == 0xc2) & (lanes)(next < 0xa0))))
			return true;
	}
	for (; i + 1 < s.n; i++) {
		unsigned char next = (unsigned char)s.p[i + 1];

		if (s.p[i] == '\xc3' ? next == 0x82 || next == 0x83 || next == 0xa2 : s.p[i] == '\xc2' && next < 0xa0)
			return true;
	}
	return false;
}

/* The byte that ${c} is in windows-1252, or in ISO-8859-1; -1: it is in neither. */
static int
byte_of(uint32_t c)
{
	if (c < 0x100)
		return (int)c;
	for (int i = 0x80; i < 0xa0; i++)
		if (encoding_windows((unsigned char)i) == c)
			return i;
	return -1;
}

/* Append what ${s} was before; false, and nothing, if it was no UTF-8. */
static bool
back(struct str s, struct buf *out)
{
	struct buf bytes = { 0 };
	bool good = true, high_byte = false;

	for (size_t at = 0; at < s.n && good;) {
		int byte = byte_of(utf8_next(s, &at));

		good = byte >= 0;
		high_byte |= byte >= 0x80;
		buf_addc(&bytes, (char)byte);
	}
	good = good && high_byte && utf8_valid(buf_str(&bytes));
	if (good)
		buf_adds(out, buf_str(&bytes));
	buf_release(&bytes);
	return good;
}

/* Append ${s}; controls of ISO-8859-1 are meant as what windows-1252 has there. */
static void
without_controls(struct str s, struct buf *out)
{
	for (size_t at = 0; at < s.n;) {
		uint32_t c = utf8_next(s, &at);

		buf_addcp(out, c >= 0x80 && c < 0xa0 ? encoding_windows((unsigned char)c) : c);
	}
}

void
mojibake_mend(struct str s, struct buf *out)
{
	size_t at = 0, end;

	while (at < s.n) {
		for (end = at + 1; end < s.n && s.p[end] != '<' && s.p[end] != '\n' && s.p[end - 1] != '>';)
			end++;
		if (!mojibake_any(str_sub(s, at, end)))
			buf_adds(out, str_sub(s, at, end));
		else if (!back(str_sub(s, at, end), out))
			without_controls(str_sub(s, at, end), out);
		at = end;
	}
}
