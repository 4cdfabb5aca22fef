#ifndef ENTITY_FIGURE_PIECES_H
#define ENTITY_FIGURE_PIECES_H

#include "base/vec.h"
#include "entity/figure_tokens.h"
#include "entity/figure_words.h"

/* What stands between a piece and the one before it. Those up to GAP_HANGING hold two words of a phrase together. */
enum figure_gap {
	GAP_NONE,
	GAP_SPACE,
	GAP_HYPHEN,  /* no space around it */
	GAP_HANGING, /* "10- bis" */
	GAP_DASH,    /* a dash, or a hyphen with space around it */
	GAP_DOT,
	GAP_COMMA,
	GAP_COLON,
	GAP_SLASH,
	GAP_OTHER,
	GAP_START
};

/* A word, a phrase or a sign of a text, with its place in figures. */
struct piece {
	uint32_t start, end; /* bytes in the text */
	uint64_t classes;    /* 1 << enum figure_class, all that it can be */
	struct decimal value;
	char unit[8];
	uint8_t gap;    /* enum figure_gap, before it */
	uint8_t digits; /* of an unbroken run of digits: how many; else 0 */
	bool fraction;  /* has decimals */
	bool point;     /* they stand behind a point */
	bool upper;     /* starts with a capital */
	bool word;      /* has a letter */
};
typedef VEC(struct piece) pieces;

/* figure_pieces_split(w, text, found, out): The pieces of those sentences of ${text} in which there may be a figure, in
 * order; false if there is none. ${found}: its words, with what they may be; NULL: not known. Cost: one pass; look-ups only
 * in such sentences, and there only for words that the sieve lets through. */
bool figure_pieces_split(const struct figure_words *w, struct str text, const struct figure_found *found, pieces *out);

static inline bool
piece_has(const pieces *p, size_t i, enum figure_class class)
{
	return i < p->n && p->items[i].classes >> class & 1;
}

/* Does piece ${i} follow on the one before it, with no more than a space or a hyphen between? */
static inline bool
piece_near(const pieces *p, size_t i)
{
	return i < p->n && p->items[i].gap <= GAP_HANGING;
}

static inline bool
piece_gap(const pieces *p, size_t i, enum figure_gap gap)
{
	return i < p->n && p->items[i].gap == gap;
}

/* figure_pieces_opens(text, p, i): Does a sentence, a quotation or a line begin with piece ${i}? */
bool figure_pieces_opens(struct str text, const pieces *p, size_t i);

/* figure_pieces_counted(w, text, p, i): Is piece ${i} what the number before it counts, by its look? */
bool figure_pieces_counted(const struct figure_words *w, struct str text, const pieces *p, size_t i);

#endif
