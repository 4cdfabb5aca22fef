/* Every command, in every pane, at every size, over no model, an empty one and a small one: nothing breaks, and the
 * screen is always whole. With the sanitizers this is where lies come out. */
#include <criterion/criterion.h>
#include <string.h>

#include "small.h"
#include "text/width.h"
#include "ui/command.h"
#include "ui/theme.h"
#include "ui/view.h"

static const int sizes[][2] = { { 24, 80 }, { 5, 20 }, { 1, 1 }, { 2, 3 }, { 3, 200 }, { 45, 160 }, { 200, 500 }, { 20, 60 },
	                        { 60, 84 }, { 40, 110 } };
enum { SIZES = sizeof sizes / sizeof sizes[0] };

/* Widths add up, wide glyphs are whole, no control gets through, the cursor is on the screen. */
static void
whole(const struct grid *g)
{
	int row, col;

	cr_assert(g->cursor_row >= 0 && g->cursor_row < g->rows, "cursor row %d of %d", g->cursor_row, g->rows);
	cr_assert(g->cursor_col >= 0 && g->cursor_col < g->cols, "cursor column %d of %d", g->cursor_col, g->cols);
	for (row = 0; row < g->rows; row++)
		for (col = 0; col < g->cols; col++) {
			const struct cell *c = &g->cells[(size_t)row * (size_t)g->cols + (size_t)col];
			const char *p;

			if (c->width == 1 && c->text[0] >= ' ' && c->text[0] < 0x7F && c->text[1] == '\0' && c->style < STYLES)
				continue; /* nearly all: an assertion for each would take minutes */
			cr_assert(c->style < STYLES);
			if (c->width == 0) {
				cr_assert(col > 0 && c[-1].width == 2 && c->text[0] == '\0', "half a glyph at %d,%d", row, col);
				continue;
			}
			cr_assert(c->text[0] != '\0');
			cr_assert(c->width == 1 || (col + 1 < g->cols && c[1].width == 0), "half a glyph at %d,%d", row, col);
			cr_assert_eq(width_of(str_of(c->text)), c->width, "\"%s\" at %d,%d", c->text, row, col);
			for (p = c->text; *p; p++)
				cr_assert((unsigned char)*p >= 0x20 && *p != 0x7F, "a control at %d,%d", row, col);
		}
}

static void
draw(struct view *v, struct grid *g)
{
	view_draw(v, g);
	whole(g);
}

static void
resize(struct view *v, struct grid *g, int rows, int cols)
{
	grid_resize(g, rows, cols);
	view_step(v, (struct key){ KEY_RESIZED, 0, rows, cols });
	draw(v, g);
}

static void
press(struct view *v, struct grid *g, const char *keys)
{
	struct str rest = str_of(keys), name;
	struct key k;

	while (str_cut(&rest, ' ', &name)) {
		cr_assert(key_parse(name, &k), STR_FMT, STR_ARG(name));
		view_step(v, k);
		draw(v, g);
	}
}

/* The first key of each command, with counts that no list has, and then something typed into whatever it opened. */
static void
every_command(struct view *v, struct grid *g)
{
	size_t i;

	for (i = 0; i < command_count(); i++) {
		struct str rest = str_of(command_at(i)->keys), name;
		struct key k;

		str_cut(&rest, ' ', &name);
		cr_assert(key_parse(name, &k));
		view_step(v, k);
		draw(v, g);
		press(v, g, "9 9 9 9 9 9 9 9 9");
		view_step(v, k);
		draw(v, g);
		press(v, g, "é 智 ( Up Down Left Backspace Enter j k G g Esc");
	}
}

static void
everywhere(const struct model *m, bool ascii)
{
	static const char *const places[] = { "", "Tab", "Tab Tab", "Enter z", "d", "R", "?", "f", "Tab Tab j p", "/ e Enter c", "L",
		                              "L L", "a", "s", "s s" };
	struct view_options o = { .theme = theme_find("dark"), .ascii = ascii, .mouse = true };
	struct grid g;
	size_t i, s;

	grid_init(&g, 24, 80);
	for (i = 0; i < sizeof places / sizeof places[0]; i++) {
		struct view *v = view_new(&o);

		if (m)
			view_model(v, m);
		for (s = 0; s < SIZES; s++) {
			resize(v, &g, sizes[s][0], sizes[s][1]);
			press(v, &g, places[i][0] ? places[i] : "g");
			if (s < 3 || i == 0)
				every_command(v, &g);
		}
		view_free(v);
	}
	grid_release(&g);
}

Test(robust, no_model)
{
	everywhere(NULL, false);
}

Test(robust, empty_model)
{
	struct small s;

	small_load(&s, NULL, 0);
	everywhere(s.model, false);
	small_release(&s);
}

static const char *
sample(char path[4096])
{
	snprintf(path, 4096, "%s/tests/print/corpus", getenv("srcdir") ? getenv("srcdir") : ".");
	return path;
}

Test(robust, small_model, .timeout = 600)
{
	char path[4096];
	struct small s;

	small_load(&s, sample(path), 100);
	cr_assert(s.model->corpus->narticles >= 6);
	everywhere(s.model, false);
	everywhere(s.model, true);
	small_release(&s);
}

/* While loading, models follow each other; the reader's place stays with the article. */
Test(robust, models_that_grow, .timeout = 120)
{
	char path[4096];
	struct small few, all, none;
	struct view_options o = { .theme = theme_find("dark"), .query = "colmar" };
	struct view *v = view_new(&o);
	struct grid g;
	struct progress p = { .loading = true, .known = true, .files = 3, .total = 9, .articles = 3, .bytes = 999,
	                      .seconds = 2.0, .left = 4.0 };

	small_load(&none, NULL, 0);
	small_load(&few, sample(path), 4);
	small_load(&all, sample(path), 100);
	grid_init(&g, 30, 120);
	resize(v, &g, 30, 120);
	view_progress(v, &p);
	view_model(v, none.model);
	press(v, &g, "j Enter ] d q e a Enter Esc");
	view_model(v, few.model);
	press(v, &g, "Esc G Enter j m e Enter Esc D c");
	view_model(v, all.model);
	press(v, &g, "j k ] [ } { u Ctrl-R q q R");
	view_model(v, none.model);
	press(v, &g, "j k ] [ } { u Ctrl-R q d D c p n N");
	view_model(v, all.model);
	draw(v, &g);
	view_free(v);
	grid_release(&g);
	small_release(&none);
	small_release(&few);
	small_release(&all);
}
