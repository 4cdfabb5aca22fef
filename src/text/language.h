#ifndef TEXT_LANGUAGE_H
#define TEXT_LANGUAGE_H

#include "base/err.h"
#include "text/lang.h"

/**
 * Which language is a text in: character n-grams, log-likelihood against models of data/languages.bin (made by
 * the program src/text/make-languages.c from free texts). Frozen; any number of threads.
 * Source: Cavnar & Trenkle 1994; ours scores by log probability rather than by rank, because it is sharper on one
 * sentence.
 */
struct language_model;

int language_new(struct language_model **out, struct err *err);
void language_free(struct language_model *m);

/* Best language of ${text}, LANG_UND when it is too short or two are too close. ${margin} (may be NULL): nats per
 * character over the second best. */
lang_id language_detect(const struct language_model *m, struct str text, double *margin);

/* language_vote(model, paragraphs, n): The language of most of the text, each paragraph voting with its length;
 * LANG_UND if no language has half of the votes. */
lang_id language_vote(const struct language_model *m, const struct str *paragraphs, size_t n);

#endif
