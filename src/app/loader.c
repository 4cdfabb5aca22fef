#include "app/loader.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/intake.h"
#include "base/clock.h"
#include "base/intl.h"

#define SNAPSHOT_SHARE 0.25 /* of the time since the start may go into models that are not the last */
#define GROWTH 4            /* a model of so many times the text comes whatever it costs */
#define PATIENCE 1.0        /* s, unless it is told */

#define WHOLE_BYTE 6e-8 /* s a byte of text, on two processors of today */
#define EARLY_BYTE 7e-9

/* What the last model of a kind cost. */
struct snapshot_cost {
	uint64_t text; /* bytes; 0: there was none */
	double seconds;
};

struct loader {
	struct loader_input in;
	struct intake intake;
	struct corrections *said; /* by the reader, of pairs */
	struct revisions *revisions; /* and of names */
	double began, snapshots_cost;
	struct snapshot_cost whole, early; /* models with names and stories, and without */
	uint64_t last;                     /* bytes of text of the last model */
	bool snapshots;
	atomic_bool stop, quit;
	pthread_t thread;
	bool thread_started;
	int fd[2];
	pthread_mutex_t lock; /* of what follows */
	struct model *ready;
	struct progress progress;
	double since, expected; /* s, of the phase that goes on: when it began, how long it will take; 0: not known */
	bool running, failed;   /* running: the thread has not ended */
	bool words;             /* the words of all that was read can be searched */
	bool enough;            /* and they are all that is wanted */
	struct err err;
};

struct loader *
loader_new(const struct loader_input *in, const struct loader *before)
{
	struct loader *l = mem_zalloc(1, sizeof *l);
	l->in = *in;
	l->said = corrections_new();
	corrections_read(l->said, in->said);
	l->revisions = revisions_new();
	revisions_read(l->revisions, in->revised, NULL);
	l->in.said = l->in.revised = (struct str){ NULL, 0 };
	l->fd[0] = l->fd[1] = -1;
	l->began = l->since = clock_now();
	atomic_init(&l->stop, false);
	atomic_init(&l->quit, false);
	pthread_mutex_init(&l->lock, NULL);
	intake_begin(&l->intake, &l->in, before ? before->intake.shelf : NULL, &l->stop, &l->quit);
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
	intake_release(&l->intake);
	for (int i = 0; i < 2; i++) {
		if (l->fd[i] >= 0)
			close(l->fd[i]);
	}
	pthread_mutex_destroy(&l->lock);
	corrections_free(l->said);
	revisions_free(l->revisions);
	free(l);
}

/* Tell whoever waits that there is something new. */
void
loader_wake(struct loader *l)
{
	if (l->fd[1] < 0)
		return;
	while (write(l->fd[1], "", 1) < 0 && errno == EINTR)
		;
}

/* What the reader is told; ${phase}: what goes on from now. */
static void
note_progress(struct loader *l, enum progress_phase phase)
{
	const struct intake *t = &l->intake;
	pthread_mutex_lock(&l->lock);
	if (phase != l->progress.phase) {
		l->since = clock_now();
		l->expected = 0;
	}
	l->progress.phase = phase;
	l->progress.files = t->at;
	l->progress.total = t->walk.files.n;
	l->progress.known = !t->walk.walker;
	l->progress.articles = shelf_reading(t->shelf)->articles.n;
	l->progress.taken = shelf_taken(t->shelf);
	l->progress.bytes = t->bytes;
	l->progress.seconds = clock_now() - l->began;
	if (phase == PROGRESS_READING && !t->walk.walker && t->done > 0)
		l->expected = (clock_now() - l->since) * (double)t->listed_bytes / (double)t->done;
	pthread_mutex_unlock(&l->lock);
}

/* Hand out a model, unless nobody wants it any more. */
static void
publish(struct loader *l, struct model *m)
{
	pthread_mutex_lock(&l->lock);
	bool wanted = !(l->enough && l->words);
	struct model *unwanted = wanted ? l->ready : m;
	if (wanted)
		l->ready = m;
	pthread_mutex_unlock(&l->lock);
	model_free(unwanted);
	loader_wake(l);
}

/* --- models ----------------------------------------------------------------------------------------------------------- */

static struct model_input
model_input(struct loader *l, bool complete)
{
	const struct reading *reading = shelf_reading(l->intake.shelf);
	return (struct model_input){
		.articles = reading->articles.items,
		.narticles = (uint32_t)reading->articles.n,
		.report = reading->rows.items,
		.nreport = (uint32_t)reading->rows.n,
		.bytes = l->intake.bytes,
		.nfiles = (uint32_t)l->intake.walk.files.n,
		.name = l->in.name,
		.read_seconds = clock_now() - l->began - l->snapshots_cost,
		.started = l->in.started,
		.threads = l->in.threads,
		.complete = complete,
		.lines = l->in.lines,
		.forced_pair = l->in.pair,
		.learn = l->in.learn,
		.only_articles = l->in.only_articles,
		.for_reader = l->in.for_reader,
		.reader = l->in.reader,
		.said = l->said,
		.revisions = l->revisions,
	};
}

/* What a model of all that was read will cost, reckoned from the last one of its kind, or from what such a one costs a
 * byte; s. A small one says little of a large one: then it is the lower of the two. */
static double
cost(const struct loader *l, const struct snapshot_cost *last, double a_byte)
{
	double n = (double)l->intake.text, by_bytes = n * a_byte;
	double by_last = last->text == 0 ? by_bytes : last->seconds * n / (double)last->text;
	return by_last < by_bytes || last->text >= l->intake.text / (2 * GROWTH) ? by_last : by_bytes;
}

static bool
affordable(const struct loader *l, double seconds)
{
	return l->snapshots_cost + seconds <= SNAPSHOT_SHARE * (clock_now() - l->began);
}

/* Has the text grown so much that it is worth a model, and is there so much to read yet that the last one will not come
 * sooner? */
static bool
grown(const struct loader *l, double seconds)
{
	const struct intake *t = &l->intake;
	double reading = clock_now() - l->began - l->snapshots_cost, left = (double)(t->listed_bytes - t->done);
	return t->text >= GROWTH * l->last && (t->walk.walker || left * reading > seconds * (double)t->done);
}

static void
spent(struct loader *l, struct snapshot_cost *last, double since)
{
	*last = (struct snapshot_cost){ l->intake.text, clock_now() - since };
	l->last = last->text;
	l->snapshots_cost += last->seconds;
}

/* A model of what is there, if it is worth its time: with names and stories where these cost little beside reading, else
 * without. The first is without: it is there at once. */
static int
snapshot(struct loader *l, struct err *err)
{
	double since = clock_now(), whole = cost(l, &l->whole, WHOLE_BYTE), early = cost(l, &l->early, EARLY_BYTE);
	struct model_input in = model_input(l, false);
	struct model *m;
	if (in.narticles == 0 || l->intake.text == l->last)
		return 0;
	if (l->intake.wise && !l->intake.walk.walker && l->last > 0 && affordable(l, whole)) {
		if (model_new(l->intake.wisdom, &in, &m, err))
			return -1;
		spent(l, &l->whole, since);
		publish(l, m);
	} else if (l->last == 0 || affordable(l, early) || grown(l, early)) {
		m = model_early(l->intake.wisdom, &in);
		spent(l, &l->early, since);
		publish(l, m);
	}
	return 0;
}

/* So much of the phase is done. */
static void
tell_share(void *context, double share)
{
	struct loader *l = context;
	pthread_mutex_lock(&l->lock);
	l->expected = (clock_now() - l->since) / share;
	pthread_mutex_unlock(&l->lock);
}

static void
expect(struct loader *l, enum progress_phase phase, double seconds)
{
	note_progress(l, phase);
	pthread_mutex_lock(&l->lock);
	l->expected = seconds;
	pthread_mutex_unlock(&l->lock);
}

/* The words of all that was read can be searched. True: that is all that is wanted. */
static bool
publish_words(struct loader *l, struct model *early)
{
	pthread_mutex_lock(&l->lock);
	struct model *unseen = l->ready;
	bool enough = l->enough;
	early->complete = enough;
	l->ready = early;
	l->words = true;
	pthread_mutex_unlock(&l->lock);
	model_free(unseen);
	loader_wake(l);
	return enough;
}

/* The last model; NULL: the words are enough. Where names and stories take their time, these can be searched meanwhile. */
static int
build(struct loader *l, struct model **out, struct err *err)
{
	struct model_input in = model_input(l, true);
	double since = clock_now(), whole = cost(l, &l->whole, WHOLE_BYTE);
	double patience = l->in.patience != 0 ? l->in.patience : PATIENCE;
	in.told = tell_share;
	in.told_to = l;
	if (!l->snapshots || l->in.pair || in.only_articles || whole < patience) {
		expect(l, PROGRESS_NAMES, whole);
		return model_new(l->intake.wisdom, &in, out, err);
	}
	expect(l, PROGRESS_WORDS, cost(l, &l->early, EARLY_BYTE));
	struct model *early = model_early(l->intake.wisdom, &in);
	expect(l, PROGRESS_NAMES, (clock_now() - since) * (WHOLE_BYTE / EARLY_BYTE - 1));
	struct model *m = model_share(l->intake.wisdom, early);
	if (publish_words(l, early)) {
		model_free(m);
		return 0;
	}
	model_finish(m, l->intake.wisdom, &in);
	*out = m;
	return 0;
}

static int
read_all(struct loader *l, struct err *err)
{
	note_progress(l, PROGRESS_READING);
	while (intake_more(&l->intake) && !atomic_load(&l->stop)) {
		if (intake_batch(&l->intake, err))
			return -1;
		note_progress(l, PROGRESS_READING);
		loader_wake(l);
		if (l->snapshots && intake_more(&l->intake) && !atomic_load(&l->stop) && snapshot(l, err))
			return -1;
	}
	return 0;
}

static int
load(struct loader *l, struct model **out, struct err *err)
{
	l->intake.hurry = l->snapshots;
	if (intake_open(&l->intake, err))
		return -1;
	if (l->in.pair ? intake_pair(&l->intake, err) : read_all(l, err))
		return -1;
	if (intake_close(&l->intake, err))
		return -1;
	if (atomic_load(&l->quit))
		return err_set(err, "%s", _("interrupted"));
	return build(l, out, err);
}

/* --- what others ask -------------------------------------------------------------------------------------------------- */

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
	note_progress(l, PROGRESS_DONE);
	pthread_mutex_lock(&l->lock);
	l->running = false;
	l->failed = result != 0 && !l->enough;
	if (result)
		l->err = err;
	pthread_mutex_unlock(&l->lock);
	if (m)
		publish(l, m);
	else
		loader_wake(l);
	return NULL;
}

int
loader_start(struct loader *l, bool snapshots, struct err *err)
{
	if (pipe2(l->fd, O_CLOEXEC | O_NONBLOCK))
		return err_sys(err, "pipe");
	l->snapshots = snapshots;
	l->running = true;
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

/* With the lock held: is there something to wait for? */
static bool
busy(const struct loader *l)
{
	return l->running && !(l->enough && l->words);
}

void
loader_progress(struct loader *l, struct progress *out)
{
	pthread_mutex_lock(&l->lock);
	*out = l->progress;
	out->loading = busy(l);
	out->left = l->expected - (clock_now() - l->since);
	out->stopped = atomic_load(&l->stop);
	out->without_names = l->enough;
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

bool
loader_stop(struct loader *l)
{
	pthread_mutex_lock(&l->lock);
	if (l->progress.phase == PROGRESS_READING)
		atomic_store(&l->stop, true);
	else if (l->progress.phase == PROGRESS_WORDS || l->words)
		l->enough = true;
	bool all = l->enough && l->words;
	pthread_mutex_unlock(&l->lock);
	return all;
}

void
loader_abandon(struct loader *l)
{
	pthread_mutex_lock(&l->lock);
	atomic_store(&l->quit, true);
	atomic_store(&l->stop, true);
	l->enough = l->words = true;
	pthread_mutex_unlock(&l->lock);
}

const struct revisions *
loader_revisions(const struct loader *l)
{
	return l->revisions;
}

const struct wisdom *
loader_wisdom(const struct loader *l)
{
	return l->intake.wisdom;
}

bool
loader_busy(struct loader *l)
{
	pthread_mutex_lock(&l->lock);
	bool b = busy(l);
	pthread_mutex_unlock(&l->lock);
	return b;
}

bool
loader_running(struct loader *l)
{
	pthread_mutex_lock(&l->lock);
	bool running = l->running;
	pthread_mutex_unlock(&l->lock);
	return running;
}
