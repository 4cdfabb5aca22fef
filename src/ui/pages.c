#include "ui/pages.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/intl.h"
#include "text/width.h"
#include "ui/layout.h"
#include "ui/panes.h"

/* A page: its title, what fills it, what is said where there is nothing, and what its keys do. */
static const struct page_kind {
	const char *title;
	void (*fill)(struct view *v);
	const char *empty, *hint;
} kinds[PAGES] = {
	[PAGE_DIFFERENCES] = { N_("Differences of this pair"), page_differences_fill, N_("the two versions say the same"),
	                       N_("Enter goes to the sentence, q back") },
	[PAGE_CONCORDANCE] = { N_("Concordance"), page_concordance_fill, N_("nothing found"),
	                       N_("Enter goes to the sentence, s sorts, q back") },
	[PAGE_TRANSLATIONS] = { N_("Translations"), page_translations_fill, N_("nothing stands in both languages"),
	                        N_("Enter shows the lines with it, q back") },
	[PAGE_PROFILE] = { N_("Profile"), page_profile_fill, N_("this name is no longer there"),
	                   N_("Enter goes to the article, or to the profile of who is named; q back") },
	[PAGE_REPORT] = { N_("Load report"), page_report_fill, N_("nothing was read"),
	                  N_("Enter shows what was left out of a file, o the file, q back") },
	[PAGE_DROPPED] = { N_("What was left out"), page_dropped_fill, N_("nothing"), N_("o shows the file, q back to the report") },
	[PAGE_HELP] = { N_("Help"), page_help_fill, "", N_("Space goes on, q back") },
	[PAGE_FILTERS] = { N_("Saved filters"), page_filters_fill, N_("none yet: search with /, then F saves the search"),
	                   N_("Enter filters, x deletes, q back") },
	[PAGE_CORRECTIONS] = { N_("Corrections of names"), page_corrections_fill, N_("none yet: in the names, & | T H E make some"),
	                       N_("x takes it back, i imports a file, q back") },
};

void
pages_title(const struct view *v, struct buf *out)
{
	static const char *const orders[] = { [BY_TEXT] = N_("in the order of the text"),
		                              [BY_LEFT] = N_("by what stands before"),
		                              [BY_RIGHT] = N_("by what follows") };
	bool words = v->page == PAGE_CONCORDANCE || v->page == PAGE_TRANSLATIONS;
	bool named = words || v->page == PAGE_PROFILE;

	buf_addz(out, _(kinds[v->page].title));
	if (named && v->chosen.entity != ENTITY_NONE) {
		buf_addz(out, frame_dot(v));
		buf_adds(out, entity_name(&v->m->entities->entities[v->chosen.entity], 0));
	} else if (words && v->query_text != NULL) {
		buf_addf(out, "%s/%s", frame_dot(v), v->query_text);
	}
	if (v->page == PAGE_CONCORDANCE && v->narrowed < v->translations.n) {
		struct str text = v->translations.items[v->narrowed].text;

		buf_addf(out, " %s " STR_FMT, frame_sign(v, "→", "->"), STR_ARG(text));
		buf_addz(out, text.n == 0 ? _("no counterpart") : "");
	}
	if (v->page == PAGE_CONCORDANCE)
		buf_addf(out, "%s%s", frame_dot(v), _(orders[v->page_order]));
}

const char *
pages_empty(const struct view *v)
{
	return _(kinds[v->page].empty);
}

void
pages_hint(const struct view *v, struct buf *out)
{
	if (v->page == PAGE_CONCORDANCE && v->page_at.at < v->page_hits.n)
		page_concordance_hint(v, out);
	else
		buf_addz(out, _(kinds[v->page].hint));
}

/* --- lines -------------------------------------------------------------------------------------------------------- */

struct page_line *
pages_add(struct view *v, enum style style, struct str text)
{
	struct page_line *l = vec_push(&v->lines);

	*l = (struct page_line){ .kind = LINE_TEXT, .style = (uint8_t)style, .article = UINT32_MAX, .entity = ENTITY_NONE };
	l->side[0].article = l->side[1].article = UINT32_MAX;
	l->text = arena_str(&v->page_arena, text);
	return l;
}

struct page_line *
pages_addf(struct view *v, enum style style, const char *fmt, ...)
{
	char text[2048];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	return pages_add(v, style, str_of(text));
}

void
pages_add_heading(struct view *v, const char *fmt, ...)
{
	char text[512];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	if (v->lines.n > 0)
		pages_add(v, STYLE_TEXT, STR(""))->skip = true;
	pages_add(v, STYLE_TITLE, str_of(text))->skip = true;
}

void
pages_pad(const struct view *v, struct buf *b, struct str text, int cells)
{
	int used;
	size_t n = width_fit(text, cells, &used);

	if (n < text.n && cells > 1) {
		buf_adds(b, str_sub(text, 0, width_fit(text, cells - 1, &used)));
		buf_addz(b, frame_sign(v, "…", "."));
		used++;
	} else {
		buf_adds(b, str_sub(text, 0, n));
	}
	for (; used < cells; used++)
		buf_addc(b, ' ');
}

void
pages_add_wrapped(struct view *v, enum style style, const char *label, int label_cells, struct str text)
{
	int cells = v->layout.pane[PANE_PAGE].cols - 3 - label_cells;
	struct buf b = { 0 };
	lines rows = { 0 };
	size_t i;

	width_wrap(text, cells > 12 ? cells : 12, &rows);
	for (i = 0; i < rows.n; i++) {
		struct str row = str_sub(text, rows.items[i].start, rows.items[i].end);

		buf_reset(&b);
		pages_pad(v, &b, i == 0 ? str_of(label) : STR(""), label_cells);
		buf_adds(&b, row);
		pages_add(v, style, buf_str(&b))->skip = i > 0;
	}
	vec_release(&rows);
	buf_release(&b);
}

uint32_t
pages_lines(const struct view *v)
{
	return (uint32_t)(v->page == PAGE_CONCORDANCE ? v->page_hits.n : v->lines.n);
}

/* Where the counterpart finds no room beside a line of the concordance, it stands below. */
int
pages_line_rows(const struct view *v)
{
	return v->page == PAGE_CONCORDANCE && v->layout.pane[PANE_PAGE].cols < CONCORDANCE_BESIDE ? 2 : 1;
}

static bool
stops(const struct view *v, uint32_t line)
{
	return v->page == PAGE_CONCORDANCE || !v->lines.items[line].skip;
}

uint32_t
pages_stop(const struct view *v, uint32_t at, bool down)
{
	uint32_t n = pages_lines(v), i;

	for (i = at; down && i < n; i++)
		if (stops(v, i))
			return i;
	for (i = at + 1; i-- > 0;)
		if (stops(v, i))
			return i;
	for (i = at; i < n; i++)
		if (stops(v, i))
			return i;
	return at;
}

uint32_t
pages_end_of(const struct view *v, uint32_t at)
{
	uint32_t n = pages_lines(v), end = at + 1;

	while (end < n && !stops(v, end) && v->lines.items[end].style != STYLE_TITLE &&
	       (v->lines.items[end].kind != LINE_TEXT || v->lines.items[end].text.n > 0))
		end++;
	return end;
}

/* --- opening and closing ------------------------------------------------------------------------------------------ */

static void
fill(struct view *v)
{
	size_t i;

	v->lines.n = 0;
	arena_release(&v->page_arena);
	layout_make(v);
	v->page_cols = v->layout.pane[PANE_PAGE].cols;
	kinds[v->page].fill(v);
	v->nitems = 0;
	for (i = 0; i < v->lines.n; i++)
		v->lines.items[i].item = v->lines.items[i].skip ? v->nitems : v->nitems++;
}

void
pages_open(struct view *v, enum page page)
{
	if (page == PAGE_HELP) {
		v->help_for = v->focus;
		v->page_below = v->page == PAGE_HELP ? v->page_below : v->page;
		v->page_below_at = v->page == PAGE_HELP ? v->page_below_at : v->page_at;
	}
	if (v->focus != PANE_PAGE)
		v->before_page = v->focus;
	v->page = page;
	v->focus = PANE_PAGE;
	fill(v);
	v->page_at = (struct scroll){ pages_lines(v) ? pages_stop(v, 0, true) : 0, 0 };
}

/* To the line that is about this item. */
static void
go_to_item(struct view *v, uint32_t item)
{
	size_t i;

	for (i = 0; i < v->lines.n; i++)
		if (!v->lines.items[i].skip && v->lines.items[i].item == item)
			v->page_at.at = (uint32_t)i;
}

void
pages_refill(struct view *v)
{
	uint32_t item = v->page_at.at < v->lines.n ? v->lines.items[v->page_at.at].item : 0;

	if (v->page == PAGE_NONE || v->page == PAGE_CONCORDANCE || v->page_cols == v->cols)
		return;
	fill(v);
	go_to_item(v, item);
}

void
pages_drop(struct view *v)
{
	v->page = v->page_below = PAGE_NONE;
	v->profiles.n = 0;
	v->focus = v->before_page;
	v->lines.n = 0;
	v->page_hits.n = 0;
}

/* From what was left out of a file back to the file's row. */
static void
back_to_report(struct view *v)
{
	uint32_t item = v->page_item;

	pages_open(v, PAGE_REPORT);
	while (v->page_at.at + 1 < v->lines.n &&
	       (v->lines.items[v->page_at.at].skip || v->lines.items[v->page_at.at].item != item))
		v->page_at.at++;
}

/* From the lines of one translation to all of them, from there to all lines. */
static bool
back_to_translations(struct view *v)
{
	uint32_t item = v->narrowed;

	if (v->page == PAGE_CONCORDANCE && item < v->translations.n) {
		v->narrowed = UINT32_MAX;
		pages_open(v, PAGE_TRANSLATIONS);
		go_to_item(v, item);
		return true;
	}
	if (v->page == PAGE_TRANSLATIONS && v->from_concordance) {
		pages_open(v, PAGE_CONCORDANCE);
		v->page_at = v->concordance_at;
		return true;
	}
	return false;
}

/* From who is named with somebody back to them. */
static void
back_to_profile(struct view *v)
{
	uint32_t entity = v->chosen.entity;
	size_t i;

	state_choose(v, v->profiles.items[--v->profiles.n], UINT32_MAX);
	pages_open(v, PAGE_PROFILE);
	for (i = 0; i < v->lines.n; i++)
		if (v->lines.items[i].entity == entity)
			v->page_at.at = (uint32_t)i;
}

void
pages_close(struct view *v)
{
	struct scroll at = v->page_below_at;

	if (back_to_translations(v))
		return;
	if (v->page == PAGE_DROPPED) {
		back_to_report(v);
	} else if (v->page == PAGE_HELP && v->page_below != PAGE_NONE) {
		pages_open(v, v->page_below);
		v->page_at = at;
	} else if (v->page == PAGE_PROFILE && v->profiles.n > 0) {
		back_to_profile(v);
	} else {
		pages_drop(v);
	}
}

static void
enter_filter(struct view *v, uint32_t item)
{
	if (item >= v->filters.n)
		return;
	pages_drop(v);
	edit_start(&v->line[MODE_SEARCH], str_of(v->filters.items[item].query));
	state_search(v, str_of(v->filters.items[item].query));
}

const struct report_row *
pages_file(const struct view *v)
{
	const struct page_line *l = v->page_at.at < v->lines.n ? &v->lines.items[v->page_at.at] : NULL;

	if (v->page == PAGE_DROPPED)
		return &v->m->corpus->report[v->page_item];
	return v->page == PAGE_REPORT && l && l->kind == LINE_FILE ? &v->m->corpus->report[l->item] : NULL;
}

void
pages_enter(struct view *v)
{
	struct page_line l;
	struct hit h;

	if (v->page_at.at >= pages_lines(v))
		return;
	if (v->page == PAGE_CONCORDANCE) {
		h = v->page_hits.items[v->page_at.at];
		pages_drop(v);
		state_goto(v, h.article, h.start);
		return;
	}
	l = v->lines.items[v->page_at.at];
	if (v->page == PAGE_REPORT) {
		v->page_item = l.item;
		pages_open(v, PAGE_DROPPED);
	} else if (v->page == PAGE_TRANSLATIONS) {
		v->narrowed = l.item;
		pages_open(v, PAGE_CONCORDANCE);
	} else if (v->page == PAGE_FILTERS) {
		enter_filter(v, l.item);
	} else if (l.entity != ENTITY_NONE) {
		vec_add(&v->profiles, v->chosen.entity);
		state_choose(v, l.entity, UINT32_MAX);
		pages_open(v, PAGE_PROFILE);
	} else if (l.article != UINT32_MAX) {
		pages_drop(v);
		state_goto(v, l.article, l.start);
	}
}
