#ifndef TESTS_UNIT_SEVERAL_H
#define TESTS_UNIT_SEVERAL_H

#include "read/join.h"
#include "reading.h"

/* Several files read from memory and joined, for the tests of what belongs together. */
struct several {
	struct readers *readers;
	struct arena arena;
	struct reading out;
	struct joined joined;
};

static inline void several_begin(struct several *t)
{
	struct err err;

	memset(t, 0, sizeof *t);
	cr_assert_eq(readers_new(&t->readers, &err), 0, "%s", err.msg);
	arena_init(&t->arena);
}

static inline void several_add(struct several *t, const char *name, const char *text)
{
	read_bytes(t->readers, str_of(name), str_of(text), NULL, &t->arena, &t->out);
}

static inline void several_join(struct several *t)
{
	join_read(t->readers, NULL, &t->out, &t->arena, &t->joined);
}

static inline void several_end(struct several *t)
{
	join_release(&t->joined);
	vec_release(&t->out.articles);
	vec_release(&t->out.rows);
	arena_release(&t->arena);
	readers_free(t->readers);
}

/* The units of an article in a group, as "1 1 2". */
static inline const char *several_units(struct several *t, size_t group, size_t text)
{
	const struct units *u = &t->joined.given.items[group].texts[text];
	struct buf b = { 0 };
	char *z;

	for (uint32_t i = 0; i < u->n; i++)
		buf_addf(&b, "%s%u", i ? " " : "", u->of[i]);
	z = arena_strz(&t->arena, buf_str(&b));
	buf_release(&b);
	return z;
}

#define several_article(t, i) ((t)->joined.articles.items[i])

#endif
