#ifndef TESTS_UNIT_READING_H
#define TESTS_UNIT_READING_H

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "read/read.h"

/* One text read from memory, for the tests of src/read. */
struct text {
	struct readers *readers;
	struct arena arena;
	struct reading out;
	const struct article *a; /* the first article, or NULL */
};

static inline void text_read(struct text *t, const char *as, struct str bytes)
{
	struct err err;
	struct read_options options = { .as = as };

	memset(t, 0, sizeof *t);
	cr_assert_eq(readers_new(&t->readers, &err), 0, "%s", err.msg);
	arena_init(&t->arena);
	read_bytes(t->readers, str_of("a.txt"), bytes, &options, &t->arena, &t->out);
	t->a = t->out.articles.n > 0 ? t->out.articles.items[0] : NULL;
}

static inline void text_release(struct text *t)
{
	vec_release(&t->out.articles);
	vec_release(&t->out.rows);
	arena_release(&t->arena);
	readers_free(t->readers);
}

/* What became of the line that holds ${part}: its reason; "" if it is in the text; NULL if it is nowhere. */
static inline const char *text_fate(const struct text *t, const char *part)
{
	if (t->a && str_find(t->a->text, str_of(part), 0) != SIZE_MAX)
		return "";
	for (uint32_t i = 0; t->a && i < t->a->ndropped; i++)
		if (str_find(t->a->dropped[i].text, str_of(part), 0) != SIZE_MAX)
			return t->a->dropped[i].why;
	return NULL;
}

static inline const char *text_date(const struct text *t)
{
	struct buf b = { 0 };
	char *z;

	date_print(t->a->date, &b);
	z = arena_strz((struct arena *)&t->arena, buf_str(&b));
	buf_release(&b);
	return z;
}

#define text_eq(slice, z) cr_expect(str_eqz((slice), (z)), "have: %.*s\nwant: %s", STR_ARG(slice), (z))

#endif
