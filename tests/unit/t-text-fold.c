/* Search keys: the fast path against ICU, for every code point and for random text. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/utf8.h"
#include "text/fold.h"
#include "text/fold_icu.h"

static const char *
folded(const char *s)
{
	static struct buf key;

	buf_reset(&key);
	fold_key(str_of(s), &key);
	return key.p ? key.p : "";
}

static void
same(struct str s, struct buf *fast, struct buf *icu, struct buf *again)
{
	buf_reset(fast);
	buf_reset(icu);
	buf_reset(again);
	fold_key(s, fast);
	fold_key_icu(s, icu);
	cr_assert(str_eq(buf_str(fast), buf_str(icu)), "<%.*s>: fast <%.*s>, ICU <%.*s>", STR_ARG(s), STR_ARG(buf_str(fast)),
	          STR_ARG(buf_str(icu)));
	fold_key(buf_str(fast), again);
	cr_assert(str_eq(buf_str(again), buf_str(fast)), "<%.*s>: key <%.*s>, its key <%.*s>", STR_ARG(s),
	          STR_ARG(buf_str(fast)), STR_ARG(buf_str(again)));
	cr_assert(fast->n == 0 || fast->p[fast->n] == '\0');
}

Test(fold, every_code_point)
{
	struct buf fast = { 0 }, icu = { 0 }, again = { 0 };

	for (uint32_t c = 0; c < 0x110000; c++) {
		char bytes[12] = "A";
		size_t n = 1 + utf8_put(bytes + 1, c);

		if (c >= 0xD800 && c < 0xE000)
			continue;
		memcpy(bytes + n, "\xCC\x81Z", 3); /* between letters, and with a mark: nothing leans on its neighbours */
		same((struct str){ bytes, n + 3 }, &fast, &icu, &again);
	}
	buf_release(&fast);
	buf_release(&icu);
	buf_release(&again);
}

Test(fold, random_text)
{
	static const uint32_t ranges[][2] = { { 0x20, 0x7F },     { 0x80, 0x250 },    { 0x300, 0x370 },   { 0x370, 0x600 },
		                              { 0x1E00, 0x2100 }, { 0x1100, 0x1200 }, { 0xAC00, 0xAD00 }, { 0xFB00, 0xFB20 },
		                              { 0xFF00, 0xFFF0 }, { 0x3000, 0x3400 }, { 0, 0x110000 } };
	struct buf text = { 0 }, fast = { 0 }, icu = { 0 }, again = { 0 };
	uint64_t random = 21;

	for (int round = 0; round < 30000; round++) {
		buf_reset(&text);
		for (int i = 0; i < 12; i++) {
			const uint32_t *r;

			random = random * 6364136223846793005u + 1442695040888963407u;
			r = ranges[(random >> 60) % 11];
			buf_addcp(&text, r[0] + (uint32_t)(random >> 33) % (r[1] - r[0]));
		}
		same(buf_str(&text), &fast, &icu, &again);
	}
	buf_release(&text);
	buf_release(&fast);
	buf_release(&icu);
	buf_release(&again);
}

/* What readers of French and German expect. Both paths could be wrong together. */
Test(fold, keys)
{
	static const char *const rows[][2] = {
		{ "", "" },
		{ "Élysée", "elysee" },
		{ "Straße", "strasse" },
		{ "STRASSE", "strasse" },
		{ "STRAẞE", "strasse" },
		{ "Müller", "muller" },
		{ "ŒUVRE œuf", "oeuvre oeuf" },
		{ "Æthel æ ǽ", "aethel ae ae" },
		{ "Ørsted Łódź", "orsted lodz" },
		{ "ÇA ÑU Ÿ", "ca nu y" },
		{ "l’été l'été l`été l´été", "l'ete l'ete l'ete l'ete" },
		{ "a–b—c‑d−e-f", "a-b-c-d-e-f" },
		{ "co\xC2\xADopé\xE2\x80\x8Bration\xEF\xBB\xBF", "cooperation" },
		{ "e\xCC\x81te\xCC\x81", "ete" },
		{ "ﬁn ① ｆｕｌｌ", "fin 1 full" },
		{ "2\xC2\xA0""500 3\xE2\x80\xAF""000", "2 500 3 000" },
		{ "İstanbul ısı", "istanbul isi" },
		{ "ΣΑΣ ς", "σασ σ" },
		{ "ЁЛКА", "елка" },
		{ "100 € 50 %", "100 € 50 %" },
		{ "×÷ðþ ÐÞ", "×÷ðþ ðþ" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		cr_expect_str_eq(folded(rows[i][0]), rows[i][1], "%s gives %s", rows[i][0], folded(rows[i][0]));
}

Test(fold, stem)
{
	cr_expect(str_eqz(fold_stem(STR("investit")), "inves"));
	cr_expect(str_eqz(fold_stem(STR("mai")), "mai"));
	cr_expect(str_eqz(fold_stem(STR("елкаелка")), "елкае"), "code points, not bytes");
	cr_expect_eq(fold_stem(STR("")).n, 0);
}

Test(fold, shapes)
{
	static const struct {
		const char *word;
		unsigned shape;
	} rows[] = {
		{ "Zhipu", SHAPE_LETTER | SHAPE_UPPER_FIRST },
		{ "zhipu", SHAPE_LETTER },
		{ "BCE", SHAPE_LETTER | SHAPE_UPPER_FIRST | SHAPE_UPPER_ALL },
		{ "ÉÀ", SHAPE_LETTER | SHAPE_UPPER_FIRST | SHAPE_UPPER_ALL },
		{ "É", SHAPE_LETTER | SHAPE_UPPER_FIRST },
		{ "SenseTime", SHAPE_LETTER | SHAPE_UPPER_FIRST | SHAPE_UPPER_INNER },
		{ "iPhone", SHAPE_LETTER | SHAPE_UPPER_INNER },
		{ "G42", SHAPE_LETTER | SHAPE_UPPER_FIRST | SHAPE_DIGIT },
		{ "6B", SHAPE_LETTER | SHAPE_DIGIT },
		{ "01.ai", SHAPE_LETTER | SHAPE_DIGIT },
		{ "2,5", SHAPE_DIGIT | SHAPE_NUMBER },
		{ "1'000", SHAPE_DIGIT | SHAPE_NUMBER },
		{ "2\xC2\xA0""500", SHAPE_DIGIT | SHAPE_NUMBER },
		{ "1’000.50", SHAPE_DIGIT | SHAPE_NUMBER },
		{ "l’", SHAPE_LETTER | SHAPE_ELISION },
		{ "L'", SHAPE_LETTER | SHAPE_UPPER_FIRST | SHAPE_ELISION },
		{ "élan", SHAPE_LETTER },
		{ "", 0 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		cr_expect_eq(fold_shape(str_of(rows[i].word)), rows[i].shape, "%s: %x", rows[i].word,
		             fold_shape(str_of(rows[i].word)));
}

Test(fold, properties)
{
	cr_expect(fold_is_upper('A') && fold_is_upper(0xC9) && fold_is_upper(0x1C5) && !fold_is_upper('a') && !fold_is_upper('1'));
	cr_expect(fold_is_lower('z') && fold_is_lower(0xDF) && !fold_is_lower('Z') && !fold_is_lower('_'));
	cr_expect(fold_is_letter('q') && fold_is_letter(0x4E2D) && !fold_is_letter('@') && !fold_is_letter('[') && !fold_is_letter('`'));
	cr_expect(fold_is_digit('0') && fold_is_digit(0x661) && !fold_is_digit(0xB2) && !fold_is_digit('/'));
	cr_expect(fold_is_space(' ') && fold_is_space('\n') && fold_is_space(0xA0) && fold_is_space(0x202F) && !fold_is_space('x'));
	cr_expect_eq(fold_to_lower(0xC9), 0xE9);
}
