#include <curses.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/utf8.h"
#include "term/ascii.h"
#include "term/own.h"

/* A terminal with 8 colours shows a bright colour as the plain one, and bright black, which it lacks, as its own. */
static short
color_of(int16_t wanted)
{
	if (wanted < COLORS)
		return wanted;
	return wanted == 8 ? -1 : (short)(wanted % 8);
}

void
term_pairs(struct term *t)
{
	int s, made = 0;

	memset(t->pairs, 0, sizeof t->pairs);
	if (!t->options.color || !has_colors() || start_color() != OK) {
		t->options.color = false;
		return;
	}
	use_default_colors();
	for (s = 0; s < STYLES && made + 1 < COLOR_PAIRS; s++) {
		const struct look *l = &t->options.theme[s];
		short fg = color_of(l->fg), bg = color_of(l->bg);

		if ((fg != -1 || bg != -1) && init_pair((short)(made + 1), fg, bg) == OK)
			t->pairs[s] = (short)++made;
	}
}

static attr_t
attributes(const struct term *t, uint8_t style)
{
	static const struct {
		uint8_t look;
		attr_t attribute;
	} bits[] = { { LOOK_BOLD, A_BOLD },
		     { LOOK_DIM, A_DIM },
		     { LOOK_REVERSE, A_REVERSE },
		     { LOOK_UNDERLINE, A_UNDERLINE },
		     { LOOK_ITALIC, A_ITALIC } };
	const struct look *l = &t->options.theme[style];
	uint8_t attr = t->options.color ? l->attr : l->attr_mono;
	attr_t out = A_NORMAL;
	size_t i;

	for (i = 0; i < sizeof bits / sizeof bits[0]; i++)
		if (attr & bits[i].look)
			out |= bits[i].attribute;
	return out;
}

static bool
representable(wchar_t c)
{
	char bytes[MB_LEN_MAX];
	mbstate_t state;

	memset(&state, 0, sizeof state);
	return wcrtomb(bytes, c, &state) != (size_t)-1;
}

/* The characters of a cell as far as the C library and the locale know them, so that the library, ncurses and the
 * grid agree on the width: a base, then its marks. Returns the width of what is written. */
static int
wide_of(const struct cell *c, wchar_t out[CCHARW_MAX + 1])
{
	struct str text = str_of(c->text);
	size_t at = 0;
	int n = 0, width;
	wchar_t w = (wchar_t)utf8_next(text, &at);

	width = wcwidth(w);
	if (width < 1 || width > c->width || !representable(w)) {
		char plain[4];

		ascii_of(text, plain);
		w = (wchar_t)(unsigned char)plain[0];
		width = 1;
		at = text.n;
	}
	out[n++] = w;
	while (at < text.n && n < CCHARW_MAX) {
		w = (wchar_t)utf8_next(text, &at);
		if (wcwidth(w) != 0 || w == 0x200D || w == 0xFE0F || !representable(w))
			break; /* joined emoji: the first of them stands for all */
		out[n++] = w;
	}
	out[n] = L'\0';
	return width;
}

static void
show_cell(const struct term *t, int row, int col, const struct cell *c)
{
	attr_t attr = attributes(t, c->style);
	wchar_t wide[CCHARW_MAX + 1];
	cchar_t out;
	int width = wide_of(c, wide);

	if (setcchar(&out, wide, attr, t->pairs[c->style], NULL) == OK)
		mvadd_wch(row, col, &out);
	if (width < c->width && setcchar(&out, L" ", attr, t->pairs[c->style], NULL) == OK)
		mvadd_wch(row, col + 1, &out);
}

void
term_show(struct term *t, const struct grid *g)
{
	int row, col;

	if (g->rows != t->rows || g->cols != t->cols)
		return; /* a resize is on its way */
	if (t->all)
		erase();
	for (row = 0; row < g->rows; row++)
		for (col = 0; col < g->cols; col++) {
			size_t i = (size_t)row * (size_t)g->cols + (size_t)col;

			if (!t->all && memcmp(&t->shown[i], &g->cells[i], sizeof g->cells[i]) == 0)
				continue;
			t->shown[i] = g->cells[i];
			if (g->cells[i].width > 0)
				show_cell(t, row, col, &g->cells[i]);
		}
	if (t->all)
		clearok(stdscr, TRUE);
	t->all = false;
	move(g->cursor_row, g->cursor_col);
	refresh();
}
