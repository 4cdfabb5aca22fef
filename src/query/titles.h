#ifndef QUERY_TITLES_H
#define QUERY_TITLES_H

#include "align/story.h"

/* titles_order(c, s, lang, threads): The stories by their titles, in the dictionary order of ${lang}; those of one title
 * as they are numbered. Owns: [nstories], the caller's; free. Cost: a collation key for each title, made on all threads,
 * and a sort by their first eight bytes, which settle nearly all. */
uint32_t *titles_order(const struct corpus *c, const struct stories *s, lang_id lang, unsigned threads);

#endif
