#ifndef READ_SLURP_H
#define READ_SLURP_H

#include <sys/types.h>

#include "base/buf.h"

/* slurp_start(fd, want, out): Append the next bytes of ${fd}, ${want} or fewer, as one read gives them. 0: it is at its end.
 * -1: errno says why. */
ssize_t slurp_start(int fd, size_t want, struct buf *out);

/* slurp_rest(fd, size, max, out): Append all that is left of ${fd}, whatever ${size} it was said to have in all. -1: errno says
 * why (EFBIG: more than ${max}). */
int slurp_rest(int fd, uint64_t size, size_t max, struct buf *out);

#endif
