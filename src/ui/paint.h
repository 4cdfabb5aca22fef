#ifndef UI_PAINT_H
#define UI_PAINT_H

#include "ui/state.h"

/* A piece of an article, and within it what the line is about. */
struct painted {
	uint32_t article, start, end; /* bytes in the article's text */
	enum style base;
	uint32_t focus_start, focus_end; /* equal: nothing */
	enum style focus;
	const struct word_place *words; /* [nwords], ascending, painted over all else */
	uint32_t nwords;
	enum style word;
};

/* paint_text(v, g, row, col, cells, p): The piece with its names, the chosen name and the search hits in their styles
 * over the base. Returns the cells used. */
int paint_text(const struct view *v, struct grid *g, int row, int col, int cells, const struct painted *p);
/* The same where the piece is longer than the room: cut between words so that byte ${at} is among what is seen, with
 * an ellipsis where something is cut. */
int paint_around(const struct view *v, struct grid *g, int row, int col, int cells, const struct painted *p,
                 uint32_t at);
/* The first mention of the chosen name, or hit of the search, in a piece; UINT32_MAX: none. */
uint32_t paint_find(const struct view *v, uint32_t article, uint32_t start, uint32_t end);
/* Is this mention what ] and [ jump through? */
bool paint_is_chosen(const struct view *v, uint32_t mention);

#endif
