#ifndef READ_WORDING_H
#define READ_WORDING_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/**
 * The words of a line as phrases of furniture are kept and compared: folded (fold_key), one space between two;
 * punctuation is gone but for ' and - inside of a word, and every number is a 0.
 */
struct buf;

/* wording_words(line, out): Append them to ${out}. Returns how many. Cost: 1 GB/s where letters are ASCII. */
size_t wording_words(struct str line, struct buf *out);

/* wording_end(words, start): Where the word that begins at ${start} ends. */
size_t wording_end(struct str words, size_t start);

/* wording_next(words, start, head): The same, and the first eight bytes of the word as a number, which tells words of
 * up to eight bytes apart. */
size_t wording_next(struct str words, size_t start, uint64_t *head);

#endif
