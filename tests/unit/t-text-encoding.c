/* Bytes to NFC UTF-8. */
#include <criterion/criterion.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "text/encoding.h"

#define TEXT(lit) ((struct str){ "" lit "", sizeof(lit) - 1 })

static void
gives(struct str bytes, const char *declared, const char *name, struct str want, size_t replaced)
{
	struct buf out = { 0 };
	const char *said = NULL;
	size_t n;

	buf_addz(&out, "before "); /* it appends */
	n = encoding_to_utf8(bytes, declared, &out, &said);
	cr_expect_str_eq(said, name);
	cr_expect(str_eq(str_sub(buf_str(&out), 7, out.n), want), "%s: have <%.*s>, want <%.*s>", name, (int)out.n - 7,
	          out.p + 7, STR_ARG(want));
	cr_expect_eq(n, replaced, "%s: %zu replaced", name, n);
	cr_expect(utf8_valid(buf_str(&out)));
	buf_release(&out);
}

Test(encoding, byte_order_marks)
{
	gives(TEXT("\xEF\xBB\xBF" "été"), "iso-8859-1", "UTF-8", STR("été"), 0);
	gives(TEXT("\xFF\xFE\xE9\0t\0\xE9\0"), NULL, "UTF-16LE", STR("été"), 0);
	gives(TEXT("\xFE\xFF\0\xE9\0t\0\xE9\xD8\x3D\xDE\0"), "utf-8", "UTF-16BE", STR("été\xF0\x9F\x98\x80"), 0);
	gives(TEXT("\xFF\xFE\0\0\xE9\0\0\0t\0\0\0"), NULL, "UTF-32LE", STR("ét"), 0);
	gives(TEXT("\xFF\xFE" "a\0\0\xD8" "b\0"), NULL, "UTF-16LE", STR("a\xEF\xBF\xBD" "b"), 1); /* half a pair */
	gives(TEXT("\xFF\xFE" "a\0b"), NULL, "UTF-16LE", STR("a\xEF\xBF\xBD"), 1);
	gives(TEXT("\xEF\xBB\xBF"), NULL, "UTF-8", STR(""), 0);
	gives(TEXT("+/v8 is how some mark UTF-7"), NULL, "UTF-8", STR("+/v8 is how some mark UTF-7"), 0);
	gives(TEXT(""), NULL, "UTF-8", STR(""), 0);
}

Test(encoding, utf16_without_a_mark)
{
	gives(TEXT("U\0n\0 \0p\0o\0n\0t\0"), NULL, "UTF-16LE", STR("Un pont"), 0);
	gives(TEXT("\0U\0n\0 \0p\0o\0n\0t"), "utf-8", "UTF-16BE", STR("Un pont"), 0);
}

Test(encoding, utf8_whatever_is_declared)
{
	static const char *const labels[] = { NULL, "", "iso-8859-1", "windows-1252", "utf-16", "no-such-charset" };

	for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
		gives(TEXT("L’été – 3 €\n"), labels[i], "UTF-8", STR("L’été – 3 €\n"), 0);
	gives(TEXT("ASCII alone"), "windows-1252", "UTF-8", STR("ASCII alone"), 0);
}

Test(encoding, utf8_with_a_few_bad_bytes)
{
	gives(TEXT("été, Größe, œuf, naïf, maïs, forêt, à, là, \x92 où"), NULL, "UTF-8",
	      STR("été, Größe, œuf, naïf, maïs, forêt, à, là, \xEF\xBF\xBD où"), 1);
	gives(TEXT("la cité a voté \xFF\xFE\xC0 hier"), NULL, "UTF-8", STR("la cité a voté \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD hier"), 3);
	gives(TEXT("cut off: \xC3"), "utf-8", "windows-1252", STR("cut off: Ã"), 0);
	gives(TEXT("été cut off: \xE2\x82"), NULL, "UTF-8", STR("été cut off: \xEF\xBF\xBD\xEF\xBF\xBD"), 2);
	gives(TEXT("é \xE9 è"), "UTF-8", "UTF-8", STR("é \xEF\xBF\xBD è"), 1);
}

Test(encoding, one_byte_charsets)
{
	gives(TEXT("\x93L\x92\xE9t\xE9\x94 \x96 3 \x80, \x9Cuf"), NULL, "windows-1252", STR("“L’été” – 3 €, œuf"), 0);
	gives(TEXT("Caf\xE9 \x80"), "iso-8859-1", "windows-1252", STR("Café €"), 0);
	gives(TEXT("Caf\xE9 \x80"), "latin1", "windows-1252", STR("Café €"), 0);
	gives(TEXT("Caf\xE9 \x80"), "L1", "windows-1252", STR("Café €"), 0);
	gives(TEXT("Caf\xE9 \x80"), "US-ASCII", "windows-1252", STR("Café €"), 0);
	gives(TEXT("Caf\xE9 \xA4"), "ISO-8859-15", "ISO-8859-15", STR("Café €"), 0);
	gives(TEXT("Stra\xDF" "e"), "no-such-charset", "windows-1252", STR("Straße"), 0);
	gives(TEXT("\xE9t\xE9"), "utf-16", "windows-1252", STR("été"), 0);
	gives(TEXT("\x8Et\x8E"), "macintosh", "macintosh", STR("été"), 0);
	gives(TEXT("\xB1\xE6"), "iso-8859-2", "ISO-8859-2", STR("ąć"), 0);
}

/* Texts that say nothing of themselves: ICU's detector is asked, but not about a few letters. */
static void
detected(const char *text, const char *charset, const char *name)
{
	char bytes[2000], *from = (char *)text, *to = bytes;
	size_t left = strlen(text), room = sizeof bytes;
	iconv_t i = iconv_open(charset, "UTF-8");
	struct buf out = { 0 };
	const char *said;

	cr_assert(i != (iconv_t)-1 && iconv(i, &from, &left, &to, &room) == 0);
	iconv_close(i);
	cr_expect_eq(encoding_to_utf8((struct str){ bytes, (size_t)(to - bytes) }, NULL, &out, &said), 0);
	cr_expect_str_eq(said, name);
	if (strcmp(charset, name) == 0)
		cr_expect_str_eq(out.p, text);
	buf_release(&out);
}

Test(encoding, detector)
{
	detected("Президент подписал новый закон о школах, который вступит в силу в январе, сообщили в правительстве страны. "
	         "Мы не знаем, что будет дальше, но надеемся на лучшее.",
	         "WINDOWS-1251", "windows-1251");
	detected("Rząd ogłosił w środę, że nowe przepisy wejdą w życie już w przyszłym roku. Mieszkańcy miasta są zaskoczeni, "
	         "ponieważ nikt się tego nie spodziewał, a burmistrz nie odpowiedział na żadne pytanie.",
	         "ISO-8859-2", "ISO-8859-2");
	detected("Die Gemeinde hat am Dienstag eine Brücke über den Fluß eröffnet, auf die die Einwohner seit zehn Jahren "
	         "gewartet haben und die 2,3 Millionen Euro kostet, sagte Bürgermeisterin Müller.",
	         "ISO-8859-1", "windows-1252");
	detected("Et Merkel en a à foison.", "WINDOWS-1252", "windows-1252"); /* ICU would say Polish */
}

Test(encoding, line_ends_and_nuls)
{
	gives(TEXT("a\r\nb\rc\n\rd\r"), NULL, "UTF-8", STR("a\nb\nc\n\nd\n"), 0);
	gives(TEXT("Un\0pont\0."), NULL, "UTF-8", STR("Un\xEF\xBF\xBDpont\xEF\xBF\xBD."), 2);
	gives(TEXT("\xFF\xFE" "a\0\r\0\n\0\0\0"), NULL, "UTF-16LE", STR("a\n\xEF\xBF\xBD"), 1);
	gives(TEXT("\xE9\r\n\0"), NULL, "windows-1252", STR("é\n\xEF\xBF\xBD"), 1);
	gives(TEXT("\x1B[31m\x07"), NULL, "UTF-8", STR("\x1B[31m\x07"), 0); /* escaped where they are shown */
}

static void
repeat(struct buf *b, const char *z, size_t times)
{
	while (times-- > 0)
		buf_addz(b, z);
}

/* What is normalised piece by piece is what one piece gives: marks stand at every place about the pieces' ends. */
Test(encoding, nfc)
{
	gives(TEXT("e\xCC\x81te\xCC\x81"), NULL, "UTF-8", STR("été"), 0);
	gives(TEXT("a\xCC\x88\xCC\xA3"), NULL, "UTF-8", STR("ạ\xCC\x88"), 0); /* marks in order, then composed */
	gives(TEXT("\xE2\x84\xAB"), NULL, "UTF-8", STR("Å"), 0);              /* the Ångström sign */
	gives(TEXT("\xE2\x80\x80x"), NULL, "UTF-8", STR("\xE2\x80\x82x"), 0);  /* U+2000 is U+2002 */
	gives(TEXT("\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8"), NULL, "UTF-8", STR("각"), 0);
	gives(TEXT("ﬁ ½ ™"), NULL, "UTF-8", STR("ﬁ ½ ™"), 0); /* canonical only */
	for (size_t shift = 0; shift < 12; shift++) {
		struct buf raw = { 0 }, want = { 0 }, out = { 0 };
		const char *name;

		repeat(&raw, "x", shift);
		repeat(&want, "x", shift);
		repeat(&raw, "e\xCC\x81 o\xCC\x82\xCC\xA3-", 30000); /* a dozen bytes: pieces end at each of them */
		repeat(&want, "é ộ-", 30000);
		encoding_to_utf8(buf_str(&raw), NULL, &out, &name);
		cr_expect(str_eq(buf_str(&out), buf_str(&want)), "shift %zu", shift);
		buf_release(&raw);
		buf_release(&want);
		buf_release(&out);
	}
}

Test(encoding, nfc_of_a_tail)
{
	struct buf b = { 0 };

	buf_addz(&b, "e\xCC\x81|e");
	encoding_nfc_tail(&b, b.n);
	buf_addz(&b, "\xCC\x81");
	encoding_nfc_tail(&b, 4);
	cr_expect_str_eq(b.p, "e\xCC\x81|é");
	encoding_nfc_tail(&b, 0);
	cr_expect_str_eq(b.p, "é|é");
	buf_release(&b);
}

/* A hundred thousand marks on one letter are no text, but must end. */
Test(encoding, endless_marks)
{
	struct buf raw = { 0 }, out = { 0 };
	const char *name;

	buf_addz(&raw, "e");
	repeat(&raw, "\xCC\x81", 100000);
	cr_expect_eq(encoding_to_utf8(buf_str(&raw), NULL, &out, &name), 0);
	cr_expect(str_startsz(buf_str(&out), "é\xCC\x81") && utf8_valid(buf_str(&out)));
	buf_release(&raw);
	buf_release(&out);
}

Test(encoding, binary)
{
	unsigned char noise[8192];
	uint64_t random = 11;

	cr_expect(encoding_binary(STR("\x89PNG\r\n\x1A\n....")));
	cr_expect(encoding_binary(STR("%PDF-1.7\n%")));
	cr_expect(encoding_binary(STR("\x7F" "ELF\x02\x01\x01")));
	for (size_t i = 0; i < sizeof noise; i++) {
		random = random * 6364136223846793005u + 1442695040888963407u;
		noise[i] = (unsigned char)(random >> 33);
	}
	cr_expect(encoding_binary((struct str){ (char *)noise, sizeof noise }));
	cr_expect(!encoding_binary(STR("")));
	cr_expect(!encoding_binary(STR("Un pont.\r\n\tDeux\f")));
	cr_expect(!encoding_binary(STR("U\0n\0 \0p\0o\0n\0t\0")), "UTF-16");
	cr_expect(!encoding_binary(STR("\xFF\xFE\x01\x04\x02\x04\x03\x04")), "UTF-16 of letters that are not Latin");
	cr_expect(!encoding_binary(STR("A text in which a single \0 stands, and \x01 another, is a text.")));
	cr_expect(!encoding_binary(STR("RIFF is the name of a house; GIF8 and BZh are no files by themselves.")));
	cr_expect(!encoding_binary(STR("GIF8 is no picture")) && !encoding_binary(STR("BZh is none")));
	cr_expect(!encoding_binary(STR("\x93Stra\xDF" "e\x94 \x96 \xE9t\xE9")));
}
