#ifndef ENTITY_SEVER_H
#define ENTITY_SEVER_H

#include "entity/agree.h"

/**
 * sever_names(run, names):
 * Part names that the tagger has for one and that are two: a name that is repeated at once, as headlines and captions do
 * ("Anna Weber Anna Weber"); two names with "and" between, one of which the article has by itself, or is made of letters
 * and digits ("Mubadala et G42"); two with a colon between that it both has ("Kourou: Ariane 6"); two persons with a hyphen
 * between that it both has, unless a longer name ends so ("Huber-Beckstein", but "Françoise Bettencourt-Meyers").
 * ${names}: ascending, not overlapping; so is the result. Cost: O(names), more only where one may be two.
 */
void sever_names(const struct token_run *run, agree_names *names);

#endif
