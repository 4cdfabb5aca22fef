#include "align/cognate.h"

#include <string.h>

void
cognate_init(struct cognate *c)
{
	memset(c, 0, sizeof *c);
}

uint64_t
cognate_letters(struct str word)
{
	uint64_t once = 0, twice = 0;
	size_t i;

	for (i = 0; i < word.n; i++)
		if (word.p[i] >= 'a' && word.p[i] <= 'z') {
			uint64_t bit = (uint64_t)1 << (word.p[i] - 'a');

			twice |= once & bit;
			once |= bit;
		}
	return once | twice << 26;
}

void
cognate_set(struct cognate *c, struct str word)
{
	size_t i;

	for (i = 0; i < c->word.n; i++)
		c->at[(unsigned char)c->word.p[i]] = 0;
	c->word = word.n <= 64 ? word : (struct str){ NULL, 0 };
	c->letters = cognate_letters(c->word);
	for (i = 0; i < c->word.n; i++)
		c->at[(unsigned char)word.p[i]] |= (uint64_t)1 << i;
}

static unsigned
lcs(const struct cognate *c, struct str other)
{
	uint64_t v = ~(uint64_t)0, all = c->word.n == 64 ? ~(uint64_t)0 : ((uint64_t)1 << c->word.n) - 1;
	size_t i;

	for (i = 0; i < other.n; i++) {
		uint64_t u = v & c->at[(unsigned char)other.p[i]];

		v = (v + u) | (v - u);
	}
	return (unsigned)__builtin_popcountll(~v & all);
}

float
cognate_ratio(const struct cognate *c, struct str other, uint64_t other_letters, float least)
{
	size_t longest = c->word.n > other.n ? c->word.n : other.n, shortest = c->word.n + other.n - longest;
	float need = least * (float)longest, ratio;

	if (other.n > 64 || shortest == 0 || (float)shortest < need)
		return 0;
	if ((float)(c->word.n + other.n) - (float)cognate_apart(c->letters, other_letters) < 2 * need)
		return 0;
	ratio = (float)lcs(c, other) / (float)longest;
	return ratio >= least ? ratio : 0;
}
