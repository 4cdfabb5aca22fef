#ifndef READ_SAME_H
#define READ_SAME_H

#include "base/str.h"

/**
 * same_as(a, b):
 * How two lines of folded words (wording_words) compare; hyphens and apostrophes part words here, and an umlaut may
 * be written with an e.
 * SAME_NEAR: equal but for a word in six, or ${b} is a part cut off. SAME_TAIL, SAME_HEAD: ${b} is longer and
 * ends, or begins, with ${a}: a path of menus before a title, the name of the site behind it. Cost:
 * O(words²), of at most SAME_MOST, where the first letters allow for it; else O(words).
 */
enum same { SAME_NOT, SAME_EQUAL, SAME_NEAR, SAME_TAIL, SAME_HEAD };
enum same same_as(struct str a, struct str b);

/* A line that was taken apart once to be compared with many; it points into the line. */
enum { SAME_MOST = 64, SAME_INITIALS = 32 };

struct same_line {
	struct str words[SAME_MOST];
	size_t n;
	uint8_t initials[SAME_INITIALS]; /* words by five bits of their first byte */
};

void same_split(struct str line, struct same_line *out);
enum same same_lines(const struct same_line *a, const struct same_line *b); /* as same_as() */

#endif
