#ifndef READ_BYNAME_H
#define READ_BYNAME_H

#include "base/str.h"

/* byname(s): Who a by-line names: without the word that begins it ("Par", "Von", "By"), the "=" that ends a wire's, and the
 * address in "jane@example.org (Jane Doe)" and "Jane Doe (jane@example.org)". */
struct str byname(struct str s);

#endif
