#ifndef TEXT_LANG_H
#define TEXT_LANG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/**
 * Languages are small numbers inside the program and ISO 639-1 codes ("fr") outside it. The table also holds
 * languages that visavis only tells apart from French and German ("en", "tr", …). LANG_UND: undetermined.
 */
typedef uint8_t lang_id; /* index into the const table of lang.c */

enum { LANG_UND = 0, LANG_FR = 1, LANG_DE = 2, LANG_EN = 3 };

unsigned lang_count(void);
const char *lang_code(lang_id lang);           /* "und" for LANG_UND */
bool lang_compounds(lang_id lang);             /* writes compounds as one word: "Halbleiterhersteller" */
lang_id lang_find(struct str code);            /* "fr", "FR", "fr-CH", "fr_FR.UTF-8"; LANG_UND if unknown */

#endif
