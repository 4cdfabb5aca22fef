#include "base/intl.h"
#include "report/printing.h"
#include "report/table.h"
#include "report/tsv.h"

#define PROSE_CELLS 96

static void
add_dropped(struct writer *j, const struct article *a)
{
	writer_key(j, "dropped");
	writer_open(j, '[');
	for (uint32_t i = 0; i < a->ndropped; i++) {
		const struct dropped *d = &a->dropped[i];
		writer_open(j, '{');
		writer_key(j, "line");
		if (d->line)
			writer_int(j, d->line);
		else
			writer_null(j);
		writer_key(j, "text");
		writer_str(j, d->text);
		writer_key(j, "why");
		writer_strz(j, d->why);
		writer_close(j, '}');
	}
	writer_close(j, ']');
}

/* Only where there are some: what else has this text. */
static void
add_copies(struct writer *j, const struct corpus *c, uint32_t article)
{
	uint32_t n;
	const struct article *const *copies = corpus_copies(c, article, &n);
	if (n == 0)
		return;
	writer_key(j, "copies");
	writer_open(j, '[');
	for (uint32_t i = 0; i < n; i++) {
		writer_open(j, '{');
		writer_key(j, "file");
		writer_str(j, copies[i]->file);
		writer_key(j, "date");
		writer_date(j, copies[i]->date);
		writer_key(j, "source");
		writer_text(j, copies[i]->source);
		writer_key(j, "url");
		writer_text(j, copies[i]->url);
		writer_close(j, '}');
	}
	writer_close(j, ']');
}

static void
add_facts(struct writer *j, const struct article *a)
{
	writer_key(j, "file");
	writer_str(j, a->file);
	writer_key(j, "lang");
	writer_strz(j, lang_code(a->lang));
	writer_key(j, "title");
	writer_str(j, article_title(a));
	writer_key(j, "date");
	writer_date(j, a->date);
	writer_key(j, "author");
	writer_text(j, a->author);
	writer_key(j, "source");
	writer_text(j, a->source);
	writer_key(j, "url");
	writer_text(j, a->url);
}

void
print_articles_json(struct printing *p)
{
	const struct corpus *c = p->m->corpus;
	for (uint32_t i = 0; i < c->narticles; i++) {
		const struct article *a = c->articles[i];
		struct writer j = { &p->b, false };
		if (!printing_keeps(p, i))
			continue;
		writer_open(&j, '{');
		writer_key(&j, "article");
		writer_int(&j, i);
		add_facts(&j, a);
		writer_key(&j, "paragraphs");
		writer_open(&j, '[');
		for (uint32_t f = 1; f < a->nfields; f++)
			writer_str(&j, article_field(a, f));
		writer_close(&j, ']');
		add_dropped(&j, a);
		add_copies(&j, c, i);
		writer_close(&j, '}');
		buf_addc(&p->b, '\n');
		if (!printing_done(p))
			return;
	}
}

void
print_articles_tsv(struct printing *p)
{
	static const char *const head[] = { "article", "file",   "lang", "title", "date",
					    "author",  "source", "url",  "text",  "dropped" };
	const struct corpus *c = p->m->corpus;
	tsv_head(p, head, sizeof head / sizeof *head);
	for (uint32_t i = 0; i < c->narticles; i++) {
		const struct article *a = c->articles[i];
		if (!printing_keeps(p, i))
			continue;
		tsv_int(p, i);
		tsv_str(p, a->file);
		tsv_strz(p, lang_code(a->lang));
		tsv_str(p, article_title(a));
		tsv_date(p, a->date);
		tsv_str(p, a->author);
		tsv_str(p, a->source);
		tsv_str(p, a->url);
		for (uint32_t f = 1; f < a->nfields; f++)
			tsv_item(p, article_field(a, f), "\\n", f == 1);
		tsv_close(p);
		tsv_int(p, a->ndropped);
		tsv_end(p);
		if (!printing_done(p))
			return;
	}
}

static void
text_head(struct printing *p, uint32_t id, const struct article *a)
{
	table_style(p, TABLE_BOLD);
	buf_addf(&p->b, "#%u  %s  ", id, lang_code(a->lang));
	table_cell(p, article_title(a).n ? article_title(a) : a->file, table_columns(p) - 12);
	while (p->b.n > 0 && p->b.p[p->b.n - 1] == ' ')
		p->b.n--;
	table_style(p, TABLE_PLAIN);
	buf_addz(&p->b, "\n    ");
	if (date_known(a->date)) {
		table_date(p, a->date, 0);
		buf_addz(&p->b, "  ");
	}
	const struct str parts[] = { a->source, a->author, a->file };
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		table_cell(p, parts[i], 0);
		if (parts[i].n > 0 && i + 1 < sizeof parts / sizeof *parts)
			buf_addz(&p->b, "  ");
	}
	buf_addc(&p->b, '\n');
}

/* The same text elsewhere: a line each. */
static void
text_copies(struct printing *p, const struct corpus *c, uint32_t article)
{
	uint32_t n;
	const struct article *const *copies = corpus_copies(c, article, &n);
	for (uint32_t i = 0; i < n; i++) {
		table_style(p, TABLE_DIM);
		buf_addz(&p->b, "    ");
		buf_addz(&p->b, _("same text: "));
		if (copies[i]->source.n > 0) {
			table_cell(p, copies[i]->source, 0);
			buf_addz(&p->b, "  ");
		}
		table_cell(p, copies[i]->file, 0);
		table_style(p, TABLE_PLAIN);
		buf_addc(&p->b, '\n');
	}
}

void
print_articles_text(struct printing *p)
{
	const struct corpus *c = p->m->corpus;
	int cells = table_columns(p) - 4;
	for (uint32_t i = 0; i < c->narticles; i++) {
		const struct article *a = c->articles[i];
		if (!printing_keeps(p, i))
			continue;
		text_head(p, i, a);
		text_copies(p, c, i);
		buf_addc(&p->b, '\n');
		for (uint32_t f = 1; f < a->nfields; f++) {
			table_wrap(p, article_field(a, f), 4, cells < PROSE_CELLS ? cells : PROSE_CELLS);
			buf_addc(&p->b, '\n');
		}
		if (a->ndropped > 0) {
			table_style(p, TABLE_DIM);
			buf_addf(&p->b,
				 ngettext("    (%u line left out)\n\n", "    (%u lines left out)\n\n", a->ndropped),
				 a->ndropped);
			table_style(p, TABLE_PLAIN);
		}
		if (!printing_done(p))
			return;
	}
}
