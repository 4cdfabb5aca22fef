#include "base/intl.h"
#include "base/utf8.h"
#include "text/width.h"
#include "ui/frame.h"

const char *
frame_sign(const struct view *v, const char *sign, const char *ascii)
{
	return v->options.ascii ? ascii : sign;
}

const char *
frame_dot(const struct view *v)
{
	return frame_sign(v, " · ", " - ");
}

struct str
frame_language(const struct view *v, int side, bool room)
{
	return str_of(room && v->language[side] ? v->language[side]
	                                        : lang_code(side ? v->m->sides.right : v->m->sides.left));
}

void
frame_date(struct date d, bool year, struct buf *out)
{
	static const char *const months[] = { N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
		                              N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec") };

	if (!date_known(d))
		return;
	if (d.month && d.day)
		/* TRANSLATORS: day and month, "31 May"; German needs a full stop after the day */
		buf_addf(out, _("%d %s"), d.day, _(months[d.month - 1]));
	else if (d.month)
		buf_addz(out, _(months[d.month - 1]));
	if (year || !d.month)
		buf_addf(out, "%s%d", d.month ? " " : "", d.year);
}

enum bead_by
frame_bead_by(const struct view *v, uint32_t segment)
{
	uint32_t pair = state_pair(v);
	const struct alignment *a;

	if (pair == UINT32_MAX || segment == 0)
		return BEAD_FOUND;
	a = opened_alignment(v->m->opened, pair);
	return segment <= a->nbeads ? (enum bead_by)a->beads[segment - 1].by : BEAD_FOUND;
}

/* What is wrong with a line that is typed, beside it; where there is no room, above it. */
static void
draw_message(const struct view *v, struct grid *g, int row, int room)
{
	int wide = width_of(buf_str(&v->message));

	if (wide > room && v->message_error && row > 1) {
		grid_fill(g, row - 1, 0, 1, g->cols, ' ', STYLE_TEXT);
		grid_text_cut(g, row - 1, 0, g->cols, buf_str(&v->message), STYLE_ERROR);
		return;
	}
	wide = wide < room ? wide : room;
	grid_text_cut(g, row, g->cols - wide, wide, buf_str(&v->message), v->message_error ? STYLE_ERROR : STYLE_DIM);
}

/* What stands to the right of a line that is typed: what it finds, or what is wrong with it. */
static void
draw_answer(const struct view *v, struct grid *g, int row, int from)
{
	struct bar b = { .dot = frame_dot(v) };
	struct buf text = { 0 };
	int room = g->cols - from, wide;
	size_t i, n = 0;

	if (v->message.n > 0 && (v->message_error || v->mode != MODE_SEARCH)) {
		draw_message(v, g, row, room);
		return;
	}
	if (v->mode == MODE_SEARCH)
		frame_add_search(v, 0, &b);
	for (i = 0; v->mode == MODE_NARROW && i < v->names.n; i++)
		n += !v->names.items[i].heading;
	if (v->mode == MODE_NARROW)
		bar_addf(&b, 0, ngettext("%zu name", "%zu names", n), n);
	bar_fit(&b, room);
	bar_joined(&b, &text);
	wide = width_of(buf_str(&text));
	if (wide <= room)
		grid_text(g, row, g->cols - wide, wide, buf_str(&text), STYLE_STATUS);
	buf_release(&text);
	bar_release(&b);
}

static void
draw_line(const struct view *v, struct grid *g, int row)
{
	static const char *const prompts[] = { [MODE_SEARCH] = "/",       [MODE_COMMAND] = ":",
		                               [MODE_NARROW] = N_("name: "), [MODE_EXPORT] = N_("export WHAT FORMAT FILE: "),
		                               [MODE_FILTER_NAME] = N_("save filter as: "),
		                               [MODE_TYPE] = N_("person, organisation, place, product or other: "),
		                               [MODE_RENAME] = N_("call it: "), [MODE_IMPORT] = N_("import from FILE: ") };
	const struct edit *e = &v->line[v->mode];
	struct str text = buf_str(&e->text);
	int col = grid_text(g, row, 0, g->cols, str_of(_(prompts[v->mode])), STYLE_BOLD), before, used;
	size_t from = utf8_cut(text, e->cursor > (size_t)g->cols * 8 ? e->cursor - (size_t)g->cols * 8 : 0);

	while (width_of(str_sub(text, from, e->cursor)) >= g->cols - col && from < e->cursor) {
		int k;

		width_next(text, &from, &k);
	}
	before = width_of(str_sub(text, from, e->cursor));
	used = grid_text(g, row, col, g->cols - col, str_sub(text, from, text.n), STYLE_TEXT);
	draw_answer(v, g, row, col + used + 2);
	g->cursor_row = row;
	g->cursor_col = col + before < g->cols ? col + before : g->cols - 1;
	g->cursor_shown = true;
}

static void
draw_status(const struct view *v, struct grid *g)
{
	int row = g->rows - 1;

	if (v->mode != MODE_NORMAL)
		draw_line(v, g, row);
	else if (v->message.n > 0)
		grid_text_cut(g, row, 0, g->cols, buf_str(&v->message), v->message_error ? STYLE_ERROR : STYLE_STATUS);
	else if (v->m != NULL)
		frame_state_draw(v, g, row);
}

void
frame_draw(const struct view *v, struct grid *g)
{
	const struct layout *l = &v->layout;
	const char *bar = frame_sign(v, "│", "|");
	int r, p;

	for (p = PANE_LIST; v->m != NULL && p <= PANE_NAMES; p += PANE_NAMES - PANE_LIST) {
		const struct rect *x = &l->pane[p];
		int col = p == PANE_LIST ? x->col + x->cols : x->col - 1;

		if (x->cols > 0 && l->pane[PANE_TEXT].cols > 0)
			for (r = x->row; r < x->row + x->rows; r++)
				grid_text(g, r, col, 1, str_of(bar), STYLE_BORDER);
	}
	if (g->rows > 2) {
		frame_header_draw(v, g);
		draw_status(v, g);
	} else if (v->mode != MODE_NORMAL) {
		draw_line(v, g, g->rows - 1);
	}
}
