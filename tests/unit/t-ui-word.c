/* The word cursor and the page of translations over a small corpus. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "small.h"
#include "ui/pages.h"
#include "ui/theme.h"
#include "ui/word.h"

static struct small small;
static struct view *v;
static struct grid g;

static void
setup(void)
{
	static char path[4096];
	struct view_options o = { .theme = theme_find("dark"), .ui_lang = LANG_EN };

	snprintf(path, sizeof path, "%s/tests/print/corpus", getenv("srcdir") ? getenv("srcdir") : ".");
	small_load(&small, path, 100);
	v = view_new(&o);
	grid_init(&g, 30, 120);
	view_step(v, (struct key){ KEY_RESIZED, 0, 30, 120 });
	view_model(v, small.model);
}

static void
teardown(void)
{
	view_free(v);
	grid_release(&g);
	small_release(&small);
}

TestSuite(word, .init = setup, .fini = teardown, .timeout = 120);

static void
press(const char *keys)
{
	struct str rest = str_of(keys), name;
	struct key k;

	while (str_cut(&rest, ' ', &name)) {
		cr_assert(key_parse(name, &k), STR_FMT, STR_ARG(name));
		view_step(v, k);
	}
	view_draw(v, &g);
}

static void
search(const char *ascii)
{
	press("/");
	for (; *ascii; ascii++)
		view_step(v, (struct key){ KEY_CHAR, (unsigned char)*ascii, 0, 0 });
	press("Enter");
}

static void
resize(int rows, int cols)
{
	grid_resize(&g, rows, cols);
	view_step(v, (struct key){ KEY_RESIZED, 0, rows, cols });
}

static uint32_t
cells_of(enum style style)
{
	size_t i;
	uint32_t n = 0;

	for (i = 0; i < (size_t)g.rows * (size_t)g.cols; i++)
		n += g.cells[i].style == style;
	return n;
}

/* The word under the cursor. */
static struct str
here(uint32_t *start)
{
	uint32_t end;
	int side;

	if (!word_at(v, &side, start, &end))
		return (struct str){ NULL, 0 };
	return str_sub(v->m->corpus->articles[v->text.article[side]]->text, *start, end);
}

/* All words of the current story that are shown: titles and bodies. */
static uint32_t
words_of_story(void)
{
	const struct index *ix = v->m->index;
	uint32_t n = 0;
	int d;

	for (d = 0; d < 2; d++)
		if (v->text.article[d] != UINT32_MAX)
			n += ix->first_token[v->text.article[d] + 1] - ix->first_token[v->text.article[d]];
	return n;
}

/* What the screen shows at any word: the word where the hardware cursor stands, and its counterparts. */
static void
check_screen(void)
{
	const struct cell *c = &g.cells[(size_t)g.cursor_row * (size_t)g.cols + (size_t)g.cursor_col];
	uint32_t start;
	struct str word = here(&start);

	cr_assert_eq(c->style, STYLE_WORD, "at %d,%d of %dx%d, word " STR_FMT, g.cursor_row, g.cursor_col, g.cols, g.rows,
	             STR_ARG(word));
	cr_assert_eq(c->text[0], word.p[0]);
	cr_assert_eq(cells_of(STYLE_COUNTERPART) > 0 ? v->word.nothers > 0 : true, true);
	if (g.rows >= 30)
		cr_assert_eq(cells_of(STYLE_COUNTERPART) > 0, v->word.nothers > 0, STR_FMT, STR_ARG(word));
}

Test(word, every_word_is_come_to_and_back)
{
	static const int sizes[][2] = { { 30, 120 }, { 45, 160 }, { 24, 80 }, { 7, 60 } };
	size_t s;

	for (s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
		uint32_t n, i, start;

		resize(sizes[s][0], sizes[s][1]);
		search("port"); /* the story that is told twice */
		press("Enter g");
		n = words_of_story();
		cr_assert_gt(n, 50);
		press("w 9 9 9 W");
		cr_assert(here(&start).n > 0);
		for (i = 1; i < n; i++) {
			struct word_cursor before = v->word;

			press("w");
			check_screen();
			cr_assert_neq(memcmp(&before, &v->word, sizeof before), 0, "word %u of %u", i, n);
		}
		press("w");
		cr_assert_gt(v->message.n, 0, "there are no more words");
		for (i = 1; i < n; i++) {
			press("W");
			check_screen();
		}
		cr_assert_eq(v->at.at, 0);
		cr_assert_eq(v->word.at, 0);
		cr_assert_eq(v->word.side, 0);
		press("Esc q q");
	}
}

/* From a word to its counterpart, from there back to a word that it stands for. */
Test(word, enter_goes_across)
{
	uint32_t i, across = 0, stays = 0, start;

	search("port");
	press("Enter g w 9 9 9 W");
	for (i = 0; i < 60; i++) {
		struct word_cursor from = v->word;
		uint32_t back[WORD_OTHERS], n;

		press("Enter");
		if (from.nothers == 0) {
			cr_assert_eq(v->word.side, from.side);
			cr_assert_eq(v->word.at, from.at);
			stays++;
		} else {
			cr_assert_eq(v->word.side, 1 - from.side);
			here(&start);
			cr_assert_eq(start, from.others[0].start);
			n = word_alignment_of(&v->words, v->word.side, v->word.at, v->word.at + 1, back, WORD_OTHERS);
			while (n > 0 && back[n - 1] != from.at)
				n--;
			cr_assert_gt(n, 0, "its counterpart stands for it");
			v->word.side = from.side;
			v->word.at = from.at;
			across++;
		}
		press("w");
	}
	cr_assert(across > 10 && stays > 3, "%u and %u", across, stays);
}

/* A click on a word of the current passage is as good as going there. */
Test(word, a_click_takes_the_word)
{
	static const int sizes[][2] = { { 30, 120 }, { 24, 80 } };
	size_t s;

	for (s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
		int i;

		resize(sizes[s][0], sizes[s][1]);
		search("port");
		press("Enter g j w 9 9 9 W");
		for (i = 0; i < 80; i++) {
			struct word_cursor want = v->word;
			struct key k = { KEY_CLICK, 0, g.cursor_row, g.cursor_col };

			press("Esc");
			cr_assert(!v->word.on);
			view_step(v, k);
			if (!v->word.on) /* it was the passage that the first click took */
				view_step(v, k);
			view_draw(v, &g);
			cr_assert(v->word.on);
			cr_assert_eq(v->word.side, want.side);
			cr_assert_eq(v->word.at, want.at);
			cr_assert_eq(v->at.at, want.segment);
			press("w");
		}
		press("g w");
		view_step(v, (struct key){ KEY_CLICK, 0, g.rows - 2, g.cols - 40 }); /* nowhere: nothing happens */
		view_draw(v, &g);
		press("Esc q q");
	}
}

Test(word, it_is_left_and_the_rest_stays)
{
	uint32_t start;
	struct buf said = { 0 };

	search("port");
	press("w");
	cr_assert(str_eqz(here(&start), "port"), "it begins with the hit");
	word_say(v, &said);
	cr_expect_str_eq(said.p, "port → Hafen");
	press("Esc");
	cr_assert_eq(here(&start).n, 0);
	cr_assert_eq(cells_of(STYLE_WORD) + cells_of(STYLE_COUNTERPART), 0);
	cr_assert_not_null(v->query_text, "Esc left the words, not the search");
	press("w q");
	cr_assert_eq(here(&start).n, 0);
	cr_assert_eq(v->focus, PANE_TEXT);
	press("w j"); /* to the next sentence, with the cursor */
	cr_assert_gt(here(&start).n, 0);
	cr_assert_eq(v->at.at, 1);
	press("L"); /* the left version alone; then the right one */
	cr_assert_eq(v->word.side, 0);
	press("L");
	cr_assert_eq(v->word.side, 1);
	view_model(v, small.model);
	cr_assert_eq(here(&start).n, 0, "another model, other articles");
	buf_release(&said);
}

Test(word, a_concordance_of_the_word)
{
	search("port");
	press("w w w c"); /* port, de, Brême */
	cr_assert_eq(v->page, PAGE_CONCORDANCE);
	cr_assert_str_eq(v->query_text, "\"Brême\"");
	cr_assert_geq(v->page_hits.n, 3);
	cr_assert_gt(cells_of(STYLE_COUNTERPART), 0);
}

/* From the lines to the translations, to the lines of one, and back the same way. */
Test(word, translations_lead_to_their_lines)
{
	size_t all;
	uint32_t i, lines = 0;

	search("port");
	press("c j j");
	all = v->page_hits.n;
	press("t");
	cr_assert_eq(v->page, PAGE_TRANSLATIONS);
	cr_assert_gt(v->translations.n, 1);
	for (i = 0; i < v->translations.n; i++) {
		cr_assert_eq(v->lines.items[v->page_at.at].item, i);
		press("Enter");
		cr_assert_eq(v->page, PAGE_CONCORDANCE);
		cr_assert_eq(v->page_hits.n, v->translations.items[i].count);
		lines += (uint32_t)v->page_hits.n;
		press("s s s"); /* sorting keeps to them */
		cr_assert_eq(v->page_hits.n, v->translations.items[i].count);
		press("q");
		cr_assert_eq(v->page, PAGE_TRANSLATIONS);
		press("j");
	}
	cr_assert_eq(lines + v->translations.alone, all);
	resize(24, 80);
	press("q");
	cr_assert_eq(v->page, PAGE_CONCORDANCE);
	cr_assert_eq(v->page_hits.n, all);
	cr_assert_eq(v->page_at.at, 2);
	press("q");
	cr_assert_eq(v->page, PAGE_NONE);
	press("t q"); /* without the lines, straight from the search */
	cr_assert_eq(v->page, PAGE_NONE);
	press("t");
	view_model(v, small.model); /* what was loaded meanwhile */
	cr_assert_eq(v->page, PAGE_CONCORDANCE);
	cr_assert_eq(v->page_hits.n, all);
	press("q Esc t");
	cr_assert_eq(v->page, PAGE_NONE, "nothing is searched for");
}
