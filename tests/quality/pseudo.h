#ifndef TESTS_QUALITY_PSEUDO_H
#define TESTS_QUALITY_PSEUDO_H

#include "base/arena.h"
#include "base/vec.h"
#include "corpus/corpus.h"
#include "index/index.h"

/**
 * Corpora made of lines, without files or readers: every line is one sentence, a paragraph of its own, and there is
 * no title, as with --as=raw --segments=lines. Bad arguments and unreadable files end the program: it is a scorer.
 */
struct pseudo {
	struct arena arena;
	VEC(const struct article *) articles;
	struct date date; /* of the articles added from now on; none by default */
	struct splitter *rules;
	struct corpus *corpus;
	struct index *index;
};

typedef VEC(struct str) pseudo_lines;

/* Lines of a file (also .xz), in ${arena}; false if it is not there. */
bool pseudo_read(struct arena *arena, const char *path, pseudo_lines *out);
/* The two columns of lines "FR TAB DE". */
void pseudo_columns(const pseudo_lines *in, pseudo_lines *fr, pseudo_lines *de);

void pseudo_add(struct pseudo *p, const char *name, lang_id lang, const struct str *lines, size_t n);
void pseudo_freeze(struct pseudo *p); /* corpus and index */
void pseudo_release(struct pseudo *p);

/* A small generator, the same everywhere: 0 … ${n} - 1. */
uint32_t pseudo_random(uint64_t *state, uint32_t n);

/* Print "name TAB value". */
void pseudo_print(const char *name, double value);
double pseudo_f1(double precision, double recall);

#endif
