#ifndef READ_STORY_FACT_H
#define READ_STORY_FACT_H

#include "read/story.h"

/* What story_add does with a text, once an item is open; and outside of items, where it holds for all of them. */
void story_fact_add(struct story *st, unsigned what, struct str text, const char *from, uint32_t line);
void story_fact_all(struct story *st, unsigned what, struct str text);

#endif
