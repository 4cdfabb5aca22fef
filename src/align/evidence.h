#ifndef ALIGN_EVIDENCE_H
#define ALIGN_EVIDENCE_H

#include "align/lexicon.h"
#include "base/arena.h"
#include "index/index.h"

/**
 * What speaks for two runs of sentences saying the same, for one pair of articles. Whatever depends on a word alone
 * is done once for each distinct word; the score of a bead is then O(1).
 *
 * score = log prior(type) + length log-likelihood ratio
 *         + W/2 * sum over the tokens w of both sides of log(λ + (1-λ) * mean t(w | words of the other) / p(w))
 */
enum {
	RUN_MOST = 5, /* sentences on one side of a bead */
	EVIDENCE_TYPES = 15,
	EVIDENCE_LENGTHS = 512, /* of beads, in steps of EVIDENCE_STEP letters of both sides together */
	EVIDENCE_STEP = 4,
};

/* Types of beads, by sentences on each side. */
struct evidence_type {
	uint8_t n[2];
	float p; /* prior */
};
extern const struct evidence_type evidence_types[EVIDENCE_TYPES];

struct evidence_word {
	uint32_t term;
	struct str key;    /* of the term */
	uint32_t lexicon;  /* LEXICON_NONE: unknown */
	uint32_t count;    /* in the body */
	uint64_t letters;  /* cognate_letters of its key */
	float p;           /* chance */
	bool number;
};

struct evidence_side {
	uint32_t n;              /* sentences */
	uint32_t nwords;         /* distinct */
	struct evidence_word *words; /* [nwords], by term */
	uint32_t *first;         /* [n + 1], in tokens */
	uint32_t *tokens;        /* [first[n]], word numbers */
	float *length;           /* [n], letters */
	float *run[RUN_MOST];    /* [k][n], letters of the k + 1 sentences from each, those on the left times ratio */
	float *log_run[RUN_MOST]; /* their logarithms */
	bool *scrap;             /* [n], too few words to be much of a sentence */
};

struct evidence {
	struct evidence_side side[2];
	float ratio;       /* letters on the right for one on the left */
	float lambda;      /* share of the words that answer to nothing on the other side */
	float log_lambda;
	bool loose;        /* the texts are taken to be written independently */
	float weight;      /* of what the words say */
	float likely[EVIDENCE_LENGTHS]; /* [length], log-likelihood ratio of equal lengths */
	float narrow[EVIDENCE_LENGTHS]; /* and what the square of the difference of their logarithms takes from it */
	float prior[EVIDENCE_TYPES]; /* log */
	float prior_of[RUN_MOST + 1][RUN_MOST + 1]; /* the same by sentences on each side; -INFINITY: not used */
	float alone;       /* nats of a sentence that the other side lacks */
	float jump;        /* nats that a break in the order costs */
	uint32_t nlinks;   /* pairs of words that speak for each other */
	uint32_t *low;     /* [n + 1] of the left: right sentences of row i are low[i] … high[i] - 1 */
	uint32_t *high;
	size_t *row;       /* [n + 1], cell of (i, low[i]) */
	/* [a - 1][cell of (i, j)]: tokens of right sentence j given the left run of a sentences from i */
	float *right_given[RUN_MOST];
	/* [b - 1][cell of (i, j)]: tokens of left sentence i given the right run of b sentences from j */
	float *left_given[RUN_MOST];
	struct arena cells; /* of the five arrays above */
	struct evidence_links *links;
};

/* Fill ${e}, in ${arena}, for the bodies of two articles; no cells yet. ${lexicon} may be NULL. evidence_release
 * frees the cells. */
void evidence_init(struct evidence *e, const struct corpus *c, const struct index *ix, const struct lexicon *lx,
                   const uint32_t article[2], struct arena *arena);

/* Take the shares of the types to be as counted in a first alignment, drawn towards the priors. */
void evidence_adapt(struct evidence *e, const float counts[EVIDENCE_TYPES]);

/* From now on take the texts to be written independently: much of each has no answer. Cells are computed anew. */
void evidence_loosen(struct evidence *e);

/* Compute the cells within ${width} sentences of the diagonal, instead of those before; UINT32_MAX: all.
 * Cost: cells × tokens a sentence. */
void evidence_cells(struct evidence *e, uint32_t width);
void evidence_release(struct evidence *e);

/* Score of a bead of ${a} left sentences from ${i} and ${b} right ones from ${j}; all its cells must be there. */
float evidence_score(const struct evidence *e, uint32_t i, uint32_t a, uint32_t j, uint32_t b);
/* evidence_ends(e, i, j, score): Of the beads of each type that end with left sentence ${i} - 1 and right sentence ${j} - 1;
 * -INFINITY: it begins outside of the cells. */
void evidence_ends(const struct evidence *e, uint32_t i, uint32_t j, float score[EVIDENCE_TYPES]);
/* Of it, what does not depend on the words: prior and lengths. */
float evidence_frame(const struct evidence *e, uint32_t i, uint32_t a, uint32_t j, uint32_t b);
/* Nats of a sentence that the other side lacks: a scrap may well be alone. */
float evidence_alone(const struct evidence *e, int side, uint32_t sentence);
/* Log; -INFINITY for a type that is not used. */
float evidence_prior(const struct evidence *e, uint32_t a, uint32_t b);

#endif
