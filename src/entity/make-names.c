/*
 * make-names: train the name tagger, make data/names.bin.
 *     make-names [--hold-out SET[,SET]…] [--rounds N] [--rows N] [--lines LINES MARKS] NAMES OUTPUT
 * NAMES is the folder of marked texts (marked.h): our marks of news, smartdata and GermEval; LINES and MARKS are more
 * news with marks of ours. With --hold-out the news of NAMES with ids of these sets ("13.…") are left out (score-names
 * --only SET then scores with them). The result is the same each time. From the source tree:
 *     VISAVIS_DATADIR=data src/entity/make-names --lines ../shared/parallel/news/newstest2008-2013.tsv.xz \
 *         data/marks.tsv ../shared/names data/names.bin
 * It sees words with the gazetteer and the word lists of data/: make it anew when those change.
 *
 * Every sentence of the news is learnt both alone and with the other version of its article as evidence. A part of that
 * is what names the tagger finds in the other version by itself: for each of RUNS runs of the news by a tagger that is
 * trained on the others, for nothing is found so well as what was learnt from (stacking: Wolpert 1992, Neural Networks
 * 5). Features that occur in one sentence only are left out; after some rounds the most useful ones stay and are
 * trained on.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "entity/knowledge.h"
#include "entity/marked.h"
#include "entity/tokens.h"
#include "entity/train.h"

static const double RATE = 0.05, DROPOUT = 0.4, LARGEST = 3.8; /* nats that a byte can hold */
enum { RUNS = 3, NOTES = 3 }; /* NOTES of the weights are taken in each of the later rounds, and their mean is kept */
static const char *const others[] = { "de.smartdata", "de.germeval2014-dev" };

struct options {
	const char *names, *output, *lines, *marks;
	struct marked_fold fold;
	unsigned rounds;
	uint32_t rows;
};

/* A sentence as it is learnt. */
struct example {
	uint32_t n, at; /* tokens; the first of them */
	uint32_t other; /* example of the same sentence with evidence; 0: none */
	bool evidence;  /* is the other of one */
};

/* A distinct feature. */
struct feature {
	uint64_t hash;
	uint32_t sentences, last; /* in how many it occurs, the last of them */
	uint32_t kept;            /* number in training + 1; 0: left out */
};

struct making {
	const struct marked *texts;
	uint32_t run; /* that is not learnt from; RUNS: all is */
	bool evidence;
	struct lexemes *lexemes;
	struct token_source source;
	VEC(struct feature_place) places; /* of a sentence */
	VEC(struct feature) features;
	uint32_t *slots, mask; /* open addressing: feature + 1 */
	VEC(struct example) examples;
	VEC(uint32_t) first;   /* by token: features */
	VEC(uint32_t) used;    /* features, as [features], then as numbers in training */
	VEC(uint16_t) allowed; /* by token */
	struct train *train;
	VEC(uint32_t) kept; /* by number in training: feature */
};

/* --- Examples --- */

static uint32_t
feature_of(struct making *m, uint64_t hash)
{
	uint32_t i = (uint32_t)(hash >> 20) & m->mask;

	while (m->slots[i] != 0 && m->features.items[m->slots[i] - 1].hash != hash)
		i = (i + 1) & m->mask;
	if (m->slots[i] == 0) {
		*vec_push(&m->features) = (struct feature){ .hash = hash, .last = UINT32_MAX };
		m->slots[i] = (uint32_t)m->features.n;
	}
	return m->slots[i] - 1;
}

static void
grow(struct making *m)
{
	uint32_t f;

	if (m->slots != NULL && m->features.n * 2 < m->mask)
		return;
	free(m->slots);
	m->mask = m->mask == 0 ? (1u << 20) - 1 : m->mask * 2 + 1;
	m->slots = mem_zalloc(m->mask + (size_t)1, sizeof *m->slots);
	for (f = 0; f < m->features.n; f++) {
		uint32_t i = (uint32_t)(m->features.items[f].hash >> 20) & m->mask;

		while (m->slots[i] != 0)
			i = (i + 1) & m->mask;
		m->slots[i] = f + 1;
	}
}

static void
use(struct making *m, const uint64_t *hashes, size_t n, uint32_t sentence)
{
	size_t i;

	for (i = 0; i < n; i++) {
		uint32_t f = feature_of(m, hashes[i]);

		m->features.items[f].sentences += m->features.items[f].last != sentence;
		m->features.items[f].last = sentence;
		vec_add(&m->used, f);
	}
}

static void
add_token(struct making *m, const struct token_run *run, const struct token_sentence *s, size_t i, uint32_t sentence)
{
	const struct token *tokens = run->tokens.items + s->at;
	lang_id lang = m->texts->corpus->articles[run->article]->lang;
	const struct index *ix = m->texts->index;
	uint64_t hashes[FEATURES_MOST];
	struct feature_view view = { &tokens[i], &m->places.items[FEATURE_BEFORE + i], lang };
	int offset;

	vec_add(&m->first, (uint32_t)m->used.n);
	for (offset = -2; offset <= 2; offset++) {
		size_t at = i - (size_t)(ptrdiff_t)offset;
		struct feature_key key;

		if (at >= s->n)
			continue;
		lexemes_key(ix, m->source.knowledge, lang, tokens[at].lexeme, &key);
		use(m, hashes, features_form(tokens[at].lexeme, &key, lang, offset, hashes), sentence);
	}
	use(m, hashes, features_context(&view, hashes), sentence);
}

/* Which labels the tokens of a sentence may have. */
static void
allow(struct making *m, const struct token_run *run, const struct token_sentence *x)
{
	uint32_t s = m->texts->first_span.items[run->article], last = m->texts->first_span.items[run->article + 1];
	uint32_t within = UINT32_MAX, i;

	for (i = x->at; i < x->at + x->n; i++) {
		const struct token *t = &run->tokens.items[i];
		uint32_t start = t->start, end = start + t->lexeme->bytes;

		while (s < last && m->texts->spans.items[s].end <= start)
			s++;
		if (s == last || start < m->texts->spans.items[s].start || end > m->texts->spans.items[s].end) {
			vec_add(&m->allowed, (uint16_t)(1 << TAGGER_OUTSIDE));
			continue;
		}
		vec_add(&m->allowed, s == within ? m->texts->spans.items[s].others : m->texts->spans.items[s].first);
		within = s;
	}
}

/* The sentences of an article; ${first}: their number, each by itself. */
static void
add_examples(struct making *m, const struct token_run *run, uint32_t first, bool evidence)
{
	uint32_t k, i;

	for (k = 0; k < run->sentences.n; k++) {
		const struct token_sentence *s = &run->sentences.items[k];

		vec_add(&m->examples, ((struct example){ s->n, (uint32_t)m->first.n, 0, evidence }));
		vec_reserve(&m->places, FEATURE_BEFORE + s->n + FEATURE_BEHIND);
		features_places(run->tokens.items + s->at, s->n, m->places.items);
		for (i = 0; i < s->n; i++)
			add_token(m, run, s, i, first + k);
		allow(m, run, s);
		grow(m);
	}
}

static void
make_examples(struct making *m)
{
	const struct corpus *c = m->texts->corpus;
	struct tokens_reader *reader = tokens_reader_new(&m->source);
	uint32_t a, i;

	grow(m);
	for (a = 0; a < c->narticles; a++) {
		uint32_t first = (uint32_t)m->examples.n;
		struct token_run *run;

		if (m->run < RUNS && marked_run(m->texts, a, RUNS) == m->run)
			continue;
		run = tokens_read(reader, a);
		add_examples(m, run, c->first_sentence[a], false);
		if (!m->evidence || !tokens_evidence(reader, run))
			continue;
		for (i = 0; i < run->sentences.n; i++)
			m->examples.items[first + i].other = (uint32_t)m->examples.n + i;
		add_examples(m, run, c->first_sentence[a], true);
	}
	vec_add(&m->first, (uint32_t)m->used.n);
	tokens_reader_free(reader);
}

/* --- Features that stay --- */

/* Renumber what the examples use: ${kept} of each feature, which is a number in training + 1. */
static void
compact(struct making *m, bool trained)
{
	size_t t, f, at = 0;

	for (t = 0; t + 1 < m->first.n; t++) {
		size_t from = m->first.items[t], to = m->first.items[t + 1];

		m->first.items[t] = (uint32_t)at;
		for (f = from; f < to; f++) {
			uint32_t id = trained ? m->kept.items[m->used.items[f]] : m->used.items[f];

			if (m->features.items[id].kept != 0)
				m->used.items[at++] = m->features.items[id].kept - 1;
		}
	}
	m->first.items[t] = (uint32_t)at;
	m->used.n = at;
}

static void
keep_repeated(struct making *m)
{
	uint32_t f;

	for (f = 0; f < m->features.n; f++)
		if (m->features.items[f].sentences > 1) {
			vec_add(&m->kept, f);
			m->features.items[f].kept = (uint32_t)m->kept.n;
		}
	compact(m, false);
}

struct merit {
	double merit;
	uint32_t number;
};

static int
by_merit(const void *a, const void *b)
{
	const struct merit *x = a, *y = b;

	return x->merit != y->merit ? (x->merit > y->merit ? -1 : 1) : x->number < y->number ? -1 : 1;
}

/* How much a feature does: its weights, less the mean of the labels, and how often it is asked. */
static double
merit_of(const struct making *m, uint32_t number)
{
	const float *w = m->train->rows[number].w;
	double mean = 0, square = 0;
	int y;

	for (y = 0; y < TAGGER_LABELS; y++)
		mean += (double)w[y] / TAGGER_LABELS;
	for (y = 0; y < TAGGER_LABELS; y++)
		square += ((double)w[y] - mean) * ((double)w[y] - mean);
	return square * (double)m->features.items[m->kept.items[number]].sentences;
}

/* Keep the ${n} features that do most, the best first. */
static void
keep_useful(struct making *m, uint32_t n)
{
	struct merit *merits = mem_alloc((m->kept.n + 1) * sizeof *merits);
	struct train_row *rows;
	uint32_t *kept, i;

	if (n > m->kept.n)
		n = (uint32_t)m->kept.n;
	for (i = 0; i < m->kept.n; i++) {
		merits[i] = (struct merit){ merit_of(m, i), i };
		m->features.items[m->kept.items[i]].kept = 0;
	}
	qsort(merits, m->kept.n, sizeof *merits, by_merit);
	rows = mem_zalloc(n + (size_t)1, sizeof *rows);
	kept = mem_alloc((n + (size_t)1) * sizeof *kept);
	for (i = 0; i < n; i++) {
		kept[i] = m->kept.items[merits[i].number];
		rows[i] = m->train->rows[merits[i].number];
		m->features.items[kept[i]].kept = i + 1;
	}
	compact(m, true);
	memcpy(m->kept.items, kept, n * sizeof *kept);
	m->kept.n = n;
	free(m->train->rows);
	m->train->rows = rows;
	m->train->nfeatures = n;
	free(kept);
	free(merits);
}

/* --- Training --- */

static void
learn(struct making *m, const struct example *e, double *likelihood)
{
	struct train_sentence s = { e->n, m->first.items + e->at, m->used.items, m->allowed.items + e->at };

	*likelihood += train_step(m->train, &s);
}

static void
train_rounds(struct making *m, unsigned rounds)
{
	uint32_t *order = mem_alloc((m->examples.n + 1) * sizeof *order), n = 0, i;
	uint64_t random = 5;
	unsigned r;

	for (i = 0; i < m->examples.n; i++)
		if (!m->examples.items[i].evidence)
			order[n++] = i;
	for (r = 0; r < rounds; r++) {
		double likelihood = 0, start = clock_now();

		for (i = n; i > 1; i--) {
			uint32_t k = train_random(&random, i), swap = order[i - 1];

			order[i - 1] = order[k];
			order[k] = swap;
		}
		for (i = 0; i < n; i++) {
			const struct example *e = &m->examples.items[order[i]];

			if (e->other != 0 && train_random(&random, 2))
				e = &m->examples.items[e->other];
			learn(m, e, &likelihood);
			if (2 * r >= rounds && (i + 1) * NOTES / n > i * NOTES / n)
				train_note(m->train);
		}
		fprintf(stderr, "round %u: log-likelihood %.0f, %.1f s\n", r + 1, likelihood, clock_now() - start);
	}
	train_mean(m->train);
	free(order);
}

/* --- The file --- */

static int16_t
units(float w, float unit, int most)
{
	long u = lrintf(w / unit);

	return (int16_t)(u > most ? most : u < -most ? -most : u);
}

/* Append the file to ${out}. */
static void
put_model(const struct making *m, struct buf *out)
{
	struct tagger_header h = { .magic = TAGGER_MAGIC, .slots = 1024, .unit = (float)LARGEST / 127 };
	struct tagger_row *rows;
	uint32_t i, lost = 0;
	unsigned y, z;

	while (h.slots / 10 * 8 < m->kept.n)
		h.slots *= 2;
	rows = mem_zalloc(h.slots, sizeof *rows);
	for (i = 0; i < m->kept.n; i++) {
		uint16_t mark;
		uint32_t slot = tagger_slot(m->features.items[m->kept.items[i]].hash, h.slots, &mark);

		int left = TAGGER_PROBES;

		while (rows[slot].mark != 0 && rows[slot].mark != mark && --left > 0)
			slot = (slot + 1) & (h.slots - 1);
		lost += rows[slot].mark != 0;
		if (rows[slot].mark != 0)
			continue;
		rows[slot].mark = mark;
		for (y = 0; y < TAGGER_LABELS; y++)
			rows[slot].weight[y] = (int8_t)units(m->train->rows[i].w[y], h.unit, 127);
	}
	for (z = 0; z <= TAGGER_LABELS; z++)
		for (y = 0; y < TAGGER_LABELS; y++)
			h.transition[z][y] = units(m->train->transition[z].w[y], h.unit, TAGGER_STEEPEST);
	fprintf(stderr, "%zu features in %u slots, %u lost\n", m->kept.n, h.slots, lost);
	buf_add(out, &h, sizeof h);
	buf_add(out, rows, h.slots * sizeof *rows);
	free(rows);
}

/* --- */

static void
release(struct making *m)
{
	train_free(m->train);
	lexemes_free(m->lexemes);
	vec_release(&m->places);
	vec_release(&m->features);
	vec_release(&m->examples);
	vec_release(&m->first);
	vec_release(&m->used);
	vec_release(&m->allowed);
	vec_release(&m->kept);
	free(m->slots);
}

/* Train a tagger on all of the texts but a run; append its file to ${out}. With evidence: its texts have been told. */
static void
make_model(const struct marked *texts, const struct knowledge *k, const struct options *o, uint32_t run, struct buf *out)
{
	struct making m = { .texts = texts, .run = run, .evidence = run == RUNS };

	m.lexemes = lexemes_new(texts->corpus, texts->index, k, NULL, 0);
	m.source = (struct token_source){ texts->corpus, texts->index, k, m.lexemes, &texts->counterparts, marked_told(texts) };
	make_examples(&m);
	fprintf(stderr, "%u articles, %zu sentences, %zu features, %u marks lost\n", texts->corpus->narticles, m.examples.n,
		m.features.n, texts->lost);
	keep_repeated(&m);
	m.train = train_new((uint32_t)m.kept.n, RATE, DROPOUT);
	train_rounds(&m, o->rounds);
	keep_useful(&m, o->rows);
	train_rounds(&m, o->rounds / 3 + 1);
	put_model(&m, out);
	release(&m);
}

/* Have the names of each run found by a tagger that has not seen it. */
static int
tell(struct marked *texts, const struct knowledge *k, const struct options *o, struct err *err)
{
	struct knowledge *readers[RUNS] = { NULL };
	struct buf files[RUNS] = { 0 };
	uint32_t i;
	int status = 0;

	for (i = 0; i < RUNS && status == 0; i++) {
		make_model(texts, k, o, i, &files[i]);
		status = knowledge_with(&readers[i], tagger_of(buf_str(&files[i])), err);
	}
	if (status == 0)
		marked_tell(texts, readers, RUNS);
	for (i = 0; i < RUNS; i++) {
		knowledge_free(readers[i]);
		buf_release(&files[i]);
	}
	return status;
}

static int
read_all(struct marked *texts, const struct options *o, struct err *err)
{
	size_t i;

	if (marked_news(texts, o->names, o->fold, err) != 0 ||
	    (o->lines != NULL && marked_lines(texts, o->lines, o->marks, err) != 0))
		return -1;
	for (i = 0; i < sizeof others / sizeof *others; i++)
		if (marked_bio(texts, o->names, others[i], err) != 0)
			return -1;
	return marked_freeze(texts, err);
}

static int
write_file(const char *path, struct str bytes, struct err *err)
{
	FILE *f = fopen(path, "wb");

	if (f == NULL)
		return err_sys(err, path);
	if (fwrite(bytes.p, 1, bytes.n, f) != bytes.n) {
		fclose(f);
		return err_sys(err, path);
	}
	return fclose(f) == 0 ? 0 : err_sys(err, path);
}

static bool
read_options(int argc, char **argv, struct options *o)
{
	int i;

	*o = (struct options){ .rounds = 12, .rows = 200000 };
	for (i = 1; i + 1 < argc && argv[i][0] == '-'; i += 2)
		if (strcmp(argv[i], "--hold-out") == 0)
			o->fold.set = argv[i + 1];
		else if (strcmp(argv[i], "--rounds") == 0)
			o->rounds = (unsigned)strtoul(argv[i + 1], NULL, 10);
		else if (strcmp(argv[i], "--rows") == 0)
			o->rows = (uint32_t)strtoul(argv[i + 1], NULL, 10);
		else if (strcmp(argv[i], "--lines") == 0 && i + 2 < argc) {
			o->lines = argv[i + 1];
			o->marks = argv[++i + 1];
		} else
			return false;
	if (i + 2 != argc)
		return false;
	o->names = argv[i];
	o->output = argv[i + 1];
	return true;
}

int
main(int argc, char **argv)
{
	struct knowledge *knowledge = NULL;
	struct marked texts = { .lost = 0 };
	struct buf file = { 0 };
	struct options o;
	struct err err = { "" };
	int status;

	if (!read_options(argc, argv, &o)) {
		fputs("usage: make-names [--hold-out SET] [--rounds N] [--rows N] [--lines LINES MARKS] NAMES OUTPUT\n", stderr);
		return 2;
	}
	status = knowledge_with(&knowledge, NULL, &err);
	if (status == 0)
		status = read_all(&texts, &o, &err);
	if (status == 0)
		status = tell(&texts, knowledge, &o, &err);
	if (status == 0) {
		make_model(&texts, knowledge, &o, RUNS, &file);
		status = write_file(o.output, buf_str(&file), &err);
	}
	if (status != 0)
		fprintf(stderr, "make-names: %s\n", err.msg);
	buf_release(&file);
	marked_release(&texts);
	knowledge_free(knowledge);
	return status == 0 ? 0 : 2;
}
