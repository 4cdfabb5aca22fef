#ifndef ENTITY_LEXEMES_H
#define ENTITY_LEXEMES_H

#include "entity/features.h"
#include "entity/knowledge.h"
#include "entity/tagger.h"
#include "index/index.h"

/**
 * What the name tagger knows of each distinct word of a corpus, once for each language that it occurs in. Frozen.
 */
struct lexemes;

/* lexemes_new(corpus, index, knowledge, tagger, threads): ${tagger} NULL: without weights, for training. All are
 * borrowed. Owns: the caller; lexemes_free. Cost: O(tokens) to see which words occur, then O(distinct words). */
struct lexemes *lexemes_new(const struct corpus *c, const struct index *ix, const struct knowledge *k,
                            const struct tagger *tagger, unsigned threads);
void lexemes_free(struct lexemes *x);

/* Does the language have data? */
bool lexemes_speaks(const struct lexemes *x, lang_id lang);
/* The lexeme of a form that occurs in a language that has data. */
const struct lexeme *lexemes_of(const struct lexemes *x, lang_id lang, uint32_t form);

#endif
