#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>

#include "base/str.h"

/**
 * A byte buffer that grows. ${p} is always NUL-terminated after the first addition, and may be NULL before.
 * What is added must not lie in the buffer itself.
 * Owns: itself; buf_release() frees it. Zero bytes ({0}) are a valid empty buffer.
 */
struct buf {
	char *p;
	size_t n;   /* bytes used, without the NUL */
	size_t cap; /* bytes allocated */
};

void buf_add(struct buf *b, const void *p, size_t n);
void buf_adds(struct buf *b, struct str s);
void buf_addz(struct buf *b, const char *z);
void buf_addc(struct buf *b, char c);
void buf_addf(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void buf_addcp(struct buf *b, uint32_t code_point); /* as UTF-8 */
void buf_reserve(struct buf *b, size_t extra);
void buf_reset(struct buf *b); /* empty, memory kept */
struct str buf_str(const struct buf *b);
void buf_release(struct buf *b);

#endif
