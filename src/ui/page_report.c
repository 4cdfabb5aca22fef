/* The load report: what became of each file; and of one of them what was left out. */
#include <stdio.h>
#include <stdlib.h>

#include "base/intl.h"
#include "base/utf8.h"
#include "text/width.h"
#include "ui/pages.h"
#include "ui/panes.h"

enum { READER = 9, ENCODING = 12, LANGUAGE = 8, NUMBER = 8 }; /* cells */

/* The folder that all files lie in, with its slash: every row would repeat it. */
static struct str
common_folder(const struct corpus *c)
{
	struct str common = c->nreport > 0 ? c->report[0].file : STR("");
	uint32_t i;
	size_t n;

	for (i = 0; i < c->nreport; i++) {
		struct str file = c->report[i].file;

		for (n = 0; n < common.n && n < file.n && common.p[n] == file.p[n]; n++)
			;
		common.n = n;
	}
	while (common.n > 0 && common.p[common.n - 1] != '/')
		common.n--;
	return common.n > 1 ? common : STR(""); /* "/" tells nothing */
}

static void
add_totals(struct view *v, struct str folder)
{
	const struct corpus *c = v->m->corpus;
	uint32_t skipped = 0, dropped = 0, i;
	struct buf b = { 0 };

	for (i = 0; i < c->nreport; i++) {
		skipped += c->report[i].articles == 0 && c->report[i].skipped.n > 0;
		dropped += c->report[i].dropped;
	}
	buf_addf(&b, ngettext("%u file", "%u files", c->nreport), c->nreport);
	if (folder.n > 0)
		buf_addf(&b, _(" in %.*s"), STR_ARG(folder));
	buf_addz(&b, frame_dot(v));
	buf_addf(&b, ngettext("%u article", "%u articles", c->narticles), c->narticles);
	buf_addz(&b, frame_dot(v));
	buf_addf(&b, ngettext("%u line left out", "%u lines left out", dropped), dropped);
	if (skipped > 0)
		buf_addf(&b, "%s%u %s", frame_dot(v), skipped, _("without an article"));
	pages_add(v, STYLE_TITLE, buf_str(&b))->skip = true;
	buf_release(&b);
}

/* What the pairs taught about words. */
static void
add_learned(struct view *v)
{
	const struct learned *x = &v->m->learned;
	struct buf b = { 0 };

	if (x->words == 0)
		return;
	buf_addf(&b, ngettext("%u pair of words learned", "%u pairs of words learned", x->words), x->words);
	buf_addf(&b, ngettext(" from %u pair of articles", " from %u pairs of articles", x->pairs), x->pairs);
	pages_add(v, STYLE_DIM, buf_str(&b))->skip = true;
	buf_release(&b);
}

/* In ${cells} and two more, at the right where they are below 0. */
static void
put_cells(const struct view *v, struct buf *out, const char *z, int cells)
{
	int wide = width_of(str_of(z));

	for (int i = wide; i < -cells; i++)
		buf_addc(out, ' ');
	if (cells < 0)
		buf_addz(out, z);
	else
		pages_pad(v, out, str_of(z), cells);
	buf_addz(out, cells < 0 ? "  " : " ");
}

/* The columns before the file's name, which is what a reader looks for: on a narrow screen they go. ${cols}: of the screen. */
enum { READER_FROM = 50, ENCODING_FROM = 100, NUMBERS_FROM = 40, MARGIN = 3 };

/* "fr"; "fr (de)" where the file says that it is in German; "fr …" where its articles are in several languages. */
static void
put_language(const struct view *v, struct buf *out, const struct report_row *r)
{
	char text[24] = "-";

	if (r->articles > 0 && r->declared != LANG_UND && r->declared != r->lang)
		snprintf(text, sizeof text, "%s (%s)", lang_code(r->lang), lang_code(r->declared));
	else if (r->articles > 0)
		snprintf(text, sizeof text, "%s%s", lang_code(r->lang), r->mixed ? frame_sign(v, " …", " .") : "");
	put_cells(v, out, text, LANGUAGE);
}

void
page_report_fill(struct view *v)
{
	const struct corpus *c = v->m->corpus;
	struct str folder = common_folder(c);
	struct buf head = { 0 };
	uint32_t i;

	if (c->nreport == 0)
		return;
	add_totals(v, folder);
	add_learned(v);
	buf_reset(&head);
	if (v->page_cols >= READER_FROM)
		put_cells(v, &head, _("reader"), READER);
	if (v->page_cols >= ENCODING_FROM)
		put_cells(v, &head, _("encoding"), ENCODING);
	if (v->page_cols >= READER_FROM)
		put_cells(v, &head, _("language"), LANGUAGE);
	if (v->page_cols >= NUMBERS_FROM) {
		put_cells(v, &head, _("articles"), -NUMBER);
		put_cells(v, &head, _("left out"), -NUMBER);
	}
	buf_adds(&head, str_of(_("file")));
	pages_add(v, STYLE_DIM, buf_str(&head))->skip = true;
	buf_release(&head);
	v->page_prefix = folder.n;
	vec_reserve(&v->lines, v->lines.n + c->nreport);
	for (i = 0; i < c->nreport; i++)
		v->lines.items[v->lines.n++] = (struct page_line){
			.kind = LINE_FILE,
			.style = c->report[i].skipped.n ? STYLE_ERROR : STYLE_TEXT,
			.article = UINT32_MAX,
			.side = { { .article = UINT32_MAX }, { .article = UINT32_MAX } },
		};
}

/* What of a file stands for nothing of its own. */
static void
put_same(const struct view *v, const struct report_row *r, struct buf *out)
{
	struct str file = str_sub(r->same, r->same.n > v->page_prefix ? v->page_prefix : 0, r->same.n);

	buf_addz(out, ": ");
	if (r->articles == 1)
		buf_addf(out, _("same text as %.*s"), STR_ARG(file));
	else
		buf_addf(out, ngettext("%u has the text of another article", "%u have the text of other articles", r->copies),
			 r->copies);
}

/* What fits of a path, from its end. */
static void
put_path(const struct view *v, struct buf *out, struct str path, int cells)
{
	size_t at = path.n, from = path.n;

	while (at > 0 && (utf8_prev(path, &at), width_of(str_sub(path, at, path.n)) < cells))
		from = at;
	if (width_of(path) <= cells)
		from = 0;
	buf_addz(out, from > 0 ? frame_sign(v, "…", ".") : "");
	buf_adds(out, str_sub(path, from, path.n));
}

void
page_report_text(const struct view *v, const struct page_line *l, int cols, struct buf *out)
{
	const struct report_row *r = &v->m->corpus->report[l->item];
	struct str path = str_sub(r->file, v->page_prefix, r->file.n);
	struct buf rest = { 0 };
	int room, left;

	if (cols >= READER_FROM)
		put_cells(v, out, r->reader ? r->reader : "-", READER);
	if (cols >= ENCODING_FROM)
		put_cells(v, out, r->encoding ? r->encoding : "-", ENCODING);
	if (cols >= READER_FROM)
		put_language(v, out, r);
	if (cols >= NUMBERS_FROM)
		buf_addf(out, "%*u  %*u  ", NUMBER, r->articles, NUMBER, r->dropped);
	if (r->copies > 0)
		put_same(v, r, &rest);
	if (r->skipped.n > 0)
		buf_addf(&rest, ": " STR_FMT, STR_ARG(r->skipped));
	room = cols - MARGIN - width_of(buf_str(out));
	left = room - width_of(buf_str(&rest));
	put_path(v, out, path, left > room / 2 ? left : room / 2); /* what is wrong is cut, and not all of the name for it */
	buf_adds(out, buf_str(&rest));
	buf_release(&rest);
}

/* As they stand in the file; those of pages, which have no lines, as they were found. */
static int
by_line(const void *a, const void *b)
{
	const struct dropped *x = *(const struct dropped *const *)a, *y = *(const struct dropped *const *)b;

	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	return (x > y) - (x < y);
}

static void
add_dropped(struct view *v, const struct article *a)
{
	VEC(const struct dropped *) order = { 0 };
	char label[64];
	size_t i;

	for (i = 0; i < a->ndropped; i++)
		vec_add(&order, &a->dropped[i]);
	if (order.n > 1)
		qsort(order.items, order.n, sizeof *order.items, by_line);
	for (i = 0; i < order.n; i++) {
		const struct dropped *d = order.items[i];

		if (d->line > 0)
			snprintf(label, sizeof label, "%5u  %s", d->line, d->why);
		else
			snprintf(label, sizeof label, "       %s", d->why);
		pages_add_wrapped(v, STYLE_TEXT, label, 25, d->text);
	}
	vec_release(&order);
}

/* What was made of the file: "fr, the file says de · 31 May 2024 (meta) · Gazette". */
static void
add_made(struct view *v, const struct article *a)
{
	struct buf b = { 0 };

	pages_add_heading(v, STR_FMT, STR_ARG(article_title(a)));
	buf_addz(&b, lang_code(a->lang));
	if (a->declared != LANG_UND && a->declared != a->lang)
		buf_addf(&b, _(", the file says %s"), lang_code(a->declared));
	if (date_known(a->date)) {
		buf_addz(&b, frame_dot(v));
		frame_date(a->date, true, &b);
		buf_addf(&b, " (%s)", a->date_from ? a->date_from : "-");
	}
	if (a->source.n > 0)
		buf_addf(&b, "%s" STR_FMT, frame_dot(v), STR_ARG(a->source));
	pages_add(v, STYLE_DIM, buf_str(&b))->skip = true;
	buf_release(&b);
}

static void
add_article(struct view *v, const struct article *a)
{
	add_made(v, a);
	add_dropped(v, a);
}

void
page_dropped_fill(struct view *v)
{
	const struct corpus *c = v->m->corpus;
	const struct report_row *r = &c->report[v->page_item];
	uint32_t i;

	pages_add(v, STYLE_TITLE, r->file)->skip = true;
	if (r->skipped.n > 0)
		pages_add_wrapped(v, STYLE_ERROR, "", 0, r->skipped);
	for (i = 0; i < c->narticles; i++) {
		uint32_t n, k;
		const struct article *const *copies = corpus_copies(c, i, &n);

		if (str_eq(c->articles[i]->file, r->file))
			add_article(v, c->articles[i]);
		for (k = 0; k < n; k++)
			if (str_eq(copies[k]->file, r->file))
				add_article(v, copies[k]);
	}
}

