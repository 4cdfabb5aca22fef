#include <stdio.h>

#include "base/intl.h"
#include "text/width.h"
#include "ui/pages.h"
#include "ui/panes.h"

static void
draw_title(const struct view *v, struct grid *g, const struct rect *r)
{
	uint32_t n = v->page == PAGE_CONCORDANCE ? (uint32_t)v->page_hits.n : v->nitems, at = 0;
	struct buf title = { 0 };
	char count[64];
	int wide;

	if (v->page_at.at < pages_lines(v))
		at = 1 + (v->page == PAGE_CONCORDANCE ? v->page_at.at : v->lines.items[v->page_at.at].item);
	snprintf(count, sizeof count, _("%u of %u"), at, n);
	wide = n > 0 && v->page != PAGE_HELP && r->cols > 40 ? width_of(str_of(count)) : 0;
	pages_title(v, &title);
	grid_text_cut(g, r->row, r->col, r->cols - wide - 2, buf_str(&title), STYLE_TITLE);
	grid_text(g, r->row, r->col + r->cols - wide, wide, str_of(count), STYLE_DIM);
	buf_release(&title);
}

static void
draw_line(const struct view *v, struct grid *g, const struct rect *r, int row, uint32_t index)
{
	const struct page_line *l;

	if (index == v->page_at.at)
		grid_text(g, row, r->col, 1, STR(">"), STYLE_CURSOR);
	if (v->page == PAGE_CONCORDANCE) {
		page_concordance_draw(v, g, r, row, index);
		return;
	}
	l = &v->lines.items[index];
	if (l->kind == LINE_FILE) {
		struct buf text = { 0 };

		page_report_text(v, l, v->page_cols, &text);
		grid_text_cut(g, row, r->col + 2, r->cols - 3, buf_str(&text), (enum style)l->style);
		buf_release(&text);
	} else if (l->kind == LINE_TEXT) {
		grid_text_cut(g, row, r->col + 2, r->cols - 3, l->text, (enum style)l->style);
	} else if (l->kind == LINE_SENTENCES) {
		page_sentences_draw(v, g, r, row, l);
	} else {
		page_differences_draw(v, g, r, row, l);
	}
}

void
pane_page_draw(const struct view *v, struct grid *g)
{
	const struct rect *r = &v->layout.pane[PANE_PAGE];
	uint32_t n = pages_lines(v), i;
	int high = pages_line_rows(v), row;

	if (r->cols == 0 || v->page == PAGE_NONE)
		return;
	draw_title(v, g, r);
	if (n == 0)
		grid_text_cut(g, r->row + 1, r->col + 2, r->cols - 2, str_of(pages_empty(v)), STYLE_DIM);
	for (i = v->page_at.top, row = r->row + 1; i < n && row < r->row + r->rows; i++, row += high)
		draw_line(v, g, r, row, i);
	if (v->mode == MODE_NORMAL) {
		g->cursor_row = r->row + 1 + (int)(v->page_at.at - v->page_at.top) * high;
		g->cursor_col = r->col;
	}
}
