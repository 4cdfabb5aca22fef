#ifndef QUERY_SET_H
#define QUERY_SET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"

/* Articles, ascending, each once. Zero when empty. What is done with sets costs what is in them, not what the corpus has,
 * where that is less. */
struct set {
	VEC(uint32_t) ids;
};

void set_release(struct set *s);
void set_all(struct set *s, uint32_t n); /* 0 … n - 1 */
/* set_tidy(s, n): Put what was added in any order, all of it below ${n}, into order. */
void set_tidy(struct set *s, uint32_t n);
/* set_and(s, with), set_or, set_minus: ${s} becomes what both, either, or only ${s} had. Cost of set_and and set_minus:
 * O(smaller × log(larger / smaller)), by galloping (Bentley & Yao 1976, An almost optimal algorithm for unbounded
 * searching); set_minus O(s) at least. */
void set_and(struct set *s, const struct set *with);
void set_or(struct set *s, const struct set *with);
void set_minus(struct set *s, const struct set *without);
/* The first place from ${from} on where ids are ${id} or more; ${n}: there is none. */
uint32_t set_seek(const uint32_t *ids, uint32_t n, uint32_t from, uint32_t id);

#endif
