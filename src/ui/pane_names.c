#include <stdio.h>

#include "base/intl.h"
#include "text/fold.h"
#include "text/width.h"
#include "ui/paint.h"
#include "ui/panes.h"

static const char *
type_name(uint8_t type)
{
	static const char *const names[MENTION_TYPES] = {
		[MENTION_PERSON] = N_("person"),   [MENTION_ORGANISATION] = N_("organisation"), [MENTION_PLACE] = N_("place"),
		[MENTION_PRODUCT] = N_("product"), [MENTION_OTHER] = N_("other"),               [MENTION_AMOUNT] = N_("amount"),
		[MENTION_DATE] = N_("date"),       [MENTION_NUMBER] = N_("number"),             [MENTION_PERCENT] = N_("percent"),
	};

	return _(names[type]);
}

/* "Pékin / Peking", "400 M USD" */
static void
label(const struct view *v, const struct name_row *r, struct buf *out)
{
	const struct entities *es = v->m->entities;
	const struct entity *e;

	if (r->entity == ENTITY_NONE) {
		figure_label(v, &es->figures[mention_figure(&es->mentions[r->mention])], r->type, out);
		return;
	}
	e = &es->entities[r->entity];
	buf_adds(out, entity_name(e, 0));
	if (e->name[0].n && e->name[1].n && !fold_same(e->name[0], e->name[1]))
		buf_addf(out, " / " STR_FMT, STR_ARG(e->name[1]));
}

static bool
row_chosen(const struct view *v, const struct name_row *r)
{
	if (r->entity != ENTITY_NONE)
		return r->entity == v->chosen.entity;
	return v->chosen.figure != UINT32_MAX && paint_is_chosen(v, r->mention);
}

/* A count; where a version has none, a dot, so that what stands in one only is seen. */
static void
draw_count(const struct view *v, struct grid *g, int row, int col, uint32_t count)
{
	char text[16];

	snprintf(text, sizeof text, count > 9999 ? "%3uk" : "%4u", count > 9999 ? count / 1000 : count);
	if (count == 0)
		grid_text(g, row, col + 3, 1, str_of(frame_sign(v, "·", ".")), STYLE_DIM);
	else
		grid_text(g, row, col, 4, str_of(text), STYLE_DIM);
}

static void
draw_row(const struct view *v, struct grid *g, const struct rect *r, int row, uint32_t index)
{
	const struct name_row *n = &v->names.items[index];
	bool here = index == v->name.at, counts = r->cols >= 18;
	enum style style = row_chosen(v, n) ? STYLE_NAME_CHOSEN : STYLE_TEXT;
	struct buf b = { 0 };

	if (n->heading) {
		buf_addz(&b, type_name(n->type));
		if (v->all_names || v->elsewhere) /* more than a screen holds */
			buf_addf(&b, "%s%u", frame_dot(v), n->count[0]);
		grid_text_cut(g, row, r->col, r->cols, buf_str(&b), STYLE_DIM);
		buf_release(&b);
		return;
	}
	grid_text(g, row, r->col, 1, str_of(here ? ">" : " "), v->focus == PANE_NAMES ? STYLE_CURSOR : STYLE_CURSOR_BACK);
	if (n->entity != ENTITY_NONE && state_filtered(v, n->entity))
		grid_text(g, row, r->col + 1, 1, STR("@"), STYLE_CURSOR);
	label(v, n, &b);
	grid_text_cut(g, row, r->col + 2, r->cols - 2 - (counts ? 10 : 0), buf_str(&b), style);
	if (counts) {
		draw_count(v, g, row, r->col + r->cols - 9, n->count[0]);
		draw_count(v, g, row, r->col + r->cols - 5, n->count[1]);
	}
	buf_release(&b);
}

/* "Names", and how they are sorted if it is not by count. */
static void
draw_title(const struct view *v, struct grid *g, const struct rect *r)
{
	static const char *const sorts[NAMES_SORTS] = { "", N_("a-z"), N_("single") };
	struct buf b = { 0 };

	buf_addz(&b, v->all_names || v->elsewhere ? _("All names") : _("Names"));
	if (v->names_sort != NAMES_BY_COUNT)
		buf_addf(&b, "%s%s", frame_dot(v), _(sorts[v->names_sort]));
	grid_text_cut(g, r->row, r->col, r->cols - (r->cols >= 18 ? 10 : 0), buf_str(&b), STYLE_TITLE);
	buf_release(&b);
}

void
pane_names_draw(const struct view *v, struct grid *g)
{
	const struct rect *r = &v->layout.pane[PANE_NAMES];
	char head[64];
	int i;

	if (r->cols == 0 || v->m == NULL)
		return;
	draw_title(v, g, r);
	if (r->cols >= 18) {
		snprintf(head, sizeof head, "%4s%4s", lang_code(v->m->sides.left), lang_code(v->m->sides.right));
		grid_text(g, r->row, r->col + r->cols - 9, 8, str_of(head), STYLE_DIM);
	}
	for (i = 0; i + 1 < r->rows && v->name.top + (uint32_t)i < v->names.n; i++)
		draw_row(v, g, r, r->row + 1 + i, v->name.top + (uint32_t)i);
	if (v->focus == PANE_NAMES && v->mode == MODE_NORMAL) {
		g->cursor_row = r->row + 1 + (int)(v->name.at - v->name.top);
		g->cursor_col = r->col;
	}
}
