#ifndef ENTITY_ENTITY_H
#define ENTITY_ENTITY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/err.h"
#include "index/index.h"

/* What a mention is. Those below MENTION_AMOUNT are names and belong to an entity; the others are figures. */
enum mention_type {
	MENTION_PERSON,
	MENTION_ORGANISATION,
	MENTION_PLACE,
	MENTION_PRODUCT,
	MENTION_OTHER,
	MENTION_AMOUNT,
	MENTION_DATE,
	MENTION_NUMBER,
	MENTION_PERCENT,
	MENTION_TYPES
};
const char *mention_type_code(enum mention_type t); /* "person" … as in the JSON contract */

#define ENTITY_NONE UINT32_MAX

/* The value of a figure. Dates have from/to (equal, or a range), the others low/high. */
enum figure_about { FIGURE_EXACT, FIGURE_ABOUT, FIGURE_OVER, FIGURE_UNDER }; /* "rund", "plus de", "près de" */
struct figure {
	struct decimal low, high; /* equal unless it is a range; amounts in the unit, not in millions of it */
	struct date from, to;     /* dates only */
	char unit[8];             /* ISO 4217, "percent", or "" */
	uint8_t about;            /* enum figure_about */
};

struct mention {
	uint32_t article;
	uint32_t start, end; /* bytes in the article's text */
	uint32_t entity;     /* ENTITY_NONE for figures */
	uint32_t figure;     /* index into figures; UINT32_MAX for names */
	uint8_t type;        /* enum mention_type */
};

struct variant {
	struct str text; /* as written, without elision, genitive or compound tail: "Zhipu" for "Zhipus" */
	uint32_t count;  /* mentions */
	lang_id lang;
};

struct entity {
	uint8_t type; /* enum mention_type below MENTION_AMOUNT */
	struct str name[2];      /* chosen name on the left and right side; empty: not mentioned there */
	uint32_t mentions[2];    /* by side; articles in other languages count nowhere */
	uint32_t first_variant, nvariants;
	uint32_t first_mention, nmentions; /* in entity_mentions */
	struct str wikidata;               /* empty if not known */
};

struct gathered_figure;

/**
 * All names and figures of a corpus. Mentions do not overlap, except that a figure inside a name is left out.
 * Entities are numbered by falling count of mentions, then by first mention.
 */
struct entities {
	uint32_t nentities, nmentions, nfigures;
	const struct entity *entities;
	const struct variant *variants; /* by entity, falling count */
	const struct mention *mentions; /* by article, then start */
	const uint32_t *first_mention;  /* [narticles + 1] */
	const uint32_t *entity_mentions; /* mention numbers, by entity, then ascending */
	const struct figure *figures;
	struct sides sides;
	const struct gathered_figure *left_out; /* [nleft_out], figures that are no mentions (gather.h) */
	uint32_t nleft_out;
	struct arena arena;
};

/* What is known before any article is read: gazetteers of ICU and data/, cue words, units, numerals. Frozen. */
struct knowledge;
int knowledge_new(struct knowledge **out, struct err *err);
void knowledge_free(struct knowledge *k);

/* Which articles tell the same story, as evidence for names: the others of article a are
 * other[first[a]] … other[first[a + 1] - 1]. */
struct counterparts {
	const uint32_t *first; /* [narticles + 1] */
	const uint32_t *other;
};

/**
 * entities_new(corpus, index, knowledge, sides, counterparts, threads):
 * Find names and figures and link the names to entities. ${counterparts} NULL: each article by itself (and by what
 * the corpus repeats); else once more with the other version as evidence (a capitalised match across the pair).
 * Owns: the caller; entities_free. Cost: O(tokens); what depends on one word alone is done once per form.
 */
struct entities *entities_new(const struct corpus *c, const struct index *ix, const struct knowledge *k,
                              struct sides sides, const struct counterparts *counterparts, unsigned threads);
/* entities_again(corpus, index, knowledge, before, counterparts, threads): entities_new with more evidence. ${before} is
 * what it found without, of the same corpus; names are found anew, figures are those. */
struct entities *entities_again(const struct corpus *c, const struct index *ix, const struct knowledge *k,
                                const struct entities *before, const struct counterparts *counterparts,
                                unsigned threads);
void entities_free(struct entities *e);

struct str entity_name(const struct entity *e, int side); /* of that side, else of the other */
/* Articles that mention the entity, ascending, into ${out} (room for nmentions). Returns how many. */
uint32_t entity_articles(const struct entities *es, uint32_t entity, uint32_t *out);
void figure_print(const struct figure *f, enum mention_type type, struct buf *out); /* value as in the contract */
/* Do two figures of one type say the same? Ranges overlap, "about 400" agrees with 400, 2024-05 with 2024-05-31. */
bool figure_agrees(const struct figure *a, const struct figure *b, enum mention_type type);

#endif
