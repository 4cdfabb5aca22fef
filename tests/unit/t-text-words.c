/* The rules of text/words.h, one by one. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "text/words.h"

static const char *
split(struct str s)
{
	static struct buf out;
	words w = { 0 };

	buf_reset(&out);
	buf_addz(&out, "");
	words_split(s, &w);
	for (size_t i = 0; i < w.n; i++) {
		if (i > 0)
			buf_addc(&out, '|');
		buf_adds(&out, str_sub(s, w.items[i].start, w.items[i].start + w.items[i].n));
	}
	vec_release(&w);
	return out.p;
}

static void
rows(const char *const table[][2], size_t n)
{
	for (size_t i = 0; i < n; i++)
		cr_expect_str_eq(split(str_of(table[i][0])), table[i][1], "%s gives %s", table[i][0], split(str_of(table[i][0])));
}

#define ROWS(table) rows(table, sizeof table / sizeof table[0])

Test(words, letters_marks_and_what_is_between)
{
	static const char *const table[][2] = {
		{ "", "" },
		{ " \t\n…!?", "" },
		{ "Un pont, deux ponts.", "Un|pont|deux|ponts" },
		{ "(été) «Größe» \"œuf\"", "été|Größe|œuf" },
		{ "e\xCC\x81te\xCC\x81", "e\xCC\x81te\xCC\x81" },
		{ "co\xC2\xADopération", "co\xC2\xADopération" },
		{ "\xCC\x81 a", "a" }, /* a mark by itself */
		{ "a_b@c/d", "a|b|c|d" },
		{ "a×b÷c", "a|b|c" },
		{ "Москва Αθήνα", "Москва|Αθήνα" },
		{ "x² ½ €3", "x|3" },
		{ "a\xE2\x80\x94" "b\xE2\x80\xA6" "c", "a|b|c" },
		{ "bad\xFF" "byte \xC3", "bad|byte" },
	};

	ROWS(table);
}

Test(words, hyphens)
{
	static const char *const table[][2] = {
		{ "Zhipu-Gründer", "Zhipu|Gründer" },
		{ "ChatGLM-6B", "ChatGLM|6B" },
		{ "demande-t-il", "demande|t|il" },
		{ "Nord-\xE2\x80\x91Süd", "Nord|Süd" },
		{ "2024-05-31", "2024|05|31" },
	};

	ROWS(table);
}

Test(words, apostrophes)
{
	static const char *const table[][2] = {
		{ "l’accord d'Aramco", "l’|accord|d'|Aramco" },
		{ "L’ÉTÉ J'ai", "L’|ÉTÉ|J'|ai" },
		{ "qu’il jusqu’à lorsqu'on puisqu'il quoiqu'il presqu'île quelqu'un", "qu’|il|jusqu’|à|lorsqu'|on|puisqu'|il|quoiqu'|il|presqu'|île|quelqu'|un" },
		{ "Qu’on QU’ON", "Qu’|on|QU’|ON" },
		{ "aujourd’hui O’Neill Zhipu's rock'n'roll", "aujourd’hui|O’Neill|Zhipu's|rock'n'roll" },
		{ "l’ un", "l’|un" },
		{ "'quoted' Jens' Buch", "quoted|Jens|Buch" },
		{ "x'5", "x|5" },
	};

	ROWS(table);
}

Test(words, numbers)
{
	static const char *const table[][2] = {
		{ "2,5 3.7 2.500 2.500.000,75", "2,5|3.7|2.500|2.500.000,75" },
		{ "1'000 1’000’000", "1'000|1’000’000" },
		{ "2\xC2\xA0""500 2\xE2\x80\xAF""500\xE2\x80\xAF""000 2\xE2\x80\x89""500",
		  "2\xC2\xA0""500|2\xE2\x80\xAF""500\xE2\x80\xAF""000|2\xE2\x80\x89""500" },
		{ "2 500", "2|500" },                         /* a plain space parts */
		{ "12\xC2\xA0""34 12\xC2\xA0""3456", "12|34|12|3456" }, /* no group of three */
		{ "2024\xC2\xA0""100", "2024|100" },           /* no group may come behind four digits */
		{ "en 2024. Puis 3, puis 4.", "en|2024|Puis|3|puis|4" },
		{ "1.5.2024", "1.5.2024" },
		{ "01.ai 01.AI G42 6B A4", "01.ai|01|AI|G42|6B|A4" },
		{ "5% 10€ $5", "5|10|5" },
		{ "G42.5", "G42|5" }, /* no number any more */
	};

	ROWS(table);
}

Test(words, ideographs)
{
	static const char *const table[][2] = {
		{ "中文 AI中文x", "中|文|AI|中|文|x" },
		{ "東京2024", "東|京|2024" },
		{ "ひらがな", "ひらがな" },
	};

	ROWS(table);
}

/* Too long for a word: cut, between code points, with nothing lost; and not at a cost that grows with its square. */
Test(words, endless)
{
	static const char *const units[] = { "a", "é", "1", "x’", "\xF0\x9D\x90\x80", "e\xCC\x81", "1'111" };
	words w = { 0 };
	struct buf b = { 0 };

	for (size_t u = 0; u < sizeof units / sizeof units[0]; u++) {
		size_t total = 0;

		buf_reset(&b);
		w.n = 0;
		while (b.n < 3000000)
			buf_addz(&b, units[u]);
		words_split(buf_str(&b), &w);
		cr_assert_geq(w.n, b.n / WORD_MAX / 2);
		for (size_t i = 0; i < w.n; i++) {
			cr_assert(w.items[i].n > 0 && w.items[i].n <= WORD_MAX);
			cr_assert(utf8_valid(str_sub(buf_str(&b), w.items[i].start, w.items[i].start + w.items[i].n)));
			total += w.items[i].n;
		}
		cr_expect_geq(total, b.n - w.n * 3, "%s", units[u]);
	}
	vec_release(&w);
	buf_release(&b);
}

/* Words ascend, do not overlap, and what is between them holds no letter and no digit of ASCII. */
Test(words, random_bytes)
{
	uint64_t random = 31;
	words w = { 0 };

	for (int round = 0; round < 50000; round++) {
		char text[24];
		size_t at = 0;

		for (size_t i = 0; i < sizeof text; i++) {
			static const char bytes[] = "aZ09'.,- \n\xC3\xA9\x80\xE2\x80\x99\xCC\x81\xF0\xFF\xE4\xB8\xAD";

			random = random * 6364136223846793005u + 1442695040888963407u;
			text[i] = bytes[(random >> 33) % (sizeof bytes - 1)];
		}
		w.n = 0;
		words_split((struct str){ text, sizeof text }, &w);
		for (size_t i = 0; i <= w.n; i++) {
			size_t start = i < w.n ? w.items[i].start : sizeof text;

			cr_assert_geq(start, at);
			for (; at < start; at++)
				cr_assert(strchr("aZ09", text[at]) == NULL);
			at += i < w.n ? w.items[i].n : 0;
		}
		cr_assert_leq(at, sizeof text);
	}
	vec_release(&w);
}
