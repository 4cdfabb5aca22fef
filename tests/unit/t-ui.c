/* What the explorer is made of, each piece by itself. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "ui/bar.h"
#include "ui/command.h"
#include "ui/edit.h"
#include "ui/theme.h"
#include "ui/view.h"

/* --- keys --------------------------------------------------------------------------------------------------------- */

Test(key, names_read_back)
{
	static const char *const names[] = { "j",   "é",    "Space", "Tab",  "Shift-Tab", "Enter", "Esc", "Up",        "Down",
		                             "Left", "Right", "Home",  "End",  "PgUp",      "PgDn",  "F1",  "F12",       "Ctrl-D",
		                             "]",   "}",    "?",     ":",    "Backspace", "Delete", "智" };
	size_t i;

	for (i = 0; i < sizeof names / sizeof names[0]; i++) {
		struct key k;
		char back[16];

		cr_assert(key_parse(str_of(names[i]), &k), "%s", names[i]);
		key_write(k, back);
		cr_assert_str_eq(back, names[i]);
	}
}

Test(key, what_is_no_key)
{
	static const char *const names[] = { "", "ab", "Ctrl-", "Ctrl-1", "F0", "F13", "F1x", "Entrée", "\x01" };
	struct key k;
	size_t i;

	for (i = 0; i < sizeof names / sizeof names[0]; i++)
		cr_assert_not(key_parse(str_of(names[i]), &k), "\"%s\"", names[i]);
}

Test(key, case_tells_letters_apart)
{
	struct key small, capital;

	cr_assert(key_parse(STR("d"), &small) && key_parse(STR("D"), &capital));
	cr_assert_not(key_same(small, capital));
}

/* --- the line that is typed --------------------------------------------------------------------------------------- */

static enum edit_result
press(struct edit *e, const char *name)
{
	struct key k;

	cr_assert(key_parse(str_of(name), &k));
	return edit_key(e, k);
}

static void
type(struct edit *e, const char *text)
{
	struct str s = str_of(text);
	size_t at = 0;

	while (at < s.n)
		edit_key(e, (struct key){ KEY_CHAR, utf8_next(s, &at), 0, 0 });
}

Test(edit, moves_and_erases_by_character)
{
	struct edit e = { 0 };

	edit_start(&e, STR(""));
	type(&e, "Élysée");
	cr_assert_str_eq(e.text.p, "Élysée");
	press(&e, "Left");
	press(&e, "Left");
	press(&e, "Backspace");
	cr_assert_str_eq(e.text.p, "Élyée");
	press(&e, "Delete");
	cr_assert_str_eq(e.text.p, "Élye");
	press(&e, "Home");
	press(&e, "Delete");
	cr_assert_str_eq(e.text.p, "lye");
	type(&e, "ß");
	cr_assert_str_eq(e.text.p, "ßlye");
	edit_release(&e);
}

Test(edit, words_and_whole_lines)
{
	struct edit e = { 0 };

	edit_start(&e, STR("is:paired zhipu  "));
	press(&e, "Ctrl-W");
	cr_assert_str_eq(e.text.p, "is:paired ");
	press(&e, "Ctrl-A");
	press(&e, "Ctrl-K");
	cr_assert_str_eq(e.text.p, "");
	cr_assert_eq(press(&e, "Backspace"), EDIT_CANCELLED);
	edit_release(&e);
}

Test(edit, remembers_each_line_once)
{
	struct edit e = { 0 };

	edit_start(&e, STR("one"));
	edit_remember(&e);
	edit_start(&e, STR("two"));
	edit_remember(&e);
	edit_remember(&e);
	edit_start(&e, STR(""));
	press(&e, "Up");
	cr_assert_str_eq(e.text.p, "two");
	press(&e, "Up");
	cr_assert_str_eq(e.text.p, "one");
	cr_assert_eq(press(&e, "Up"), EDIT_IGNORED);
	press(&e, "Down");
	press(&e, "Down");
	cr_assert_eq(e.text.n, 0);
	edit_release(&e);
}

/* --- the grid ----------------------------------------------------------------------------------------------------- */

static void
shows(struct grid *g, const char *expected)
{
	struct buf b = { 0 };

	grid_dump(g, false, &b);
	cr_assert_str_eq(b.p, expected);
	buf_release(&b);
}

Test(grid, wide_glyphs_stay_whole)
{
	struct grid g;

	grid_init(&g, 2, 5);
	cr_assert_eq(grid_text(&g, 0, 0, 5, STR("智谱华"), STYLE_TEXT), 4);
	shows(&g, "智谱\n\n");
	grid_text(&g, 0, 1, 1, STR("x"), STYLE_TEXT); /* over the right half of the first */
	shows(&g, " x谱\n\n");
	grid_text(&g, 0, 2, 1, STR("y"), STYLE_TEXT); /* over the left half of the second */
	shows(&g, " xy\n\n");
	grid_release(&g);
}

Test(grid, nothing_leaves_it)
{
	struct grid g;

	grid_init(&g, 1, 4);
	cr_assert_eq(grid_text(&g, 0, 2, 9, STR("abc"), STYLE_TEXT), 2);
	cr_assert_eq(grid_text(&g, 1, 0, 9, STR("abc"), STYLE_TEXT), 0);
	cr_assert_eq(grid_text(&g, -1, 0, 9, STR("abc"), STYLE_TEXT), 0);
	cr_assert_eq(grid_text(&g, 0, 0, -3, STR("abc"), STYLE_TEXT), 0);
	cr_assert_eq(grid_text(&g, 0, 9, 9, STR("abc"), STYLE_TEXT), 0);
	grid_fill(&g, -5, -5, 100, 100, '#', STYLE_TEXT);
	shows(&g, "####\n");
	grid_release(&g);
}

Test(grid, a_wide_glyph_at_the_margin_is_not_halved)
{
	struct grid g;

	grid_init(&g, 1, 4);
	cr_assert_eq(grid_text(&g, 0, 3, 9, STR("智"), STYLE_TEXT), 0, "one column is too few for it");
	cr_assert_eq(grid_text(&g, 0, 0, 3, STR("智谱"), STYLE_TEXT), 2);
	shows(&g, "智\n");
	cr_assert_eq(grid_text(&g, 0, 2, 2, STR("谱"), STYLE_TEXT), 2);
	shows(&g, "智谱\n");
	grid_fill(&g, 0, 1, 1, 2, '-', STYLE_TEXT); /* over the inner halves of both */
	shows(&g, " --\n");
	grid_release(&g);
}

Test(grid, what_is_cut_says_so)
{
	struct grid g;

	grid_init(&g, 1, 8);
	cr_assert_eq(grid_text_cut(&g, 0, 0, 8, STR("Zürich"), STYLE_TEXT), 6);
	shows(&g, "Zürich\n");
	grid_clear(&g);
	cr_assert_eq(grid_text_cut(&g, 0, 0, 6, STR("Zürich"), STYLE_TEXT), 6, "just so");
	cr_assert_eq(grid_text_cut(&g, 0, 0, 5, STR("Zürich"), STYLE_TEXT), 5);
	shows(&g, "Züri…h\n");
	grid_clear(&g);
	cr_assert_eq(grid_text_cut(&g, 0, 0, 8, STR("Bad Ems an der Lahn"), STYLE_TEXT), 8);
	shows(&g, "Bad Ems…\n");
	grid_clear(&g);
	cr_assert_eq(grid_text_cut(&g, 0, 0, 8, STR("Paris le soir"), STYLE_TEXT), 8);
	shows(&g, "Paris l…\n");
	grid_clear(&g);
	grid_text_cut(&g, 0, 0, 4, STR("智谱华"), STYLE_TEXT);
	shows(&g, "智…\n");
	grid_clear(&g);
	g.ascii = true;
	grid_text_cut(&g, 0, 0, 6, STR("abcdefgh"), STYLE_TEXT);
	shows(&g, "abcd..\n");
	cr_assert_eq(grid_text_cut(&g, 0, 0, 0, STR("abc"), STYLE_TEXT), 0);
	cr_assert_eq(grid_text_cut(&g, 0, 0, 1, STR("abc"), STYLE_TEXT), 1);
	grid_release(&g);
}

Test(grid, megabytes_cost_no_more_than_a_line, .timeout = 20)
{
	struct buf b = { 0 };
	struct grid g;
	int i;

	for (i = 0; i < 1 << 19; i++)
		buf_addz(&b, "\x1b é ");
	grid_init(&g, 100, 10);
	for (i = 0; i < 5000; i++)
		grid_text_cut(&g, i % 100, 0, 10, buf_str(&b), STYLE_TEXT);
	cr_assert_str_eq(g.cells[0].text, "<");
	grid_release(&g);
	buf_release(&b);
}

Test(grid, controls_are_seen_not_sent)
{
	struct grid g;

	grid_init(&g, 1, 40);
	grid_text(&g, 0, 0, 40, STR("a\033[31mb\xE2\x80\xAE" "c\xC2\x9B" "d"), STYLE_TEXT);
	shows(&g, "a<U+001B>[31mb<U+202E>c<U+009B>d\n");
	grid_release(&g);
}

Test(grid, a_pile_of_marks_fits_its_cell)
{
	struct grid g;
	struct buf b = { 0 };
	int i;

	grid_init(&g, 1, 4);
	buf_addz(&b, "e");
	for (i = 0; i < 60; i++)
		buf_addz(&b, "\xCC\x81");
	buf_addz(&b, "f");
	cr_assert_eq(grid_text(&g, 0, 0, 4, buf_str(&b), STYLE_TEXT), 2);
	cr_assert(strlen(g.cells[0].text) <= CELL_TEXT);
	cr_assert_eq(g.cells[0].text[0], 'e');
	cr_assert_str_eq(g.cells[1].text, "f");
	buf_release(&b);
	grid_release(&g);
}

/* --- commands ------------------------------------------------------------------------------------------------------ */

Test(command, every_default_key_is_a_key_and_free)
{
	size_t i, k;

	for (i = 0; i < command_count(); i++) {
		const struct command *c = command_at(i);
		struct str rest = str_of(c->keys), name;

		cr_assert(c->help && c->help[0], "%s has no help", c->name);
		cr_assert_not_null(c->run);
		cr_assert(c->where & ON_ALL, "%s is nowhere", c->name);
		while (str_cut(&rest, ' ', &name)) {
			struct key key;

			if (name.n == 0)
				continue;
			cr_assert(key_parse(name, &key), "%s: " STR_FMT, c->name, STR_ARG(name));
			for (k = 0; k < i; k++) {
				const struct command *o = command_at(k);
				struct str others = str_of(o->keys), other;
				struct key second;

				while ((o->where & c->where) && str_cut(&others, ' ', &other))
					cr_assert_not(key_parse(other, &second) && key_same(key, second),
					              STR_FMT " is both %s and %s", STR_ARG(name), o->name, c->name);
			}
		}
	}
}

Test(command, the_keys_of_the_contract)
{
	static const char *const keys = "q Q ? : Tab Shift-Tab h l Left Right j k Down Up g G Space b PgDn PgUp Ctrl-D Ctrl-U "
	                                "Enter / n N Esc e ] [ } { d D c p L z < > s f m y o x R r u Ctrl-R Ctrl-L";
	struct str rest = str_of(keys), name;
	const struct look *theme = theme_find("dark");
	struct view_options o = { .theme = theme };
	struct view *v = view_new(&o);

	while (str_cut(&rest, ' ', &name)) {
		struct key k;

		cr_assert(key_parse(name, &k));
		cr_assert_not_null(command_by_key(v, k), STR_FMT, STR_ARG(name));
	}
	view_free(v);
}

Test(key, every_key_reads_back_from_what_is_written)
{
	uint32_t c;
	int kind;

	for (kind = KEY_UP_ARROW; kind <= KEY_DELETE; kind++) {
		struct key k = { (uint8_t)kind, 0, 0, 0 }, back;
		char name[16];

		key_write(k, name);
		cr_assert(key_parse(str_of(name), &back) && key_same(k, back), "kind %d is written \"%s\"", kind, name);
	}
	for (c = 0x20; c < 0x3000; c++) {
		struct key k = { KEY_CHAR, c, 0, 0 }, back;
		char name[16];

		key_write(k, name);
		cr_assert(key_parse(str_of(name), &back) && key_same(k, back), "U+%04X is written \"%s\"", c, name);
	}
}

/* A key of the configuration counts before the program's own, the last one most, and only where its command works. */
Test(command, keys_of_the_reader)
{
	struct view_options o = { .theme = theme_find("dark") };
	struct view *v = view_new(&o);
	struct err err;
	struct key x = { KEY_CHAR, 'x', 0, 0 };

	cr_assert_str_eq(command_by_key(v, x)->name, "export");
	cr_assert(view_set(v, STR("bind"), STR("x sort"), &err));
	cr_assert(view_set(v, STR("bind"), STR("x mark"), &err));
	cr_assert_str_eq(command_by_key(v, x)->name, "mark");
	v->focus = PANE_PAGE;
	cr_assert_str_eq(command_by_key(v, x)->name, "sort", "a story cannot be marked on a page");
	cr_assert_not(view_set(v, STR("bind"), STR("x nonsense"), &err));
	cr_assert_not(view_set(v, STR("bind"), STR("Ctrl-Nonsense mark"), &err));
	cr_assert_not(view_set(v, STR("sort"), STR("nonsense"), &err));
	cr_assert(view_set(v, STR("sort-names"), STR("single"), &err));
	cr_assert_not(view_set(v, STR("sort-names"), STR("nonsense"), &err));
	cr_assert_not(view_set(v, STR("nonsense"), STR("x"), &err));
	view_free(v);
}

Test(command, names_complete)
{
	size_t i;

	for (i = 0; i < command_count(); i++) {
		const char *name = command_at(i)->name;

		cr_assert_eq(command_by_name(str_of(name)), command_at(i), "%s is there twice", name);
		cr_assert_not_null(command_complete(str_of(name), 0));
	}
	cr_assert_null(command_complete(STR("no such"), 0));
	cr_assert_null(command_by_name(STR("")));
}

/* --- themes -------------------------------------------------------------------------------------------------------- */

/* Each look differs from every other of those that may stand beside it, without any colour. */
Test(theme, meaning_is_not_told_by_hue_alone)
{
	static const enum style told[] = { STYLE_TEXT, STYLE_NAME,     STYLE_NAME_CHOSEN, STYLE_HIT, STYLE_HIT_CURRENT,
		                           STYLE_ERROR, STYLE_CONFLICT, STYLE_SENTENCE,    STYLE_GAP };
	size_t i, k, m;

	cr_assert_not_null(theme_find(NULL), "the theme of who names none");
	cr_assert_null(theme_find("no such"));
	for (i = 0; theme_name(i); i++) {
		const struct look *looks = theme_find(theme_name(i));

		cr_assert_not_null(looks);
		for (k = 0; k < sizeof told / sizeof told[0]; k++)
			for (m = 0; m < k; m++)
				cr_assert_neq(looks[told[k]].attr_mono, looks[told[m]].attr_mono, "%s: styles %d and %d",
				              theme_name(i), told[k], told[m]);
		for (k = 1; k < sizeof told / sizeof told[0]; k++)
			cr_assert_neq(looks[told[k]].attr, looks[STYLE_TEXT].attr, "%s: style %d with colours", theme_name(i),
			              told[k]);
	}
}

/* --- bars --------------------------------------------------------------------------------------------------------- */

/* Three pieces: the lowest rank gives way first, by its shorter form, then altogether; the highest stays. */
Test(bar, the_least_gives_way_first)
{
	static const struct {
		int cells;
		const char *joined, *apart;
	} cases[] = {
		{ 80, "sentence 2 of 9 · fr 97 % in de", "≠ 2 conflicts" },
		{ 46, "sentence 2 of 9 · fr 97 % in de", "≠ 2 conflicts" },
		{ 45, "2/9 · fr 97 % in de", "≠ 2 conflicts" },
		{ 34, "2/9 · fr 97 % in de", "≠ 2 conflicts" },
		{ 33, "2/9 · fr 97 %", "≠ 2 conflicts" },
		{ 27, "2/9 · fr 97 % in de", "≠ 2" },
		{ 17, "fr 97 %", "≠ 2" },
		{ 11, "", "≠ 2" },
		{ 1, "", "≠ 2" }, /* to be cut */
	};
	struct bar b = { .dot = " · " };
	size_t i;

	bar_add(&b, 0, STR("")); /* is none */
	bar_addf(&b, 1, "sentence %d of %d", 2, 9);
	bar_or(&b, "%d/%d", 2, 9);
	bar_addf(&b, 2, "fr %d %% in de", 97);
	bar_or(&b, "fr %d %%", 97);
	bar_addf(&b, 3, "≠ %d conflicts", 2);
	bar_or(&b, "≠ %d", 2);
	bar_apart(&b);
	for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct buf joined = { 0 };

		bar_fit(&b, cases[i].cells);
		bar_joined(&b, &joined);
		cr_expect(str_eqz(buf_str(&joined), cases[i].joined), "%d: " STR_FMT, cases[i].cells, STR_ARG(buf_str(&joined)));
		cr_expect(str_eqz(bar_shown(&b, 3), cases[i].apart), "%d: " STR_FMT, cases[i].cells, STR_ARG(bar_shown(&b, 3)));
		buf_release(&joined);
	}
	bar_release(&b);
}

/* What goes leaves room for more than the shortest of what stays. */
Test(bar, room_is_used_again)
{
	struct bar b = { .dot = " " };

	bar_add(&b, 0, STR("translation"));
	bar_add(&b, 1, STR("97 % of it"));
	bar_or(&b, "97 %%");
	bar_fit(&b, 16);
	cr_expect(str_eqz(bar_shown(&b, 0), "translation") && str_eqz(bar_shown(&b, 1), "97 %"));
	bar_fit(&b, 14);
	cr_expect(str_eqz(bar_shown(&b, 0), "") && str_eqz(bar_shown(&b, 1), "97 % of it"));
	bar_release(&b);
}
