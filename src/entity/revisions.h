#ifndef ENTITY_REVISIONS_H
#define ENTITY_REVISIONS_H

#include "base/err.h"
#include "base/vec.h"
#include "entity/entity.h"

/**
 * What a reader said of names. It is kept by what the names say, so that it holds for any corpus. As lines of text, fields
 * apart by tabs (base/field.h), # before a remark:
 *   merge  NAME  NAME …          they are one
 *   apart  NAME  NAME …          the first is none of the others, whatever else speaks for it
 *   type   TYPE  NAME …          "person", …
 *   hide   NAME …                it is no name: it is not shown, and not found
 *   name   LANG  TEXT  NAME …    what it is called in that language
 * NAME is any way of writing it; "de:", "person:", or both before it say which of several is meant: "person:Paris".
 */
enum revision_kind { REVISION_MERGE, REVISION_APART, REVISION_TYPE, REVISION_HIDE, REVISION_NAME, REVISIONS };

struct said_name {
	struct str text;
	uint8_t type; /* enum mention_type; MENTION_AMOUNT: any */
	lang_id lang; /* LANG_UND: any */
};

struct revision {
	uint8_t kind;     /* enum revision_kind */
	uint8_t type;     /* of REVISION_TYPE */
	lang_id lang;     /* of REVISION_NAME */
	uint32_t nnames;
	struct str called; /* of REVISION_NAME */
	struct said_name *names; /* [nnames] */
};

struct revisions {
	VEC(struct revision) items;
	struct arena arena;
};

struct revisions *revisions_new(void);
void revisions_free(struct revisions *x);
const char *revision_code(enum revision_kind kind); /* "merge" … */

/* revisions_read(x, text, err): Add the lines of ${text} that are not there yet. -1: not all are such as above; the others
 * are added, and ${err} names the first that is none. */
int revisions_read(struct revisions *x, struct str text, struct err *err);
void revisions_write(const struct revisions *x, struct buf *out);
void revision_write(const struct revision *r, struct buf *out); /* one line */
void said_name_write(const struct said_name *n, struct buf *out);

/* revisions_say(x, r, taken, given): Add what ${r} says. What was said before and contradicts it goes: the lines that do
 * are appended to ${taken}, those that came to ${given}. False: it had been said. Owns: ${r} is copied. */
bool revisions_say(struct revisions *x, const struct revision *r, struct buf *taken, struct buf *given);
/* Lines that revisions_say() gave, and such as it took: back to what was before, or forward again. */
void revisions_change(struct revisions *x, struct str taken, struct str given);

#endif
