#ifndef ENTITY_NAMING_H
#define ENTITY_NAMING_H

#include "entity/link.h"

/* What naming needs of linking. */
struct naming_notes {
	uint8_t *cut;    /* [nnames] of the gathering: bytes of genitive at the end of the surface; LINK_HIDDEN */
	uint32_t *thing; /* [nentities]: of the gazetteer; UINT32_MAX: none */
	struct link_called *called; /* [ncalled], by entity: names that a reader chose */
	uint32_t ncalled;
};
void naming_notes_release(struct naming_notes *n);

/**
 * naming_all(es, gathering, knowledge, sides, notes):
 * Complete a draft of entities, whose mentions and figures are there: the entities, with their lists of mentions, their
 * variants, and the name of each on either side.
 * Owns: what is added lives with ${es}. Cost: O(mentions).
 */
void naming_all(struct entities *es, const struct gathering *g, const struct knowledge *k, struct sides sides,
                const struct naming_notes *notes);

#endif
