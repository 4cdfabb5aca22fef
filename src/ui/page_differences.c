/* What the two versions of a pair say differently. */
#include <stdio.h>

#include "base/intl.h"
#include "text/width.h"
#include "ui/paint.h"
#include "ui/pages.h"
#include "ui/panes.h"

enum { TEXT_CELLS = 26, SENTENCE_ROWS = 4 };

static const char *
kind_name(uint8_t kind)
{
	static const char *const names[] = { [DIFF_AMOUNT] = N_("amount"),   [DIFF_DATE] = N_("date"),
		                             [DIFF_NUMBER] = N_("number"),   [DIFF_PERCENT] = N_("percent"),
		                             [DIFF_NAME] = N_("name"),       [DIFF_PASSAGE] = N_("passage") };

	return _(names[kind]);
}

/* --- filling ------------------------------------------------------------------------------------------------------ */

/* A fact and the sentence it stands in. */
static struct piece
piece_of(const struct view *v, const struct pair *p, const struct difference *d, int side)
{
	const struct corpus *c = v->m->corpus;
	struct piece x = { .article = UINT32_MAX };
	const struct sentence *s;

	if (d->end[side] <= d->start[side])
		return x;
	x.article = p->article[side];
	s = &c->sentences[corpus_sentence_at(c, x.article, d->start[side])];
	x.start = s->start < d->start[side] ? s->start : d->start[side];
	x.end = s->end > d->end[side] ? s->end : d->end[side];
	x.focus_start = d->start[side];
	x.focus_end = d->end[side];
	return x;
}

static struct page_line *
add(struct view *v, enum line_kind kind, const struct difference *d, const struct pair *p, enum style style)
{
	int side = d->end[0] > d->start[0] ? 0 : 1;
	struct page_line *l = pages_add(v, style, str_of(kind_name(d->kind)));

	l->kind = kind;
	l->article = p->article[side];
	l->start = d->start[side];
	return l;
}

/* The sentences that hold a fact; a passage as a whole. */
static void
add_sentences(struct view *v, const struct pair *p, const struct difference *d, const struct piece x[2], size_t most)
{
	bool passage = d->kind == DIFF_PASSAGE;
	int side = d->end[0] > d->start[0] ? 0 : 1;
	struct page_line line = { .style = passage ? STYLE_TEXT : STYLE_DIM, .focus = STYLE_CONFLICT, .skip = !passage,
		                  .article = p->article[side], .start = d->start[side] };

	line.text = passage ? str_of(kind_name(d->kind)) : STR("");
	page_sentences_add(v, &line, x, most);
}

static void
add_difference(struct view *v, const struct pair *p, const struct difference *d)
{
	struct piece x[2] = { piece_of(v, p, d, 0), piece_of(v, p, d, 1) };
	struct page_line *l;
	int side = d->end[0] > d->start[0] ? 0 : 1;

	if (d->kind == DIFF_PASSAGE) {
		x[side].start = d->start[side];
		x[side].end = d->end[side];
		x[side].focus_end = x[side].focus_start;
		add_sentences(v, p, d, x, SIZE_MAX);
	} else if (d->status == DIFF_ONLY_LEFT || d->status == DIFF_ONLY_RIGHT) {
		add(v, LINE_ONLY, d, p, STYLE_ONLY)->side[side] = x[side];
	} else {
		l = add(v, LINE_FACTS, d, p, d->status == DIFF_CONFLICT ? STYLE_CONFLICT : STYLE_TEXT);
		l->side[0] = x[0];
		l->side[1] = x[1];
		if (d->status == DIFF_CONFLICT)
			add_sentences(v, p, d, x, SENTENCE_ROWS);
	}
}

/* A group of differences: conflicts first, for they are what the reader came for. */
static const struct group {
	uint8_t status;
	bool passages;
	const char *one, *many;
} groups[] = {
	{ DIFF_CONFLICT, false, N_("%u conflict"), N_("%u conflicts") },
	{ DIFF_ONLY_LEFT, false, N_("%u only in %s"), N_("%u only in %s") },
	{ DIFF_ONLY_RIGHT, false, N_("%u only in %s"), N_("%u only in %s") },
	{ DIFF_ONLY_LEFT, true, N_("%u passage only in %s"), N_("%u passages only in %s") },
	{ DIFF_ONLY_RIGHT, true, N_("%u passage only in %s"), N_("%u passages only in %s") },
	{ DIFF_AGREE, false, N_("%u in both"), N_("%u in both") },
};

static bool
belongs(const struct group *g, const struct difference *d)
{
	return d->status == g->status && (d->kind == DIFF_PASSAGE) == g->passages;
}

void
page_differences_fill(struct view *v)
{
	uint32_t pair = state_pair(v), i, n;
	const struct differences *d;
	size_t k;

	if (pair == UINT32_MAX)
		return;
	d = opened_differences(v->m->opened, pair);
	for (k = 0; k < sizeof groups / sizeof groups[0]; k++) {
		const struct group *g = &groups[k];
		struct str language = frame_language(v, g->status == DIFF_ONLY_RIGHT, true);
		char text[64];

		for (i = n = 0; i < d->n; i++)
			n += belongs(g, &d->items[i]);
		if (n == 0)
			continue;
		snprintf(text, sizeof text, STR_FMT, STR_ARG(language));
		pages_add_heading(v, ngettext(g->one, g->many, n), n, text);
		for (i = 0; i < d->n; i++)
			if (belongs(g, &d->items[i]))
				add_difference(v, &v->m->stories->pairs[pair], &d->items[i]);
	}
}

/* --- drawing ------------------------------------------------------------------------------------------------------ */

static struct str
focus_text(const struct view *v, const struct piece *x)
{
	return x->article == UINT32_MAX ? (struct str){ NULL, 0 }
	                                : str_sub(v->m->corpus->articles[x->article]->text, x->focus_start, x->focus_end);
}

static void
draw_facts(const struct view *v, struct grid *g, const struct rect *r, int row, const struct page_line *l)
{
	struct page_columns c = page_sentences_columns(r);
	bool conflict = l->style == STYLE_CONFLICT;
	const char *sign = conflict ? frame_sign(v, "≠", "!") : c.stacked ? "=" : frame_sign(v, "│", "|");
	int col = r->col + PAGE_MARGIN + PAGE_LABEL, end = r->col + r->cols - 1;

	if (!c.stacked) {
		grid_text_cut(g, row, c.col[0], c.width[0], focus_text(v, &l->side[0]), (enum style)l->style);
		grid_text(g, row, c.col[1] - 2, 1, str_of(sign), conflict ? STYLE_CONFLICT : STYLE_BORDER);
		grid_text_cut(g, row, c.col[1], c.width[1], focus_text(v, &l->side[1]), (enum style)l->style);
		return;
	}
	col += grid_text_cut(g, row, col, (end - col) / 2 - 1, focus_text(v, &l->side[0]), (enum style)l->style) + 1;
	col += grid_text(g, row, col, end - col, str_of(sign), conflict ? STYLE_CONFLICT : STYLE_BORDER) + 1;
	grid_text_cut(g, row, col, end - col, focus_text(v, &l->side[1]), (enum style)l->style);
}

/* The fact, and behind it the sentence around it. */
static void
draw_only(const struct view *v, struct grid *g, const struct rect *r, int row, const struct page_line *l)
{
	const struct piece *x = &l->side[l->side[0].article == UINT32_MAX];
	struct painted p = { .article = x->article, .start = x->start, .end = x->end, .base = STYLE_DIM,
	                     .focus_start = x->focus_start, .focus_end = x->focus_end, .focus = STYLE_ONLY };
	int col = r->col + PAGE_MARGIN + PAGE_LABEL, end = r->col + r->cols - 1;
	int cells = end - col < TEXT_CELLS + 16 ? end - col : TEXT_CELLS;

	grid_text_cut(g, row, col, cells, focus_text(v, x), (enum style)l->style);
	col += cells + 2;
	if (col < end)
		paint_around(v, g, row, col, end - col, &p, x->focus_start);
}

void
page_differences_draw(const struct view *v, struct grid *g, const struct rect *r, int row, const struct page_line *l)
{
	grid_text_cut(g, row, r->col + PAGE_MARGIN, PAGE_LABEL - 1, l->text, STYLE_DIM);
	if (l->kind == LINE_FACTS)
		draw_facts(v, g, r, row, l);
	else
		draw_only(v, g, r, row, l);
}
