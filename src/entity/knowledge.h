#ifndef ENTITY_KNOWLEDGE_H
#define ENTITY_KNOWLEDGE_H

#include "entity/cues.h"
#include "entity/entity.h"
#include "entity/figure_words.h"
#include "entity/gazetteer.h"
#include "entity/link_words.h"
#include "entity/quote_words.h"
#include "entity/vocabulary.h"

struct tagger;
/* knowledge_with(out, tagger, err): As knowledge_new, with this tagger (which it owns from then on, on failure too)
 * instead of data/names.bin; NULL: none, for the program that trains it. */
int knowledge_with(struct knowledge **out, struct tagger *tagger, struct err *err);

/* The parts of struct knowledge, for the files of this room. Each is NULL for a language without data. */
const struct figure_words *knowledge_figures(const struct knowledge *k, lang_id lang);
const struct gazetteer *knowledge_gazetteer(const struct knowledge *k);
const struct vocabulary *knowledge_vocabulary(const struct knowledge *k, lang_id lang);
const struct vocabulary *knowledge_persons(const struct knowledge *k);
const struct vocabulary *knowledge_towns(const struct knowledge *k); /* data/towns.txt */
const struct cues *knowledge_cues(const struct knowledge *k, lang_id lang);
const struct link_words *knowledge_linking(const struct knowledge *k, lang_id lang);
const struct quote_words *knowledge_quotes(const struct knowledge *k, lang_id lang);
const struct tagger *knowledge_tagger(const struct knowledge *k);

#endif
