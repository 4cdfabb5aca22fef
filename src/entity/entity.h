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
	uint8_t about;            /* enum figure_about; of a date FIGURE_ABOUT: "hier", reckoned from the article's */
};

/* Packed: they are as many as a tenth of the tokens. */
struct mention {
	uint32_t article;
	uint32_t start, end; /* bytes in the article's text */
	uint32_t type : 4;   /* enum mention_type */
	uint32_t of : 28;    /* whose name it is, or which figure; asked for by what follows */
};

static inline bool
mention_is_figure(const struct mention *m)
{
	return m->type >= MENTION_AMOUNT;
}

/* Index into entities; ENTITY_NONE for figures. */
static inline uint32_t
mention_entity(const struct mention *m)
{
	return mention_is_figure(m) ? ENTITY_NONE : m->of;
}

/* Index into figures: what says the same has the same; UINT32_MAX for names. */
static inline uint32_t
mention_figure(const struct mention *m)
{
	return mention_is_figure(m) ? m->of : UINT32_MAX;
}

struct variant {
	struct str text; /* as written, without elision, genitive or compound tail: "Zhipu" for "Zhipus" */
	uint32_t count;  /* mentions; 0: written nowhere, but a reader chose it as a name */
	lang_id lang;
};

struct entity {
	uint8_t type; /* enum mention_type below MENTION_AMOUNT */
	struct str name[2];      /* chosen name on the left and right side; empty: not mentioned there, and no reader said it */
	uint32_t mentions[2];    /* by side; articles in other languages count nowhere */
	uint32_t first_variant, nvariants;
	uint32_t first_mention, nmentions; /* in entity_mentions */
	struct str wikidata;               /* empty if not known */
};

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
	const struct figure *figures;    /* [nfigures], distinct */
	struct arena arena;
	struct entities_draft *draft;    /* NULL: settled; see entities_new() */
	struct entities_draft *kept;     /* what entities_revised() goes on with; NULL: it was not kept */
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
 * entities_new(corpus, index, knowledge, threads):
 * Find names and figures and link the names to entities: each article by itself, and by what the corpus repeats. They are
 * a draft: the mentions, of whom and of what type, and the figures. The entities themselves, what they are called and
 * their lists of mentions are there once they are settled by one of the two below.
 * Owns: the caller; entities_free. Cost: O(tokens); what depends on one word alone is done once per form.
 */
struct entities *entities_new(const struct corpus *c, const struct index *ix, const struct knowledge *k, unsigned threads);
/* What a reader said of names is to be heeded when a draft is settled, if by entities_again(); ${said}, NULL: nothing, is
 * borrowed until then. ${keep}: what entities_revised() needs, some twenty bytes a name, is kept. */
struct revisions;
void entities_heed(struct entities *es, const struct revisions *said, bool keep);
/* entities_again(es, …, counterparts): Once more, with the other version of a story as evidence (a capitalised match
 * across the pair). ${es}, a draft, is freed; the result is settled. Reads only articles that have counterparts; NULL:
 * none has. */
struct entities *entities_again(struct entities *es, const struct corpus *c, const struct knowledge *k,
                                struct sides sides, const struct counterparts *counterparts, unsigned threads);
/* entities_settle(es, knowledge, sides): A draft stays as it is, and is completed. Else nothing happens. */
void entities_settle(struct entities *es, const struct knowledge *k, struct sides sides);
/* entities_revised(es, …, counterparts, said): The entities if a reader said this of names, and nothing else: as
 * entities_again() has them that heeds it. ${es} stays, but what it kept goes to the result; NULL: it kept nothing.
 * Cost: O(names). */
struct entities *entities_revised(struct entities *es, const struct corpus *c, const struct knowledge *k,
                                  struct sides sides, const struct counterparts *counterparts,
                                  const struct revisions *said, unsigned threads);
/* As long as none are known. */
struct entities *entities_none(const struct corpus *c);
void entities_free(struct entities *e);

struct str entity_name(const struct entity *e, int side); /* of that side, else of the other */
/* Articles that mention the entity, ascending, into ${out} (room for nmentions). Returns how many. */
uint32_t entity_articles(const struct entities *es, uint32_t entity, uint32_t *out);
void figure_print(const struct figure *f, enum mention_type type, struct buf *out); /* value as in the contract */
/* Do two figures of one type say the same? Ranges overlap, "about 400" agrees with 400, 2024-05 with 2024-05-31. */
bool figure_agrees(const struct figure *a, const struct figure *b, enum mention_type type);

#endif
