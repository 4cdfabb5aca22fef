#include "text/ngram.h"

#include "base/utf8.h"
#include "text/fold.h"

void
ngram_start(struct ngram *g, struct str text)
{
	*g = (struct ngram){ text, 0, { ' ', ' ', ' ', ' ' } };
}

/* The next character of the model's alphabet; 0 at the end. */
static uint32_t
character(struct ngram *g)
{
	while (g->at < g->text.n) {
		uint32_t c = (unsigned char)g->text.p[g->at];

		if (c < 0x80) {
			g->at++;
			if (c >= 'A' && c <= 'Z')
				return c | 0x20;
			if (c >= 'a' && c <= 'z')
				return c;
		} else {
			c = utf8_next(g->text, &g->at);
			if (fold_is_letter(c))
				return fold_to_lower(c);
		}
		if (g->last[3] != ' ')
			return ' ';
	}
	return 0;
}

bool
ngram_next(struct ngram *g, uint32_t rows[2])
{
	uint32_t c = character(g), h;

	if (c == 0)
		return false;
	g->last[0] = g->last[1];
	g->last[1] = g->last[2];
	g->last[2] = g->last[3];
	g->last[3] = c;
	h = ((g->last[1] * 0x9E3779B1u + g->last[2]) * 0x85EBCA77u + c) * 0xC2B2AE3Du;
	rows[0] = h >> (32 - NGRAM_BITS3);
	h = ((((g->last[0] + 1) * 0x27D4EB2Fu + g->last[1]) * 0x9E3779B1u + g->last[2]) * 0x85EBCA77u + c) * 0xC2B2AE3Du;
	h ^= h >> 15;
	rows[1] = (1u << NGRAM_BITS3) + ((h * 0x2C1B3C6Du) >> (32 - NGRAM_BITS4));
	return true;
}
