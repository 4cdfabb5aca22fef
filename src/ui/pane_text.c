#include <stdio.h>

#include "base/intl.h"
#include "text/width.h"
#include "ui/layout.h"
#include "ui/paint.h"
#include "ui/panes.h"
#include "ui/word.h"

struct columns {
	int width[2], col[2];
	bool shown[2];
};

static struct columns
columns_of(const struct view *v)
{
	struct columns c;
	int d;

	layout_text_widths(v, c.width, c.col);
	for (d = 0; d < 2; d++)
		c.shown[d] = state_article(v, d) != UINT32_MAX &&
		             (v->versions == VERSIONS_BOTH || state_pair(v) == UINT32_MAX ||
		              v->versions == VERSIONS_LEFT + (enum versions)d);
	return c;
}

/* Who else has this text: each once. */
static void
add_sources(const struct view *v, uint32_t article, struct buf *out)
{
	uint32_t n, i, k;
	const struct article *const *copies = corpus_copies(v->m->corpus, article, &n);
	struct str own = v->m->corpus->articles[article]->source;

	if (n > 0)
		buf_addf(out, " %s%u", frame_sign(v, "×", "x"), n + 1);
	for (i = 0; i < n; i++) {
		for (k = 0; k < i && !str_eq(copies[k]->source, copies[i]->source);)
			k++;
		if (k == i && copies[i]->source.n > 0 && !str_eq(copies[i]->source, own))
			buf_addf(out, "%s" STR_FMT, frame_dot(v), STR_ARG(copies[i]->source));
	}
}

/* "French · 31 May 2024 · Le Monde économique": what is cut first comes last. */
static void
heading(const struct view *v, uint32_t article, bool room, struct buf *out)
{
	const struct article *a = v->m->corpus->articles[article];
	int side = model_side(v->m, article);

	if (side >= 0)
		buf_adds(out, frame_language(v, side, room));
	else
		buf_addz(out, lang_code(a->lang));
	if (date_known(a->date)) {
		buf_addz(out, frame_dot(v));
		frame_date(a->date, true, out);
	}
	if (a->source.n > 0 || a->author.n > 0)
		buf_addf(out, "%s" STR_FMT, frame_dot(v), STR_ARG(a->source.n > 0 ? a->source : a->author));
	add_sources(v, article, out);
}

enum { NAMED_FROM = 24 }; /* cells */

static void
draw_headings(const struct view *v, struct grid *g, const struct rect *r, const struct columns *c)
{
	int d, col = r->col + 2, end = r->col + r->cols, room;
	bool both = c->shown[0] && c->shown[1] && v->layout.stacked, named;

	for (d = 0, named = true; d < 2; d++) /* both languages by name, or both by code */
		named &= !c->shown[d] || (both ? (end - col) / 2 - 3 : c->width[d]) >= NAMED_FROM;
	for (d = 0; d < 2; d++) {
		struct buf b = { 0 };

		if (!c->shown[d])
			continue;
		room = both ? (d == 0 ? (end - col) / 2 - 3 : end - col) : c->width[d];
		heading(v, state_article(v, d), named, &b);
		if (both) /* one beside the other, however the text stands */
			col += grid_text_cut(g, r->row, col, room, buf_str(&b), STYLE_DIM) + 3;
		else
			grid_text_cut(g, r->row, c->col[d], room, buf_str(&b), STYLE_DIM);
		buf_release(&b);
	}
}

/* The difference of this segment that a reader should see first. */
static bool
segment_conflict(const struct view *v, uint32_t segment)
{
	uint32_t pair = state_pair(v), i;
	const struct differences *d;

	if (pair == UINT32_MAX)
		return false;
	d = opened_differences(v->m->opened, pair);
	for (i = 0; i < d->n; i++)
		if (d->items[i].status == DIFF_CONFLICT && d->items[i].bead + 1 == segment) /* + 1: of the title, 0 */
			return true;
	return false;
}

/* "· · · only in French · · · ·": nothing of this version stands against the other. */
static void
draw_gap(const struct view *v, struct grid *g, int row, int col, int cells, int side)
{
	const char *dot = frame_sign(v, "·", ".");
	struct buf text = { 0 }, b = { 0 };
	int wide;

	/* TRANSLATORS: said where a sentence stands in one language only; %s is the language */
	buf_addf(&text, _("only in %.*s"), STR_ARG(frame_language(v, 1 - side, cells >= 22)));
	wide = width_of(buf_str(&text));
	if (cells >= wide + 8)
		buf_addf(&b, "%s %s %s ", dot, dot, dot);
	buf_adds(&b, buf_str(&text));
	for (wide = width_of(buf_str(&b)); wide + 2 <= cells; wide += 2)
		buf_addf(&b, " %s", dot);
	grid_text_cut(g, row, col, cells, buf_str(&b), STYLE_GAP);
	buf_release(&text);
	buf_release(&b);
}

/* What the page said of the paragraph that a row is of: enum field_kind. */
static enum field_kind
kind_of(const struct view *v, const struct text_row *t, int d)
{
	const struct article *a = v->m->corpus->articles[v->text.article[d]];

	return (enum field_kind)a->fields[article_field_at(a, t->start[d])].kind;
}

static enum style
base_style(const struct view *v, const struct text_row *t, int d)
{
	if (t->title)
		return STYLE_TITLE;
	if (t->lacks)
		return STYLE_ONLY;
	if (t->segment == v->at.at && v->focus == PANE_TEXT)
		return STYLE_SENTENCE;
	return kind_of(v, t, d) == FIELD_HEADING ? STYLE_BOLD : STYLE_TEXT;
}

/* Does sentence begin its paragraph here? Then an item of a list and a quotation are marked before it. */
static void
draw_kind(const struct view *v, struct grid *g, int row, int col, const struct text_row *t, int d)
{
	const struct article *a = v->m->corpus->articles[v->text.article[d]];
	enum field_kind kind = kind_of(v, t, d);

	if (t->start[d] != a->fields[article_field_at(a, t->start[d])].start)
		return;
	if (kind == FIELD_ITEM)
		grid_text(g, row, col, 1, str_of(frame_sign(v, "•", "-")), STYLE_DIM);
	else if (kind == FIELD_QUOTE)
		grid_text(g, row, col, 1, str_of(frame_sign(v, "»", "\"")), STYLE_DIM);
}

/* What there is to know of a segment, at the right edge of its first row: a conflict, or what the reader said of it. */
static void
draw_sign(const struct view *v, struct grid *g, int row, int col, uint32_t segment)
{
	enum bead_by by = frame_bead_by(v, segment);

	if (segment_conflict(v, segment))
		grid_text(g, row, col, 1, str_of(frame_sign(v, "≠", "!")), STYLE_CONFLICT);
	else if (by == BEAD_CONFIRMED)
		grid_text(g, row, col, 1, str_of(frame_sign(v, "✓", "+")), STYLE_DIM);
	else if (by == BEAD_CHANGED)
		grid_text(g, row, col, 1, str_of(frame_sign(v, "±", "~")), STYLE_DIM);
}

static void
draw_side(const struct view *v, struct grid *g, const struct columns *c, int row, const struct text_row *t, int d)
{
	struct painted p = { .article = v->text.article[d], .start = t->start[d], .end = t->end[d], .base = base_style(v, t, d) };
	uint32_t start, end;
	int side;

	if (t->segment == v->at.at)
		p.nwords = word_places(v, d, &p.words, &p.word);
	if (!t->title)
		draw_kind(v, g, row, c->col[d] - 1, t, d);
	paint_text(v, g, row, c->col[d], c->width[d], &p);
	if (t->segment == v->at.at && word_at(v, &side, &start, &end) && side == d && start >= t->start[d] && start < t->end[d]) {
		g->cursor_row = row;
		g->cursor_col = c->col[d] + width_of(str_sub(v->m->corpus->articles[p.article]->text, p.start, start));
	}
}

static void
draw_row(const struct view *v, struct grid *g, const struct rect *r, const struct columns *c, int row,
         const struct text_row *t)
{
	bool stacked = v->text.how == ROWS_STACKED;
	int d;

	if (t->segment == v->at.at && t->first)
		grid_text(g, row, r->col, 1, STR(">"), STYLE_CURSOR);
	for (d = 0; d < 2; d++) {
		bool gap = t->gap && t->lacks == 1 + d;

		if (!c->shown[d])
			continue;
		if (t->end[d] > t->start[d])
			draw_side(v, g, c, row, t, d);
		else if (gap)
			draw_gap(v, g, row, c->col[d], c->width[d], d);
		if (stacked && (t->begins[d] || gap)) /* which version this is */
			grid_text(g, row, r->col + 1, 2, frame_language(v, d, false), STYLE_DIM);
	}
	if (t->first)
		draw_sign(v, g, row, r->col + r->cols - 1, t->segment);
}

void
pane_text_draw(const struct view *v, struct grid *g)
{
	const struct rect *r = &v->layout.pane[PANE_TEXT];
	struct columns c;
	int i;

	if (r->cols == 0 || v->m == NULL)
		return;
	if (v->story == UINT32_MAX || !v->text.valid) {
		grid_text(g, r->row, r->col + 2, r->cols - 2, str_of(v->progress.loading ? _("reading …") : _("nothing here")),
		          STYLE_DIM);
		return;
	}
	c = columns_of(v);
	draw_headings(v, g, r, &c);
	for (i = 0; i + 1 < r->rows && v->at.top + (uint32_t)i < v->text.rows.n; i++)
		draw_row(v, g, r, &c, r->row + 1 + i, &v->text.rows.items[v->at.top + (uint32_t)i]);
	if (!v->layout.stacked && c.shown[0] && c.shown[1])
		for (i = 0; i < r->rows; i++)
			grid_text(g, r->row + i, c.col[1] - 3, 1, str_of(frame_sign(v, "│", "|")), STYLE_BORDER);
	if (v->focus == PANE_TEXT && v->mode == MODE_NORMAL && !v->word.on && v->at.at < v->text.nsegments) {
		uint32_t row = v->text.first_row.items[v->at.at];

		g->cursor_row = r->row + 1 + (row >= v->at.top ? (int)(row - v->at.top) : 0);
		if (g->cursor_row >= r->row + r->rows)
			g->cursor_row = r->row + r->rows - 1;
		g->cursor_col = r->col;
	}
}
