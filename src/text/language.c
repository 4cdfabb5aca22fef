#include "text/language.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/intl.h"
#include "base/mem.h"
#include "text/language_file.h"
#include "text/ngram.h"

struct language_model {
	struct data file;
	const uint8_t *rows; /* [NGRAM_ROWS][LANGUAGE_COLUMNS], -8 ln p */
	unsigned n;          /* languages in use */
	lang_id lang[LANGUAGE_COLUMNS];
};

enum { GRAMS_LEAST = 10, GRAMS_MOST = 20000 };

/* Nats for each pair of grams: how far the second must be, and how unlikely the best may be. */
static const double margin_least = 0.12, cost_most = 18.8;

/* Of a paragraph that is so far ahead the rest is not looked at, where others vote, too. Most of news are. */
static const double gap_sure = 1.5;

int
language_new(struct language_model **out, struct err *err)
{
	struct language_model *m = mem_zalloc(1, sizeof *m);
	const struct language_header *h;
	unsigned i;

	if (data_map("languages.bin", &m->file, err) != 0)
		goto fail;
	h = (const void *)m->file.bytes.p;
	if (m->file.bytes.n != LANGUAGE_FILE_SIZE || memcmp(h->magic, LANGUAGE_MAGIC, sizeof h->magic) != 0 ||
	    h->n < 2 || h->n > LANGUAGE_COLUMNS) {
		err_set(err, "%s: %s", "languages.bin", _("not a language model of this version"));
		goto fail;
	}
	m->n = h->n;
	for (i = 0; i < m->n; i++)
		m->lang[i] = lang_find((struct str){ h->code[i], strnlen(h->code[i], sizeof h->code[i]) });
	m->rows = (const uint8_t *)(h + 1);
	*out = m;
	return 0;
fail:
	language_free(m);
	return -1;
}

void
language_free(struct language_model *m)
{
	if (m == NULL)
		return;
	data_unmap(&m->file);
	free(m);
}

/* Add up the costs of up to BATCH grams. Two costs are at most 510, so that sixteen bits hold a batch of them: the
 * columns are added eight at a time, those at even bytes apart from those at odd ones. Little-endian, as the file. */
typedef uint16_t sums __attribute__((vector_size(16)));

enum { BATCH = 128 };

static void
costs_add(const struct language_model *m, uint32_t (*rows)[2], size_t n, uint32_t cost[LANGUAGE_COLUMNS])
{
	sums even = { 0 }, odd = { 0 };
	size_t i, k;

	for (i = 0; i < n; i++)
		for (k = 0; k < 2; k++) {
			sums row;

			memcpy(&row, m->rows + (size_t)rows[i][k] * LANGUAGE_COLUMNS, sizeof row);
			even += row & 0xFF;
			odd += row >> 8;
		}
	for (i = 0; i < LANGUAGE_COLUMNS / 2; i++) {
		cost[2 * i] += even[i];
		cost[2 * i + 1] += odd[i];
	}
}

/* What a text costs in each language. */
struct tally {
	uint32_t cost[LANGUAGE_COLUMNS], n; /* eighths of a nat; grams */
	unsigned best;
	double gap; /* nats a gram from the best language to the second */
};

static void
rank(const struct language_model *m, struct tally *t)
{
	unsigned i, second;

	t->best = 0;
	for (i = 1; i < m->n; i++)
		if (t->cost[i] < t->cost[t->best])
			t->best = i;
	second = t->best == 0;
	for (i = 0; i < m->n; i++)
		if (i != t->best && t->cost[i] < t->cost[second])
			second = i;
	t->gap = t->n ? (t->cost[second] - t->cost[t->best]) / 8.0 / t->n : 0;
}

/* Tally ${text} up to where the best language is ${sure} ahead. */
static void
tally(const struct language_model *m, struct str text, double sure, struct tally *t)
{
	uint32_t rows[BATCH][2];
	struct ngram g;
	size_t some;

	memset(t, 0, sizeof *t);
	ngram_start(&g, text);
	do {
		some = ngram_rows(&g, rows, GRAMS_MOST - t->n < BATCH ? GRAMS_MOST - t->n : BATCH);
		costs_add(m, rows, some, t->cost);
		t->n += (uint32_t)some;
		rank(m, t);
	} while (some == BATCH && t->gap < sure);
}

static lang_id
verdict(const struct language_model *m, const struct tally *t)
{
	if (t->n < GRAMS_LEAST || t->gap * t->n < 2.0 + margin_least * 8 ||
	    t->gap < margin_least / (t->n < 100 ? 1 : 4) || t->cost[t->best] / 8.0 / t->n > cost_most)
		return LANG_UND;
	return m->lang[t->best];
}

lang_id
language_detect(const struct language_model *m, struct str text, double *margin)
{
	struct tally t;

	tally(m, text, INFINITY, &t);
	if (margin != NULL)
		*margin = t.gap;
	return verdict(m, &t);
}

lang_id
language_vote(const struct language_model *m, const struct str *paragraphs, size_t n)
{
	size_t votes[256] = { 0 }, total = 0, i;
	lang_id best = LANG_UND;

	for (i = 0; i < n; i++)
		total += paragraphs[i].n;
	for (i = 0; i < n; i++) {
		struct tally t;
		lang_id lang;

		tally(m, paragraphs[i], gap_sure, &t);
		lang = verdict(m, &t);
		votes[lang] += paragraphs[i].n;
		if (lang != LANG_UND && votes[lang] * 2 > total)
			return lang; /* whatever the rest votes */
	}
	total -= votes[LANG_UND]; /* too short to tell: no vote */
	votes[LANG_UND] = 0;
	for (i = 0; i < lang_count(); i++)
		if (votes[i] > votes[best])
			best = (lang_id)i;
	return votes[best] * 2 > total ? best : LANG_UND;
}
