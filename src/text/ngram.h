#ifndef TEXT_NGRAM_H
#define TEXT_NGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/**
 * Character trigrams and tetragrams of a text, as row numbers of the language model: letters in lower case, every
 * run of other characters one space. Used by the model and by the program that makes it.
 */
enum { NGRAM_BITS3 = 14, NGRAM_BITS4 = 16, NGRAM_ROWS = (1 << NGRAM_BITS3) + (1 << NGRAM_BITS4) };

struct ngram {
	struct str text;
	size_t at;
	uint32_t last[4]; /* characters, newest last */
};

void ngram_start(struct ngram *g, struct str text);
/* The next trigram's row in rows[0], the tetragram's in rows[1]; false at the end of the text. */
bool ngram_next(struct ngram *g, uint32_t rows[2]);
/* The same for the next ${most} grams, in one go; returns how many there were, fewer at the end of the text. */
size_t ngram_rows(struct ngram *g, uint32_t (*rows)[2], size_t most);

#endif
