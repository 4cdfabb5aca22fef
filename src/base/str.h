#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * A slice of bytes that somebody else owns. Not NUL-terminated. {NULL, 0} is the empty slice.
 * Text slices hold NFC UTF-8 once a reader has made them.
 */
struct str {
	const char *p;
	size_t n; /* bytes */
};

#define STR(lit) ((struct str){ (lit), sizeof(lit) - 1 })
#define STR_FMT "%.*s"
#define STR_ARG(s) (int)(s).n, (s).p ? (s).p : ""

struct str str_of(const char *z);                           /* from a NUL-terminated string, or NULL */
struct str str_sub(struct str s, size_t start, size_t end); /* clamped to s */
bool str_eq(struct str a, struct str b);
bool str_eqz(struct str a, const char *z);
int str_cmp(struct str a, struct str b); /* by bytes, which is by code point for UTF-8 */
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
bool str_startsz(struct str s, const char *z);
bool str_endsz(struct str s, const char *z);
bool str_ieqz(struct str a, const char *z); /* ASCII case only */
struct str str_trim(struct str s);          /* ASCII white space and U+00A0, both ends */
/* Position of the first ${needle} at or after ${from}; SIZE_MAX if there is none. */
size_t str_find(struct str s, struct str needle, size_t from);
size_t str_chr(struct str s, char c, size_t from);
/* Cut the part before the first ${sep} off ${rest}, and the separator; false once ${rest} is used up. */
bool str_cut(struct str *rest, char sep, struct str *part);
uint64_t str_hash(struct str s); /* 64 bits, well mixed; the same on every machine of one byte order */

#endif
