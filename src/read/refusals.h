#ifndef READ_REFUSALS_H
#define READ_REFUSALS_H

#include <stddef.h>

#include "base/str.h"

/* The items of one file that are not read, as its row tells them: the first few by name, the others by number. */
struct source;

struct refusals {
	size_t n;
};

void refusals_add(struct refusals *r, struct source *s, struct str title, const char *why);
void refusals_end(struct refusals *r, struct source *s); /* once, behind the last */

#endif
