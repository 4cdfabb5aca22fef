#include "entity/figure_sieve.h"

enum { SHARP_S = 1 };

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

/* Of a word, and of how it begins; FIGURE_SIEVE if that has letters that are not folded here. */
struct hashes {
	uint32_t whole, begin;
};

static uint32_t
mix(uint32_t h)
{
	return (h ^ h >> 15) % FIGURE_SIEVE;
}

/* FNV-1a over ${s}, and what it is behind FIGURE_SIEVE_PREFIX letters. */
static struct hashes
hashes_of(struct str s)
{
	struct hashes found = { FIGURE_SIEVE, FIGURE_SIEVE };
	uint32_t h = 2166136261u;
	size_t at = 0, n = 0;

	while (at < s.n) {
		char c = letter_at(s, &at);
		int twice = c == SHARP_S;

		if (c == 0)
			return found;
		for (; twice >= 0; twice--) {
			h = (h ^ (unsigned char)(c == SHARP_S ? 's' : c)) * 16777619u;
			if (++n == FIGURE_SIEVE_PREFIX)
				found.begin = mix(h);
		}
	}
	found.whole = mix(h);
	return found;
}

static void
set(uint8_t *bits, uint32_t hash)
{
	hash %= FIGURE_SIEVE; /* what is not folded is let through anyway */
	bits[hash / 8] |= (uint8_t)(1 << hash % 8);
}

static bool
is_set(const uint8_t *bits, uint32_t hash)
{
	return bits[hash / 8] >> hash % 8 & 1;
}

void
figure_sieve_word(struct figure_sieve *s, struct str word, bool starts)
{
	set(starts ? s->starts : s->words, hashes_of(word).whole);
}

void
figure_sieve_compound(struct figure_sieve *s, struct str begin)
{
	set(s->compounds, hashes_of(begin).begin);
}

enum figure_may
figure_sieve_may(const struct figure_sieve *s, struct str word)
{
	struct hashes hash;

	if (word.p[0] >= '0' && word.p[0] <= '9')
		return FIGURE_MAY_START;
	hash = hashes_of(word);
	if (hash.whole == FIGURE_SIEVE || is_set(s->starts, hash.whole) ||
	    (word.n > FIGURE_SIEVE_PREFIX && hash.begin != FIGURE_SIEVE && is_set(s->compounds, hash.begin)))
		return FIGURE_MAY_START;
	return is_set(s->words, hash.whole) ? FIGURE_MAY_BE : FIGURE_MAY_NOT;
}
