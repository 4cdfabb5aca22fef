#ifndef READ_WARC_H
#define READ_WARC_H

#include <stdbool.h>

#include "base/date.h"
#include "base/str.h"

/**
 * What crawlers write: WARC (ISO 28500) and ARC, its forerunner, plain or gzip with a member a record. We read it
 * ourselves: the library for archives misses most records, and stops at damage. Pages are what "response", "resource" and
 * "conversion" records hold; a record that is damaged or cut off costs itself, and is given as far as it goes.
 */
struct stream;

struct warc_page {
	struct str url, bytes, charset; /* charset: empty if HTTP does not tell */
	struct date date;               /* when it was fetched */
	bool damaged;                   /* it, or what it is wrapped in, is not whole */
};

struct warc {
	void (*each)(void *context, const struct warc_page *page);
	void *context;
	size_t max_size; /* bytes of a page */
};

struct warc_count {
	size_t records, pages;
	size_t other;   /* responses that are no text for people, or no answer (redirections, errors) */
	size_t large;   /* that were passed over because of their size */
	size_t damaged; /* places where records were damaged, and one or more are lost */
};

/* warc_fits(head): Is a file that begins so (512 bytes are enough) such an archive? */
bool warc_fits(struct str head);

/* warc_read(w, in, count): Call ${w->each} for each page. Cost: one pass; memory for one record. */
void warc_read(const struct warc *w, struct stream *in, struct warc_count *count);

#endif
