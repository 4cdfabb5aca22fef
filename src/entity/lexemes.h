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

/* Numbers of what one text can tell another of, from 1 on: terms, then sounds of words, then things of the gazetteer.
 * ${heard} of a lexeme has the first three; HEARD_NOTHING: there is none. */
enum lexeme_heard { HEARD_WORD, HEARD_BASE, HEARD_SOUND };
enum { HEARD_NOTHING = 0 };
uint32_t lexemes_heard(const struct lexemes *x); /* how many, with HEARD_NOTHING */
uint32_t lexemes_heard_thing(const struct lexemes *x, uint32_t thing);

/* Does the language have data? */
bool lexemes_speaks(const struct lexemes *x, lang_id lang);

/* The words of a language that has data. */
struct lexeme_table {
	uint32_t n;
	uint32_t *number;       /* [nforms]: lexeme + 1; 0: does not occur. NULL: no data */
	struct lexeme *lexemes; /* [n] */
};
const struct lexeme_table *lexemes_table(const struct lexemes *x, lang_id lang);
/* What features_form() needs of a word. */
void lexemes_key(const struct index *ix, const struct knowledge *k, lang_id lang, const struct lexeme *l,
		 struct feature_key *out);
/* The lexeme of a form that occurs in the language. */
static inline const struct lexeme *
lexemes_of(const struct lexeme_table *t, uint32_t form)
{
	return &t->lexemes[t->number[form] - 1];
}

#endif
