#include "reading.h"

#include <stdio.h>
#include <unistd.h>

#include "base/data.h"

/* data/sample against the marks that were made by hand (tests/quality/sample/NOTES): title, date, language,
 * author, source, every paragraph, and nothing of what is marked as dropped. */

static char *marks(const char *name, char path[600])
{
	const char *tree = getenv("srcdir");

	snprintf(path, 600, "%s/tests/quality/sample/%s", tree && *tree ? tree : ".", name);
	return path;
}

static struct str load(const char *path, struct buf *out)
{
	FILE *f = fopen(path, "rb");
	size_t n;

	if (!f)
		cr_skip("%s: not there", path);
	do {
		buf_reserve(out, 1 << 16);
		n = fread(out->p + out->n, 1, (1 << 16) - 1, f);
		out->n += n;
	} while (n > 0);
	fclose(f);
	return buf_str(out);
}

/* White space runs, U+00A0 and U+202F are one space, ’ is '. */
static struct str plain(struct arena *a, struct str s)
{
	struct buf b = { 0 };
	struct str out;

	for (size_t i = 0; i < s.n; i++) {
		struct str rest = str_sub(s, i, s.n);

		if (str_startsz(rest, "\xe2\x80\x99")) {
			buf_addc(&b, '\'');
			i += 2;
		} else if (str_startsz(rest, "\xc2\xa0") || str_startsz(rest, "\xe2\x80\xaf") ||
			   s.p[i] == ' ') {
			i += s.p[i] == ' ' ? 0 : s.p[i] == '\xc2' ? 1 : 2;
			if (b.n == 0 || b.p[b.n - 1] != ' ')
				buf_addc(&b, ' ');
		} else {
			buf_addc(&b, s.p[i]);
		}
	}
	out = arena_str(a, str_trim(buf_str(&b)));
	buf_release(&b);
	return out;
}

static void same(struct arena *a, struct str file, const char *what, struct str have, struct str want)
{
	want = str_eqz(want, "-") ? STR("") : plain(a, want);
	have = plain(a, have);
	cr_expect(str_eq(have, want), "%.*s: %s\nhave %.*s\nwant %.*s", STR_ARG(file), what, STR_ARG(have),
		  STR_ARG(want));
}

static void paragraphs(struct arena *arena, struct str file, const struct article *a)
{
	struct buf text = { 0 };
	struct str rest, line;
	char name[400], path[600];
	uint32_t field = 0;

	snprintf(name, sizeof name, "text/%.*s.txt", STR_ARG(file));
	rest = load(marks(name, path), &text);
	while (str_cut(&rest, '\n', &line))
		if (str_trim(line).n > 0)
			same(arena, file, "paragraph", article_field(a, field < a->nfields ? field : 0),
			     line),
			    field++;
	cr_expect_eq(field, a->nfields, "%.*s: %u paragraphs, want %u", STR_ARG(file), a->nfields - 1,
		     field - 1);
	buf_release(&text);
}

static void none_of(struct arena *arena, struct str file, const struct article *a, struct str dropped)
{
	struct str fields[2], text = plain(arena, a->text);

	while (data_row(&dropped, fields, 2) > 0)
		if (str_eq(fields[0], file))
			cr_expect_eq(str_find(text, plain(arena, fields[1]), 0), SIZE_MAX,
				     "%.*s: not dropped: %.*s", STR_ARG(file), STR_ARG(fields[1]));
}

static void one(const struct readers *r, const struct str fields[7], struct str dropped)
{
	struct reading out = { 0 };
	struct buf date = { 0 };
	struct arena arena;
	char name[400], path[4096];

	arena_init(&arena);
	snprintf(name, sizeof name, "sample/%.*s", STR_ARG(fields[0]));
	data_path(name, path, sizeof path);
	read_file(r, str_of(path), NULL, &arena, &out);
	cr_expect_eq(out.articles.n, 1, "%s", path);
	if (out.articles.n == 1) {
		const struct article *a = out.articles.items[0];

		date_print(a->date, &date);
		cr_expect(str_eqz(fields[1], lang_code(a->lang)), "%s: %s", path, lang_code(a->lang));
		same(&arena, fields[0], "date", buf_str(&date), fields[2]);
		same(&arena, fields[0], "title", article_title(a), fields[3]);
		if (!str_eqz(fields[4], "-"))
			same(&arena, fields[0], "author", a->author, fields[4]);
		if (!str_eqz(fields[5], "-"))
			same(&arena, fields[0], "source", a->source, fields[5]);
		paragraphs(&arena, fields[0], a);
		none_of(&arena, fields[0], a, dropped);
	}
	buf_release(&date);
	vec_release(&out.articles);
	vec_release(&out.rows);
	arena_release(&arena);
}

Test(sample, as_marked)
{
	struct buf articles = { 0 }, dropped = { 0 };
	struct str rest, fields[7];
	struct readers *r;
	struct err err;
	char path[600];

	rest = load(marks("articles.tsv", path), &articles);
	load(marks("dropped.tsv", path), &dropped);
	cr_assert_eq(readers_new(&r, &err), 0, "%s", err.msg);
	while (data_row(&rest, fields, 7) == 7)
		one(r, fields, buf_str(&dropped));
	readers_free(r);
	buf_release(&articles);
	buf_release(&dropped);
}
