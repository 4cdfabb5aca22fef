#ifndef ENTITY_SCORES_H
#define ENTITY_SCORES_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/lanes.h"
#include "entity/tagger.h"

/**
 * Scores of all labels of the name tagger, sixteen bits each, eight at a time: vectors as GCC and Clang have them on every
 * machine. Sums wrap. What a type begins with and what it goes on with stand in the same lane of two halves; O has the
 * lane before. The other lanes are of no account, whatever is in them.
 */
typedef int16_t scores_half __attribute__((vector_size(16)));
typedef uint16_t scores_bits __attribute__((vector_size(16)));
typedef uint64_t scores_pair __attribute__((vector_size(16)));

struct scores {
	scores_half start, inside; /* O and beginnings; insides */
};

enum { SCORES_O = 2, SCORES_TYPE = 3 /* lane of the first type */ };

/* In memory: O, the insides, the beginnings, each by type. Two numbers before them are read too. */
enum { SCORES_MARGIN = SCORES_O, SCORES_STRIDE = TAGGER_LABELS + 1 };
static inline unsigned
scores_place(unsigned label)
{
	return label == TAGGER_OUTSIDE ? 0 : (tagger_begins(label) ? 1 + TAGGER_TYPES : 1) + tagger_type(label);
}

static inline scores_half
scores_choose(scores_half yes, scores_half if_so, scores_half if_not)
{
	return (yes & if_so) | (~yes & if_not);
}

static inline scores_half
scores_add(scores_half a, scores_half b)
{
	return (scores_half)((scores_bits)a + (scores_bits)b);
}

static inline scores_half
scores_all(int16_t one)
{
	return (scores_half){ 0 } + one;
}

/* A sum, as long as it is summed: as in memory. */
struct scores_sum {
	scores_half inside, begin;
};

static inline void
scores_sum_add(struct scores_sum *s, const int16_t *p)
{
	scores_half inside, begin;

	memcpy(&inside, p - SCORES_MARGIN, sizeof inside);
	memcpy(&begin, p + 1 + TAGGER_TYPES - SCORES_TYPE, sizeof begin);
	s->inside = scores_add(s->inside, inside);
	s->begin = scores_add(s->begin, begin);
}

/* The weights of a row, which alternate. There is as much before the row as is read of it: another row, or the header. */
static inline void
scores_sum_row(struct scores_sum *s, const struct tagger_row *row)
{
	scores_half x;

	memcpy(&x, (const char *)(row + 1) - sizeof x, sizeof x);
	s->inside = scores_add(s->inside, x >> 8);
	s->begin = scores_add(s->begin, (scores_half)((scores_bits)x << 8) >> 8);
}

static inline struct scores
scores_summed(struct scores_sum s)
{
	const scores_half o = { 0, 0, -1 };

	return (struct scores){ scores_choose(o, s.inside, s.begin), s.inside };
}

/* Add it to TAGGER_LABELS numbers. */
static inline void
scores_sum_put(struct scores_sum s, int16_t *p)
{
	unsigned y;

	p[0] = (int16_t)(p[0] + s.inside[SCORES_O]);
	for (y = 0; y < TAGGER_TYPES; y++) {
		p[1 + y] = (int16_t)(p[1 + y] + s.inside[SCORES_TYPE + y]);
		p[1 + TAGGER_TYPES + y] = (int16_t)(p[1 + TAGGER_TYPES + y] + s.begin[SCORES_TYPE + y]);
	}
}

/* The greatest of all lanes of ${s}. */
static inline int16_t
scores_greatest(struct scores s)
{
	scores_half v = scores_choose(s.start > s.inside, s.start, s.inside), w;

	w = (scores_half)((scores_pair)v >> 32);
	v = scores_choose(v > w, v, w);
	w = (scores_half)((scores_pair)v >> 16);
	v = scores_choose(v > w, v, w);
	return v[0] > v[4] ? v[0] : v[4];
}

/* --- Sets of labels: 1 << lane, of the first half, then of the second ---------------------------------------------- */

enum {
	SCORES_OUTSIDE = 1 << SCORES_O,
	SCORES_BEGINNINGS = ((1 << TAGGER_TYPES) - 1) << SCORES_TYPE,
	SCORES_INSIDES = SCORES_BEGINNINGS << 8,
	SCORES_START = 1 << 0 /* before the first token: a lane that is of no label */
};

/* What may follow the labels of a set inside of a name. */
static inline unsigned
scores_reached(unsigned labels)
{
	return (labels & SCORES_BEGINNINGS) << 8 | (labels & SCORES_INSIDES);
}

/* In each lane its bit. */
static inline struct scores
scores_bit(void)
{
	return (struct scores){ { 1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 4, 1 << 5, 1 << 6, 1 << 7 },
				{ 1 << 8, 1 << 9, 1 << 10, 1 << 11, 1 << 12, 1 << 13, 1 << 14, INT16_MIN } };
}

/* The lanes that are not less than ${least}, those of no label too. */
static inline unsigned
scores_lanes(struct scores s, int16_t least)
{
	scores_half start = s.start < scores_all(least), inside = s.inside < scores_all(least);
#ifdef __SSE2__
	return ~lanes_mask((lanes)__builtin_ia32_packsswb128(start, inside)) & 0xFFFF;
#else
	struct scores bit = scores_bit();
	scores_pair all = (scores_pair)((start & bit.start) | (inside & bit.inside));
	uint64_t bits = all[0] | all[1];

	bits |= bits >> 32;
	bits |= bits >> 16;
	return ~(unsigned)bits & 0xFFFF;
#endif
}

/* ${s} where the label is in a set, else ${other}. */
static inline struct scores
scores_within(struct scores s, unsigned labels, int16_t other)
{
	struct scores bit = scores_bit();
	scores_half all = scores_all((int16_t)labels);

	s.start = scores_choose((all & bit.start) == bit.start, s.start, scores_all(other));
	s.inside = scores_choose((all & bit.inside) == bit.inside, s.inside, scores_all(other));
	return s;
}

/* The score in one lane, of the first half, then of the second. */
static inline int16_t
scores_of(const struct scores *s, unsigned lane)
{
	int16_t one;

	memcpy(&one, (const char *)s + lane * sizeof one, sizeof one);
	return one;
}

static inline unsigned
scores_lane(unsigned label)
{
	return label == TAGGER_OUTSIDE ? SCORES_O : SCORES_TYPE + tagger_type(label) + (tagger_begins(label) ? 0 : 8);
}

/* The lane of the first label of a set, by the order of the labels: O, then of each type the beginning and the inside. */
static inline unsigned
scores_first(unsigned labels)
{
	unsigned types = (labels | labels >> 8) & SCORES_BEGINNINGS, lane;

	if ((labels & (SCORES_OUTSIDE | SCORES_START)) != 0)
		return (unsigned)__builtin_ctz(labels & (SCORES_OUTSIDE | SCORES_START));
	lane = (unsigned)__builtin_ctz(types);
	return labels >> lane & 1 ? lane : lane + 8;
}

#endif
