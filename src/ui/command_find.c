/* Finding: searches, names, hits, words, differences, concordance. */
#include "base/intl.h"
#include "ui/command_rows.h"
#include "ui/layout.h"
#include "ui/move.h"
#include "ui/pages.h"
#include "ui/word.h"

static void next_mention(struct view *v, uint32_t n) { for (n = n ? n : 1; n > 0 && move_mention(v, 1); n--) ; }
static void previous_mention(struct view *v, uint32_t n) { for (n = n ? n : 1; n > 0 && move_mention(v, -1); n--) ; }
static void next_hit(struct view *v, uint32_t n) { move_hit(v, command_times(n)); }
static void previous_hit(struct view *v, uint32_t n) { move_hit(v, -command_times(n)); }
static void next_conflict(struct view *v, uint32_t n) { (void)n; move_conflict(v); }

static void
to_word(struct view *v, int64_t by)
{
	v->focus = PANE_TEXT;
	layout_make(v);
	word_move(v, by);
}

static void next_word(struct view *v, uint32_t n) { to_word(v, command_times(n)); }
static void previous_word(struct view *v, uint32_t n) { to_word(v, -command_times(n)); }

static void
search(struct view *v, uint32_t n)
{
	(void)n;
	v->before_search.story = v->story;
	v->before_search.at = v->at;
	command_type(v, MODE_SEARCH, "");
}

static void
to_names(struct view *v, uint32_t n)
{
	(void)n;
	v->focus = PANE_NAMES;
	command_type(v, MODE_NARROW, "");
	state_names(v);
}

bool
command_find_name(struct view *v)
{
	if (v->focus == PANE_NAMES && v->name.at < v->names.n && v->names.items[v->name.at].entity != ENTITY_NONE)
		state_choose(v, v->names.items[v->name.at].entity, UINT32_MAX);
	return v->chosen.entity != ENTITY_NONE;
}

static void
choose(struct view *v, uint32_t n)
{
	(void)n;
	if (v->name.at < v->names.n && !v->names.items[v->name.at].heading)
		state_choose(v, v->names.items[v->name.at].entity, v->names.items[v->name.at].mention);
}

static void
differences(struct view *v, uint32_t n)
{
	(void)n;
	if (state_pair(v) == UINT32_MAX)
		state_say(v, false, "%s", _("this story stands in one language only"));
	else
		pages_open(v, PAGE_DIFFERENCES);
}

/* What a concordance is of: the word under the cursor is searched for; else the name, or the search that is. */
static bool
have_places(struct view *v)
{
	struct buf query = { 0 };

	if (v->focus == PANE_TEXT && word_query(v, &query)) {
		state_choose(v, ENTITY_NONE, UINT32_MAX);
		state_search(v, buf_str(&query));
	}
	buf_release(&query);
	if (command_find_name(v) || v->searched)
		return true;
	state_say(v, false, "%s", _("choose a name or search first"));
	return false;
}

static void
concordance(struct view *v, uint32_t n)
{
	(void)n;
	if (!have_places(v))
		return;
	page_translations_drop(v);
	pages_open(v, PAGE_CONCORDANCE);
}

static void
translations(struct view *v, uint32_t n)
{
	bool below = v->page == PAGE_CONCORDANCE && v->narrowed == UINT32_MAX;

	(void)n;
	if (v->page == PAGE_CONCORDANCE && !below) {
		pages_close(v); /* they are there */
		return;
	}
	if (v->page != PAGE_NONE && !below)
		return;
	if (!below && !have_places(v))
		return;
	v->from_concordance = below;
	v->concordance_at = v->page_at;
	page_translations_make(v);
	pages_open(v, PAGE_TRANSLATIONS);
}

static void
profile(struct view *v, uint32_t n)
{
	(void)n;
	if (command_find_name(v))
		pages_open(v, PAGE_PROFILE);
	else
		state_say(v, false, "%s", _("choose a name first: e, then Enter"));
}

static void
all_names(struct view *v, uint32_t n)
{
	(void)n;
	v->all_names = !v->all_names;
	v->name = (struct scroll){ 0, 0 };
	state_names(v);
}

static const struct command rows[] = {
	{ "search", "/", ON_MAIN, N_("search as you type; Esc clears"), search, false },
	{ "next-hit", "n", ON_MAIN, N_("next hit, in both languages"), next_hit, false },
	{ "previous-hit", "N", ON_MAIN, N_("previous hit"), previous_hit, false },
	{ "next-word", "w", ON_MAIN, N_("next word, and what stands for it in the other version; Enter goes there"), next_word, false },
	{ "previous-word", "W", ON_MAIN, N_("previous word; Esc leaves the words"), previous_word, false },
	{ "names", "e", ON_MAIN, N_("to the names; type to narrow them, Esc: all of them, from the one found"), to_names, false },
	{ "all-names", "a", ON_MAIN, N_("names of the story, or of the whole corpus"), all_names, false },
	{ "choose", "v", ON_NAMES, N_("choose the name without filtering by it"), choose, false },
	{ "next-mention", "]", ON_MAIN, N_("next mention of the chosen name, in both versions"), next_mention, false },
	{ "previous-mention", "[", ON_MAIN, N_("previous mention"), previous_mention, false },
	{ "differences", "d", ON_MAIN, N_("differences of this pair"), differences, false },
	{ "next-conflict", "D", ON_MAIN, N_("next story with a conflict"), next_conflict, false },
	{ "concordance", "c", ON_MAIN, N_("concordance of the chosen name, of the search, or of the word"), concordance, false },
	{ "translations", "t", ON_ALL, N_("how the word of a concordance or search is translated, with counts"), translations, false },
	{ "profile", "p", ON_MAIN, N_("profile of the name"), profile, false },
};

const struct command_rows command_find = { rows, sizeof rows / sizeof rows[0] };
