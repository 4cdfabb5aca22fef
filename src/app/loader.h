#ifndef APP_LOADER_H
#define APP_LOADER_H

#include "base/err.h"
#include "query/model.h"
#include "read/read.h"
#include "ui/view.h"

/**
 * From paths to models, in the background or at once. While it reads, the loader builds models of what is there so
 * far, each over the files before some file in reading order: the first over the first few files, at once and of words
 * alone, then one whenever the text has grown several times, or when all of them together cost at most a quarter of the
 * time; the last is complete. Results do not depend on the number of threads.
 */
struct loader;
struct places;

struct loader_input {
	const struct str *paths; /* [npaths], NUL behind each; borrowed for the loader's life */
	size_t npaths;
	struct read_options read;
	const struct places *places; /* how it is read by folder, where ${read} does not say; NULL: no other. Borrowed */
	struct sides sides;
	unsigned threads;   /* 0: all */
	bool only_articles, learn; /* as in struct model_input */
	bool pair, lines;   /* --pair, --segments=lines */
	bool for_reader;    /* as in struct model_input, and the language */
	lang_id reader;
	const char *name;   /* of the corpus, for people; borrowed */
	struct str said;    /* what the reader said of pairs (corrections_read()); copied by loader_new() */
	struct str revised; /* and of names (revisions_read()), likewise */
	double started;     /* clock_now() at the start of the program */
	double patience;    /* s; where names and stories take longer, the words come before. 0: a second; below: always */
};

/* loader_new(in, before): ${before}, NULL at first: what read the same paths the last time, and must stay until this one
 * has ended; files that did not change since are not read again. */
struct loader *loader_new(const struct loader_input *in, const struct loader *before);
/* Stops, waits for the thread, frees everything but the models that were taken: those must be freed before. */
void loader_free(struct loader *l);

/* loader_run(l, out, err): Read everything on this thread (and par_for's), one model. Owns: model_free. */
int loader_run(struct loader *l, struct model **out, struct err *err);

/* loader_start(l, snapshots, err): Read in the background. Without ${snapshots} there is one model, the last: for
 * reading again what is already on the screen. */
int loader_start(struct loader *l, bool snapshots, struct err *err);
/* The newest model that was not taken yet, the caller's from now on; NULL if there is none. */
struct model *loader_take(struct loader *l);
/* A file descriptor that is readable when there is something new; loader_quiet() empties it. */
int loader_fd(const struct loader *l);
void loader_quiet(struct loader *l);
void loader_wake(struct loader *l); /* make it readable, from any thread */
void loader_progress(struct loader *l, struct progress *out);
/* Has the background ended in a failure? The message is written once. */
bool loader_failed(struct loader *l, struct err *err);
/* Enough: while files are read, read no further, and what is there makes the last model; while names and stories are
 * looked for and the words can be searched, look no further. True: the model that can be taken, or was taken last, is all
 * there will be. */
bool loader_stop(struct loader *l);
/* Whatever it is at will not be taken. */
void loader_abandon(struct loader *l);
/* What its models know of what the reader said of names, and what a model is revised with; both as long as it lives. */
const struct revisions *loader_revisions(const struct loader *l);
const struct wisdom *loader_wisdom(const struct loader *l);
bool loader_busy(struct loader *l);    /* there is something to wait for */
bool loader_running(struct loader *l); /* its thread is still at work, be it in vain: loader_free() would wait */

#endif
