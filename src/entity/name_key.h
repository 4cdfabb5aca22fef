#ifndef ENTITY_NAME_KEY_H
#define ENTITY_NAME_KEY_H

#include <stdbool.h>

#include "base/buf.h"
#include "entity/knowledge.h"

/**
 * The key of a name: what two spellings of one name have in common. Its words folded, one blank between; capitals
 * with stops made one word ("U.S." is "US"); without a legal form at its end ("Zhipu AI GmbH"), an article at its
 * start ("Le Point", unless what is left are ordinary words), a middle initial ("Donald J. Trump"), a particle
 * ("Bachar al-Assad"), and the endings
 * of adjectives ("Europäischen Zentralbank").
 */
enum { NAME_WORDS = 12 }; /* a longer name keeps all of its words as they are */

struct name_key {
	struct buf key;
	unsigned words;
	bool acronym;  /* one word of 2 to 8 capitals */
	bool firm;     /* it ends, or ended, in a word of firms: "AG", "Group" */
	bool hyphen;   /* before the last word */
	bool ordinary; /* every word is an ordinary word of the language */
};

/* name_key(k, lang, text, out): Fill ${out}; its buffer is reused. Cost: for once per distinct spelling. */
void name_key(const struct knowledge *k, lang_id lang, struct str text, struct name_key *out);

/* The same of what is no person: "Vertrags über Torf" has the key of "Vertrag über Torf". A genitive at the end stays: it may
 * be none. */
void name_key_thing(const struct knowledge *k, lang_id lang, struct str text, struct name_key *out);

/* name_key_genitive(text): How many bytes a genitive or plural takes at the end of ${text}, if it is one: "s" behind
 * a letter, "'s", or an apostrophe; 0 for none. */
size_t name_key_genitive(struct str text);

#endif
