#include "app/reviser.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/clock.h"

#define MENTION_SECONDS 1e-6 /* about */

struct reviser {
	struct model *model;
	const struct wisdom *wisdom;
	struct revisions *said;
	struct loader *loader;
	struct renaming *made;
	unsigned threads;
	double end; /* clock_now() then, about */
	atomic_bool done;
	pthread_t thread;
};

static void *
run(void *context)
{
	struct reviser *r = context;
	r->made = model_rename(r->model, r->wisdom, r->said, r->threads);
	atomic_store(&r->done, true);
	loader_wake(r->loader);
	return NULL;
}

struct reviser *
reviser_start(struct model *m, const struct wisdom *w, struct str said, unsigned threads, struct loader *loader)
{
	struct reviser *r = mem_zalloc(1, sizeof *r);
	r->model = m;
	r->wisdom = w;
	r->loader = loader;
	r->threads = threads;
	r->said = revisions_new();
	revisions_read(r->said, said, NULL);
	r->end = clock_now() + m->entities->nmentions * MENTION_SECONDS;
	atomic_init(&r->done, false);
	if (pthread_create(&r->thread, NULL, run, r) == 0)
		return r;
	revisions_free(r->said);
	free(r);
	return NULL;
}

struct renaming *
reviser_take(struct reviser *r, struct revisions **said)
{
	struct renaming *made;
	if (!atomic_load(&r->done))
		return NULL;
	made = r->made;
	*said = r->said;
	r->made = NULL;
	r->said = NULL;
	return made;
}

void
reviser_free(struct reviser *r)
{
	if (!r)
		return;
	pthread_join(r->thread, NULL);
	renaming_free(r->made);
	revisions_free(r->said);
	free(r);
}

double
reviser_left(const struct reviser *r)
{
	return r->end - clock_now();
}
