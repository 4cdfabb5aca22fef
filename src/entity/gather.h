#ifndef ENTITY_GATHER_H
#define ENTITY_GATHER_H

#include "entity/figures.h"
#include "entity/recognise.h"

/**
 * All names and figures of a corpus where they stand, before it is known which names are one entity. Whatever is
 * costly about a name is done once per surface: a distinct spelling in one language.
 */
struct surface {
	struct str text; /* white space as single blanks; lives with the gathering */
	uint32_t thing;  /* of the gazetteer, as the recogniser has it; UINT32_MAX: none */
	lang_id lang;
};

struct sighting {
	uint32_t article, start, end; /* bytes in the article's text */
	uint32_t surface;
	uint8_t type;   /* enum mention_type, as the recogniser has it */
	bool bracketed; /* in brackets right behind the name before it: "Public Investment Fund (PIF)" */
};

struct gathered_figure {
	uint32_t article;
	struct found_figure found;
};

struct gathering {
	uint32_t narticles, nnames, nfigures, nleft_out, nsurfaces;
	struct sighting *names;           /* [nnames], by article, then start */
	const uint32_t *first_name;       /* [narticles + 1] */
	const struct gathered_figure *figures; /* [nfigures], by article, then start */
	const struct gathered_figure *left_out; /* [nleft_out], those that touch a name, in the same order */
	const struct surface *surfaces;   /* [nsurfaces], in the order in which they first occur */
	struct intern *texts;             /* of the surfaces */
	struct arena arena;
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
/* gather_again(before, corpus, source, counterparts, threads): The same where only articles that have counterparts are
 * read, by a source that hears them; the others are as ${before} has them. Figures are not searched for: what touched a
 * name then need not now. */
struct gathering *gather_again(const struct gathering *before, const struct corpus *c,
                               const struct gather_source *source, const struct counterparts *counterparts,
                               unsigned threads);
void gather_free(struct gathering *g);

/* entity_gathered(corpus, gathering, knowledge, sides, counterparts, threads): The entities of what was gathered:
 * the second half of entities_new (entity.h). Owns: the caller; entities_free. */
struct entities *entity_gathered(const struct corpus *c, const struct gathering *g, const struct knowledge *k,
                                 struct sides sides, const struct counterparts *counterparts, unsigned threads);

#endif
