#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "text/width.h"
#include "ui/paint.h"
#include "ui/panes.h"

static const char *
kind_sign(const struct view *v, const struct story *s)
{
	if (s->npairs == 0)
		return s->narticles > 1 ? ":" : frame_sign(v, "·", ".");
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

enum { CONTEXT_FROM = 60, TITLE_LEAST = 24 };

/* Where the body of an article begins: byte. */
static uint32_t
body_of(const struct corpus *c, uint32_t article)
{
	uint32_t s = c->first_body[article];

	return s < c->first_sentence[article + 1] ? c->sentences[s].start : UINT32_MAX;
}

/* The first hit of the story that is known, and not seen in the title; NULL: there is none. */
static const struct hit *
first_hit(const struct view *v, const struct story *s)
{
	uint32_t i;

	for (i = 0; v->searched && i < s->narticles; i++) {
		uint32_t a = v->m->stories->story_articles[s->first_article + i];
		uint32_t at = state_first_hit(v, a, body_of(v->m->corpus, a));

		if (at < v->result.nhits && v->result.hits[at].article == a)
			return &v->result.hits[at];
	}
	return NULL;
}

/* What is found, in its sentence, behind the title. */
static void
draw_context(const struct view *v, struct grid *g, int row, int col, int cells, const struct hit *h)
{
	const struct corpus *c = v->m->corpus;
	const struct sentence *s = &c->sentences[corpus_sentence_at(c, h->article, h->start)];
	struct painted p = { .article = h->article, .start = s->start, .end = s->end, .base = STYLE_DIM };

	paint_around(v, g, row, col, cells, &p, h->start);
}

/* The title, and where there is room what the search found. */
static void
draw_title(const struct view *v, struct grid *g, int row, int col, int cells, uint32_t story)
{
	const struct hit *h = cells >= CONTEXT_FROM ? first_hit(v, &v->m->stories->stories[story]) : NULL;
	int room = h == NULL ? cells : cells * 2 / 5 > TITLE_LEAST ? cells * 2 / 5 : TITLE_LEAST;

	grid_text_cut(g, row, col, room - (h != NULL), story_title(v->m->stories, v->m->corpus, story, 0), STYLE_TEXT);
	if (h != NULL)
		draw_context(v, g, row, col + room + 1, cells - room - 1, h);
}

/* Of the articles of a story, copies and all, those of the language that has most. */
static uint32_t
count_articles(const struct view *v, const struct story *s)
{
	uint32_t count[2] = { 0, 0 }, copies, i;

	for (i = 0; i < s->narticles; i++) {
		uint32_t a = v->m->stories->story_articles[s->first_article + i];

		corpus_copies(v->m->corpus, a, &copies);
		count[model_side(v->m, a) == 1] += copies + 1;
	}
	return count[0] > count[1] ? count[0] : count[1];
}

/* "×3" at the right: how many tell a story in one language. Returns the cells it takes. */
static int
draw_count(const struct view *v, struct grid *g, int row, int end, const struct story *s)
{
	char text[24];
	uint32_t most = count_articles(v, s);
	int wide;

	if (most < 2)
		return 0;
	wide = snprintf(text, sizeof text, "%s%u", frame_sign(v, "×", "x"), most) - (int)strlen(frame_sign(v, "×", "x")) + 1;
	grid_text(g, row, end - wide, wide, str_of(text), STYLE_DIM);
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
	end -= draw_count(v, g, row, end - 1, s);
	draw_title(v, g, row, col, end - col - 1, story);
}

void
pane_list_draw(const struct view *v, struct grid *g)
{
	static const char *const orders[SORTS] = { [SORT_DATE] = N_("by date"), [SORT_TITLE] = N_("by title"),
		                                   [SORT_DIFFERENCE] = N_("by difference"), [SORT_RELEVANCE] = N_("by relevance") };
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
