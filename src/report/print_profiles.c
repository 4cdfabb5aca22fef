#include <stdlib.h>

#include "base/intl.h"
#include "query/about.h"
#include "query/plot.h"
#include "query/said.h"
#include "report/printing.h"
#include "report/table.h"
#include "report/tsv.h"

enum { COMPANIONS = 20, SPANS = 120, MANY = 64, PLOT_INDENT = 9 };

/* One profile at a time. */
struct profile {
	struct printing *p;
	struct arena arena;
	struct about about;
	struct coverage coverage;
	struct companion companions[COMPANIONS];
	uint32_t ncompanions;
	said_list said;
};

/* --- which ---------------------------------------------------------------------------------------------------------- */

static bool
keeps(const struct printing *p, uint32_t entity)
{
	uint32_t n, i;
	const uint32_t *articles = names_articles(p->m->names, entity, &n);
	if (!p->r)
		return true;
	if (p->r->nhits > 0)
		return printing_asks_for(p, entity);
	for (i = 0; i < n && !result_has(p->r, articles[i]); i++)
		;
	return i < n;
}

/* All quotations at once where there are many profiles; else those of one are looked for. */
struct book {
	bool whole;
	quotation_list all;
	size_t at;
};

static void
open_book(const struct printing *p, struct book *b)
{
	uint32_t wanted = 0;
	*b = (struct book){ .whole = false };
	for (uint32_t i = 0; i < p->m->entities->nentities && wanted <= MANY; i++)
		wanted += keeps(p, i);
	b->whole = wanted > MANY;
	if (b->whole)
		said_everything(p->m, &b->all);
}

static void
read_said(struct profile *x, struct book *b)
{
	uint32_t entity = x->about.entity;
	x->said.n = 0;
	if (!b->whole) {
		said_by(x->p->m, &x->about, UINT32_MAX, &x->said);
		return;
	}
	while (b->at < b->all.n && b->all.items[b->at].entity < entity)
		b->at++;
	for (; b->at < b->all.n && b->all.items[b->at].entity == entity; b->at++)
		said_add(x->p->m, &b->all.items[b->at], &x->said);
}

typedef void each_profile(struct profile *x);

static void
each(struct printing *p, uint32_t room, each_profile *f)
{
	struct profile x = { .p = p };
	struct book book;
	bool more = true;
	open_book(p, &book);
	for (uint32_t i = 0; i < p->m->entities->nentities && more; i++) {
		if (!keeps(p, i))
			continue;
		about_make(p->m, i, &x.arena, &x.about);
		about_coverage(p->m, &x.about, room, &x.arena, &x.coverage);
		x.ncompanions = about_companions(p->m, &x.about, COMPANIONS, x.companions);
		read_said(&x, &book);
		f(&x);
		more = printing_done(p);
		arena_release(&x.arena);
	}
	vec_release(&x.said);
	vec_release(&book.all);
}

static const struct entity *
entity_of(const struct profile *x)
{
	return &x->p->m->entities->entities[x->about.entity];
}

static lang_id
side_lang(const struct printing *p, int side)
{
	return side ? p->m->sides.right : p->m->sides.left;
}

/* --- JSON ----------------------------------------------------------------------------------------------------------- */

static void
add_variants(struct profile *x, struct writer *j)
{
	const struct printing *p = x->p;
	const struct entity *e = entity_of(x);
	const struct variant *v = p->m->entities->variants + e->first_variant;
	writer_key(j, "variants");
	writer_open(j, '{');
	for (int side = 0; side < 2; side++) {
		writer_key(j, p->code[side]);
		writer_open(j, '[');
		for (uint32_t i = 0; i < e->nvariants; i++) {
			if (v[i].lang != side_lang(p, side))
				continue;
			writer_open(j, '{');
			writer_key(j, "text");
			writer_str(j, v[i].text);
			writer_key(j, "count");
			writer_int(j, v[i].count);
			writer_close(j, '}');
		}
		writer_close(j, ']');
	}
	writer_close(j, '}');
}

static void
add_coverage(struct profile *x, struct writer *j)
{
	static const char *const steps[ABOUT_STEPS] = { "day", "week", "month", "year" };
	const struct coverage *c = &x->coverage;
	writer_key(j, "first");
	writer_date(j, x->about.first);
	writer_key(j, "last");
	writer_date(j, x->about.last);
	writer_key(j, "coverage");
	writer_open(j, '[');
	for (uint32_t i = 0; i < c->n; i++) {
		if (c->count[i][0] + c->count[i][1] == 0)
			continue;
		writer_open(j, '{');
		writer_key(j, steps[c->step]);
		writer_date(j, about_date(c, i));
		for (int side = 0; side < 2; side++) {
			writer_key(j, x->p->code[side]);
			writer_int(j, c->count[i][side]);
		}
		writer_close(j, '}');
	}
	writer_close(j, ']');
}

static void
add_companions(struct profile *x, struct writer *j)
{
	writer_key(j, "companions");
	writer_open(j, '[');
	for (uint32_t i = 0; i < x->ncompanions; i++) {
		const struct companion *c = &x->companions[i];
		const struct entity *e = &x->p->m->entities->entities[c->entity];
		writer_open(j, '{');
		writer_key(j, "entity");
		writer_int(j, c->entity);
		writer_key(j, "type");
		writer_strz(j, mention_type_code(e->type));
		writer_key(j, "name");
		writer_str(j, entity_name(e, 0));
		writer_key(j, "articles");
		writer_int(j, c->articles);
		writer_key(j, "paragraphs");
		writer_int(j, c->paragraphs);
		writer_key(j, "score");
		writer_real(j, c->score);
		writer_close(j, '}');
	}
	writer_close(j, ']');
}

static void
add_said(struct profile *x, struct writer *j)
{
	writer_key(j, "quotations");
	writer_open(j, '[');
	for (size_t i = 0; i < x->said.n; i++) {
		writer_open(j, '{');
		print_quotation_fields(x->p, j, &x->said.items[i]);
		writer_close(j, '}');
	}
	writer_close(j, ']');
}

static void
json_profile(struct profile *x)
{
	const struct entity *e = entity_of(x);
	struct writer j = { &x->p->b, false };
	writer_open(&j, '{');
	writer_key(&j, "entity");
	writer_int(&j, x->about.entity);
	writer_key(&j, "type");
	writer_strz(&j, mention_type_code(e->type));
	writer_key(&j, "name");
	writer_open(&j, '{');
	for (int side = 0; side < 2; side++) {
		writer_key(&j, x->p->code[side]);
		writer_text(&j, e->name[side]);
	}
	writer_close(&j, '}');
	writer_key(&j, "mentions");
	writer_open(&j, '{');
	for (int side = 0; side < 2; side++) {
		writer_key(&j, x->p->code[side]);
		writer_int(&j, e->mentions[side]);
	}
	writer_close(&j, '}');
	add_variants(x, &j);
	add_coverage(x, &j);
	add_companions(x, &j);
	add_said(x, &j);
	writer_key(&j, "articles");
	writer_open(&j, '[');
	for (uint32_t i = 0; i < x->about.narticles; i++)
		writer_int(&j, x->about.articles[i]);
	writer_close(&j, ']');
	writer_key(&j, "wikidata");
	writer_text(&j, e->wikidata);
	writer_close(&j, '}');
	buf_addc(&x->p->b, '\n');
}

void
print_profiles_json(struct printing *p)
{
	each(p, SPANS, json_profile);
}

/* --- TSV ------------------------------------------------------------------------------------------------------------ */

static void
tsv_profile(struct profile *x)
{
	struct printing *p = x->p;
	const struct entity *e = entity_of(x);
	tsv_int(p, x->about.entity);
	tsv_strz(p, mention_type_code(e->type));
	for (int side = 0; side < 2; side++)
		tsv_str(p, e->name[side]);
	for (int side = 0; side < 2; side++)
		tsv_int(p, e->mentions[side]);
	for (int side = 0; side < 2; side++)
		tsv_int(p, x->about.in[side]);
	tsv_date(p, x->about.first);
	tsv_date(p, x->about.last);
	for (uint32_t i = 0; i < x->ncompanions; i++)
		buf_addf(&p->b, "%s%u", i ? "," : "", x->companions[i].entity);
	tsv_close(p);
	tsv_int(p, (int64_t)x->said.n);
	tsv_str(p, e->wikidata);
	tsv_end(p);
}

void
print_profiles_tsv(struct printing *p)
{
	struct key_name name[2], mentions[2], articles[2];
	for (int side = 0; side < 2; side++) {
		name[side] = printing_key(p, "name_", side, "");
		mentions[side] = printing_key(p, "mentions_", side, "");
		articles[side] = printing_key(p, "articles_", side, "");
	}
	const char *head[] = { "entity",      "type",        name[0].z, name[1].z, mentions[0].z, mentions[1].z, articles[0].z,
			       articles[1].z, "first",       "last",    "companions", "quotations", "wikidata" };
	tsv_head(p, head, sizeof head / sizeof *head);
	each(p, SPANS, tsv_profile);
}

/* --- text ----------------------------------------------------------------------------------------------------------- */

static void
text_heading(struct printing *p, const char *text)
{
	table_style(p, TABLE_DIM);
	buf_addf(&p->b, "\n  %s\n", text); /* a title of the interface, or a number in it */
	table_style(p, TABLE_PLAIN);
}

static void
trim_line(struct printing *p)
{
	while (p->b.n > 0 && p->b.p[p->b.n - 1] == ' ')
		p->b.n--;
	buf_addc(&p->b, '\n');
}

static void
text_head(struct profile *x)
{
	struct printing *p = x->p;
	const struct entity *e = entity_of(x);
	if (p->matched > 0)
		table_rule(p);
	table_style(p, TABLE_BOLD);
	table_cell(p, entity_name(e, 0), 0);
	if (e->name[0].n > 0 && e->name[1].n > 0 && !str_eq(e->name[0], e->name[1])) {
		buf_addz(&p->b, " / ");
		table_cell(p, e->name[1], 0);
	}
	table_style(p, TABLE_PLAIN);
	buf_addf(&p->b, "  %s", mention_type_code(e->type));
	if (e->wikidata.n > 0)
		buf_addf(&p->b, "  " STR_FMT, STR_ARG(e->wikidata));
	buf_addf(&p->b, "\n  %s %u  %s %u", p->code[0], e->mentions[0], p->code[1], e->mentions[1]);
	if (x->about.ndated > 0) {
		buf_addz(&p->b, "  ");
		date_print(x->about.first, &p->b);
		if (date_cmp(x->about.first, x->about.last) != 0) {
			buf_addz(&p->b, " – ");
			date_print(x->about.last, &p->b);
		}
	}
	buf_addc(&p->b, '\n');
}

static void
text_variants(struct profile *x)
{
	struct printing *p = x->p;
	const struct entity *e = entity_of(x);
	text_heading(p, _("Variants"));
	for (uint32_t i = 0; i < e->nvariants; i++) {
		const struct variant *v = &p->m->entities->variants[e->first_variant + i];
		buf_addf(&p->b, "  %-3.3s", lang_code(v->lang));
		table_int(p, v->count, 6);
		buf_addz(&p->b, "  ");
		table_cell(p, v->text, 0);
		buf_addc(&p->b, '\n');
	}
}

static void
text_coverage(struct profile *x)
{
	struct printing *p = x->p;
	const struct coverage *c = &x->coverage;
	struct buf title = { 0 };
	if (c->n < 2)
		return;
	plot_title(c, &title);
	text_heading(p, title.p);
	buf_release(&title);
	for (int side = 0; side < 2; side++) {
		for (unsigned row = 0; row < PLOT_ROWS; row++) {
			if (row + 1 == PLOT_ROWS)
				buf_addf(&p->b, "  %-3.3s", p->code[side]);
			else
				buf_addz(&p->b, "     ");
			buf_addz(&p->b, "    ");
			plot_row(c, side, row, false, &p->b);
			trim_line(p);
		}
	}
	buf_addz(&p->b, "         ");
	date_print(about_date(c, 0), &p->b);
	buf_addz(&p->b, " – ");
	date_print(about_date(c, c->n - 1), &p->b);
	buf_addf(&p->b, ngettext(", at most %u article", ", at most %u articles", c->most), c->most);
	buf_addc(&p->b, '\n');
}

static void
text_companions(struct profile *x)
{
	struct printing *p = x->p;
	if (x->ncompanions == 0)
		return;
	text_heading(p, _("With"));
	for (uint32_t i = 0; i < x->ncompanions; i++) {
		const struct companion *c = &x->companions[i];
		const struct entity *e = &p->m->entities->entities[c->entity];
		buf_addz(&p->b, "  ");
		table_int(p, c->articles, 9);
		buf_addz(&p->b, "  ");
		table_cell(p, entity_name(e, 0), 40);
		buf_addf(&p->b, "  %s\n", mention_type_code(e->type));
	}
}

static void
text_said(struct profile *x)
{
	struct printing *p = x->p;
	if (x->said.n == 0)
		return;
	text_heading(p, _("Quotations"));
	for (size_t i = 0; i < x->said.n; i++) {
		const struct article *a = p->m->corpus->articles[x->said.items[i].quotation.article];
		buf_addf(&p->b, "  %-3.3s #%u  ", lang_code(a->lang), x->said.items[i].quotation.article);
		date_print(a->date, &p->b);
		trim_line(p);
		print_quotation_text(p, &x->said.items[i], 4);
	}
}

static void
text_articles(struct profile *x)
{
	struct printing *p = x->p;
	text_heading(p, _("Articles"));
	for (uint32_t i = 0; i < x->about.narticles; i++) {
		const struct article *a = p->m->corpus->articles[x->about.articles[i]];
		buf_addf(&p->b, "  %-3.3s #%-5u ", lang_code(a->lang), x->about.articles[i]);
		table_date(p, a->date, 12);
		table_cell(p, article_title(a).n ? article_title(a) : a->file, table_columns(p) - 25);
		trim_line(p);
	}
}

static void
text_profile(struct profile *x)
{
	text_head(x);
	text_variants(x);
	text_coverage(x);
	text_companions(x);
	text_said(x);
	text_articles(x);
}

void
print_profiles_text(struct printing *p)
{
	int room = table_columns(p) - PLOT_INDENT - 1;
	each(p, room > 12 ? (uint32_t)room : 12, text_profile);
}
