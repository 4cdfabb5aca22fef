#include "query/model.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "base/clock.h"
#include "corpus/copies.h"
#include "query/titles.h"

/* What two models over the same articles share: the second knows names and stories, the first does not. */
struct model_base {
	atomic_uint holders;
	struct arena arena;
	struct corpus *corpus;
	struct index *index; /* NULL with only_articles */
	const int8_t *side;
};

/* What a model has of its own beside the stages. */
struct model_own {
	struct model_base *base;
	struct entities *entities;
	struct stories *stories;
	struct names *names;
	uint32_t *by_title;
};

static double
lap(double *since)
{
	double now = clock_now(), seconds = now - *since;
	*since = now;
	return seconds;
}

/* Which files gave copies: articles and rows are in reading order, and a row says how many articles are its own. */
static void
report_copies(const struct copies *c, const struct model_input *in, struct report_row *report)
{
	uint32_t a = 0;
	for (uint32_t i = 0; i < in->nreport; i++) {
		struct report_row *row = &report[i];
		uint32_t end = a + row->articles < in->narticles ? a + row->articles : in->narticles;
		for (; a < end; a++) {
			if (c->of[a] == a)
				continue;
			if (row->copies++ == 0)
				row->same = in->articles[c->of[a]]->file;
		}
	}
}

static void
make_corpus(struct model_base *b, const struct wisdom *w, const struct model_input *in)
{
	struct arena *arena = &b->arena;
	struct sentence_rules rules = w->rules;
	struct report_row *report = arena_copy(arena, in->report, in->nreport * sizeof *in->report);
	struct copies copies = { .n = in->narticles };
	rules.lines = in->lines;
	copies.kept = arena_copy(arena, in->articles, in->narticles * sizeof *in->articles);
	if (!in->forced_pair) { /* two files that are the same are a pair there all the same */
		copies_find(in->articles, in->narticles, in->threads, arena, &copies);
		report_copies(&copies, in, report);
	}
	b->corpus = corpus_new(copies.kept, copies.n, report, in->nreport, &rules, in->threads);
	b->corpus->first_copy = copies.first;
	b->corpus->copies = copies.copies;
	b->corpus->bytes = in->bytes;
	b->corpus->nfiles = in->nfiles;
	corpus_give(b->corpus, arena_copy(arena, in->given, in->ngiven * sizeof *in->given), in->ngiven);
}

static const int8_t *
find_sides(struct model_base *b, struct sides sides)
{
	int8_t *side = arena_array(&b->arena, int8_t, b->corpus->narticles);
	for (uint32_t a = 0; a < b->corpus->narticles; a++) {
		lang_id lang = b->corpus->articles[a]->lang;
		side[a] = lang == sides.left ? 0 : lang == sides.right ? 1 : -1;
	}
	return side;
}

/* A model over ${b} that knows nothing else. */
static struct model *
model_over(struct model_base *b, const struct wisdom *w, const char *name)
{
	struct model *m = mem_zalloc(1, sizeof *m);
	m->own = mem_zalloc(1, sizeof *m->own);
	m->own->base = b;
	m->sides = w->sides;
	m->lexicon = w->lexicon;
	m->knowledge = w->knowledge;
	m->name = name;
	m->corpus = b->corpus;
	m->index = b->index;
	m->side = b->side;
	return m;
}

/* Articles, sentences, words. */
static struct model *
make_base(const struct wisdom *w, const struct model_input *in)
{
	struct model_base *b = mem_zalloc(1, sizeof *b);
	struct timing timing = { .read = in->read_seconds };
	double since = clock_now();
	atomic_init(&b->holders, 1);
	make_corpus(b, w, in);
	b->side = find_sides(b, w->sides);
	timing.text = lap(&since);
	if (!in->only_articles)
		b->index = index_new(b->corpus, in->threads);
	timing.index = lap(&since);
	timing.searchable = since - in->started;
	struct model *m = model_over(b, w, arena_strz(&b->arena, str_of(in->name)));
	m->revisions = in->revisions;
	m->timing = timing;
	return m;
}

static void
make_stories(struct model *m, const struct wisdom *w, const struct model_input *in)
{
	struct model_own *own = m->own;
	if (in->forced_pair && in->narticles == 2)
		own->stories = stories_forced(m->corpus, m->index, own->entities, w->lexicon, m->sides);
	else
		own->stories = stories_new(m->corpus, m->index, own->entities, w->lexicon, in->said, m->sides,
					   in->threads);
	m->stories = own->stories;
}

/* Names once more, with the other version of each story as evidence (KNOWN: the best there is). */
static void
make_entities_again(struct model *m, const struct wisdom *w, const struct model_input *in)
{
	struct model_own *own = m->own;
	struct counterparts others = stories_counterparts(own->stories);
	bool pairs = own->stories->npairs > 0, said = in->revisions && in->revisions->items.n > 0;
	entities_heed(own->entities, in->revisions, in->for_reader);
	if (pairs || said || in->for_reader)
		own->entities = entities_again(own->entities, m->corpus, w->knowledge, m->sides, pairs ? &others : NULL,
					       in->threads);
	else
		entities_settle(own->entities, w->knowledge, m->sides);
}

/* Alignments and translations know what the pairs teach; the pairs themselves were made without. */
static void
learn(struct model *m, const struct model_input *in)
{
	const struct learned_sources from = { m->corpus, m->index, m->lexicon, m->stories, in->said, in->threads };
	if (in->learn && in->complete && !in->forced_pair)
		learned_make(&from, &m->learned);
}

static void
order_titles(struct model *m, const struct model_input *in)
{
	if (!in->for_reader)
		return;
	m->by_title = m->own->by_title = titles_order(m->corpus, m->stories, in->reader, in->threads);
	m->reader = in->reader;
}

struct model *
model_early(const struct wisdom *w, const struct model_input *in)
{
	struct model *m = make_base(w, in);
	m->entities = m->own->entities = entities_none(m->corpus);
	m->stories = m->own->stories = stories_alone(m->corpus, m->sides);
	m->names = m->own->names = names_new(m->entities);
	m->opened = opened_new(m->corpus, m->index, m->entities, m->stories, w->lexicon);
	order_titles(m, in);
	return m;
}

struct model *
model_share(const struct wisdom *w, const struct model *early)
{
	atomic_fetch_add(&early->own->base->holders, 1);
	struct model *m = model_over(early->own->base, w, early->name);
	m->timing = early->timing;
	return m;
}

/* What share of the time behind the words is over with a stage, as measured. */
#define SHARE_ENTITIES 0.47
#define SHARE_STORIES 0.78

static void
tell(const struct model_input *in, double share)
{
	if (in->told)
		in->told(in->told_to, share);
}

void
model_finish(struct model *m, const struct wisdom *w, const struct model_input *in)
{
	double since = clock_now();
	m->complete = in->complete;
	m->revisions = in->revisions;
	m->own->entities = entities_new(m->corpus, m->index, w->knowledge, in->threads);
	m->timing.entity = lap(&since);
	tell(in, SHARE_ENTITIES);
	make_stories(m, w, in);
	m->timing.pair = lap(&since);
	tell(in, SHARE_STORIES);
	make_entities_again(m, w, in);
	m->entities = m->own->entities;
	m->names = m->own->names = names_new(m->entities);
	m->timing.again = lap(&since);
	m->timing.entity += m->timing.again;
	learn(m, in);
	m->opened = opened_new(m->corpus, m->index, m->entities, m->stories, model_lexicon(m));
	order_titles(m, in);
	opened_correct(m->opened, in->said);
	m->timing.total = clock_now() - in->started;
}

/* What model_rename() made. */
struct renaming {
	const struct wisdom *wisdom;
	struct entities *entities;
	struct names *names;
};

struct renaming *
model_rename(struct model *m, const struct wisdom *w, const struct revisions *revisions, unsigned threads)
{
	if (!m->own->stories || !m->own->entities->kept)
		return NULL;
	struct counterparts others = stories_counterparts(m->own->stories);
	struct renaming *r = mem_zalloc(1, sizeof *r);
	r->wisdom = w;
	r->entities = entities_revised(m->own->entities, m->corpus, w->knowledge, m->sides,
				       m->own->stories->npairs > 0 ? &others : NULL, revisions, threads);
	r->names = names_new(r->entities);
	return r;
}

void
renaming_free(struct renaming *r)
{
	if (!r)
		return;
	names_free(r->names);
	entities_free(r->entities);
	free(r);
}

struct model *
model_renamed(struct model *m, struct renaming *made, const struct revisions *revisions)
{
	struct model *r = model_share(made->wisdom, m);
	r->entities = r->own->entities = made->entities;
	r->names = r->own->names = made->names;
	r->revisions = revisions;
	r->complete = m->complete;
	r->stories = r->own->stories = m->own->stories;
	r->by_title = r->own->by_title = m->own->by_title;
	r->reader = m->reader;
	r->opened = m->opened;
	r->learned = m->learned; /* of stories: no name has a part in it */
	opened_rename(r->opened, r->entities);
	m->own->stories = NULL;
	m->own->by_title = NULL;
	m->learned = (struct learned){ 0 };
	m->opened = NULL;
	free(made);
	return r;
}

struct model *
model_revised(struct model *m, const struct wisdom *w, const struct revisions *revisions, unsigned threads)
{
	struct renaming *made = model_rename(m, w, revisions, threads);
	return made ? model_renamed(m, made, revisions) : NULL;
}

int
model_new(const struct wisdom *w, const struct model_input *in, struct model **out, struct err *err)
{
	(void)err; /* no stage fails today; those that read data have done so in wisdom_new */
	*out = make_base(w, in);
	(*out)->complete = in->complete;
	if (!in->only_articles)
		model_finish(*out, w, in);
	return 0;
}

static void
base_free(struct model_base *b)
{
	if (atomic_fetch_sub(&b->holders, 1) > 1)
		return;
	index_free(b->index);
	corpus_free(b->corpus);
	arena_release(&b->arena);
	free(b);
}

void
model_free(struct model *m)
{
	if (!m)
		return;
	opened_free(m->opened);
	names_free(m->own->names);
	free(m->own->by_title);
	learned_release(&m->learned);
	stories_free(m->own->stories);
	entities_free(m->own->entities);
	base_free(m->own->base);
	free(m->own);
	free(m);
}

const struct lexicon *
model_lexicon(const struct model *m)
{
	return m->learned.lexicon ? m->learned.lexicon : m->lexicon;
}

int
model_side(const struct model *m, uint32_t article)
{
	return m->side[article];
}
