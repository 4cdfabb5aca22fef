#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* UTF-8 (RFC 3629) without tables of properties: those are ICU's, in text/. */

#define UTF8_REPLACEMENT 0xFFFDu

/* utf8_next(s, &at): The code point at byte ${at} (< s.n), moving past it; U+FFFD for each bad byte. */
uint32_t utf8_next(struct str s, size_t *at);
/* utf8_prev(s, &at): The code point that ends before byte ${at} (> 0), moving to its start. */
uint32_t utf8_prev(struct str s, size_t *at);
bool utf8_valid(struct str s);
size_t utf8_put(char out[4], uint32_t code_point); /* bytes written; a surrogate gives U+FFFD */
/* The largest n <= max at which s can be cut between code points. */
size_t utf8_cut(struct str s, size_t max);
size_t utf8_count(struct str s); /* code points */

#endif
