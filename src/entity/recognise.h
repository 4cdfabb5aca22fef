#ifndef ENTITY_RECOGNISE_H
#define ENTITY_RECOGNISE_H

#include <stdint.h>

#include "base/vec.h"
#include "entity/entity.h"

/* A name as it stands in an article, before it is known whose it is. */
struct found_name {
	uint32_t start, end; /* bytes in the article's text; elision outside, genitive inside, of a compound the name */
	uint32_t thing;      /* of the gazetteer; UINT32_MAX: none */
	uint8_t type;        /* enum mention_type below MENTION_AMOUNT */
};
typedef VEC(struct found_name) found_names;

/**
 * The recogniser of names over one corpus: a lexeme for each distinct form and language, made once, and the name
 * tagger over them, sentence by sentence. Frozen; any number of threads.
 */
struct recogniser;

/* recogniser_new(corpus, index, knowledge, counterparts, threads): ${counterparts} NULL: each article by itself; else
 * the other versions of the story, as far as they are in another language, are evidence. All are borrowed. Cost: O(distinct forms). */
struct recogniser *recogniser_new(const struct corpus *c, const struct index *ix, const struct knowledge *k,
                                  const struct counterparts *counterparts, unsigned threads);
void recogniser_free(struct recogniser *r);

/* recogniser_article(r, article, out): Append the names of one article, ascending, not overlapping. Nothing for an
 * article in a language without data. Cost: O(tokens). */
void recogniser_article(const struct recogniser *r, uint32_t article, found_names *out);

#endif
