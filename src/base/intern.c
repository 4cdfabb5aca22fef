#include "base/intern.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/vec.h"

/* Open addressing, linear probing, at most half full. A slot keeps half of the hash: it says where the slot belongs,
 * so that growing reads no string, and a miss seldom looks at one. */
struct slot {
	uint32_t id;  /* INTERN_NONE: free */
	uint32_t tag; /* upper half of the hash */
};

struct intern {
	struct slot *slots; /* [mask + 1] */
	size_t mask;
	VEC(struct str) strings; /* by id */
	struct arena text;
};

static struct slot *
slots_new(size_t n)
{
	struct slot *slots = mem_alloc(n * sizeof *slots);

	memset(slots, 0xFF, n * sizeof *slots);
	return slots;
}

struct intern *
intern_new(void)
{
	struct intern *t = mem_zalloc(1, sizeof *t);

	t->mask = 255;
	t->slots = slots_new(t->mask + 1);
	return t;
}

void
intern_free(struct intern *t)
{
	if (t == NULL)
		return;
	free(t->slots);
	vec_release(&t->strings);
	arena_release(&t->text);
	free(t);
}

static struct slot *
slot_of(const struct intern *t, struct str s, uint64_t hash)
{
	uint32_t tag = (uint32_t)(hash >> 32);
	size_t i = tag & t->mask;

	for (;; i = (i + 1) & t->mask) {
		struct slot *slot = &t->slots[i];

		if (slot->id == INTERN_NONE || (slot->tag == tag && str_eq(t->strings.items[slot->id], s)))
			return slot;
	}
}

static void
grow(struct intern *t)
{
	size_t mask = t->mask * 2 + 1, i, at;
	struct slot *slots = slots_new(mask + 1);

	for (i = 0; i <= t->mask; i++) {
		if (t->slots[i].id == INTERN_NONE)
			continue;
		for (at = t->slots[i].tag & mask; slots[at].id != INTERN_NONE; at = (at + 1) & mask)
			;
		slots[at] = t->slots[i];
	}
	free(t->slots);
	t->slots = slots;
	t->mask = mask;
}

uint32_t
intern_add_hashed(struct intern *t, struct str s, uint64_t hash)
{
	struct slot *slot = slot_of(t, s, hash);

	if (slot->id != INTERN_NONE)
		return slot->id;
	slot->id = (uint32_t)t->strings.n;
	slot->tag = (uint32_t)(hash >> 32);
	vec_add(&t->strings, arena_str(&t->text, s));
	if (t->strings.n * 2 > t->mask)
		grow(t);
	return (uint32_t)t->strings.n - 1;
}

uint32_t
intern_add(struct intern *t, struct str s)
{
	return intern_add_hashed(t, s, str_hash(s));
}

enum { BATCH = 64 };

/* The hashes of at most BATCH strings. Hashes first, then slots, then strings: by the time one is compared, all of it is
 * in the cache. */
static void
fetch(const struct intern *t, const struct str *s, size_t n, uint64_t hash[BATCH])
{
	size_t i;

	for (i = 0; i < n; i++) {
		hash[i] = str_hash(s[i]);
		__builtin_prefetch(&t->slots[(hash[i] >> 32) & t->mask]);
	}
	for (i = 0; i < n; i++) {
		uint32_t id = t->slots[(hash[i] >> 32) & t->mask].id;

		if (id != INTERN_NONE)
			__builtin_prefetch(&t->strings.items[id]);
	}
	for (i = 0; i < n; i++) {
		uint32_t id = t->slots[(hash[i] >> 32) & t->mask].id;

		if (id != INTERN_NONE)
			__builtin_prefetch(t->strings.items[id].p);
	}
}

void
intern_add_all(struct intern *t, const struct str *s, size_t n, uint32_t *ids)
{
	uint64_t hash[BATCH];
	size_t from, i, m;

	for (from = 0; from < n; from += m) {
		m = n - from < BATCH ? n - from : BATCH;
		fetch(t, s + from, m, hash);
		for (i = 0; i < m; i++)
			ids[from + i] = intern_add_hashed(t, s[from + i], hash[i]);
	}
}

void
intern_find_all(const struct intern *t, const struct str *s, size_t n, uint32_t *ids)
{
	uint64_t hash[BATCH];
	size_t from, i, m;

	for (from = 0; from < n; from += m) {
		m = n - from < BATCH ? n - from : BATCH;
		fetch(t, s + from, m, hash);
		for (i = 0; i < m; i++)
			ids[from + i] = slot_of(t, s[from + i], hash[i])->id;
	}
}

uint32_t
intern_find(const struct intern *t, struct str s)
{
	return slot_of(t, s, str_hash(s))->id;
}

struct str
intern_get(const struct intern *t, uint32_t id)
{
	return t->strings.items[id];
}

uint32_t
intern_count(const struct intern *t)
{
	return (uint32_t)t->strings.n;
}
