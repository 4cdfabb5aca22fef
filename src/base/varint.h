#ifndef BASE_VARINT_H
#define BASE_VARINT_H

#include <stddef.h>
#include <stdint.h>

/*
 * Numbers in as few bytes as they need, seven bits in each, the lowest first; the high bit says that more follow
 * (LEB128, DWARF 5, 7.6). For memory that this program wrote itself: what is read is not checked.
 */
#define VARINT_MOST 10 /* bytes of a 64-bit number */

static inline uint8_t *
varint_put(uint8_t *at, uint64_t v)
{
	for (; v >= 0x80; v >>= 7)
		*at++ = (uint8_t)(v | 0x80);
	*at++ = (uint8_t)v;
	return at;
}

static inline const uint8_t *
varint_get(const uint8_t *at, uint64_t *v)
{
	uint64_t x = *at++;
	unsigned shift = 7;

	if (__builtin_expect(x >= 0x80, 0)) {
		x &= 0x7f;
		do {
			x |= (uint64_t)(*at & 0x7f) << shift;
			shift += 7;
		} while (*at++ >= 0x80);
	}
	*v = x;
	return at;
}

/* How many bytes varint_put() writes. */
static inline uint32_t
varint_size(uint64_t v)
{
	uint32_t n = 1;

	for (; v >= 0x80; v >>= 7)
		n++;
	return n;
}

#endif
