#ifndef READ_SAME_H
#define READ_SAME_H

#include "base/str.h"

/**
 * same_as(a, b):
 * How two lines of folded words (wording_words) compare; hyphens and apostrophes part words here, and an umlaut may
 * be written with an e.
 * SAME_NEAR: equal but for a word in six, or ${b} is a part cut off. SAME_TAIL, SAME_HEAD: ${b} is longer and
 * ends, or begins, with ${a}: a path of menus before a title, the name of the site behind it. Cost:
 * O(words²), of at most 64.
 */
enum same { SAME_NOT, SAME_EQUAL, SAME_NEAR, SAME_TAIL, SAME_HEAD };
enum same same_as(struct str a, struct str b);

#endif
