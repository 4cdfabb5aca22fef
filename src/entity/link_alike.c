#include "entity/link_alike.h"

#include <stdint.h>

enum { LETTERS = 32, ALIKE_LEAST = 3 };

/* Length of the longest common subsequence, of words of up to LETTERS bytes. */
static size_t
common(struct str a, struct str b)
{
	unsigned char row[LETTERS + 1] = { 0 };
	size_t i, k;

	for (i = 0; i < a.n && i < LETTERS; i++) {
		unsigned char diagonal = 0;

		for (k = 0; k < b.n && k < LETTERS; k++) {
			unsigned char above = row[k + 1];

			if (a.p[i] == b.p[k])
				row[k + 1] = (unsigned char)(diagonal + 1);
			else if (row[k] > above)
				row[k + 1] = row[k];
			diagonal = above;
		}
	}
	return row[b.n < LETTERS ? b.n : LETTERS];
}

/* Melamed's LCSR of 0.6 and more. */
bool
link_alike_words(struct str a, struct str b)
{
	size_t longer = a.n > b.n ? a.n : b.n, n = common(a, b);

	return n >= ALIKE_LEAST && n * 10 >= longer * 6 && longer <= LETTERS;
}

bool
link_alike_names(struct str a, size_t from_a, struct str b, size_t from_b)
{
	struct str left = a, right, x, y;

	while (str_cut(&left, ' ', &x)) {
		if ((size_t)(x.p - a.p) == from_a)
			continue;
		for (right = b; str_cut(&right, ' ', &y);)
			if ((size_t)(y.p - b.p) != from_b && link_alike_words(x, y))
				return true;
	}
	return false;
}
