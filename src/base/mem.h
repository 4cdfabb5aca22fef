#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/**
 * Heap memory that is there or ends the program: running out of memory aborts in this one place.
 * Owns:   what is returned is the caller's, released with free().
 * Cost:   that of malloc. mem_grow() adds half at least, so that appending is O(1) on average.
 */
void *mem_alloc(size_t size);
void *mem_zalloc(size_t count, size_t size);
void *mem_lines(size_t count, size_t size); /* as mem_zalloc(); begins where a cache line does */
void *mem_realloc(void *p, size_t count, size_t size);

/**
 * mem_grow(p, &cap, need, size):
 * Return ${p} moved to hold at least ${need} elements of ${size} bytes; ${cap} counts elements.
 */
void *mem_grow(void *p, size_t *cap, size_t need, size_t size);

#endif
