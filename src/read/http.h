#ifndef READ_HTTP_H
#define READ_HTTP_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* Headers of HTTP, of WARC records and of mails: lines "Name: value", which may go on in the next line. */

/* http_header(head, name, out): The value of the first header ${name} in ${out}, lines joined and trimmed; false: none. */
bool http_header(struct str head, const char *name, struct buf *out);

/* http_param(value, name): The value of ";name=value" or ';name="value"'; empty: none. */
struct str http_param(struct str value, const char *name);

/* http_head(s): Bytes of the head at the start of ${s}, with the empty line that ends it; all of it if there is none. */
size_t http_head(struct str s);

/**
 * http_body(response, most, out, mime, charset):
 * Append the body of the whole response to ${out}, out of what it is wrapped in (chunks, gzip, deflate, brotli), at most
 * ${most} bytes; tell its type ("text/html", lower case) and charset. Returns the status (200 …), 0 if it is no response.
 * ${*whole}: false if the body is damaged or cut off.
 */
int http_body(struct str response, size_t most, struct buf *out, struct buf *mime, struct buf *charset, bool *whole);

/* http_type(value, mime, charset): The two parts of a Content-Type that are asked for. */
void http_type(struct str value, struct buf *mime, struct buf *charset);

#endif
