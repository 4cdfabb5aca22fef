#include "ui/pointer.h"

#include "ui/move.h"
#include "ui/pages.h"
#include "ui/word.h"

/* The pane below the pointer; PANES: none. */
static enum pane
pane_at(const struct view *v, struct key k)
{
	int p;

	for (p = 0; p < PANES; p++) {
		const struct rect *r = &v->layout.pane[p];

		if (k.row >= r->row && k.row < r->row + r->rows && k.col >= r->col && k.col < r->col + r->cols)
			return (enum pane)p;
	}
	return PANES;
}

/* A click makes a passage the current one; another, or one while the word cursor is there, takes the word. */
static void
click_text(struct view *v, uint32_t segment, struct key k)
{
	bool again = v->at.at == segment || v->word.on;

	v->at.at = segment;
	if (again)
		word_click(v, k.row, k.col);
}

void
pointer_click(struct view *v, struct key k)
{
	enum pane p = pane_at(v, k);
	uint32_t line;

	if (p == PANES)
		return;
	v->focus = p;
	if (k.row <= v->layout.pane[p].row)
		return;
	line = (uint32_t)(k.row - v->layout.pane[p].row - 1);
	if (p == PANE_PAGE)
		line /= (uint32_t)pages_line_rows(v);
	if (p != PANE_TEXT)
		move_to(v, line + (p == PANE_LIST ? v->list.top : p == PANE_NAMES ? v->name.top : v->page_at.top));
	else if (v->at.top + line < v->text.rows.n)
		click_text(v, v->text.rows.items[v->at.top + line].segment, k);
}

/* The wheel moves what is below the pointer, and leaves the focus where it is. */
void
pointer_wheel(struct view *v, struct key k)
{
	enum pane focus = v->focus, p = pane_at(v, k);

	if (p != PANES)
		v->focus = p;
	move_by(v, k.kind == KEY_WHEEL_UP ? -3 : 3);
	v->focus = focus;
}
