#ifndef READ_PAGEDATE_H
#define READ_PAGEDATE_H

#include "read/around.h"
#include "read/pagehead.h"

/**
 * pagedate_find(h, p, a):
 * The date of a page's article into ${a->d}, from the best that tells it: what the head sets for publication; what the
 * page shows, or an element that is named a date, beside the title; what systems set to the day of the last change; the
 * address; <time>. Where the head tells several days, the one that the page shows is right.
 */
void pagedate_find(const struct pagehead *h, const struct page *p, const struct around *a);

#endif
