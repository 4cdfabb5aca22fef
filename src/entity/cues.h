#ifndef ENTITY_CUES_H
#define ENTITY_CUES_H

#include <stdbool.h>

#include "base/err.h"
#include "text/lang.h"

/**
 * Ordinary words that tell what the name is that they stand beside or are a part of: "le groupe Ardenal",
 * "Stahlkonzern Ardenal", "Université de Lausanne". data/CODE/cues.tsv: rows of type TAB words with blanks between;
 * a row "ending" lists what may be taken off the end of a word, a row "compounds" says that a longer word may end in
 * one of them, a row "ordinary" lists what is no name though it is written in capitals ("IA", "USD").
 */
struct cues;
int cues_new(struct cues **out, lang_id lang, struct err *err);
void cues_free(struct cues *c);

/* cues_find(c, key): 1 + enum mention_type of what the word with this folded key tells; 0: nothing. */
unsigned cues_find(const struct cues *c, struct str key);

/* Is the word no name, though it may be written in capitals? */
bool cues_ordinary(const struct cues *c, struct str key);

#endif
