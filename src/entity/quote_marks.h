#ifndef ENTITY_QUOTE_MARKS_H
#define ENTITY_QUOTE_MARKS_H

#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"

/* Words between quotation marks: bytes of the text; [open, close) with the marks, [start, end) without. */
struct quote_span {
	uint32_t open, start, end, close;
};
typedef VEC(struct quote_span) quote_spans;

/**
 * quote_marks_find(text, start, end, out):
 * Append the words between marks in a field of a text, in order: « », » «, „ “, “ ”, " ". Marks within marks are part of
 * the words. What begins the field and is not closed goes to its end, as where a speech is of several paragraphs.
 * Cost: O(bytes).
 */
void quote_marks_find(struct str text, uint32_t start, uint32_t end, quote_spans *out);

#endif
