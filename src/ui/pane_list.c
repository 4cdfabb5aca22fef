#include <stdio.h>

#include "base/intl.h"
#include "text/width.h"
#include "ui/panes.h"

static const char *
kind_sign(const struct view *v, const struct story *s)
{
	if (s->npairs == 0)
		return frame_sign(v, "·", ".");
	return v->m->stories->pairs[s->first_pair].kind == PAIR_TRANSLATION ? frame_sign(v, "⇄", "=") : frame_sign(v, "≈", "~");
}

static bool
marked(const struct view *v, const struct story *s)
{
	uint32_t i;

	for (i = 0; i < s->narticles; i++)
		if (v->marked[v->m->stories->story_articles[s->first_article + i]])
			return true;
	return false;
}

/* Known without work: whether one of the pairs that were opened has a conflict. */
static bool
conflict(const struct view *v, const struct story *s)
{
	uint32_t i;

	for (i = 0; i < s->npairs; i++)
		if (opened_known_conflicts(v->m->opened, s->first_pair + i) > 0)
			return true;
	return false;
}

/* Of the year that the newest story is of, day and month; else month and year, as ls has it. */
static void
put_date(const struct view *v, struct date d, struct buf *out)
{
	int year = v->m->stories->nstories > 0 ? v->m->stories->stories[0].date.year : 0;

	if (d.year == year || d.month == 0)
		frame_date(d, false, out);
	else
		frame_date((struct date){ d.year, d.month, 0 }, true, out);
}

enum { DATE_FROM = 24 };

/* The widest date that put_date makes in the language of the interface ("28 Oct", "28 août"), and a blank. */
static int
date_cells(const struct view *v)
{
	struct buf date = { 0 };
	int wide = 0, month;

	for (month = 1; month <= 12; month++) {
		buf_reset(&date);
		frame_date((struct date){ 2024, (int8_t)month, v->several_years ? 0 : 28 }, v->several_years, &date);
		if (width_of(buf_str(&date)) > wide)
			wide = width_of(buf_str(&date));
	}
	buf_release(&date);
	return wide + 1;
}

static void
draw_row(const struct view *v, struct grid *g, const struct rect *r, int row, uint32_t index, int cells)
{
	uint32_t story = v->shown.items[index];
	const struct story *s = &v->m->stories->stories[story];
	int end = r->col + r->cols, col = r->col;

	if (index == v->list.at) /* the marker alone: a bar as wide as the pane would cost ten times the bytes */
		grid_text(g, row, col, 1, STR(">"), v->focus == PANE_LIST ? STYLE_CURSOR : STYLE_CURSOR_BACK);
	if (marked(v, s))
		grid_text(g, row, col + 1, 1, STR("*"), STYLE_BOLD);
	grid_text(g, row, col + 2, end - col - 2, str_of(kind_sign(v, s)), STYLE_TEXT);
	if (conflict(v, s))
		grid_text(g, row, col + 3, end - col - 3, str_of(frame_sign(v, "≠", "!")), STYLE_CONFLICT);
	col += 5;
	if (r->cols >= DATE_FROM) {
		struct buf date = { 0 };

		put_date(v, s->date, &date);
		grid_text(g, row, col, cells - 1, buf_str(&date), STYLE_DIM);
		col += cells;
		buf_release(&date);
	}
	grid_text_cut(g, row, col, end - col - 1, story_title(v->m->stories, v->m->corpus, story, 0), STYLE_TEXT);
}

void
pane_list_draw(const struct view *v, struct grid *g)
{
	static const char *const orders[SORTS] = { [SORT_DATE] = N_("by date"), [SORT_TITLE] = N_("by title"),
		                                   [SORT_DIFFERENCE] = N_("by conflicts"), [SORT_RELEVANCE] = N_("by relevance") };
	const struct rect *r = &v->layout.pane[PANE_LIST];
	char count[64], head[128];
	int i, wide, cells;

	if (r->cols == 0 || v->m == NULL)
		return;
	snprintf(count, sizeof count, _("%u of %u"), v->shown.n ? v->list.at + 1 : 0, (unsigned)v->shown.n);
	snprintf(head, sizeof head, "%s%s%s", _("Stories"), frame_dot(v), _(orders[v->sort]));
	wide = width_of(str_of(count));
	if (width_of(str_of(head)) + wide + 3 > r->cols)
		snprintf(head, sizeof head, "%s", _("Stories"));
	grid_text_cut(g, r->row, r->col, r->cols, str_of(head), STYLE_TITLE);
	if (width_of(str_of(head)) + wide + 3 <= r->cols)
		grid_text(g, r->row, r->col + r->cols - wide - 1, wide, str_of(count), STYLE_DIM);
	cells = date_cells(v);
	for (i = 0; i + 1 < r->rows && v->list.top + (uint32_t)i < v->shown.n; i++)
		draw_row(v, g, r, r->row + 1 + i, v->list.top + (uint32_t)i, cells);
	if (v->focus == PANE_LIST && v->mode == MODE_NORMAL) {
		g->cursor_row = r->row + 1 + (int)(v->list.at - v->list.top);
		g->cursor_col = r->col;
	}
}
