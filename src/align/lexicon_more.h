#ifndef ALIGN_LEXICON_MORE_H
#define ALIGN_LEXICON_MORE_H

#include "align/lexicon.h"
#include "base/intern.h"

/* t(other | word). */
struct lexicon_change {
	uint32_t word, other;
	float p;
};

/* What is other on a side. */
struct lexicon_changes {
	const struct intern *words;  /* new stems: the first has the number lexicon_words() of the base, and so on */
	const float *background;     /* [new stems] */
	const struct lexicon_change *rows; /* [n], by word, other word: the whole row of each word that has any */
	size_t n;
};

/**
 * lexicon_more(base, changes):
 * A copy of ${base} with other rows and more words; words keep their numbers.
 * Owns: the caller; lexicon_close. Cost: a copy of the lexicon, some 4 MB and a few milliseconds.
 */
struct lexicon *lexicon_more(const struct lexicon *base, const struct lexicon_changes changes[2]);

#endif
