#include "app/intake.h"

#include <stdlib.h>

#include "app/pairing.h"
#include "app/places.h"
#include "base/intl.h"
#include "base/par.h"

#define BATCH_FIRST 32          /* files; so that the first screen has something soon */
#define BATCH_MOST 4096         /* files */
#define BATCH_BYTES (16u << 20) /* so that stopping and progress are felt at once */
#define SLOTS_PER_THREAD 8
#define WALK_AHEAD 16 /* files that are looked for while one is read */

void
intake_begin(struct intake *t, const struct loader_input *in, struct shelf *before, const atomic_bool *stop,
	     const atomic_bool *quit)
{
	*t = (struct intake){ .in = in, .stop = stop, .quit = quit, .before = before, .shelf = shelf_new() };
}

void
intake_release(struct intake *t)
{
	wisdom_free(t->wisdom);
	readers_free(t->readers);
	walk_release(&t->walk);
	shelf_free(t->shelf);
}

/* A run of files that one task reads, with an arena of its own. */
struct slot {
	const struct intake *intake;
	size_t first, n;
	struct arena arena;
	struct reading out;
	struct shelf_file *what; /* [n] */
};

static void
read_slot(struct slot *s)
{
	const struct intake *t = s->intake;
	for (size_t k = 0; k < s->n && !atomic_load(t->quit); k++) {
		const struct walk_file *f = &t->walk.files.items[s->first + k];
		size_t articles = s->out.articles.n, rows = s->out.rows.n;
		if (shelf_take(t->before, f, &s->out, &s->what[k]))
			continue;
		struct read_options how = places_read(t->in->places, f->path, &t->in->read);
		read_file(t->readers, f->path, &how, &s->arena, &s->out);
		s->what[k].articles = (uint32_t)(s->out.articles.n - articles);
		s->what[k].rows = (uint32_t)(s->out.rows.n - rows);
	}
}

/* What can be done beside each other: some of these parts, in this order, and slots. */
enum part { PART_READERS, PART_RULES, PART_REST, PART_WALK, PARTS };

struct work {
	struct intake *intake;
	enum part part[PARTS]; /* [nparts] */
	size_t nparts, nslots;
	size_t ahead; /* files to look for */
	struct slot *slots;
	struct err err[PARTS];
	int result[PARTS];
};

static int
do_part(struct work *w, enum part part)
{
	struct intake *t = w->intake;
	switch (part) {
	case PART_READERS: return readers_new(&t->readers, &w->err[part]);
	case PART_RULES: return wisdom_rules(&t->wisdom, t->in->sides, &w->err[part]);
	case PART_REST: return wisdom_rest(t->wisdom, &w->err[part]);
	default: walk_on(&t->walk, w->ahead); return 0;
	}
}

static void
do_one(void *context, size_t i)
{
	struct work *w = context;
	if (i < w->nparts)
		w->result[w->part[i]] = do_part(w, w->part[i]);
	else
		read_slot(&w->slots[i - w->nparts]);
}

static int
do_all(struct work *w, struct err *err)
{
	struct intake *t = w->intake;
	par_for(t->in->threads, w->nparts + w->nslots, do_one, w);
	walk_join(&t->walk);
	while (t->listed < t->walk.files.n)
		t->listed_bytes += t->walk.files.items[t->listed++].size;
	for (size_t i = 0; i < w->nparts; i++) {
		if (w->result[w->part[i]])
			return err_set(err, "%s", w->err[w->part[i]].msg);
		t->wise = t->wise || w->part[i] == PART_REST;
	}
	return 0;
}

static bool
should_stop(void *context)
{
	return atomic_load(((const struct intake *)context)->stop);
}

int
intake_open(struct intake *t, struct err *err)
{
	struct work w = { .intake = t, .part = { PART_READERS, PART_RULES, PART_WALK }, .nparts = 3 };
	t->most = t->hurry ? BATCH_FIRST : BATCH_MOST;
	t->wise = t->in->only_articles; /* it knows enough */
	w.ahead = t->most;
	walk_begin(&t->walk, t->in->paths, t->in->pair ? 0 : t->in->npaths, should_stop, t);
	return do_all(&w, err);
}

bool
intake_more(const struct intake *t)
{
	return t->at < t->walk.files.n || t->walk.walker;
}

/* Put what was read on the shelf. */
static void
append(struct intake *t, const struct walk_file *files, const struct shelf_file *what, size_t n, struct reading *from,
       struct arena arena)
{
	for (size_t i = 0; i < from->rows.n; i++)
		t->bytes += from->rows.items[i].bytes;
	for (size_t i = 0; i < from->articles.n; i++)
		t->text += from->articles.items[i]->text.n;
	for (size_t i = 0; i < n; i++)
		t->done += files[i].size;
	shelf_put(t->shelf, files, what, n, from, arena);
}

/* How many files make the next batch. */
static size_t
batch_size(const struct intake *t)
{
	uint64_t bytes = 0;
	size_t n = 0;
	while (n < t->most && t->at + n < t->walk.files.n && (n == 0 || bytes < BATCH_BYTES))
		bytes += t->walk.files.items[t->at + n++].size;
	return n;
}

/* The ${n} next files in equal runs. */
static struct slot *
cut_slots(const struct intake *t, size_t n, struct shelf_file *what, size_t *nslots)
{
	size_t at = t->at, most = par_threads(t->in->threads) * (size_t)SLOTS_PER_THREAD;
	*nslots = most < n ? most : n;
	struct slot *slots = mem_zalloc(*nslots, sizeof *slots);
	for (size_t i = 0; i < *nslots; i++) {
		slots[i].intake = t;
		slots[i].first = at;
		slots[i].what = what + (at - t->at);
		slots[i].n = n / *nslots + (i < n % *nslots);
		at += slots[i].n;
	}
	return slots;
}

int
intake_batch(struct intake *t, struct err *err)
{
	struct work w = { .intake = t };
	size_t n = batch_size(t);
	struct shelf_file *what = mem_zalloc(n, sizeof *what);
	bool first = t->at == 0, last = !t->walk.walker && t->at + n == t->walk.files.n;
	if (!t->wise && (!t->hurry || !first || last))
		w.part[w.nparts++] = PART_REST;
	if (t->walk.walker)
		w.part[w.nparts++] = PART_WALK;
	w.ahead = WALK_AHEAD * (n ? n : BATCH_FIRST);
	w.slots = cut_slots(t, n, what, &w.nslots);
	int result = do_all(&w, err);
	for (size_t i = 0; i < w.nslots; i++) {
		struct slot *s = &w.slots[i];
		append(t, t->walk.files.items + s->first, s->what, s->n, &s->out, s->arena);
	}
	t->at += n;
	t->most = t->most < BATCH_MOST ? t->most * 2 : t->most;
	free(w.slots);
	free(what);
	return result;
}

int
intake_pair(struct intake *t, struct err *err)
{
	const struct article *two[2];
	struct arena arena = { 0 };
	struct reading out = { 0 };
	int status = 0;
	for (size_t i = 0; i < 2; i++) {
		size_t before = out.articles.n;
		struct read_options how = places_read(t->in->places, t->in->paths[i], &t->in->read);
		read_file(t->readers, t->in->paths[i], &how, &arena, &out);
		two[i] = out.articles.n > before ? out.articles.items[before] : NULL;
		vec_add(&t->walk.files, ((struct walk_file){ .path = t->in->paths[i] }));
	}
	out.articles.n = 0;
	if (two[0] && two[1]) {
		pairing_sides(two, t->in->sides, &arena);
		vec_add(&out.articles, two[0]);
		vec_add(&out.articles, two[1]);
	} else {
		size_t bad = two[0] ? 1 : 0;
		struct str why = out.rows.n > bad ? out.rows.items[bad].skipped : STR("");
		status = err_set(err, STR_FMT ": " STR_FMT, STR_ARG(t->in->paths[bad]),
				 STR_ARG(why.n ? why : str_of(_("no article in it"))));
	}
	append(t, NULL, NULL, 0, &out, arena);
	t->at = t->walk.files.n;
	return status;
}

int
intake_close(struct intake *t, struct err *err)
{
	struct work w = { .intake = t, .part = { PART_REST }, .nparts = !t->wise };
	for (size_t i = 0; i < t->walk.refused.n; i++)
		vec_add(&shelf_reading(t->shelf)->rows, t->walk.refused.items[i]);
	return do_all(&w, err);
}
