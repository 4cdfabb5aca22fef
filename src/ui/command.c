#include "ui/command.h"

#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "ui/correct.h"
#include "ui/correct_names.h"
#include "ui/layout.h"
#include "ui/move.h"
#include "ui/pages.h"
#include "ui/panes.h"
#include "ui/word.h"

static int64_t
times(uint32_t count)
{
	return count ? (int64_t)count : 1;
}

static void down(struct view *v, uint32_t n) { move_by(v, times(n)); }
static void up(struct view *v, uint32_t n) { move_by(v, -times(n)); }
static void first(struct view *v, uint32_t n) { move_to(v, n ? n - 1 : 0); }
static void last(struct view *v, uint32_t n) { move_to(v, n ? n - 1 : UINT32_MAX); }
static void page_down(struct view *v, uint32_t n) { move_page(v, 2 * times(n)); }
static void page_up(struct view *v, uint32_t n) { move_page(v, -2 * times(n)); }
static void half_down(struct view *v, uint32_t n) { move_page(v, times(n)); }
static void half_up(struct view *v, uint32_t n) { move_page(v, -times(n)); }
static void next_story(struct view *v, uint32_t n) { move_story(v, times(n)); }
static void previous_story(struct view *v, uint32_t n) { move_story(v, -times(n)); }
static void next_mention(struct view *v, uint32_t n) { for (n = n ? n : 1; n > 0 && move_mention(v, 1); n--) ; }
static void previous_mention(struct view *v, uint32_t n) { for (n = n ? n : 1; n > 0 && move_mention(v, -1); n--) ; }
static void next_hit(struct view *v, uint32_t n) { move_hit(v, times(n)); }
static void previous_hit(struct view *v, uint32_t n) { move_hit(v, -times(n)); }
static void next_conflict(struct view *v, uint32_t n) { (void)n; move_conflict(v); }

static void
focus_by(struct view *v, int by)
{
	if (v->focus != PANE_PAGE)
		v->focus = (enum pane)((v->focus + PANE_PAGE + by) % PANE_PAGE);
}

static void next_pane(struct view *v, uint32_t n) { (void)n; focus_by(v, 1); }
static void previous_pane(struct view *v, uint32_t n) { (void)n; focus_by(v, -1); }

static void
to_word(struct view *v, int64_t by)
{
	v->focus = PANE_TEXT;
	layout_make(v);
	word_move(v, by);
}

static void next_word(struct view *v, uint32_t n) { to_word(v, times(n)); }
static void previous_word(struct view *v, uint32_t n) { to_word(v, -times(n)); }

static void
back(struct view *v, uint32_t n)
{
	(void)n;
	if (v->focus == PANE_PAGE)
		pages_close(v);
	else if (v->focus == PANE_TEXT && word_leave_if(v))
		return;
	else if (v->zoomed)
		v->zoomed = false;
	else if (v->focus != PANE_LIST)
		v->focus = PANE_LIST;
	else
		v->effect.kind = EFFECT_QUIT;
}

static void quit(struct view *v, uint32_t n) { (void)n; v->effect.kind = EFFECT_QUIT; }

static void
open_mode(struct view *v, enum mode mode, const char *text)
{
	v->mode = mode;
	edit_start(&v->line[mode], str_of(text));
	buf_reset(&v->message);
}

static void
search(struct view *v, uint32_t n)
{
	(void)n;
	v->before_search.story = v->story;
	v->before_search.at = v->at;
	open_mode(v, MODE_SEARCH, "");
}

static void command_line(struct view *v, uint32_t n) { (void)n; open_mode(v, MODE_COMMAND, ""); }

static void
clear(struct view *v, uint32_t n)
{
	(void)n;
	if (v->focus == PANE_PAGE) {
		pages_close(v);
		return;
	}
	if (v->focus == PANE_TEXT && word_leave_if(v))
		return;
	edit_start(&v->line[MODE_NARROW], STR(""));
	state_choose(v, ENTITY_NONE, UINT32_MAX);
	if (v->query_text != NULL)
		state_search(v, STR(""));
	state_names(v);
}

static void
to_names(struct view *v, uint32_t n)
{
	(void)n;
	v->focus = PANE_NAMES;
	open_mode(v, MODE_NARROW, "");
	state_names(v);
}

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

/* The name under the cursor of the sidebar becomes the chosen one where a command asks for a name. */
static bool
choose_here(struct view *v)
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
	if (choose_here(v) || v->searched)
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
	if (choose_here(v))
		pages_open(v, PAGE_PROFILE);
	else
		state_say(v, false, "%s", _("choose a name first: e, then Enter"));
}

static void report(struct view *v, uint32_t n) { (void)n; pages_open(v, PAGE_REPORT); }
static void help(struct view *v, uint32_t n) { (void)n; pages_open(v, PAGE_HELP); }
static void filters(struct view *v, uint32_t n) { (void)n; pages_open(v, PAGE_FILTERS); }

static void
versions(struct view *v, uint32_t n)
{
	struct str language;

	(void)n;
	v->versions = (enum versions)((v->versions + 1) % VERSIONS);
	language = frame_language(v, v->versions == VERSIONS_RIGHT, true);
	if (v->versions == VERSIONS_BOTH)
		state_say(v, false, "%s", _("both versions"));
	else
		state_say(v, false, _("%.*s only"), STR_ARG(language));
}

static void zoom(struct view *v, uint32_t n) { (void)n; v->zoomed = !v->zoomed; }

static void
resize_pane(struct view *v, int by)
{
	int *cols = v->focus == PANE_NAMES ? &v->names_cols : &v->list_cols;
	int now = v->layout.pane[v->focus == PANE_NAMES ? PANE_NAMES : PANE_LIST].cols;

	if (now > 0 && now < v->cols)
		*cols = now + by;
	else
		state_say(v, false, "%s", _("there is nothing beside it"));
}

static void narrower(struct view *v, uint32_t n) { resize_pane(v, -(int)(n % 500 ? n % 500 : 1) * 2); }
static void wider(struct view *v, uint32_t n) { resize_pane(v, (int)(n % 500 ? n % 500 : 1) * 2); }

static void
sort_names(struct view *v)
{
	static const char *const said[NAMES_SORTS] = { N_("names sorted by count"), N_("names sorted by name"),
		                                       N_("names of one version alone first") };
	struct name_row here = { .heading = true };

	if (v->name.at < v->names.n)
		here = v->names.items[v->name.at];
	v->names_sort = (enum names_sort)((v->names_sort + 1) % NAMES_SORTS);
	state_names(v);
	state_names_at(v, here);
	state_say(v, false, "%s", _(said[v->names_sort]));
}

static void
sort(struct view *v, uint32_t n)
{
	static const char *const said[] = { N_("sorted by date"), N_("sorted by title"),
		                            N_("sorted by how much the versions differ"), N_("sorted by relevance to the search") };

	(void)n;
	if (v->page == PAGE_CONCORDANCE) {
		v->page_order = (enum concordance_kind)((v->page_order + 1) % 3);
		pages_open(v, PAGE_CONCORDANCE);
		return;
	}
	if (v->focus == PANE_PAGE)
		return;
	if (v->focus == PANE_NAMES) {
		sort_names(v);
		return;
	}
	v->sort = (enum sort)((v->sort + 1) % (v->searched ? SORTS : SORT_RELEVANCE));
	state_list(v);
	state_say(v, false, "%s", _(said[v->sort]));
}

static void
save_filter(struct view *v, uint32_t n)
{
	(void)n;
	if (v->query_text == NULL && v->pills.n == 0)
		state_say(v, false, "%s", _("search first: a filter is a search with a name"));
	else
		open_mode(v, MODE_FILTER_NAME, "");
}

static void
mark(struct view *v, uint32_t n)
{
	const struct story *s;
	size_t before = v->ndone;
	uint32_t i;
	bool on;

	(void)n;
	if (v->story == UINT32_MAX)
		return;
	s = &v->m->stories->stories[v->story];
	on = !v->marked[v->m->stories->story_articles[s->first_article]];
	for (i = 0; i < s->narticles; i++)
		state_mark(v, v->m->stories->story_articles[s->first_article + i], on, v->ndone > before);
	state_say(v, false, "%s", on ? _("marked") : _("no longer marked"));
}

static void
effect(struct view *v, enum effect_kind kind)
{
	v->effect.kind = (uint8_t)kind;
	v->effect.text = buf_str(&v->effect_text);
}

/* The current sentences, left then right; in the sidebar the name; on a page the line. */
static void
copy(struct view *v, uint32_t n)
{
	int d;
	size_t i;

	(void)n;
	buf_reset(&v->effect_text);
	if (v->focus == PANE_PAGE && v->page_at.at < v->lines.n) {
		const struct page_line *l = &v->lines.items[v->page_at.at];

		if (l->kind == LINE_FILE)
			page_report_text(v, l, &v->effect_text);
		else
			buf_adds(&v->effect_text, l->text);
	} else if (v->focus == PANE_NAMES && choose_here(v)) {
		buf_adds(&v->effect_text, entity_name(&v->m->entities->entities[v->chosen.entity], 0));
	} else {
		for (d = 0; d < 2; d++)
			for (i = 0; i < v->text.rows.n; i++) {
				const struct text_row *r = &v->text.rows.items[i];

				if (r->segment != v->at.at || r->end[d] <= r->start[d])
					continue;
				if (v->effect_text.n > 0)
					buf_addc(&v->effect_text, r->begins[d] ? '\n' : ' ');
				buf_adds(&v->effect_text,
				         str_sub(v->m->corpus->articles[v->text.article[d]]->text, r->start[d], r->end[d]));
			}
	}
	if (v->effect_text.n == 0)
		return;
	effect(v, EFFECT_COPY);
	state_say(v, false, "%s", _("copied"));
}

static void
browse(struct view *v, uint32_t n)
{
	uint32_t a = state_article(v, n == 2);
	const struct article *x;
	const struct report_row *row = pages_file(v);

	if (v->options.restricted) {
		state_say(v, true, "%s", _("not in restricted mode"));
		return;
	}
	if (row) { /* the file itself */
		buf_reset(&v->effect_text);
		buf_adds(&v->effect_text, row->file);
		effect(v, EFFECT_BROWSE);
		return;
	}
	if (v->focus == PANE_PAGE)
		return;
	if (a == UINT32_MAX)
		a = state_article(v, n != 2);
	if (a == UINT32_MAX)
		return;
	x = v->m->corpus->articles[a];
	buf_reset(&v->effect_text);
	buf_adds(&v->effect_text, x->url.n ? x->url : x->file);
	effect(v, EFFECT_BROWSE);
}

static void
export(struct view *v, uint32_t n)
{
	(void)n;
	if (v->options.restricted)
		state_say(v, true, "%s", _("not in restricted mode"));
	else
		open_mode(v, MODE_EXPORT, "alignment tmx ");
}

static void reload(struct view *v, uint32_t n) { (void)n; v->effect.kind = EFFECT_RELOAD; }
static void redraw(struct view *v, uint32_t n) { (void)n; v->effect.kind = EFFECT_REDRAW_ALL; }
static void suspend(struct view *v, uint32_t n) { (void)n; v->effect.kind = EFFECT_SUSPEND; }

static void
mouse(struct view *v, uint32_t n)
{
	(void)n;
	v->mouse = !v->mouse;
	v->effect.kind = EFFECT_MOUSE;
	state_say(v, false, "%s", v->mouse ? _("mouse on") : _("mouse off"));
}

static void
undo(struct view *v, uint32_t n)
{
	(void)n;
	state_say(v, false, "%s", state_undo(v) ? _("undone") : _("nothing to undo"));
}

static void
redo(struct view *v, uint32_t n)
{
	(void)n;
	state_say(v, false, "%s", state_redo(v) ? _("done again") : _("nothing to redo"));
}

static void
all_names(struct view *v, uint32_t n)
{
	(void)n;
	v->all_names = !v->all_names;
	v->name = (struct scroll){ 0, 0 };
	state_names(v);
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

static void link_row(struct view *v, uint32_t n) { correct_bead(v, BEAD_LINK, n); }
static void unlink_row(struct view *v, uint32_t n) { correct_bead(v, BEAD_UNLINK, n); }
static void merge_row(struct view *v, uint32_t n) { correct_bead(v, BEAD_MERGE, n); }
static void split_row(struct view *v, uint32_t n) { correct_bead(v, BEAD_SPLIT, n); }
static void sentence_up(struct view *v, uint32_t n) { correct_bead(v, BEAD_UP, n); }
static void sentence_down(struct view *v, uint32_t n) { correct_bead(v, BEAD_DOWN, n); }
static void shift_up(struct view *v, uint32_t n) { correct_bead(v, BEAD_SHIFT_UP, n); }
static void shift_down(struct view *v, uint32_t n) { correct_bead(v, BEAD_SHIFT_DOWN, n); }
static void confirm(struct view *v, uint32_t n) { correct_bead(v, BEAD_CONFIRM, n); }
static void doubtful(struct view *v, uint32_t n) { (void)n; correct_doubtful(v); }
static void pair(struct view *v, uint32_t n) { (void)n; correct_together(v); }
static void unpair(struct view *v, uint32_t n) { (void)n; correct_apart(v); }
static void why(struct view *v, uint32_t n) { (void)n; correct_why(v); }

static void merge_names(struct view *v, uint32_t n) { (void)n; correct_merge_names(v); }
static void split_name(struct view *v, uint32_t n) { (void)n; correct_split_name(v); }
static void hide_name(struct view *v, uint32_t n) { (void)n; correct_hide_name(v); }
static void type_name(struct view *v, uint32_t n) { (void)n; correct_ask_type(v); }
static void rename_name(struct view *v, uint32_t n) { (void)n; correct_ask_name(v); }
static void import(struct view *v, uint32_t n) { (void)n; correct_ask_import(v); }
static void corrections(struct view *v, uint32_t n) { (void)n; pages_open(v, PAGE_CORRECTIONS); }

static void
delete_line(struct view *v, uint32_t n)
{
	uint32_t at = v->page_at.at;

	(void)n;
	if (v->page == PAGE_CORRECTIONS)
		correct_take_back(v);
	if (v->page != PAGE_FILTERS || at >= v->filters.n)
		return;
	free(v->filters.items[at].name);
	free(v->filters.items[at].query);
	memmove(&v->filters.items[at], &v->filters.items[at + 1], (--v->filters.n - at) * sizeof *v->filters.items);
	v->effect.kind = EFFECT_FILTERS;
	pages_open(v, PAGE_FILTERS);
}

static const struct command commands[] = {
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
	{ "versions", "L", ON_MAIN, N_("both versions, left only, right only"), versions, false },
	{ "zoom", "z", ON_MAIN, N_("the pane alone on the screen, and back"), zoom, false },
	{ "narrower", "<", ON_MAIN, N_("list or names narrower"), narrower, false },
	{ "wider", ">", ON_MAIN, N_("list or names wider"), wider, false },
	{ "sort", "s", ON_ALL, N_("sort by date, title, difference, relevance; a concordance by its context; names by count, name, single ones first"), sort, false },
	{ "filters", "f", ON_MAIN, N_("saved filters"), filters, false },
	{ "save-filter", "F", ON_MAIN, N_("save the search, and the names that filter, as a filter"), save_filter, false },
	{ "delete", "x Delete", ON_PAGE, N_("delete the saved filter; take the correction back"), delete_line, false },
	{ "mark", "m", ON_MAIN, N_("mark the story, or unmark it"), mark, false },
	{ "copy", "y", ON_ALL, N_("copy the sentences, the name or the line to the clipboard"), copy, false },
	{ "open", "o", ON_ALL, N_("open the left article in $BROWSER; 2o the right one; in the load report: the file"), browse, false },
	{ "export", "x", ON_MAIN, N_("export what is shown to a file"), export, false },
	{ "report", "R", ON_MAIN, N_("load report: what was read, and what was left out"), report, false },
	{ "reload", "r", ON_MAIN, N_("read again what has changed"), reload, false },
	{ "undo", "u", ON_ALL, N_("undo the last mark, filter or correction"), undo, false },
	{ "redo", "Ctrl-R", ON_ALL, N_("redo it"), redo, false },
	{ "doubtful", ";", ON_MAIN, N_("to the next row of sentences that is doubtful"), doubtful, false },
	{ "confirm", "C", ON_TEXT, N_("confirm the row of sentences, or take that back"), confirm, false },
	{ "link", "=", ON_TEXT, N_("link a sentence that is alone with the nearest alone on the other side"), link_row, false },
	{ "unlink", "-", ON_TEXT, N_("the two sides of the row apart"), unlink_row, false },
	{ "merge", "&", ON_TEXT, N_("the row and the next one together"), merge_row, false },
	{ "split", "|", ON_TEXT, N_("the row in two, behind its first sentences"), split_row, false },
	{ "sentence-up", "K", ON_TEXT, N_("the first sentence on the right one row up; 1K: on the left"), sentence_up, false },
	{ "sentence-down", "J", ON_TEXT, N_("the last sentence on the right one row down; 1J: on the left"), sentence_down, false },
	{ "shift-up", "(", ON_TEXT, N_("the right side from here on one row up; 1(: the left side"), shift_up, false },
	{ "shift-down", ")", ON_TEXT, N_("the right side from here on one row down; 1): the left side"), shift_down, false },
	{ "merge-names", "&", ON_NAMES | ON_PAGE, N_("the name and the one that was chosen with v are one"), merge_names, false },
	{ "split-name", "|", ON_NAMES | ON_PAGE, N_("on a profile: this variant is another thing; in the names: this and the chosen one never are one"), split_name, false },
	{ "type", "T", ON_NAMES | ON_PAGE, N_("the name is of another type"), type_name, false },
	{ "hide", "H", ON_NAMES | ON_PAGE, N_("it is no name: hide it"), hide_name, false },
	{ "rename", "E F2", ON_NAMES | ON_PAGE, N_("call it otherwise; left / right: in each language"), rename_name, false },
	{ "corrections", "U", ON_MAIN, N_("corrections of names; x there takes one back"), corrections, false },
	{ "import", "i", ON_PAGE, N_("on the corrections of names: add those of a file"), import, false },
	{ "pair", "P", ON_MAIN, N_("this story and the marked one are one"), pair, false },
	{ "unpair", "!", ON_MAIN, N_("the two are not one story; or an article is one of its own"), unpair, false },
	{ "why", "I", ON_MAIN, N_("what speaks for the two articles being one story; or this one and the marked one"), why, false },
	{ "mouse", "M", ON_MAIN, N_("mouse on or off"), mouse, false },
	{ "clear", "Esc", ON_ALL, N_("clear the search and the chosen name; leave a page"), clear, false },
	{ "redraw", "Ctrl-L", ON_ALL, N_("draw the screen anew"), redraw, true },
	{ "suspend", "Ctrl-Z", ON_ALL, N_("to the shell; fg comes back"), suspend, true },
	{ "help", "? F1", ON_ALL, N_("this help"), help, false },
	{ "command", ":", ON_ALL, N_("a command by its name; Tab completes"), command_line, false },
	{ "back", "q", ON_ALL, N_("back; from the list: quit"), back, true },
	{ "quit", "Q", ON_ALL, N_("quit"), quit, true },
};

size_t
command_count(void)
{
	return sizeof commands / sizeof commands[0];
}

const struct command *
command_at(size_t i)
{
	return &commands[i];
}

const struct command *
command_by_name(struct str name)
{
	size_t i;

	for (i = 0; i < command_count(); i++)
		if (str_eqz(name, commands[i].name))
			return &commands[i];
	return NULL;
}

const struct command *
command_complete(struct str prefix, size_t n)
{
	size_t i;

	for (i = 0; i < command_count(); i++)
		if (str_starts(str_of(commands[i].name), prefix) && n-- == 0)
			return &commands[i];
	return NULL;
}

static bool
has_key(const struct command *c, struct key k)
{
	struct str rest = str_of(c->keys), name;
	struct key one;

	while (str_cut(&rest, ' ', &name))
		if (key_parse(name, &one) && key_same(one, k))
			return true;
	return false;
}

const struct command *
command_by_key(const struct view *v, struct key k)
{
	unsigned where = 1u << v->focus;
	size_t i;

	for (i = v->bindings.n; i-- > 0;)
		if (key_same(v->bindings.items[i].key, k) && (v->bindings.items[i].command->where & where))
			return v->bindings.items[i].command;
	for (i = 0; i < command_count(); i++)
		if ((commands[i].where & where) && has_key(&commands[i], k))
			return &commands[i];
	return NULL;
}

int
command_page_rows(const struct view *v)
{
	int rows = v->layout.pane[v->focus].rows - 2;

	return rows > 1 ? rows : 1;
}
