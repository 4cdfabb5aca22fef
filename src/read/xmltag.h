#ifndef READ_XMLTAG_H
#define READ_XMLTAG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Tags of XML as they are written: names and attributes. More is let pass than XML allows. */
bool xmltag_space(char c);
bool xmltag_starts(char c);               /* Does a name begin with it? */
size_t xmltag_end(struct str s, size_t at); /* where the name that begins at ${at} ends */
struct str xmltag_local(struct str name);  /* without its prefix */

/* The attribute at or behind ${*at} of ${atts}: its name, its value as it is written; moves past it. False: none is. */
bool xmltag_attribute(struct str atts, size_t *at, struct str *name, struct str *value);

#endif
