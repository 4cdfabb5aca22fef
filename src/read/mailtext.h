#ifndef READ_MAILTEXT_H
#define READ_MAILTEXT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* mailtext_words(value, out): A header's value as UTF-8, its encoded words (RFC 2047) decoded, and bytes that are no
 * ASCII read as some charset. */
void mailtext_words(struct str value, struct buf *out);

/* mailtext_param(value, name, out): The parameter ${name} of a header's value as UTF-8, in the plain form, as encoded
 * words, or as RFC 2231 has it (name*=utf-8''…, name*0=…); nothing if it has none. */
void mailtext_param(struct str value, const char *name, struct buf *out);

/**
 * mailtext_lines(text, flowed, delsp, body, quoted, signature):
 * Part the text of a mail: what was written, what it quotes (lines that begin with ">"), and the signature behind "-- ".
 * ${flowed}: lines that end in a space go on in the next (RFC 3676); ${delsp}: without that space.
 */
void mailtext_lines(struct str text, bool flowed, bool delsp, struct buf *body, struct buf *quoted, struct buf *signature);

#endif
