#ifndef ENTITY_LINK_WORDS_H
#define ENTITY_LINK_WORDS_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "text/lang.h"

/**
 * What a language says of the words of names: data/CODE/linking.tsv, rows of class TAB text [TAB text].
 *   form      AG           a legal form: it is no part of the firm's name
 *   tail      Group        a firm may be called without it, and the firm is the same
 *   head      université   says what something is, in its name or only before it
 *   article   le           may stand before a name, or not
 *   inflected isch         an adjective that ends so takes the endings below ("Europäischen Zentralbank")
 *   ending    en
 *   genitive  s            what a name takes in the genitive, as it is written
 *   case      n            what a name of several takes besides ("in den Niederlanden")
 *   gender    rat   er     how nouns end before which an adjective, in the nominative and without an article, ends in the
 *                          other; "-" before that: the noun takes no genitive
 *   declined  en           how an adjective may end behind an article
 *   inhabitant er          makes the word for who and what is of a place ("Pariser"), which is no name by itself
 *   and       et           stands between two names
 *   rival     Union  CDU CSU  a word that is no part of a longer name where one of these names stands in the story: it
 *                          may mean them
 *   a         une          the indefinite article
 *   particle  al           may be left out inside a name ("Bachar al-Assad")
 *   sound     tch   C      how letters of folded words sound; "^" at their start, "$" at their end; the longest that
 *                          fits is taken, a letter without a row sounds like itself
 * All are folded when they are read. Frozen; any number of threads.
 */
struct link_words;
int link_words_new(struct link_words **out, lang_id lang, struct err *err);
void link_words_free(struct link_words *w);

bool link_words_form(const struct link_words *w, struct str key);
bool link_words_particle(const struct link_words *w, struct str key);
bool link_words_head(const struct link_words *w, struct str key);
bool link_words_tail(const struct link_words *w, struct str key);
bool link_words_a(const struct link_words *w, struct str key);
bool link_words_and(const struct link_words *w, struct str key);
struct str link_words_rivals(const struct link_words *w, struct str key); /* keys, a blank between; empty: none */
bool link_words_article(const struct link_words *w, struct str key);
size_t link_words_articles(const struct link_words *w); /* how many */
struct str link_words_article_at(const struct link_words *w, size_t i);
/* What is left of the key of a word for inhabitants ("pariser") without its ending; empty: it has none such. */
struct str link_words_inhabited(const struct link_words *w, struct str key);
size_t link_words_genitives(const struct link_words *w); /* how many endings there are */
struct str link_words_genitive(const struct link_words *w, size_t i);
size_t link_words_cases(const struct link_words *w);
struct str link_words_case(const struct link_words *w, size_t i);
struct str link_words_declined(const struct link_words *w); /* empty: the language has none */
/* Of a noun by its key: the row whose end is the longest; NULL: none. */
struct link_gender {
	struct str noun, ending;
	bool cuts; /* the noun may take a genitive */
};
const struct link_gender *link_words_gender(const struct link_words *w, struct str key);
size_t link_words_endings(const struct link_words *w);                    /* of adjectives: how many */
struct str link_words_ending(const struct link_words *w, size_t i);
/* The key without the ending of an adjective; the key itself if it is none. */
struct str link_words_stem(const struct link_words *w, struct str key);

/* link_words_sound(w, key, out): Append how a folded key of words sounds: the same for "zelensky" in French and
 * "selenskyj" in German. Letters that follow each other twice sound once. */
void link_words_sound(const struct link_words *w, struct str key, struct buf *out);

#endif
