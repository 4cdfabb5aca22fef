#ifndef ENTITY_SCORES_H
#define ENTITY_SCORES_H

#include <stdint.h>
#include <string.h>

#include "base/lanes.h"
#include "entity/tagger.h"

/**
 * Scores of all labels of the name tagger, sixteen bits each, eight at a time: vectors as GCC and Clang have them on every
 * machine. Lanes from TAGGER_LABELS on are of no account, whatever is in them.
 */
typedef int16_t scores_half __attribute__((vector_size(16)));
struct scores {
	scores_half low, high;
};

enum { SCORES_LANES = 16 };

/* Of SCORES_LANES numbers from ${p} on. */
static inline struct scores
scores_load(const int16_t *p)
{
	struct scores s;

	memcpy(&s.low, p, sizeof s.low);
	memcpy(&s.high, p + 8, sizeof s.high);
	return s;
}

/* Of TAGGER_LABELS numbers of eight bits. */
static inline struct scores
scores_bytes(const int8_t weight[TAGGER_LABELS])
{
	typedef int8_t narrow __attribute__((vector_size(8)));
	narrow low, high;
	struct scores s;

	memcpy(&low, weight, sizeof low);
	lanes_word_put(&high, lanes_word(weight + TAGGER_LABELS - 8) >> 8 * (16 - TAGGER_LABELS));
	s.low = __builtin_convertvector(low, scores_half);
	s.high = __builtin_convertvector(high, scores_half);
	return s;
}

static inline struct scores
scores_all(int16_t one)
{
	return (struct scores){ (scores_half){ 0 } + one, (scores_half){ 0 } + one };
}

static inline int16_t
scores_get(const struct scores *s, unsigned label)
{
	return label < 8 ? s->low[label] : s->high[label - 8];
}

static inline struct scores
scores_sum(struct scores a, struct scores b)
{
	return (struct scores){ a.low + b.low, a.high + b.high };
}

/* All of them by ${one} more. */
static inline struct scores
scores_more(struct scores s, int16_t one)
{
	return (struct scores){ s.low + one, s.high + one };
}

/* Lane by lane, the greater of ${a} and ${b}; where that is ${b}'s, ${from} becomes ${y}. */
static inline struct scores
scores_greater(struct scores a, struct scores b, struct scores *from, int16_t y)
{
	scores_half low = b.low > a.low, high = b.high > a.high;

	from->low = (from->low & ~low) | (low & y);
	from->high = (from->high & ~high) | (high & y);
	a.low = (a.low & ~low) | (b.low & low);
	a.high = (a.high & ~high) | (b.high & high);
	return a;
}

#endif
