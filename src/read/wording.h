#ifndef READ_WORDING_H
#define READ_WORDING_H

#include <stddef.h>
#include <stdint.h>

#include "base/lanes.h"
#include "base/str.h"

/**
 * The words of a line as phrases of furniture are kept and compared: folded (fold_key), one space between two;
 * punctuation is gone but for ' and - inside of a word, and every number is a 0.
 */
struct buf;

/* wording_words(line, out): Append them to ${out}. Returns how many. Cost: some 600 MB/s where letters are ASCII. */
size_t wording_words(struct str line, struct buf *out);

/* wording_end(words, start): Where the word that begins at ${start} ends. */
size_t wording_end(struct str words, size_t start);

/* The place of the first space among eight bytes, 8 if there is none. */
static inline size_t
wording_space(uint64_t eight)
{
	uint64_t x = eight ^ 0x2020202020202020u;
	uint64_t zero = (x - 0x0101010101010101u) & ~x & 0x8080808080808080u; /* exact up to the first */

	return zero ? (size_t)__builtin_ctzll(zero) / 8 : 8;
}

/* wording_next(words, start, head): The same, and the first eight bytes of the word as a number, which tells words of
 * up to eight bytes apart. Asked for every word there is, and most are short. */
size_t wording_next_slow(struct str words, size_t start, uint64_t *head);
static inline size_t
wording_next(struct str words, size_t start, uint64_t *head)
{
	uint64_t eight;
	size_t n;

	if (start + 8 > words.n)
		return wording_next_slow(words, start, head);
	eight = lanes_word(words.p + start);
	n = wording_space(eight);
	if (n == 8)
		return wording_next_slow(words, start, head);
	*head = eight & (((uint64_t)1 << 8 * n) - 1);
	return start + n;
}

#endif
