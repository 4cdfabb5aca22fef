/*
 * The background loader, as a plain program that speaks TAP, so that ThreadSanitizer can watch it (it aborts
 * Criterion). Every model is over the files before some file; the last is what reading at once gives.
 */
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/loader.h"
#include "app/reviser.h"
#include "base/buf.h"
#include "base/clock.h"

#define FILES 400
#define WAIT_MS 60000

static unsigned test_number;

static void ok(bool good, const char *name)
{
	test_number++;
	printf("%sok %u - %s\n", good ? "" : "not ", test_number, name);
}

static void write_corpus(const char *folder)
{
	for (int i = 0; i < FILES; i++) {
		char path[256];
		snprintf(path, sizeof path, "%s/%04d.txt", folder, i);
		FILE *f = fopen(path, "w");
		if (!f)
			abort();
		fprintf(f, "Le titre numéro %d\n\nLe conseil a voté hier le budget de la ville pour la rue %d. Paris et Berlin disent oui.\n", i, i);
		fclose(f);
	}
}

static void remove_corpus(const char *folder)
{
	char path[256];
	for (int i = 0; i < FILES; i++) {
		snprintf(path, sizeof path, "%s/%04d.txt", folder, i);
		unlink(path);
	}
	rmdir(folder);
}

static bool is_prefix(const struct model *m, const struct model *whole)
{
	const struct corpus *c = m->corpus;
	if (c->narticles > whole->corpus->narticles)
		return false;
	for (uint32_t a = 0; a < c->narticles; a++) {
		if (!str_eq(c->articles[a]->text, whole->corpus->articles[a]->text) ||
		    !str_eq(c->articles[a]->file, whole->corpus->articles[a]->file))
			return false;
	}
	return true;
}

/* Wait for the next model; NULL when the time is over. */
static struct model *next_model(struct loader *l)
{
	struct model *m;
	double end = clock_now() + WAIT_MS / 1000.0;
	while (!(m = loader_take(l)) && clock_now() < end) {
		struct pollfd p = { .fd = loader_fd(l), .events = POLLIN };
		poll(&p, 1, 1000);
		loader_quiet(l);
	}
	return m;
}

static void test_background(const struct loader_input *in, const struct model *whole)
{
	struct loader *l = loader_new(in, NULL);
	struct model *m = NULL;
	struct progress progress;
	bool prefixes = true, grows = true, complete = false;
	uint32_t last = 0;
	unsigned models = 0;
	ok(loader_start(l, true, NULL) == 0, "starts");
	while (!complete && (m = next_model(l))) {
		models++;
		prefixes = prefixes && is_prefix(m, whole);
		grows = grows && m->corpus->narticles >= last;
		last = m->corpus->narticles;
		complete = m->complete;
		model_free(m);
	}
	ok(complete, "the last model is complete");
	ok(last == FILES, "and has everything");
	ok(models >= 1 && prefixes, "every model is over the first files");
	ok(grows, "models grow");
	loader_progress(l, &progress);
	ok(!progress.loading && progress.files == FILES && progress.articles == FILES, "progress says so");
	ok(!loader_busy(l), "and the loader rests");
	loader_free(l);
}

static void test_stop(const struct loader_input *in, const struct model *whole)
{
	struct loader *l = loader_new(in, NULL);
	struct model *m;
	loader_start(l, true, NULL);
	loader_stop(l);
	while ((m = next_model(l)) && !m->complete)
		model_free(m);
	ok(m && is_prefix(m, whole), "stopped, it keeps what is there");
	model_free(m);
	loader_free(l);
	l = loader_new(in, NULL);
	loader_start(l, true, NULL);
	loader_free(l);
	ok(true, "freed while it reads, it ends");
}

/* The model of all words, before names and stories; NULL: they were there before it was taken. */
static struct model *words_of(struct loader *l)
{
	struct model *m;
	while ((m = next_model(l)) && m->corpus->narticles < FILES && !m->complete)
		model_free(m);
	if (m && !m->complete)
		return m;
	model_free(m);
	return NULL;
}

/* Where names and stories take long, the words of everything come first; stopped then, they are all there is. */
static void test_words_first(const struct loader_input *in)
{
	struct loader_input first = *in;
	struct loader *l = NULL;
	struct model *m = NULL;
	struct progress p;
	bool all = false;
	first.patience = -1;
	for (int tries = 0; tries < 100 && !all; tries++) { /* it may be too late to stop */
		model_free(m);
		loader_free(l);
		l = loader_new(&first, NULL);
		loader_start(l, true, NULL);
		m = words_of(l);
		all = m && loader_stop(l);
	}
	ok(all && m->index && m->stories->nstories == FILES, "the words come before names and stories");
	loader_progress(l, &p);
	ok(!p.loading && p.without_names && !p.stopped && !loader_busy(l), "stopped then, there is nothing to wait for");
	while (loader_running(l))
		poll(NULL, 0, 1);
	ok(loader_take(l) == NULL, "and nothing comes");
	model_free(m);
	loader_free(l);
	l = loader_new(&first, NULL);
	loader_start(l, true, NULL);
	loader_abandon(l);
	ok(!loader_busy(l), "abandoned, it is waited for no more");
	while (loader_running(l))
		poll(NULL, 0, 1);
	ok(!loader_failed(l, NULL), "and does not fail");
	loader_free(l);
}

/* Read again: what did not change is taken over, what did is read, what is gone is gone; the old loader is not needed. */
static void test_again(const char *folder, const struct loader_input *in)
{
	struct loader *first = loader_new(in, NULL), *second, *third;
	struct model *m, *again, *last;
	struct progress p;
	struct err err;
	struct stat before;
	char path[256];
	for (int i = 0; i < FILES; i++) { /* written long ago */
		struct timespec long_ago[2] = { { 1700000000, 0 }, { 1700000000, i } };
		snprintf(path, sizeof path, "%s/%04d.txt", folder, i);
		utimensat(AT_FDCWD, path, long_ago, 0);
	}
	if (loader_run(first, &m, &err))
		abort();
	snprintf(path, sizeof path, "%s/%04d.txt", folder, 7);
	stat(path, &before);
	FILE *f = fopen(path, "w");
	fputs("Un autre titre\n\nLe maire a quitté la ville hier soir avec toute sa famille.\n", f);
	fclose(f);
	snprintf(path, sizeof path, "%s/%04d.txt", folder, 9);
	unlink(path);
	second = loader_new(in, first);
	ok(loader_run(second, &again, &err) == 0 && again->corpus->narticles == FILES - 1, "read again, one file less");
	loader_progress(second, &p);
	ok(again->corpus->articles[6] == m->corpus->articles[6] && again->corpus->articles[8] == m->corpus->articles[8],
	   "what did not change is the same article");
	ok(str_find(again->corpus->articles[7]->text, STR("Un autre titre"), 0) == 0, "what changed was read");
	model_free(m);
	loader_free(first);
	ok(str_find(again->corpus->articles[8]->text, STR("numéro 8"), 0) != SIZE_MAX, "and stays without the old loader");
	third = loader_new(in, second);
	ok(loader_run(third, &last, &err) == 0 && last->corpus->articles[8] == again->corpus->articles[8] &&
		   last->corpus->articles[7] != again->corpus->articles[7],
	   "once more: what has just changed is never trusted");
	model_free(again);
	loader_free(second);
	model_free(last);
	loader_free(third);
}

static void test_failure(const struct loader_input *in)
{
	struct loader_input bad = *in;
	struct err err = { "" };
	struct model *m = NULL;
	char *data = strdup(getenv("VISAVIS_DATADIR"));
	setenv("VISAVIS_DATADIR", "/nonexistent", 1);
	struct loader *l = loader_new(&bad, NULL);
	ok(loader_run(l, &m, &err) == -1 && strstr(err.msg, "/nonexistent"), "missing data is named");
	loader_free(l);
	setenv("VISAVIS_DATADIR", data, 1);
	free(data);
}

static uint32_t named(const struct model *m, const char *name)
{
	for (uint32_t e = 0; e < m->entities->nentities; e++) {
		if (str_eqz(m->entities->entities[e].name[0], name))
			return e;
	}
	return ENTITY_NONE;
}

static bool same_entities(const struct entities *a, const struct entities *b)
{
	bool same = a->nentities == b->nentities && a->nmentions == b->nmentions;
	for (uint32_t i = 0; same && i < a->nmentions; i++) {
		const struct mention *m = &a->mentions[i], *n = &b->mentions[i];
		same = m->article == n->article && m->start == n->start && m->end == n->end && m->type == n->type &&
		       m->of == n->of;
	}
	for (uint32_t e = 0; same && e < a->nentities; e++) {
		const struct entity *x = &a->entities[e], *y = &b->entities[e];
		same = x->type == y->type && str_eq(x->name[0], y->name[0]) && str_eq(x->name[1], y->name[1]) &&
		       x->nvariants == y->nvariants && str_eq(x->wikidata, y->wikidata);
	}
	return same;
}

/* What is said while the model is looked at comes to the same as what was said before it was made. */
static bool same_at_start(const struct loader_input *in, struct str said, const struct entities *live)
{
	struct loader_input next = *in;
	struct model *m = NULL;
	next.revised = said;
	struct loader *l = loader_new(&next, NULL);
	bool same = loader_run(l, &m, NULL) == 0 && same_entities(m->entities, live);
	model_free(m);
	loader_free(l);
	return same;
}

/* Names are made anew in the background, while the model is looked at. */
static void test_revise(const struct loader_input *in)
{
	struct loader_input reader = *in;
	reader.for_reader = true;
	struct loader *l = loader_new(&reader, NULL);
	struct model *m = NULL;
	loader_start(l, false, NULL);
	while ((m = next_model(l)) && !m->complete)
		model_free(m);
	uint32_t mentions = m->entities->nmentions, looked = 0;
	ok(named(m, "Paris") != ENTITY_NONE && named(m, "Berlin") != ENTITY_NONE, "two names");
	struct str text = STR("merge\tParis\tBerlin\nname\tfr\tLutèce\tParis\n");
	struct reviser *r = reviser_start(m, loader_wisdom(l), text, 2, l);
	struct revisions *said = NULL;
	struct renaming *made = NULL;
	double end = clock_now() + WAIT_MS / 1000.0;
	while (!said && clock_now() < end) {
		struct pollfd p = { .fd = loader_fd(l), .events = POLLIN };
		poll(&p, 1, 1000);
		loader_quiet(l);
		for (uint32_t i = 0; i < mentions; i++)
			looked += m->entities->mentions[i].article < FILES;
		made = reviser_take(r, &said);
	}
	reviser_free(r);
	ok(made && looked >= mentions, "are made anew while they are looked at");
	struct model *fresh = model_renamed(m, made, said);
	ok(fresh->stories == m->stories && named(m, "Paris") != ENTITY_NONE, "the model stays until it is freed");
	model_free(m);
	ok(named(fresh, "Paris") == ENTITY_NONE && named(fresh, "Lutèce") != ENTITY_NONE, "one is left, with its new name");
	ok(same_at_start(in, text, fresh->entities), "as at the next start");
	m = model_revised(fresh, loader_wisdom(l), NULL, 1);
	model_free(fresh);
	ok(m && named(m, "Paris") != ENTITY_NONE && m->entities->nmentions == mentions, "and all is as it was without it");
	model_free(m);
	revisions_free(said);
	loader_free(l);
}

int main(void)
{
	char folder[] = "/tmp/visavis-loader-XXXXXX";
	struct err err;
	struct model *whole;
	if (!mkdtemp(folder))
		return 99;
	write_corpus(folder);
	struct str path = str_of(folder);
	struct loader_input in = { .paths = &path, .npaths = 1, .sides = { LANG_FR, LANG_DE }, .threads = 2,
		                   .name = "test", .started = clock_now() };
	struct loader *at_once = loader_new(&in, NULL);
	puts("1..27");
	ok(loader_run(at_once, &whole, &err) == 0 && whole->corpus->narticles == FILES, "reads at once");
	test_background(&in, whole);
	test_stop(&in, whole);
	test_words_first(&in);
	test_revise(&in);
	test_failure(&in);
	test_again(folder, &in);
	model_free(whole);
	loader_free(at_once);
	remove_corpus(folder);
	return 0;
}
