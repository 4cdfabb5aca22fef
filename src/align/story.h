#ifndef ALIGN_STORY_H
#define ALIGN_STORY_H

#include <stdbool.h>
#include <stdint.h>

#include "align/lexicon.h"
#include "base/arena.h"
#include "entity/entity.h"

enum pair_kind { PAIR_TRANSLATION, PAIR_COMPARABLE, PAIR_REVISION };
const char *pair_kind_code(enum pair_kind k); /* "translation", "comparable", "revision": of one language, reworked */

/* Two articles that tell one story: one on each side, or both on one. */
struct pair {
	uint32_t article[2]; /* left, right; of one side the smaller number first */
	uint8_t kind;        /* enum pair_kind */
	float score;         /* 0..1 */
	uint32_t names, amounts, dates; /* how many both have (distinct): amounts counts amounts, numbers, percents */
	float terms;         /* 0..1: how much of the weight of the terms is explained by the other side */
	int32_t days;        /* days between their dates; INT32_MAX if one is unknown */
	uint32_t story;
};

/* Articles that tell one thing: joined by pairs and, within a language, by versions; or one alone. */
struct story {
	uint32_t first_article, narticles; /* in story_articles */
	uint32_t first_pair, npairs;       /* in pairs */
	uint32_t first_version, nversions; /* in versions */
	uint32_t first_lone, nlone;        /* in lone */
	struct date date;                  /* earliest known of its articles */
};

struct stories {
	uint32_t nstories, npairs, nversions;
	const struct story *stories;    /* newest date first, then by first article; undated last */
	const struct pair *pairs;       /* one article on each side; by story, then falling score */
	const struct pair *versions;    /* both on one side; by story, then falling score */
	const uint32_t *story_articles; /* left side first, then by id */
	const uint32_t *lone;           /* those that no pair has, in the same order */
	const uint32_t *story_of;       /* [narticles] */
	uint32_t narticles;
	struct arena arena;
};

/**
 * stories_new(corpus, index, entities, lexicon, said, sides, threads):
 * Pair the articles of the two languages: terms by tf-idf through the lexicon, names, figures; mutual best with a
 * margin; dates help and never decide. Join those of one language that are versions of each other (versions.h). ${lexicon} may be NULL (names, figures and cognates alone).
 * Two articles about one firm but different events stay apart. What the reader said of two articles goes before all;
 * ${said} may be NULL.
 * Owns: the caller; stories_free. Cost: O(articles × their rarest terms' postings).
 */
struct corrections;
struct stories *stories_new(const struct corpus *c, const struct index *ix, const struct entities *es,
                            const struct lexicon *lx, const struct corrections *said, struct sides sides,
                            unsigned threads);
/* One story of exactly articles 0 and 1, whatever they hold (--pair). */
struct stories *stories_forced(const struct corpus *c, const struct index *ix, const struct entities *es,
                               const struct lexicon *lx, struct sides sides);
/* Every article a story of its own: as long as it is not known which belong together. */
struct stories *stories_alone(const struct corpus *c, struct sides sides);
void stories_free(struct stories *s);

/* What joins an article most to another of its language; NULL: nothing does. */
const struct pair *stories_version(const struct stories *s, uint32_t article);

/* Counterparts of each article, for entities_new; arrays live in the stories' arena. */
struct counterparts stories_counterparts(const struct stories *s);

/* The story's title: that of its first article on ${side}, else of the other. Articles without a title give the
 * first words of their text. */
struct str story_title(const struct stories *s, const struct corpus *c, uint32_t story, int side);

#endif
