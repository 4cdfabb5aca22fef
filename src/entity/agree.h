#ifndef ENTITY_AGREE_H
#define ENTITY_AGREE_H

#include "entity/tokens.h"

/* A name among the tokens of an article. */
struct agree_name {
	uint32_t at, n; /* tokens of the run */
	uint8_t type;   /* enum mention_type */
};
typedef VEC(struct agree_name) agree_names;

/**
 * agree_within(run, names):
 * Make the names that were found in one article agree. A spelling has the type that it has most often, a surname that
 * of a person whose full name the article has, "Zhipu" that of "Zhipu Group", "Tsinghua" rather that of "université
 * Tsinghua" than another. A name that was found in one place is found wherever it stands; if it is an ordinary word,
 * unless it was passed over as often. Numbers are added to the names they belong to ("GPT-4", "Ariane 6"), what follows a
 * genitive is cut off ("Zhipus Runde").
 * ${names}: ascending, not overlapping; so is the result. Cost: O(tokens).
 */
void agree_within(const struct token_run *run, agree_names *names);

#endif
