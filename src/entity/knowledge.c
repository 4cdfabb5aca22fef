#include "entity/knowledge.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/par.h"
#include "entity/tagger.h"

/* The languages that have data for names and figures. */
static const lang_id languages[] = { LANG_FR, LANG_DE };
enum { LANGUAGES = sizeof languages / sizeof *languages };

struct knowledge {
	struct figure_words *figures[LANGUAGES];
	struct vocabulary *vocabulary[LANGUAGES];
	struct vocabulary *persons, *towns;
	struct cues *cues[LANGUAGES];
	struct link_words *linking[LANGUAGES];
	struct quote_words *quotes[LANGUAGES];
	struct gazetteer *gazetteer;
	struct tagger *tagger;
};

/* The parts, each of which reads a file of its own. */
struct loading {
	struct knowledge *k;
	struct err *err; /* [parts] */
	int *result;     /* [parts] */
};

static int
load_figures(struct knowledge *k, size_t i, struct err *err)
{
	return figure_words_new(&k->figures[i], languages[i], err);
}
static int
load_vocabulary(struct knowledge *k, size_t i, struct err *err)
{
	return vocabulary_new(&k->vocabulary[i], languages[i], err);
}
static int
load_cues(struct knowledge *k, size_t i, struct err *err)
{
	return cues_new(&k->cues[i], languages[i], err);
}
static int
load_linking(struct knowledge *k, size_t i, struct err *err)
{
	return link_words_new(&k->linking[i], languages[i], err);
}
static int
load_quotes(struct knowledge *k, size_t i, struct err *err)
{
	return quote_words_new(&k->quotes[i], languages[i], err);
}
static int
load_gazetteer(struct knowledge *k, size_t i, struct err *err)
{
	return i > 0 ? 0 : gazetteer_new(&k->gazetteer, languages, LANGUAGES, err);
}
static int
load_persons(struct knowledge *k, size_t i, struct err *err)
{
	return i > 0 ? 0 : vocabulary_open(&k->persons, "persons.txt", err);
}

static int
load_towns(struct knowledge *k, size_t i, struct err *err)
{
	return i > 0 ? 0 : vocabulary_open(&k->towns, "towns.txt", err);
}

/* For each language; the slowest first. */
static int (*const parts[])(struct knowledge *k, size_t language, struct err *err) = {
	load_vocabulary, load_gazetteer, load_figures, load_persons, load_towns, load_cues, load_linking, load_quotes,
};
enum { PARTS = sizeof parts / sizeof *parts * LANGUAGES };

static void
load_part(void *context, size_t i)
{
	struct loading *l = context;

	l->result[i] = parts[i / LANGUAGES](l->k, i % LANGUAGES, &l->err[i]);
}

int
knowledge_with(struct knowledge **out, struct tagger *tagger, struct err *err)
{
	struct knowledge *k = mem_zalloc(1, sizeof *k);
	struct err errs[PARTS];
	int result[PARTS];
	struct loading loading = { k, errs, result };
	size_t i;

	k->tagger = tagger;
	par_for(0, PARTS, load_part, &loading);
	for (i = 0; i < PARTS; i++)
		if (result[i] != 0) {
			*err = errs[i];
			knowledge_free(k);
			return -1;
		}
	*out = k;
	return 0;
}

int
knowledge_new(struct knowledge **out, struct err *err)
{
	struct tagger *tagger;

	return tagger_new(&tagger, "names.bin", err) == 0 ? knowledge_with(out, tagger, err) : -1;
}

void
knowledge_free(struct knowledge *k)
{
	size_t i;

	if (k == NULL)
		return;
	for (i = 0; i < LANGUAGES; i++) {
		figure_words_free(k->figures[i]);
		vocabulary_free(k->vocabulary[i]);
		cues_free(k->cues[i]);
		link_words_free(k->linking[i]);
		quote_words_free(k->quotes[i]);
	}
	vocabulary_free(k->persons);
	vocabulary_free(k->towns);
	gazetteer_free(k->gazetteer);
	tagger_free(k->tagger);
	free(k);
}

static size_t
place_of(lang_id lang)
{
	size_t i = 0;

	while (i < LANGUAGES && languages[i] != lang)
		i++;
	return i;
}

const struct figure_words *
knowledge_figures(const struct knowledge *k, lang_id lang)
{
	size_t i = place_of(lang);

	return i < LANGUAGES ? k->figures[i] : NULL;
}

const struct vocabulary *
knowledge_vocabulary(const struct knowledge *k, lang_id lang)
{
	size_t i = place_of(lang);

	return i < LANGUAGES ? k->vocabulary[i] : NULL;
}

const struct vocabulary *
knowledge_persons(const struct knowledge *k)
{
	return k->persons;
}

const struct vocabulary *
knowledge_towns(const struct knowledge *k)
{
	return k->towns;
}

const struct cues *
knowledge_cues(const struct knowledge *k, lang_id lang)
{
	size_t i = place_of(lang);

	return i < LANGUAGES ? k->cues[i] : NULL;
}

const struct link_words *
knowledge_linking(const struct knowledge *k, lang_id lang)
{
	size_t i = place_of(lang);

	return i < LANGUAGES ? k->linking[i] : NULL;
}

const struct quote_words *
knowledge_quotes(const struct knowledge *k, lang_id lang)
{
	size_t i = place_of(lang);

	return i < LANGUAGES ? k->quotes[i] : NULL;
}

const struct gazetteer *
knowledge_gazetteer(const struct knowledge *k)
{
	return k->gazetteer;
}

const struct tagger *
knowledge_tagger(const struct knowledge *k)
{
	return k->tagger;
}
