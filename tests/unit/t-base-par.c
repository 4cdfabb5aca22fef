/* Fork-join, as a plain program that speaks TAP: ThreadSanitizer, which aborts Criterion, can watch it. */
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/par.h"

enum { MOST = 5000 };

struct work {
	unsigned char times[MOST]; /* how often each was done: each task writes only to its own */
	atomic_size_t running, most;
};

static void
task(void *context, size_t i)
{
	struct work *w = context;
	size_t now = atomic_fetch_add(&w->running, 1) + 1, most = atomic_load(&w->most);

	while (now > most && !atomic_compare_exchange_weak(&w->most, &most, now))
		;
	w->times[i]++;
	atomic_fetch_sub(&w->running, 1);
}

static bool
each_once(unsigned threads, size_t n)
{
	static struct work w;
	size_t i;

	memset(&w, 0, sizeof w);
	par_for(threads, n, task, &w);
	for (i = 0; i < MOST; i++)
		if (w.times[i] != (i < n))
			return false;
	return atomic_load(&w.running) == 0 && atomic_load(&w.most) <= par_threads(threads);
}

static void
inner(void *context, size_t i)
{
	par_for(3, 50, task, (struct work *)context + i);
}

/* A task may itself fork and join. */
static bool
nested(void)
{
	struct work *w = calloc(8, sizeof *w);
	bool good = true;
	size_t i, k;

	par_for(4, 8, inner, w);
	for (i = 0; i < 8; i++)
		for (k = 0; k < MOST; k++)
			good &= w[i].times[k] == (k < 50);
	free(w);
	return good;
}

static int failed;

static void
say(unsigned number, bool good, const char *name, size_t n)
{
	printf("%sok %u - %s %zu\n", good ? "" : "not ", number, name, n);
	failed |= !good;
}

int
main(void)
{
	static const size_t sizes[] = { 0, 1, 2, 7, 63, 64, MOST };
	unsigned threads, n = 0;
	size_t i;

	puts("1..12");
	for (threads = 0; threads <= 8; threads++) {
		bool good = true;

		for (i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
			good &= each_once(threads, sizes[i]);
		say(++n, good, "each once, threads", threads);
	}
	say(++n, each_once(1000, MOST), "more threads than there may be:", par_threads(1000));
	say(++n, par_threads(0) >= 1 && par_threads(5) == 5 && par_threads(1000) == 64, "as many threads as wanted, at most",
	    64);
	say(++n, nested(), "a task that forks,", 8);
	return failed;
}
