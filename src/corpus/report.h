#ifndef CORPUS_REPORT_H
#define CORPUS_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "text/lang.h"

struct binding;

/* One row of the load report: what became of one file (or member of an archive). */
struct report_row {
	struct str file;
	const char *reader;   /* name of the reader, NULL if none read it */
	const char *encoding; /* NULL if not known */
	uint32_t articles;    /* how many it gave */
	uint32_t dropped;     /* lines left out */
	lang_id lang;         /* of the first article */
	lang_id declared;     /* what the file says of it; of an article that it says something wrong of, if there is one */
	bool mixed;           /* its articles are in several languages */
	uint64_t bytes;
	uint32_t copies;    /* how many of them have the text of an earlier one (copies.h) */
	struct str same;    /* the file of that which the first of these copies */
	struct str skipped; /* why it, or a part of it, was not read (translated message); empty: all well */
	const struct binding *binding; /* what it says of other files (read/binding.h); NULL: nothing */
};

#endif
