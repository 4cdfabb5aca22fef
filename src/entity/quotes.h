#ifndef ENTITY_QUOTES_H
#define ENTITY_QUOTES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"
#include "entity/entity.h"

/**
 * Who says what: words in marks and reported speech, with the entity that they are attributed to. By the verbs and
 * sources of data/CODE/quotes.tsv, the names found in the text, and for "er", "elle" the one person who can be meant.
 * Nothing is attributed where it is not plain who speaks ("un consultant", "die Bürgermeisterin").
 * Source: the patterns are those of Pouliquen, Steinberger & Best 2007, "Automatic detection of quotations in
 * multilingual news", RANLP; ours adds reported speech, and verbs that are not listed where they stand right behind marks.
 */
struct quotation {
	uint32_t article;
	uint32_t start, end;         /* bytes: whole sentences */
	uint32_t said_start, said_end; /* from the first to the last word between marks; equal: reported speech */
	uint32_t cue_start, cue_end; /* the words that tell who says it; equal: it goes on from the quotation before */
	uint32_t entity;             /* who */
	bool inferred;               /* by a pronoun, or by going on */
};
typedef VEC(struct quotation) quotation_list;

struct quotes;
/* quotes_new(c, ix, es, k): Owns: the caller; quotes_free. All are borrowed for its life. One thread each. */
struct quotes *quotes_new(const struct corpus *c, const struct index *ix, const struct entities *es,
                          const struct knowledge *k);
void quotes_free(struct quotes *q);

/* quotes_article(q, article, out): Append the article's quotations, in the order of its text; none where its language has
 * no words for it. Cost: O(tokens), some 20 ns each. */
void quotes_article(struct quotes *q, uint32_t article, quotation_list *out);

#endif
