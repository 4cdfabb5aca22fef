#include "text/fold_icu.h"

#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/mem.h"
#include "base/utf8.h"

/* What neither case folding nor NFKD takes apart, and what readers of French and German type in its place. */
static const struct {
	uint16_t from;
	char to[3];
} letters[] = {
	{ 0x0153, "oe" }, { 0x0152, "oe" }, { 0x00E6, "ae" }, { 0x00C6, "ae" }, { 0x00F8, "o" },
	{ 0x00D8, "o" },  { 0x0142, "l" },  { 0x0141, "l" },  { 0x0131, "i" },  { 0x0111, "d" },
	{ 0x2018, "'" },  { 0x2019, "'" },  { 0x201B, "'" },  { 0x02BC, "'" },  { 0x02B9, "'" },
	{ 0x00B4, "'" },  { 0x0060, "'" },  { 0x2032, "'" },  { 0x2010, "-" },  { 0x2011, "-" },
	{ 0x2012, "-" },  { 0x2013, "-" },  { 0x2014, "-" },  { 0x2015, "-" },  { 0x2212, "-" },
	{ 0x00BC, "" },   { 0x00BD, "" },   { 0x00BE, "" }, /* vulgar fractions are no words */
};

enum { ONE_MOST = 128 }; /* UTF-16 units that one code point can become: 18 by NFKD, three times that folded */

static const char *
letter(UChar32 c)
{
	size_t i;

	for (i = 0; i < sizeof letters / sizeof letters[0]; i++)
		if (letters[i].from == (uint32_t)c)
			return letters[i].to;
	return NULL;
}

static void
emit(const UChar *u, int32_t n, struct buf *out)
{
	int32_t i = 0;
	UChar32 c;

	while (i < n) {
		const char *to;

		U16_NEXT(u, i, n, c);
		if ((to = letter(c)) != NULL)
			buf_addz(out, to);
		else if (u_getCombiningClass(c) == 0 && u_charType(c) != U_NON_SPACING_MARK &&
		         !u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
			buf_addcp(out, c >= 0x80 && u_isUWhiteSpace(c) ? ' ' : (uint32_t)c);
	}
}

/* Letters of the table are put in place first, then NFKD, case folding, NFKD, and the marks go. */
void
fold_key_icu(struct str s, struct buf *out)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfkd = unorm2_getNFKDInstance(&status);
	struct buf plain = { 0 };
	size_t at = 0;
	int32_t n = 0, room;
	UChar *a, *b;

	while (at < s.n) {
		uint32_t c = utf8_next(s, &at);
		const char *to = letter((UChar32)c);

		if (to != NULL)
			buf_addz(&plain, to);
		else
			buf_addcp(&plain, c);
	}
	room = (int32_t)plain.n * 20 + 16; /* NFKD grows a code point to at most 18 UTF-16 units */
	a = mem_alloc((size_t)room * sizeof *a);
	b = mem_alloc((size_t)room * sizeof *b);
	u_strFromUTF8(b, room, &n, plain.p ? plain.p : "", (int32_t)plain.n, &status);
	n = unorm2_normalize(nfkd, b, n, a, room, &status);
	n = u_strFoldCase(b, room, a, n, U_FOLD_CASE_DEFAULT, &status);
	n = unorm2_normalize(nfkd, b, n, a, room, &status);
	if (U_SUCCESS(status))
		emit(a, n, out);
	else
		buf_adds(out, s);
	free(a);
	free(b);
	buf_release(&plain);
}

/* Decomposition and case folding look at one code point at a time, and what reordering could change, the marks, is
 * dropped: so the key of a text is the keys of its code points, one behind the other. */
void
fold_icu_one(uint32_t c, struct buf *out)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfkd = unorm2_getNFKDInstance(&status);
	const char *to = letter((UChar32)c);
	UChar one[2], a[ONE_MOST], b[ONE_MOST];
	int32_t n = 0;

	if (to != NULL) {
		buf_addz(out, to);
		return;
	}
	U16_APPEND_UNSAFE(one, n, (UChar32)c);
	n = unorm2_normalize(nfkd, one, n, a, ONE_MOST, &status);
	n = u_strFoldCase(b, ONE_MOST, a, n, U_FOLD_CASE_DEFAULT, &status);
	n = unorm2_normalize(nfkd, b, n, a, ONE_MOST, &status);
	if (U_SUCCESS(status))
		emit(a, n, out);
	else
		buf_addcp(out, c);
}
