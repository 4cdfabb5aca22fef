/*
 * score-formats: is every file of the formats read with what it declares, or refused with the reason?
 *     score-formats [-v] FORMATS.TSV SHARED       -v: each that is not as expected
 *     score-formats --list SHARED FILE...         rows as they would stand in the table, to be checked by hand
 * The feeds of SHARED/formats/feeds say in a comment what must come out (feedparser's tests): of that, title, link,
 * author, dates, language, summary and content are looked at, as text. Those of which nothing of the kind is said must
 * give no article and a reason, or one without a fault. All other files have a row in the table: figures, not text.
 * Prints "formats-feeds" and "formats-files", the shares that are right.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/page.h"
#include "read/read.h"

struct scorer {
	struct readers *readers;
	bool verbose;
	long feeds, feeds_right, files, files_right;
};

static char *slurp(const char *path, size_t *n)
{
	FILE *f = fopen(path, "rb");
	struct buf b = { 0 };
	char piece[65536];
	size_t got;

	buf_addz(&b, "");
	if (!f)
		return NULL;
	while ((got = fread(piece, 1, sizeof piece, f)) > 0)
		buf_add(&b, piece, got);
	fclose(f);
	*n = b.n;
	return b.p;
}

/* The string that Python would read at ${z} ('a' + 'b'), as UTF-8. */
static void literal(const char *z, struct buf *out)
{
	while (*z == '\'') {
		for (z++; *z && *z != '\''; z++) {
			char hex[5] = "";

			if (*z != '\\') {
				buf_addc(out, *z);
			} else if (*++z == 'x' || *z == 'u') {
				size_t n = *z == 'x' ? 2 : 4;

				memcpy(hex, z + 1, n);
				buf_addcp(out, (uint32_t)strtoul(hex, NULL, 16));
				z += n;
			} else {
				buf_addc(out, *z == 'n' ? '\n' : *z == 't' ? '\t' : *z);
			}
		}
		z += *z == '\'';
		z += strspn(z, " +");
	}
}

/* Letters and digits of ${s}: how a text is wrapped and marked up is no matter here. */
static void letters(struct str s, struct buf *out)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] > ' ')
			buf_addc(out, s.p[i]);
}

static void bare(struct str html, struct buf *out)
{
	struct arena scratch = { 0 };
	struct page page;

	if (str_trim(html).n > 0 && page_parse(html, &scratch, &page, NULL) == 0) {
		for (size_t i = 0; i < page.u.n; i++)
			letters(page.u.items[i].text, out);
		page_release(&page);
	}
	arena_release(&scratch);
}

/* All the text of ${a} but its title. */
static void text_of(const struct article *a, struct buf *out)
{
	for (uint32_t i = 1; i < a->nfields; i++)
		letters(article_field(a, i), out);
}

/* Does what is said after ${key} in ${expect} hold? 0: no; 1: yes; -1: nothing of what concerns us is said. */
static int holds(const char *expect, const struct reading *r)
{
	const struct article *a = r->articles.n > 0 ? r->articles.items[0] : NULL;
	const char *key = strstr(expect, "entries[0]['"), *is = strstr(expect, "== ");
	struct buf want = { 0 }, clean = { 0 }, have = { 0 };
	char field[40] = "";
	int result = -1;

	if (!key || !is)
		return -1;
	sscanf(key + 12, "%39[^']", field);
	literal(is + 3, &want);
	if (strncmp(expect, "bozo and ord(", 13) == 0)
		buf_addcp(&want, (uint32_t)atoi(is + 3));
	buf_addz(&want, "");
	bare(buf_str(&want), &clean);
	if (strstr(key, "'language'")) {
		result = !a || str_eq(buf_str(&want), str_of(lang_code(a->declared)));
	} else if (strstr(key, "'base'") || strstr(key, "_detail']['type']")) {
		result = -1;
	} else if (strcmp(field, "title") == 0 || strcmp(field, "title_detail") == 0) {
		if (a)
			letters(article_title(a), &have);
		result = str_eq(buf_str(&have), buf_str(&clean));
	} else if (strcmp(field, "description") == 0 || strcmp(field, "summary") == 0 ||
		   strcmp(field, "summary_detail") == 0 || strcmp(field, "content") == 0) {
		if (a)
			text_of(a, &have);
		result = str_eq(buf_str(&have), buf_str(&clean));
	} else if (strcmp(field, "link") == 0) {
		result = !a || str_eq(a->url, buf_str(&want));
	} else if (strcmp(field, "author") == 0) {
		result = !a || str_eq(a->author, buf_str(&want));
	} else if (strcmp(field, "published_parsed") == 0 || strcmp(field, "updated_parsed") == 0) {
		int y, m, d;

		if (a && sscanf(is, "== (%d, %d, %d", &y, &m, &d) == 3) {
			result = a->date.year == y && a->date.month == m && a->date.day == d;
		}
	}
	buf_release(&want);
	buf_release(&clean);
	buf_release(&have);
	return result;
}

static void read_path(const struct scorer *s, const char *path, struct arena *arena, struct reading *r)
{
	memset(r, 0, sizeof *r);
	read_file(s->readers, str_of(path), NULL, arena, r);
}

static bool refused(const struct reading *r)
{
	return r->articles.n == 0 && r->rows.n > 0 && r->rows.items[0].skipped.n > 0;
}

/* What is expected of these is no matter here: a language that only the HTTP header declares; and what feedparser leaves
 * of a script, which is no text. They must be read, or refused. */
static bool left_out(const char *name)
{
	return strcmp(name, "http_content_language_entry_title_inherit.xml") == 0 ||
	       strcmp(name, "item_content_encoded_crazy.xml") == 0;
}

static void feed(struct scorer *s, const char *folder, const char *name)
{
	struct arena arena = { 0 };
	struct buf path = { 0 };
	struct reading r;
	size_t n = 0;
	char *text, *expect;
	int good;

	buf_addf(&path, "%s/%s", folder, name);
	text = slurp(path.p, &n);
	expect = text && !left_out(name) ? strstr(text, "Expect:") : NULL;
	if (expect) {
		expect += 7;
		expect[strcspn(expect, "\r\n")] = '\0';
		expect += strspn(expect, " \t");
	}
	read_path(s, path.p, &arena, &r);
	good = expect ? holds(expect, &r) : -1;
	if (good < 0)
		good = refused(&r) || (r.articles.n > 0 && r.rows.items[0].skipped.n == 0);
	s->feeds++;
	s->feeds_right += good;
	if (!good && s->verbose)
		printf("# %s: %s\n#\tgave %zu articles; " STR_FMT "\n", name, expect ? expect : "",
		       r.articles.n, STR_ARG((r.articles.n > 0 ? r.articles.items[0]->text : STR(""))));
	vec_release(&r.articles);
	vec_release(&r.rows);
	arena_release(&arena);
	buf_release(&path);
	free(text);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void feeds(struct scorer *s, const char *shared)
{
	struct buf folder = { 0 };
	VEC(char *) names = { 0 };
	struct dirent *e;
	DIR *dir;

	buf_addf(&folder, "%s/formats/feeds", shared);
	dir = opendir(folder.p);
	while (dir && (e = readdir(dir)))
		if (e->d_name[0] != '.')
			vec_add(&names, strdup(e->d_name));
	if (dir)
		closedir(dir);
	if (names.n > 0)
		qsort(names.items, names.n, sizeof *names.items, by_name);
	for (size_t i = 0; i < names.n; i++) {
		feed(s, folder.p, names.items[i]);
		free(names.items[i]);
	}
	vec_release(&names);
	buf_release(&folder);
}

static void add_date(const struct article *a, struct buf *out)
{
	if (a->date.year)
		date_print(a->date, out);
	else
		buf_addc(out, '-');
}

/* What became of a file: reader, articles, dates of the first and the last, languages of both, authors that are known,
 * paragraphs, bytes of text, a hash of the titles; and whether a reason is given for what is not read. */
static void describe(const struct scorer *s, const char *shared, const char *name, struct buf *out)
{
	struct arena arena = { 0 };
	struct buf path = { 0 }, titles = { 0 };
	struct reading r;
	const struct article *first, *last;
	size_t authors = 0, paragraphs = 0, bytes = 0;
	bool reason = false;

	buf_addf(&path, "%s/formats/%s", shared, name);
	read_path(s, path.p, &arena, &r);
	for (size_t i = 0; i < r.rows.n; i++)
		reason |= r.rows.items[i].skipped.n > 0;
	buf_addf(out, "%s\t%s\t%zu\t", name, r.rows.n > 0 && r.rows.items[0].reader ? r.rows.items[0].reader : "-",
		 r.articles.n);
	if (r.articles.n > 0) {
		first = r.articles.items[0];
		last = r.articles.items[r.articles.n - 1];
		add_date(first, out);
		buf_addc(out, '\t');
		add_date(last, out);
		buf_addf(out, "\t%s,%s\t", lang_code(first->lang), lang_code(last->lang));
	} else {
		buf_addz(out, "-\t-\t-\t");
	}
	for (size_t i = 0; i < r.articles.n; i++) {
		const struct article *a = r.articles.items[i];

		authors += a->author.n > 0;
		paragraphs += a->nfields - 1;
		bytes += a->text.n;
		buf_adds(&titles, article_title(a));
		buf_addc(&titles, '\n');
	}
	buf_addf(out, "%zu\t%zu\t%zu\t%08x\t%s", authors, paragraphs, bytes,
		 titles.n > 0 ? (unsigned)str_hash(buf_str(&titles)) : 0u, reason ? "reason" : "-");
	vec_release(&r.articles);
	vec_release(&r.rows);
	arena_release(&arena);
	buf_release(&path);
	buf_release(&titles);
}

static int files(struct scorer *s, const char *table, const char *shared)
{
	size_t n = 0;
	char *text = slurp(table, &n);
	struct str rest = { text, n }, line;

	if (!text)
		return -1;
	while (str_cut(&rest, '\n', &line)) {
		struct buf have = { 0 };
		char name[300];

		if (line.n == 0 || line.p[0] == '#')
			continue;
		snprintf(name, sizeof name, STR_FMT, STR_ARG(str_sub(line, 0, str_chr(line, '\t', 0))));
		describe(s, shared, name, &have);
		s->files++;
		s->files_right += str_eq(buf_str(&have), line);
		if (s->verbose && !str_eq(buf_str(&have), line))
			printf("# want " STR_FMT "\n# have %s\n", STR_ARG(line), have.p);
		buf_release(&have);
	}
	free(text);
	return 0;
}

int main(int argc, char **argv)
{
	struct scorer s = { .verbose = false };
	struct err err;
	bool list = argc > 3 && strcmp(argv[1], "--list") == 0;

	if (argc > 1 && strcmp(argv[1], "-v") == 0) {
		s.verbose = true;
		argc--;
		argv++;
	}
	if (!list && argc != 3) {
		fprintf(stderr, "usage: score-formats [-v] FORMATS.TSV SHARED\n");
		return 2;
	}
	if (readers_new(&s.readers, &err) < 0) {
		fprintf(stderr, "%s\n", err.msg);
		return 2;
	}
	for (int i = 3; list && i < argc; i++) {
		struct buf row = { 0 };

		describe(&s, argv[2], argv[i], &row);
		printf("%s\n", row.p);
		buf_release(&row);
	}
	if (!list) {
		feeds(&s, argv[2]);
		if (files(&s, argv[1], argv[2]) < 0)
			return 2;
		printf("formats-feeds\t%.4f\n", s.feeds ? (double)s.feeds_right / (double)s.feeds : 0);
		printf("formats-files\t%.4f\n", s.files ? (double)s.files_right / (double)s.files : 0);
	}
	readers_free(s.readers);
	return 0;
}
