#ifndef READ_REFUSALS_H
#define READ_REFUSALS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"

/**
 * The items of one file that are not read, and why, as its row tells them: "2 of 12 items not read: embargoed ("Title",
 * "Title")". All formats refuse for the same reasons, in the same words.
 */
struct source;

enum { REFUSALS_REASONS = 8 };

struct refusals {
	uint32_t items; /* read or not */
	struct {
		const char *why;
		uint32_t n;
		struct buf titles; /* of the first few */
	} reasons[REFUSALS_REASONS];
};

/* refusals_state(s), refusals_media(s): Why an item in this state is not read; why one of this kind is not, if it has no
 * text. Translated; NULL: it is. "stat:canceled" is "canceled". */
const char *refusals_state(struct str s);
const char *refusals_media(struct str s);
/* refusals_embargo(until, today): The same of one that is not to be read before "2031-05-31T…" or "20310531…". */
const char *refusals_embargo(struct str until, struct date today);

void refusals_add(struct refusals *r, const char *why, struct str title);
/* refusals_end(r, s): Say it all in the row of ${s}; release. */
void refusals_end(struct refusals *r, struct source *s);

#endif
