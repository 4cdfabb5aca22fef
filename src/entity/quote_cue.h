#ifndef ENTITY_QUOTE_CUE_H
#define ENTITY_QUOTE_CUE_H

#include "entity/quote_speaker.h"

/* A few sentences that are one for whom they quote: tokens [first, last), marks [first_span, last_span). */
struct quote_passage {
	uint32_t first, last, first_span, last_span;
};

/* The words that tell who speaks: "a déclaré", "selon". */
struct quote_cue {
	uint32_t first, last; /* tokens, both of them part of it */
	struct quote_speaker speaker;
	bool direct;
};

/* quote_cue_find(t, passage, out): What tells who says this passage; false: nothing, or it is nobody with a name.
 * First what stands behind words in marks (there any verb will do), then verbs and sources in their order, then a
 * name and a colon. Cost: O(tokens). */
bool quote_cue_find(const struct quote_text *t, const struct quote_passage *p, struct quote_cue *out);

enum { QUOTE_LONG = 3 }; /* words between marks that are speech, and no title or wry word */
uint32_t quote_cue_words(const struct quote_text *t, uint32_t span); /* between the marks of a span */

#endif
