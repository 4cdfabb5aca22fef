#ifndef ALIGN_LEXICON_H
#define ALIGN_LEXICON_H

#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "text/lang.h"

/**
 * Which words translate which: log probabilities of IBM model 1, in data/lexicon-fr-de.bin, made by
 * src/align/make-lexicon.c from free texts (data/README). Mapped, frozen. Words are stems: fold_stem(fold_key(w)).
 * Source: Brown et al. 1993, CL 19(2), §4.
 */
struct lexicon;

#define LEXICON_NONE UINT32_MAX

int lexicon_open(struct lexicon **out, lang_id left, lang_id right, struct err *err);
void lexicon_close(struct lexicon *x);

/* The number of a stem on a side (0 left, 1 right); LEXICON_NONE if unknown. O(1). */
uint32_t lexicon_word(const struct lexicon *x, int side, struct str stem);
/* The numbers of ${n} stems at once: the look-ups, each of which waits for memory some times, wait together. */
void lexicon_find(const struct lexicon *x, int side, const struct str *stems, uint32_t n, uint32_t *numbers);
/* How many words a side has. */
uint32_t lexicon_words(const struct lexicon *x, int side);
struct str lexicon_stem(const struct lexicon *x, int side, uint32_t word);

struct lexicon_entry {
	uint32_t word; /* on the other side */
	float p;       /* t(other | word), 0..1 */
};
/* Translations of a word, best first; returns how many (at most ${max}) were written. */
uint32_t lexicon_translations(const struct lexicon *x, int side, uint32_t word, struct lexicon_entry *out,
                              uint32_t max);
/* A word's entries as they lie in the file: other word << 8 | cost, by ascending word. Returns how many. For inner
 * loops; lexicon_entry_p gives t(other | word) of one. */
uint32_t lexicon_row(const struct lexicon *x, int side, uint32_t word, const uint32_t **entries);
float lexicon_entry_p(const struct lexicon *x, uint32_t entry);
/* t(other | word), ${word} of ${side}; 0 if not in the table. O(log of the row). */
float lexicon_t(const struct lexicon *x, int side, uint32_t word, uint32_t other);
/* Background probability of a word on its side. */
float lexicon_background(const struct lexicon *x, int side, uint32_t word);

#endif
