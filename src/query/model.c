#include "query/model.h"

#include <stdlib.h>

#include "base/clock.h"

/* What a model has of its own beside the stages. */
struct model_own {
	struct arena arena;
	struct corpus *corpus;
	struct index *index;
	struct entities *entities;
	struct stories *stories;
};

static double
lap(double *since)
{
	double now = clock_now(), seconds = now - *since;
	*since = now;
	return seconds;
}

static void
make_corpus(struct model *m, const struct wisdom *w, const struct model_input *in)
{
	struct arena *arena = &m->own->arena;
	struct sentence_rules rules = w->rules;
	rules.lines = in->lines;
	m->own->corpus = corpus_new(arena_copy(arena, in->articles, in->narticles * sizeof *in->articles),
				    in->narticles, arena_copy(arena, in->report, in->nreport * sizeof *in->report),
				    in->nreport, &rules, in->threads);
	m->own->corpus->bytes = in->bytes;
	m->own->corpus->nfiles = in->nfiles;
	m->corpus = m->own->corpus;
}

static void
make_stories(struct model *m, const struct wisdom *w, const struct model_input *in)
{
	struct model_own *own = m->own;
	if (in->forced_pair && in->narticles == 2)
		own->stories = stories_forced(m->corpus, m->index, own->entities, w->lexicon, m->sides);
	else
		own->stories = stories_new(m->corpus, m->index, own->entities, w->lexicon, m->sides, in->threads);
	m->stories = own->stories;
}

/* Names once more, with the other version of each story as evidence (KNOWN: the best there is). */
static void
make_entities_again(struct model *m, const struct wisdom *w, const struct model_input *in)
{
	struct model_own *own = m->own;
	if (own->stories->npairs == 0)
		return;
	struct counterparts others = stories_counterparts(own->stories);
	struct entities *again = entities_again(m->corpus, m->index, w->knowledge, own->entities, &others, in->threads);
	entities_free(own->entities);
	own->entities = again;
}

int
model_new(const struct wisdom *w, const struct model_input *in, struct model **out, struct err *err)
{
	(void)err; /* no stage fails today; those that read data have done so in wisdom_new */
	struct model *m = mem_zalloc(1, sizeof *m);
	double since = clock_now();
	m->own = mem_zalloc(1, sizeof *m->own);
	m->sides = w->sides;
	m->lexicon = w->lexicon;
	m->complete = in->complete;
	m->name = arena_strz(&m->own->arena, str_of(in->name));
	m->timing.read = in->read_seconds;
	make_corpus(m, w, in);
	m->timing.text = lap(&since);
	if (in->only_articles) {
		*out = m;
		return 0;
	}
	m->index = m->own->index = index_new(m->corpus, in->threads);
	m->timing.index = lap(&since);
	m->timing.searchable = since - in->started;
	m->own->entities = entities_new(m->corpus, m->index, w->knowledge, m->sides, NULL, in->threads);
	m->timing.entity = lap(&since);
	make_stories(m, w, in);
	m->timing.pair = lap(&since);
	make_entities_again(m, w, in);
	m->entities = m->own->entities;
	m->timing.entity += lap(&since);
	m->opened = opened_new(m->corpus, m->index, m->entities, m->stories, w->lexicon);
	m->timing.total = clock_now() - in->started;
	*out = m;
	return 0;
}

void
model_free(struct model *m)
{
	if (!m)
		return;
	opened_free(m->opened);
	stories_free(m->own->stories);
	entities_free(m->own->entities);
	index_free(m->own->index);
	corpus_free(m->own->corpus);
	arena_release(&m->own->arena);
	free(m->own);
	free(m);
}

int
model_side(const struct model *m, uint32_t article)
{
	lang_id lang = m->corpus->articles[article]->lang;
	return lang == m->sides.left ? 0 : lang == m->sides.right ? 1 : -1;
}
