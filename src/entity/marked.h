#ifndef ENTITY_MARKED_H
#define ENTITY_MARKED_H

#include "base/err.h"
#include "base/vec.h"
#include "corpus/corpus.h"
#include "entity/entity.h"
#include "index/index.h"

/**
 * Texts whose names are marked, for the programs that train and score the name tagger. Not a part of visavis itself.
 *
 * FOLDER/news.txt   id TAB fr|de TAB sentence; the two versions of an id say the same; ids are in document order
 * FOLDER/news.ann   id TAB fr|de TAB surface TAB PER|ORG|LOC|PROD|MISC, in order of appearance
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
	uint32_t lost;                    /* marks whose surface is not in the sentence */
	struct splitter *rules;
	struct corpus *corpus;
	struct index *index;
	struct counterparts counterparts;
};

/* Which part of the news: the ${k}th of ${n} runs of ids (from 1), or all but that. ${n} 0: all. */
struct marked_fold {
	uint32_t k, n;
	bool only;
};

/* marked_news(m, folder, fold, err): Append the news of ${folder}. */
int marked_news(struct marked *m, const char *folder, struct marked_fold fold, struct err *err);
/* marked_bio(m, folder, name, err): Append FOLDER/other/${name}.bio.xz. */
int marked_bio(struct marked *m, const char *folder, const char *name, struct err *err);
/* marked_freeze(m, err): Make corpus, index and counterparts of what was appended. */
int marked_freeze(struct marked *m, struct err *err);
void marked_release(struct marked *m);

#endif
