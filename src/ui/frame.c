#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/utf8.h"
#include "text/width.h"
#include "ui/pages.h"
#include "ui/panes.h"
#include "ui/word.h"

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

/* --- a line of pieces --------------------------------------------------------------------------------------------- */

/* What is said in one line, most important first: a piece that does not fit is left out. */
struct bar {
	const struct view *v;
	struct buf text;
	int room;
};

static void
bar_add(struct bar *b, struct str piece)
{
	struct str dot = b->text.n > 0 ? str_of(frame_dot(b->v)) : STR("");
	int need = width_of(dot) + width_of(piece);

	if (piece.n == 0 || (need > b->room && b->text.n > 0)) /* the first one stays, to be cut */
		return;
	buf_adds(&b->text, dot);
	buf_adds(&b->text, piece);
	b->room -= need;
}

static void bar_addf(struct bar *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

static void
bar_addf(struct bar *b, const char *fmt, ...)
{
	char piece[512];
	va_list args;

	va_start(args, fmt);
	vsnprintf(piece, sizeof piece, fmt, args);
	va_end(args);
	bar_add(b, str_of(piece));
}

/* --- the first line ----------------------------------------------------------------------------------------------- */

static void
add_reading(struct bar *b)
{
	const struct progress *p = &b->v->progress;

	if (p->total == 0)
		bar_addf(b, "%s", _("looking for files"));
	else if (p->known)
		bar_addf(b, _("reading %llu of %llu files"), (unsigned long long)p->files, (unsigned long long)p->total);
	else
		bar_addf(b, _("reading %llu of more than %llu files"), (unsigned long long)p->files,
		         (unsigned long long)p->total);
	if (p->seconds >= 0.5 && p->files > 0)
		bar_addf(b, _("%.0f a second"), (double)p->files / p->seconds);
}

static void
add_loading(struct bar *b)
{
	static const char *const phases[] = { [PROGRESS_WORDS] = N_("indexing words"),
		                              [PROGRESS_NAMES] = N_("finding names and stories"),
		                              [PROGRESS_DONE] = "" };
	const struct progress *p = &b->v->progress;

	if (p->stopped)
		bar_addf(b, "%s", _("stopped: only a part was read"));
	if (p->without_names)
		bar_addf(b, "%s", _("stopped: without names and stories"));
	if (!p->loading)
		return;
	if (p->phase == PROGRESS_READING)
		add_reading(b);
	else
		bar_add(b, str_of(phases[p->phase][0] ? _(phases[p->phase]) : ""));
	if (p->left >= 0.5)
		bar_addf(b, _("%.0f s left"), p->left);
}

static void
add_corpus(struct bar *b)
{
	const struct model *m = b->v->m;
	uint32_t made, conflicts = opened_conflicts(m->opened, &made);

	bar_addf(b, ngettext("%u article", "%u articles", m->corpus->narticles), m->corpus->narticles);
	add_loading(b);
	if (b->v->both > 0 || (m->complete && !b->v->progress.without_names)) /* else it is not known */
		bar_addf(b, ngettext("%u story in both languages", "%u stories in both languages", b->v->both),
			 b->v->both);
	if (conflicts > 0)
		bar_addf(b, ngettext("%u with a conflict", "%u with conflicts", conflicts), conflicts);
}

/* What the list is filtered by. */
static void
add_filters(const struct view *v, struct buf *out)
{
	const char *cross = frame_sign(v, "×", "x");
	size_t i;

	for (i = 0; i < v->pills.n; i++)
		buf_addf(out, "%s@%s %s", out->n ? "  " : "", v->pills.items[i].name, cross);
	if (v->query_text != NULL)
		buf_addf(out, "%s/%s %s", out->n ? "  " : "", v->query_text, cross);
}

static void
draw_header(const struct view *v, struct grid *g)
{
	const char *hints[] = { _("/search  e names  ? help"), _("? help"), "" };
	struct buf filters = { 0 };
	struct bar left = { .v = v, .room = g->cols };
	int wide, col;
	size_t i = 0;

	add_filters(v, &filters);
	wide = width_of(buf_str(&filters));
	if (wide > g->cols / 2)
		wide = g->cols / 2;
	left.room -= wide ? wide + 2 : 0;
	bar_add(&left, str_of(v->m && v->m->name ? v->m->name : "visavis"));
	if (v->m != NULL)
		add_corpus(&left);
	else
		add_loading(&left);
	col = grid_text_cut(g, 0, 0, g->cols - (wide ? wide + 2 : 0), buf_str(&left.text), STYLE_HEADER);
	while (hints[i][0] && width_of(str_of(hints[i])) > g->cols - col - wide - (wide ? 4 : 2))
		i++;
	if (hints[i][0])
		grid_text(g, 0, g->cols - width_of(str_of(hints[i])), g->cols, str_of(hints[i]), STYLE_DIM);
	col = g->cols - wide - (hints[i][0] ? width_of(str_of(hints[i])) + 2 : 0);
	grid_text_cut(g, 0, col, wide, buf_str(&filters), STYLE_BOLD);
	buf_release(&filters);
	buf_release(&left.text);
}

/* --- the last line ------------------------------------------------------------------------------------------------ */

static void
add_evidence(struct bar *b, const struct pair *p, const char *how)
{
	struct buf text = { 0 };

	buf_addf(&text, ngettext("%u name", "%u names", p->names), p->names);
	buf_addz(&text, ", ");
	buf_addf(&text, ngettext("%u figure", "%u figures", p->amounts), p->amounts);
	if (p->days == 0)
		buf_addf(&text, ", %s", _("same day"));
	else if (p->days != INT32_MAX)
		buf_addf(&text, ngettext(", %d day apart", ", %d days apart", (unsigned long)p->days), p->days);
	bar_addf(b, how, text.p);
	buf_release(&text);
}

static void
add_pair(struct bar *b, uint32_t pair)
{
	const struct view *v = b->v;
	const struct pair *p = &v->m->stories->pairs[pair];
	const struct alignment *a = opened_alignment(v->m->opened, pair);
	bool room = v->cols >= 140;
	struct str l = frame_language(v, 0, room), r = frame_language(v, 1, room);
	uint32_t npairs = v->m->stories->stories[v->story].npairs;

	if (state_views(v) > 1)
		bar_addf(b, _("pair %u of %u"), v->pair % state_views(v) + 1, npairs);
	bar_addf(b, _("%.0f %% of %.*s in %.*s, %.0f %% of %.*s in %.*s"), (double)a->coverage[0] * 100, STR_ARG(l),
	         STR_ARG(r), (double)a->coverage[1] * 100, STR_ARG(r), STR_ARG(l));
	add_evidence(b, p, _("paired by %s"));
	bar_addf(b, "%s", p->kind == PAIR_TRANSLATION ? _("translation") : _("comparable"));
}

/* An article that no pair has, and what joins it to another of its language. */
static void
add_lone(struct bar *b)
{
	const struct view *v = b->v;
	const struct story *s = &v->m->stories->stories[v->story];
	const struct pair *p = stories_version(v->m->stories, state_lone(v));

	bar_addf(b, _("only in %.*s"), STR_ARG(frame_language(v, state_single_side(v), true)));
	if (s->nlone > 1)
		bar_addf(b, _("article %u of %u"), v->pair % state_views(v) - s->npairs + 1, s->nlone);
	if (p == NULL)
		return;
	add_evidence(b, p, _("joined by %s"));
	bar_addf(b, "%s", p->kind == PAIR_REVISION ? _("reworked") : _("comparable"));
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

static void
add_story(struct bar *b)
{
	static const char *const said[] = { [BEAD_FOUND] = NULL,
					    [BEAD_GIVEN] = N_("as the file aligns it"),
					    [BEAD_CHANGED] = N_("changed by you"),
					    [BEAD_CONFIRMED] = N_("confirmed") };
	const struct view *v = b->v;
	uint32_t pair = state_pair(v);
	struct buf word = { 0 };

	if (v->story == UINT32_MAX) {
		bar_addf(b, "%s", v->progress.loading ? _("reading …") : _("no story to show"));
		return;
	}
	word_say(v, &word);
	bar_add(b, buf_str(&word));
	buf_release(&word);
	if (v->text.valid && v->text.nsegments > 1 && v->at.at > 0)
		bar_addf(b, _("sentence %u of %u"), v->at.at, v->text.nsegments - 1);
	else if (v->text.valid)
		bar_addf(b, ngettext("title, %u sentence", "title, %u sentences", v->text.nsegments - 1),
		         v->text.nsegments - 1);
	if (said[frame_bead_by(v, v->at.at)] != NULL)
		bar_addf(b, "%s", gettext(said[frame_bead_by(v, v->at.at)]));
	if (pair != UINT32_MAX)
		add_pair(b, pair);
	else
		add_lone(b);
}

/* "12 FR 5 DE" */
static void
add_matched(struct bar *b)
{
	const struct view *v = b->v;
	char code[2][16];
	int d, i;

	for (d = 0; d < 2; d++) {
		snprintf(code[d], sizeof code[d], "%s", lang_code(d ? v->m->sides.right : v->m->sides.left));
		for (i = 0; code[d][i]; i++)
			code[d][i] &= code[d][i] >= 'a' && code[d][i] <= 'z' ? ~0x20 : ~0;
	}
	bar_addf(b, "%u %s %u %s", v->matched[0], code[0], v->matched[1], code[1]);
}

/* "17 of 230 · 12 FR 5 DE · hit 3 of 40" */
static void
add_search(struct bar *b)
{
	const struct view *v = b->v;

	if (!v->searched)
		return;
	bar_addf(b, _("%u of %u"), v->result.narticles, v->m->corpus->narticles);
	add_matched(b);
	if (v->hit != UINT32_MAX)
		bar_addf(b, _("hit %u of %u"), v->hit + 1, (unsigned)v->hit_order.n);
	else if (v->m->corpus->narticles > 0 && v->all_hits)
		bar_addf(b, ngettext("%u hit", "%u hits", state_hits(v)->nhits), state_hits(v)->nhits);
}

static void
add_page(struct bar *b)
{
	struct buf hint = { 0 };

	pages_hint(b->v, &hint);
	bar_add(b, buf_str(&hint));
	buf_release(&hint);
}

static int
draw_right(struct grid *g, int row, int end, struct str text, enum style style)
{
	int wide = width_of(text);

	if (wide == 0 || wide > end)
		return end;
	grid_text(g, row, end - wide, wide, text, style);
	return end - wide - 2;
}

static void
draw_state(const struct view *v, struct grid *g, int row)
{
	uint32_t pair = v->page == PAGE_NONE ? state_pair(v) : UINT32_MAX, conflicts;
	struct bar left = { .v = v }, search = { .v = v, .room = g->cols / 2 };
	struct buf right = { 0 };
	int end = g->cols;

	conflicts = pair == UINT32_MAX ? 0 : opened_differences(v->m->opened, pair)->conflicts;
	if (conflicts > 0)
		buf_addf(&right, ngettext("%s %u conflict", "%s %u conflicts", conflicts), frame_sign(v, "≠", "!="), conflicts);
	if (g->cols >= 40)
		end = draw_right(g, row, end, buf_str(&right), STYLE_CONFLICT);
	add_search(&search);
	end = draw_right(g, row, end, buf_str(&search.text), STYLE_STATUS);
	left.room = end;
	if (v->number > 0)
		bar_addf(&left, "%u", v->number);
	if (v->page == PAGE_NONE)
		add_story(&left);
	else
		add_page(&left);
	grid_text_cut(g, row, 0, end, buf_str(&left.text), STYLE_STATUS);
	buf_release(&left.text);
	buf_release(&search.text);
	buf_release(&right);
}

/* What stands to the right of a line that is typed: what it finds, or what is wrong with it. */
static void
draw_answer(const struct view *v, struct grid *g, int row, int from)
{
	struct bar b = { .v = v, .room = g->cols - from };
	size_t i, n = 0;
	int wide;

	if (v->message.n > 0 && (v->message_error || v->mode != MODE_SEARCH)) {
		wide = width_of(buf_str(&v->message));
		if (wide > b.room && v->message_error && row > 1) { /* no room beside what is typed: above it */
			grid_fill(g, row - 1, 0, 1, g->cols, ' ', STYLE_TEXT);
			grid_text_cut(g, row - 1, 0, g->cols, buf_str(&v->message), STYLE_ERROR);
			return;
		}
		wide = wide < b.room ? wide : b.room;
		grid_text_cut(g, row, g->cols - wide, wide, buf_str(&v->message),
		              v->message_error ? STYLE_ERROR : STYLE_DIM);
		return;
	}
	if (v->mode == MODE_SEARCH)
		add_search(&b);
	for (i = 0; v->mode == MODE_NARROW && i < v->names.n; i++)
		n += !v->names.items[i].heading;
	if (v->mode == MODE_NARROW)
		bar_addf(&b, ngettext("%zu name", "%zu names", n), n);
	draw_right(g, row, g->cols, buf_str(&b.text), STYLE_STATUS);
	buf_release(&b.text);
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
		draw_state(v, g, row);
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
		draw_header(v, g);
		draw_status(v, g);
	} else if (v->mode != MODE_NORMAL) {
		draw_line(v, g, g->rows - 1);
	}
}
