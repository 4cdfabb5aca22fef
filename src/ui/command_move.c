/* Moving: rows, screens, panes, stories. */
#include "base/intl.h"
#include "ui/command_rows.h"
#include "ui/move.h"
#include "ui/pages.h"
#include "ui/word.h"

static void down(struct view *v, uint32_t n) { move_by(v, command_times(n)); }
static void up(struct view *v, uint32_t n) { move_by(v, -command_times(n)); }
static void first(struct view *v, uint32_t n) { move_to(v, n ? n - 1 : 0); }
static void last(struct view *v, uint32_t n) { move_to(v, n ? n - 1 : UINT32_MAX); }
static void page_down(struct view *v, uint32_t n) { move_page(v, 2 * command_times(n)); }
static void page_up(struct view *v, uint32_t n) { move_page(v, -2 * command_times(n)); }
static void half_down(struct view *v, uint32_t n) { move_page(v, command_times(n)); }
static void half_up(struct view *v, uint32_t n) { move_page(v, -command_times(n)); }
static void next_story(struct view *v, uint32_t n) { move_story(v, command_times(n)); }
static void previous_story(struct view *v, uint32_t n) { move_story(v, -command_times(n)); }

static void
focus_by(struct view *v, int by)
{
	if (v->focus != PANE_PAGE)
		v->focus = (enum pane)((v->focus + PANE_PAGE + by) % PANE_PAGE);
}

static void next_pane(struct view *v, uint32_t n) { (void)n; focus_by(v, 1); }
static void previous_pane(struct view *v, uint32_t n) { (void)n; focus_by(v, -1); }

static void
enter_name(struct view *v)
{
	const struct name_row *r;
	size_t i;

	if (v->name.at >= v->names.n || v->names.items[v->name.at].heading)
		return;
	r = &v->names.items[v->name.at];
	if (r->entity == ENTITY_NONE) {
		state_choose(v, ENTITY_NONE, r->mention);
		state_say(v, false, "%s", _("] and [ go to where it is mentioned"));
		return;
	}
	for (i = 0; i < v->pills.n; i++)
		if (v->pills.items[i].entity == r->entity) {
			state_pill(v, r->entity, false);
			return;
		}
	state_choose(v, r->entity, UINT32_MAX);
	state_pill(v, v->chosen.entity, true);
}

static void
enter(struct view *v, uint32_t n)
{
	(void)n;
	if (v->focus == PANE_LIST)
		v->focus = PANE_TEXT;
	else if (v->focus == PANE_TEXT)
		word_across(v);
	else if (v->focus == PANE_NAMES)
		enter_name(v);
	else if (v->focus == PANE_PAGE)
		pages_enter(v);
}

static void
next_pair(struct view *v, uint32_t n)
{
	(void)n;
	if (v->m == NULL || v->story == UINT32_MAX || state_views(v) < 2)
		return;
	v->pair = (v->pair + 1) % state_views(v);
	v->at = (struct scroll){ 0, 0 };
	v->text.valid = false;
	state_names(v);
}

static const struct command rows[] = {
	{ "down", "j Down Ctrl-N", ON_ALL, N_("next row"), down, false },
	{ "up", "k Up Ctrl-P", ON_ALL, N_("previous row"), up, false },
	{ "first", "g Home", ON_ALL, N_("first row, or the row of the count"), first, false },
	{ "last", "G End", ON_ALL, N_("last row, or the row of the count"), last, false },
	{ "page-down", "Space PgDn Ctrl-F", ON_ALL, N_("a screen down"), page_down, false },
	{ "page-up", "b PgUp Ctrl-B", ON_ALL, N_("a screen up"), page_up, false },
	{ "half-down", "Ctrl-D", ON_ALL, N_("half a screen down"), half_down, false },
	{ "half-up", "Ctrl-U", ON_ALL, N_("half a screen up"), half_up, false },
	{ "next-pane", "Tab l Right", ON_MAIN, N_("next pane"), next_pane, false },
	{ "previous-pane", "Shift-Tab h Left", ON_MAIN, N_("previous pane"), previous_pane, false },
	{ "enter", "Enter", ON_ALL, N_("read the story; in the names: only stories with it; on a page: go there"), enter, false },
	{ "next-story", "}", ON_MAIN, N_("next story"), next_story, false },
	{ "previous-story", "{", ON_MAIN, N_("previous story"), previous_story, false },
	{ "next-pair", ".", ON_MAIN, N_("next pair or article of a story with several"), next_pair, false },
};

const struct command_rows command_move = { rows, sizeof rows / sizeof rows[0] };
