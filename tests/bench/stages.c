/*
 * stages PATH…: where time goes, a line "NAME SECONDS" for each stage, on one thread, one stage after the other over all
 * articles: read, sentences, tokenise (words are split), intern (forms are numbered), postings (the places of each term),
 * index (all that the index is, those three among it), names, pairing, again (names with the other version beside), revise
 * (names are linked anew, for the reader corrects one), paint (a screen of 160x45 is drawn a hundred times, each time of
 * another story; seconds for one), and align (each pair of the stories is aligned, twice; seconds for one, and 0 where
 * there is none).
 */
#include <stdio.h>
#include <stdlib.h>

#include "align/alignment.h"
#include "align/story.h"
#include "base/clock.h"
#include "index/post.h"
#include "query/model.h"
#include "read/read.h"
#include "read/walk.h"
#include "text/words.h"
#include "ui/theme.h"
#include "ui/view.h"

enum { ROWS = 45, COLS = 160, SCREENS = 100 };

static void
die(const struct err *err)
{
	fprintf(stderr, "stages: %s\n", err->msg);
	exit(1);
}

static void
lap(const char *name, double *since)
{
	double now = clock_now();

	printf("%s %.4f\n", name, now - *since);
	*since = clock_now();
}

static void
split(const struct corpus *c)
{
	words found = { 0 };
	uint32_t a;

	for (a = 0; a < c->narticles; a++) {
		found.n = 0;
		words_split(c->articles[a]->text, &found);
	}
	vec_release(&found);
}

/* Seconds of numbering the forms alone. */
static double
intern_forms(const struct corpus *c)
{
	struct intern *forms = intern_new();
	words found = { 0 };
	VEC(struct str) texts = { 0 };
	VEC(uint32_t) ids = { 0 };
	double seconds = 0, since;
	uint32_t a;
	size_t w;

	for (a = 0; a < c->narticles; a++) {
		struct str text = c->articles[a]->text;

		found.n = 0;
		words_split(text, &found);
		vec_reserve(&texts, found.n);
		vec_reserve(&ids, found.n);
		for (w = 0; w < found.n; w++)
			texts.items[w] = str_sub(text, found.items[w].start, found.items[w].start + found.items[w].n);
		since = clock_now();
		if (found.n > 0)
			intern_add_all(forms, texts.items, found.n, ids.items);
		seconds += clock_now() - since;
	}
	vec_release(&found);
	vec_release(&texts);
	vec_release(&ids);
	intern_free(forms);
	return seconds;
}

static void
time_index(const struct corpus *c)
{
	struct arena arena = { 0 };
	struct index *ix;
	double since = clock_now();

	split(c);
	lap("tokenise", &since);
	printf("intern %.4f\n", intern_forms(c));
	since = clock_now();
	ix = index_new(c, 1);
	lap("index", &since);
	post_tokens(ix, &arena, 1);
	lap("postings", &since);
	arena_release(&arena);
	index_free(ix);
}

static void
time_paint(const struct model *m)
{
	struct view_options o = { .theme = theme_find(NULL) };
	struct view *v = view_new(&o);
	double seconds = 0, since;
	struct grid g;
	int i;

	grid_init(&g, ROWS, COLS);
	view_step(v, (struct key){ KEY_RESIZED, 0, ROWS, COLS });
	view_model(v, m);
	for (i = 0; i < SCREENS; i++) {
		view_step(v, (struct key){ KEY_CHAR, 'j', 0, 0 });
		since = clock_now();
		view_draw(v, &g);
		seconds += clock_now() - since;
	}
	printf("paint %.6f\n", seconds / SCREENS);
	grid_release(&g);
	view_free(v);
}

static void
time_align(const struct model *m)
{
	double since = clock_now();
	uint32_t n = m->stories->npairs, i;

	for (i = 0; i < 2 * n; i++) {
		const struct pair *p = &m->stories->pairs[i % n];
		struct arena arena = { 0 };

		alignment_new(m->corpus, m->index, m->lexicon, p->article[0], p->article[1], &arena);
		arena_release(&arena);
	}
	printf("align %.6f\n", n > 0 ? (clock_now() - since) / (2 * n) : 0);
}

/* Two names are said to be one; the model is then another. */
static void
time_revise(const struct wisdom *wisdom, struct model **m, struct revisions *said)
{
	const struct entities *es = (*m)->entities;
	struct said_name names[2] = { { .type = MENTION_AMOUNT }, { .type = MENTION_AMOUNT } };
	struct revision r = { .kind = REVISION_MERGE, .nnames = 2, .names = names };
	struct buf taken = { 0 }, given = { 0 };
	struct model *fresh;
	double since;
	int i;

	for (i = 0; i < 2; i++)
		names[i].text = es->nentities > 1 ? entity_name(&es->entities[i], 0) : STR("x");
	revisions_say(said, &r, &taken, &given);
	since = clock_now();
	fresh = model_revised(*m, wisdom, said, 1);
	model_free(*m);
	*m = fresh;
	lap("revise", &since);
	buf_release(&taken);
	buf_release(&given);
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
	struct model *m;
	struct revisions *said = revisions_new();
	struct err err;
	double since;
	size_t f;
	int i;

	for (i = 1; i < argc; i++)
		vec_add(&paths, str_of(argv[i]));
	if (readers_new(&readers, &err) != 0 || wisdom_new(&wisdom, (struct sides){ LANG_FR, LANG_DE }, &err) != 0)
		die(&err);
	since = clock_now();
	walk_paths(paths.items, paths.n, NULL, NULL, &walk);
	lap("list", &since);
	for (f = 0; f < walk.files.n; f++)
		read_file(readers, walk.files.items[f].path, &options, &arena, &reading);
	lap("read", &since);
	struct model_input in = { .articles = reading.articles.items, .narticles = (uint32_t)reading.articles.n,
		                  .name = "stages", .threads = 1, .complete = true, .for_reader = true };
	if (model_new(wisdom, &in, &m, &err) != 0)
		die(&err);
	printf("sentences %.4f\nnames %.4f\npairing %.4f\nagain %.4f\n", m->timing.text, m->timing.entity - m->timing.again,
	       m->timing.pair, m->timing.again);
	time_revise(wisdom, &m, said);
	time_index(m->corpus);
	time_paint(m);
	time_align(m);
	model_free(m);
	revisions_free(said);
	wisdom_free(wisdom);
	readers_free(readers);
	walk_release(&walk);
	arena_release(&arena);
	vec_release(&reading.articles);
	vec_release(&reading.rows);
	vec_release(&paths);
	return 0;
}
