#ifndef ENTITY_QUOTE_TEXT_H
#define ENTITY_QUOTE_TEXT_H

#include "entity/entity.h"
#include "entity/quote_marks.h"
#include "entity/quote_words.h"

/* An article as quotes.c reads it: its words with what they may do in a quotation, and what stands between marks. */

/* What stands between a word and the one before it. */
enum quote_gap {
	GAP_COMMA = 1 << 0,
	GAP_COLON = 1 << 1,
	GAP_STOP = 1 << 2,   /* ! ? ; ( ) and dashes between blanks; a full stop within a sentence ends nothing */
	GAP_HYPHEN = 1 << 3, /* a hyphen alone: they are one word to the reader */
	GAP_FIELD = 1 << 4,
	GAP_BLANK = 1 << 5
};

struct quote_token {
	uint32_t start, end;
	uint32_t word, roles; /* of quote_words.h */
	uint32_t mention;     /* of the article's names, a number in entities; UINT32_MAX */
	uint32_t span;        /* between which marks; UINT32_MAX: none */
	uint8_t gap;          /* before it: bits of enum quote_gap */
	bool capital;
};

/* What a spelling is to a language; found once. */
struct quote_form {
	uint32_t word, roles;
	bool known, capital;
};
enum { QUOTE_LANGUAGES = 4 };
struct quote_forms {
	const struct quote_words *words;
	struct quote_form *forms; /* [nforms] of the index */
};

struct quote_text {
	const struct corpus *corpus;
	const struct index *index;
	const struct entities *entities;
	const struct quote_words *words;
	struct quote_forms of[QUOTE_LANGUAGES];
	struct quote_form *forms; /* of ${words} */
	uint32_t article;
	struct str text;
	VEC(struct quote_token) tokens;
	quote_spans spans;
	index_token_list raw;
	struct buf key;
};

/* quote_text_read(t, words, article): In place of the last. Cost: O(tokens). */
void quote_text_read(struct quote_text *t, const struct quote_words *words, uint32_t article);
void quote_text_release(struct quote_text *t);
/* The first token at or after a byte. */
uint32_t quote_text_at(const struct quote_text *t, uint32_t offset);
/* The first marks that close behind a byte. */
uint32_t quote_text_span(const struct quote_text *t, uint32_t offset);

#endif
