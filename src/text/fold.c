#include "text/fold.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "text/fold_icu.h"

/* Keys of U+00C0..U+00FF, as fold_key_icu() gives them. A test compares each. */
static const char latin1[64][3] = {
	"a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
	"ð", "n", "o", "o", "o", "o", "o", "×", "o", "u", "u", "u", "u", "y", "þ", "ss",
	"a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
	"ð", "n", "o", "o", "o", "o", "o", "÷", "o", "u", "u", "u", "u", "y", "þ", "y",
};

/* The bytes of the longest prefix of what is in ${s} from ${i} on that needs no ICU: ASCII, U+00C0..U+00FF, and the
 * apostrophe of the press. ${out} has room for it. */
static size_t
fold_fast(struct str s, size_t i, struct buf *out)
{
	const unsigned char *p = (const unsigned char *)s.p;

	for (;;) {
		if (i < s.n && p[i] < 0x80) {
			unsigned char c = p[i++];

			out->p[out->n++] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c == '`' ? '\'' : (char)c;
		} else if (i + 1 < s.n && p[i] == 0xC3 && (p[i + 1] & 0xC0) == 0x80) {
			const char *key = latin1[p[i + 1] & 0x3F];

			out->p[out->n++] = key[0];
			if (key[1])
				out->p[out->n++] = key[1];
			i += 2;
		} else if (i + 2 < s.n && p[i] == 0xE2 && p[i + 1] == 0x80 && p[i + 2] == 0x99) { /* U+2019 */
			out->p[out->n++] = '\'';
			i += 3;
		} else {
			return i;
		}
	}
}

void
fold_key(struct str s, struct buf *out)
{
	size_t at = 0;

	if (s.n == 0)
		return;
	while (at < s.n) {
		buf_reserve(out, s.n - at); /* none of the fast ones has a longer key */
		at = fold_fast(s, at, out);
		if (at < s.n)
			fold_icu_one(utf8_next(s, &at), out);
	}
	out->p[out->n] = '\0';
}

struct str
fold_stem(struct str key)
{
	size_t at = 0, n;

	for (n = 0; n < 5 && at < key.n; n++)
		utf8_next(key, &at);
	return str_sub(key, 0, at);
}

static unsigned
shape_ascii(unsigned char c, bool *seen, int *letters, int *uppers, int *others)
{
	unsigned shape = 0;

	if (c >= 'A' && c <= 'Z') {
		shape = SHAPE_LETTER | (*letters == 0 && !*seen ? SHAPE_UPPER_FIRST : *letters ? SHAPE_UPPER_INNER : 0);
		++*letters;
		++*uppers;
	} else if (c >= 'a' && c <= 'z') {
		shape = SHAPE_LETTER;
		++*letters;
	} else if (c >= '0' && c <= '9') {
		shape = SHAPE_DIGIT;
	} else if (c != '.' && c != ',' && c != '\'') {
		++*others;
	}
	*seen = true;
	return shape;
}

static unsigned
shape_icu(uint32_t c, bool *seen, int *letters, int *uppers, int *others)
{
	unsigned shape = 0;

	if (fold_is_upper(c)) {
		shape = SHAPE_LETTER | (*letters == 0 && !*seen ? SHAPE_UPPER_FIRST : *letters ? SHAPE_UPPER_INNER : 0);
		++*letters;
		++*uppers;
	} else if (fold_is_letter(c)) {
		shape = SHAPE_LETTER;
		++*letters;
	} else if (fold_is_digit(c)) {
		shape = SHAPE_DIGIT;
	} else if (c != 0x2019 && !fold_is_space(c)) {
		++*others;
	}
	*seen = true;
	return shape;
}

unsigned
fold_shape(struct str word)
{
	unsigned shape = 0;
	int letters = 0, uppers = 0, others = 0;
	bool seen = false;
	size_t at = 0;
	uint32_t c = 0;

	while (at < word.n) {
		c = (unsigned char)word.p[at];
		if (c < 0x80) {
			at++;
			shape |= shape_ascii((unsigned char)c, &seen, &letters, &uppers, &others);
		} else {
			c = utf8_next(word, &at);
			shape |= shape_icu(c, &seen, &letters, &uppers, &others);
		}
	}
	if (letters >= 2 && uppers == letters)
		shape = (shape & ~(unsigned)SHAPE_UPPER_INNER) | SHAPE_UPPER_ALL;
	if ((shape & SHAPE_DIGIT) && letters == 0 && others == 0)
		shape |= SHAPE_NUMBER;
	if (letters > 0 && (c == '\'' || c == 0x2019))
		shape |= SHAPE_ELISION;
	return shape;
}

bool
fold_is_upper(uint32_t c)
{
	return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper((UChar32)c) || u_istitle((UChar32)c);
}

bool
fold_is_lower(uint32_t c)
{
	return c < 0x80 ? c >= 'a' && c <= 'z' : u_islower((UChar32)c);
}

bool
fold_is_letter(uint32_t c)
{
	return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : u_isalpha((UChar32)c);
}

bool
fold_is_digit(uint32_t c)
{
	return c < 0x80 ? c >= '0' && c <= '9' : u_isdigit((UChar32)c);
}

bool
fold_is_space(uint32_t c)
{
	return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : u_isUWhiteSpace((UChar32)c);
}

uint32_t
fold_to_lower(uint32_t c)
{
	return (uint32_t)u_tolower((UChar32)c);
}

bool
fold_same(struct str a, struct str b)
{
	struct buf x = { 0 }, y = { 0 };
	bool same;

	fold_key(a, &x);
	fold_key(b, &y);
	same = str_eq(buf_str(&x), buf_str(&y));
	buf_release(&x);
	buf_release(&y);
	return same;
}
