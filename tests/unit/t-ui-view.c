/* The explorer over a small corpus: what must hold whatever the corpus says and however large the screen is. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "small.h"
#include "ui/command.h"
#include "ui/hits.h"
#include "ui/layout.h"
#include "ui/pages.h"
#include "ui/theme.h"

static struct small small;
static struct view *v;
static struct grid g;

static void
setup_of(const char *corpus)
{
	char path[4096];
	struct view_options o = { .theme = theme_find("dark"), .ui_lang = LANG_EN };

	snprintf(path, sizeof path, "%s/tests/print/%s", getenv("srcdir") ? getenv("srcdir") : ".", corpus);
	small_load(&small, path, 100);
	v = view_new(&o);
	grid_init(&g, 30, 120);
	view_step(v, (struct key){ KEY_RESIZED, 0, 30, 120 });
	view_model(v, small.model);
	while (view_idle(v))
		;
}

static void
setup(void)
{
	setup_of("corpus");
}

static void
teardown(void)
{
	view_free(v);
	grid_release(&g);
	small_release(&small);
}

TestSuite(view, .init = setup, .fini = teardown, .timeout = 120);

static struct effect
press(const char *keys)
{
	struct str rest = str_of(keys), name;
	struct effect e = { EFFECT_NONE, { NULL, 0 } };
	struct key k;

	while (str_cut(&rest, ' ', &name)) {
		cr_assert(key_parse(name, &k), STR_FMT, STR_ARG(name));
		e = view_step(v, k);
	}
	return e;
}

static void
type(const char *ascii)
{
	for (; *ascii; ascii++)
		view_step(v, (struct key){ KEY_CHAR, (unsigned char)*ascii, 0, 0 });
}

static void
resize(int rows, int cols)
{
	grid_resize(&g, rows, cols);
	view_step(v, (struct key){ KEY_RESIZED, 0, rows, cols });
}

static const struct cell *
cell(int row, int col)
{
	return &g.cells[(size_t)row * (size_t)g.cols + (size_t)col];
}

/* The screen as text; the caller frees. */
static char *
screen(void)
{
	struct buf b = { 0 };

	view_draw(v, &g);
	grid_dump(&g, false, &b);
	return b.p;
}

static void
says(const char *text)
{
	char *z = screen();

	cr_assert(strstr(z, text), "\"%s\" is not on\n%s", text, z);
	free(z);
}

/* --- searches with very many hits --------------------------------------------------------------------------------- */

/* Without its last line, where the number of hits is told once it is known. */
static char *
screen_of(struct view *which, bool whole)
{
	struct buf b = { 0 };

	view_draw(which, &g);
	grid_dump(&g, true, &b);
	if (!whole)
		for (size_t line = 0, i = 0; i < b.n; i++)
			if (b.p[i] == '\n' && ++line == (size_t)g.rows - 1)
				b.p[i + 1] = '\0';
	return b.p;
}

/* A search that does not look for all its hits at once shows the same as one that does. */
Test(view, hits_that_are_looked_for_later_are_the_same)
{
	static const struct {
		const char *keys;
		bool whole; /* all hits are known */
	} cases[] = {
		{ "/ d e", false },          { "/ d e Enter", true },      { "/ l e Enter n n N", true },
		{ "/ p o r t Enter c", true }, { "/ d e r Enter s s s j j", true }, { "Tab Tab j Enter / d e Enter n", true },
		{ "/ d e Backspace Backspace l a", false }, { "/ m i l l i Enter j n q j j", true },
		{ "Tab Tab j Enter h h / l a Enter Tab Tab Enter n", true },
	};
	struct view_options late = { .theme = theme_find("dark"), .ui_lang = LANG_EN, .places = 1 };

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct view *views[2] = { NULL, NULL };
		char *seen[2];

		for (int k = 0; k < 2; k++) {
			struct str rest = str_of(cases[i].keys), name;
			struct key key;

			late.places = k ? 1 : 0;
			views[k] = view_new(&late);
			view_step(views[k], (struct key){ KEY_RESIZED, 0, g.rows, g.cols });
			view_model(views[k], small.model);
			while (view_idle(views[k]))
				;
			while (str_cut(&rest, ' ', &name)) {
				cr_assert(key_parse(name, &key));
				view_step(views[k], key);
			}
			seen[k] = screen_of(views[k], cases[i].whole);
		}
		cr_expect(strcmp(seen[0], seen[1]) == 0, "%s:\n%s\n%s", cases[i].keys, seen[0], seen[1]);
		for (int k = 0; k < 2; k++) {
			view_free(views[k]);
			free(seen[k]);
		}
	}
}

/* --- moving ------------------------------------------------------------------------------------------------------- */

/* The hardware cursor stands on the row with the marker, in every pane and page, after any move, at any size. */
Test(view, the_cursor_is_on_the_current_row)
{
	static const char *const places[] = { "", "Enter", "Tab Tab", "D d", "R", "?", "a Tab Tab", "D Enter L", "D p" };
	static const char *const moves[] = { "j", "k", "G", "g", "Space", "b", "Ctrl-D", "Ctrl-U", "3 j", "9 k", "j", "j" };
	static const int sizes[][2] = { { 5, 20 }, { 6, 60 }, { 24, 80 }, { 9, 84 }, { 12, 110 }, { 45, 160 } };
	size_t p, s, m;
	uint32_t seed = 5;

	for (p = 0; p < sizeof places / sizeof places[0]; p++)
		for (s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
			press("q q q");
			resize(sizes[s][0], sizes[s][1]);
			if (places[p][0])
				press(places[p]);
			for (m = 0; m < 60; m++) {
				seed = seed * 1664525u + 1013904223u;
				press(moves[(seed >> 16) % (sizeof moves / sizeof moves[0])]);
				view_draw(v, &g);
				if (v->focus == PANE_TEXT && v->text.first_row.items[v->at.at] < v->at.top)
					continue; /* in the middle of a segment that is longer than the screen */
				cr_assert_str_eq(cell(g.cursor_row, g.cursor_col)->text, ">", "at %d,%d of %dx%d after \"%s\"",
				                 g.cursor_row, g.cursor_col, sizes[s][1], sizes[s][0], places[p]);
			}
		}
}

Test(view, counts_and_ends)
{
	press("3 j");
	cr_assert_eq(v->list.at, 3);
	press("2 k");
	cr_assert_eq(v->list.at, 1);
	press("4 G");
	cr_assert_eq(v->list.at, 3);
	press("1 0 j");
	cr_assert_eq(v->list.at, v->shown.n - 1);
	press("g");
	cr_assert_eq(v->list.at, 0);
	press(": 2 Enter");
	cr_assert_eq(v->list.at, 1);
	press("2 Esc j"); /* a count is spent on the key behind it */
	cr_assert_eq(v->list.at, 2);
}

/* --- layout ------------------------------------------------------------------------------------------------------- */

Test(view, panes_never_overlap)
{
	static const char *const places[] = { "q", "Enter", "Tab", "Tab", "z", "z", "L", "> > > >", "< < < < < < < <", "R" };
	size_t p;
	int rows, cols, a, b;

	for (p = 0; p < sizeof places / sizeof places[0]; p++) {
		press(places[p]);
		for (rows = 1; rows < 12; rows++)
			for (cols = 1; cols < 260; cols += 1 + cols / 90) {
				view_step(v, (struct key){ KEY_RESIZED, 0, rows, cols });
				cr_assert(v->layout.pane[v->focus].cols > 0, "the pane with the focus is hidden at %dx%d", cols, rows);
				for (a = 0; a < PANES; a++) {
					const struct rect *x = &v->layout.pane[a];

					cr_assert(x->cols == 0 || (x->row >= 0 && x->row + x->rows <= rows && x->col >= 0 &&
					                           x->col + x->cols <= cols),
					          "pane %d leaves %dx%d", a, cols, rows);
					for (b = 0; b < a; b++) {
						const struct rect *y = &v->layout.pane[b];

						cr_assert(x->cols == 0 || y->cols == 0 || x->col + x->cols < y->col ||
						                  y->col + y->cols < x->col,
						          "panes %d and %d touch at %dx%d", a, b, cols, rows);
					}
				}
			}
	}
}

/* All of both texts is laid out, once and in order; a segment begins on one row on both sides. */
Test(view, both_versions_are_whole_and_aligned)
{
	static const int widths[] = { 44, 60, 84, 120, 300 };
	size_t w, i;
	uint32_t story, at[2], segment;
	int d;

	for (w = 0; w < sizeof widths / sizeof widths[0]; w++)
		for (story = 0; story < v->shown.n; story++) {
			press("q q g Enter");
			resize(24, widths[w]);
			state_story(v, story);
			state_rows(v);
			at[0] = at[1] = 0;
			segment = 0;
			for (i = 0; i < v->text.rows.n; i++) {
				const struct text_row *r = &v->text.rows.items[i];

				cr_assert(r->segment >= segment, "segments in order");
				segment = r->segment;
				for (d = 0; d < 2; d++) {
					struct str text;

					if (r->end[d] <= r->start[d])
						continue;
					text = small.model->corpus->articles[v->text.article[d]]->text;
					cr_assert(r->start[d] >= at[d], "told twice");
					for (; at[d] < r->start[d]; at[d]++)
						cr_assert(text.p[at[d]] == ' ' || text.p[at[d]] == '\n', "something is left out");
					at[d] = r->end[d];
					if (v->text.how == ROWS_BESIDE && r->begins[d])
						cr_assert(r->first, "side %d of segment %u begins below the other", d, r->segment);
				}
			}
			for (d = 0; d < 2; d++)
				if (v->text.article[d] != UINT32_MAX)
					cr_assert_eq(at[d], small.model->corpus->articles[v->text.article[d]]->text.n, "the end is missing");
		}
}

Test(view, one_version_alone_has_no_empty_rows)
{
	size_t i;

	press("D Enter L");
	cr_assert_eq(v->text.how, ROWS_LEFT);
	for (i = 0; i < v->text.rows.n; i++) {
		const struct text_row *r = &v->text.rows.items[i];

		if (i + 1 < v->text.rows.n && v->text.rows.items[i + 1].first)
			continue; /* between paragraphs */
		cr_assert(r->end[0] > r->start[0] || r->gap, "row %zu", i);
	}
	says("French only");
	press("L");
	cr_assert_eq(v->text.how, ROWS_RIGHT);
	press("L");
	cr_assert_eq(v->text.how, ROWS_BESIDE);
}

Test(view, a_resize_keeps_the_segment_where_it_is)
{
	static const int sizes[][2] = { { 30, 90 }, { 12, 60 }, { 40, 200 }, { 9, 40 }, { 30, 120 } };
	size_t i;
	uint32_t at;

	press("D Enter 5 j");
	at = v->at.at;
	cr_assert_eq(at, 5);
	for (i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		resize(sizes[i][0], sizes[i][1]);
		view_draw(v, &g);
		cr_assert_eq(v->at.at, at);
		cr_assert_str_eq(cell(g.cursor_row, g.cursor_col)->text, ">");
	}
}

/* --- searching ---------------------------------------------------------------------------------------------------- */

Test(view, n_goes_to_each_hit_once_and_then_around)
{
	uint32_t n, i, line = 0;
	uint8_t *seen;

	press("/");
	type("de or die or Anna");
	press("Enter");
	n = v->result.nhits;
	cr_assert(n > 8, "%u hits", n);
	seen = calloc(n, 1);
	for (i = 0; i < n; i++) {
		const struct hit *h = state_hit(v);

		cr_assert_not_null(h);
		cr_assert_eq(v->hit, i);
		cr_assert_not(seen[h - v->result.hits], "the same hit again");
		seen[h - v->result.hits] = 1;
		cr_assert(v->list.at >= line, "back up the list");
		line = v->list.at;
		cr_assert(v->text.article[0] == h->article || v->text.article[1] == h->article, "it is on the screen");
		press("n");
	}
	cr_assert_eq(v->hit, 0, "and around");
	press("N");
	cr_assert_eq(v->hit, n - 1);
	press("3 N");
	cr_assert_eq(v->hit, n - 4);
	free(seen);
}

/* In a story the hits come from the top to the bottom, in both versions at once. */
Test(view, hits_of_a_story_alternate_between_the_versions)
{
	uint32_t last = 0, i;

	press("/");
	type("Anna");
	press("Enter");
	cr_assert_eq(v->result.nhits_side[0], 2);
	cr_assert_eq(v->result.nhits_side[1], 2);
	for (i = 0; i < 4; i++) {
		cr_assert(v->at.at >= last, "hit %u is above the one before", i);
		last = v->at.at;
		cr_assert_eq(state_hit(v)->article == v->text.article[1], i % 2 == 1, "hit %u in the other version", i);
		press("n");
	}
}

Test(view, a_search_that_is_left_leads_back)
{
	uint32_t story;

	press("3 j Enter j j");
	story = v->story;
	press("/");
	type("Nordkran");
	cr_assert_neq(v->story, story);
	says("2 of 7");
	says("fr");
	press("Esc");
	cr_assert_eq(v->story, story);
	cr_assert_eq(v->at.at, 2);
	cr_assert_null(v->query_text);
}

Test(view, a_wrong_search_says_where_and_keeps_the_list)
{
	size_t n = v->shown.n;

	press("/");
	type("(Anna");
	says("column 6");
	cr_assert_eq(v->shown.n, n);
	press("Esc");
	cr_assert_eq(v->shown.n, n);
}

/* --- names, filters, marks ---------------------------------------------------------------------------------------- */

Test(view, a_name_filters_and_is_dropped_again)
{
	size_t all = v->shown.n;

	press("D e");
	type("anna");
	press("Enter");
	cr_assert_eq(v->pills.n, 1);
	cr_assert_eq(v->shown.n, 1);
	says("@Anna Br");
	press("Enter");
	cr_assert_eq(v->pills.n, 0);
	cr_assert_eq(v->shown.n, all);
	press("u");
	cr_assert_eq(v->pills.n, 1);
	press("u Ctrl-R");
	cr_assert_eq(v->pills.n, 1);
}

Test(view, mentions_are_found_in_both_versions_to_the_end)
{
	uint32_t last = 0, steps = 0;

	press("D e");
	type("rostock");
	press("Enter Esc g"); /* Esc forgets the choice, the filter stays */
	press("e");
	type("brem");
	press("Enter");
	for (; steps < 50; steps++) {
		press("]");
		if (v->at.at == last)
			break;
		cr_assert(v->at.at > last);
		last = v->at.at;
	}
	cr_assert(steps >= 2 && steps < 50, "%u", steps);
	says("no further mention");
	press("9 9 9 9 9 9 9 9 9 [");
	says("no earlier mention");
}

/* One key marks all articles of a story, and one u takes all of it back. */
/* Whatever the order: the same names, of each type together, and the cursor stays on its name. */
Test(view, names_are_sorted_within_their_type)
{
	static const char *const orders[NAMES_SORTS] = { "name", "single", "count" };
	size_t n, i, k;

	press("a Tab Tab j j");
	n = v->names.n;
	for (k = 0; k < NAMES_SORTS; k++) {
		uint32_t here = v->names.items[v->name.at].entity;
		bool seen[MENTION_TYPES] = { false };

		press("s");
		cr_assert_eq(v->names.n, n);
		cr_assert_eq(v->names.items[v->name.at].entity, here, "%s", orders[k]);
		for (i = 0; i < n; i++) {
			const struct name_row *r = &v->names.items[i], *before = i > 0 ? r - 1 : NULL;
			int single = (r->count[0] == 0) + (r->count[1] == 0);

			if (r->heading) {
				cr_assert_not(seen[r->type], "%s: a type stands together", orders[k]);
				seen[r->type] = true;
				cr_assert(i + r->count[0] < n);
				cr_assert(i + r->count[0] + 1 == n || v->names.items[i + r->count[0] + 1].heading, "the heading counts them");
				continue;
			}
			if (before->heading)
				continue;
			if (v->names_sort == NAMES_BY_NAME)
				cr_assert(v->name_rank[before->entity] < v->name_rank[r->entity]);
			else if (v->names_sort == NAMES_BY_COUNT)
				cr_assert(before->count[0] + before->count[1] >= r->count[0] + r->count[1]);
			else
				cr_assert((before->count[0] == 0) + (before->count[1] == 0) >= single);
		}
	}
}

/* From one profile to that of who is named with it, and back step by step. */
Test(view, profiles_lead_to_each_other_and_back)
{
	uint32_t trail[4], depth, i;

	press("a Tab Tab j p");
	cr_assert_eq(v->page, PAGE_PROFILE);
	for (depth = 0; depth < 4; depth++) {
		trail[depth] = v->chosen.entity;
		for (i = 0; i < v->lines.n && v->lines.items[i].entity == ENTITY_NONE; i++)
			;
		cr_assert_lt(i, v->lines.n, "somebody is named with it");
		v->page_at.at = i;
		press("Enter");
		cr_assert_neq(v->chosen.entity, trail[depth]);
	}
	for (; depth > 0; depth--) {
		press("q");
		cr_assert_eq(v->page, PAGE_PROFILE);
		cr_assert_eq(v->chosen.entity, trail[depth - 1]);
	}
	press("q");
	cr_assert_eq(v->page, PAGE_NONE);
}

Test(view, a_mark_is_undone_as_a_whole)
{
	struct buf b = { 0 };
	struct effect e;

	press("D");
	e = press("m");
	cr_assert_eq(e.kind, EFFECT_MARKS);
	cr_assert_eq(v->mark_keys.n, 2);
	e = press("u");
	cr_assert_eq(e.kind, EFFECT_MARKS);
	cr_assert_eq(v->mark_keys.n, 0);
	press("Ctrl-R");
	cr_assert_eq(v->mark_keys.n, 2);
	view_marks_save(v, &b);
	press("m");
	cr_assert_eq(v->mark_keys.n, 0);
	view_marks_load(v, buf_str(&b));
	cr_assert_eq(v->mark_keys.n, 2);
	press("/");
	type("is:marked");
	cr_assert_eq(v->shown.n, 1);
	buf_release(&b);
}

/* Undo has no end: neither where the corpus is read or paired anew. */
Test(view, what_was_done_is_undone_in_another_model)
{
	struct small again;
	char path[4096];

	snprintf(path, sizeof path, "%s/tests/print/corpus", getenv("srcdir") ? getenv("srcdir") : ".");
	small_load(&again, path, 100);
	press("D");
	press("m");
	cr_assert_eq(v->mark_keys.n, 2);
	press("e");
	type("anna");
	press("Enter /");
	press("Esc");
	cr_assert_eq(v->pills.n, 1);
	view_model(v, again.model);
	press("u");
	cr_expect_eq(v->pills.n, 0);
	cr_expect_eq(v->mark_keys.n, 2);
	press("u");
	cr_expect_eq(v->mark_keys.n, 0);
	press("Ctrl-R");
	cr_expect_eq(v->mark_keys.n, 2);
	view_model(v, small.model);
	small_release(&again);
}

Test(view, a_filter_holds_the_search_and_the_names)
{
	struct buf b = { 0 };
	uint32_t found;

	press("D e");
	type("anna");
	press("Enter /");
	type("hafen or port");
	found = v->shown.n;
	press("Enter F");
	type("mine");
	cr_assert_eq(press("Enter").kind, EFFECT_FILTERS);
	view_filters_save(v, &b);
	cr_assert_str_eq(b.p, "mine\t(hafen or port) @\"Anna Brückner\"\n");
	press("Esc u f Enter"); /* without the name, then by the filter */
	cr_assert_eq(v->pills.n, 0);
	cr_assert_eq(v->shown.n, found);
	press("f x");
	cr_assert_eq(v->filters.n, 0);
	buf_release(&b);
}

/* --- pages -------------------------------------------------------------------------------------------------------- */

Test(view, every_difference_leads_to_its_place)
{
	uint32_t n, i;

	press("D d");
	n = v->nitems;
	cr_assert_eq(n, opened_differences(small.model->opened, state_pair(v))->n);
	for (i = 0; i < n; i++) {
		struct page_line l = v->lines.items[v->page_at.at];
		int side;

		cr_assert_eq(l.item, i);
		press("Enter");
		cr_assert_eq(v->page, PAGE_NONE);
		side = v->text.article[1] == l.article;
		cr_assert_eq(v->text.article[side], l.article);
		cr_assert_eq(v->at.at, rows_segment_of(&v->text, side, l.start));
		press("q d"); /* from the first once more */
		press("g");
		for (uint32_t k = 0; k <= i; k++)
			press("j");
	}
}

Test(view, help_comes_back_to_the_page_it_was_asked_on)
{
	press("D d j");
	press("?");
	cr_assert_eq(v->page, PAGE_HELP);
	press("q");
	cr_assert_eq(v->page, PAGE_DIFFERENCES);
	cr_assert_eq(v->lines.items[v->page_at.at].item, 1);
	press("q");
	cr_assert_eq(v->page, PAGE_NONE);
}

/* The help shows the keys as they are, and every command. */
Test(view, help_tells_every_command_and_rebound_keys)
{
	struct err err;
	size_t i, k;

	cr_assert(view_set(v, STR("bind"), STR("Ctrl-T down"), &err));
	cr_assert(view_set(v, STR("bind"), STR("j up"), &err));
	resize(200, 200);
	press("?");
	says("k Up Ctrl-P j ");
	says("Down Ctrl-N Ctrl-T");
	for (i = 0; i < command_count(); i++) {
		for (k = 0; k < v->lines.n; k++)
			if (str_find(v->lines.items[k].text, str_of(command_at(i)->help), 0) != SIZE_MAX)
				break;
		cr_assert(k < v->lines.n, "%s", command_at(i)->name);
	}
}

Test(view, a_page_is_laid_out_anew_for_a_new_width)
{
	uint32_t item;

	press("D d 4 j");
	item = v->lines.items[v->page_at.at].item;
	resize(20, 60);
	cr_assert_eq(v->lines.items[v->page_at.at].item, item);
	cr_assert_eq(v->page_cols, 60);
	view_draw(v, &g);
	cr_assert_str_eq(cell(g.cursor_row, 0)->text, ">");
}

/* --- the mouse ---------------------------------------------------------------------------------------------------- */

Test(view, a_click_takes_what_is_below_it)
{
	view_step(v, (struct key){ KEY_CLICK, 0, 4, 3 });
	cr_assert_eq(v->focus, PANE_LIST);
	cr_assert_eq(v->list.at, 2);
	view_step(v, (struct key){ KEY_CLICK, 0, 5, 60 });
	cr_assert_eq(v->focus, PANE_TEXT);
	view_draw(v, &g);
	cr_assert_str_eq(cell(g.cursor_row, g.cursor_col)->text, ">");
	view_step(v, (struct key){ KEY_WHEEL_DOWN, 0, 5, 3 });
	cr_assert_eq(v->focus, PANE_TEXT, "the wheel leaves the focus");
	cr_assert_eq(v->list.at, 4);
	view_step(v, (struct key){ KEY_CLICK, 0, 500, 500 });
	view_step(v, (struct key){ KEY_CLICK, 0, 0, 0 });
}

/* --- stories with several articles in one language ---------------------------------------------------------------- */

static void
setup_versions(void)
{
	setup_of("versions");
}

TestSuite(versions, .init = setup_versions, .fini = teardown, .timeout = 120);

Test(versions, each_article_of_a_story_is_shown)
{
	press("j j Enter");
	says("Kellerbrand im Stadttheater");
	says("article 1 of 2");
	press(".");
	says("Nach dem Feuer");
	says("article 2 of 2");
	press("I");
	says("aligned; 2 names");
	press(". j q j Enter");
	says("pair 1 of 2");
	says("Gasleck: Bahnhof von");
	press(".");
	says("pair 2 of 2");
	says("Montreval: Bahnhof nach");
	press(".");
	says("pair 1 of 2");
}

Test(versions, an_article_is_taken_out_of_its_story_and_put_back)
{
	struct effect e;

	e = press("j j Enter !");
	cr_expect_eq(e.kind, EFFECT_PAIRS);
	says("a story of its own from now on");
	cr_expect_eq(corrections_verdict(v->corrections, small.model->corpus, (uint32_t[]){ 5, 6 }), VERDICT_APART);
	e = press("u");
	cr_expect_eq(e.kind, EFFECT_PAIRS);
	cr_expect_eq(corrections_verdict(v->corrections, small.model->corpus, (uint32_t[]){ 5, 6 }), VERDICT_NONE);
	press("q g g !");
	says("this story is one article only");
	e = press("m j P");
	cr_expect_eq(e.kind, EFFECT_PAIRS);
	cr_expect_eq(corrections_verdict(v->corrections, small.model->corpus, (uint32_t[]){ 3, 4 }), VERDICT_PAIR);
}

/* Of a story with several articles the one in view is meant. */
Test(versions, the_article_in_view_is_put_with_the_marked_one)
{
	cr_expect_eq(press("g g m j j Enter . P").kind, EFFECT_PAIRS);
	cr_expect_eq(corrections_verdict(v->corrections, small.model->corpus, (uint32_t[]){ 3, 6 }), VERDICT_PAIR);
	cr_expect_eq(corrections_verdict(v->corrections, small.model->corpus, (uint32_t[]){ 3, 5 }), VERDICT_NONE);
}
