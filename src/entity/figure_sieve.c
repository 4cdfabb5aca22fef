#include "entity/figure_sieve.h"

#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "base/mem.h"

/* What begins with three letters. */
enum begin { BEGINS_WORD = 1, BEGINS_START = 2, BEGINS_COMPOUND = 4 };

enum { BEGIN = 3, UNKNOWN_BEGIN = FIGURE_SIEVE_BEGINS };

/* ---- Letters, folded as far as that takes no table of Unicode's ---- */

enum { END = 0, UNKNOWN = -1 };

struct letters {
	struct str s;
	size_t at;
	bool twice; /* the second "s" of a sharp one comes next */
};

/* The next letter; UNKNOWN: it takes a table. */
static inline int
next_letter(struct letters *l)
{
	/* U+00C0 … U+00FF; those that are two letters but for the sharp s are not worth a row */
	static const char plain[] = "aaaaaa?ceeeeiiii?nooooo?ouuuuy?saaaaaa?ceeeeiiii?nooooo?ouuuuy?y";
	unsigned char c, d;

	if (l->twice) {
		l->twice = false;
		return 's';
	}
	if (l->at >= l->s.n)
		return END;
	c = (unsigned char)l->s.p[l->at++];
	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c | 0x20 : c == '`' ? UNKNOWN : c;
	if (c == 0xC3 && l->at < l->s.n && ((unsigned char)l->s.p[l->at] & 0xC0) == 0x80) {
		d = (unsigned char)l->s.p[l->at++];
		l->twice = d == 0x9F;
		return plain[d & 0x3F] == '?' ? UNKNOWN : plain[d & 0x3F];
	}
	if (c == 0xE2 && l->at + 1 < l->s.n && str_startsz(str_sub(l->s, l->at - 1, l->s.n), "’")) {
		l->at += 2;
		return '\'';
	}
	return UNKNOWN;
}

/* ---- How words begin ---- */

/* Five bits: the letters of the alphabet have one each, what else stands in words shares the rest. */
static uint32_t
five_bits(int c)
{
	return c >= 'a' && c <= 'z' ? (uint32_t)(c - 'a') + 1 : 27 + ((uint32_t)c & 3);
}

/* The same of ASCII letters as they are written; 0 of all else. */
static const uint8_t letter_bits[256] = {
	['A'] = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26,
	['a'] = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26,
};

/* The first three letters as a number below FIGURE_SIEVE_BEGINS; UNKNOWN_BEGIN. */
static uint32_t
begin_of(struct str s)
{
	struct letters l = { .s = s };
	uint32_t begin = 0;
	int i, c = 'a';

	if (s.n >= BEGIN) { /* most */
		uint32_t x = letter_bits[(unsigned char)s.p[0]], y = letter_bits[(unsigned char)s.p[1]],
			 z = letter_bits[(unsigned char)s.p[2]];

		if (x != 0 && y != 0 && z != 0)
			return x << 10 | y << 5 | z;
	}
	for (i = 0; i < BEGIN; i++) {
		if (c != END)
			c = next_letter(&l);
		if (c == UNKNOWN)
			return UNKNOWN_BEGIN;
		begin = begin << 5 | (c == END ? 0 : five_bits(c));
	}
	return begin;
}

/* ---- Words ---- */

enum { SHORT = 8, LONG = 64 };

#define EIGHT(x) (UINT64_C(0x0101010101010101) * (x))

/* A word of at most SHORT bytes of ASCII in lower case, as a number; 0: it is no such word. In a word, what is no letter
 * has the bit that tells lower from upper case. */
static uint64_t
short_word(struct str s)
{
	uint32_t head, tail;
	uint64_t x;

	if (s.n >= 4 && s.n <= SHORT) {
		memcpy(&head, s.p, sizeof head);
		memcpy(&tail, s.p + s.n - sizeof tail, sizeof tail);
		x = (uint64_t)tail << 32 | head;
	} else if (s.n > 0 && s.n < 4) {
		x = (unsigned char)s.p[0] | (uint32_t)(unsigned char)s.p[s.n / 2] << 8 |
		    (uint32_t)(unsigned char)s.p[s.n - 1] << 16;
	} else {
		return 0;
	}
	if (x & EIGHT(0x80))
		return 0;
	/* the length goes into bits that are free */
	return x | EIGHT(0x20) | (s.n & 1) << 7 | (s.n & 2) << 14 | (s.n & 4) << 21 | (s.n & 8) << 28;
}

/* ${word} folded, in ${buf}; false if that takes a table, or more room. */
static bool
fold(struct str word, char buf[LONG], struct str *folded)
{
	struct letters l = { .s = word };
	int c;

	*folded = (struct str){ buf, 0 };
	while ((c = next_letter(&l)) > END && folded->n < LONG)
		buf[folded->n++] = (char)c;
	return c == END;
}

/* ---- The sieve ---- */

/* The slot of a folded word, or the free one where it would be; ${x}: its short_word(). */
static struct figure_slot *
slot_of(const struct figure_sieve *s, struct str folded, uint64_t x)
{
	uint64_t hash = x != 0 ? x * UINT64_C(0x9E3779B97F4A7C15) : str_hash(folded);
	uint32_t i;

	for (i = (uint32_t)(hash >> 32) & s->mask;; i = (i + 1) & s->mask) {
		struct figure_slot *slot = &s->slots[i];

		if (slot->id == INTERN_NONE || (slot->word == x && (x != 0 || str_eq(intern_get(s->keys, slot->id), folded))))
			return slot;
	}
}

/* The slot of ${word}, as written; NULL if it cannot be folded here. */
static const struct figure_slot *
find(const struct figure_sieve *s, struct str word)
{
	uint64_t x = short_word(word);
	char buf[LONG];

	if (x == 0) {
		if (!fold(word, buf, &word))
			return NULL;
		x = short_word(word);
	}
	return slot_of(s, word, x);
}

static void
note_begin(struct figure_sieve *s, struct str word, enum begin what)
{
	uint32_t begin = begin_of(word);

	if (begin != UNKNOWN_BEGIN) /* else it is let through anyway */
		s->begins[begin] |= (uint8_t)what;
}

/* Of the first FIGURE_SIEVE_PREFIX letters; false if there are fewer, or one is not known. */
static bool
compound_hash(struct str s, uint32_t *hash)
{
	struct letters l = { .s = s };
	uint32_t h = 2166136261u, n;
	int c;

	for (n = 0; n < FIGURE_SIEVE_PREFIX && (c = next_letter(&l)) > END; n++)
		h = (h ^ (uint32_t)c) * 16777619u; /* FNV-1a */
	*hash = (h ^ h >> 15) % FIGURE_SIEVE_BEGINS;
	return n == FIGURE_SIEVE_PREFIX;
}

void
figure_sieve_open(struct figure_sieve *s, const struct intern *keys)
{
	uint32_t n = intern_count(keys), id;

	s->keys = keys;
	for (s->mask = 255; s->mask < 2 * n; s->mask = s->mask * 2 + 1)
		;
	s->slots = mem_alloc((s->mask + (size_t)1) * sizeof *s->slots);
	for (id = 0; id <= s->mask; id++)
		s->slots[id] = (struct figure_slot){ .id = INTERN_NONE };
	for (id = 0; id < n; id++) {
		struct str key = intern_get(keys, id);

		if (key.n == 0 || str_chr(key, ' ', 0) != SIZE_MAX)
			continue;
		note_begin(s, key, BEGINS_WORD);
		*slot_of(s, key, short_word(key)) = (struct figure_slot){ short_word(key), id, false };
	}
}

void
figure_sieve_start(struct figure_sieve *s, struct str word)
{
	note_begin(s, word, BEGINS_START);
	slot_of(s, word, short_word(word))->starts = true;
}

void
figure_sieve_compound(struct figure_sieve *s, struct str begin)
{
	uint32_t hash;

	note_begin(s, begin, BEGINS_COMPOUND);
	if (compound_hash(begin, &hash))
		s->compounds[hash / 8] |= (uint8_t)(1 << hash % 8);
}

void
figure_sieve_release(struct figure_sieve *s)
{
	free(s->slots);
	s->slots = NULL;
}

/* A word of which not all of these letters are known may be one. */
static bool
may_be_compound(const struct figure_sieve *s, struct str word)
{
	uint32_t hash;

	return word.n > FIGURE_SIEVE_PREFIX &&
	       (!compound_hash(word, &hash) || (s->compounds[hash / 8] >> hash % 8 & 1));
}

enum figure_may
figure_sieve_may(const struct figure_sieve *s, struct str word)
{
	uint32_t begin;
	const struct figure_slot *slot;

	if (word.p[0] >= '0' && word.p[0] <= '9')
		return FIGURE_MAY_START;
	begin = begin_of(word);
	if (begin == UNKNOWN_BEGIN)
		return FIGURE_MAY_START;
	if (s->begins[begin] == 0)
		return FIGURE_MAY_NOT;
	if (s->begins[begin] & BEGINS_COMPOUND && may_be_compound(s, word))
		return FIGURE_MAY_START;
	if (!(s->begins[begin] & BEGINS_START))
		return FIGURE_MAY_BE;
	slot = find(s, word);
	if (slot == NULL)
		return FIGURE_MAY_START;
	return slot->id == INTERN_NONE ? FIGURE_MAY_NOT : slot->starts ? FIGURE_MAY_START : FIGURE_MAY_BE;
}

bool
figure_sieve_find(const struct figure_sieve *s, struct str word, uint32_t *id)
{
	const struct figure_slot *slot = find(s, word);

	if (slot == NULL)
		return false;
	*id = slot->id;
	return true;
}
