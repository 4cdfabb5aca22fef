#ifndef TEXT_STOPPED_H
#define TEXT_STOPPED_H

#include "text/stops.h"

/* A single full stop in a text, and what stands on both sides of it. Any text will do. */
struct stopped {
	const struct stops *stops;
	struct str text;
	size_t start; /* of the sentence */
	size_t at;    /* of the stop */
	size_t next;  /* what follows: behind the stop, space, opening quotes and brackets */
};

/* Does the stop belong to the word before it: an abbreviation, an initial, an ordinal? Then no sentence ends with it. */
bool stopped_belongs(const struct stopped *x);

/* No space follows: was it lost? "endete.Der Mann", but not "www.Site.com", "01.ai", "U.S.", "kino.to". */
bool stopped_lost_space(const struct stopped *x);

#endif
