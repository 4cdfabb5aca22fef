#ifndef ENTITY_LINK_TABLE_H
#define ENTITY_LINK_TABLE_H

#include "entity/gather.h"
#include "entity/knowledge.h"

enum { NAME_TYPES = MENTION_AMOUNT };

/**
 * The distinct names of a corpus. A node is a distinct key (name_key.h) with a thing of the gazetteer, whatever the
 * language: surfaces of one node are one name. Which nodes are one entity is for link.c to find.
 */
struct link_node {
	uint32_t key;                /* in keys */
	uint32_t thing;              /* UINT32_MAX: none */
	uint32_t weak;               /* gazetteer_weak, of one of its languages */
	uint32_t votes[NAME_TYPES];  /* mentions of each type */
	uint8_t words;
	lang_id lang; /* of its first mention */
	bool acronym, ordinary;
	bool firm;     /* ends as firms' names do ("AI", "GmbH"): no person */
	bool hyphen;   /* "Tsinghua-Universität" */
	bool joined;   /* the same in every spelling: "Bettencourt-Meyers", never "Andy-Warhol" */
	bool cuttable; /* it has another key: without a genitive */
	bool genitive; /* every mention ends as its language writes genitives */
	uint32_t exact; /* which of the texts of link_table_new() its surfaces are, + 1; 0: none of them */
	uint8_t ruled;  /* the type that a reader says it is of; NAME_TYPES: he says nothing */
};

/* Another name that a node may stand behind: its key is a part of the node's key, or is made from it. */
enum link_how {
	LINK_NOT,
	LINK_PREFIX,   /* "Zhipu" of "Zhipu AI" */
	LINK_SUFFIX,   /* "Trump" of "Donald Trump" */
	LINK_INITIAL,  /* "D. Trump" */
	LINK_ACRONYM,  /* "BCE" of "Banque centrale européenne" */
	LINK_BRACKETS, /* "PIF" in brackets behind it */
	LINK_GENITIVE, /* "Zhipus" of "Zhipu" */
	LINK_STORY     /* the other version has it instead */
};
struct link_sub {
	uint32_t key;
	uint8_t how; /* enum link_how */
	/* What is left of the longer name: has a digit ("GPT" of "GPT-4" is another thing); or is nothing but words that
	 * firms leave out ("AI", "Group") or, at the start or behind a hyphen, ordinary ones ("université Tsinghua"). */
	bool digits, plain;
};

/* A node under one of its keys: its own, or what is left of it without a genitive. */
struct link_named {
	uint32_t node;
	bool cut;
};

struct link_table {
	const struct intern *keys; /* of the gathering's memo: also such as no surface has any more */
	uint32_t nnodes, nkeys, nused;
	struct link_node *nodes;        /* [nnodes] */
	const uint32_t *node_of;        /* [nsurfaces] */
	const uint8_t *cut;             /* [nsurfaces]: bytes a genitive takes, if it is one; see link.h */
	const bool *sure;               /* [nsurfaces]: it is one: the gazetteer has the name without */
	const uint32_t *first_sub;      /* [nnodes + 1] */
	const struct link_sub *subs;
	const uint32_t *first_named;    /* [nkeys + 1] */
	const struct link_named *named; /* by key */
	const uint32_t *used;           /* [nused]: keys that nodes have, in the order in which they first occur */
	struct arena arena;
};

/* link_table_new(gathering, knowledge, exact, threads): What the gathering's memo has is not found out again, what is new
 * goes there. ${exact}: texts each of which is a node of its own, whatever has its key; NULL: none.
 * Cost: O(names + distinct names). Owns: the caller; the keys live with the gathering. */
struct link_table *link_table_new(struct gathering *g, const struct knowledge *k, const struct intern *exact,
                                  unsigned threads);
void link_table_free(struct link_table *t);
/* What is found out about surfaces once, as long as the votes for them are alike: their keys, what the gazetteer has. */
void link_memo_free(struct link_memo *memo);

/* The type a mention speaks for: the recogniser's, but "Zhipu AI" is no person. */
unsigned link_table_vote(const struct link_table *t, const struct sighting *s);
/* The type most mentions have; the earlier one of two. */
unsigned link_table_type(const uint32_t votes[NAME_TYPES]);

#endif
