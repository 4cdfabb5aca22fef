#ifndef ENTITY_TOKENS_H
#define ENTITY_TOKENS_H

#include "base/vec.h"
#include "corpus/corpus.h"
#include "entity/entity.h"
#include "entity/figure_tokens.h"
#include "entity/lexemes.h"
#include "entity/sighting.h"

/* Where tokens come from. All are borrowed and frozen. */
struct token_source {
	const struct corpus *corpus;
	const struct index *index;
	const struct knowledge *knowledge;
	const struct lexemes *lexemes;
	const struct counterparts *counterparts; /* NULL: there is no other version */
	struct sightings told;                   /* the names of the counterparts, as each had them by itself */
};

/* Where a sentence stands among the tokens of its article. */
struct token_sentence {
	uint32_t at, n; /* in the run's tokens */
};

/* What a text says of a word, a sound, a thing: which words it has with a capital where that says something, which in
 * lower case, how the capitalised ones sound, which things of the gazetteer it names, what its names are made of. */
struct saying {
	uint32_t what; /* lexemes.h numbers it */
	uint16_t said; /* bits, at least one */
};

/* An article as the tagger wants it. */
struct token_run {
	uint32_t article;
	VEC(struct token) tokens;
	VEC(uint32_t) capitals; /* tokens, ascending: those that are not written in lower case */
	VEC(uint32_t) sought;   /* tokens, ascending: those where a name of the gazetteer may begin */
	VEC(struct token_sentence) sentences; /* those of the corpus, one by one */
	figure_tokens words;                  /* where figures are looked for; none if the source has counterparts */
	VEC(struct saying) sayings;           /* each what once; none if the source has no counterparts */
	struct buf scratch;
};
void tokens_release(struct token_run *r);

/* What one thread reads articles with. It keeps the last few: the versions of a story are read by turns. Owns: the
 * caller. */
struct tokens_reader;
struct tokens_reader *tokens_reader_new(const struct token_source *s);
void tokens_reader_free(struct tokens_reader *x);

/* tokens_read(x, article): The tokens of one article in a language that has data, without evidence of other versions.
 * Borrowed until the next call. Cost: O(tokens). */
struct token_run *tokens_read(struct tokens_reader *x, uint32_t article);
/* tokens_evidence(x, r): Set the evidence of the tokens that were just read by what the other versions say; false, and
 * nothing is set, if none is in another language. Once for each article. */
bool tokens_evidence(struct tokens_reader *x, struct token_run *r);

#endif
