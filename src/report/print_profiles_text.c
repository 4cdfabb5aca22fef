/* Profiles as text for people. */
#include "base/intl.h"
#include "query/plot.h"
#include "report/profile_of.h"
#include "report/table.h"

enum { PLOT_INDENT = 9 };

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
	const struct entity *e = print_profiles_entity(x);
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
	const struct entity *e = print_profiles_entity(x);
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
	print_profiles_each(p, room > 12 ? (uint32_t)room : 12, text_profile);
}
