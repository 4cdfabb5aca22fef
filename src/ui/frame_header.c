#include "base/intl.h"
#include "text/width.h"
#include "ui/frame.h"

enum { HINTED = 60 }; /* from so many cells on there is always a word of where help is */

/* What gives way first where the line is short. */
enum rank { RANK_ARTICLES, RANK_STORIES, RANK_CONFLICTS, RANK_LOADING, RANK_NAME };

static void
add_reading(const struct progress *p, struct bar *b)
{
	if (p->total == 0)
		bar_addf(b, RANK_LOADING, "%s", _("looking for files"));
	else if (p->known)
		bar_addf(b, RANK_LOADING, _("reading %llu of %llu files"), (unsigned long long)p->files,
		         (unsigned long long)p->total);
	else
		bar_addf(b, RANK_LOADING, _("reading %llu of more than %llu files"), (unsigned long long)p->files,
		         (unsigned long long)p->total);
	if (p->seconds >= 0.5 && p->files > 0)
		bar_addf(b, RANK_ARTICLES, _("%.0f a second"), (double)p->files / p->seconds);
}

static void
add_loading(const struct progress *p, struct bar *b)
{
	static const char *const phases[] = { [PROGRESS_WORDS] = N_("indexing words"),
		                              [PROGRESS_NAMES] = N_("finding names and stories"),
		                              [PROGRESS_DONE] = "" };

	if (p->stopped)
		bar_addf(b, RANK_LOADING, "%s", _("stopped: only a part was read"));
	if (p->without_names)
		bar_addf(b, RANK_LOADING, "%s", _("stopped: without names and stories"));
	if (!p->loading)
		return;
	if (p->phase == PROGRESS_READING)
		add_reading(p, b);
	else
		bar_add(b, RANK_LOADING, str_of(phases[p->phase][0] ? _(phases[p->phase]) : ""));
	if (p->left >= 0.5)
		bar_addf(b, RANK_LOADING, _("%.0f s left"), p->left);
}

static void
add_corpus(const struct view *v, struct bar *b)
{
	const struct model *m = v->m;
	uint32_t made, conflicts = opened_conflicts(m->opened, &made);

	bar_addf(b, RANK_ARTICLES, ngettext("%u article", "%u articles", m->corpus->narticles), m->corpus->narticles);
	add_loading(&v->progress, b);
	if (v->both > 0 || (m->complete && !v->progress.without_names)) { /* else it is not known */
		bar_addf(b, RANK_STORIES, ngettext("%u story in both languages", "%u stories in both languages", v->both), v->both);
		bar_or(b, _("%u in both"), v->both);
	}
	if (conflicts > 0) {
		bar_addf(b, RANK_CONFLICTS, ngettext("%u with a conflict", "%u with conflicts", conflicts), conflicts);
		bar_or(b, "%s %u", frame_sign(v, "≠", "!="), conflicts);
	}
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

/* What fits of the hints behind column ${from}, before the filters of ${wide} cells. */
static const char *
hint_of(const struct grid *g, int from, int wide)
{
	const char *hints[] = { _("/search  e names  ? help"), _("? help"), "" };
	size_t i = 0;

	while (hints[i][0] && width_of(str_of(hints[i])) > g->cols - from - wide - (wide ? 4 : 2))
		i++;
	return hints[i];
}

void
frame_header_draw(const struct view *v, struct grid *g)
{
	struct buf filters = { 0 }, text = { 0 };
	struct bar left = { .dot = frame_dot(v) };
	const char *hint;
	int wide, room, fit, col, end;

	add_filters(v, &filters);
	wide = width_of(buf_str(&filters));
	if (wide > g->cols / 2)
		wide = g->cols / 2;
	room = g->cols - (wide ? wide + 2 : 0);
	fit = room - (g->cols >= HINTED && !v->progress.loading ? width_of(str_of(_("? help"))) + 2 : 0);
	bar_addf(&left, RANK_NAME, "%s", v->m && v->m->name ? v->m->name : "visavis");
	if (v->m != NULL)
		add_corpus(v, &left);
	else
		add_loading(&v->progress, &left);
	bar_fit(&left, fit);
	bar_joined(&left, &text);
	col = grid_text_cut(g, 0, 0, room, buf_str(&text), STYLE_HEADER);
	hint = hint_of(g, col, wide);
	end = g->cols - width_of(str_of(hint));
	if (hint[0])
		grid_text(g, 0, end, g->cols, str_of(hint), STYLE_DIM);
	grid_text_cut(g, 0, end - wide - (hint[0] ? 2 : 0), wide, buf_str(&filters), STYLE_BOLD);
	buf_release(&filters);
	buf_release(&text);
	bar_release(&left);
}
