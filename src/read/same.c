#include "read/same.h"

#include <string.h>

enum { MOST = 64 };

static size_t
split(struct str s, struct str out[MOST])
{
	size_t n = 0, start = 0;

	for (size_t i = 0; i <= s.n && n < MOST; i++)
		if (i == s.n || s.p[i] == ' ' || s.p[i] == '-' || s.p[i] == '\'') {
			if (i > start)
				out[n++] = str_sub(s, start, i);
			start = i + 1;
		}
	return n;
}

/* Equal, but for umlauts that one of them writes with an e: "Brucke" (folded) and "Bruecke". */
static bool
word_equal(struct str a, struct str b)
{
	size_t i = 0, j = 0;

	while (i < a.n && j < b.n) {
		bool vowel = i > 0 && strchr("aou", a.p[i - 1]) != NULL;

		if (a.p[i] == b.p[j]) {
			i++;
			j++;
		} else if (vowel && a.p[i] == 'e') {
			i++;
		} else if (vowel && b.p[j] == 'e') {
			j++;
		} else {
			return false;
		}
	}
	return i == a.n && j == b.n;
}

static bool
equal(const struct str *a, const struct str *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!word_equal(a[i], b[i]))
			return false;
	return true;
}

/* Words in common, in order. */
static size_t
common(const struct str *a, size_t n, const struct str *b, size_t m)
{
	uint8_t row[MOST + 1] = { 0 };

	for (size_t i = 0; i < n; i++) {
		uint8_t diagonal = 0;

		for (size_t j = 0; j < m; j++) {
			uint8_t up = row[j + 1];

			if (word_equal(a[i], b[j]))
				row[j + 1] = (uint8_t)(diagonal + 1);
			else if (row[j] > up)
				row[j + 1] = row[j];
			diagonal = up;
		}
	}
	return row[m];
}

enum same
same_as(struct str a, struct str b)
{
	struct str x[MOST], y[MOST];
	size_t n = split(a, x), m = split(b, y), both;

	if (n == 0 || m == 0)
		return SAME_NOT;
	if (n == m && equal(x, y, n))
		return SAME_EQUAL;
	if (n < m && n >= 2 && equal(x, y + (m - n), n))
		return SAME_TAIL;
	if (n < m && n >= 3 && equal(x, y, n))
		return SAME_HEAD;
	if (n < 4 || m < 4 || m > n + n / 4 + 1)
		return SAME_NOT;
	both = common(x, n, y, m);
	if (both * 6 >= (n > m ? n : m) * 5 || (both + (m >= 6) >= m && m * 2 >= n))
		return SAME_NEAR;
	return SAME_NOT;
}
