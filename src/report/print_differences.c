#include "base/intl.h"
#include "report/printing.h"
#include "report/table.h"
#include "report/tsv.h"

/* "agree", "conflict", "only-fr", "only-de". */
static struct key_name
status_of(const struct printing *p, const struct difference *d)
{
	if (d->status == DIFF_ONLY_LEFT || d->status == DIFF_ONLY_RIGHT)
		return printing_key(p, "only-", d->status == DIFF_ONLY_RIGHT, "");
	return (struct key_name){ .z = { 0 } };
}

static const char *
status_name(const struct difference *d, const struct key_name *only)
{
	return d->status == DIFF_AGREE ? "agree" : d->status == DIFF_CONFLICT ? "conflict" : only->z;
}

static void
add_difference(struct printing *p, uint32_t pair, const struct difference *d)
{
	const struct pair *x = &p->m->stories->pairs[pair];
	struct key_name only = status_of(p, d);
	struct writer j = { &p->b, false };
	writer_open(&j, '{');
	writer_key(&j, "story");
	writer_int(&j, x->story);
	for (int side = 0; side < 2; side++) {
		writer_key(&j, p->code[side]);
		writer_int(&j, x->article[side]);
	}
	writer_key(&j, "kind");
	writer_strz(&j, difference_kind_code(d->kind));
	writer_key(&j, "status");
	writer_strz(&j, status_name(d, &only));
	for (int side = 0; side < 2; side++) {
		struct key_name key = printing_key(p, "", side, "_text");
		writer_key(&j, key.z);
		writer_text(&j, d->text[side]);
	}
	writer_key(&j, "bead");
	if (d->bead == UINT32_MAX)
		writer_null(&j);
	else
		writer_int(&j, d->bead);
	writer_close(&j, '}');
	buf_addc(&p->b, '\n');
}

typedef void each_difference(struct printing *p, uint32_t pair, const struct difference *d);

/* is:conflict keeps the conflicts of a pair, is:only-fr what stands in French only. */
static bool
keeps(const struct printing *p, const struct difference *d)
{
	return !p->r || !p->r->differences || (p->r->differences & 1u << d->status);
}

static void
each(struct printing *p, each_difference *head, each_difference *f)
{
	for (uint32_t i = 0; i < p->m->stories->npairs; i++) {
		if (!printing_keeps_pair(p, i))
			continue;
		const struct differences *ds = opened_differences(p->m->opened, i);
		bool headed = false;
		for (uint32_t k = 0; k < ds->n; k++) {
			if (!keeps(p, &ds->items[k]))
				continue;
			if (head && !headed)
				head(p, i, &ds->items[k]);
			headed = true;
			f(p, i, &ds->items[k]);
			if (!printing_done(p))
				return;
		}
	}
}

void
print_differences_json(struct printing *p)
{
	each(p, NULL, add_difference);
}

static void
tsv_difference(struct printing *p, uint32_t pair, const struct difference *d)
{
	const struct pair *x = &p->m->stories->pairs[pair];
	struct key_name only = status_of(p, d);
	tsv_int(p, x->story);
	tsv_int(p, x->article[0]);
	tsv_int(p, x->article[1]);
	tsv_strz(p, difference_kind_code(d->kind));
	tsv_strz(p, status_name(d, &only));
	tsv_str(p, d->text[0]);
	tsv_str(p, d->text[1]);
	if (d->bead == UINT32_MAX)
		tsv_close(p);
	else
		tsv_int(p, d->bead);
	tsv_end(p);
}

void
print_differences_tsv(struct printing *p)
{
	struct key_name left = printing_key(p, "", 0, "_text"), right = printing_key(p, "", 1, "_text");
	const char *head[] = { "story", p->code[0], p->code[1], "kind", "status", left.z, right.z, "bead" };
	tsv_head(p, head, sizeof head / sizeof *head);
	each(p, NULL, tsv_difference);
}

static void
text_head(struct printing *p, uint32_t pair, const struct difference *d)
{
	const struct pair *x = &p->m->stories->pairs[pair];
	const struct corpus *c = p->m->corpus;
	int cells = (table_columns(p) - 21) / 2;
	(void)d;
	if (p->matched > 0)
		buf_addc(&p->b, '\n');
	table_style(p, TABLE_BOLD);
	buf_addf(&p->b, "%s #%-5u %s #%-5u  ", p->code[0], x->article[0], p->code[1], x->article[1]);
	table_cell(p, article_heading(c->articles[x->article[0]]), cells);
	buf_addz(&p->b, " │ ");
	table_cell(p, article_heading(c->articles[x->article[1]]), cells - 3);
	while (p->b.p[p->b.n - 1] == ' ')
		p->b.n--;
	table_style(p, TABLE_PLAIN);
	buf_addc(&p->b, '\n');
}

static void
text_difference(struct printing *p, uint32_t pair, const struct difference *d)
{
	static const char *const signs[] = {
		[DIFF_AGREE] = "=", [DIFF_CONFLICT] = "≠", [DIFF_ONLY_LEFT] = "‹", [DIFF_ONLY_RIGHT] = "›"
	};
	struct key_name only = status_of(p, d);
	int cells = (table_columns(p) - 27) / 2;
	(void)pair;
	buf_addf(&p->b, " %s ", signs[d->status]);
	table_cell(p, str_of(status_name(d, &only)), 10);
	table_cell(p, str_of(difference_kind_code(d->kind)), 9);
	table_cell(p, d->text[0], cells);
	buf_addz(&p->b, " │ ");
	table_cell(p, d->text[1], cells);
	while (p->b.p[p->b.n - 1] == ' ')
		p->b.n--;
	buf_addc(&p->b, '\n');
}

void
print_differences_text(struct printing *p)
{
	each(p, text_head, text_difference);
}
