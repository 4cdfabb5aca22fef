#ifndef QUERY_INFLECTED_H
#define QUERY_INFLECTED_H

#include <stdbool.h>

#include "base/str.h"

/**
 * Are two keys (folded, one or more words) forms of one word: "chip" and "chips", "haus" and "hauser", "investir" and
 * "investit"? No list and no language is asked: the shorter is what the longer begins with, but for two letters; or both
 * are two letters behind a long beginning. So "bank" and "bande" are not, and "spanien" and "spanier" are, wrongly.
 */
bool inflected_same(struct str a, struct str b);

#endif
