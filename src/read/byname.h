#ifndef READ_BYNAME_H
#define READ_BYNAME_H

#include "base/str.h"

/* byname(s): A by-line without the word that begins it ("Par", "Von", "By"), and without the "=" that ends a wire's. */
struct str byname(struct str s);

#endif
