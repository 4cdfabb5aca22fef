#ifndef ENTITY_FIGURE_WORDS_H
#define ENTITY_FIGURE_WORDS_H

#include <stdbool.h>

#include "base/decimal.h"
#include "base/err.h"
#include "base/vec.h"
#include "text/lang.h"

/* What a word or phrase does in a figure; the names in data/CODE/figures.tsv are in figure_words.c. */
enum figure_class {
	FIGURE_WORD,    /* any other word */
	FIGURE_DIGITS,  /* "2,5" */
	FIGURE_ORDINAL, /* "1er" */
	FIGURE_NUM,     /* "douze" */
	FIGURE_PART,    /* only inside a compound: "ein" of "einundzwanzig" */
	FIGURE_JOINER,  /* "und" of the same */
	FIGURE_ONE,     /* "un", "eine": an article; a number only before "million" */
	FIGURE_AND,
	FIGURE_SCALE,
	FIGURE_HALF,
	FIGURE_DOZEN,
	FIGURE_FRACTION,
	FIGURE_PERCENT_SIGN,
	FIGURE_OF,
	FIGURE_TO,
	FIGURE_BETWEEN,
	FIGURE_CUE_ABOUT,
	FIGURE_CUE_OVER,
	FIGURE_CUE_UNDER,
	FIGURE_UNIT,
	FIGURE_WEAK, /* a unit only behind a scale: "livres" */
	FIGURE_MONTH,
	FIGURE_OFMONTH,
	FIGURE_YEARCUE,
	FIGURE_STRICTCUE,
	FIGURE_DECADE,
	FIGURE_WEEKDAY,
	FIGURE_DAY, /* "hier" */
	FIGURE_NEXT,
	FIGURE_LAST,
	FIGURE_UNTIL,
	FIGURE_DAYPART,
	FIGURE_TIME,
	FIGURE_NO, /* "jeden": what follows is no date */
	FIGURE_CLASSES
};

/* What stands between a piece and the one before it. */
enum figure_gap { GAP_START, GAP_NONE, GAP_SPACE, GAP_HYPHEN, GAP_DASH, GAP_DOT, GAP_COMMA, GAP_COLON, GAP_SLASH, GAP_OTHER };

/* A word, a phrase or a sign of a text, with its place in figures. */
struct piece {
	uint32_t start, end; /* bytes in the text */
	uint64_t classes;    /* 1 << enum figure_class, all that it can be */
	uint8_t class;       /* the one that matters most */
	uint8_t gap;         /* enum figure_gap, before it */
	uint8_t digits;      /* of an unbroken run of digits: how many; else 0 */
	bool fraction;       /* has decimals */
	bool upper;          /* starts with a capital */
	struct decimal value;
	char unit[8];
};
typedef VEC(struct piece) pieces;

/* The figure words of one language, frozen. */
struct figure_words;
int figure_words_new(struct figure_words **out, lang_id lang, struct err *err);
void figure_words_free(struct figure_words *w);

/* figure_words_known(w, word): May ${word} start a figure (digits apart)? For a quick look at a sentence. */
bool figure_words_known(const struct figure_words *w, struct str key);

/* figure_words_split(w, text, out): The pieces of ${text}, in order. Cost: a few look-ups a word. */
void figure_words_split(const struct figure_words *w, struct str text, pieces *out);

#endif
