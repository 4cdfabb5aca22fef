/* Cells of a terminal, graphemes, lines, escapes. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "text/width.h"

Test(width, cells)
{
	static const struct {
		const char *text;
		int cells;
	} rows[] = {
		{ "", 0 },
		{ "abc", 3 },
		{ "été œ ß", 7 },
		{ "e\xCC\x81", 1 },                         /* a letter and a mark */
		{ "中文", 4 },
		{ "ｆｕ", 4 },
		{ "각", 2 },
		{ "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8", 2 }, /* the same in jamo */
		{ "😀", 2 },
		{ "👩‍👩‍👧", 2 },                              /* joined by ZWJ */
		{ "👍🏽", 2 },                                 /* with a skin colour */
		{ "🇫🇷🇩🇪", 4 },                               /* two flags */
		{ "🇫", 1 },
		{ "❤\xEF\xB8\x8F", 2 },                     /* asked to be an emoji */
		{ "❤", 1 },
		{ "€ – … « »", 9 },
		{ "नि", 1 },                                 /* a spacing mark is of its letter's cell */
		{ "\xC2\xAD\xE2\x80\x8B", 0 },
		{ "\x1B\x07", 0 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		cr_expect_eq(width_of(str_of(rows[i].text)), rows[i].cells, "<%s>: %d, not %d", rows[i].text,
		             width_of(str_of(rows[i].text)), rows[i].cells);
}

static const char *
graphemes(const char *s)
{
	static struct buf out;
	struct str text = str_of(s);
	size_t at = 0;
	int cells;

	buf_reset(&out);
	buf_addz(&out, "");
	while (at < text.n) {
		struct str g = width_next(text, &at, &cells);

		if (out.n > 0)
			buf_addc(&out, '|');
		buf_adds(&out, g);
	}
	return out.p;
}

Test(width, graphemes)
{
	static const char *const rows[][2] = {
		{ "ab", "a|b" },
		{ "e\xCC\x81\xCC\xA3x", "e\xCC\x81\xCC\xA3|x" },
		{ "👩‍👩‍👧a", "👩‍👩‍👧|a" },
		{ "a‍b", "a‍|b" }, /* a joiner joins pictographs only */
		{ "🇫🇷🇩🇪🇫", "🇫🇷|🇩🇪|🇫" },
		{ "👍🏽!", "👍🏽|!" },
		{ "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8\xE1\x84\x80", "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8|\xE1\x84\x80" },
		{ "\n\xCC\x81", "\n|\xCC\x81" }, /* nothing joins a control */
		{ "é\xFFo", "é|\xFF|o" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		cr_expect_str_eq(graphemes(rows[i][0]), rows[i][1], "<%s> gives <%s>", rows[i][0], graphemes(rows[i][0]));
}

Test(width, fit)
{
	int used = -1;

	cr_expect_eq(width_fit(STR("été"), 2, &used), 3);
	cr_expect_eq(used, 2);
	cr_expect_eq(width_fit(STR("中文"), 3, &used), 3);
	cr_expect_eq(used, 2);
	cr_expect_eq(width_fit(STR("e\xCC\x81x"), 1, &used), 3, "with its mark");
	cr_expect_eq(width_fit(STR("ab"), 9, &used), 2);
	cr_expect_eq(used, 2);
	cr_expect_eq(width_fit(STR("ab"), 0, NULL), 0);
}

static const char *
wrapped(const char *s, int cells)
{
	static struct buf out;
	struct str text = str_of(s);
	lines l = { 0 };

	buf_reset(&out);
	buf_addz(&out, "");
	width_wrap(text, cells, &l);
	for (size_t i = 0; i < l.n; i++) {
		if (i > 0)
			buf_addc(&out, '|');
		buf_adds(&out, str_sub(text, l.items[i].start, l.items[i].end));
	}
	vec_release(&l);
	return out.p;
}

Test(width, wrap)
{
	static const struct {
		const char *text;
		int cells;
		const char *want;
	} rows[] = {
		{ "", 5, "" },
		{ "   ", 5, "" },
		{ "un deux trois", 7, "un deux|trois" },
		{ "un deux trois", 13, "un deux trois" },
		{ "un deux trois", 4, "un|deux|troi|s" },
		{ "  un   deux  ", 4, "un|deux" },
		{ "Start-up-Firma", 9, "Start-up-|Firma" },
		{ "a - b", 3, "a -|b" },
		{ "-help", 3, "-he|lp" },                /* no break behind a hyphen that begins */
		{ "2\xC2\xA0""500 euros", 5, "2\xC2\xA0""500|euros" },
		{ "« Oui »", 4, "«|Oui|»" },
		{ "«\xC2\xA0Oui\xC2\xA0»", 7, "«\xC2\xA0Oui\xC2\xA0»" },
		{ "中文中文", 4, "中文|中文" },
		{ "中文中文", 5, "中文|中文" },
		{ "o\xCC\x81o\xCC\x81o\xCC\x81", 2, "o\xCC\x81o\xCC\x81|o\xCC\x81" },
		{ "👩‍👩‍👧👩‍👩‍👧", 3, "👩‍👩‍👧|👩‍👩‍👧" },
		{ "中", 1, "中" },                        /* too wide for any line: it must still go on */
		{ "abc", 0, "a|b|c" },
		{ "mot–mot", 4, "mot–|mot" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		cr_expect_str_eq(wrapped(rows[i].text, rows[i].cells), rows[i].want, "<%s> in %d: <%s>", rows[i].text, rows[i].cells,
		                 wrapped(rows[i].text, rows[i].cells));
}

/* No line is too wide, none begins or ends with a space, and all but spaces is in one. */
Test(width, wrap_random)
{
	static const char *const pieces[] = { "a", "mot", "long-mot", " ", "  ", "中", "é", "e\xCC\x81", "😀", "-", "\xC2\xA0", "\xFF" };
	struct buf b = { 0 };
	lines l = { 0 };
	uint64_t random = 51;

	for (int round = 0; round < 30000; round++) {
		int cells = 2 + round % 12;
		size_t at = 0;

		buf_reset(&b);
		for (int i = 0; i < 25; i++) {
			random = random * 6364136223846793005u + 1442695040888963407u;
			buf_addz(&b, pieces[(random >> 33) % 12]);
		}
		l.n = 0;
		width_wrap(buf_str(&b), cells, &l);
		for (size_t i = 0; i <= l.n; i++) {
			size_t start = i < l.n ? l.items[i].start : b.n;
			struct str line = i < l.n ? str_sub(buf_str(&b), start, l.items[i].end) : STR("");

			cr_assert_geq(start, at);
			for (; at < start; at++)
				cr_assert_eq(b.p[at], ' ');
			cr_assert_leq(width_of(line), cells);
			cr_assert(line.n == 0 || (line.p[0] != ' ' && line.p[line.n - 1] != ' '));
			at += line.n;
		}
	}
	vec_release(&l);
	buf_release(&b);
}

static const char *
escaped(struct str s, size_t *n)
{
	static struct buf out;

	buf_reset(&out);
	buf_addz(&out, "");
	*n = width_escape(s, &out);
	return out.p;
}

Test(width, escape)
{
	static const struct {
		struct str text;
		const char *want;
		size_t escapes;
	} rows[] = {
		{ STR("l’été 中 😀"), "l’été 中 😀", 0 },
		{ STR("a\tb\nc"), "a b c", 0 },
		{ STR("\x1B[31mrouge\x07"), "<U+001B>[31mrouge<U+0007>", 2 },
		{ STR("a\0b\x7F\xC2\x9B"), "a<U+0000>b<U+007F><U+009B>", 3 },
		{ STR("\xE2\x80\xAE" "fdp"), "<U+202E>fdp", 1 },             /* an override */
		{ STR("\xE2\x81\xA6x\xE2\x81\xA9"), "<U+2066>x<U+2069>", 2 }, /* isolates */
		{ STR("\xE2\x80\xA8\xE2\x80\xA9"), "<U+2028><U+2029>", 2 },
		{ STR("\xE2\x80\x8B\xEF\xBB\xBF"), "<U+200B><U+FEFF>", 2 },
		{ STR("\xF3\xA0\x81\x81"), "<U+E0041>", 1 }, /* a tag: text that nobody sees */
		{ STR("co\xC2\xADop"), "coop", 0 },
		{ STR("👩‍👧 ❤\xEF\xB8\x8F"), "👩‍👧 ❤\xEF\xB8\x8F", 0 },
		{ STR("e\xCC\x81"), "e\xCC\x81", 0 },
		{ STR("a\xFF\xC3"), "a\xEF\xBF\xBD\xEF\xBF\xBD", 2 },
		{ STR("\xEF\xBF\xBD"), "\xEF\xBF\xBD", 0 },
	};
	size_t n;

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		cr_expect_str_eq(escaped(rows[i].text, &n), rows[i].want, "row %zu: %s", i, escaped(rows[i].text, &n));
		cr_expect_eq(n, rows[i].escapes, "row %zu: %zu", i, n);
	}
}

/* Whatever comes in, no control and nothing invisible goes out; and what went out once goes through as it is. */
Test(width, escape_every_code_point)
{
	struct buf out = { 0 }, again = { 0 };

	for (uint32_t c = 0; c < 0x110000; c++) {
		char bytes[5] = "";
		size_t n = utf8_put(bytes, c), at = 0;

		buf_reset(&out);
		buf_reset(&again);
		width_escape((struct str){ bytes, n }, &out);
		while (at < out.n) {
			uint32_t o = utf8_next(buf_str(&out), &at);

			cr_assert(o >= 0x20 && (o < 0x7F || o >= 0xA0) && !(o >= 0x200E && o <= 0x200F) &&
			          !(o >= 0x2028 && o <= 0x202E) && !(o >= 0x2066 && o <= 0x2069) && o != 0x61C, "U+%04X", c);
		}
		cr_assert_eq(width_escape(buf_str(&out), &again), 0);
		cr_assert(str_eq(buf_str(&out), buf_str(&again)));
	}
	buf_release(&out);
	buf_release(&again);
}
