#ifndef READ_XMLHEAD_H
#define READ_XMLHEAD_H

#include <stdbool.h>

#include "base/str.h"

/**
 * The start of an XML file, for sniffing, in any encoding that has ASCII in it (UTF-16 and UTF-32, too).
 * xmlhead_root: The local name of the outermost element. False: these bytes are no XML.
 * xmlhead_is:   Is it one of ${roots} (NULL behind the last)?
 * xmlhead_has:  Does it stand near the start, say a namespace?
 * xmlhead_charset: The label that <?xml … encoding="…"?> declares; empty if none.
 */
struct xmlhead_root {
	char name[32];
};

bool xmlhead_root(struct str bytes, struct xmlhead_root *out);
bool xmlhead_is(struct str bytes, const char *const roots[]);
bool xmlhead_has(struct str bytes, const char *what);
void xmlhead_charset(struct str bytes, char label[32]);

#endif
