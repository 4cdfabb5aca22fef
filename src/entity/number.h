#ifndef ENTITY_NUMBER_H
#define ENTITY_NUMBER_H

#include "entity/figure_pieces.h"

/* A number that is being put together from its words: "deux cent cinquante mille". */
struct number_run {
	int64_t total, part; /* thousands and more; below a thousand */
	struct decimal odd;  /* "anderthalb": stands alone */
	bool any, joined;    /* joined: an "and" came last */
};

/* number_add(run, value, compound): Does the numeral ${value} go on with ${run}? If so it is added.
 * ${compound}: German order inside one word, units before tens. */
bool number_add(struct number_run *run, struct decimal value, bool compound);
struct decimal number_value(const struct number_run *run);

/* number_read(word, piece): What a word that begins with a digit is: a number, an ordinal, or a mere word. */
void number_read(struct str word, struct piece *p);

/* A quantity read from pieces [i, end). */
struct quantity {
	size_t end;
	struct decimal value;    /* mantissa × scale */
	struct decimal mantissa; /* 2.5 of "2,5 milliards" */
	struct decimal scale;    /* 1 if there is none */
	bool scaled;             /* has a scale word */
	bool spelled;            /* in words */
	bool vague;              /* is about as much: "une vingtaine" */
	bool plain;              /* one run of digits */
	uint8_t digits;          /* of that */
};

/* number_quantity(p, i, out): A number with its scale from piece ${i} on; false if none starts there. */
bool number_quantity(const pieces *p, size_t i, struct quantity *out);

#endif
