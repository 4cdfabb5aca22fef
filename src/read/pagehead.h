#ifndef READ_PAGEHEAD_H
#define READ_PAGEHEAD_H

#include "read/draft.h"
#include "read/jsonld.h"
#include "read/page.h"

/**
 * What the head of a page tells of its article, from the best source that has it: JSON-LD, Open Graph and
 * other meta elements, <time>, the address. Fills title, author, source, address, date and declared language
 * of the draft.
 */
struct pagehead {
	const struct furniture *f;
	struct date today;
	struct jsonld ld;
};

void pagehead_read(struct pagehead *h, const struct page *p, struct arena *scratch, struct draft *d);

/* pagehead_title(p, ld, title): ${p->title} without the name of the site; the candidate that names the
 * article. */
struct str pagehead_title(const struct page *p, const struct jsonld *ld);

#endif
