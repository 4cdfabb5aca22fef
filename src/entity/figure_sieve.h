#ifndef ENTITY_FIGURE_SIEVE_H
#define ENTITY_FIGURE_SIEVE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct intern;

/**
 * What lets most words of a text pass by without being folded and looked up: how the words of figures begin, and those
 * words themselves, the short ones as numbers. It may let through what is none, but holds back nothing
 * that is one.
 */
enum { FIGURE_SIEVE_PREFIX = 4, FIGURE_SIEVE_BEGINS = 1 << 15 };

struct figure_sieve {
	uint8_t begins[FIGURE_SIEVE_BEGINS];        /* by three letters: what begins with them, as bits */
	uint8_t compounds[FIGURE_SIEVE_BEGINS / 8]; /* by a hash of four letters, bits: how closed compounds begin */
	const struct intern *keys;
	uint32_t mask;
	struct figure_slot {
		uint64_t word; /* the key itself if it is short, else 0 */
		uint32_t id;   /* of the key; INTERN_NONE: free */
		bool starts;   /* it makes a figure */
	} *slots; /* [mask + 1], open addressing, at most half full */
};

/* What a word may be. */
enum figure_may {
	FIGURE_MAY_NOT,
	FIGURE_MAY_BE,    /* a word of figures: worth a look-up */
	FIGURE_MAY_START, /* and there may be a figure where it is */
};

/* figure_sieve_open(s, keys): Let the keys without a blank pass, which are borrowed: no more are added to them. */
void figure_sieve_open(struct figure_sieve *s, const struct intern *keys);
void figure_sieve_start(struct figure_sieve *s, struct str word);     /* one of the keys makes a figure */
void figure_sieve_compound(struct figure_sieve *s, struct str begin); /* at least FIGURE_SIEVE_PREFIX letters of it */
void figure_sieve_release(struct figure_sieve *s);

/* figure_sieve_may(s, word): What ${word}, as written, may be. Cost: three letters of most words, else its bytes. */
enum figure_may figure_sieve_may(const struct figure_sieve *s, struct str word);

/* figure_sieve_find(s, word, id): Set ${id} to the key that ${word}, as written, folds to, INTERN_NONE if there is none;
 * false if that takes a table of Unicode's. Cost: its bytes. */
bool figure_sieve_find(const struct figure_sieve *s, struct str word, uint32_t *id);

#endif
