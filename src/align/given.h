#ifndef ALIGN_GIVEN_H
#define ALIGN_GIVEN_H

#include "align/pairing.h"

struct alignment;

/* given_alignment(c, article, arena): The alignment that two articles came with (corpus/given.h); NULL: they have none.
 * Where the sentences of a unit do not stand together, its first ones answer each other. Owns: it lives in ${arena}. */
const struct alignment *given_alignment(const struct corpus *c, const uint32_t article[2], struct arena *arena);

/* given_pairings(p, c, found): Two articles that came with their alignment are one story, and surely: so
 * in ${found}. */
void given_pairings(const struct profiles *p, const struct corpus *c, pairings *found);

#endif
