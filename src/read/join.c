#include "read/join.h"

#include <stdlib.h>

#include "read/join_own.h"

bool
join_needed(const struct reading *r)
{
	for (size_t i = 0; i < r->rows.n; i++)
		if (r->rows.items[i].binding != NULL)
			return true;
	return false;
}

void
join_release(struct joined *j)
{
	vec_release(&j->articles);
	vec_release(&j->rows);
	vec_release(&j->given);
}

static void
begin(struct joining *j, const struct reading *r)
{
	j->files = intern_new();
	j->row = mem_alloc((r->rows.n + 1) * sizeof *j->row);
	j->issue = mem_alloc((r->rows.n + 1) * sizeof *j->issue);
	j->made = mem_zalloc(r->rows.n + 1, sizeof *j->made);
	for (uint32_t i = 0; i < r->rows.n; i++) {
		uint32_t known = intern_count(j->files);

		vec_add(&j->out->rows, r->rows.items[i]);
		if (intern_add(j->files, r->rows.items[i].file) == known) {
			j->row[known] = i;
			j->issue[known] = UINT32_MAX;
		}
	}
}

static void
end(struct joining *j)
{
	for (size_t i = 0; i < j->out->rows.n; i++)
		vec_release(&j->made[i].articles);
	intern_free(j->files);
	free(j->row);
	free(j->issue);
	free(j->made);
}

static void
add_issue(struct joining *j, uint32_t row)
{
	struct reading *made = &j->made[row];

	for (size_t i = 0; i < made->articles.n; i++)
		vec_add(&j->out->articles, made->articles.items[i]);
	made->articles.n = 0;
}

/* An article of a page, with what its issue knows of it. */
static const struct article *
dated(struct joining *j, const struct article *page, const struct issue *issue)
{
	struct article *a = arena_copy(j->arena, page, sizeof *page);

	if (date_known(issue->date)) {
		a->date = issue->date;
		a->date_from = issue->date_from;
	}
	if (a->source.n == 0)
		a->source = issue->source;
	return a;
}

/* The articles of an issue stand where the first of its pages would. */
static void
add_articles(struct joining *j, const struct reading *r)
{
	for (size_t i = 0; i < r->articles.n; i++) {
		const struct article *a = r->articles.items[i];
		uint32_t file = intern_find(j->files, a->file);
		uint32_t issue = file == INTERN_NONE ? UINT32_MAX : j->issue[file];

		if (issue == UINT32_MAX)
			vec_add(&j->out->articles, a);
		else if (r->rows.items[issue].binding->issue->logical)
			add_issue(j, issue);
		else
			vec_add(&j->out->articles, dated(j, a, r->rows.items[issue].binding->issue));
	}
	for (uint32_t i = 0; i < j->out->rows.n; i++)
		add_issue(j, i);
}

static bool
binds(const struct report_row *row, enum binding_kind kind)
{
	return row->binding != NULL && row->binding->kind == kind;
}

static void
add_links(struct joining *j)
{
	uint32_t nfiles = intern_count(j->files), file;
	uint32_t *first = mem_zalloc(nfiles + (size_t)1, sizeof *first);
	uint32_t *count = mem_zalloc(nfiles + (size_t)1, sizeof *count);

	for (uint32_t i = 0; i < j->out->articles.n; i++) {
		file = intern_find(j->files, j->out->articles.items[i]->file);
		if (file != INTERN_NONE && count[file]++ == 0)
			first[file] = i;
	}
	for (uint32_t i = 0; i < j->out->rows.n; i++)
		if (binds(&j->out->rows.items[i], BINDING_LINKS))
			join_links_make(j, i, first, count);
	free(first);
	free(count);
}

void
join_read(const struct readers *readers, const struct read_options *options, const struct reading *r,
	  struct arena *arena, struct joined *out)
{
	struct joining j = { .readers = readers, .options = options, .arena = arena, .out = out };

	if (!join_needed(r)) {
		for (size_t i = 0; i < r->articles.n; i++)
			vec_add(&out->articles, r->articles.items[i]);
		for (size_t i = 0; i < r->rows.n; i++)
			vec_add(&out->rows, r->rows.items[i]);
		return;
	}
	begin(&j, r);
	for (int logical = 1; logical >= 0; logical--)
		for (uint32_t i = 0; i < r->rows.n; i++)
			if (binds(&r->rows.items[i], BINDING_ISSUE) &&
			    r->rows.items[i].binding->issue->logical == (bool)logical)
				join_issue_make(&j, i);
	add_articles(&j, r);
	add_links(&j);
	end(&j);
}
