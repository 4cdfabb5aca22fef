#ifndef ENTITY_LINK_SAID_H
#define ENTITY_LINK_SAID_H

#include "entity/link.h"
#include "entity/link_local.h"
#include "entity/revisions.h"

/**
 * What a reader said of names (revisions.h), while names are linked. A name that he writes stands for the nodes with its
 * key in their language: of several, those that are persons, or are none, as he says. What he merges is one where it is
 * asked which of several names is meant; what the names come to otherwise is found as ever, and then becomes one. What he
 * sets apart never becomes one. By a type that he gives more can be linked, not less.
 */
struct said_node {
	uint32_t line, name, node; /* line: of the revisions; name: of its names */
};

struct link_apart {
	uint32_t node, other, line; /* node: of the first name */
};

struct link_said {
	const struct revisions *revisions;
	VEC(struct said_node) nodes; /* by line, name, then as they are found */
	VEC(struct link_apart) aparts;
	uint8_t *spoken; /* [nnodes]: SPOKEN_… */
	bool *careful;  /* [nnodes]: of roots: something of it is apart from something else */
};

/* link_said_exact(x, k): Texts that are set apart from others with the same key: link_table_new() must tell them apart,
 * too. Owns: the caller, intern_free; NULL: none. */
struct intern *link_said_exact(const struct revisions *x, const struct knowledge *k);

/* link_said_init(said, x, t, l, exact): Find the nodes of all names, and give those their types that are said to have
 * one. ${t} is the table of ${l}, before units are made. Cost: O(names of x + nodes + surfaces). */
void link_said_init(struct link_said *said, const struct revisions *x, struct link_table *t, const struct linking *l,
                    const struct intern *exact);
void link_said_release(struct link_said *said);

/* Must what the two nodes are roots of, or their names, never be one? Cost: O(1), unless both are apart from something. */
bool link_said_apart(const struct linking *l, uint32_t a, uint32_t b);
/* The same of a name with this key, as it stands, and a node: then no genitive of it is a part of that either. */
bool link_said_key_apart(const struct linking *l, uint32_t key, uint32_t node);
/* What is said of a node: where its article does not say whose it is, then no guess is made. */
enum { SPOKEN_APART = 1, SPOKEN_MERGED = 2 };
unsigned link_said_spoken(const struct linking *l, uint32_t node);
/* link_local_type(), unless the reader says another. */
unsigned link_said_type(const struct linking *l, const struct link_unit *u);

/**
 * link_said_settle(l, of, n, arena, out):
 * The last word: ${of} [nunits] says whose each unit is, below ${n}. What is merged, but is not one yet, becomes one where
 * the names mostly are; what is apart, but is one, is parted. Then what is hidden, what type and what name is said.
 * Owns: ${out} lives in ${arena}. Cost: O(units), and a sort of those that are spoken of.
 */
struct link_last_word {
	uint32_t n;      /* entities are below it now */
	bool *hidden;    /* [nunits] */
	uint8_t *ruled;  /* [n]: type of each; NAME_TYPES: as it was found */
	struct link_called *called; /* [ncalled]; entity: as in ${of} */
	uint32_t ncalled;
};
void link_said_settle(const struct linking *l, uint32_t *of, uint32_t n, struct arena *arena, struct link_last_word *out);

#endif
