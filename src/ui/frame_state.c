#include <stdio.h>

#include "base/intl.h"
#include "text/width.h"
#include "ui/frame.h"
#include "ui/pages.h"
#include "ui/word.h"

/* What gives way first where the line is short: how much of each version is in the other, what speaks for the two being one
 * story, and conflicts are what a reader must see. */
enum rank {
	RANK_KIND,
	RANK_PAIR,
	RANK_SENTENCE,
	RANK_EVIDENCE,
	RANK_SEARCH,
	RANK_SAID,
	RANK_COVERAGE,
	RANK_CONFLICTS,
	RANK_HERE /* what was typed, the word under the cursor */
};

/* "9 names, 13 figures, same day". ${how}: what they did, "paired by %s". */
static void
add_evidence(const struct pair *p, const char *how, struct bar *b)
{
	struct buf text = { 0 };

	buf_addf(&text, ngettext("%u name", "%u names", p->names), p->names);
	buf_addz(&text, ", ");
	buf_addf(&text, ngettext("%u figure", "%u figures", p->amounts), p->amounts);
	if (p->days == 0)
		buf_addf(&text, ", %s", _("same day"));
	else if (p->days != INT32_MAX)
		buf_addf(&text, ngettext(", %d day apart", ", %d days apart", (unsigned long)p->days), p->days);
	bar_addf(b, RANK_EVIDENCE, how, text.p);
	bar_or(b, "%s", text.p);
	buf_release(&text);
}

static void
add_coverage(const struct view *v, const struct alignment *a, struct bar *b)
{
	bool room = v->cols >= 140;
	struct str l = frame_language(v, 0, room), r = frame_language(v, 1, room);
	double in[2] = { (double)a->coverage[0] * 100, (double)a->coverage[1] * 100 };

	bar_addf(b, RANK_COVERAGE, _("%.0f %% of %.*s in %.*s, %.0f %% of %.*s in %.*s"), in[0], STR_ARG(l), STR_ARG(r), in[1],
	         STR_ARG(r), STR_ARG(l));
	bar_or(b, "%.*s %.0f %%, %.*s %.0f %%", STR_ARG(l), in[0], STR_ARG(r), in[1]);
}

static void
add_pair(const struct view *v, uint32_t pair, struct bar *b)
{
	const struct pair *p = &v->m->stories->pairs[pair];
	uint32_t npairs = v->m->stories->stories[v->story].npairs;
	bool translation = p->kind == PAIR_TRANSLATION;

	if (state_views(v) > 1)
		bar_addf(b, RANK_PAIR, _("pair %u of %u"), v->pair % state_views(v) + 1, npairs);
	add_coverage(v, opened_alignment(v->m->opened, pair), b);
	add_evidence(p, _("paired by %s"), b);
	bar_addf(b, RANK_KIND, "%s", translation ? _("translation") : _("comparable"));
	bar_or(b, "%s", translation ? frame_sign(v, "⇄", "=") : frame_sign(v, "≈", "~"));
}

/* An article that no pair has, and what joins it to another of its language. */
static void
add_lone(const struct view *v, struct bar *b)
{
	const struct story *s = &v->m->stories->stories[v->story];
	const struct pair *p = stories_version(v->m->stories, state_lone(v));

	bar_addf(b, RANK_COVERAGE, _("only in %.*s"), STR_ARG(frame_language(v, state_single_side(v), true)));
	if (s->nlone > 1)
		bar_addf(b, RANK_PAIR, _("article %u of %u"), v->pair % state_views(v) - s->npairs + 1, s->nlone);
	if (p == NULL)
		return;
	add_evidence(p, _("joined by %s"), b);
	bar_addf(b, RANK_KIND, "%s", p->kind == PAIR_REVISION ? _("reworked") : _("comparable"));
}

static void
add_sentence(const struct view *v, struct bar *b)
{
	uint32_t n = v->text.nsegments - 1;

	if (!v->text.valid)
		return;
	if (n > 0 && v->at.at > 0) {
		bar_addf(b, RANK_SENTENCE, _("sentence %u of %u"), v->at.at, n);
		bar_or(b, "%u/%u", v->at.at, n);
	} else {
		bar_addf(b, RANK_SENTENCE, ngettext("title, %u sentence", "title, %u sentences", n), n);
		bar_or(b, "%s", _("title"));
	}
}

static void
add_story(const struct view *v, struct bar *b)
{
	static const char *const said[] = { [BEAD_FOUND] = NULL,
					    [BEAD_GIVEN] = N_("as the file aligns it"),
					    [BEAD_CHANGED] = N_("changed by you"),
					    [BEAD_CONFIRMED] = N_("confirmed") };
	uint32_t pair = state_pair(v);
	struct buf word = { 0 };

	if (v->story == UINT32_MAX) {
		bar_addf(b, RANK_HERE, "%s", v->progress.loading ? _("reading …") : _("no story to show"));
		return;
	}
	word_say(v, &word);
	bar_add(b, RANK_HERE, buf_str(&word));
	buf_release(&word);
	add_sentence(v, b);
	if (said[frame_bead_by(v, v->at.at)] != NULL)
		bar_addf(b, RANK_SAID, "%s", gettext(said[frame_bead_by(v, v->at.at)]));
	if (pair != UINT32_MAX)
		add_pair(v, pair, b);
	else
		add_lone(v, b);
}

/* "12 FR 5 DE" */
static void
add_matched(const struct view *v, struct buf *out)
{
	const char *code;
	int d;

	for (d = 0; d < 2; d++) {
		buf_addf(out, "%s%u ", d ? " " : "", v->matched[d]);
		for (code = lang_code(d ? v->m->sides.right : v->m->sides.left); *code; code++)
			buf_addc(out, *code >= 'a' && *code <= 'z' ? (char)(*code - 'a' + 'A') : *code);
	}
}

void
frame_add_search(const struct view *v, unsigned rank, struct bar *b)
{
	struct buf all = { 0 }, hits = { 0 };

	if (!v->searched)
		return;
	buf_addf(&all, _("%u of %u"), v->result.narticles, v->m->corpus->narticles);
	buf_addz(&all, frame_dot(v));
	add_matched(v, &all);
	if (v->hit != UINT32_MAX)
		buf_addf(&hits, _("hit %u of %u"), v->hit + 1, (unsigned)v->hit_order.n);
	else if (v->m->corpus->narticles > 0 && v->all_hits)
		buf_addf(&hits, ngettext("%u hit", "%u hits", state_hits(v)->nhits), state_hits(v)->nhits);
	bar_addf(b, rank, "%s%s%s", all.p, hits.n > 0 ? frame_dot(v) : "", hits.n > 0 ? hits.p : "");
	bar_or(b, "%s", hits.n > 0 ? hits.p : all.p);
	buf_release(&all);
	buf_release(&hits);
}

static void
add_conflicts(const struct view *v, struct bar *b)
{
	uint32_t pair = state_pair(v), n;

	n = pair == UINT32_MAX ? 0 : opened_differences(v->m->opened, pair)->conflicts;
	if (n == 0)
		return;
	bar_addf(b, RANK_CONFLICTS, ngettext("%s %u conflict", "%s %u conflicts", n), frame_sign(v, "≠", "!="), n);
	bar_or(b, "%s %u", frame_sign(v, "≠", "!="), n);
	bar_apart(b);
}

/* The pieces that stand apart, from the right. */
static int
draw_apart(const struct bar *b, struct grid *g, int row)
{
	int end = g->cols;
	uint32_t i;

	for (i = b->n; i-- > 0;) {
		struct str text = bar_shown(b, i);

		if (!b->pieces[i].apart || text.n == 0 || width_of(text) > end)
			continue;
		grid_text(g, row, end - width_of(text), width_of(text), text,
		          b->pieces[i].rank == RANK_CONFLICTS ? STYLE_CONFLICT : STYLE_STATUS);
		end -= width_of(text) + 2;
	}
	return end;
}

/* What the keys of a page do, or what the line is about, as long as it may be: what is beside it has half of the line. */
static void
draw_page_state(const struct view *v, struct grid *g, int row)
{
	struct bar b = { .dot = frame_dot(v) };
	struct buf hint = { 0 };
	int end;

	frame_add_search(v, RANK_SEARCH, &b);
	bar_apart(&b);
	bar_fit(&b, g->cols / 2);
	end = draw_apart(&b, g, row);
	if (v->number > 0)
		buf_addf(&hint, "%u%s", v->number, frame_dot(v));
	pages_hint(v, &hint);
	grid_text_cut(g, row, 0, end, buf_str(&hint), STYLE_STATUS);
	buf_release(&hint);
	bar_release(&b);
}

static void
draw_story_state(const struct view *v, struct grid *g, int row)
{
	struct bar b = { .dot = frame_dot(v) };
	struct buf text = { 0 };
	int end;

	if (v->number > 0)
		bar_addf(&b, RANK_HERE, "%u", v->number);
	add_story(v, &b);
	if (v->searched) {
		frame_add_search(v, RANK_SEARCH, &b);
		bar_apart(&b);
	}
	add_conflicts(v, &b);
	bar_fit(&b, g->cols);
	end = draw_apart(&b, g, row);
	bar_joined(&b, &text);
	grid_text_cut(g, row, 0, end, buf_str(&text), STYLE_STATUS);
	buf_release(&text);
	bar_release(&b);
}

void
frame_state_draw(const struct view *v, struct grid *g, int row)
{
	if (v->page == PAGE_NONE)
		draw_story_state(v, g, row);
	else
		draw_page_state(v, g, row);
}
