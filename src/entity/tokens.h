#ifndef ENTITY_TOKENS_H
#define ENTITY_TOKENS_H

#include "base/vec.h"
#include "corpus/corpus.h"
#include "entity/entity.h"
#include "entity/lexemes.h"

/* Where tokens come from. All are borrowed and frozen. */
struct token_source {
	const struct corpus *corpus;
	const struct index *index;
	const struct knowledge *knowledge;
	const struct lexemes *lexemes;
	const struct counterparts *counterparts; /* NULL: there is no other version */
};

struct token_run;

/**
 * What a text, or the other versions of one story, say of words: which they have with a capital where that says
 * something, which in lower case, how the capitalised ones sound, which things of the gazetteer they name. An array over
 * all that can be said something of (lexemes.h numbers it), and which places of it are not 0.
 */
struct witness {
	bool any;       /* there is one */
	uint16_t *said; /* [lexemes_heard()] */
	VEC(uint32_t) touched;
};

/* tokens_witness(s, article, w): Hear the counterparts of ${article}; ${w} is emptied and used again, with ${scratch}. */
void tokens_witness(const struct token_source *s, uint32_t article, struct witness *w, struct token_run *scratch);
void tokens_witness_release(struct witness *w);

/* Where a sentence stands among the tokens of its article. */
struct token_sentence {
	uint32_t at, n; /* in the run's tokens */
};

/* An article as the tagger wants it. */
struct token_run {
	uint32_t article;
	VEC(struct token) tokens;
	index_token_list places; /* by token: what the index says of it */
	VEC(uint32_t) thing;  /* by token: of the gazetteer's name that covers it; UINT32_MAX */
	VEC(struct token_sentence) sentences;
	struct witness own; /* what the article itself says of words */
	struct buf scratch;
};

/* tokens_read(s, article, out): The tokens of one article in a language that has data, without evidence of other
 * versions. ${out} is emptied and used again. */
void tokens_read(const struct token_source *s, uint32_t article, struct token_run *out);
/* tokens_evidence(s, w, r): Set the evidence of the tokens by what ${w} says. */
void tokens_evidence(const struct token_source *s, const struct witness *w, struct token_run *r);
void tokens_release(struct token_run *r);

#endif
