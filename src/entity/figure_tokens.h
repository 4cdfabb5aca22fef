#ifndef ENTITY_FIGURE_TOKENS_H
#define ENTITY_FIGURE_TOKENS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"

/* A word of text/words.h, or one of the signs that stand in figures: % $ € £ ¥ and their like. */
struct figure_token {
	uint32_t start, end; /* bytes */
	bool sign;
	/* Where whoever has found the words knows it: enum figure_may (figure_sieve.h), and figure_words_number(). */
	uint8_t may;
	uint32_t number;
};
typedef VEC(struct figure_token) figure_tokens;

/* Words of text/words.h that were found before, in a text in which another one begins at byte ${base}. */
struct figure_found {
	const struct figure_token *words; /* [n], ascending, no signs */
	size_t n;
	uint32_t base;
};

/* figure_tokens_split(text, out): Append the tokens of ${text} in order. What is part of an address ("https://…",
 * "www.…") is left out. Cost: one pass. */
void figure_tokens_split(struct str text, figure_tokens *out);
/* figure_tokens_take(text, found, first, last, out): The same, of words [first, last) of those that were found in ${text}: all
 * of them, or such as no address goes on from or to. Cost: of most words, a look at what is behind them. */
void figure_tokens_take(struct str text, const struct figure_found *found, size_t first, size_t last, figure_tokens *out);

#endif
