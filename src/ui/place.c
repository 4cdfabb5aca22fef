/* The text of the current story, and going to a place in it. */
#include "ui/layout.h"
#include "ui/state.h"

static enum rows_how
rows_how_of(const struct view *v, const uint32_t article[2])
{
	if (article[0] == UINT32_MAX || article[1] == UINT32_MAX)
		return ROWS_BESIDE;
	if (v->versions != VERSIONS_BOTH)
		return v->versions == VERSIONS_LEFT ? ROWS_LEFT : ROWS_RIGHT;
	return v->layout.stacked ? ROWS_STACKED : ROWS_BESIDE;
}

/* Where the current segment stands on the screen. */
static uint32_t
rows_above(const struct view *v)
{
	uint32_t first;

	if (!v->text.valid || v->at.at >= v->text.nsegments)
		return 0;
	first = v->text.first_row.items[v->at.at];
	return first > v->at.top ? first - v->at.top : 0;
}

void
state_rows(struct view *v)
{
	uint32_t article[2] = { state_article(v, 0), state_article(v, 1) }, above, first;
	int width[2], col[2];
	enum rows_how how;

	if (v->m == NULL || v->story == UINT32_MAX || v->layout.pane[PANE_TEXT].cols == 0)
		return;
	how = rows_how_of(v, article);
	layout_text_widths(v, width, col);
	if (v->text.valid && !v->text.stale && v->text.article[0] == article[0] && v->text.article[1] == article[1] &&
	    v->text.width[0] == width[0] && v->text.width[1] == width[1] && v->text.how == how)
		return;
	above = rows_above(v); /* the current segment stays where the reader's eye is */
	rows_make(v->m, article, state_pair(v), width, how, &v->text);
	first = v->at.at < v->text.nsegments ? v->text.first_row.items[v->at.at] : 0;
	v->at.top = first > above ? first - above : 0;
}

static void
show_story(struct view *v, uint32_t story)
{
	uint32_t i;

	for (i = 0; i < v->shown.n; i++)
		if (v->shown.items[i] == story) {
			state_story(v, i);
			return;
		}
	/* It is filtered away: what the reader asked to see comes first. */
	while (v->pills.n > 0)
		state_pill(v, v->pills.items[v->pills.n - 1].entity, false);
	state_query_clear(v);
	v->story = story;
	v->text.valid = false;
	state_list(v);
}

/* The first view of a story that shows an article. */
static uint32_t
view_with(const struct stories *st, uint32_t story, uint32_t article, int side)
{
	const struct story *s = &st->stories[story];
	uint32_t i;

	for (i = 0; i < s->npairs; i++)
		if (st->pairs[s->first_pair + i].article[side] == article)
			return i;
	for (i = 0; i < s->nlone && st->lone[s->first_lone + i] != article; i++)
		;
	return s->npairs + i;
}

void
state_goto(struct view *v, uint32_t article, uint32_t offset)
{
	const struct stories *st = v->m->stories;
	uint32_t story = st->story_of[article], p;
	int side = model_side(v->m, article) == 1;

	if (v->story != story)
		show_story(v, story);
	p = view_with(st, story, article, side);
	if (state_article(v, side) != article && p != v->pair) {
		v->pair = p;
		state_names(v);
	}
	if (v->focus == PANE_PAGE || v->layout.pane[PANE_TEXT].cols == 0)
		v->focus = PANE_TEXT;
	v->page = PAGE_NONE;
	layout_make(v);
	state_rows(v);
	v->at.at = rows_segment_of(&v->text, side, offset);
}
