#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "align/cognate.h"
#include "align/lexicon.h"
#include "base/data.h"
#include "base/mem.h"

/* ---- Words that look alike, against the textbook's table ---- */

static unsigned
naive_lcs(const char *a, size_t n, const char *b, size_t m)
{
	unsigned table[80][80] = { { 0 } };
	size_t i, j;

	for (i = 1; i <= n; i++)
		for (j = 1; j <= m; j++)
			table[i][j] = a[i - 1] == b[j - 1]                ? table[i - 1][j - 1] + 1
				      : table[i - 1][j] > table[i][j - 1] ? table[i - 1][j]
									  : table[i][j - 1];
	return table[n][m];
}

static uint32_t
chance(uint64_t *state, uint32_t n)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((*state >> 33) % n);
}

Test(align_lexicon, cognates_are_as_the_naive_twin_says)
{
	struct cognate c;
	uint64_t random = 1;
	char words[2][80], b[80];
	int round;

	cognate_init(&c);
	for (round = 0; round < 20000; round++) {
		uint32_t alphabet = 2 + chance(&random, 30), longest = round % 3 ? 9 : 70, i;
		size_t n = 1 + chance(&random, longest), m = 1 + chance(&random, longest), most = n > m ? n : m;
		char *a = words[round & 1]; /* the word before is still borrowed */
		float least = (float)chance(&random, 10) / 10, ratio, want;

		for (i = 0; i < n; i++)
			a[i] = (char)('_' + chance(&random, alphabet)); /* not letters only */
		for (i = 0; i < m; i++)
			b[i] = (char)('_' + chance(&random, alphabet));
		cognate_set(&c, (struct str){ a, n });
		ratio = cognate_ratio(&c, (struct str){ b, m }, cognate_letters((struct str){ b, m }), least);
		want = n > 64 || m > 64 ? 0 : (float)naive_lcs(a, n, b, m) / (float)most;
		if (want < least)
			want = 0;
		cr_assert_float_eq(ratio, want, 1e-6, "round %d: %f, not %f", round, (double)ratio, (double)want);
	}
}

/* ---- The lexicon ---- */

static struct lexicon *
open_lexicon(lang_id left, lang_id right)
{
	struct lexicon *x;
	struct err err;

	cr_assert_eq(lexicon_open(&x, left, right, &err), 0, "%s", err.msg);
	return x;
}

static bool
translates(const struct lexicon *x, int side, const char *word, const char *other)
{
	struct lexicon_entry e[6];
	uint32_t w = lexicon_word(x, side, str_of(word)), n, i;

	if (w == LEXICON_NONE)
		return false;
	n = lexicon_translations(x, side, w, e, 6);
	for (i = 0; i < n; i++)
		if (str_eqz(lexicon_stem(x, 1 - side, e[i].word), other))
			return true;
	return false;
}

Test(align_lexicon, common_words)
{
	static const char *const pairs[][2] = { { "maiso", "haus" },  { "banqu", "bank" },  { "fleuv", "fluss" },
						{ "gouve", "regie" }, { "hopit", "krank" }, { "argen", "geld" },
						{ "greve", "strei" }, { "ecole", "schul" }, { "incen", "brand" } };
	struct lexicon *x = open_lexicon(LANG_FR, LANG_DE), *y = open_lexicon(LANG_DE, LANG_FR);
	size_t i;

	for (i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
		cr_expect(translates(x, 0, pairs[i][0], pairs[i][1]), "%s", pairs[i][0]);
		cr_expect(translates(x, 1, pairs[i][1], pairs[i][0]), "%s", pairs[i][1]);
		cr_expect(translates(y, 1, pairs[i][0], pairs[i][1]), "%s, the other way round", pairs[i][0]);
	}
	cr_expect_not(translates(x, 0, "maiso", "fluss"));
	cr_expect_eq(lexicon_word(x, 0, STR("xqzjk")), LEXICON_NONE);
	cr_expect_eq(lexicon_word(x, 0, STR("")), LEXICON_NONE);
	lexicon_close(x);
	lexicon_close(y);
}

Test(align_lexicon, rows_and_translations_agree)
{
	struct lexicon *x = open_lexicon(LANG_FR, LANG_DE);
	int side;

	for (side = 0; side < 2; side++) {
		uint32_t words = lexicon_words(x, side), w, i;

		cr_assert(words > 10000);
		for (w = 0; w < words; w += 7) {
			struct lexicon_entry best[6];
			const uint32_t *row;
			uint32_t n = lexicon_row(x, side, w, &row), top = lexicon_translations(x, side, w, best, 6);
			float sum = 0, greatest = 0;

			cr_assert_eq(lexicon_word(x, side, lexicon_stem(x, side, w)), w);
			cr_assert_eq(top, n < 6 ? n : 6);
			for (i = 0; i < n; i++) {
				float p = lexicon_entry_p(x, row[i]);

				cr_assert(row[i] >> 8 < lexicon_words(x, 1 - side));
				cr_assert(i == 0 || row[i - 1] >> 8 < row[i] >> 8);
				cr_assert_eq(lexicon_t(x, side, w, row[i] >> 8), p);
				sum += p;
				greatest = p > greatest ? p : greatest;
			}
			cr_assert(sum < 1.05F, "the chances of word %u sum to %f", w, (double)sum);
			for (i = 0; i < top; i++)
				cr_assert(i == 0 ? best[i].p == greatest : best[i].p <= best[i - 1].p);
			cr_assert(lexicon_background(x, side, w) > 0);
		}
	}
	lexicon_close(x);
}

/* ---- Files that are none ---- */

static void
write_file(const char *folder, const void *bytes, size_t n)
{
	char path[4096];
	FILE *f;

	snprintf(path, sizeof path, "%s/lexicon-fr-de.bin", folder);
	f = fopen(path, "wb");
	cr_assert(f != NULL);
	if (n > 0)
		cr_assert_eq(fwrite(bytes, 1, n, f), n);
	fclose(f);
}

static void
expect_refused(const char *folder, const void *bytes, size_t n, const char *what)
{
	struct lexicon *x = NULL;
	struct err err = { "" };

	write_file(folder, bytes, n);
	cr_expect_neq(lexicon_open(&x, LANG_FR, LANG_DE, &err), 0, "%s was taken", what);
	cr_expect(strstr(err.msg, "lexicon-fr-de.bin") != NULL, "%s: %s", what, err.msg);
}

Test(align_lexicon, refuses_what_is_no_lexicon)
{
	char folder[] = "/tmp/t-align-XXXXXX", path[4096];
	struct data good;
	struct err err;
	struct lexicon *x;
	uint64_t random = 5;
	char *copy;
	int i;

	cr_assert_eq(data_map("lexicon-fr-de.bin", &good, &err), 0, "%s", err.msg);
	copy = mem_alloc(good.bytes.n);
	cr_assert(mkdtemp(folder) != NULL);
	setenv("VISAVIS_DATADIR", folder, 1);
	cr_expect_neq(lexicon_open(&x, LANG_FR, LANG_DE, &err), 0, "no file");
	expect_refused(folder, "", 0, "an empty file");
	expect_refused(folder, "VVLEX02", 8, "a file that is cut behind its name");
	for (i = 0; i < 20; i++)
		expect_refused(folder, good.bytes.p, chance(&random, (uint32_t)good.bytes.n), "a file that is cut");
	for (i = 0; i < 40; i++) {
		size_t at = i < 20 ? chance(&random, 64) : chance(&random, (uint32_t)good.bytes.n);

		memcpy(copy, good.bytes.p, good.bytes.n);
		copy[at] = (char)(copy[at] ^ (1 << chance(&random, 8)));
		expect_refused(folder, copy, good.bytes.n, "a file with another bit");
	}
	write_file(folder, good.bytes.p, good.bytes.n);
	cr_expect_eq(lexicon_open(&x, LANG_FR, LANG_DE, &err), 0, "%s", err.msg);
	lexicon_close(x);
	snprintf(path, sizeof path, "%s/lexicon-fr-de.bin", folder);
	unlink(path);
	rmdir(folder);
	free(copy);
	data_unmap(&good);
}
