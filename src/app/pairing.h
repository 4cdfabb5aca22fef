#ifndef APP_PAIRING_H
#define APP_PAIRING_H

#include "base/arena.h"
#include "corpus/corpus.h"

/* pairing_sides(two, sides, arena): For --pair: put the article of the left language first, keep the order where
 * the languages do not tell, and give the two the languages of their sides. Copies live in ${arena}. */
void pairing_sides(const struct article *two[2], struct sides sides, struct arena *arena);

#endif
