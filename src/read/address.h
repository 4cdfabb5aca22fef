#ifndef READ_ADDRESS_H
#define READ_ADDRESS_H

#include <stdbool.h>

#include "base/buf.h"

/* address_is(s): Is it one of the web, whole? */
bool address_is(struct str s);

/* address_join(base, s, out): Append the whole address that ${s} is beside ${base}; ${s} itself where ${base} is none.
 * Source: RFC 3986 §5.2. */
void address_join(struct str base, struct str s, struct buf *out);

#endif
