#ifndef QUERY_TRANSLATIONS_H
#define QUERY_TRANSLATIONS_H

#include "query/query.h"

/* A form in which a translation stands in the texts. */
struct translation_form {
	struct str text; /* as it is mostly written; empty: no counterpart was found in the passage */
	uint32_t count;  /* places */
};

/* What stands for a word in this corpus: its counterparts in the passages that are aligned with its places. */
struct translation {
	struct str text; /* its shortest form */
	lang_id lang;    /* of the other version */
	uint32_t nforms;
	const struct translation_form *forms; /* [nforms], falling count */
	uint32_t count;  /* places, of all forms */
	uint32_t first;  /* the first of them in hits */
};

struct translations {
	uint32_t n;
	const struct translation *items; /* by language, falling count, text; without a counterpart last */
	const struct hit *hits;          /* by translation, then in the order given */
	uint32_t looked;                 /* hits that were looked at: at most TRANSLATIONS_MOST */
	uint32_t alone;                  /* of those, in articles or passages that stand in one language only */
};

enum { TRANSLATIONS_MOST = 1000 };

/* translations_make(m, hits, n, arena, out):
 * Words that fold alike are one form; forms of one word (inflected.h) are one translation; several words that stand for one
 * are one, too.
 * Owns: ${out} lives in ${arena}. Cost: the passage of each hit is aligned, and its pair if it has not been yet: some
 * 0.1 ms a hit, and 1 ms a pair. */
void translations_make(const struct model *m, const struct hit *hits, uint32_t n, struct arena *arena,
                       struct translations *out);

#endif
