#ifndef ENTITY_RECOGNISE_H
#define ENTITY_RECOGNISE_H

#include <stdint.h>

#include "base/vec.h"
#include "entity/entity.h"
#include "entity/figure_tokens.h"
#include "entity/sighting.h"

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

/* recogniser_new(corpus, index, knowledge, threads): Each article by itself. All are borrowed. Cost: O(distinct forms). */
struct recogniser *recogniser_new(const struct corpus *c, const struct index *ix, const struct knowledge *k,
                                  unsigned threads);
void recogniser_free(struct recogniser *r);
/* recogniser_hear(r, counterparts, told): From now on the other versions of a story, as far as they are in another
 * language, are evidence, and so are the names that each of them has when it is read by itself. No desk may be in use. */
void recogniser_hear(struct recogniser *r, const struct counterparts *counterparts, struct sightings told);

/* What one thread reads articles with: buffers that are used again, weights that were summed before. Changes nothing but
 * the time. Owns: the caller. */
struct recogniser_desk;
struct recogniser_desk *recogniser_desk_new(const struct recogniser *r);
void recogniser_desk_free(struct recogniser_desk *d);
/* Leave a name that is two as the tagger has it (sever.h): the trainer learns from what the tagger says. */
void recogniser_keep_whole(struct recogniser_desk *d);

/* recogniser_article(d, article, out): Append the names of one article, ascending, not overlapping. Nothing for an
 * article in a language without data. Cost: O(tokens). */
void recogniser_article(struct recogniser_desk *d, uint32_t article, found_names *out);
/* recogniser_words(d): The words of the article that was read last, by itself, as figures are found among them. Borrowed
 * until the next. NULL: its language has no data. */
const figure_tokens *recogniser_words(const struct recogniser_desk *d);

#endif
