#ifndef ENTITY_VOCABULARY_H
#define ENTITY_VOCABULARY_H

#include "base/err.h"
#include "base/str.h"
#include "text/lang.h"

/* Ordinary words of a language (data/CODE/words.txt, made by make-vocabulary): what is in it is seldom a name. */
enum vocabulary_bits { VOCABULARY_LOWER = 1, VOCABULARY_NOUN = 2 }; /* noun: German, with a capital */

/* Words of names of persons, in any language (data/persons.txt, made by make-persons). */
enum vocabulary_persons { VOCABULARY_GIVEN = 1, VOCABULARY_SURNAME = 2 };

struct vocabulary;
int vocabulary_new(struct vocabulary **out, lang_id lang, struct err *err);
int vocabulary_open(struct vocabulary **out, const char *name, struct err *err); /* a file of data/ */
void vocabulary_free(struct vocabulary *v);
unsigned vocabulary_find(const struct vocabulary *v, struct str key); /* bits; 0 if it is not there, or ${v} is NULL */

#endif
