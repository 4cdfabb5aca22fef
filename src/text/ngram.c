#include "text/ngram.h"

#include "base/utf8.h"
#include "text/fold.h"

void
ngram_start(struct ngram *g, struct str text)
{
	*g = (struct ngram){ text, 0, { ' ', ' ', ' ', ' ' } };
}

/* The next character of the model's alphabet behind ${last}, 0 at the end. */
static inline uint32_t
character(struct str text, size_t *at, uint32_t last)
{
	while (*at < text.n) {
		uint32_t c = (unsigned char)text.p[*at];

		if (c < 0x80) {
			++*at;
			c |= 0x20; /* nothing but a capital becomes a small letter by that */
			if (c - 'a' < 26)
				return c;
		} else {
			c = utf8_next(text, at);
			if (fold_is_letter(c))
				return fold_to_lower(c);
		}
		if (last != ' ')
			return ' ';
	}
	return 0;
}

/* Hashes are sums of products modulo 2^32: each character times a constant of its place, multiplied out of
 * ((b * K1 + c) * K2 + d) * K3 and ((((a + 1) * K0 + b) * K1 + c) * K2 + d) * K3, so that none waits for another. */
#define K3 0xC2B2AE3Du
#define K23 (0x85EBCA77u * K3)
#define K123 (0x9E3779B1u * K23)
#define K0123 (0x27D4EB2Fu * K123)

size_t
ngram_rows(struct ngram *g, uint32_t (*rows)[2], size_t most)
{
	uint32_t a = g->last[1], b = g->last[2], c = g->last[3], d;
	size_t at = g->at, n;

	for (n = 0; n < most && (d = character(g->text, &at, c)) != 0; n++) {
		uint32_t h = b * K123 + c * K23 + d * K3;

		rows[n][0] = h >> (32 - NGRAM_BITS3);
		h += (a + 1) * K0123;
		h ^= h >> 15;
		rows[n][1] = (1u << NGRAM_BITS3) + ((h * 0x2C1B3C6Du) >> (32 - NGRAM_BITS4));
		a = b;
		b = c;
		c = d;
	}
	g->at = at;
	g->last[1] = a;
	g->last[2] = b;
	g->last[3] = c;
	return n;
}

bool
ngram_next(struct ngram *g, uint32_t rows[2])
{
	uint32_t one[1][2];

	if (ngram_rows(g, one, 1) == 0)
		return false;
	rows[0] = one[0][0];
	rows[1] = one[0][1];
	return true;
}
