#ifndef ENTITY_FIGURE_SIEVE_H
#define ENTITY_FIGURE_SIEVE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/**
 * What lets most words of a text pass by without being folded and looked up: hashes of the words of figures, as bits.
 * It may let through what is none, but holds back nothing that is one.
 */
enum { FIGURE_SIEVE = 1 << 15, FIGURE_SIEVE_PREFIX = 4 };

struct figure_sieve {
	uint8_t words[FIGURE_SIEVE / 8];     /* first words of phrases */
	uint8_t starts[FIGURE_SIEVE / 8];    /* of those that make a figure */
	uint8_t compounds[FIGURE_SIEVE / 8]; /* how closed compounds begin */
};

/* What a word may be. */
enum figure_may {
	FIGURE_MAY_NOT,
	FIGURE_MAY_BE,    /* a word of figures: worth a look-up */
	FIGURE_MAY_START, /* and there may be a figure where it is */
};

void figure_sieve_word(struct figure_sieve *s, struct str word, bool starts);
void figure_sieve_compound(struct figure_sieve *s, struct str begin); /* at least FIGURE_SIEVE_PREFIX letters of it */

/* figure_sieve_may(s, word): What ${word}, as written, may be. Cost: its bytes. */
enum figure_may figure_sieve_may(const struct figure_sieve *s, struct str word);

#endif
