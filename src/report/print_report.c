#include <stdio.h>

#include "base/intern.h"
#include "base/intl.h"
#include "report/printing.h"
#include "report/table.h"
#include "report/tsv.h"

typedef void each_row(struct printing *p, const struct report_row *row);

/* With a query: the files of the articles that match. */
static struct intern *
kept_files(const struct printing *p)
{
	if (!p->r)
		return NULL;
	struct intern *files = intern_new();
	for (uint32_t i = 0; i < p->r->narticles; i++)
		intern_add(files, p->m->corpus->articles[p->r->articles[i]]->file);
	return files;
}

static void
each(struct printing *p, each_row *f)
{
	const struct corpus *c = p->m->corpus;
	struct intern *files = kept_files(p);
	for (uint32_t i = 0; i < c->nreport; i++) {
		if (files && intern_find(files, c->report[i].file) == INTERN_NONE)
			continue;
		f(p, &c->report[i]);
		if (!printing_done(p))
			break;
	}
	intern_free(files);
}

static void
add_row(struct printing *p, const struct report_row *row)
{
	struct writer j = { &p->b, false };
	writer_open(&j, '{');
	writer_key(&j, "file");
	writer_str(&j, row->file);
	writer_key(&j, "reader");
	writer_strz(&j, row->reader);
	writer_key(&j, "encoding");
	writer_strz(&j, row->encoding);
	writer_key(&j, "articles");
	writer_int(&j, row->articles);
	writer_key(&j, "bytes");
	writer_int(&j, (int64_t)row->bytes);
	writer_key(&j, "skipped");
	writer_text(&j, row->skipped);
	writer_close(&j, '}');
	buf_addc(&p->b, '\n');
}

void
print_report_json(struct printing *p)
{
	each(p, add_row);
}

static void
tsv_row(struct printing *p, const struct report_row *row)
{
	tsv_str(p, row->file);
	tsv_strz(p, row->reader);
	tsv_strz(p, row->encoding);
	tsv_int(p, row->articles);
	tsv_int(p, (int64_t)row->bytes);
	tsv_str(p, row->skipped);
	tsv_end(p);
}

void
print_report_tsv(struct printing *p)
{
	static const char *const head[] = { "file", "reader", "encoding", "articles", "bytes", "skipped" };
	tsv_head(p, head, sizeof head / sizeof *head);
	each(p, tsv_row);
}

/* "fr"; "fr (de)" where the file says that it is in German. */
static void
text_language(struct printing *p, const struct report_row *row)
{
	char text[24] = "–";
	if (row->articles > 0 && row->declared != LANG_UND && row->declared != row->lang)
		snprintf(text, sizeof text, "%s (%s)", lang_code(row->lang), lang_code(row->declared));
	else if (row->articles > 0)
		snprintf(text, sizeof text, "%s%s", lang_code(row->lang), row->mixed ? " …" : "");
	table_cell(p, str_of(text), 10);
}

static void
text_same(struct printing *p, const struct report_row *row)
{
	buf_addz(&p->b, ": ");
	if (row->articles == 1) {
		buf_addf(&p->b, _("same text as %.*s"), STR_ARG(row->same));
		return;
	}
	buf_addf(&p->b,
		 ngettext("%u has the text of another article", "%u have the text of other articles", row->copies),
		 row->copies);
}

static void
text_row(struct printing *p, const struct report_row *row)
{
	int cells = table_columns(p) - 66;
	table_int(p, row->articles, 8);
	table_int(p, row->dropped, 10);
	table_int(p, row->bytes, 12);
	buf_addz(&p->b, "  ");
	table_cell(p, str_of(row->reader ? row->reader : "–"), 10);
	table_cell(p, str_of(row->encoding ? row->encoding : "–"), 14);
	text_language(p, row);
	table_cell(p, row->file, row->skipped.n || row->copies || cells < 20 ? 0 : cells);
	while (p->b.p[p->b.n - 1] == ' ')
		p->b.n--;
	if (row->copies > 0)
		text_same(p, row);
	if (row->skipped.n > 0) {
		buf_addz(&p->b, ": ");
		table_cell(p, row->skipped, 0);
	}
	buf_addc(&p->b, '\n');
}

/* What the pairs taught about words; --print=learned lists them. */
static void
text_learned(struct printing *p)
{
	const struct learned *x = &p->m->learned;
	if (x->words == 0)
		return;
	buf_addc(&p->b, '\n');
	buf_addf(&p->b, ngettext("%u pair of words learned", "%u pairs of words learned", x->words), x->words);
	buf_addf(&p->b, ngettext(" from %u pair of articles", " from %u pairs of articles", x->pairs), x->pairs);
	buf_addz(&p->b, _("; --print=learned lists them"));
	buf_addc(&p->b, '\n');
}

void
print_report_text(struct printing *p)
{
	table_style(p, TABLE_BOLD);
	table_cell(p, str_of(_("articles")), -8);
	table_cell(p, str_of(_("left out")), -10);
	table_cell(p, str_of(_("bytes")), -12);
	buf_addz(&p->b, "  ");
	table_cell(p, str_of(_("reader")), 10);
	table_cell(p, str_of(_("encoding")), 14);
	table_cell(p, str_of(_("language")), 10);
	table_cell(p, str_of(_("file")), 0);
	table_style(p, TABLE_PLAIN);
	buf_addc(&p->b, '\n');
	each(p, text_row);
	text_learned(p);
}
