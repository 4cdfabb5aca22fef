/*
 * startup PATH…: what names cost at the start, lines "NAME SECONDS", on one thread: all (everything that start-up does, as the
 * program does it), and bare (the same without names and figures: files are read, sentences and words found, stories made
 * by their terms alone). Files are read once, and count for both.
 */
#include <stdio.h>
#include <stdlib.h>

#include "align/story.h"
#include "base/clock.h"
#include "query/model.h"
#include "read/read.h"
#include "read/walk.h"

static void
die(const struct err *err)
{
	fprintf(stderr, "startup: %s\n", err->msg);
	exit(1);
}

static double
with_names(const struct wisdom *w, const struct model_input *in)
{
	double since = clock_now(), seconds;
	struct model *m;
	struct err err;

	if (model_new(w, in, &m, &err) != 0)
		die(&err);
	seconds = clock_now() - since;
	model_free(m);
	return seconds;
}

static double
without_names(const struct wisdom *w, const struct model_input *in)
{
	double since = clock_now(), seconds;
	struct model *m = model_early(w, in);
	struct stories *stories = stories_new(m->corpus, m->index, m->entities, w->lexicon, NULL, m->sides, in->threads);

	seconds = clock_now() - since;
	stories_free(stories);
	model_free(m);
	return seconds;
}

int
main(int argc, char **argv)
{
	VEC(struct str) paths = { 0 };
	struct read_options options = { 0 };
	struct reading reading = { 0 };
	struct arena arena = { 0 };
	struct walk walk;
	struct readers *readers;
	struct wisdom *wisdom;
	struct err err;
	double since, read;
	size_t f;
	int i;

	for (i = 1; i < argc; i++)
		vec_add(&paths, str_of(argv[i]));
	if (readers_new(&readers, &err) != 0 || wisdom_new(&wisdom, (struct sides){ LANG_FR, LANG_DE }, &err) != 0)
		die(&err);
	since = clock_now();
	walk_paths(paths.items, paths.n, NULL, NULL, &walk);
	for (f = 0; f < walk.files.n; f++)
		read_file(readers, walk.files.items[f].path, &options, &arena, &reading);
	read = clock_now() - since;
	struct model_input in = { .articles = reading.articles.items, .narticles = (uint32_t)reading.articles.n,
		                  .name = "startup", .threads = 1, .complete = true };
	printf("all %.4f\n", read + with_names(wisdom, &in));
	printf("bare %.4f\n", read + without_names(wisdom, &in));
	wisdom_free(wisdom);
	readers_free(readers);
	walk_release(&walk);
	arena_release(&arena);
	vec_release(&reading.articles);
	vec_release(&reading.rows);
	vec_release(&paths);
	return 0;
}
