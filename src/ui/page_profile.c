/* What is known of one name: how it is written, when it was written about, with whom, and what it says. */
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "query/about.h"
#include "query/plot.h"
#include "query/said.h"
#include "text/width.h"
#include "ui/pages.h"
#include "ui/panes.h"

enum { COMPANIONS_MOST = 12, QUOTATIONS_MOST = 40, SPANS_LEAST = 12, SPANS_MOST = 120, PLOT_INDENT = 6, QUOTED_ROWS = 8 };

const char *
pages_type_name(uint8_t type)
{
	static const char *const names[] = { [MENTION_PERSON] = N_("person"),
		                             [MENTION_ORGANISATION] = N_("organisation"),
		                             [MENTION_PLACE] = N_("place"),
		                             [MENTION_PRODUCT] = N_("product"),
		                             [MENTION_OTHER] = N_("other name") };

	return _(names[type]);
}

/* --- who ---------------------------------------------------------------------------------------------------------- */

static void
add_names(struct view *v, const struct entity *e)
{
	struct buf b = { 0 };

	buf_adds(&b, e->name[0]);
	if (e->name[1].n > 0 && !str_eq(e->name[0], e->name[1]))
		buf_addf(&b, "%s" STR_FMT, e->name[0].n ? " / " : "", STR_ARG(e->name[1]));
	buf_addf(&b, "%s%s", frame_dot(v), pages_type_name(e->type));
	if (e->wikidata.n > 0)
		buf_addf(&b, "%s" STR_FMT, frame_dot(v), STR_ARG(e->wikidata));
	pages_add(v, STYLE_TITLE, buf_str(&b))->skip = true;
	buf_release(&b);
}

/* "6 mentions in French, 5 in German, in 3 articles", and from when to when. */
static void
add_counts(struct view *v, const struct entity *e, const struct about *a)
{
	struct str l = frame_language(v, 0, true), r = frame_language(v, 1, true);
	struct buf b = { 0 };

	buf_addf(&b, ngettext("%u mention in %.*s", "%u mentions in %.*s", e->mentions[0]), e->mentions[0], STR_ARG(l));
	buf_addf(&b, _(", %u in %.*s"), e->mentions[1], STR_ARG(r));
	buf_addf(&b, ngettext(", in %u article", ", in %u articles", a->narticles), a->narticles);
	pages_add(v, STYLE_TEXT, buf_str(&b))->skip = true;
	buf_reset(&b);
	if (a->ndated > 0) {
		frame_date(a->first, true, &b);
		if (date_cmp(a->first, a->last) != 0) {
			buf_addf(&b, " %s ", frame_sign(v, "–", "-"));
			frame_date(a->last, true, &b);
		}
		pages_add(v, STYLE_TEXT, buf_str(&b))->skip = true;
	}
	buf_release(&b);
}

/* One a line: each can be told apart from the rest. */
static void
add_variants(struct view *v, const struct entity *e)
{
	struct buf b = { 0 };
	uint32_t i;

	pages_add_heading(v, "%s", _("Variants"));
	for (i = 0; i < e->nvariants; i++) {
		const struct variant *x = &v->m->entities->variants[e->first_variant + i];

		buf_reset(&b);
		buf_addf(&b, "%-2.2s %5u  " STR_FMT, lang_code(x->lang), x->count, STR_ARG(x->text));
		pages_add(v, STYLE_TEXT, buf_str(&b))->variant = i + 1;
	}
	buf_release(&b);
}

/* --- coverage over time ------------------------------------------------------------------------------------------- */

/* Under the bars: the first span at their left end, the last one at their right end, if both find room. */
static void
put_dates(const struct view *v, const struct coverage *c, int room, struct buf *b)
{
	struct buf first = { 0 }, last = { 0 };
	int gap;

	frame_date(about_date(c, 0), true, &first);
	frame_date(about_date(c, c->n - 1), true, &last);
	pages_pad(v, b, STR(""), PLOT_INDENT);
	buf_adds(b, buf_str(&first));
	gap = (int)c->n - width_of(buf_str(&first)) - width_of(buf_str(&last));
	if (gap < 1 && width_of(buf_str(&first)) + 3 + width_of(buf_str(&last)) <= room)
		buf_addf(b, " %s ", frame_sign(v, "–", "-"));
	else
		pages_pad(v, b, STR(""), gap);
	buf_adds(b, buf_str(&last));
	buf_release(&first);
	buf_release(&last);
}

static void
add_coverage(struct view *v, const struct about *a, struct arena *arena)
{
	int room = v->layout.pane[PANE_PAGE].cols - PLOT_INDENT - 4;
	struct buf b = { 0 };
	struct coverage c;
	unsigned row;
	int side;

	about_coverage(v->m, a, room < SPANS_LEAST ? SPANS_LEAST : room > SPANS_MOST ? SPANS_MOST : (uint32_t)room, arena, &c);
	if (c.n < 2) /* no picture of a single day */
		return;
	plot_title(&c, &b);
	buf_addf(&b, ngettext(", at most %u article", ", at most %u articles", c.most), c.most);
	pages_add_heading(v, "%s", b.p);
	for (side = 0; side < 2; side++)
		for (row = 0; row < PLOT_ROWS; row++) {
			lang_id lang = side == 0 ? v->m->sides.left : v->m->sides.right;

			buf_reset(&b);
			pages_pad(v, &b, row + 1 == PLOT_ROWS ? str_of(lang_code(lang)) : STR(""), PLOT_INDENT);
			plot_row(&c, side, row, v->options.ascii, &b);
			pages_add(v, side == 0 ? STYLE_TEXT : STYLE_DIM, buf_str(&b))->skip = true;
		}
	buf_reset(&b);
	put_dates(v, &c, room, &b);
	pages_add(v, STYLE_DIM, buf_str(&b))->skip = true;
	buf_release(&b);
}

/* --- companions --------------------------------------------------------------------------------------------------- */

static void
add_companions(struct view *v, const struct about *a)
{
	struct companion found[COMPANIONS_MOST];
	uint32_t n = about_companions(v->m, a, COMPANIONS_MOST, found), i;

	if (n > 0)
		pages_add_heading(v, "%s", _("Named with it, the closest first: articles, paragraphs"));
	for (i = 0; i < n; i++) {
		const struct entity *e = &v->m->entities->entities[found[i].entity];

		pages_addf(v, STYLE_TEXT, "%5u %4u  " STR_FMT "%s%s", found[i].articles, found[i].paragraphs,
		           STR_ARG(entity_name(e, 0)), frame_dot(v), pages_type_name(e->type))
		        ->entity = found[i].entity;
	}
}

/* --- quotations --------------------------------------------------------------------------------------------------- */

/* What is said in its version, and what the other has against it. */
static void
add_quotation(struct view *v, const struct said *s)
{
	const struct quotation *q = &s->quotation;
	int side = model_side(v->m, q->article) == 1;
	struct piece x[2] = { { .article = UINT32_MAX }, { .article = UINT32_MAX } };
	struct page_line line = { .style = STYLE_DIM, .focus = STYLE_TEXT, .article = q->article, .start = q->start };
	struct buf date = { 0 };

	x[side] = (struct piece){ q->article, q->start, q->end, q->said_start, q->said_end };
	if (s->other_end > s->other_start)
		x[!side] = (struct piece){ s->other, s->other_start, s->other_end, 0, 0 };
	if (q->said_end == q->said_start) /* reported: all of it */
		line.style = STYLE_TEXT;
	date_print(v->m->corpus->articles[q->article]->date, &date);
	line.text = buf_str(&date);
	if (page_sentences_columns(&v->layout.pane[PANE_PAGE]).stacked) {
		struct page_line *l = pages_add(v, STYLE_DIM, line.text);

		l->article = q->article;
		l->start = q->start;
		line.skip = true;
	}
	page_sentences_add(v, &line, x, QUOTED_ROWS);
	buf_release(&date);
}

static void
add_quotations(struct view *v, const struct about *a)
{
	said_list said = { 0 };
	uint32_t looked;
	size_t i;

	if (v->m->knowledge == NULL)
		return;
	looked = said_by(v->m, a, QUOTATIONS_MOST, &said);
	if (said.n == QUOTATIONS_MOST)
		pages_add_heading(v, _("The newest %u quotations"), QUOTATIONS_MOST);
	else if (said.n > 0 && looked < a->narticles)
		pages_add_heading(v, _("Quotations in the newest %u articles"), looked);
	else if (said.n > 0)
		pages_add_heading(v, "%s", _("Quotations"));
	for (i = 0; i < said.n; i++)
		add_quotation(v, &said.items[i]);
	vec_release(&said);
}

/* The newest first, as in the list. */
static void
add_articles(struct view *v, const struct about *about)
{
	uint32_t i;

	pages_add_heading(v, "%s", _("Articles"));
	for (i = 0; i < about->narticles; i++) {
		const struct article *a = v->m->corpus->articles[about->articles[i]];
		struct page_line *l;
		struct buf b = { 0 };

		buf_addf(&b, "%s  ", lang_code(a->lang));
		date_print(a->date, &b);
		while (b.n < 16)
			buf_addc(&b, ' ');
		buf_adds(&b, article_title(a).n ? article_title(a) : a->file);
		l = pages_add(v, STYLE_TEXT, buf_str(&b));
		l->article = about->articles[i];
		l->start = 0;
		buf_release(&b);
	}
}

void
page_profile_fill(struct view *v)
{
	struct arena arena = { 0 };
	const struct entity *e;
	struct about about;

	if (v->chosen.entity == ENTITY_NONE)
		return;
	e = &v->m->entities->entities[v->chosen.entity];
	about_make(v->m, v->chosen.entity, &arena, &about);
	add_names(v, e);
	add_counts(v, e, &about);
	add_variants(v, e);
	add_coverage(v, &about, &arena);
	add_companions(v, &about);
	add_quotations(v, &about);
	add_articles(v, &about);
	arena_release(&arena);
}
