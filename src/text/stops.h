#ifndef TEXT_STOPS_H
#define TEXT_STOPS_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"
#include "text/lang.h"

/**
 * What a language says of full stops: data/CODE/abbreviations.txt, one rule a line, `#` comments.
 *   Dr       a full stop behind it ends no sentence
 *   etc+     it ends one if the next word is one that begins sentences
 *   =Der     a word that begins sentences ("=L'": an elided one)
 *   0.       short numbers and Roman numerals with a stop are ordinals ("31. Mai", "III. Republik")
 * Accents do not count. A rule with a capital is for words with a capital ("Me Dupont", not "dites-le-me"), one in
 * small letters for both, but for a capital by itself, which may be an initial. Frozen after stops_new; any number of
 * threads.
 */
struct stops;
enum stop_kind { STOP_NONE, STOP_NEVER, STOP_MAY };

/* stops_new(out, lang, err): A language without a file has no rules; French and German must have one. */
int stops_new(struct stops **out, lang_id lang, struct err *err);
void stops_free(struct stops *s);

/* The kind of an abbreviation, written without its last stop ("z.B"). */
enum stop_kind stops_kind(const struct stops *s, struct str word);
/* Is the word, an abbreviation in capitals, listed in capitals ("MM")? */
bool stops_capitals(const struct stops *s, struct str word);
bool stops_starter(const struct stops *s, struct str word); /* with its apostrophe when elided */
bool stops_ordinals(const struct stops *s);

#endif
