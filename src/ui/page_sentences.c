/* Sentences of both versions on a page: beside each other or, where it is narrow, one under the other. */
#include "text/width.h"
#include "ui/pages.h"
#include "ui/paint.h"
#include "ui/panes.h"

enum { BESIDE_FROM = 84 };

struct page_columns
page_sentences_columns(const struct rect *r)
{
	struct page_columns c = { .stacked = r->cols < BESIDE_FROM };
	int from = r->col + PAGE_MARGIN + PAGE_LABEL, half = (r->cols - PAGE_MARGIN - PAGE_LABEL - 3) / 2;

	c.col[0] = from;
	c.width[0] = half;
	c.col[1] = from + half + 3;
	c.width[1] = r->col + r->cols - c.col[1] - 1;
	if (c.stacked) {
		c.col[0] = c.col[1] = r->col + PAGE_MARGIN + 5;
		c.width[0] = c.width[1] = r->cols - PAGE_MARGIN - 6;
	}
	return c;
}

static void
wrap(const struct view *v, const struct piece *x, int cells, lines *out)
{
	if (x->article != UINT32_MAX)
		width_wrap(str_sub(v->m->corpus->articles[x->article]->text, x->start, x->end), cells, out);
}

void
page_sentences_add(struct view *v, const struct page_line *like, const struct piece x[2], size_t most)
{
	struct page_columns c = page_sentences_columns(&v->layout.pane[PANE_PAGE]);
	lines rows[2] = { { 0 }, { 0 } };
	size_t n[2], i, pass;
	int side;

	for (side = 0; side < 2; side++) {
		wrap(v, &x[side], c.width[side], &rows[side]);
		n[side] = rows[side].n < most ? rows[side].n : most;
	}
	for (pass = 0; pass < (c.stacked ? 2u : 1u); pass++)
		for (i = 0; i < (c.stacked ? n[pass] : n[n[1] > n[0]]); i++) {
			/* stacked, the language stands where the label would */
			bool first = i == 0 && (pass == 0 || n[0] == 0);
			struct page_line *l = pages_add(v, (enum style)like->style, i > 0 || c.stacked ? STR("") : like->text);

			l->kind = LINE_SENTENCES;
			l->focus = like->focus;
			l->article = like->article;
			l->start = like->start;
			l->begins = i == 0;
			l->skip = like->skip || !first;
			for (side = 0; side < 2; side++)
				if (i < n[side] && (!c.stacked || side == (int)pass)) {
					l->side[side] = x[side];
					l->side[side].start = x[side].start + rows[side].items[i].start;
					l->side[side].end = x[side].start + rows[side].items[i].end;
				}
		}
	vec_release(&rows[0]);
	vec_release(&rows[1]);
}

void
page_sentences_draw(const struct view *v, struct grid *g, const struct rect *r, int row, const struct page_line *l)
{
	struct page_columns c = page_sentences_columns(r);
	int side;

	if (!c.stacked)
		grid_text_cut(g, row, r->col + PAGE_MARGIN, PAGE_LABEL - 1, l->text, STYLE_DIM);
	for (side = 0; side < 2; side++) {
		const struct piece *x = &l->side[side];

		if (x->article == UINT32_MAX)
			continue;
		if (c.stacked && l->begins)
			grid_text(g, row, c.col[side] - 3, 2, frame_language(v, side, false), STYLE_DIM);
		paint_text(v, g, row, c.col[side], c.width[side],
		           &(struct painted){ .article = x->article, .start = x->start, .end = x->end,
		                              .base = (enum style)l->style, .focus_start = x->focus_start,
		                              .focus_end = x->focus_end, .focus = (enum style)l->focus });
	}
	if (!c.stacked)
		grid_text(g, row, c.col[1] - 2, 1, str_of(frame_sign(v, "│", "|")), STYLE_BORDER);
}
