#ifndef ENTITY_TAGGER_H
#define ENTITY_TAGGER_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "entity/features.h"

/**
 * The name tagger: a linear-chain conditional random field over the labels O, and B and I of each type of name.
 * Source: Lafferty, McCallum & Pereira 2001; features as in Lample & al. 2016 §5 (baselines) and KNOWN.md. Ours sums
 * what depends on one word alone once per distinct word (struct lexeme), and looks up only what depends on
 * neighbours for each token. Weights are trained by make-names; data/names.bin holds them in 8 bits.
 */
enum { TAGGER_TYPES = 5, TAGGER_LABELS = 1 + 2 * TAGGER_TYPES, TAGGER_OUTSIDE = 0 };
enum { TAGGER_START = TAGGER_LABELS }; /* row of transitions from the start of a sentence */

static inline unsigned
tagger_begin(unsigned type)
{
	return 1 + 2 * type;
}
static inline unsigned
tagger_inside(unsigned type)
{
	return 2 + 2 * type;
}
static inline bool
tagger_begins(unsigned label)
{
	return (label & 1) != 0;
}
static inline unsigned
tagger_type(unsigned label)
{
	return (label - 1) / 2;
}
/* May ${to} follow ${from} (TAGGER_START too)? Inside goes on with what has begun. */
static inline bool
tagger_follows(unsigned from, unsigned to)
{
	return to == TAGGER_OUTSIDE || tagger_begins(to) || (from == to && from != TAGGER_START) ||
	       (from != TAGGER_START && from + 1 == to);
}

/* No transition is steeper, either way, in units; nor is what paths are given up by. With the weights of all features of
 * a token (79, of 8 bits) on it a score still fits into sixteen bits. */
enum { TAGGER_STEEPEST = 2000 };

/* data/names.bin: this header, then ${slots} rows. Little-endian. */
#define TAGGER_MAGIC "VVNAME1"
struct tagger_header {
	char magic[8];
	uint32_t slots;                                       /* power of two */
	float unit;                                           /* of the weights below, in nats */
	int16_t transition[TAGGER_LABELS + 1][TAGGER_LABELS]; /* in units */
};
struct tagger_row {
	uint16_t mark; /* of the feature; 0: free */
	int8_t weight[TAGGER_LABELS];
} __attribute__((packed));

struct tagger;
int tagger_new(struct tagger **out, const char *name, struct err *err); /* ${name} in the data folder */
struct tagger *tagger_of(struct str bytes); /* of a file in memory, which must stay; NULL if it is none */
void tagger_free(struct tagger *t);

/* Where the feature's row belongs: in one of TAGGER_PROBES slots from this one on, under this mark. */
enum { TAGGER_PROBES = 64 };
uint32_t tagger_slot(uint64_t feature, uint32_t slots, uint16_t *mark);
/* Add the weights of ${n} features, FEATURES_MOST at most, to ${sum}, which is as scores.h has it in memory. */
void tagger_add(const struct tagger *t, const uint64_t *features, size_t n, int16_t sum[TAGGER_LABELS]);

/* What one thread tags with: room for a sentence, and the sums of looks and hints that it has met. Owns: the caller. */
struct tagger_desk;
struct tagger_desk *tagger_desk_new(const struct tagger *t);
void tagger_desk_free(struct tagger_desk *d);

/* tagger_run(d, tokens, n, lang, bias, labels): The likeliest labels of one sentence. ${bias}: nats taken from O. What
 * the desk has met before changes nothing but the time. */
void tagger_run(struct tagger_desk *d, const struct token *tokens, size_t n, lang_id lang, double bias,
		uint8_t *labels);

#endif
