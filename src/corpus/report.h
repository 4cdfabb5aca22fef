#ifndef CORPUS_REPORT_H
#define CORPUS_REPORT_H

#include <stdint.h>

#include "base/str.h"

struct binding;

/* One row of the load report: what became of one file (or member of an archive). */
struct report_row {
	struct str file;
	const char *reader;   /* name of the reader, NULL if none read it */
	const char *encoding; /* NULL if not known */
	uint32_t articles;    /* how many it gave */
	uint32_t dropped;     /* lines left out */
	uint64_t bytes;
	struct str skipped; /* why it, or a part of it, was not read (translated message); empty: all well */
	const struct binding *binding; /* what it says of other files (read/binding.h); NULL: nothing */
};

#endif
