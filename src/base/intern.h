#ifndef BASE_INTERN_H
#define BASE_INTERN_H

#include <stdint.h>

#include "base/str.h"

/**
 * Distinct byte strings, numbered from 0 in the order in which they were first seen.
 * Owns: a copy of every string; slices from intern_get() live until intern_free(), a NUL behind each.
 * Cost: O(1) a look-up on average. Limit: 2^32 - 1 strings; INTERN_NONE is the number of none.
 * Threads: one writer; any number of readers once nothing is added any more.
 */
#define INTERN_NONE UINT32_MAX

struct intern;

struct intern *intern_new(void);
void intern_free(struct intern *t);
uint32_t intern_add(struct intern *t, struct str s);
uint32_t intern_add_hashed(struct intern *t, struct str s, uint64_t hash); /* hash = str_hash(s) */
/* intern_add_all(t, s, n, ids): The same for ${n} strings in order, ${ids} [n]. Faster than one by one in a table that
 * is larger than the cache: each string's places in memory are asked for before they are needed. */
void intern_add_all(struct intern *t, const struct str *s, size_t n, uint32_t *ids);
uint32_t intern_find(const struct intern *t, struct str s);                /* INTERN_NONE if unknown */
/* intern_find_all(t, s, n, ids): The same for ${n} strings; faster in the same way. */
void intern_find_all(const struct intern *t, const struct str *s, size_t n, uint32_t *ids);
struct str intern_get(const struct intern *t, uint32_t id);
uint32_t intern_count(const struct intern *t);

#endif
