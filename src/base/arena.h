#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

#include "base/str.h"

/**
 * An arena: memory that is given back all at once. One arena for each lifetime.
 * Zero bytes ({0}) are a valid empty arena. Under sanitizers every piece is its own malloc, so that
 * overflows show.
 * Cost:    O(1) a piece; pieces are aligned to 16 bytes unless they are text.
 * Threads: one thread at a time for each arena.
 */
struct arena {
	struct arena_block *blocks; /* newest first */
	char *at, *end;             /* free part of the newest block */
	size_t used;                /* bytes handed out */
};

void arena_init(struct arena *a);
void arena_release(struct arena *a);
void *arena_alloc(struct arena *a, size_t size);               /* not cleared */
void *arena_zalloc(struct arena *a, size_t count, size_t size); /* cleared; overflow aborts */
void *arena_copy(struct arena *a, const void *p, size_t size);
struct str arena_str(struct arena *a, struct str s); /* a copy, NUL behind it */
char *arena_strz(struct arena *a, struct str s);     /* the same, as a C string */

/* An array of ${n} things, cleared. */
#define arena_array(a, type, n) ((type *)arena_zalloc((a), (n), sizeof(type)))
/* The items of a VEC, copied into the arena. */
#define arena_items(a, v) arena_copy((a), (v)->items, (v)->n * sizeof *(v)->items)

#endif
