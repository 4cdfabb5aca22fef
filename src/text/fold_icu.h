#ifndef TEXT_FOLD_ICU_H
#define TEXT_FOLD_ICU_H

#include "base/buf.h"
#include "base/str.h"

/* fold_icu_one(c, out): The key of one code point, for what fold_key() has no table for. Cost: some 200 ns. */
void fold_icu_one(uint32_t code_point, struct buf *out);

/* fold_key_icu(s, out): What fold_key() gives, by ICU for every character: the truth that the fast path is tested
 * against. Cost: allocates; some 10 MB/s. */
void fold_key_icu(struct str s, struct buf *out);

#endif
