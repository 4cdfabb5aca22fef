#ifndef TERM_ASCII_H
#define TERM_ASCII_H

#include "base/str.h"

/* ascii_of(grapheme, out): What stands for a grapheme on a terminal that knows ASCII only: "é" -> "e", "«" -> "<",
 * '?' for what has no likeness. At most three characters and a NUL. */
void ascii_of(struct str grapheme, char out[4]);

#endif
