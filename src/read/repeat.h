#ifndef READ_REPEAT_H
#define READ_REPEAT_H

#include "base/buf.h"
#include "read/draft.h"
#include "read/unit.h"

/**
 * Fragments that wrapping and translating line by line told twice:
 *
 *     … des puces d’IA adaptées à ses besoins ;
 *     investir dans l’initiative d’OpenAI visant à construire des puces d’IA adaptées à ses
 *     ses propres besoins. Le plan …
 *
 * The end of the paragraph so far is aligned with the start of the next lines (words by folded form, or by
 * their first five letters), as Needleman & Wunsch 1970 do, free to begin anywhere in the end and to stop
 * anywhere in the lines. Where the first telling is whole (its last words are found again), it stays, and the
 * lines go on behind their match; else it is a failed beginning, and the lines take its place.
 */
struct repeat {
	const units *lines;
	size_t to;    /* end of the run */
	size_t line;  /* lines before it are used up … */
	size_t bytes; /* … and so are the first bytes of it */
	bool seen;    /* this run repeats: now a single doubled word at a line's end is one more */
};

enum { REPEAT_TAIL = 64 };

void repeat_init(struct repeat *r, const units *lines, size_t from, size_t to);
void repeat_release(struct repeat *r);

/* repeat_pending(r, i): Is line ${i}, or a part of it, already told? */
bool repeat_pending(const struct repeat *r, size_t i);

/* repeat_join(r, p, i, d): Add line ${i} to ${p} if it repeats something, and note in ${d} what is left out;
 * false (and nothing done) if it does not. */
bool repeat_join(struct repeat *r, struct buf *p, size_t i, struct draft *d);

#endif
