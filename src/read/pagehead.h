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

/* pagehead_guess_date(h, p, d): The date from where systems often put that of the last change, and from the address;
 * for pages that show none. */
void pagehead_guess_date(const struct pagehead *h, const struct page *p, struct draft *d);

/* pagehead_declares(h, p, day): Does the head, or a <time>, tell this day of publication, too, and not as that of a
 * change? */
bool pagehead_declares(const struct pagehead *h, const struct page *p, struct date day);

/* pagehead_charset(page, label): What the head says of its charset (<meta charset=…>, content="…; charset=…", <?xml …
 * encoding=…>): a label, or nothing. After WHATWG HTML §13.2.3.2, which looks at as many bytes. */
void pagehead_charset(struct str page, char label[32]);

/* pagehead_address(p, ld): Where the page says it stands, empty if it does not. pagehead_host(url): The host in it,
 * without "www.". */
struct str pagehead_address(const struct page *p, const struct jsonld *ld);
struct str pagehead_host(struct str url);

#endif
