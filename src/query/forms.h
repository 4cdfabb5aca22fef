#ifndef QUERY_FORMS_H
#define QUERY_FORMS_H

#include "base/vec.h"
#include "query/model.h"

typedef VEC(uint32_t) term_list; /* of the index, ascending */

/**
 * forms_of(m, side, key, out):
 * The terms of the corpus that are forms of one word with ${key} (folded) in the language of a side, in place of what ${out}
 * holds; the key itself, if the corpus has it: "zins", "zinsen". As inflected.h has it; but two short words, of which the one
 * is no more than the beginning of the other, must share a translation, if the lexicon knows both: "mais" is no form of
 * "mai", nor "baum" of "bau". A number has no forms. Cost: the terms that begin as the key does.
 */
void forms_of(const struct model *m, int side, struct str key, term_list *out);

void forms_sort(term_list *list); /* what was added in any order */

#endif
