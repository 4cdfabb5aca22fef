#ifndef ENTITY_QUOTE_WORDS_H
#define ENTITY_QUOTE_WORDS_H

#include "base/buf.h"
#include "base/err.h"
#include "text/lang.h"

/**
 * What a language says of who says what: data/CODE/quotes.tsv, rows of kind TAB words.
 *   say say-plural said     verbs of speech: forms, those of several speakers, participles
 *   call call-plural called verbs that tell a speech only where words stand in marks ("nannte", "qualifie")
 *   say- call-              stems of such verbs, with each of "ending", "ending-plural", "ending-participle"
 *   split     teilt|mit     a verb of speech if its other part follows
 *   have have-plural be self  "a déclaré", "s'est félicité"
 *   that      que           begins what is said
 *   source    nach angaben  phrases, with | between, before who is the source
 *   after     zufolge       stands behind the source; so: stands before the speaker, behind what is said
 *   as        wie           begins "wie X mitteilte"
 *   he        elle          a pronoun that may be a speaker; nobody: one that is no name
 *   of        von           who follows is not who speaks; genitive: the same where a noun stands before
 *   voice     sprecher      speaks for the name that follows it
 *   stop      weil          ends the words about a speaker
 *   time      montag        when it was said: a preposition before it says nothing about who
 *   title     herr          stands before a name, and belongs to it
 *   determiner die          what follows it is a noun, though it may look like a verb
 *   not       nicht         it is not said, or not by the subject ("a été confirmé")
 *   function  die           no verb, whatever stands beside it
 *   comma     yes           what is said may follow a comma alone ("sagte, sie sei")
 * Frozen; any number of threads.
 */
enum quote_role {
	QUOTE_SAY = 1 << 0,
	QUOTE_CALL = 1 << 1,
	QUOTE_PLURAL = 1 << 2,     /* of a verb: its subject is several */
	QUOTE_PARTICIPLE = 1 << 3, /* of a verb */
	QUOTE_SPLIT = 1 << 4,      /* a verb of speech if its other part follows */
	QUOTE_HAVE = 1 << 5,
	QUOTE_BE = 1 << 6,
	QUOTE_SELF = 1 << 7,
	QUOTE_THAT = 1 << 8,
	QUOTE_SOURCE = 1 << 9, /* the first word of a phrase */
	QUOTE_AFTER = 1 << 10,
	QUOTE_SO = 1 << 11,
	QUOTE_AS = 1 << 12,
	QUOTE_HE = 1 << 13,
	QUOTE_NOBODY = 1 << 14,
	QUOTE_OF = 1 << 15,
	QUOTE_GENITIVE = 1 << 16,
	QUOTE_VOICE = 1 << 17,
	QUOTE_STOP = 1 << 18,
	QUOTE_FUNCTION = 1 << 19,
	QUOTE_TIME = 1 << 20,
	QUOTE_TITLE = 1 << 21,
	QUOTE_DETERMINER = 1 << 22,
	QUOTE_NOT = 1 << 23,
	QUOTE_FINITE = 1 << 24 /* of a verb; "dit" is that and a participle */
};

struct quote_words;
int quote_words_new(struct quote_words **out, lang_id lang, struct err *err);
void quote_words_free(struct quote_words *w);

/* The key of a word: small letters, accents kept ("déclaré" is not "déclare"), ’ as '. ${key} is written anew. */
void quote_words_key(struct str word, struct buf *key);
/* The number of the word with this key; UINT32_MAX: it says nothing. */
uint32_t quote_words_find(const struct quote_words *w, struct str key);
uint32_t quote_words_roles(const struct quote_words *w, uint32_t word); /* bits of enum quote_role; 0 for UINT32_MAX */
/* Is ${part} what the verb leaves behind? */
bool quote_words_part(const struct quote_words *w, uint32_t verb, uint32_t part);
bool quote_words_comma(const struct quote_words *w);
/* How many of these words, the first of which has QUOTE_SOURCE, are the longest phrase that they begin with; 0. */
uint32_t quote_words_source(const struct quote_words *w, const uint32_t *words, uint32_t n);

#endif
