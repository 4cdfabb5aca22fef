#ifndef UI_GRID_H
#define UI_GRID_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/**
 * A screen in memory: rows × columns of cells. Panes draw here; term/ shows what changed. A wide grapheme owns its
 * cell and the one to its right (width 0).
 */
enum style { /* what a cell means; theme.c says how that looks */
	STYLE_TEXT,
	STYLE_DIM,
	STYLE_BOLD,
	STYLE_HEADER,
	STYLE_STATUS,
	STYLE_BORDER,
	STYLE_CURSOR,       /* the current row of the focused pane */
	STYLE_CURSOR_BACK,  /* the current row of another pane */
	STYLE_SENTENCE,     /* the current sentence */
	STYLE_HIT,          /* a search hit */
	STYLE_HIT_CURRENT,
	STYLE_NAME,         /* a name that is mentioned */
	STYLE_NAME_CHOSEN,  /* the chosen entity, in both languages */
	STYLE_FIGURE,
	STYLE_CONFLICT,
	STYLE_ONLY,         /* only in one version */
	STYLE_GAP,          /* nothing stands against this */
	STYLE_TITLE,
	STYLE_ERROR,
	STYLE_WORD,         /* under the word cursor */
	STYLE_COUNTERPART,  /* what stands for a word in the other version */
	STYLES
};

#define CELL_TEXT 23 /* bytes of a grapheme that are kept */

struct cell {
	char text[CELL_TEXT + 1]; /* UTF-8, NUL-terminated; "" in the right half of a wide grapheme */
	uint8_t width;            /* 0, 1 or 2 cells */
	uint8_t style;            /* enum style */
};

struct grid {
	int rows, cols;
	struct cell *cells;        /* [rows][cols] */
	int cursor_row, cursor_col; /* where the hardware cursor stands */
	bool cursor_shown;          /* visible (typing) or only placed (screen readers) */
	bool ascii;                 /* line drawing and signs in ASCII only */
};

void grid_init(struct grid *g, int rows, int cols);
void grid_resize(struct grid *g, int rows, int cols);
void grid_release(struct grid *g);
void grid_clear(struct grid *g);
/* Write text from (row, col), at most ${cells} cells, never past the grid; controls are shown as visible escapes.
 * Returns the cells used. */
int grid_text(struct grid *g, int row, int col, int cells, struct str text, enum style style);
/* The same; text that does not fit ends in an ellipsis. */
int grid_text_cut(struct grid *g, int row, int col, int cells, struct str text, enum style style);
void grid_fill(struct grid *g, int row, int col, int rows, int cols, char c, enum style style);
void grid_restyle(struct grid *g, int row, int col, int cells, enum style style);
/* The grid as text, a line a row, trailing blanks cut; then, if asked for, the same with a letter for each style. */
struct buf;
void grid_dump(const struct grid *g, bool styles, struct buf *out);

/* How a style looks; term/ turns it into attributes. Colours -1 (default) to 255. */
enum look_attr { LOOK_BOLD = 1, LOOK_DIM = 2, LOOK_REVERSE = 4, LOOK_UNDERLINE = 8, LOOK_ITALIC = 16 };
struct look {
	int16_t fg, bg;
	uint8_t attr;      /* with colours */
	uint8_t attr_mono; /* without: NO_COLOR, vt100 */
};

#endif
