#ifndef TESTS_SMALL_H
#define TESTS_SMALL_H

/* A small model of real files, for tests of what sees a whole model. The test's program ends if it cannot be made. */

#include <stdio.h>
#include <stdlib.h>

#include "query/model.h"
#include "read/read.h"
#include "read/walk.h"

struct small {
	struct wisdom *wisdom;
	struct readers *readers;
	struct walk walk;
	struct arena arena;
	struct reading reading;
	struct model *model;
};

/* small_load(s, folder, most): A model of the first ${most} articles of ${folder}; NULL: of nothing. */
static inline void
small_load(struct small *s, const char *folder, size_t most)
{
	struct model_input in = { .name = "small", .threads = 1, .complete = true, .learn = true };
	struct read_options options = { 0 };
	struct str path = str_of(folder);
	struct err err = { "" };
	size_t i;

	*s = (struct small){ 0 };
	if (wisdom_new(&s->wisdom, (struct sides){ LANG_FR, LANG_DE }, &err) || readers_new(&s->readers, &err)) {
		printf("Bail out! %s\n", err.msg);
		exit(1);
	}
	if (folder)
		walk_paths(&path, 1, NULL, NULL, &s->walk);
	for (i = 0; i < s->walk.files.n && s->reading.articles.n < most; i++)
		read_file(s->readers, s->walk.files.items[i].path, &options, &s->arena, &s->reading);
	in.articles = s->reading.articles.items;
	in.narticles = (uint32_t)(s->reading.articles.n < most ? s->reading.articles.n : most);
	in.report = s->reading.rows.items;
	in.nreport = (uint32_t)s->reading.rows.n;
	in.nfiles = (uint32_t)s->walk.files.n;
	if (model_new(s->wisdom, &in, &s->model, &err)) {
		printf("Bail out! %s\n", err.msg);
		exit(1);
	}
}

static inline void
small_release(struct small *s)
{
	model_free(s->model);
	vec_release(&s->reading.articles);
	vec_release(&s->reading.rows);
	arena_release(&s->arena);
	walk_release(&s->walk);
	readers_free(s->readers);
	wisdom_free(s->wisdom);
}

#endif
