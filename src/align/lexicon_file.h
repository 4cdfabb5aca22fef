#ifndef ALIGN_LEXICON_FILE_H
#define ALIGN_LEXICON_FILE_H

#include <math.h>
#include <stdint.h>

#include "base/buf.h"

/**
 * data/lexicon-XX-YY.bin: the header, then for each side (0: XX, 1: YY) its sections, in this order, each padded to
 * four bytes. Little-endian.
 *     uint32 stem_start[words + 1]   bytes in the stems
 *     uint32 row_start[words + 1]    entries of each word
 *     uint32 slots[slots]            open addressing by lexicon_file_hash, linear probing; word + 1, or 0
 *     uint32 entries[entries]        word of the other side << 8 | cost, by ascending word
 *     uint8  background[words]       cost
 *     char   stems[stem_bytes]
 * A cost is -LEXICON_COSTS_A_NAT ln p, 0..255.
 */
#define LEXICON_MAGIC "VVLEX02"
enum { LEXICON_COSTS_A_NAT = 18 };

struct lexicon_file_side {
	uint32_t words, slots, entries, stem_bytes; /* slots: a power of two, more than words */
};

struct lexicon_header {
	char magic[8];
	char code[2][4]; /* ISO 639-1 */
	struct lexicon_file_side side[2];
	uint32_t bytes; /* of the file */
	uint32_t sum;   /* FNV-1a of all that follows the header, by 32-bit words */
};

static inline uint8_t
lexicon_file_cost(double p)
{
	double c = -LEXICON_COSTS_A_NAT * log(p);

	return c < 0 ? 0 : c > 255 ? 255 : (uint8_t)lround(c);
}

static inline void
lexicon_file_put(struct buf *out, uint32_t x)
{
	buf_add(out, &x, sizeof x);
}

/* To four bytes. */
static inline void
lexicon_file_pad(struct buf *out)
{
	while (out->n % 4 != 0)
		buf_addc(out, '\0');
}

/* FNV-1a. */
static inline uint32_t
lexicon_file_hash(struct str s)
{
	uint32_t h = 2166136261u;
	size_t i;

	for (i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 16777619u;
	return h ^ h >> 15;
}

static inline uint32_t
lexicon_file_sum(const uint32_t *words, size_t n)
{
	uint32_t h = 2166136261u;
	size_t i;

	for (i = 0; i < n; i++)
		h = (h ^ words[i]) * 16777619u;
	return h;
}

#endif
