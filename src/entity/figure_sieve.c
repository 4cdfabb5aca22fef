#include "entity/figure_sieve.h"

enum { WHOLE = 255, SHARP_S = 1 };

/* The letter at byte ${at}, which moves behind it, folded as far as that takes no table of Unicode's; 0: it would. */
static char
letter_at(struct str s, size_t *at)
{
	/* U+00C0 … U+00FF */
	static const char plain[] = "aaaaaa?ceeeeiiii?nooooo?ouuuuy?\1aaaaaa?ceeeeiiii?nooooo?ouuuuy?y";
	unsigned char c = (unsigned char)s.p[(*at)++];

	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : (char)c;
	if (c == 0xC3 && *at < s.n && plain[s.p[*at] & 0x3F] != '?')
		return plain[s.p[(*at)++] & 0x3F];
	if (c == 0xE2 && str_startsz(str_sub(s, *at - 1, s.n), "’")) {
		*at += 2;
		return '\'';
	}
	return 0;
}

/* FNV-1a over the first ${letters} of ${s}; FIGURE_SIEVE if it has letters that are not folded here. */
static size_t
hash_of(struct str s, size_t letters)
{
	uint32_t h = 2166136261u ^ (uint32_t)letters;
	size_t at = 0, n;

	for (n = 0; at < s.n && n < letters; n++) {
		char c = letter_at(s, &at);

		if (c == 0)
			return FIGURE_SIEVE;
		if (c == SHARP_S) {
			h = (h ^ 's') * 16777619u;
			if (++n == letters)
				break;
			c = 's';
		}
		h = (h ^ (unsigned char)c) * 16777619u;
	}
	return (h ^ h >> 15) % FIGURE_SIEVE;
}

static void
set(uint8_t *bits, size_t hash)
{
	hash %= FIGURE_SIEVE; /* what is not folded is let through anyway */
	bits[hash / 8] |= (uint8_t)(1 << hash % 8);
}

static bool
is_set(const uint8_t *bits, size_t hash)
{
	return bits[hash / 8] >> hash % 8 & 1;
}

void
figure_sieve_word(struct figure_sieve *s, struct str word, bool starts)
{
	set(starts ? s->starts : s->words, hash_of(word, WHOLE));
}

void
figure_sieve_compound(struct figure_sieve *s, struct str begin)
{
	set(s->compounds, hash_of(begin, FIGURE_SIEVE_PREFIX));
}

enum figure_may
figure_sieve_may(const struct figure_sieve *s, struct str word)
{
	size_t hash;

	if (word.p[0] >= '0' && word.p[0] <= '9')
		return FIGURE_MAY_START;
	hash = hash_of(word, WHOLE);
	if (hash == FIGURE_SIEVE || is_set(s->starts, hash))
		return FIGURE_MAY_START;
	if (word.n > FIGURE_SIEVE_PREFIX && is_set(s->compounds, hash_of(word, FIGURE_SIEVE_PREFIX)))
		return FIGURE_MAY_START;
	return is_set(s->words, hash) ? FIGURE_MAY_BE : FIGURE_MAY_NOT;
}
