#include "ui/grid.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "text/width.h"

static const struct cell blank = { " ", 1, STYLE_TEXT };

void
grid_init(struct grid *g, int rows, int cols)
{
	*g = (struct grid){ 0 };
	grid_resize(g, rows, cols);
}

void
grid_resize(struct grid *g, int rows, int cols)
{
	g->rows = rows > 0 ? rows : 1;
	g->cols = cols > 0 ? cols : 1;
	free(g->cells);
	g->cells = mem_zalloc((size_t)g->rows * (size_t)g->cols, sizeof *g->cells);
	grid_clear(g);
}

void
grid_release(struct grid *g)
{
	free(g->cells);
	*g = (struct grid){ 0 };
}

void
grid_clear(struct grid *g)
{
	size_t i, n = (size_t)g->rows * (size_t)g->cols;

	for (i = 0; i < n; i++)
		g->cells[i] = blank;
	g->cursor_row = g->cursor_col = 0;
	g->cursor_shown = false;
}

/* What is drawn over one half of a wide glyph takes the other half away. */
static void
clear_halves(const struct grid *g, struct cell *c, int col, int cells)
{
	int last = col + cells - 1;

	if (c->width == 0 && col > 0)
		memcpy(c[-1].text, " ", 2), c[-1].width = 1;
	if (c[cells - 1].width == 2 && last + 1 < g->cols)
		memcpy(c[cells].text, " ", 2), c[cells].width = 1;
}

static void
put(struct grid *g, int row, int col, struct str grapheme, int cells, enum style style)
{
	struct cell *c = &g->cells[(size_t)row * (size_t)g->cols + (size_t)col];

	clear_halves(g, c, col, cells);
	if (grapheme.n > CELL_TEXT) { /* a base letter under a pile of marks */
		size_t at = 0;
		int k;

		grapheme = width_next(str_sub(grapheme, 0, 4), &at, &k);
	}
	memcpy(c->text, grapheme.p, grapheme.n);
	c->text[grapheme.n] = '\0';
	c->width = (uint8_t)cells;
	c->style = (uint8_t)style;
	if (cells == 2)
		c[1] = (struct cell){ "", 0, (uint8_t)style };
}

/* Text without controls, as far as it fits. */
static int
put_text(struct grid *g, int row, int col, int cells, struct str s, enum style style)
{
	size_t at = 0;
	int used = 0, k;

	while (at < s.n) {
		struct str grapheme = width_next(s, &at, &k);

		if (used + k > cells)
			break;
		if (k > 0)
			put(g, row, col + used, grapheme, k, style);
		used += k;
	}
	return used;
}

/* The cells that are on the grid; 0: none. */
static int
clip(const struct grid *g, int row, int col, int cells)
{
	if (row < 0 || row >= g->rows || col < 0 || col >= g->cols || cells < 0)
		return 0;
	return cells > g->cols - col ? g->cols - col : cells;
}

/* No more of a text than can be seen: a grapheme is some bytes long, a line of the corpus may be megabytes. */
static struct str
bounded(struct str text, int cells)
{
	size_t most = ((size_t)cells + 2) * 64;

	return text.n > most ? str_sub(text, 0, utf8_cut(text, most)) : text;
}

int
grid_text(struct grid *g, int row, int col, int cells, struct str text, enum style style)
{
	struct buf clean = { 0 };
	int used;

	cells = clip(g, row, col, cells);
	if (cells == 0)
		return 0;
	width_escape(bounded(text, cells), &clean);
	used = put_text(g, row, col, cells, buf_str(&clean), style);
	buf_release(&clean);
	return used;
}

int
grid_text_cut(struct grid *g, int row, int col, int cells, struct str text, enum style style)
{
	struct str dots = g->ascii ? STR("..") : STR("…");
	struct buf clean = { 0 };
	struct str s;
	size_t fits;
	int used, mark = width_of(dots);

	cells = clip(g, row, col, cells);
	if (cells == 0)
		return 0;
	width_escape(bounded(text, cells), &clean);
	s = buf_str(&clean);
	fits = width_fit(s, cells, &used);
	if (fits < s.n && cells > mark) {
		s = str_sub(s, 0, width_fit(s, cells - mark, &used));
		while (s.n > 0 && s.p[s.n - 1] == ' ')
			s.n--;
		used = put_text(g, row, col, cells, s, style);
		used += put_text(g, row, col + used, mark, dots, style);
	} else {
		used = put_text(g, row, col, cells, s, style);
	}
	buf_release(&clean);
	return used;
}

void
grid_fill(struct grid *g, int row, int col, int rows, int cols, char c, enum style style)
{
	int i, j;

	for (i = row; i < row + rows && i < g->rows; i++)
		for (j = col; j < col + cols && j < g->cols; j++)
			if (i >= 0 && j >= 0)
				put(g, i, j, (struct str){ &c, 1 }, 1, style);
}

void
grid_restyle(struct grid *g, int row, int col, int cells, enum style style)
{
	int j;

	for (j = col; row >= 0 && row < g->rows && j < col + cells && j < g->cols; j++)
		if (j >= 0)
			g->cells[(size_t)row * (size_t)g->cols + (size_t)j].style = (uint8_t)style;
}

void
grid_dump(const struct grid *g, bool styles, struct buf *out)
{
	int i, j, pass;

	for (pass = 0; pass < 1 + styles; pass++)
		for (i = 0; i < g->rows; i++) {
			size_t start = out->n;

			for (j = 0; j < g->cols; j++) {
				const struct cell *c = &g->cells[(size_t)i * (size_t)g->cols + (size_t)j];

				if (pass == 0)
					buf_addz(out, c->text);
				else
					buf_addc(out, c->style == STYLE_TEXT ? ' ' : (char)('a' + c->style));
			}
			while (out->n > start && out->p[out->n - 1] == ' ')
				out->n--;
			buf_addc(out, '\n');
		}
}
