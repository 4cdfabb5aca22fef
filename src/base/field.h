#ifndef BASE_FIELD_H
#define BASE_FIELD_H

#include "base/buf.h"
#include "base/str.h"

/**
 * Fields of a line of text, apart by tabs, that people may write by hand: controls, which would end the field or the
 * line, and % stand as %XX.
 */
void field_write(struct buf *out, struct str s);       /* append ${s} as a field, without the tab */
void field_read(struct str field, struct buf *out);    /* append what it says; a % that no two hex digits follow is itself */

#endif
