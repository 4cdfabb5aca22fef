#ifndef ALIGN_OPENED_H
#define ALIGN_OPENED_H

#include "align/difference.h"

/**
 * The pairs whose alignment and differences have been made so far: a memo, filled when a pair is opened or asked
 * for. One thread at a time; everything it returns is borrowed, const, and lives as long as it does.
 */
struct opened;

struct opened *opened_new(const struct corpus *c, const struct index *ix, const struct entities *es,
                          const struct stories *s, const struct lexicon *lx);
void opened_free(struct opened *o);

const struct alignment *opened_alignment(struct opened *o, uint32_t pair);
const struct differences *opened_differences(struct opened *o, uint32_t pair);
/* Conflicts of a pair if it has been opened, else 0. No work. */
uint32_t opened_known_conflicts(const struct opened *o, uint32_t pair);
/* Make those of the next pair that has none; false when all are made. For idle time. */
bool opened_step(struct opened *o);
/* Over the pairs made so far: pairs with at least one conflict, and how many are made. */
uint32_t opened_conflicts(const struct opened *o, uint32_t *made);

#endif
