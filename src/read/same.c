#include "read/same.h"

#include <string.h>

static void
add(struct same_line *out, struct str word)
{
	out->words[out->n++] = word;
	out->initials[word.p[0] & (SAME_INITIALS - 1)]++;
}

void
same_split(struct str s, struct same_line *out)
{
	size_t start = 0;

	out->n = 0;
	memset(out->initials, 0, sizeof out->initials);
	for (size_t i = 0; i <= s.n && out->n < SAME_MOST; i++)
		if (i == s.n || s.p[i] == ' ' || s.p[i] == '-' || s.p[i] == '\'') {
			if (i > start)
				add(out, (struct str){ s.p + start, i - start });
			start = i + 1;
		}
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
	uint8_t row[SAME_MOST + 1] = { 0 };

	for (size_t i = 0; i < n; i++) {
		uint8_t diagonal = 0;

		for (size_t j = 0; j < m; j++) {
			uint8_t up = row[j + 1];

			if (a[i].p[0] == b[j].p[0] && word_equal(a[i], b[j]))
				row[j + 1] = (uint8_t)(diagonal + 1);
			else if (row[j] > up)
				row[j + 1] = row[j];
			diagonal = up;
		}
	}
	return row[m];
}

/* Are ${both} words in common enough for lines of ${n} and ${m}? */
static bool
near(size_t both, size_t n, size_t m)
{
	return both * 6 >= (n > m ? n : m) * 5 || (both + (m >= 6) >= m && m * 2 >= n);
}

/* No more words can be in common: words that are equal begin with the same letter. */
static size_t
common_most(const struct same_line *a, const struct same_line *b)
{
	size_t n = 0;

	for (size_t i = 0; i < SAME_INITIALS; i++)
		n += a->initials[i] < b->initials[i] ? a->initials[i] : b->initials[i];
	return n;
}

enum same
same_lines(const struct same_line *a, const struct same_line *b)
{
	const struct str *x = a->words, *y = b->words;
	size_t n = a->n, m = b->n;

	if (n == 0 || m == 0)
		return SAME_NOT;
	if (n == m && equal(x, y, n))
		return SAME_EQUAL;
	if (n < m && n >= 2 && equal(x, y + (m - n), n))
		return SAME_TAIL;
	if (n < m && n >= 3 && equal(x, y, n))
		return SAME_HEAD;
	if (n < 4 || m < 4 || m > n + n / 4 + 1 || !near(common_most(a, b), n, m))
		return SAME_NOT;
	return near(common(x, n, y, m), n, m) ? SAME_NEAR : SAME_NOT;
}

enum same
same_as(struct str a, struct str b)
{
	struct same_line x, y;

	same_split(a, &x);
	same_split(b, &y);
	return same_lines(&x, &y);
}
