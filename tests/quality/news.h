#ifndef TESTS_QUALITY_NEWS_H
#define TESTS_QUALITY_NEWS_H

#include "align/lexicon.h"
#include "entity/knowledge.h"
#include "pseudo.h"

/* What the program knows of the two languages. */
struct wisdom {
	struct knowledge *knowledge;
	struct lexicon *lexicon;
};

/* 0, or -1 and a message that begins with ${program}. */
int wisdom_open(struct wisdom *w, const char *program);
void wisdom_close(struct wisdom *w);

/* News of several years in both languages, line by line, and the documents in it. */
struct news {
	struct arena arena;
	pseudo_lines fr, de;
	VEC(size_t) documents; /* where they begin, then the end */
	VEC(size_t) stories;   /* where the first document of its story begins; for each document */
};

/* Those of SHARED/parallel/news. Its documents begin at the lines that the file ${documents} names: found by their titles and
 * by where the words change, looked through by eye; a second number there is where one begins that tells the same story.
 * False, and a message, if there is no such file. */
bool news_read(struct news *l, const char *shared, const char *documents);
void news_release(struct news *l);
/* The document that a line, from 0, is in; do two documents tell one story? */
size_t news_document(const struct news *l, size_t line);
bool news_one_story(const struct news *l, size_t x, size_t y);

/* One more or less in each figure of a line: it stays one. In ${arena}. */
struct str news_other_figures(struct arena *arena, struct str line);

#endif
