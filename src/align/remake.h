#ifndef ALIGN_REMAKE_H
#define ALIGN_REMAKE_H

#include "align/path.h"

/**
 * remake_alignment(c, article, like, p, arena):
 * The alignment that the beads of ${p} are, whatever order they are in: each sentence of both bodies in one of them.
 * ${like}: what else is known of the two articles. ${p} is left in order. Owns: the result lives in ${arena}.
 */
const struct alignment *remake_alignment(const struct corpus *c, const uint32_t article[2],
                                         const struct alignment *like, struct path *p, struct arena *arena);

#endif
