#ifndef TEXT_SENTENCES_H
#define TEXT_SENTENCES_H

#include <stdint.h>

#include "base/err.h"
#include "base/vec.h"
#include "text/lang.h"

/**
 * Sentence splitting by the rules of the text's own language: abbreviations, ordinals ("31. Mai"), initials,
 * "z. B.", "01.ai", quotes and brackets that close after the stop, « … », no split before a lower-case letter.
 * Rules are data: data/CODE/abbreviations.txt, one a line; `#` comments; a trailing `+` says that a sentence may
 * also end with it (etc.+).
 */
struct splitter; /* frozen after splitter_new; any number of threads */

struct span {
	uint32_t start, end; /* bytes */
};
typedef VEC(struct span) spans;

int splitter_new(struct splitter **out, lang_id lang, struct err *err); /* a language without data: general rules */
void splitter_free(struct splitter *s);

/* splitter_run(s, paragraph, base, out): Append the sentences of one paragraph, trimmed, offsets plus ${base}. */
void splitter_run(const struct splitter *s, struct str paragraph, uint32_t base, spans *out);

#endif
