#ifndef ENTITY_LINK_H
#define ENTITY_LINK_H

#include "entity/gather.h"

/**
 * Which names are one entity. In order, each step more careful than the one before it:
 *  - names of one thing of the gazetteer, and names with one key (name_key.h), in all languages;
 *  - the two versions of a story: names that sound alike (link_words.h) where neither has an equal on the other side,
 *    the long names of one acronym, and what stands in the same places of a translation;
 *  - in an article, then in its story, a name that is a part of one longer name there and of no other: a surname, a
 *    firm's short name, an acronym, initials, a genitive. A part of two longer names stays by itself;
 *  - in the whole corpus, a part that stands alone in its article, if all that is known of it points to one name. A
 *    surname of several bearers stays apart in each story, unless one of them is by far the best known.
 */
enum { LINK_HIDDEN = UINT8_MAX }; /* a reader says that it is no name */

struct link_called {
	uint32_t entity;
	lang_id lang;
	struct str text; /* lives with the revisions */
};

struct links {
	uint32_t nentities;
	const uint32_t *entity; /* [nnames] of the gathering; numbered without order, each below nentities is used, if only by
	                         * what is hidden */
	const uint32_t *thing;  /* [nnames]: of the gazetteer; UINT32_MAX: none */
	const uint8_t *cut;     /* [nnames]: bytes of genitive at the end of the surface; LINK_HIDDEN */
	const uint8_t *type;    /* [nnames]: enum mention_type that the mention speaks for */
	const uint8_t *ruled;   /* [nentities]: the type that a reader says; MENTION_AMOUNT: none. NULL: he says nothing */
	const struct link_called *called; /* [ncalled]: what a reader says that they are called */
	uint32_t ncalled;
};

/* What else speaks for it: each may be NULL. */
struct link_evidence {
	const struct counterparts *counterparts;
	const struct revisions *said; /* by a reader: it has the last word, and takes part in all steps (link_said.h) */
};

/* link_names(corpus, gathering, knowledge, evidence, threads, arena): Owns: the arrays live in ${arena}. Cost: O(names).
 * The same for any number of threads. */
struct links link_names(const struct corpus *c, struct gathering *g, const struct knowledge *k,
                        const struct link_evidence *evidence, unsigned threads, struct arena *arena);

#endif
