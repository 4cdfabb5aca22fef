#include "text/encoding.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/lanes.h"
#include "base/mem.h"
#include "base/utf8.h"

enum {
	CHUNK = 1 << 16,   /* bytes that are normalised at a time */
	DETECT_LEAST = 128, /* bytes: of fewer ICU takes French for Polish */
};

static void
nfc_chunk(const UNormalizer2 *nfc, struct str s, UChar *a, UChar *b, int32_t room, struct buf *out)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t n = 0, bytes = 0;

	u_strFromUTF8WithSub(a, room, &n, s.p, (int32_t)s.n, 0xFFFD, NULL, &status);
	if (U_SUCCESS(status) && unorm2_quickCheck(nfc, a, n, &status) == UNORM_YES) {
		buf_adds(out, s);
		return;
	}
	n = unorm2_normalize(nfc, a, n, b, room, &status);
	buf_reserve(out, (size_t)n * 3 + 1);
	u_strToUTF8(out->p + out->n, n * 3 + 1, &bytes, b, n, &status);
	if (U_FAILURE(status)) {
		buf_adds(out, s);
		return;
	}
	out->n += (size_t)bytes;
	out->p[out->n] = '\0';
}

/* The end of a chunk: at a code point with which nothing before it can compose. */
static size_t
chunk_end(const UNormalizer2 *nfc, struct str s, size_t start)
{
	size_t end = start + CHUNK, at, next;

	if (end >= s.n)
		return s.n;
	end = start + utf8_cut(str_sub(s, start, s.n), CHUNK);
	for (at = end; at > start + CHUNK / 2; utf8_prev(s, &at)) {
		next = at;
		if (unorm2_hasBoundaryBefore(nfc, (UChar32)utf8_next(s, &next)))
			return at;
	}
	return end; /* sixty thousand marks on one letter are no text */
}

/* The first byte from ${at} on that needs a look at Unicode's tables: below U+0300 all is NFC by itself and composes
 * with nothing before it, and so are U+2002..U+20BF, where the punctuation of the press is. */
static size_t
skip_plain(struct str s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.p;

	while (at < s.n) {
		if (at + LANES <= s.n && !lanes_any((lanes)(lanes_load(p + at) >= 0xCC)))
			at += LANES;
		else if (p[at] < 0xCC)
			at++;
		else if (p[at] == 0xE2 && at + 2 < s.n && p[at + 1] >= 0x80 && p[at + 1] <= 0x82 &&
		         !(p[at + 1] == 0x80 && p[at + 2] < 0x82))
			at += 3;
		else
			break;
	}
	return at;
}

static void
nfc_add(struct str s, struct buf *out)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
	int32_t room = CHUNK * 3 + 16; /* NFC grows UTF-16 at most threefold (UAX #15, §9) */
	UChar *a = NULL, *b = NULL;
	size_t start = 0, end;

	buf_reserve(out, s.n);
	for (; start < s.n; start = end) {
		end = chunk_end(nfc, s, start);
		if (skip_plain(str_sub(s, start, end), 0) == end - start) {
			buf_adds(out, str_sub(s, start, end));
			continue;
		}
		if (a == NULL) {
			a = mem_alloc((size_t)room * sizeof *a);
			b = mem_alloc((size_t)room * sizeof *b);
		}
		nfc_chunk(nfc, str_sub(s, start, end), a, b, room, out);
	}
	free(a);
	free(b);
}

void
encoding_nfc_tail(struct buf *b, size_t from)
{
	struct str tail = str_sub(buf_str(b), from, b->n);
	struct buf copy = { 0 };

	if (skip_plain(tail, 0) == tail.n)
		return;
	buf_adds(&copy, tail);
	b->n -= tail.n;
	nfc_add(buf_str(&copy), b);
	buf_release(&copy);
}

/* UTF-8 that may be broken: replace bad bytes and NULs, make line ends of carriage returns, then NFC. */
static size_t
from_utf8(struct str s, struct buf *out)
{
	struct buf clean = { 0 };
	size_t at = 0, start = 0, bad = 0;

	while (at < s.n) {
		size_t here = at;
		unsigned char c = (unsigned char)s.p[at];
		uint32_t cp;

		if (c != 0 && c != '\r' && c < 0x80) {
			at++;
			continue;
		}
		cp = utf8_next(s, &at);
		if (c != 0 && c != '\r' && !(cp == UTF8_REPLACEMENT && at == here + 1))
			continue;
		buf_adds(&clean, str_sub(s, start, here));
		if (c == '\r') {
			if (at >= s.n || s.p[at] != '\n')
				buf_addc(&clean, '\n');
		} else {
			buf_addcp(&clean, UTF8_REPLACEMENT);
			bad++;
		}
		start = at;
	}
	if (start == 0) {
		nfc_add(s, out);
	} else {
		buf_adds(&clean, str_sub(s, start, s.n));
		nfc_add(buf_str(&clean), out);
	}
	buf_release(&clean);
	return bad;
}

/* Where ICU has no data for ${name}, what can be read is ASCII. */
static size_t
from_icu(struct str bytes, const char *name, struct buf *out)
{
	UErrorCode status = U_ZERO_ERROR;
	UConverter *from = ucnv_open(name, &status), *to = ucnv_open("UTF-8", &status);
	struct buf utf8 = { 0 };
	struct str replaced = STR("\xEF\xBF\xBD");
	const char *p = bytes.p, *end = bytes.p + bytes.n;
	UChar pivot[2048], *source = pivot, *target = pivot;
	size_t bad, hit;

	if (U_FAILURE(status))
		buf_adds(&utf8, bytes);
	while (U_SUCCESS(status)) {
		char chunk[8192], *at = chunk;

		ucnv_convertEx(to, from, &at, chunk + sizeof chunk, &p, end, pivot, &source, &target,
		               pivot + sizeof pivot / sizeof pivot[0], false, true, &status);
		buf_add(&utf8, chunk, (size_t)(at - chunk));
		if (status != U_BUFFER_OVERFLOW_ERROR)
			break;
		status = U_ZERO_ERROR;
	}
	ucnv_close(from);
	ucnv_close(to);
	bad = from_utf8(buf_str(&utf8), out);
	for (hit = 0; (hit = str_find(buf_str(&utf8), replaced, hit)) != SIZE_MAX; hit += replaced.n)
		bad++;
	buf_release(&utf8);
	return bad;
}

/* Every second byte NUL, as text in Latin letters has it in UTF-16. */
static const char *
utf16_pattern(struct str s)
{
	size_t even = 0, odd = 0, i, n = s.n < 4096 ? s.n & ~(size_t)1 : 4096;

	if (n < 4 || memchr(s.p, '\0', n) == NULL)
		return NULL;
	for (i = 0; i < n; i++)
		if (s.p[i] == '\0')
			*(i % 2 ? &odd : &even) += 1;
	if (odd > n / 4 && even < n / 64 + 1)
		return "UTF-16LE";
	return even > n / 4 && odd < n / 64 + 1 ? "UTF-16BE" : NULL;
}

/* Is this UTF-8 in which a few bytes are broken, or the last was cut off? In a one-byte encoding letters beyond ASCII
 * seldom stand in twos and threes that look like UTF-8. */
static bool
mostly_utf8(struct str s, bool declared)
{
	size_t at = 0, good = 0, bad = 0, damage = SIZE_MAX; /* where the last one ends: bytes side by side are one */

	while (at < s.n) {
		size_t here = at;
		bool ascii = (unsigned char)s.p[at] < 0x80;

		if (utf8_next(s, &at) == UTF8_REPLACEMENT && at == here + 1) {
			bad += s.n - here > 3 && damage != here; /* else it may be the one that was cut off */
			damage = at;
		} else {
			good += !ascii;
		}
	}
	return good > 0 && good >= (declared ? bad : bad * 2);
}

static bool
declared_utf8(const char *label)
{
	return label != NULL && (str_ieqz(str_of(label), "utf-8") || str_ieqz(str_of(label), "utf8"));
}

uint32_t
encoding_windows(unsigned char byte)
{
	static const uint16_t c1[32] = { 0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160,
		                         0x2039, 0x152,  0x8d,   0x17d,  0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
		                         0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178 };

	return byte >= 0x80 && byte < 0xa0 ? c1[byte - 0x80] : byte;
}

/* The name of a charset as IANA has it, or ICU's own: a string of ICU's tables. NULL: unknown. */
static const char *
static_name(const char *label)
{
	UErrorCode status = U_ZERO_ERROR;
	const char *name = ucnv_getStandardName(label, "MIME", &status);

	if (name == NULL) {
		status = U_ZERO_ERROR;
		name = ucnv_getStandardName(label, "IANA", &status);
	}
	if (name == NULL) {
		status = U_ZERO_ERROR;
		name = ucnv_getAlias(label, 0, &status);
	}
	return U_SUCCESS(status) ? name : NULL;
}

/* Charsets that mean another on the web (WHATWG Encoding §4.2), as ICU calls them. */
static const char *
meant(const char *name)
{
	static const char *const as[][2] = { { "ISO-8859-1", "windows-1252" }, { "US-ASCII", "windows-1252" },
		                             { "ISO-8859-9", "windows-1254" }, { "TIS-620", "windows-874" } };
	size_t i;

	for (i = 0; i < sizeof as / sizeof as[0]; i++)
		if (strcmp(name, as[i][0]) == 0)
			return as[i][1];
	return name;
}

/* What ICU calls a declared charset. NULL: unknown to ICU, or one in which a text that looks like bytes cannot be. */
static const char *
declared_name(const char *label)
{
	static const char *const wide[] = { "UTF", "ISO-10646", "SCSU", "BOCU", "CESU", "IMAP" };
	const char *name = label != NULL && *label != '\0' ? static_name(label) : NULL;
	size_t i;

	for (i = 0; name != NULL && i < sizeof wide / sizeof wide[0]; i++)
		if (str_startsz(str_of(name), wide[i]))
			return NULL;
	return name != NULL ? meant(name) : NULL;
}

/* ICU's detector, where it is sure. */
static const char *
detected_name(struct str bytes)
{
	UErrorCode status = U_ZERO_ERROR;
	UCharsetDetector *d;
	const UCharsetMatch *match;
	const char *name = NULL, *known = NULL;

	if (bytes.n < DETECT_LEAST)
		return "windows-1252";
	d = ucsdet_open(&status);
	ucsdet_setText(d, bytes.p, (int32_t)(bytes.n < 65536 ? bytes.n : 65536), &status);
	match = ucsdet_detect(d, &status);
	if (U_SUCCESS(status) && match != NULL && ucsdet_getConfidence(match, &status) >= 50)
		name = ucsdet_getName(match, &status);
	if (U_SUCCESS(status) && name != NULL && strncmp(name, "UTF", 3) != 0)
		known = static_name(name); /* the match's own string goes with the detector */
	ucsdet_close(d);
	return known != NULL ? meant(known) : "windows-1252";
}

/* The encoding that a byte order mark tells, and the mark's length; not ICU's exotic ones, whose marks are letters. */
static const char *
marked_name(struct str bytes, size_t *n)
{
	static const char *const names[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE" };
	UErrorCode status = U_ZERO_ERROR;
	int32_t bom = 0;
	const char *name = ucnv_detectUnicodeSignature(bytes.p, bytes.n < 8 ? (int32_t)bytes.n : 8, &bom, &status);
	size_t i;

	*n = (size_t)bom;
	for (i = 0; U_SUCCESS(status) && name != NULL && i < sizeof names / sizeof names[0]; i++)
		if (strcmp(name, names[i]) == 0)
			return names[i];
	return NULL;
}

bool
encoding_wide(struct str bytes)
{
	size_t bom;
	const char *name = bytes.n > 0 ? marked_name(bytes, &bom) : NULL;

	return name ? strcmp(name, "UTF-8") != 0 : utf16_pattern(bytes) != NULL;
}

size_t
encoding_to_utf8(struct str bytes, const char *declared, struct buf *out, const char **name)
{
	size_t bom = 0;
	bool valid;

	*name = bytes.n > 0 ? marked_name(bytes, &bom) : NULL;
	if (*name != NULL) {
		bytes = str_sub(bytes, bom, bytes.n);
		return strcmp(*name, "UTF-8") == 0 ? from_utf8(bytes, out) : from_icu(bytes, *name, out);
	}
	if ((*name = utf16_pattern(bytes)) != NULL)
		return from_icu(bytes, *name, out);
	valid = utf8_valid(bytes);
	if (valid && str_chr(bytes, '\r', 0) == SIZE_MAX && str_chr(bytes, '\0', 0) == SIZE_MAX) { /* most are so */
		*name = "UTF-8";
		nfc_add(bytes, out);
		return 0;
	}
	if (valid || mostly_utf8(bytes, declared_utf8(declared))) {
		*name = "UTF-8";
		return from_utf8(bytes, out);
	}
	*name = declared_name(declared);
	if (*name == NULL)
		*name = detected_name(bytes);
	return from_icu(bytes, *name, out);
}

/* Control characters that no text has. */
static size_t
controls(struct str s)
{
	size_t n = 0, i, end;

	for (i = 0; i < s.n; i = end) {
		end = i + LANES < s.n ? i + LANES : s.n;
		if (end - i == LANES) {
			lanes v = lanes_load(s.p + i);

			if (!lanes_any((lanes)(v < ' ') & (lanes)(v != '\n')))
				continue;
		}
		for (; i < end; i++) {
			unsigned char c = (unsigned char)s.p[i];

			n += c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B;
		}
	}
	return n;
}

bool
encoding_binary(struct str bytes)
{
	static const struct str magics[] = { STR("\x7F" "ELF"), STR("\x89PNG"), STR("GIF87a"), STR("GIF89a"),
		                             STR("\xFF\xD8\xFF"), STR("%PDF-"), STR("PK\x03\x04"), STR("\x1F\x8B"),
		                             STR("BZh91AY&SY"), STR("\xFD" "7zXZ"), STR("OggS\0"), STR("7z\xBC\xAF"),
		                             STR("\xCA\xFE\xBA\xBE"), STR("SQLite format 3\0"), STR("Rar!\x1A"),
		                             STR("\x28\xB5\x2F\xFD") };
	size_t i, odd, bom, n = bytes.n < 8192 ? bytes.n : 8192;

	for (i = 0; i < sizeof magics / sizeof magics[0]; i++)
		if (str_starts(bytes, magics[i]))
			return true;
	if (n == 0 || marked_name(bytes, &bom) != NULL || utf16_pattern(bytes) != NULL)
		return false;
	odd = controls(str_sub(bytes, 0, n));
	return odd * (odd > 16 ? 32 : 10) > n; /* of random bytes one in ten is a control; a text may have some */
}
