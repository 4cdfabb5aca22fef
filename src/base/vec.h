#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stdlib.h>

#include "base/mem.h"

/**
 * Growable arrays: declare `VEC(struct thing) things;`, which is {items, n, cap}, zero when empty.
 * Owns: vec_release() frees the array, not what the items point to.
 * Cost: appending is O(1) on average.
 * ${v} is evaluated several times. What vec_add() adds must not look at the array: it may just have moved.
 */
#define VEC(type)                                                                                  \
	struct {                                                                                   \
		type *items;                                                                       \
		size_t n;                                                                          \
		size_t cap;                                                                        \
	}

/* Make room for one more and return a pointer to it; it counts at once and is not cleared. */
#define vec_push(v)                                                                                \
	((v)->n == (v)->cap ? ((v)->items = mem_grow((v)->items, &(v)->cap, (v)->n + 1,            \
	                                             sizeof *(v)->items))                          \
	                    : (v)->items,                                                          \
	 &(v)->items[(v)->n++])
#define vec_add(v, item) ((void)(*vec_push(v) = (item)))
#define vec_reserve(v, need)                                                                       \
	((v)->cap < (need) ? (void)((v)->items = mem_grow((v)->items, &(v)->cap, (need),           \
	                                                  sizeof *(v)->items))                     \
	                   : (void)0)
#define vec_release(v) (free((v)->items), (v)->items = NULL, (v)->n = (v)->cap = 0)

#endif
