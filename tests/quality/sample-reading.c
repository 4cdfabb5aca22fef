/* score-sample: are the articles of data/sample read as a careful person reads them? */
#include <stdio.h>
#include <string.h>

#include "marks.h"
#include "pseudo.h"

static bool
is_none(struct str s)
{
	return str_eqz(s, "-");
}

static bool
same_date(struct date d, struct str want)
{
	struct buf b = { 0 };
	bool same;

	date_print(d, &b);
	same = is_none(want) ? b.n == 0 : str_eq(buf_str(&b), want);
	buf_release(&b);
	return same;
}

/* ${text}: the title, then a paragraph a line. */
static bool
same_text(struct arena *arena, const struct article *a, struct str text)
{
	struct str line;
	uint32_t f = 0;

	while (str_cut(&text, '\n', &line)) {
		if (line.n == 0)
			continue;
		if (f == a->nfields || !marks_equal(arena, article_field(a, f), line))
			return false;
		f++;
	}
	return f == a->nfields;
}

static void
complain(bool verbose, bool right, const char *what, const struct article *a)
{
	if (verbose && !right)
		fprintf(stderr, "reading\t%s\t" STR_FMT "\n", what, STR_ARG(a->file));
}

static void
furniture(const struct corpus *c, const char *folder, struct arena *arena, bool verbose)
{
	marks rows = { 0 };
	size_t i, gone = 0;

	marks_read(arena, folder, "dropped.tsv", &rows);
	for (i = 0; i < rows.n; i++) {
		const struct article *a = c->articles[marks_article(c, rows.items[i].field[0])];
		struct str text = marks_plain(arena, a->text), phrase = marks_plain(arena, rows.items[i].field[1]);
		bool out = str_find(text, phrase, 0) == SIZE_MAX;

		gone += out;
		if (verbose && !out)
			fprintf(stderr, "reading\tkept\t" STR_FMT "\t" STR_FMT "\n", STR_ARG(a->file), STR_ARG(phrase));
	}
	pseudo_print("sample-furniture-gone", rows.n ? (double)gone / (double)rows.n : 0);
	vec_release(&rows);
}

enum { TITLE, DATE, LANGUAGE, AUTHOR, SOURCE, TEXT, ASKED };

/* What of an article is read as the marks say. */
static void
ask(struct arena *arena, const struct article *a, const struct mark *m, const char *folder, bool right[ASKED])
{
	char name[512];

	snprintf(name, sizeof name, "text/" STR_FMT ".txt", STR_ARG(m->field[0]));
	right[LANGUAGE] = str_eqz(m->field[1], lang_code(a->lang));
	right[DATE] = same_date(a->date, m->field[2]);
	right[TITLE] = marks_equal(arena, article_title(a), m->field[3]);
	right[AUTHOR] = is_none(m->field[4]) || marks_equal(arena, a->author, m->field[4]);
	right[SOURCE] = is_none(m->field[5]) || marks_equal(arena, a->source, m->field[5]);
	right[TEXT] = same_text(arena, a, marks_file(arena, folder, name));
}

void
sample_reading(const struct corpus *c, const char *folder, bool verbose)
{
	static const char *const names[ASKED] = {
		[TITLE] = "title",   [DATE] = "date",     [LANGUAGE] = "language",
		[AUTHOR] = "author", [SOURCE] = "source", [TEXT] = "text",
	};
	struct arena arena = { 0 };
	marks rows = { 0 };
	size_t i, count[ASKED] = { 0 };
	int k;

	marks_read(&arena, folder, "articles.tsv", &rows);
	for (i = 0; i < rows.n; i++) {
		const struct article *a = c->articles[marks_article(c, rows.items[i].field[0])];
		bool right[ASKED];

		ask(&arena, a, &rows.items[i], folder, right);
		for (k = 0; k < ASKED; k++) {
			count[k] += right[k];
			complain(verbose, right[k], names[k], a);
		}
	}
	for (k = 0; k < ASKED; k++) {
		char label[40];

		snprintf(label, sizeof label, "sample-%s", names[k]);
		pseudo_print(label, rows.n ? (double)count[k] / (double)rows.n : 0);
	}
	furniture(c, folder, &arena, verbose);
	vec_release(&rows);
	arena_release(&arena);
}
