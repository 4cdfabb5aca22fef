#ifndef TEXT_NAMES_H
#define TEXT_NAMES_H

#include "base/str.h"
#include "text/lang.h"

/**
 * What ICU (CLDR) knows to name in a language. Each function calls ${f} once per name; slices live for the call.
 * code: ISO 3166 "CN", ISO 4217 "USD", time-zone city "Asia/Shanghai", month "1".."12", weekday "1" (Monday) to
 * "7", language "fr". Several names may come for one code (short and long form, singular and plural).
 */
typedef void names_each(void *context, struct str code, struct str name);

void names_territories(lang_id lang, names_each *f, void *context);
void names_cities(lang_id lang, names_each *f, void *context); /* exemplar cities of time zones */
void names_currencies(lang_id lang, names_each *f, void *context);
void names_months(lang_id lang, names_each *f, void *context);
void names_weekdays(lang_id lang, names_each *f, void *context);
void names_languages(lang_id lang, names_each *f, void *context);

/* names_sort_key(lang, s, out): A byte string whose order is the dictionary order of the language (UCA). */
struct buf;
void names_sort_key(lang_id lang, struct str s, struct buf *out);

#endif
