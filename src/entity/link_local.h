#ifndef ENTITY_LINK_LOCAL_H
#define ENTITY_LINK_LOCAL_H

#include "entity/link_table.h"

struct link_said;

/* All mentions of one node in one article. */
struct link_unit {
	uint32_t node, article;
	uint32_t parent;            /* the unit of the longer name that it stands for; UINT32_MAX: none */
	uint16_t votes[NAME_TYPES]; /* mentions of each type, at most UINT16_MAX */
	uint8_t how;                /* enum link_how, to the parent */
	bool cut;                   /* it is written with a genitive */
	bool many;                  /* there are several longer names: it is not known which */
};

/* Linking in progress. */
struct linking {
	const struct corpus *corpus;
	const struct gathering *g;
	const struct knowledge *k;
	const struct link_table *t;
	uint32_t nunits, ngroups;
	struct link_unit *units;
	const uint32_t *first_unit;    /* [narticles + 1] */
	const uint32_t *unit_of;       /* [nnames] */
	const uint32_t *first_article; /* [ngroups + 1]: a group is the articles of one story */
	const uint32_t *articles;      /* [narticles], by group, ascending */
	const uint32_t *group_of;      /* [narticles] */
	uint32_t *root;                /* [nnodes]: forest of nodes that are one */
	uint32_t *found;               /* [nnodes]: the same without what a reader merged; root itself if he did not */
	const struct link_said *said;  /* what a reader said of names (link_said.h); NULL: nothing */
};

uint32_t link_local_root(const struct linking *l, uint32_t node);
/* Type of the unit by its own mentions; where they are even, by all of the node's. */
unsigned link_local_type(const struct linking *l, const struct link_unit *u);
/* Is name ${name} an acronym in brackets behind the long name, or the long name behind the acronym? Then their units. */
bool link_local_bracket(const struct linking *l, uint32_t name, uint32_t *acronym, uint32_t *longer);

/* link_local_parents(l, first, last): Fill parent, how, cut, many of the units of groups [first, last). Writes only
 * these. Cost: O(units), scratch O(nodes). */
void link_local_parents(const struct linking *l, uint32_t first, uint32_t last);

#endif
