#ifndef READ_FEED_H
#define READ_FEED_H

#include "read/story.h"

/* What feeds have more than other XML, for tables of other formats that are feeds at heart (wordpress.c): rows with these
 * numbers go to feed_take, which passes all others on to story_take. */
enum feed_what { FEED_TITLE = STORY_OWN, FEED_LINK, FEED_GUID, FEED_CONTENT, FEED_SUMMARY, FEED_HOME };

void feed_take(void *story, struct xml *x, const struct xml_event *e);

#endif
