#ifndef ENTITY_GATHER_H
#define ENTITY_GATHER_H

#include "entity/figures.h"
#include "entity/recognise.h"
#include "entity/sighting.h"

/**
 * All names and figures of a corpus where they stand, before it is known which names are one entity. Whatever is
 * costly about a name is done once per surface: a distinct spelling in one language; figures that say the same share
 * one value.
 */
struct surface {
	struct str text; /* white space as single blanks; lives with the gathering */
	uint32_t thing;  /* of the gazetteer, as the recogniser has it; UINT32_MAX: none */
	lang_id lang;
};

enum { GATHER_BYTES = (1 << 27) - 1 }; /* what is longer is neither a name nor a figure */

struct gathered_figure {
	uint32_t start; /* byte in the article's text */
	uint32_t bytes : 27;
	uint32_t type : 4;     /* enum mention_type */
	uint32_t left_out : 1; /* it touches a name */
	uint32_t value;
};

struct link_memo;

struct gathering {
	uint32_t narticles, nnames, nfigures, nsurfaces, nvalues;
	struct sighting *names;          /* [nnames], by article, then start */
	uint32_t *first_name;            /* [narticles + 1] */
	struct gathered_figure *figures; /* [nfigures], by article, then start; those that are left out among them */
	uint32_t *first_figure;          /* [narticles + 1] */
	struct figure *values;           /* [nvalues], distinct; each belongs to figures of one type */
	struct intern *texts;            /* of surfaces, also of such as are no longer there */
	uint32_t *surfaces;              /* [nsurfaces]: in texts, in the order in which they first occur */
	struct link_memo *memo;          /* what link_table.h keeps of surfaces, by their texts; NULL: nothing yet */
};

/* Where the names come from. Each thread begins with a desk of its own; find() appends the names of one article,
 * ascending, not overlapping. */
struct gather_source {
	void *(*begin)(const void *context);
	void (*find)(void *desk, uint32_t article, found_names *out);
	void (*end)(void *desk);
	const void *context;
};

/**
 * gather_new(corpus, knowledge, source, threads):
 * Names and figures that do not overlap: a name inside an amount, a percentage or a date is none; any other figure
 * that touches a name is left out ("Ariane 6").
 * Owns: the caller; gather_free. Cost: O(text). The same for any number of threads.
 */
struct gathering *gather_new(const struct corpus *c, const struct knowledge *k, const struct gather_source *source,
                             unsigned threads);
/* gather_again(g, corpus, source, counterparts, threads): Read the articles that have counterparts once more, by a
 * source that hears them; ${g} is then as if this source had found their names at first. Figures are not searched for:
 * what touched a name then need not now. Cost: O(text of these articles + names). */
void gather_again(struct gathering *g, const struct corpus *c, const struct gather_source *source,
                  const struct counterparts *counterparts, unsigned threads);
void gather_forget(struct gathering *g); /* the memo: names are not linked again */
void gather_free(struct gathering *g);

struct surface gather_surface(const struct gathering *g, uint32_t surface);

/* entity_gathered(corpus, gathering, knowledge, sides, evidence, threads): The entities of what was gathered:
 * the second half of entities_new (entity.h), settled. Owns: the caller; entities_free. */
struct link_evidence;
struct entities *entity_gathered(const struct corpus *c, struct gathering *g, const struct knowledge *k,
                                 struct sides sides, const struct link_evidence *evidence, unsigned threads);

#endif
