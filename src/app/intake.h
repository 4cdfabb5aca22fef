#ifndef APP_INTAKE_H
#define APP_INTAKE_H

#include <stdatomic.h>

#include "app/loader.h"
#include "app/shelf.h"
#include "read/walk.h"

/**
 * From paths to articles, batch by batch, on all processors: while files are read, the list of files goes on, and what
 * takes its time to be known before names and stories can be found (struct wisdom) is loaded.
 */
struct intake {
	const struct loader_input *in;
	const atomic_bool *stop, *quit; /* stop: read no further batch; quit: nothing that is read will be used */
	struct shelf *before;           /* what was read the last time; NULL: nothing. Borrowed */
	struct readers *readers;
	struct wisdom *wisdom;
	bool hurry; /* the first batch is small, and does not wait for all of ${wisdom} */
	bool wise;  /* all of ${wisdom} is loaded */
	struct walk walk;
	struct shelf *shelf; /* what was read */
	size_t at, most;     /* files that were read; of the next batch, at most */
	size_t listed;       /* files whose bytes are in ${listed_bytes}: all that are known */
	uint64_t listed_bytes, done; /* bytes of the files, as the list has them: of all, of those that were read */
	uint64_t bytes;      /* the same, as they were read */
	uint64_t text;       /* bytes of the articles */
};

/* intake_begin(t, in, before, stop, quit): Nothing happens yet; ${t->hurry} may be set. Owns: intake_release. */
void intake_begin(struct intake *t, const struct loader_input *in, struct shelf *before, const atomic_bool *stop,
		  const atomic_bool *quit);
void intake_release(struct intake *t);

/* intake_open(t, err): The readers, the sentence rules and the first files, beside each other. Errors: -1, data of the
 * program is missing. */
int intake_open(struct intake *t, struct err *err);
/* Is there more to read? */
bool intake_more(const struct intake *t);
/* intake_batch(t, err): Read the next files. Errors: as above. */
int intake_batch(struct intake *t, struct err *err);
/* intake_pair(t, err): Instead of that, read two files as they were given, the article of the left language first. Errors:
 * -1 when one of them has no article. */
int intake_pair(struct intake *t, struct err *err);
/* intake_close(t, err): What models need beyond articles is loaded; what was refused is reported. */
int intake_close(struct intake *t, struct err *err);

#endif
