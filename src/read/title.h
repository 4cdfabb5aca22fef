#ifndef READ_TITLE_H
#define READ_TITLE_H

#include "read/unit.h"

/**
 * title_find(f, u, from, to, today, scratch):
 * Which line is the title of the story in [from, to)? SIZE_MAX: none is. It is looked for before the story and among
 * the first lines of it. A title stands alone, ends like no sentence, is made of words of the story, is often told
 * again (in a path of menus, in the head of the page), and a by-line or a time stamp often follows. The weights are
 * set by hand.
 * Cost: REACH lines times the lines near by, and the first bytes of the story.
 */
struct date;
size_t title_find(const struct furniture *f, const units *u, size_t from, size_t to, struct arena *scratch);

#endif
