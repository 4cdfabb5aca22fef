#ifndef ALIGN_FACTS_OPEN_H
#define ALIGN_FACTS_OPEN_H

#include "align/assignment.h"
#include "align/facts.h"

/**
 * What is left open in a passage of one side: figures that nothing in the passage of the other side agrees with, and
 * numerals that are no figures (times of day, "Windows 7", a day that no month has) whose digits it lacks.
 */
enum { OPEN_MOST = ASSIGNMENT_MOST }; /* of a passage and side; of more, the first */
enum { OPEN_PLAIN = MENTION_TYPES }; /* type of a numeral that is no figure */

struct open {
	struct word_place place;
	uint32_t fact;  /* the figure that it is of; FACT_NONE */
	uint8_t type;   /* enum mention_type, or OPEN_PLAIN */
	bool year;      /* it is one, or may have been meant as one: "3012" */
	bool scaled;    /* worth more than its digits: "3 millions" */
	bool part;      /* digits of a date or range, by themselves */
	bool near;      /* of one that agrees as a whole */
	bool elsewhere; /* it agrees with something, if not here */
	bool repeated;  /* the other side has the same digits, but not as often */
	double value;   /* 0 of dates but years */
	char digits[FACTS_DIGITS];
	size_t n;
};

/* Digits that stand in a passage, told or not. */
struct seen {
	char digits[FACTS_DIGITS];
	size_t n;
};

struct passage {
	struct str text; /* of the article from its start on, up to the end of the passage */
	uint32_t start;
	struct open items[OPEN_MOST];
	size_t n;
	VEC(struct seen) seen;
};

/* facts_open(c, bead, p): What is open in both sides of a bead (UINT32_MAX: the titles), into ${p}, whose ${seen} is
 * the caller's to release. Cost: O(letters + numerals²). */
void facts_open(const struct comparing *c, uint32_t bead, struct passage p[2]);

#endif
