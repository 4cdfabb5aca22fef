#ifndef QUERY_SAID_H
#define QUERY_SAID_H

#include "entity/quotes.h"
#include "query/model.h"

/* Who says what (entity/quotes.h), over the corpus, with what stands against it in the other version. */

struct said {
	struct quotation quotation;
	/* What the other version of the article has against these sentences: bytes; UINT32_MAX and equal: nothing. */
	uint32_t other, other_start, other_end;
	bool both; /* the other version attributes it to the same: it is not listed again */
};
typedef VEC(struct said) said_list;

/**
 * said_by(m, entity, most, out):
 * Append what an entity says, the newest article first; no more than ${most}, from no more than SAID_ARTICLES articles.
 * Where both versions of a story have it, it is listed once, in the left language. Returns in how many articles was
 * looked. Cost: some 20 µs for each of them, and the alignments of the pairs that quote it.
 */
enum { SAID_ARTICLES = 5000 };
uint32_t said_by(const struct model *m, uint32_t entity, uint32_t most, said_list *out);

/* said_beside(m, quotation, out): What the other version has against one. Cost: the alignment of the pair. */
void said_beside(const struct model *m, const struct quotation *q, struct said *out);
struct str said_text(const struct model *m, const struct said *s);  /* whole sentences */
struct str said_words(const struct model *m, const struct said *s); /* between marks; empty: it is reported */
struct str said_other(const struct model *m, const struct said *s); /* empty: nothing stands against it */

#endif
