#ifndef READ_PAGETITLE_H
#define READ_PAGETITLE_H

#include "read/jsonld.h"
#include "read/page.h"

/**
 * Which block of a page is the title. The head of a page claims one, in JSON-LD, Open Graph and <title>, often with the
 * name of the site before or behind it; the block that says the same is the title. Headings that say only the name of
 * the site are none, though many pages set it as <h1>.
 *
 * pagetitle_find(p, ld, scratch, text): The block, measured (unit.h), or SIZE_MAX; ${*text}: the title, of the block
 * or else as the head claims it, in ${scratch} or the page. Cost: blocks times claims.
 */
size_t pagetitle_find(const struct page *p, const struct jsonld *ld, struct arena *scratch, struct str *text);

#endif
