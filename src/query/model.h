#ifndef QUERY_MODEL_H
#define QUERY_MODEL_H

#include <stdbool.h>

#include "align/learned.h"
#include "align/opened.h"
#include "align/story.h"
#include "base/err.h"
#include "corpus/corpus.h"
#include "entity/entity.h"
#include "entity/revisions.h"
#include "index/index.h"
#include "query/names.h"

/**
 * What the program knows before it reads a corpus: sentence rules, names, units, lexicon. Loaded once, frozen.
 */
struct wisdom {
	struct sentence_rules rules;
	struct knowledge *knowledge;
	struct lexicon *lexicon; /* NULL when there is none for the two languages */
	struct sides sides;
};
int wisdom_new(struct wisdom **out, struct sides sides, struct err *err);
void wisdom_free(struct wisdom *w);
/* In two steps, the second of which takes its time: the sentence rules are enough for a corpus and model_early().
 * Owns: wisdom_free, also after an error. */
int wisdom_rules(struct wisdom **out, struct sides sides, struct err *err);
int wisdom_rest(struct wisdom *w, struct err *err);

/* Seconds of each stage, for --print=stats; again: that part of entity which knows the other version. */
struct timing {
	double read, text, entity, index, pair, total, searchable, again;
};

/**
 * The whole frozen model: what query, report and ui see. One build of it is a snapshot; while a corpus is loading,
 * several follow each other, each over more articles, and only the last is complete.
 */
struct model {
	const struct corpus *corpus;
	const struct index *index;
	const struct entities *entities;
	const struct stories *stories;
	const struct names *names;     /* of the entities, for @queries */
	const struct lexicon *lexicon; /* the wisdom's; NULL: none. What pairs were made by; for all else model_lexicon() */
	struct learned learned;        /* what the pairs teach about words, if it was wanted */
	const struct knowledge *knowledge; /* the wisdom's, for quotations */
	struct opened *opened;         /* the one part that fills up: a memo of alignments and differences */
	struct sides sides;
	const int8_t *side; /* [narticles], see model_side() */
	const uint32_t *by_title; /* [nstories], stories by title (titles.h) for ${reader}; NULL: nobody will ask */
	lang_id reader;
	const struct revisions *revisions; /* what a reader said of names; NULL: nothing */
	struct timing timing;
	bool complete;    /* false: articles are still being read */
	const char *name; /* what to call the corpus on the screen: "sample", "seeds", … */
	struct model_own *own;
};

struct model_input {
	const struct article *const *articles; /* [narticles], borrowed for the model's life */
	uint32_t narticles;
	const struct report_row *report; /* [nreport], borrowed too */
	uint32_t nreport;
	uint64_t bytes;
	uint32_t nfiles;
	const char *name;
	double read_seconds;
	double started;   /* clock_now() at exec, for searchable and total */
	unsigned threads; /* 0: all */
	bool complete;
	bool lines;         /* --segments=lines */
	bool forced_pair;   /* --pair */
	bool for_reader;    /* with what an explorer sorts by, in the order of this language */
	lang_id reader;
	bool learn;         /* and learn words from the pairs, if complete */
	bool only_articles; /* stop behind the corpus: the model has no index, entities, stories */
	const struct corrections *said; /* by the reader, of pairs; NULL: nothing. Borrowed for the model's life */
	const struct revisions *revisions; /* and of names; likewise */
	void (*told)(void *context, double share); /* about so much of names and stories is done; NULL: nobody asks */
	void *told_to;
};

/* model_new(wisdom, input, out, err): All stages in order: corpus, index, entities, stories, entities again.
 * Owns: the caller; model_free. ${wisdom} is borrowed. */
int model_new(const struct wisdom *w, const struct model_input *input, struct model **out, struct err *err);

/* model_early(wisdom, input): Corpus and index alone: words are found, names and stories are not known yet, and every
 * article is a story of its own. Not complete.
 * model_share(wisdom, early): A model over the same corpus and index, which live as long as one of the two; nothing of
 * it may be used before model_finish(). So ${early} can be shown meanwhile. */
struct model *model_early(const struct wisdom *w, const struct model_input *input);
struct model *model_share(const struct wisdom *w, const struct model *early);
void model_finish(struct model *m, const struct wisdom *w, const struct model_input *input);
/* model_revised(m, wisdom, revisions, threads): The model if a reader had said this of names (borrowed), and nothing else.
 * Articles, words, stories and alignments are taken over from ${m}, which must be freed first, and is good for nothing but
 * to look at until then. NULL: ${m} was not made for a reader, or knows no names yet. Cost: O(names). */
struct model *model_revised(struct model *m, const struct wisdom *w, const struct revisions *revisions, unsigned threads);
/* In two steps, the first of which takes its time and may be a thread's while ${m} is looked at. What it made is given to
 * the second, or freed; then ${m} cannot be revised any more. */
struct renaming;
struct renaming *model_rename(struct model *m, const struct wisdom *w, const struct revisions *revisions, unsigned threads);
struct model *model_renamed(struct model *m, struct renaming *made, const struct revisions *revisions);
void renaming_free(struct renaming *made);
void model_free(struct model *m);

/* The lexicon, with what was learned from the pairs; NULL: none. */
const struct lexicon *model_lexicon(const struct model *m);
int model_side(const struct model *m, uint32_t article); /* 0 left, 1 right, -1 another language */

#endif
