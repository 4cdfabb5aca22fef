#include <criterion/criterion.h>
#include <jansson.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "report/writer.h"
#include "report/print.h"
#include "report/real.h"
#include "report/table.h"
#include "report/tsv.h"

static char *written(struct str s)
{
	struct buf b = { 0 };
	struct writer j = { &b, false };
	writer_str(&j, s);
	return b.p;
}

Test(report_writer, strings_come_back_as_they_were)
{
	uint64_t x = 1;
	for (int i = 0; i < 20000; i++) {
		struct buf text = { 0 };
		for (int n = i % 24; n > 0; n--) {
			x = x * 6364136223846793005u + 1442695040888963407u;
			uint32_t c = (uint32_t)(x >> 33);
			c = c % 3 == 0 ? 1 + c % 0xff : c % 3 == 1 ? 0x2000 + c % 0x100 : 1 + c % 0x10ffff;
			buf_addcp(&text, c >= 0xd800 && c < 0xe000 ? 'x' : c);
		}
		char *json = written(buf_str(&text));
		json_t *back = json_loads(json, JSON_DECODE_ANY, NULL);
		cr_assert(back, "%s", json);
		cr_assert_str_eq(json_string_value(back), text.p ? text.p : "");
		for (size_t at = 0, n = strlen(json); at < n;) {
			uint32_t c = utf8_next((struct str){ json, n }, &at);
			cr_assert(c >= 0x20 && (c < 0x7f || c > 0x9f) && (c < 0x2028 || c > 0x202e) &&
			          (c < 0x2066 || c > 0x2069), "U+%04X is raw", (unsigned)c);
		}
		json_decref(back);
		free(json);
		buf_release(&text);
	}
}

Test(report_writer, escapes)
{
	char *json = written(STR("a\"b\\c\n\t\x1b[0m\xe2\x80\xae\xff."));
	cr_assert_str_eq(json, "\"a\\\"b\\\\c\\n\\t\\u001b[0m\\u202e\xef\xbf\xbd.\"", "%s", json);
	free(json);
}

static void real_gives(double x, const char *expected)
{
	struct buf b = { 0 };
	real_print(x, &b);
	cr_assert_str_eq(b.p, expected, "%f: %s", x, b.p);
	buf_release(&b);
}

Test(report_real, numbers)
{
	setlocale(LC_ALL, "de_DE.UTF-8");
	real_gives(0, "0");
	real_gives(0.93, "0.93");
	real_gives(-1.5, "-1.5");
	real_gives(12, "12");
	real_gives(0.000001, "0.000001");
	real_gives(0.0000004, "0");
	real_gives(-0.0000004, "0");
	real_gives(1.000001, "1.000001");
	real_gives(123456.789, "123456.789");
	real_gives(NAN, "0");
	real_gives(INFINITY, "0");
}

Test(report_tsv, cells_never_break_the_row)
{
	struct printing p = { 0 };
	tsv_str(&p, STR("a\tb\nc\\d\x1b"));
	tsv_int(&p, -1);
	tsv_item(&p, STR("x"), ",", true);
	tsv_item(&p, STR("y"), ",", false);
	tsv_close(&p);
	tsv_end(&p);
	cr_assert_str_eq(p.b.p, "a\\tb\\nc\\\\d<U+001B>\t-1\tx,y\n", "%s", p.b.p);
	buf_release(&p.b);
}

static void cell_gives(const char *text, int cells, const char *expected)
{
	struct printing p = { 0 };
	table_cell(&p, str_of(text), cells);
	cr_assert_str_eq(p.b.p, expected, "“%s” in %d: “%s”", text, cells, p.b.p);
	buf_release(&p.b);
}

Test(report_table, cells_keep_their_width)
{
	cell_gives("abc", 5, "abc  ");
	cell_gives("abc", -5, "  abc");
	cell_gives("abcdef", 5, "abcd…");
	cell_gives("élysée", 6, "élysée");
	cell_gives("日本語", 5, "日本…");
	cell_gives("日本語", 4, "日… ");
	cell_gives("\xe2\x80\xae", 10, "<U+202E>  ");
}

Test(report_table, tail_shows_the_end)
{
	struct printing p = { 0 };
	table_tail(&p, STR("abcdef"), 4);
	table_tail(&p, STR("ab"), 4);
	cr_assert_str_eq(p.b.p, "…def  ab", "%s", p.b.p);
	buf_release(&p.b);
}

Test(report_print, formats_that_are_not_there)
{
	struct err err;
	cr_assert_eq(print_check(&(struct print_options){ .what = "stories", .format = "tmx" }, &err), -1);
	cr_assert_eq(print_check(&(struct print_options){ .what = "tales", .format = "json" }, &err), -1);
	cr_assert(strstr(err.msg, "concordance"), "the message lists what there is: %s", err.msg);
	cr_assert_eq(print_check(&(struct print_options){ .what = "stories", .format = "xml" }, &err), -1);
	cr_assert_eq(print_check(&(struct print_options){ .what = "alignment", .format = "xces" }, &err), 0);
}
