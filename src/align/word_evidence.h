#ifndef ALIGN_WORD_EVIDENCE_H
#define ALIGN_WORD_EVIDENCE_H

#include "align/lexicon.h"
#include "align/word_alignment.h"
#include "entity/entity.h"

/**
 * What speaks for one word standing for another, before it is known where the words stand: the lexicon, of the words
 * and of the parts of compounds; spelling; names that are one entity; figures that are equal.
 */
enum { WORD_PARTS = 7 };

/* A word, or what remains of a compound behind or before a place where it may be cut. */
struct word_part {
	uint32_t lexicon; /* number of its stem */
	float factor;     /* 1: the word as a whole */
	bool tail;        /* what follows the cut */
};

struct compared_word {
	uint32_t start, end; /* bytes in the article */
	uint32_t term;
	struct str key;
	uint64_t letters;    /* cognate_letters(key) */
	float chance;        /* of the word in any text of its language */
	bool number, capital, ends_open; /* ends_open: an elided word */
	uint32_t mention;    /* that holds it; UINT32_MAX */
	uint32_t nparts;
	struct word_part parts[WORD_PARTS];
};

/* How far two words speak for each other. */
struct word_cell {
	float t[2];      /* t[s]: of the other word, given that of side s; as if it were t of IBM model 1 */
	bool tail[2];    /* the word of side s is known by its tail */
	float s;         /* word_alignment.c */
};

struct word_evidence {
	uint32_t n[2];
	struct compared_word *words[2];   /* [n] */
	struct word_cell *cells; /* [n[0]][n[1]] */
};

static inline struct word_cell *
word_cell(const struct word_evidence *e, uint32_t left, uint32_t right)
{
	return &e->cells[(size_t)left * e->n[1] + right];
}

/* word_evidence_make(from, span, arena, out): At most WORDS_MOST words of a side are looked at. */
void word_evidence_make(const struct word_sources *from, const struct word_span span[2], struct arena *arena,
			struct word_evidence *out);

#endif
