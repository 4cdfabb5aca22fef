#include "base/par.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

enum { THREADS_MOST = 64 };

struct work {
	atomic_size_t next;
	size_t n;
	par_task *task;
	void *context;
};

static void *
worker(void *p)
{
	struct work *w = p;
	size_t i;

	while ((i = atomic_fetch_add(&w->next, 1)) < w->n)
		w->task(w->context, i);
	return NULL;
}

unsigned
par_threads(unsigned wanted)
{
	long n = wanted ? (long)wanted : sysconf(_SC_NPROCESSORS_ONLN);

	return n < 1 ? 1 : n > THREADS_MOST ? THREADS_MOST : (unsigned)n;
}

/* A thread that cannot be started is no failure: the others, and this one, do its part. */
void
par_for(unsigned threads, size_t n, par_task *task, void *context)
{
	struct work w = { 0, n, task, context };
	pthread_t ids[THREADS_MOST];
	unsigned wanted = par_threads(threads), started = 0;

	while (started + 1 < wanted && started + 1 < n && pthread_create(&ids[started], NULL, worker, &w) == 0)
		started++;
	worker(&w);
	while (started > 0)
		pthread_join(ids[--started], NULL);
}
