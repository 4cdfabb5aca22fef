#include "read/coding.h"

#include <brotli/decode.h>
#include <string.h>
#include <zlib.h>

/* CHUNK: of bytes that come out at a time. GZIP: 15 bits of window, gzip or zlib by their head; BARE: no head. */
enum { CHUNK = 1 << 16, GZIP = 15 + 32, BARE = -15 };

static bool
inflate_as(int bits, struct str s, size_t most, struct buf *out)
{
	z_stream z = { .next_in = (Bytef *)(void *)(size_t)s.p };
	size_t from = out->n, left = s.n;
	int status = Z_OK;

	if (inflateInit2(&z, bits) != Z_OK)
		return false;
	while (status == Z_OK && out->n - from < most) {
		size_t room = most - (out->n - from) < CHUNK ? most - (out->n - from) : CHUNK;

		if (z.avail_in == 0) {
			z.avail_in = left > CHUNK ? CHUNK : (uInt)left;
			left -= z.avail_in;
		}
		buf_reserve(out, CHUNK);
		z.next_out = (Bytef *)out->p + out->n;
		z.avail_out = (uInt)room;
		status = inflate(&z, Z_NO_FLUSH);
		out->n += room - z.avail_out;
		if (status == Z_STREAM_END && z.avail_in + left > 0 && *z.next_in == 0x1f && inflateReset(&z) == Z_OK)
			status = Z_OK;
	}
	if (out->p)
		out->p[out->n] = '\0';
	inflateEnd(&z);
	return status == Z_STREAM_END;
}

bool
coding_inflate(struct str s, size_t most, struct buf *out)
{
	size_t from = out->n;

	if (inflate_as(GZIP, s, most, out))
		return true;
	return out->n == from && inflate_as(BARE, s, most, out);
}

bool
coding_brotli(struct str s, size_t most, struct buf *out)
{
	BrotliDecoderState *state = BrotliDecoderCreateInstance(NULL, NULL, NULL);
	BrotliDecoderResult status = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
	const uint8_t *in = (const uint8_t *)s.p;
	size_t left = s.n, from = out->n;

	while (state && status == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && out->n - from < most) {
		size_t room = most - (out->n - from) < CHUNK ? most - (out->n - from) : CHUNK, before = room;
		uint8_t *at;

		buf_reserve(out, CHUNK);
		at = (uint8_t *)out->p + out->n;
		status = BrotliDecoderDecompressStream(state, &left, &in, &room, &at, NULL);
		out->n += before - room;
		out->p[out->n] = '\0';
	}
	BrotliDecoderDestroyInstance(state);
	return status == BROTLI_DECODER_RESULT_SUCCESS;
}

int
coding_hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

bool
coding_chunked(struct str s, struct buf *out)
{
	size_t at = 0, from = out->n;

	for (;;) {
		size_t size = 0, digits = 0, end = str_chr(s, '\n', at);

		for (; at < s.n && digits < 8 && coding_hex(s.p[at]) >= 0; at++, digits++)
			size = size * 16 + (size_t)coding_hex(s.p[at]);
		if (digits == 0 || (at < s.n && !strchr(" ;\r\n", s.p[at])))
			return out->n > from;
		if (size == 0 || end == SIZE_MAX)
			return true;
		buf_adds(out, str_sub(s, end + 1, end + 1 + size));
		at = end + 1 + size;
		at += at < s.n && s.p[at] == '\r';
		at += at < s.n && s.p[at] == '\n';
		if (at >= s.n)
			return true;
	}
}

static int
base64_digit(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

void
coding_base64(struct str s, struct buf *out)
{
	uint32_t bits = 0;
	int n = 0;

	buf_reserve(out, s.n / 4 * 3 + 3);
	for (size_t i = 0; i < s.n; i++) {
		int digit = base64_digit(s.p[i]);

		if (s.p[i] == '=')
			n = 0;
		if (digit < 0)
			continue;
		bits = bits << 6 | (uint32_t)digit;
		n += 6;
		if (n >= 8) {
			n -= 8;
			buf_addc(out, (char)(bits >> n & 0xff));
		}
	}
}

void
coding_quoted(struct str s, bool header, struct buf *out)
{
	for (size_t i = 0; i < s.n; i++) {
		int high = i + 1 < s.n ? coding_hex(s.p[i + 1]) : -1, low = i + 2 < s.n ? coding_hex(s.p[i + 2]) : -1;
		size_t end = i + 1;

		if (s.p[i] == '_' && header) {
			buf_addc(out, ' ');
		} else if (s.p[i] != '=') {
			buf_addc(out, s.p[i]);
		} else if (high >= 0 && low >= 0) {
			buf_addc(out, (char)(high << 4 | low));
			i += 2;
		} else { /* a soft line end, white space before it or not; else it stands for itself */
			while (end < s.n && (s.p[end] == ' ' || s.p[end] == '\t' || s.p[end] == '\r'))
				end++;
			if (end < s.n && s.p[end] == '\n')
				i = end;
			else
				buf_addc(out, '=');
		}
	}
}
