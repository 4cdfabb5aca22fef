#ifndef ENTITY_GAZETTEER_H
#define ENTITY_GAZETTEER_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "text/lang.h"

/**
 * Names that are known before any article is read: data/equivalents.tsv (institutions and other frequent names, by
 * hand), data/places.tsv (countries, regions, cities) and data/known.tsv (organisations that are spelt alike, by hand). One
 * thing has one code, whatever the language. A row is
 *     type TAB code TAB names TAB names
 * with a column of names for each language (known.tsv: one for all), '|' between two. "~" behind an adjective in e stands
 * for its endings ("", n, r, s, m). Code: Wikidata's number, or "-"; "~": names that are too common to be one thing
 * everywhere ("Conseil fédéral", "Bundesrat"): only gazetteer_weak knows them. The first row that has a name keeps it. A
 * row of known.tsv that shares a name with a thing of its type, whatever the language, names that thing; not with "!".
 */
struct gazetteer;

enum { GAZETTEER_WORDS = 10 }; /* of the longest name */

struct gazetteer_entry {
	uint32_t thing; /* the same for all names of one thing */
	uint8_t type;   /* enum mention_type */
};

int gazetteer_new(struct gazetteer **out, const lang_id *languages, size_t n, struct err *err);
void gazetteer_free(struct gazetteer *g);

/* gazetteer_key(name, key): Append the words of ${name}, folded, one space between: what the others look up. */
void gazetteer_key(struct str name, struct buf *key);
/* Does a name of more than one word begin with the word of this folded key? */
bool gazetteer_starts(const struct gazetteer *g, lang_id lang, struct str word);
/* Does one that is written so begin with it in lower case ("mer Noire")? */
bool gazetteer_starts_low(const struct gazetteer *g, lang_id lang, struct str word);
/* Words one after the other as a number: str_hash() of the first one's key, then this of those before and the next one's. */
uint64_t gazetteer_chain(uint64_t before, uint64_t word);
/* Is a name of ${lang}, or does a longer one begin with, these words, two at least? */
bool gazetteer_goes_on(const struct gazetteer *g, lang_id lang, uint64_t chain);
/* The name, or NULL. */
const struct gazetteer_entry *gazetteer_find(const struct gazetteer *g, lang_id lang, struct str key);
/* A thing that the name may be where the other version of a story has another name of it; UINT32_MAX: none. */
uint32_t gazetteer_weak(const struct gazetteer *g, lang_id lang, struct str key);
/* How a name whose adjectives are inflected is written by itself: "Europäischer Gerichtshof"; empty: it has none such. */
struct str gazetteer_nominative(const struct gazetteer *g, lang_id lang, struct str key);
uint32_t gazetteer_things(const struct gazetteer *g); /* how many; they are numbered from 0 */
uint8_t gazetteer_type(const struct gazetteer *g, uint32_t thing); /* enum mention_type */
/* Wikidata's number of a thing; empty if not known. */
struct str gazetteer_wikidata(const struct gazetteer *g, uint32_t thing);

#endif
