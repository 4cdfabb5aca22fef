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
	uint8_t may; /* for whoever reads them */
};
typedef VEC(struct figure_token) figure_tokens;

/* figure_tokens_split(text, out): Append the tokens of ${text} in order. What is part of an address ("https://…",
 * "www.…") is left out. Cost: one pass. */
void figure_tokens_split(struct str text, figure_tokens *out);

#endif
