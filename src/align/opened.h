#ifndef ALIGN_OPENED_H
#define ALIGN_OPENED_H

#include "align/corrections.h"
#include "align/difference.h"

/**
 * The pairs whose alignment and differences have been made so far: a memo, filled when a pair is opened or asked
 * for. One thread at a time; everything it returns is borrowed, const, and lives as long as it does.
 */
struct opened;

struct opened *opened_new(const struct corpus *c, const struct index *ix, const struct entities *es,
                          const struct stories *s, const struct lexicon *lx);
void opened_free(struct opened *o);
/* Alignments have what the reader said in them from now on; ${x}, borrowed, may be NULL. */
void opened_correct(struct opened *o, const struct corrections *x);
/* The reader said something else of the pair: what was made of it is made anew when it is asked for. */
void opened_forget(struct opened *o, uint32_t pair);

/* The entities are others now: alignments stay, differences are made anew. */
void opened_rename(struct opened *o, const struct entities *es);

const struct alignment *opened_alignment(struct opened *o, uint32_t pair);
const struct differences *opened_differences(struct opened *o, uint32_t pair);
/* Conflicts of a pair if it has been opened, else 0. No work. */
uint32_t opened_known_conflicts(const struct opened *o, uint32_t pair);
/* How much its versions differ, as far as that is known without work, for sorting: a thousand for each conflict, and in
 * thousandths how much of what was compared is no agreement. */
uint32_t opened_known_difference(const struct opened *o, uint32_t pair);
/* Make those of the next pair that has none; false when all are made. For idle time. */
bool opened_step(struct opened *o);
/* Over the pairs made so far: pairs with at least one conflict, and how many are made. */
uint32_t opened_conflicts(const struct opened *o, uint32_t *made);

#endif
