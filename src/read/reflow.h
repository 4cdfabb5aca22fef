#ifndef READ_REFLOW_H
#define READ_REFLOW_H

#include "read/draft.h"
#include "read/unit.h"

/**
 * reflow(lines, scratch, d, out):
 * Join the lines of hard-wrapped text into paragraphs; other lines stay as they are. A text is wrapped where,
 * in a run of lines without an empty one between, many lines end in mid-sentence and the next goes on in
 * lower case. Stray separators between two halves of a sentence go, and so do fragments that the wrapping
 * repeated (repeat.h); both are noted in ${d}. Cost: linear; the repeats look at REPEAT_TAIL words back.
 */
void reflow(const units *lines, struct arena *scratch, struct draft *d, units *out);

#endif
