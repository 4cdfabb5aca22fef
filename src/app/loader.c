#include "app/loader.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/pairing.h"
#include "app/shelf.h"
#include "base/clock.h"
#include "base/intl.h"
#include "base/par.h"
#include "read/walk.h"

#define BATCH_FIRST 32          /* files; so that the first screen has something soon */
#define BATCH_MOST 4096         /* files */
#define BATCH_BYTES (16u << 20) /* so that stopping and progress are felt at once */
#define SLOTS_PER_THREAD 8
#define SNAPSHOT_SHARE 0.25 /* of the time since the start may go into models that are not the last */
#define PATIENCE 1.0        /* s; who waits longer for names and stories gets the words before */

#define WHOLE_BYTE 1.2e-7   /* s a byte of text, on two processors of today */
#define EARLY_BYTE 1.5e-8

/* What the last model of a kind cost. */
struct snapshot_cost {
	size_t articles;
	double seconds;
};

struct loader {
	struct loader_input in;
	struct readers *readers;
	struct wisdom *wisdom;
	struct walk walk;
	struct shelf *shelf;        /* what was read */
	struct shelf *before; /* what was read the last time; NULL: nothing */
	struct corrections *said;   /* by the reader, of pairs */
	uint64_t bytes;
	double began, snapshots_cost;
	struct snapshot_cost whole, early; /* models with names and stories, and without */
	size_t last_articles;              /* of the last model */
	bool snapshots;
	atomic_bool stop, quit;
	pthread_t thread;
	bool thread_started;
	int fd[2];
	pthread_mutex_t lock; /* of what follows */
	struct model *ready;
	struct progress progress;
	bool busy, failed;
	struct err err;
};

struct loader *
loader_new(const struct loader_input *in, const struct loader *before)
{
	struct loader *l = mem_zalloc(1, sizeof *l);
	l->in = *in;
	l->said = corrections_new();
	corrections_read(l->said, in->said);
	l->in.said = (struct str){ NULL, 0 };
	l->shelf = shelf_new();
	l->before = before ? before->shelf : NULL;
	l->fd[0] = l->fd[1] = -1;
	l->began = clock_now();
	atomic_init(&l->stop, false);
	atomic_init(&l->quit, false);
	pthread_mutex_init(&l->lock, NULL);
	return l;
}

void
loader_free(struct loader *l)
{
	if (!l)
		return;
	atomic_store(&l->quit, true);
	atomic_store(&l->stop, true);
	if (l->thread_started)
		pthread_join(l->thread, NULL);
	model_free(l->ready);
	wisdom_free(l->wisdom);
	readers_free(l->readers);
	walk_release(&l->walk);
	shelf_free(l->shelf);
	for (int i = 0; i < 2; i++) {
		if (l->fd[i] >= 0)
			close(l->fd[i]);
	}
	pthread_mutex_destroy(&l->lock);
	corrections_free(l->said);
	free(l);
}

/* Tell whoever waits that there is something new. */
static void
wake(struct loader *l)
{
	if (l->fd[1] < 0)
		return;
	while (write(l->fd[1], "", 1) < 0 && errno == EINTR)
		;
}

static void
note_progress(struct loader *l, uint64_t files, bool loading)
{
	pthread_mutex_lock(&l->lock);
	l->progress.loading = loading;
	l->progress.files = files;
	l->progress.total = l->walk.files.n;
	l->progress.articles = shelf_reading(l->shelf)->articles.n;
	l->progress.taken = shelf_taken(l->shelf);
	l->progress.bytes = l->bytes;
	l->progress.seconds = clock_now() - l->began;
	l->progress.stopped = atomic_load(&l->stop);
	pthread_mutex_unlock(&l->lock);
}

static bool
should_stop(void *context)
{
	return atomic_load(&((struct loader *)context)->stop);
}

/* Wisdom, readers and the list of files take their time: beside each other. */
enum { WISDOM, READERS, WALK, PARTS };
struct knowing {
	struct loader *l;
	struct err err[PARTS];
	int result[PARTS];
};

static void
load_part(void *context, size_t i)
{
	struct knowing *k = context;
	struct loader *l = k->l;
	if (i == WISDOM)
		k->result[i] = wisdom_new(&l->wisdom, l->in.sides, &k->err[i]);
	else if (i == READERS)
		k->result[i] = readers_new(&l->readers, &k->err[i]);
	else if (!l->in.pair)
		walk_paths(l->in.paths, l->in.npaths, should_stop, l, &l->walk);
}

static int
load_parts(struct loader *l, struct err *err)
{
	struct knowing k = { .l = l };
	par_for(l->in.threads, PARTS, load_part, &k);
	for (int i = 0; i < PARTS; i++) {
		if (k.result[i])
			return err_set(err, "%s", k.err[i].msg);
	}
	return 0;
}

static struct model_input
model_input(struct loader *l, bool complete)
{
	const struct reading *reading = shelf_reading(l->shelf);
	return (struct model_input){
		.articles = reading->articles.items,
		.narticles = (uint32_t)reading->articles.n,
		.report = reading->rows.items,
		.nreport = (uint32_t)reading->rows.n,
		.bytes = l->bytes,
		.nfiles = (uint32_t)l->walk.files.n,
		.name = l->in.name,
		.read_seconds = clock_now() - l->began - l->snapshots_cost,
		.started = l->in.started,
		.threads = l->in.threads,
		.complete = complete,
		.lines = l->in.lines,
		.forced_pair = l->in.pair,
		.only_articles = l->in.only_articles,
		.said = l->said,
	};
}

static void
publish(struct loader *l, struct model *m)
{
	pthread_mutex_lock(&l->lock);
	struct model *unseen = l->ready;
	l->ready = m;
	pthread_mutex_unlock(&l->lock);
	model_free(unseen);
	wake(l);
}

/* What a model of all that was read will cost, reckoned from the last one of its kind and from what such a one costs a
 * byte; s. A small one says little of a large one: it is the lower of the two. */
static double
cost(const struct loader *l, const struct snapshot_cost *last, double a_byte)
{
	double n = (double)shelf_reading(l->shelf)->articles.n, by_bytes = (double)l->bytes * a_byte;
	double by_last = last->articles == 0 ? by_bytes : last->seconds * n / (double)last->articles;
	return by_last < by_bytes ? by_last : by_bytes;
}

static bool
affordable(const struct loader *l, double seconds)
{
	return l->snapshots_cost + seconds <= SNAPSHOT_SHARE * (clock_now() - l->began);
}

static void
spent(struct loader *l, struct snapshot_cost *last, double since)
{
	*last = (struct snapshot_cost){ shelf_reading(l->shelf)->articles.n, clock_now() - since };
	l->last_articles = last->articles;
	l->snapshots_cost += last->seconds;
}

/* A model of what is there, if it is worth its time: with names and stories while they are few, else without. */
static int
snapshot(struct loader *l, struct err *err)
{
	size_t n = shelf_reading(l->shelf)->articles.n;
	double since = clock_now();
	if (n == 0 || n == l->last_articles)
		return 0;
	if (l->last_articles == 0 || affordable(l, cost(l, &l->whole, WHOLE_BYTE))) {
		struct model_input in = model_input(l, false);
		struct model *m;
		if (model_new(l->wisdom, &in, &m, err))
			return -1;
		spent(l, &l->whole, since);
		publish(l, m);
	} else if (affordable(l, cost(l, &l->early, EARLY_BYTE))) {
		struct model_input in = model_input(l, false);
		struct model *m = model_early(l->wisdom, &in);
		spent(l, &l->early, since);
		publish(l, m);
	}
	return 0;
}

/* The last model. Where names and stories take their time, the words can be searched meanwhile. */
static int
build(struct loader *l, struct model **out, struct err *err)
{
	struct model_input in = model_input(l, true);
	if (!l->snapshots || l->in.pair || in.only_articles || cost(l, &l->whole, WHOLE_BYTE) < PATIENCE)
		return model_new(l->wisdom, &in, out, err);
	struct model *early = model_early(l->wisdom, &in);
	*out = model_share(l->wisdom, early);
	publish(l, early);
	model_finish(*out, l->wisdom, &in);
	return 0;
}

/* A run of files that one task reads, with an arena of its own. */
struct slot {
	const struct loader *l;
	size_t first, n;
	struct arena arena;
	struct reading out;
	struct shelf_file *what; /* [n] */
};

static void
read_slot(void *context, size_t i)
{
	struct slot *s = (struct slot *)context + i;
	for (size_t k = 0; k < s->n && !atomic_load(&s->l->quit); k++) {
		const struct walk_file *f = &s->l->walk.files.items[s->first + k];
		size_t articles = s->out.articles.n, rows = s->out.rows.n;
		if (shelf_take(s->l->before, f, &s->out, &s->what[k]))
			continue;
		read_file(s->l->readers, f->path, &s->l->in.read, &s->arena, &s->out);
		s->what[k].articles = (uint32_t)(s->out.articles.n - articles);
		s->what[k].rows = (uint32_t)(s->out.rows.n - rows);
	}
}

static void
append(struct loader *l, const struct walk_file *files, const struct shelf_file *what, size_t n, struct reading *from,
       struct arena arena)
{
	for (size_t i = 0; i < from->rows.n; i++)
		l->bytes += from->rows.items[i].bytes;
	shelf_put(l->shelf, files, what, n, from, arena);
}

static void
read_batch(struct loader *l, size_t first, size_t n)
{
	size_t nslots = par_threads(l->in.threads) * (size_t)SLOTS_PER_THREAD, at = first;
	if (nslots > n)
		nslots = n;
	struct slot *slots = mem_zalloc(nslots, sizeof *slots);
	struct shelf_file *what = mem_zalloc(n, sizeof *what);
	for (size_t i = 0; i < nslots; i++) {
		slots[i].l = l;
		slots[i].first = at;
		slots[i].what = what + (at - first);
		slots[i].n = n / nslots + (i < n % nslots);
		at += slots[i].n;
	}
	par_for(l->in.threads, nslots, read_slot, slots);
	for (size_t i = 0; i < nslots; i++)
		append(l, l->walk.files.items + slots[i].first, slots[i].what, slots[i].n, &slots[i].out, slots[i].arena);
	free(slots);
	free(what);
}

/* How many files from ${first} on make the next batch, at most ${most}. */
static size_t
batch_size(const struct loader *l, size_t first, size_t most)
{
	uint64_t bytes = 0;
	size_t n = 0;
	while (n < most && first + n < l->walk.files.n && (n == 0 || bytes < BATCH_BYTES))
		bytes += l->walk.files.items[first + n++].size;
	return n;
}

static int
read_all(struct loader *l, struct err *err)
{
	size_t most = BATCH_FIRST;
	note_progress(l, 0, true);
	for (size_t at = 0; at < l->walk.files.n && !atomic_load(&l->stop);) {
		size_t n = batch_size(l, at, most);
		read_batch(l, at, n);
		at += n;
		most = most < BATCH_MOST ? most * 2 : most;
		note_progress(l, at, true);
		wake(l);
		if (l->snapshots && at < l->walk.files.n && !atomic_load(&l->stop) && snapshot(l, err))
			return -1;
	}
	for (size_t i = 0; i < l->walk.refused.n; i++)
		vec_add(&shelf_reading(l->shelf)->rows, l->walk.refused.items[i]);
	return 0;
}

/* Two files, as they were given; nothing is walked. */
static int
read_pair(struct loader *l, struct err *err)
{
	const struct article *two[2];
	struct arena arena = { 0 };
	struct reading out = { 0 };
	int status = 0;
	for (size_t i = 0; i < 2; i++) {
		size_t before = out.articles.n;
		read_file(l->readers, l->in.paths[i], &l->in.read, &arena, &out);
		two[i] = out.articles.n > before ? out.articles.items[before] : NULL;
		vec_add(&l->walk.files, ((struct walk_file){ .path = l->in.paths[i] }));
	}
	out.articles.n = 0;
	if (two[0] && two[1]) {
		pairing_sides(two, l->in.sides, &arena);
		vec_add(&out.articles, two[0]);
		vec_add(&out.articles, two[1]);
	} else {
		size_t bad = two[0] ? 1 : 0;
		struct str why = out.rows.n > bad ? out.rows.items[bad].skipped : STR("");
		status = err_set(err, STR_FMT ": " STR_FMT, STR_ARG(l->in.paths[bad]),
				 STR_ARG(why.n ? why : str_of(_("no article in it"))));
	}
	append(l, NULL, NULL, 0, &out, arena);
	return status;
}

static int
load(struct loader *l, struct model **out, struct err *err)
{
	if (load_parts(l, err))
		return -1;
	if (l->in.pair ? read_pair(l, err) : read_all(l, err))
		return -1;
	if (atomic_load(&l->quit))
		return err_set(err, "%s", _("interrupted"));
	return build(l, out, err);
}

int
loader_run(struct loader *l, struct model **out, struct err *err)
{
	return load(l, out, err);
}

static void *
run_thread(void *context)
{
	struct loader *l = context;
	struct model *m = NULL;
	struct err err;
	int result = load(l, &m, &err);
	note_progress(l, l->walk.files.n, false);
	pthread_mutex_lock(&l->lock);
	l->busy = false;
	l->failed = result != 0;
	if (result)
		l->err = err;
	pthread_mutex_unlock(&l->lock);
	if (result)
		wake(l);
	else
		publish(l, m);
	return NULL;
}

int
loader_start(struct loader *l, bool snapshots, struct err *err)
{
	if (pipe2(l->fd, O_CLOEXEC | O_NONBLOCK))
		return err_sys(err, "pipe");
	l->snapshots = snapshots;
	l->busy = true;
	l->progress.loading = true;
	errno = pthread_create(&l->thread, NULL, run_thread, l);
	if (errno)
		return err_sys(err, _("cannot start a thread"));
	l->thread_started = true;
	return 0;
}

struct model *
loader_take(struct loader *l)
{
	pthread_mutex_lock(&l->lock);
	struct model *m = l->ready;
	l->ready = NULL;
	pthread_mutex_unlock(&l->lock);
	return m;
}

int
loader_fd(const struct loader *l)
{
	return l->fd[0];
}

void
loader_quiet(struct loader *l)
{
	char bytes[64];
	while (read(l->fd[0], bytes, sizeof bytes) > 0)
		;
}

void
loader_progress(struct loader *l, struct progress *out)
{
	pthread_mutex_lock(&l->lock);
	*out = l->progress;
	pthread_mutex_unlock(&l->lock);
}

bool
loader_failed(struct loader *l, struct err *err)
{
	pthread_mutex_lock(&l->lock);
	bool failed = l->failed;
	if (failed)
		*err = l->err;
	l->failed = false;
	pthread_mutex_unlock(&l->lock);
	return failed;
}

void
loader_stop(struct loader *l)
{
	atomic_store(&l->stop, true);
}

bool
loader_busy(struct loader *l)
{
	pthread_mutex_lock(&l->lock);
	bool busy = l->busy;
	pthread_mutex_unlock(&l->lock);
	return busy;
}
