#ifndef READ_FRAGMENT_H
#define READ_FRAGMENT_H

#include <stdbool.h>

#include "base/str.h"

/**
 * HTML that is known to be the body of an article, as feeds and agencies send it in their own formats: its blocks become
 * paragraphs, in order, with what page.h knows of headings, quotes and lists. No search for the story: only what stands
 * in elements that never belong to one (captions, buttons) is left out.
 */
struct draft;

/* fragment_add(html, why, d): Add it to the draft; with ${why}, a reason of drop.c, to what is dropped. ${html}: UTF-8.
 * Returns how many blocks became paragraphs. */
size_t fragment_add(struct str html, const char *why, struct draft *d);

/* fragment_fits(s): Does this text have HTML in it (<p>, <br>, </div> …)? */
bool fragment_fits(struct str s);

#endif
