/*
 * score-languages: how well the language and the charset of one sentence are told.
 *     score-languages [-v] SHARED
 * SHARED/languages/CODE.sentences.txt has 500 sentences of news of each of sixteen languages. A French or German one is
 * right if it is told as such; one of another language if it is told as neither. "eight" are the neighbours that are
 * likeliest to stand in French and German pages: en es it nl pt da sv ca; "all" are all that are there. "mixed": a page of
 * four French or German paragraphs under two of another language, where these
 * are less than half of the text. Charsets: each French and German sentence in UTF-8,
 * UTF-16 of both byte orders without a BOM, and windows-1252 (where it can be written so, and the bytes are not those of
 * another sentence in UTF-8) must come out as it went in.
 * Prints lines "name TAB value". -v: each error.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "text/encoding.h"
#include "text/language.h"

static const char *const codes[] = { "fr", "de", "en", "es", "it", "nl", "pt", "da",
				     "sv", "ca", "cs", "hu", "la", "pl", "ro", "tr" };
enum { LANGUAGES = sizeof codes / sizeof *codes, OURS = 2, EIGHT = OURS + 8, MOST = 2000, IN_PAGE = 4, ABOVE = 2 };

struct sentences {
	struct buf text;
	struct str items[MOST];
	size_t n;
};

struct share {
	long right, all;
};

static bool
load(const char *folder, const char *code, struct sentences *s)
{
	char path[4096];
	struct str rest, line;
	FILE *f;
	int c;

	snprintf(path, sizeof path, "%s/languages/%s.sentences.txt", folder, code);
	f = fopen(path, "rb");
	if (!f)
		return false;
	while ((c = getc(f)) != EOF)
		buf_addc(&s->text, (char)c);
	fclose(f);
	encoding_nfc_tail(&s->text, 0);
	for (rest = buf_str(&s->text); str_cut(&rest, '\n', &line) && s->n < MOST;)
		if (str_trim(line).n > 0)
			s->items[s->n++] = str_trim(line);
	return true;
}

static void
count(struct share *s, bool right)
{
	s->right += right;
	s->all++;
}

static void
print(const char *name, struct share s)
{
	printf("%s\t%.4f\n", name, s.all ? (double)s.right / (double)s.all : 0);
}

static void
score_sentences(const struct language_model *m, const struct sentences *all, bool verbose)
{
	struct share eight = { 0, 0 }, every = { 0, 0 };

	for (size_t l = 0; l < LANGUAGES; l++)
		for (size_t i = 0; i < all[l].n; i++) {
			lang_id told = language_detect(m, all[l].items[i], NULL);
			bool ours = told == LANG_FR || told == LANG_DE;
			bool right = l < OURS ? told == lang_find(str_of(codes[l])) : !ours;

			count(&every, right);
			if (l < EIGHT)
				count(&eight, right);
			if (verbose && !right)
				printf("%s\t%s\t%.*s\n", codes[l], lang_code(told), STR_ARG(all[l].items[i]));
		}
	print("language-sentence-eight", eight);
	print("language-sentence-all", every);
}

static size_t
bytes(const struct str *lines, size_t n)
{
	size_t sum = 0;

	while (n-- > 0)
		sum += lines[n].n;
	return sum;
}

static void
score_pages(const struct language_model *m, const struct sentences *all)
{
	struct share mixed = { 0, 0 };

	for (size_t l = 0; l < OURS; l++)
		for (size_t other = OURS; other < LANGUAGES; other++)
			for (size_t i = 0; i + IN_PAGE <= all[l].n && i + ABOVE <= all[other].n; i += IN_PAGE) {
				struct str page[ABOVE + IN_PAGE];

				memcpy(page, all[other].items + i, ABOVE * sizeof *page);
				memcpy(page + ABOVE, all[l].items + i, IN_PAGE * sizeof *page);
				if (2 * bytes(page, ABOVE) < bytes(page, ABOVE + IN_PAGE))
					count(&mixed,
					      language_vote(m, page, ABOVE + IN_PAGE) == lang_find(str_of(codes[l])));
			}
	print("language-mixed-page", mixed);
}

/* --- charsets --------------------------------------------------------------------------------------------------------- */

static bool
put_utf8(uint32_t c, struct buf *out)
{
	char bytes[4];

	buf_add(out, bytes, utf8_put(bytes, c));
	return true;
}

static bool
put_utf16(uint32_t c, bool big, struct buf *out)
{
	if (c > 0xffff)
		return false;
	buf_addc(out, (char)(big ? c >> 8 : c & 0xff));
	buf_addc(out, (char)(big ? c & 0xff : c >> 8));
	return true;
}

static bool
put_le(uint32_t c, struct buf *out)
{
	return put_utf16(c, false, out);
}

static bool
put_be(uint32_t c, struct buf *out)
{
	return put_utf16(c, true, out);
}

static bool
put_1252(uint32_t c, struct buf *out)
{
	static const uint16_t high[] = { 0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
					 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
					 0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
					 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178 };

	if (c < 0x80 || (c >= 0xa0 && c <= 0xff)) {
		buf_addc(out, (char)c);
		return true;
	}
	for (size_t i = 0; i < sizeof high / sizeof *high; i++)
		if (high[i] == c) {
			buf_addc(out, (char)(0x80 + i));
			return true;
		}
	return false;
}

static void
score_charset(const char *name, bool (*put)(uint32_t, struct buf *), const struct sentences *all, bool verbose)
{
	struct share s = { 0, 0 };
	struct buf bytes = { 0 }, text = { 0 };
	const char *told;

	for (size_t l = 0; l < OURS; l++)
		for (size_t i = 0; i < all[l].n; i++) {
			struct str want = all[l].items[i];
			bool can = true, right;

			buf_reset(&bytes);
			buf_reset(&text);
			for (size_t at = 0; at < want.n && can;)
				can = put(utf8_next(want, &at), &bytes);
			if (!can || (put == put_1252 && all[l].items[i].n > bytes.n && utf8_valid(buf_str(&bytes))))
				continue; /* "MÃ¤rz" in windows-1252 is "März" in UTF-8 */
			encoding_to_utf8(buf_str(&bytes), NULL, &text, &told);
			right = str_eq(str_trim(buf_str(&text)), want);
			count(&s, right);
			if (verbose && !right)
				printf("%s\t%s\t%.*s\n", name, told, STR_ARG(want));
		}
	print(name, s);
	buf_release(&bytes);
	buf_release(&text);
}

int
main(int argc, char **argv)
{
	bool verbose = argc > 1 && strcmp(argv[1], "-v") == 0;
	const char *folder = argc > 1 + verbose ? argv[1 + verbose] : "../shared";
	struct sentences *all = mem_zalloc(LANGUAGES, sizeof *all);
	struct language_model *m;
	struct err err;

	for (size_t l = 0; l < LANGUAGES; l++)
		if (!load(folder, codes[l], &all[l])) {
			printf("skipped, %s/languages/%s.sentences.txt is not there\n", folder, codes[l]);
			return 77;
		}
	if (language_new(&m, &err) < 0) {
		fprintf(stderr, "%s\n", err.msg);
		return 99;
	}
	score_sentences(m, all, verbose);
	score_pages(m, all);
	score_charset("charset-utf-8", put_utf8, all, verbose);
	score_charset("charset-utf-16le", put_le, all, verbose);
	score_charset("charset-utf-16be", put_be, all, verbose);
	score_charset("charset-windows-1252", put_1252, all, verbose);
	language_free(m);
	for (size_t l = 0; l < LANGUAGES; l++)
		buf_release(&all[l].text);
	free(all);
	return 0;
}
