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

static void
text_row(struct printing *p, const struct report_row *row)
{
	int cells = table_columns(p) - 46;
	table_int(p, row->articles, 8);
	table_int(p, row->bytes, 12);
	buf_addz(&p->b, "  ");
	table_cell(p, str_of(row->reader ? row->reader : "–"), 10);
	table_cell(p, str_of(row->encoding ? row->encoding : "–"), 14);
	table_cell(p, row->file, row->skipped.n || cells < 20 ? 0 : cells);
	while (p->b.p[p->b.n - 1] == ' ')
		p->b.n--;
	if (row->skipped.n > 0) {
		buf_addz(&p->b, ": ");
		table_cell(p, row->skipped, 0);
	}
	buf_addc(&p->b, '\n');
}

void
print_report_text(struct printing *p)
{
	table_style(p, TABLE_BOLD);
	table_cell(p, str_of(_("articles")), -8);
	table_cell(p, str_of(_("bytes")), -12);
	buf_addz(&p->b, "  ");
	table_cell(p, str_of(_("reader")), 10);
	table_cell(p, str_of(_("encoding")), 14);
	table_cell(p, str_of(_("file")), 0);
	table_style(p, TABLE_PLAIN);
	buf_addc(&p->b, '\n');
	each(p, text_row);
}
