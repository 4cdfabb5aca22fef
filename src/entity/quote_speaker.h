#ifndef ENTITY_QUOTE_SPEAKER_H
#define ENTITY_QUOTE_SPEAKER_H

#include "entity/quote_text.h"

/* Who speaks, as the words beside a verb of speech tell. */
enum quote_speaker_kind { SPEAKER_NONE, SPEAKER_NAMED, SPEAKER_PRONOUN, SPEAKER_NOBODY };
struct quote_speaker {
	uint8_t kind;     /* enum quote_speaker_kind; nobody: it is said, and it is no name ("ich", "man") */
	uint32_t mention; /* SPEAKER_NAMED: a number in entities */
	uint32_t token;   /* where the name or the pronoun stands */
};

/* quote_speaker_after(t, at, end): Of the words from ${at} on: "la directrice du musée, Odile Perrenoud", "Lenovo mit". A
 * person before an organisation; who stands in the genitive or behind a preposition does not speak, unless a speaker of
 * theirs does ("ein Sprecher von Microsoft"). Tokens; none behind ${end} is looked at, nor any between marks. */
struct quote_speaker quote_speaker_after(const struct quote_text *t, uint32_t at, uint32_t end);
/* quote_speaker_before(t, begin, at): The same of the words before a verb, none before ${begin}: "X, qui dirige Y, a". */
struct quote_speaker quote_speaker_before(const struct quote_text *t, uint32_t begin, uint32_t at);
/* quote_speaker_first(t, begin, end): The name that a sentence begins with, if it may be its subject. */
struct quote_speaker quote_speaker_first(const struct quote_text *t, uint32_t begin, uint32_t end);
/* Does the comma before a verb end what is set off from who speaks: "Amit Midha, der Chef von Alat, sagte", "Der Chef, Amit
 * Midha, sagte"? Else what is said stands before it. */
bool quote_speaker_set_off(const struct quote_text *t, uint32_t begin, uint32_t at);
/* The first token behind a mention that begins at or before token ${at}. */
uint32_t quote_speaker_past(const struct quote_text *t, uint32_t at);

#endif
