#include "ui/layout.h"

#include <string.h>

enum { WIDE = 110, MIDDLE = 84, LIST_COLS = 30, NAMES_COLS = 24, MARGIN = 2, MARGIN_STACKED = 4 };

static int
clamp(int n, int low, int high)
{
	return n < low ? low : n > high ? high : n;
}

static struct rect
whole(const struct view *v)
{
	int rows = v->rows > 2 ? v->rows - 2 : v->rows;

	return (struct rect){ v->rows > 2, 0, rows, v->cols };
}

void
layout_make(struct view *v)
{
	struct layout *l = &v->layout;
	struct rect all = whole(v);
	bool list, names;
	int left = 0, right = 0;

	memset(l, 0, sizeof *l);
	l->rows = v->rows;
	l->cols = v->cols;
	if (v->focus == PANE_PAGE) {
		l->pane[PANE_PAGE] = all;
		return;
	}
	if (v->zoomed || (v->focus == PANE_LIST && v->cols < MIDDLE) ||
	    (v->focus == PANE_NAMES && v->cols < WIDE)) {
		l->pane[v->focus] = all;
		l->stacked = v->cols < MIDDLE;
		return;
	}
	list = v->cols >= MIDDLE;
	names = v->cols >= WIDE;
	if (list)
		left = clamp(v->list_cols ? v->list_cols : LIST_COLS + (v->cols - WIDE) / 5, 12, v->cols / 2);
	if (names)
		right = clamp(v->names_cols ? v->names_cols : NAMES_COLS + (v->cols - WIDE) / 8, 12, v->cols / 3);
	if (list)
		l->pane[PANE_LIST] = (struct rect){ all.row, 0, all.rows, left };
	if (names)
		l->pane[PANE_NAMES] = (struct rect){ all.row, v->cols - right, all.rows, right };
	l->pane[PANE_TEXT] = (struct rect){ all.row, left + list, all.rows, v->cols - left - list - right - names };
	l->stacked = v->cols < MIDDLE;
}

void
layout_text_widths(const struct view *v, int width[2], int col[2])
{
	const struct rect *r = &v->layout.pane[PANE_TEXT];
	bool alone = v->versions != VERSIONS_BOTH || state_pair(v) == UINT32_MAX, one = alone || v->layout.stacked;
	int margin = v->layout.stacked && !alone ? MARGIN_STACKED : MARGIN, d; /* stacked: which version a line is of */

	for (d = 0; d < 2; d++) {
		col[d] = r->col + margin;
		width[d] = one ? r->cols - margin - 1 : 0;
	}
	if (!one) {
		int half = (r->cols - 1) / 2;

		width[0] = half - MARGIN - 1;
		col[1] = r->col + half + 1 + MARGIN;
		width[1] = r->cols - half - 1 - MARGIN - 1;
	}
	for (d = 0; d < 2; d++)
		if (width[d] < 1)
			width[d] = 1;
}
