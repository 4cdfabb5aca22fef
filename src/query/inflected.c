#include "query/inflected.h"

enum { ENDING = 2, WHOLE_SHORTEST = 3, BEGIN_SHORTEST = 6 }; /* letters */

static bool
same_word(struct str a, struct str b)
{
	size_t both = 0, shorter = a.n < b.n ? a.n : b.n, longer = a.n + b.n - shorter;

	while (both < shorter && a.p[both] == b.p[both])
		both++;
	if (both == longer)
		return true;
	if (longer - both > ENDING)
		return false;
	return both == shorter ? shorter >= WHOLE_SHORTEST : both >= BEGIN_SHORTEST;
}

bool
inflected_same(struct str a, struct str b)
{
	struct str left, right;

	while (a.n > 0 && b.n > 0) {
		str_cut(&a, ' ', &left);
		str_cut(&b, ' ', &right);
		if (!same_word(left, right))
			return false;
	}
	return a.n == b.n;
}
