#include "ui/move.h"

#include <stdlib.h>

#include "base/intl.h"
#include "ui/command.h"
#include "ui/hits.h"
#include "ui/layout.h"
#include "ui/pages.h"
#include "ui/paint.h"
#include "ui/word.h"

static uint32_t
rows_of(const struct view *v)
{
	switch (v->focus) {
	case PANE_LIST:
		return (uint32_t)v->shown.n;
	case PANE_TEXT:
		return v->text.nsegments;
	case PANE_NAMES:
		return (uint32_t)v->names.n;
	default:
		return pages_lines(v);
	}
}

static struct scroll *
scroll_of(struct view *v)
{
	return v->focus == PANE_LIST ? &v->list : v->focus == PANE_TEXT ? &v->at : v->focus == PANE_NAMES ? &v->name : &v->page_at;
}

/* Headings are no places to stop at. */
static uint32_t
off_heading(const struct view *v, uint32_t at, bool down)
{
	if (v->focus == PANE_PAGE)
		return pages_stop(v, at, down);
	if (v->focus != PANE_NAMES || at >= v->names.n || !v->names.items[at].heading)
		return at;
	if (!down && at > 0)
		return at - 1;
	return at + 1 < v->names.n ? at + 1 : at;
}

void
move_to(struct view *v, uint32_t row)
{
	uint32_t n = rows_of(v);
	struct scroll *s = scroll_of(v);
	bool down = row > s->at;

	if (n == 0)
		return;
	if (row >= n)
		row = n - 1;
	row = off_heading(v, row, down || row == 0);
	if (v->focus == PANE_LIST)
		state_story(v, row);
	s->at = row;
}

/* The rows of the text that are on the screen below its heading. */
static uint32_t
text_rows(const struct view *v)
{
	int n = v->layout.pane[PANE_TEXT].rows - 1;

	return n > 0 ? (uint32_t)n : 1;
}

/* A segment that is longer than the screen is scrolled through before the next one is current. */
static bool
scroll_long(struct view *v, int64_t by)
{
	uint32_t first, last, rows = text_rows(v);

	if (v->focus != PANE_TEXT || v->at.at >= v->text.nsegments)
		return false;
	first = v->text.first_row.items[v->at.at];
	last = rows_end_of(&v->text, v->at.at);
	if (last - first <= rows)
		return false;
	if (by > 0 && v->at.top + rows < last) {
		v->at.top++;
		return true;
	}
	if (by < 0 && v->at.top > first) {
		v->at.top--;
		return true;
	}
	return false;
}

void
move_by(struct view *v, int64_t rows)
{
	int64_t to;

	if ((rows == 1 || rows == -1) && scroll_long(v, rows))
		return;
	to = (int64_t)scroll_of(v)->at + rows;
	if (v->focus == PANE_NAMES && to <= 0)
		to = 0;
	move_to(v, to < 0 ? 0 : to > UINT32_MAX - 1 ? UINT32_MAX - 1 : (uint32_t)to);
}

/* The first segment that begins in the rows from ${top} on; the one that fills the screen if none does. */
static uint32_t
segment_at(const struct view *v, uint32_t top)
{
	uint32_t i;

	for (i = top; i < v->text.rows.n && i < top + text_rows(v); i++)
		if (v->text.rows.items[i].first)
			return v->text.rows.items[i].segment;
	return v->text.rows.items[top].segment;
}

/* In the text a page is counted in rows, and the segment that is then on top is current. */
static void
page_text(struct view *v, int64_t rows)
{
	int64_t n = (int64_t)v->text.rows.n, last = n - (int64_t)text_rows(v), top = (int64_t)v->at.top + rows;

	if (n == 0)
		return;
	last = last < 0 ? 0 : last;
	top = top < 0 ? 0 : top > last ? last : top;
	if ((uint32_t)top == v->at.top) /* the end, or the beginning, is on the screen */
		v->at.at = rows > 0 ? v->text.nsegments - 1 : 0;
	else
		v->at.at = segment_at(v, (uint32_t)top);
	v->at.top = (uint32_t)top;
}

void
move_page(struct view *v, int64_t half_pages)
{
	int64_t rows = (int64_t)command_page_rows(v) * half_pages / 2;

	if (v->focus == PANE_TEXT)
		page_text(v, rows);
	else
		move_by(v, rows == 0 ? half_pages : rows);
}

void
move_story(struct view *v, int64_t by)
{
	int64_t to = (int64_t)v->list.at + by;

	if (v->shown.n == 0 || to < 0 || to >= (int64_t)v->shown.n) {
		state_say(v, false, "%s", by > 0 ? _("this is the last story") : _("this is the first story"));
		return;
	}
	state_story(v, (uint32_t)to);
}

/* The segment nearest to a segment, in that direction, where what is chosen is mentioned; -1: there is none. From
 * before the first segment, -1, and from behind the last. */
static int64_t
nearest_mention(const struct view *v, int64_t from, int by)
{
	const struct entities *es = v->m->entities;
	int64_t best = -1;
	int d;

	for (d = 0; d < 2; d++) {
		uint32_t a = v->text.article[d], i;

		for (i = a == UINT32_MAX ? 1 : es->first_mention[a]; a != UINT32_MAX && i < es->first_mention[a + 1]; i++) {
			int64_t s;

			if (!paint_is_chosen(v, i))
				continue;
			s = rows_segment_of(&v->text, d, es->mentions[i].start);
			if ((s - from) * by > 0 && (best < 0 || (best - s) * by > 0))
				best = s;
		}
	}
	return best;
}

static bool
mention_in_story(struct view *v, int64_t from, int by)
{
	int64_t s = nearest_mention(v, from, by);

	if (s >= 0)
		v->at.at = (uint32_t)s;
	return s >= 0;
}

/* The nearest story of the list, in that direction, that mentions the chosen entity. */
static bool
story_with_entity(struct view *v, int by)
{
	uint8_t *has = state_stories_of(v, v->chosen.entity);
	int64_t i = (int64_t)v->list.at + by;

	while (i >= 0 && i < (int64_t)v->shown.n && !has[v->shown.items[i]])
		i += by;
	free(has);
	if (i < 0 || i >= (int64_t)v->shown.n)
		return false;
	state_story(v, (uint32_t)i);
	return true;
}

bool
move_mention(struct view *v, int by)
{
	if (v->chosen.entity == ENTITY_NONE && v->chosen.figure == UINT32_MAX && v->name.at < v->names.n &&
	    !v->names.items[v->name.at].heading)
		state_choose(v, v->names.items[v->name.at].entity, v->names.items[v->name.at].mention);
	if (v->chosen.entity == ENTITY_NONE && v->chosen.figure == UINT32_MAX) {
		state_say(v, false, "%s", _("choose a name first: e, then Enter"));
		return false;
	}
	if (v->layout.pane[PANE_TEXT].cols == 0)
		v->focus = PANE_TEXT;
	layout_make(v);
	state_rows(v);
	if (mention_in_story(v, v->at.at, by))
		return true;
	if (v->chosen.entity != ENTITY_NONE && story_with_entity(v, by)) {
		layout_make(v);
		state_rows(v);
		mention_in_story(v, by > 0 ? -1 : (int64_t)v->text.nsegments, by);
		return true;
	}
	state_say(v, false, "%s", by > 0 ? _("no further mention") : _("no earlier mention"));
	return false;
}

void
move_hit(struct view *v, int64_t by)
{
	int64_t n, to;

	state_all_hits(v);
	hits_order(v);
	n = (int64_t)v->hit_order.n;
	if (!v->searched || n == 0) {
		state_say(v, false, "%s", v->searched ? _("nothing found") : _("search first: /"));
		return;
	}
	if (v->hit == UINT32_MAX)
		to = (int64_t)hits_from_here(v, by > 0) + by + (by > 0 ? -1 : 1);
	else
		to = (int64_t)v->hit + by;
	if (to < 0 || to >= n)
		state_say(v, false, "%s", _("search goes on from the other end"));
	hits_go(v, (uint32_t)((to % n + n) % n), by == 1 || by == -1 ? (int)by : 0);
}

enum { COMPARE_MOST = 300 }; /* pairs that one key press may compare: a second or less */

/* The first conflict of a story becomes the place; false: it has none. */
static bool
conflict_in(struct view *v, uint32_t place)
{
	const struct stories *st = v->m->stories;
	const struct story *s = &st->stories[v->shown.items[place]];
	uint32_t p, k;

	for (p = 0; p < s->npairs; p++) {
		const struct differences *d = opened_differences(v->m->opened, s->first_pair + p);

		if (d->conflicts == 0)
			continue;
		state_story(v, place);
		v->pair = p;
		for (k = 0; k < d->n && d->items[k].status != DIFF_CONFLICT; k++)
			;
		state_goto(v, st->pairs[s->first_pair + p].article[0], d->items[k].start[0]);
		return true;
	}
	return false;
}

void
move_conflict(struct view *v)
{
	uint32_t before, made;
	size_t step;

	opened_conflicts(v->m->opened, &before);
	for (step = 1; step <= v->shown.n; step++) {
		if (conflict_in(v, (uint32_t)((v->list.at + step) % v->shown.n)))
			return;
		opened_conflicts(v->m->opened, &made);
		if (made - before >= COMPARE_MOST) {
			state_say(v, false, _("none so far, %u of %u pairs compared; again looks further"), made,
			          v->m->stories->npairs);
			return;
		}
	}
	state_say(v, false, "%s", _("no story with a conflict"));
}

enum { AROUND = 3 }; /* rows that are kept visible above and below the current segment */

static void
settle_text(struct view *v)
{
	uint32_t rows = text_rows(v), first, last, around;

	if (v->text.nsegments == 0 || !v->text.valid)
		return;
	if (v->at.at >= v->text.nsegments)
		v->at.at = v->text.nsegments - 1;
	first = v->text.first_row.items[v->at.at];
	last = rows_end_of(&v->text, v->at.at);
	if (last - first > rows) { /* longer than the screen: some of it must show */
		if (v->at.top + rows <= first || v->at.top >= last)
			v->at.top = first;
		return;
	}
	if (v->at.top + rows > v->text.rows.n)
		v->at.top = v->text.rows.n > rows ? (uint32_t)v->text.rows.n - rows : 0;
	around = rows - (last - first) < 2 * AROUND ? 0 : AROUND; /* what comes next is seen, too */
	first = first > around ? first - around : 0;
	last = last + around < v->text.rows.n ? last + around : (uint32_t)v->text.rows.n;
	if (first < v->at.top)
		v->at.top = first;
	if (last > v->at.top + rows)
		v->at.top = last - rows;
}

/* What belongs to the current line is on the screen with it, and so is the heading above the first line. */
static void
settle_page(struct view *v)
{
	uint32_t n = pages_lines(v), rows, end, above;

	if (v->page == PAGE_NONE)
		return;
	rows = (uint32_t)(v->layout.pane[PANE_PAGE].rows > 1 ? v->layout.pane[PANE_PAGE].rows - 1 : 1);
	rows /= (uint32_t)pages_line_rows(v);
	state_scroll(&v->page_at, n, (int)rows);
	if (n == 0)
		return;
	end = pages_end_of(v, v->page_at.at);
	if (end > v->page_at.top + rows)
		v->page_at.top = end - v->page_at.at < rows ? end - rows : v->page_at.at;
	above = v->page_at.at > 0 ? pages_stop(v, v->page_at.at - 1, false) : v->page_at.at;
	if (above >= v->page_at.at && v->page_at.at < rows) /* nothing to stop at above */
		v->page_at.top = 0;
}

void
move_settle(struct view *v)
{
	layout_make(v);
	if (v->m == NULL)
		return;
	state_rows(v);
	state_hits_here(v);
	settle_text(v);
	word_settle(v);
	state_scroll(&v->list, (uint32_t)v->shown.n, v->layout.pane[PANE_LIST].rows - 1);
	state_scroll(&v->name, (uint32_t)v->names.n, v->layout.pane[PANE_NAMES].rows - 1);
	if (v->name.top == 1 && v->name.at < (uint32_t)(v->layout.pane[PANE_NAMES].rows - 1))
		v->name.top = 0; /* show the first heading */
	settle_page(v);
}
