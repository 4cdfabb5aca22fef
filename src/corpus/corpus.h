#ifndef CORPUS_CORPUS_H
#define CORPUS_CORPUS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/vec.h"
#include "corpus/article.h"
#include "corpus/given.h"
#include "corpus/report.h"
#include "text/sentences.h"

/**
 * All articles and the sentences in them. The articles are in reading order (files sorted by path, members in
 * file order), so an article's id (its place here) is the same for any number of threads. Frozen by corpus_new; any
 * number of threads may read it.
 */
struct sentence {
	uint32_t start, end; /* bytes in the article's text */
	uint32_t field;      /* 0: title */
};

struct corpus {
	uint32_t narticles;
	const struct article *const *articles; /* [narticles] */
	const uint32_t *first_sentence;        /* [narticles + 1]: sentences of article a are [first[a], first[a+1]) */
	const struct sentence *sentences;      /* [first_sentence[narticles]]; the title's come first */
	const uint32_t *first_body;            /* [narticles]: first sentence of a that is not the title's */
	const uint32_t *first_copy;      /* [narticles + 1], or NULL: none are known */
	const struct article *const *copies; /* those with the text of article a are copies[first_copy[a]] … (copies.h) */
	uint32_t nreport;
	const struct report_row *report; /* [nreport], in reading order */
	uint64_t bytes;                  /* read from files */
	uint32_t nfiles;
	uint32_t ngiven;
	const struct given *given; /* [ngiven], borrowed */
	uint32_t nplaces;
	const struct given_place *places; /* [nplaces], by article and group: where an article is in ${given} */
	struct arena arena;     /* of the arrays above; the articles are borrowed */
};

struct given_place {
	uint32_t article, group, text;
};

/* What is left and right: option --languages. */
struct sides {
	lang_id left, right;
};

/**
 * corpus_new(articles, n, report, nreport, sentence_rules, threads):
 * Freeze ${n} articles (borrowed, as is the report) and split their sentences. A title is one sentence.
 * rules->of[lang] may be NULL (general rules of LANG_UND then). With rules->lines each paragraph is one sentence,
 * an empty one too. An article that tells its sentences apart itself (nmarked) is left as it is.
 * Owns: the result is the caller's; corpus_free.
 */
struct sentence_rules {
	const struct splitter *of[64]; /* by lang_id; [LANG_UND] must be there */
	bool lines;
};
struct corpus *corpus_new(const struct article *const *articles, uint32_t n, const struct report_row *report,
                          uint32_t nreport, const struct sentence_rules *rules, unsigned threads);
void corpus_free(struct corpus *c);

/* corpus_give(c, given, n): Some of its articles came with their alignment; before anything else sees the corpus.
 * ${given} is borrowed.
 * corpus_given(c, left, right, out): Did these two? Their units then. Cost: O(log articles). */
void corpus_give(struct corpus *c, const struct given *given, uint32_t n);
bool corpus_given(const struct corpus *c, uint32_t left, uint32_t right, struct units out[2]);
/* corpus_copies(c, article, n): The ${*n} others that have its text, which stand for nothing of their own. */
const struct article *const *corpus_copies(const struct corpus *c, uint32_t article, uint32_t *n);

struct str corpus_sentence(const struct corpus *c, uint32_t article, uint32_t sentence);
/* The sentence (index into c->sentences) that holds byte ${offset} of the article's text, or the last before it; the
 * first where none is. The article must have a sentence. O(log sentences). */
uint32_t corpus_sentence_at(const struct corpus *c, uint32_t article, uint32_t offset);

#endif
