#ifndef READ_DROP_H
#define READ_DROP_H

#include "base/str.h"

/**
 * Why a line is no part of the story: the words that `dropped` gives, one const table. Rows of
 * data/CODE/furniture.tsv name them; anything else there is an error when the data is loaded.
 */
const char *drop_reason(struct str word); /* the table's own string; NULL if it is none */

#endif
