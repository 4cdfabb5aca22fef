#ifndef ENTITY_MARKED_H
#define ENTITY_MARKED_H

#include "base/err.h"
#include "base/vec.h"
#include "corpus/corpus.h"
#include "entity/entity.h"
#include "entity/knowledge.h"
#include "entity/sighting.h"
#include "index/index.h"

/**
 * Texts whose names are marked, for the programs that train and score the name tagger. Not a part of visavis itself.
 *
 * FOLDER/news.txt   id TAB fr|de TAB sentence; the two versions of an id say the same; ids are in document order
 * FOLDER/news.ann   id TAB fr|de TAB surface TAB PER|ORG|LOC|PROD|MISC, in order of appearance
 * LINES.tsv.xz      French TAB German, a sentence a line, in document order; its marks in a file of ours: a row
 *                   line TAB fr|de, and for each name TAB first byte + bytes, blank, PER|ORG|LOC|PROD|MISC;
 *                   "?" in place of names: not marked. Lines without a row have no name, up to the last that has one.
 * FOLDER/other/LANG.NAME.bio.xz   token TAB tag, an empty line behind each sentence
 *
 * News are cut into articles of a dozen sentences; the two versions of an article are each other's counterparts.
 */

/* A stretch of text and which labels its first word and its other words may have: bits, 1 << label of the tagger. One
 * bit each where a name is marked as we want it; more where other people's marks follow other rules. */
struct marked_span {
	uint32_t article, start, end; /* bytes in the article's text */
	uint16_t first, others;
};

struct marked {
	struct arena arena;
	VEC(const struct article *) articles;
	VEC(struct marked_span) spans;    /* by article, then start */
	VEC(uint32_t) first_span;         /* [narticles + 1], after marked_freeze */
	VEC(uint32_t) first_other, other; /* counterparts, after marked_freeze */
	VEC(uint32_t) twin;               /* by article: the same in the other language; UINT32_MAX */
	uint32_t nnews;                   /* articles that have one; they come first */
	VEC(struct sighting) told;        /* by article, after marked_tell */
	VEC(uint32_t) first_told;         /* [narticles + 1] */
	uint32_t lost;                    /* marks whose surface is not in the sentence */
	struct splitter *rules;
	struct corpus *corpus;
	struct index *index;
	struct counterparts counterparts;
};

/* Which part of the news: the texts whose ids begin with one of ${set}, a comma between two, and a full stop, or all but
 * these. NULL: all. */
struct marked_fold {
	const char *set;
	bool only;
};

/* marked_news(m, folder, fold, err): Append the news of ${folder}. Errors: there is no such set. */
int marked_news(struct marked *m, const char *folder, struct marked_fold fold, struct err *err);
/* marked_lines(m, lines, marks, err): Append the news of a file of lines, before any of marked_bio(). */
int marked_lines(struct marked *m, const char *lines, const char *marks, struct err *err);
/* marked_bio(m, folder, name, err): Append FOLDER/other/${name}.bio.xz. */
int marked_bio(struct marked *m, const char *folder, const char *name, struct err *err);
/* marked_freeze(m, err): Make corpus, index and counterparts of what was appended. */
int marked_freeze(struct marked *m, struct err *err);
/* marked_run(m, article, n): In which of ${n} runs the article is; ${n}: in none, it has no twin. */
uint32_t marked_run(const struct marked *m, uint32_t article, uint32_t n);
/* marked_tell(m, readers, n): Find the names of each article that has a twin, by itself, with the tagger of the reader of
 * its run, which was not trained on it. */
void marked_tell(struct marked *m, struct knowledge *const *readers, uint32_t n);
struct sightings marked_told(const struct marked *m);
void marked_release(struct marked *m);

#endif
