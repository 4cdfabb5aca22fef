#ifndef REPORT_WRITER_H
#define REPORT_WRITER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"

/**
 * JSON (RFC 8259) into a buffer, keys in the order in which they are written. Our own writer rather than Jansson's:
 * what a terminal must not see raw (C0, C1, DEL, bidirectional and line controls) is written as \u escapes, and
 * numbers look the same in every locale. The caller opens and closes in pairs; commas come by themselves.
 */
struct writer {
	struct buf *out;
	bool comma; /* something stands before, at this depth */
};

void writer_open(struct writer *j, char bracket);   /* '{' or '[' */
void writer_close(struct writer *j, char bracket);  /* '}' or ']' */
void writer_key(struct writer *j, const char *key); /* plain ASCII */
void writer_str(struct writer *j, struct str s);    /* bad UTF-8 becomes U+FFFD */
void writer_text(struct writer *j, struct str s);   /* null when empty */
void writer_strz(struct writer *j, const char *z);  /* null for NULL */
void writer_int(struct writer *j, int64_t n);
void writer_real(struct writer *j, double x); /* at most 6 decimals; what is no number is 0 */
void writer_null(struct writer *j);
void writer_date(struct writer *j, struct date d); /* null when unknown */

#endif
