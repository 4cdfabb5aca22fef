#ifndef ENTITY_CUES_H
#define ENTITY_CUES_H

#include <stdbool.h>

#include "base/err.h"
#include "text/lang.h"

/**
 * Ordinary words that tell what the name is that they stand beside or are a part of: "le groupe Ardenal",
 * "Stahlkonzern Ardenal", "Université de Lausanne". data/CODE/cues.tsv: rows of type TAB words with blanks between, and
 *     ending     what may be taken off the end of a word
 *     compounds  "yes": a longer word may end in one of them
 *     ordinary   what is no name though it is written in capitals ("IA", "USD")
 *     people     who is of a country or the like: with a capital ("la Danoise Vestager") no name, but a person's may follow
 *     head       what a name begins with though it is written small, as it stands there: "mer Noire", "université de
 *                Lille"; not "ville de Lille"
 */
struct cues;
int cues_new(struct cues **out, lang_id lang, struct err *err);
void cues_free(struct cues *c);

/* cues_find(c, key): 1 + enum mention_type of what the word with this folded key tells; 0: nothing. */
unsigned cues_find(const struct cues *c, struct str key);

/* Does the word, with a capital, say of which people somebody is? */
bool cues_people(const struct cues *c, struct str key);

/* Is the word a part of the name that it stands before, in lower case too? */
bool cues_head(const struct cues *c, struct str key);

/* Does the language write compounds as one word? */
bool cues_compound(const struct cues *c);

/* Is the word no name, though it may be written in capitals? */
bool cues_ordinary(const struct cues *c, struct str key);

#endif
