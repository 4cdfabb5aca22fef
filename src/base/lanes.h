#ifndef BASE_LANES_H
#define BASE_LANES_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/**
 * Sixteen bytes at a time, for loops that look at every byte of a text: vectors as GCC and Clang have them on every
 * machine. A comparison gives 0xFF in the lanes where it holds, to be cast back: (lanes)(v == 'x').
 */
typedef uint8_t lanes __attribute__((vector_size(16)));

enum { LANES = 16 };

/* The LANES bytes from ${p} on, wherever it points. */
static inline lanes
lanes_load(const void *p)
{
	lanes v;

	memcpy(&v, p, sizeof v);
	return v;
}

/* Is any lane not 0? */
static inline bool
lanes_any(lanes v)
{
	uint64_t half[2];

	memcpy(half, &v, sizeof half);
	return (half[0] | half[1]) != 0;
}

/* A bit for each lane, the first lowest: its highest bit. */
static inline unsigned
lanes_mask(lanes v)
{
#ifdef __SSE2__
	return (unsigned)__builtin_ia32_pmovmskb128((char __attribute__((vector_size(16))))v);
#else
	unsigned mask = 0;

	for (int i = 0; i < LANES; i++)
		mask |= (unsigned)(v[i] >> 7) << i;
	return mask;
#endif
}

/* The sum of all lanes. */
static inline uint32_t
lanes_sum(lanes v)
{
	uint32_t n = 0;

	for (int i = 0; i < LANES; i++)
		n += v[i];
	return n;
}

/* The eight bytes from ${p} on as a number, the first byte lowest; and back. */
static inline uint64_t
lanes_word(const void *p)
{
	uint64_t w;

	memcpy(&w, p, sizeof w);
	return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? w : __builtin_bswap64(w);
}

static inline void
lanes_word_put(void *p, uint64_t w)
{
	if (__BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__)
		w = __builtin_bswap64(w);
	memcpy(p, &w, sizeof w);
}

#endif
