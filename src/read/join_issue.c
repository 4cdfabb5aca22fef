#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "read/drop.h"
#include "read/filedate.h"
#include "read/join_own.h"
#include "read/join_path.h"

struct run {
	size_t first, n;
};

/* Pages of an issue, and the blocks on them by name. */
struct pages {
	const struct issue *issue;
	const struct binding **page; /* [nfiles]; NULL: it is not there */
	VEC(struct block) blocks;    /* of all pages */
	VEC(bool) used;              /* by block */
	struct intern *names;        /* "file block" */
	VEC(struct run) runs;        /* by number of the name: the block, or those in the composed block */
	uint32_t missing;
};


static uint32_t
key_of(struct intern *names, uint32_t file, struct str block, bool add)
{
	struct buf b = { 0 };
	uint32_t id;

	buf_addf(&b, "%u ", file);
	buf_adds(&b, block);
	id = add ? intern_add(names, buf_str(&b)) : intern_find(names, buf_str(&b));
	buf_release(&b);
	return id;
}

/* What ${name} stands for has one block more, the last one. */
static void
extend(struct pages *p, uint32_t file, struct str name)
{
	uint32_t id = name.n > 0 ? key_of(p->names, file, name, true) : INTERN_NONE;

	if (id == INTERN_NONE)
		return;
	if (id == p->runs.n)
		vec_add(&p->runs, ((struct run){ p->blocks.n - 1, 1 }));
	else if (p->runs.items[id].first + p->runs.items[id].n + 1 == p->blocks.n)
		p->runs.items[id].n++;
}

static void
add_blocks(struct pages *p, uint32_t file)
{
	const struct binding *page = p->page[file];

	for (uint32_t i = 0; i < page->nblocks; i++) {
		vec_add(&p->blocks, page->blocks[i]);
		vec_add(&p->used, false);
		extend(p, file, page->blocks[i].name);
		extend(p, file, page->blocks[i].around);
	}
}

/* Does the page have the blocks that the issue names on it? Pages of many papers are called alike. Those with a picture
 * alone are not there. */
static bool
fits(const struct issue *issue, uint32_t file, const struct binding *page)
{
	struct intern *names = intern_new();
	uint32_t named = 0, there = 0;

	for (uint32_t i = 0; i < page->nblocks; i++) {
		intern_add(names, page->blocks[i].name);
		if (page->blocks[i].around.n > 0)
			intern_add(names, page->blocks[i].around);
	}
	for (uint32_t i = 0; i < issue->narticles; i++)
		for (uint32_t k = 0; k < issue->articles[i].n; k++) {
			const struct reference *r = &issue->references[issue->articles[i].first + k];

			named += r->file == file;
			there += r->file == file && intern_find(names, r->block) != INTERN_NONE;
		}
	intern_free(names);
	return 4 * there >= 3 * named;
}

/* Is the page of this issue, though it is not where the issue says? It has its date in the name, or its blocks. */
static bool
is_of(const struct joining *j, const struct issue *issue, uint32_t file, const struct binding *page)
{
	struct date date;

	if (filedate_find(issue->files[file], j->readers->today, &date))
		return date_cmp(date, issue->date) == 0;
	return issue->logical && fits(issue, file, page);
}

/* What becomes of the page is told with its issue. */
static void
take_page(struct report_row *row)
{
	row->articles = row->dropped = 0;
	row->skipped = STR("");
	row->reader = "alto";
}

/* A page is of one issue: the first that names it, of those that tell articles. */
static void
find_pages(struct joining *j, uint32_t row, struct pages *p)
{
	for (uint32_t i = 0; i < p->issue->nfiles; i++) {
		bool beside;
		uint32_t file = join_path_find(j->files, j->out->rows.items[row].file, p->issue->files[i], &beside);
		const struct binding *b = file == INTERN_NONE ? NULL : j->out->rows.items[j->row[file]].binding;

		if (b == NULL || b->kind != BINDING_PAGE || j->issue[file] != UINT32_MAX ||
		    (beside && !is_of(j, p->issue, i, b))) {
			p->missing++;
			continue;
		}
		p->page[i] = b;
		j->issue[file] = row;
		if (!p->issue->logical)
			continue;
		take_page(&j->out->rows.items[j->row[file]]);
		add_blocks(p, i);
	}
}

/* A piece of text that grows as long as references have one number. */
struct growing {
	struct buf text;
	uint32_t paragraph;
	uint8_t kind;
};

static void
flush(struct growing *g, struct draft *d)
{
	bool title = g->kind == FIELD_TITLE && d->paragraphs.n == 0 && d->title.end == d->title.start;

	if (g->text.n > 0 && title)
		draft_title(d, buf_str(&g->text));
	else if (g->text.n > 0)
		draft_paragraph(d, buf_str(&g->text), g->kind == FIELD_TITLE ? FIELD_HEADING : (enum field_kind)g->kind);
	buf_reset(&g->text);
}

static void
take(struct growing *g, struct draft *d, const struct reference *r, struct str text)
{
	if (r->why != NULL) {
		draft_drop(d, 0, text, r->why);
		return;
	}
	if (r->kind != g->kind || (r->paragraph != g->paragraph && r->kind != FIELD_TITLE))
		flush(g, d);
	g->paragraph = r->paragraph;
	g->kind = r->kind;
	if (g->text.n > 0)
		buf_addc(&g->text, ' ');
	buf_adds(&g->text, text);
}

static void
fill(struct pages *p, const struct issue_article *a, struct draft *d)
{
	struct growing g = { .paragraph = UINT32_MAX };

	for (uint32_t i = a->first; i < a->first + a->n; i++) {
		const struct reference *r = &p->issue->references[i];
		uint32_t id = p->page[r->file] == NULL ? INTERN_NONE : key_of(p->names, r->file, r->block, false);
		struct run run = id == INTERN_NONE ? (struct run){ 0, 0 } : p->runs.items[id];

		for (size_t k = run.first; k < run.first + run.n; k++) {
			if (!p->used.items[k])
				take(&g, d, r, p->blocks.items[k].text);
			p->used.items[k] = true;
		}
	}
	flush(&g, d);
	buf_release(&g.text);
}

/* What the issue counts to no article. */
static void
drop_others(struct pages *p, struct draft *d)
{
	for (size_t i = 0; i < p->blocks.n; i++)
		if (!p->used.items[i])
			draft_drop(d, 0, p->blocks.items[i].text,
				   p->blocks.items[i].why ? p->blocks.items[i].why : drop_reason(STR("outside")));
}

static void
head(const struct issue *issue, const struct issue_article *a, struct draft *d)
{
	if (d->title.end == d->title.start)
		draft_title(d, a->title);
	draft_author(d, a->author);
	draft_source(d, issue->source);
	draft_date(d, issue->date, issue->date_from);
	d->declared = a->lang != LANG_UND ? a->lang : issue->lang;
}

static bool
is_empty(const struct draft *d)
{
	return d->paragraphs.n == 0 && d->title.end == d->title.start;
}

static void
make_articles(struct joining *j, uint32_t row, struct pages *p)
{
	struct report_row *r = &j->out->rows.items[row];
	struct source s = { .readers = j->readers, .options = j->options, .arena = j->arena, .out = &j->made[row],
			    .name = r->file, .row = r };
	struct draft *drafts = mem_zalloc(p->issue->narticles + (size_t)1, sizeof *drafts), *last = NULL;

	for (uint32_t i = 0; i < p->issue->narticles; i++) {
		draft_init(&drafts[i]);
		fill(p, &p->issue->articles[i], &drafts[i]);
		if (!is_empty(&drafts[i]))
			last = &drafts[i];
	}
	if (last != NULL)
		drop_others(p, last);
	for (uint32_t i = 0; i < p->issue->narticles; i++) {
		if (!is_empty(&drafts[i])) {
			head(p->issue, &p->issue->articles[i], &drafts[i]);
			reader_emit(&s, &drafts[i]);
		}
		draft_release(&drafts[i]);
	}
	free(drafts);
}

static void
tell(struct joining *j, uint32_t row, const struct pages *p)
{
	struct report_row *r = &j->out->rows.items[row];
	struct source s = { .arena = j->arena, .row = r };

	if (p->missing == p->issue->nfiles)
		return; /* it has said so itself */
	r->skipped = STR("");
	if (!p->issue->logical)
		reader_note(&s, "%s", _("tells no articles: its pages are read as they are"));
	else if (p->missing > 0)
		reader_note(&s, ngettext("%u of its %u pages is not in the corpus", "%u of its %u pages are not in the corpus",
					 p->missing), p->missing, p->issue->nfiles);
}

void
join_issue_make(struct joining *j, uint32_t row)
{
	const struct issue *issue = j->out->rows.items[row].binding->issue;
	struct pages p = { .issue = issue, .page = mem_zalloc(issue->nfiles + (size_t)1, sizeof *p.page),
			   .names = intern_new() };

	find_pages(j, row, &p);
	tell(j, row, &p);
	if (p.missing < issue->nfiles && issue->logical)
		make_articles(j, row, &p);
	free(p.page);
	intern_free(p.names);
	vec_release(&p.blocks);
	vec_release(&p.used);
	vec_release(&p.runs);
}
