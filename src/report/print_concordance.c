#include "query/concordance.h"
#include "query/translations.h"
#include "base/intl.h"
#include "report/printing.h"
#include "report/table.h"
#include "report/tsv.h"

typedef void each_line(struct printing *p, const struct concordance_line *line);

static void
each(struct printing *p, each_line *f)
{
	for (uint32_t i = 0; p->r && i < p->r->nhits; i++) {
		struct arena arena = { 0 };
		struct concordance_line line;
		concordance_line(p->m, &p->r->hits[i], &arena, &line);
		f(p, &line);
		arena_release(&arena);
		if (!printing_done(p))
			return;
	}
}

static const char *
code_of(const struct printing *p, const struct concordance_line *line)
{
	return lang_code(p->m->corpus->articles[line->hit.article]->lang);
}

static int64_t
number_of(const struct concordance_line *line)
{
	return line->sentence == UINT32_MAX ? -1 : (int64_t)line->sentence;
}

static void
add_line(struct printing *p, const struct concordance_line *line)
{
	struct writer j = { &p->b, false };
	writer_open(&j, '{');
	writer_key(&j, "article");
	writer_int(&j, line->hit.article);
	writer_key(&j, "lang");
	writer_strz(&j, code_of(p, line));
	writer_key(&j, "sentence");
	writer_int(&j, number_of(line));
	writer_key(&j, "left");
	writer_str(&j, line->left);
	writer_key(&j, "hit");
	writer_str(&j, line->text);
	writer_key(&j, "right");
	writer_str(&j, line->right);
	writer_key(&j, "aligned");
	writer_open(&j, '[');
	for (uint32_t i = 0; i < line->naligned; i++)
		writer_str(&j, line->aligned[i]);
	writer_close(&j, ']');
	writer_close(&j, '}');
	buf_addc(&p->b, '\n');
}

void
print_concordance_json(struct printing *p)
{
	each(p, add_line);
}

static void
tsv_line(struct printing *p, const struct concordance_line *line)
{
	tsv_int(p, line->hit.article);
	tsv_strz(p, code_of(p, line));
	tsv_int(p, number_of(line));
	tsv_str(p, line->left);
	tsv_str(p, line->text);
	tsv_str(p, line->right);
	for (uint32_t i = 0; i < line->naligned; i++)
		tsv_item(p, line->aligned[i], " ", i == 0);
	tsv_close(p);
	tsv_end(p);
}

void
print_concordance_tsv(struct printing *p)
{
	static const char *const head[] = { "article", "lang", "sentence", "left", "hit", "right", "aligned" };
	tsv_head(p, head, sizeof head / sizeof *head);
	each(p, tsv_line);
}

/* The other version's sentences, and in them the words that most likely stand for the hit. */
static void
aligned_text(struct printing *p, const struct concordance_line *line)
{
	struct arena arena = { 0 };
	const struct word_place *places;
	uint32_t n = concordance_answers(p->m, line, &arena, &places), next = 0;
	struct table_mark *marks = arena_array(&arena, struct table_mark, n);
	for (uint32_t i = 0; i < line->naligned; i++) {
		struct str s = line->aligned[i];
		size_t start = (size_t)(s.p - p->m->corpus->articles[line->other]->text.p), k = 0;
		for (; next < n && places[next].start < start + s.n; next++)
			marks[k++] = (struct table_mark){ places[next].start - start, places[next].end - start };
		table_wrap_marked(p, s, marks, k, 10, table_columns(p) - 10);
	}
	arena_release(&arena);
}

/* The key word in the middle of the page, and the other version's sentences under it. */
static void
text_line(struct printing *p, const struct concordance_line *line)
{
	int columns = table_columns(p), left = (columns - 10) * 2 / 5, used = 0;
	buf_addf(&p->b, "%-3.3s#%-5u ", code_of(p, line), line->hit.article);
	table_tail(p, line->left, left);
	table_style(p, TABLE_BOLD);
	size_t from = p->b.n;
	table_cell(p, line->text, 0);
	used = table_width(p, from);
	table_style(p, TABLE_PLAIN);
	if (columns - 10 - left - used > 0)
		table_cell(p, line->right, columns - 10 - left - used);
	while (p->b.p[p->b.n - 1] == ' ')
		p->b.n--;
	buf_addc(&p->b, '\n');
	aligned_text(p, line);
}

enum { ROWS = 20 }; /* of translations, for each language */

/* What stands for the hits, and how often: below the lines. */
static void
translations_text(struct printing *p)
{
	struct arena arena = { 0 };
	struct translations t;
	translations_make(p->m, p->r->hits, p->r->nhits, &arena, &t);
	for (uint32_t i = 0, row = 0; i < t.n; i++) {
		const struct translation *x = &t.items[i];
		bool begins = i == 0 || x->lang != x[-1].lang;
		row = begins ? 0 : row + 1;
		if (row > ROWS)
			continue;
		if (i == 0) {
			table_style(p, TABLE_BOLD);
			buf_addf(&p->b, "\n%s\n", _("Translations"));
			table_style(p, TABLE_PLAIN);
		}
		buf_addf(&p->b, "%-3.3s", begins ? lang_code(x->lang) : "");
		if (row < ROWS)
			table_int(p, x->count, 6);
		buf_addz(&p->b, "  ");
		table_cell(p, row == ROWS ? STR("…") : x->text.n > 0 ? x->text : str_of(_("no counterpart")),
		           row == ROWS ? 0 : table_columns(p) - 11);
		while (p->b.p[p->b.n - 1] == ' ')
			p->b.n--;
		buf_addc(&p->b, '\n');
	}
	if (t.n > 0 && t.looked < p->r->nhits) {
		buf_addf(&p->b, _("the first %u places of %u were looked at"), t.looked, p->r->nhits);
		buf_addc(&p->b, '\n');
	}
	arena_release(&arena);
	printing_flush(p);
}

void
print_concordance_text(struct printing *p)
{
	each(p, text_line);
	if (p->r && p->r->nhits > 0 && p->error == 0)
		translations_text(p);
}
