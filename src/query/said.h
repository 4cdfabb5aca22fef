#ifndef QUERY_SAID_H
#define QUERY_SAID_H

#include "entity/quotes.h"
#include "query/about.h"

/* Who says what (entity/quotes.h), over the corpus, with what stands against it in the other version. */

struct said {
	struct quotation quotation;
	/* What the other version of the article has against these sentences: bytes; UINT32_MAX and equal: nothing. */
	uint32_t other, other_start, other_end;
	bool both; /* the other version attributes it to the same: it is not listed again */
};
typedef VEC(struct said) said_list;

/**
 * said_by(m, about, most, out):
 * Append what an entity says, the newest article first; no more than ${most}, from no more than SAID_ARTICLES articles.
 * Returns in how many articles was looked. Cost: some 15 µs for each of them, and the alignments of the pairs that quote
 * it.
 */
enum { SAID_ARTICLES = 5000 };
uint32_t said_by(const struct model *m, const struct about *a, uint32_t most, said_list *out);

/* said_everything(m, out): All quotations of the corpus, by entity and then the newest article first. For whoever wants
 * those of very many entities. Cost: all articles are read once. */
void said_everything(const struct model *m, quotation_list *out);
/* said_add(m, quotation, out): Append one to those of the same entity. Where both versions of a story have it, it is
 * listed once: as it stands in the version that came first. */
void said_add(const struct model *m, const struct quotation *q, said_list *out);

/* said_beside(m, quotation, out): What the other version has against one. Cost: the alignment of the pair. */
void said_beside(const struct model *m, const struct quotation *q, struct said *out);
struct str said_text(const struct model *m, const struct said *s);  /* whole sentences */
struct str said_words(const struct model *m, const struct said *s); /* between marks; empty: it is reported */
struct str said_other(const struct model *m, const struct said *s); /* empty: nothing stands against it */

#endif
