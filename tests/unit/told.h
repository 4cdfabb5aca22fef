#ifndef TESTS_UNIT_TOLD_H
#define TESTS_UNIT_TOLD_H

#include <criterion/criterion.h>

#include "query/query.h"

/* A corpus told in a string for each article, for tests of src/query that look for words in two languages. */
struct told_text {
	lang_id lang;
	const char *text; /* a line each: the title, then paragraphs */
};

enum { TOLD_MOST = 4 };
struct told {
	struct arena arena;
	const struct article *articles[TOLD_MOST];
	struct wisdom *wisdom;
	struct model *model;
};

static inline const struct article *
told_article(struct arena *arena, lang_id lang, const char *text)
{
	struct article *a = arena_array(arena, struct article, 1);
	struct field *fields = arena_array(arena, struct field, 16);
	struct str rest = a->text = str_of(text), line;

	while (str_cut(&rest, '\n', &line)) {
		uint32_t start = (uint32_t)(line.p - text);

		fields[a->nfields] = (struct field){ start, start + (uint32_t)line.n,
						     a->nfields ? FIELD_PARAGRAPH : FIELD_TITLE };
		a->nfields++;
	}
	a->fields = fields;
	a->lang = a->declared = lang;
	a->file = STR("told");
	return a;
}

/* ${n} articles; two are a pair. */
static inline void
told_setup(struct told *t, const struct told_text *said, uint32_t n)
{
	uint32_t i;

	struct model_input in = { .narticles = n, .name = "told", .threads = 1, .complete = true, .forced_pair = n == 2 };
	struct err err;

	*t = (struct told){ .model = NULL };
	for (i = 0; i < n; i++)
		t->articles[i] = told_article(&t->arena, said[i].lang, said[i].text);
	in.articles = t->articles;
	cr_assert_eq(wisdom_new(&t->wisdom, (struct sides){ LANG_FR, LANG_DE }, &err), 0, "%s", err.msg);
	cr_assert_eq(model_new(t->wisdom, &in, &t->model, &err), 0, "%s", err.msg);
}

static inline void
told_teardown(struct told *t)
{
	model_free(t->model);
	wisdom_free(t->wisdom);
	arena_release(&t->arena);
}

static inline void
told_run(const struct told *t, const char *text, struct result *out)
{
	struct query *q;
	struct err err;

	cr_assert_eq(query_parse(str_of(text), &q, NULL, &err), 0, "%s", err.msg);
	query_run(q, t->model, NULL, out);
	query_free(q);
}

#endif
