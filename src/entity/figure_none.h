#ifndef ENTITY_FIGURE_NONE_H
#define ENTITY_FIGURE_NONE_H

#include "entity/number.h"
#include "entity/vocabulary.h"

/* A text in which figures are looked for. */
struct figure_text {
	const struct figure_words *words;
	const struct vocabulary *vocabulary; /* NULL: none */
	struct str text;
	const pieces *p;
};

/* Numbers that are no figure: each returns the piece behind what is none, 0 if what starts at piece ${i} may be one. */

/* figure_none_run(p, i): Telephone and account numbers: runs of digits in a row. */
size_t figure_none_run(const struct figure_text *t, size_t i);

/* figure_none(t, i, q): The quantity ${q} at piece ${i} is part of a name ("Ariane 6", "Covid-19"), a time, a score, an
 * ordinal, a label ("article 49"), or vague ("mehrere Hundert"). ${unit}: there is a unit behind it. */
bool figure_none(const struct figure_text *t, size_t i, const struct quantity *q, bool unit);

#endif
