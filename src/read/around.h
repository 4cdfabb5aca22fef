#ifndef READ_AROUND_H
#define READ_AROUND_H

#include "read/reader.h"
#include "read/unit.h"

/**
 * What the lines around a story tell of it: its author, date and source; and why each of them is no part of
 * it.
 */
struct around {
	const struct readers *readers;
	units *u;
	size_t from, to; /* the story */
	size_t title;    /* SIZE_MAX: none */
	struct draft *d; /* gets author, date and source, unless it has them */
};

/* around_marks(r, u): Give units whose shape says so a reason: separators, counters, time stamps, hashtags.
 */
void around_marks(const struct readers *r, units *u);

/* around_leads(a): Mark the prose between the title and the story: leads stand apart from the body. */
void around_leads(struct around *a);

/* around_take(a): Take author, date and source from the units that have none to be told by. */
void around_take(struct around *a);

/* around_why(a, i): The reason for which unit ${i}, which is outside of the story, is dropped. Never NULL. */
const char *around_why(const struct around *a, size_t i);

/* around_head(a, i): Does unit ${i} stand at the head of the story and tell its date, among other things? */
bool around_head(const struct around *a, size_t i);

/* around_source(a, i): Is unit ${i}, in the story, a line that only names a source: "Quelle: Landesregierung"? */
bool around_source(const struct around *a, size_t i);

/* around_foreign(r, x, body): Is this short line in another language than the ${body}? Cost: a detection. */
bool around_foreign(const struct readers *r, const struct unit *x, lang_id body);

/* around_repeats(u, title): Mark the units that tell the title once more, or lead to it. */
void around_repeats(units *u, size_t title);

#endif
