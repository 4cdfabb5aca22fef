/* How the screen looks, sorting, saved filters. */
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "ui/command_rows.h"
#include "ui/correct.h"
#include "ui/correct_names.h"
#include "ui/pages.h"
#include "ui/panes.h"

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
		command_type(v, MODE_FILTER_NAME, "");
}

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

static const struct command rows[] = {
	{ "versions", "L", ON_MAIN, N_("both versions, left only, right only"), versions, false },
	{ "zoom", "z", ON_MAIN, N_("the pane alone on the screen, and back"), zoom, false },
	{ "narrower", "<", ON_MAIN, N_("list or names narrower"), narrower, false },
	{ "wider", ">", ON_MAIN, N_("list or names wider"), wider, false },
	{ "sort", "s", ON_ALL, N_("sort by date, title, difference, relevance; a concordance by its context; names by count, name, single ones first"), sort, false },
	{ "filters", "f", ON_MAIN, N_("saved filters"), filters, false },
	{ "save-filter", "F", ON_MAIN, N_("save the search, and the names that filter, as a filter"), save_filter, false },
	{ "delete", "x Delete", ON_PAGE, N_("delete the saved filter; take the correction back"), delete_line, false },
};

const struct command_rows command_show = { rows, sizeof rows / sizeof rows[0] };
