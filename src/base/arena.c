#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct arena_block {
	struct arena_block *next;
	_Alignas(16) char bytes[];
};

enum { BLOCK_FIRST = 4096, BLOCK_MOST = 1 << 20, ALIGN = 16 };

void
arena_init(struct arena *a)
{
	*a = (struct arena){ NULL, NULL, NULL, 0 };
}

void
arena_release(struct arena *a)
{
	struct arena_block *b = a->blocks, *next;

	for (; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
	arena_init(a);
}

static struct arena_block *
block_add(struct arena *a, size_t size)
{
	struct arena_block *b;
	size_t bytes;

	if (__builtin_add_overflow(sizeof *b, size, &bytes))
		bytes = SIZE_MAX; /* no memory is as large */
	b = mem_alloc(bytes);
	b->next = a->blocks;
	a->blocks = b;
	return b;
}

#ifdef VISAVIS_SANITIZERS
static void *
take(struct arena *a, size_t size, size_t align)
{
	(void)align;
	a->used += size;
	return block_add(a, size)->bytes;
}
#else
/* A block for ${size} bytes, a quarter of what there is: so much may stay unused. A large piece gets one of its own, behind the newest, whose free part stays in use. */
static void *
take_new(struct arena *a, size_t size)
{
	size_t room = BLOCK_FIRST;
	struct arena_block *b;

	while (room < a->used / 4 && room < BLOCK_MOST)
		room *= 2;
	if (size > room / 4) {
		struct arena_block *newest = a->blocks;

		b = block_add(a, size);
		if (newest != NULL) { /* keep the newest in front */
			a->blocks = newest;
			b->next = newest->next;
			newest->next = b;
		}
		return b->bytes;
	}
	b = block_add(a, room);
	a->at = b->bytes + size;
	a->end = b->bytes + room;
	return b->bytes;
}

static void *
take(struct arena *a, size_t size, size_t align)
{
	size_t skip = -(uintptr_t)a->at & (align - 1), room = a->at != NULL ? (size_t)(a->end - a->at) : 0;
	char *piece;

	a->used += size;
	if (a->at == NULL || skip > room || size > room - skip)
		return take_new(a, size);
	piece = a->at + skip;
	a->at = piece + size;
	return piece;
}
#endif

void *
arena_alloc(struct arena *a, size_t size)
{
	return take(a, size, ALIGN);
}

void *
arena_zalloc(struct arena *a, size_t count, size_t size)
{
	size_t bytes;
	void *p;

	if (__builtin_mul_overflow(count, size, &bytes))
		return mem_realloc(NULL, count, size); /* aborts */
	p = take(a, bytes, ALIGN);
	memset(p, 0, bytes);
	return p;
}

void *
arena_copy(struct arena *a, const void *p, size_t size)
{
	void *copy = take(a, size, ALIGN);

	if (size > 0)
		memcpy(copy, p, size);
	return copy;
}

char *
arena_strz(struct arena *a, struct str s)
{
	char *copy = take(a, s.n + 1, 1);

	if (s.n > 0)
		memcpy(copy, s.p, s.n);
	copy[s.n] = '\0';
	return copy;
}

struct str
arena_str(struct arena *a, struct str s)
{
	return (struct str){ arena_strz(a, s), s.n };
}
