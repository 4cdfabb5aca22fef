#ifndef APP_DISK_H
#define APP_DISK_H

#include "base/buf.h"
#include "base/err.h"

/* disk_read(path, max, out, err): Append a small regular file of at most ${max} bytes. Errors: -1, errno kept. */
int disk_read(const char *path, size_t max, struct buf *out, struct err *err);

/* disk_save(path, text, err): Replace a file so that a kill at any moment leaves the old one or the new one: written
 * beside it, synced, renamed. Folders on the way are made. */
int disk_save(const char *path, struct str text, struct err *err);

#endif
