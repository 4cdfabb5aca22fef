#ifndef UI_BAR_H
#define UI_BAR_H

#include "base/buf.h"

/**
 * What is said in one line, in pieces. Where there is no room for all of them, those of the lowest rank give way first: each
 * has shorter forms, and when all have their shortest, the lowest go. One stays whatever happens, to be cut.
 */
enum { BAR_PIECES = 16, BAR_FORMS = 3 };

struct bar_piece {
	unsigned rank;
	bool apart;      /* not joined to the others: two blanks stand before it */
	uint32_t nforms; /* longest first */
	uint32_t first[BAR_FORMS], end[BAR_FORMS]; /* bytes in the bar's text */
	uint32_t form;   /* the one that is shown; nforms: none */
};

struct bar {
	const char *dot; /* between pieces */
	struct buf text;
	uint32_t n;
	struct bar_piece pieces[BAR_PIECES];
};

void bar_release(struct bar *b);

/* A new piece, in the order of the line; what is empty is none. bar_or: a shorter form of the last one. */
void bar_add(struct bar *b, unsigned rank, struct str text);
void bar_addf(struct bar *b, unsigned rank, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
void bar_or(struct bar *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void bar_apart(struct bar *b); /* the last one */

/* Choose the forms for so many cells. */
void bar_fit(struct bar *b, int cells);
struct str bar_shown(const struct bar *b, uint32_t piece); /* empty: it gave way */
void bar_joined(const struct bar *b, struct buf *out);     /* all but those that stand apart */

#endif
