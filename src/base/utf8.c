#include "base/utf8.h"

/* Length of the well-formed sequence at ${at}, 0 if there is none (Unicode 15, table 3-7). */
static size_t
sequence(struct str s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.p + at;
	size_t left = s.n - at, n, i;
	unsigned char low = 0x80, high = 0xBF;

	if (p[0] < 0x80)
		return 1;
	if (p[0] < 0xC2 || p[0] > 0xF4)
		return 0;
	n = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
	if (p[0] == 0xE0)
		low = 0xA0;
	else if (p[0] == 0xED)
		high = 0x9F;
	else if (p[0] == 0xF0)
		low = 0x90;
	else if (p[0] == 0xF4)
		high = 0x8F;
	if (left < n || p[1] < low || p[1] > high)
		return 0;
	for (i = 2; i < n; i++)
		if ((p[i] & 0xC0) != 0x80)
			return 0;
	return n;
}

static uint32_t
decode(const unsigned char *p, size_t n)
{
	switch (n) {
	case 1:
		return p[0];
	case 2:
		return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
	case 3:
		return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
	default:
		return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
	}
}

uint32_t
utf8_next(struct str s, size_t *at)
{
	size_t n = sequence(s, *at), start = *at;

	*at += n ? n : 1;
	return n ? decode((const unsigned char *)s.p + start, n) : UTF8_REPLACEMENT;
}

uint32_t
utf8_prev(struct str s, size_t *at)
{
	size_t start = *at - 1, k;

	for (k = 0; k < 3 && start > 0 && ((unsigned char)s.p[start] & 0xC0) == 0x80; k++)
		start--;
	if (sequence(str_sub(s, 0, *at), start) == *at - start) {
		size_t n = *at - start;

		*at = start;
		return decode((const unsigned char *)s.p + start, n);
	}
	*at -= 1;
	return UTF8_REPLACEMENT;
}

bool
utf8_valid(struct str s)
{
	size_t at = 0, n;

	while (at < s.n) {
		uint64_t w;

		while (at + 8 <= s.n && (__builtin_memcpy(&w, s.p + at, 8), (w & 0x8080808080808080u) == 0))
			at += 8;
		if (at == s.n)
			break;
		if ((n = sequence(s, at)) == 0)
			return false;
		at += n;
	}
	return true;
}

size_t
utf8_put(char out[4], uint32_t c)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
		c = UTF8_REPLACEMENT;
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

size_t
utf8_cut(struct str s, size_t max)
{
	size_t at = max, k;

	if (s.n <= max)
		return s.n;
	for (k = 0; k < 3 && at > 0 && ((unsigned char)s.p[at] & 0xC0) == 0x80; k++)
		at--;
	return at;
}

size_t
utf8_count(struct str s)
{
	size_t n = 0, i;

	for (i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}
