#ifndef READ_READERS_H
#define READ_READERS_H

#include "base/str.h"

/* The table of formats (readers.c), as read.c looks things up in it. */
struct reader;

const struct reader *readers_find(const char *name);                   /* NULL if there is none */
const struct reader *readers_sniff(struct str name, struct str bytes); /* NULL if none fits */

#endif
