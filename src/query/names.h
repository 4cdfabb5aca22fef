#ifndef QUERY_NAMES_H
#define QUERY_NAMES_H

#include "entity/entity.h"

/**
 * Which entities have a name with a word in it, for @queries. Words as text/words.h splits the name when text/fold.h has
 * folded it. Frozen.
 */
struct names;

/* names_new(es): Owns: the caller; names_free. ${es} is not needed any more. Cost: O(variants + mentions), and a sort of
 * the words and of the entities; four bytes for each article of each entity. */
struct names *names_new(const struct entities *es);
void names_free(struct names *n);

/* The entities as a list has them: by type (organisations, persons, places, products, others), what is mentioned most
 * on the two sides first. [nentities] */
const uint32_t *names_order(const struct names *n);

/* The articles that mention an entity, ascending: ${*count} of them. */
const uint32_t *names_articles(const struct names *n, uint32_t entity, uint32_t *count);

/* The number of a word; UINT32_MAX: no name has it. And back. */
uint32_t names_word(const struct names *n, struct str word);
struct str names_word_text(const struct names *n, uint32_t word);
/* The words of ${variant} (its place in es->variants), by number: ${*count} of them. */
const uint32_t *names_spelling(const struct names *n, uint32_t variant, uint32_t *count);

/* Words by their bytes: those that begin with ${prefix} are the ranks [first, first + count). O(log words). */
uint32_t names_range(const struct names *n, struct str prefix, uint32_t *count);
uint32_t names_rank(const struct names *n, uint32_t word);

/* names_with(n, word, prefix, f, context): Call ${f} with each entity that has the word, or with ${prefix} one that
 * begins with it; ascending for each word, some several times with ${prefix}. Cost: O(entities of the words). */
const uint32_t *names_entities(const struct names *n, uint32_t word, uint32_t *count); /* those that have it, ascending */
uint32_t names_count(const struct names *n, uint32_t word); /* entities that have it; 0 for UINT32_MAX */
typedef void names_found(void *context, uint32_t entity);
void names_with(const struct names *n, struct str word, bool prefix, names_found *f, void *context);

#endif
