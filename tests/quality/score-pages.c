/*
 * score-pages: how well pages are read.
 *     score-pages [-v] SHARED
 * SHARED/pages has pages.tar.xz and gold.json: for each page passages that must be in the text (`with`) and
 * that must not (`without`), for some the date. Counted as trafilatura's evaluation does: a passage that must
 * be there and is, is a true positive; one that must not and is not, a true negative. Prints precision,
 * recall and F1 for the HTML, for those pages of it that are French, and for the same pages as flat text (one
 * block a line); the share of right dates; and how often the flat text is given the title that the HTML has:
 * a line "name TAB value" each. -v: each error.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/page.h"
#include "read/read.h"
#include "read/wording.h"
#include "text/encoding.h"

struct score {
	long tp, fp, tn, fn, pages;
	long dated, right, found; /* pages with a gold date; with the right one; with any */
	long titled, same; /* pages whose HTML has a title; whose text is given it, too */
};

enum { HTML, TEXT, FRENCH, SCORES };

/* Passages are compared with white space runs as one space, and without soft hyphens. */
static void squeeze(struct str s, struct buf *out)
{
	bool gap = false;

	for (size_t i = 0; i < s.n; i++) {
		bool nbsp = s.p[i] == '\xc2' && i + 1 < s.n && s.p[i + 1] == '\xa0';
		bool soft = s.p[i] == '\xc2' && i + 1 < s.n && s.p[i + 1] == '\xad';

		if (soft) {
			i++;
			continue;
		}
		if (nbsp || strchr(" \t\n\r", s.p[i])) {
			gap = true;
			i += nbsp;
			continue;
		}
		if (gap && out->n > 0)
			buf_addc(out, ' ');
		gap = false;
		buf_addc(out, s.p[i]);
	}
}

static bool holds(struct str text, const json_t *passage)
{
	struct buf b = { 0 }, want = { 0 };
	bool found;

	buf_add(&b, json_string_value(passage), json_string_length(passage));
	encoding_nfc_tail(&b, 0);
	squeeze(buf_str(&b), &want);
	found = str_find(text, buf_str(&want), 0) != SIZE_MAX;
	buf_release(&b);
	buf_release(&want);
	return found;
}

static void passages(const char *page, struct str text, const json_t *gold, bool wanted, struct score *s,
		     bool verbose)
{
	const json_t *each;
	size_t i;

	json_array_foreach(gold, i, each)
	{
		bool found = holds(text, each);

		if (wanted)
			*(found ? &s->tp : &s->fn) += 1;
		else
			*(found ? &s->fp : &s->tn) += 1;
		if (verbose && found != wanted)
			printf("%s\t%s\t%s\n", page, wanted ? "missing" : "surplus", json_string_value(each));
	}
}

static void article(const char *page, const struct article *a, const json_t *gold, struct score *s,
		    bool verbose)
{
	struct buf text = { 0 }, date = { 0 };
	const char *want = json_string_value(json_object_get(gold, "date"));

	squeeze(a ? a->text : (struct str){ "", 0 }, &text);
	passages(page, buf_str(&text), json_object_get(gold, "with"), true, s, verbose);
	passages(page, buf_str(&text), json_object_get(gold, "without"), false, s, verbose);
	s->pages++;
	if (want) {
		if (a)
			date_print(a->date, &date);
		s->dated++;
		s->found += date.n > 0;
		s->right += str_eqz(buf_str(&date), want);
		if (verbose && !str_eqz(buf_str(&date), want))
			printf("%s\tdate\twant %s have %.*s (%s)\n", page, want, STR_ARG(buf_str(&date)),
			       a && a->date_from ? a->date_from : "-");
	}
	buf_release(&text);
	buf_release(&date);
}

/* The page as text: one block a line. */
static void flatten(struct str html, struct buf *out)
{
	struct arena scratch;
	struct page page;
	struct buf text = { 0 };
	const char *name;

	arena_init(&scratch);
	encoding_to_utf8(html, NULL, &text, &name);
	if (page_parse(buf_str(&text), &scratch, &page, NULL) == 0) {
		for (size_t i = 0; i < page.u.n; i++) {
			buf_adds(out, page.u.items[i].text);
			buf_addc(out, '\n');
		}
		page_release(&page);
	}
	buf_release(&text);
	arena_release(&scratch);
}

static bool load(const char *path, struct buf *out)
{
	FILE *f = fopen(path, "rb");
	size_t n;

	if (!f)
		return false;
	do {
		buf_reserve(out, 1 << 16);
		n = fread(out->p + out->n, 1, (1 << 16) - 1, f);
		out->n += n;
	} while (n > 0);
	fclose(f);
	return true;
}

static void print(const char *what, const struct score *s)
{
	double p = s->tp + s->fp ? (double)s->tp / (double)(s->tp + s->fp) : 0;
	double r = s->tp + s->fn ? (double)s->tp / (double)(s->tp + s->fn) : 0;

	printf("pages-%s-precision\t%.4f\npages-%s-recall\t%.4f\n", what, p, what, r);
	printf("pages-%s-f1\t%.4f\n", what, p + r > 0 ? 2 * p * r / (p + r) : 0);
	printf("pages-%s-dates\t%.4f\n", what, s->dated ? (double)s->right / (double)s->dated : 0);
	fprintf(stderr, "# %s: %ld pages, %ld with a date (found: %ld)\n", what, s->pages, s->dated, s->found);
}

/* Does the text have the title of the page, as far as letters and digits go? */
static void title(struct str page, struct str text, const char *name, struct score *s, bool verbose)
{
	struct buf want = { 0 }, have = { 0 };

	wording_words(page, &want);
	wording_words(text, &have);
	if (want.n > 0) {
		bool same = str_eq(buf_str(&want), buf_str(&have));

		s->titled++;
		s->same += same;
		if (verbose && !same)
			printf("text\t%s\ttitle\twant %.*s\thave %.*s\n", name, STR_ARG(page), STR_ARG(text));
	}
	buf_release(&want);
	buf_release(&have);
}

static const struct article *read_as(const struct readers *r, const char *as, const char *name, struct str bytes,
				     struct arena *arena)
{
	const struct read_options options = { .as = as };
	struct reading out = { 0 };
	const struct article *a;

	read_bytes(r, str_of(name), bytes, &options, arena, &out);
	a = out.articles.n ? out.articles.items[0] : NULL;
	vec_release(&out.articles);
	vec_release(&out.rows);
	return a;
}

static void one(const struct readers *r, const char *name, struct str bytes, const json_t *gold,
		struct score s[SCORES], bool verbose)
{
	const struct article *html, *text;
	struct buf flat = { 0 };
	struct arena arena;
	char label[300];

	arena_init(&arena);
	flatten(bytes, &flat);
	html = read_as(r, "html", name, bytes, &arena);
	text = read_as(r, "text", name, buf_str(&flat), &arena);
	snprintf(label, sizeof label, "html\t%s", name);
	article(label, html, gold, &s[HTML], verbose);
	if (html && html->lang == LANG_FR)
		article(label, html, gold, &s[FRENCH], false);
	snprintf(label, sizeof label, "text\t%s", name);
	article(label, text, gold, &s[TEXT], verbose);
	if (html && text)
		title(article_title(html), article_title(text), name, &s[TEXT], verbose);
	buf_release(&flat);
	arena_release(&arena);
}

int main(int argc, char **argv)
{
	bool verbose = argc > 1 && strcmp(argv[1], "-v") == 0;
	const char *folder = argc > 1 + verbose ? argv[1 + verbose] : "../shared/pages", *name;
	struct readers *r;
	struct err err;
	struct score s[SCORES] = { { 0 } };
	json_t *gold, *each;
	char path[4096];

	snprintf(path, sizeof path, "%s/gold.json", folder);
	gold = json_load_file(path, 0, NULL);
	if (!gold) {
		printf("%s: not there, nothing is scored\n", path);
		return 77;
	}
	if (readers_new(&r, &err) < 0) {
		fprintf(stderr, "%s\n", err.msg);
		return 99;
	}
	json_object_foreach(gold, name, each)
	{
		struct buf bytes = { 0 };

		snprintf(path, sizeof path, "%s/%s", folder, name);
		if (load(path, &bytes))
			one(r, name, buf_str(&bytes), each, s, verbose);
		buf_release(&bytes);
	}
	print("html", &s[HTML]);
	print("fr", &s[FRENCH]);
	print("text", &s[TEXT]);
	printf("pages-text-titles\t%.4f\n", s[TEXT].titled ? (double)s[TEXT].same / (double)s[TEXT].titled : 0);
	readers_free(r);
	json_decref(gold);
	return 0;
}
