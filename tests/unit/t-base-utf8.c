/* UTF-8 against a decoder that says the rules in another way: by code point, not by byte. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/utf8.h"

/* The code point at the start of ${s}, and its length; 0 if the bytes are none. */
static size_t
slow_decode(const unsigned char *s, size_t n, uint32_t *out)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t length = s[0] < 0x80 ? 1 : (s[0] & 0xE0) == 0xC0 ? 2 : (s[0] & 0xF0) == 0xE0 ? 3 : (s[0] & 0xF8) == 0xF0 ? 4 : 0;
	uint32_t c;

	if (length == 0 || length > n)
		return 0;
	c = length == 1 ? s[0] : s[0] & (0x7Fu >> length);
	for (size_t i = 1; i < length; i++) {
		if ((s[i] & 0xC0) != 0x80)
			return 0;
		c = c << 6 | (s[i] & 0x3Fu);
	}
	if (c < least[length] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) /* overlong, too large, surrogate */
		return 0;
	*out = c;
	return length;
}

static void
compare(const unsigned char *bytes, size_t n)
{
	struct str s = { (const char *)bytes, n };
	uint32_t want = UTF8_REPLACEMENT, got;
	size_t length = slow_decode(bytes, n, &want), at = 0;

	got = utf8_next(s, &at);
	cr_assert(got == want && at == (length ? length : 1), "%02X %02X %02X %02X of %zu", bytes[0], bytes[1], bytes[2],
	          bytes[3], n);
	if (length == n)
		cr_assert(utf8_valid(s));
	else if (length == 0)
		cr_assert(!utf8_valid(s));
}

/* Every sequence of one to three bytes; of four, all that begin as one can and the neighbours of those. */
Test(utf8, every_sequence)
{
	unsigned char b[5] = { 0 };

	for (unsigned i = 0; i < 1u << 24; i++) {
		b[0] = (unsigned char)(i >> 16);
		b[1] = (unsigned char)(i >> 8);
		b[2] = (unsigned char)i;
		if (b[0] < 0xC0 && (b[1] | b[2]) != 0) /* one byte decides */
			continue;
		if (b[1] == 0 && b[2] == 0)
			compare(b, 1);
		if (b[2] == 0)
			compare(b, 2);
		compare(b, 3);
		if (b[0] < 0xEF)
			continue;
		for (unsigned last = 0x7F; last <= 0xC0; last += 0x41) { /* 7F, C0: no continuation */
			b[3] = (unsigned char)last;
			compare(b, 4);
		}
		b[3] = 0x80;
		compare(b, 4);
		b[3] = 0xBF;
		compare(b, 4);
		b[3] = 0;
	}
}

Test(utf8, every_code_point_back_and_forth)
{
	for (uint32_t c = 0; c < 0x110000; c++) {
		char bytes[6] = "x";
		bool surrogate = c >= 0xD800 && c < 0xE000;
		size_t n = utf8_put(bytes + 1, c), at = 1, end = n + 1;
		struct str s = { bytes, n + 1 };

		cr_assert_eq(utf8_next(s, &at), surrogate ? UTF8_REPLACEMENT : c);
		cr_assert_eq(at, n + 1);
		cr_assert_eq(utf8_prev(s, &end), surrogate ? UTF8_REPLACEMENT : c);
		cr_assert_eq(end, 1);
		cr_assert(utf8_valid(s));
		cr_assert_eq(utf8_count(s), 2);
	}
	cr_assert_eq(utf8_put((char[4]){ 0 }, 0x110000), 3);
}

/* Backwards over anything gives what forwards gives, in the other order. */
Test(utf8, backwards)
{
	static const char *const pieces[] = { "a", "é", "€", "\xF0\x9F\x98\x80", "\x80", "\xC3", "\xE2\x82", "\xF0\x9F", "\xFF",
		                              "\xBF\xBF\xBF\xBF", "\xED\xA0\x80", "\xC0\xAF" };
	uint64_t random = 9;

	for (int round = 0; round < 20000; round++) {
		char text[64] = "";
		uint32_t forwards[64];
		size_t n = 0, at = 0;
		struct str s;

		for (int i = 0; i < 6; i++) {
			random = random * 6364136223846793005u + 1442695040888963407u;
			strcat(text, pieces[(random >> 33) % 12]);
		}
		s = str_of(text);
		while (at < s.n)
			forwards[n++] = utf8_next(s, &at);
		while (n > 0)
			cr_assert_eq(utf8_prev(s, &at), forwards[--n]);
		cr_assert_eq(at, 0);
	}
}

Test(utf8, cut)
{
	struct str s = STR("aé€\xF0\x9F\x98\x80z"); /* 1 + 2 + 3 + 4 + 1 */
	static const size_t want[] = { 0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11, 11 };

	for (size_t max = 0; max < sizeof want / sizeof want[0]; max++)
		cr_expect_eq(utf8_cut(s, max), want[max], "%zu", max);
	cr_expect_eq(utf8_cut(STR("\x80\x80\x80\x80\x80\x80"), 5), 2, "no code point is as long: it gives up");
}

/* Where the first bad byte stands makes no difference to the check by words of eight. */
Test(utf8, valid_at_every_place)
{
	char text[40];

	for (size_t n = 1; n < sizeof text; n++)
		for (size_t bad = 0; bad < n; bad++) {
			memset(text, 'a', n);
			cr_assert(utf8_valid((struct str){ text, n }));
			text[bad] = (char)0x80;
			cr_assert(!utf8_valid((struct str){ text, n }));
			if (bad > 0) {
				text[bad - 1] = (char)0xC3;
				cr_assert(utf8_valid((struct str){ text, n }));
			}
		}
	cr_assert(utf8_valid((struct str){ NULL, 0 }));
}
