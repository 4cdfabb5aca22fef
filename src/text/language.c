#include "text/language.h"

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

/* Cost of the text in each language, in eighths of a nat. Returns the number of grams. */
static uint32_t
costs(const struct language_model *m, struct str text, uint32_t cost[LANGUAGE_COLUMNS])
{
	uint32_t rows[BATCH][2], n = 0;
	struct ngram g;
	size_t some;

	memset(cost, 0, LANGUAGE_COLUMNS * sizeof *cost);
	ngram_start(&g, text);
	do {
		some = ngram_rows(&g, rows, GRAMS_MOST - n < BATCH ? GRAMS_MOST - n : BATCH);
		costs_add(m, rows, some, cost);
		n += (uint32_t)some;
	} while (some == BATCH);
	return n;
}

lang_id
language_detect(const struct language_model *m, struct str text, double *margin)
{
	uint32_t cost[LANGUAGE_COLUMNS], n = costs(m, text, cost);
	unsigned i, best = 0, second = 1;
	double gap;

	for (i = 1; i < m->n; i++)
		if (cost[i] < cost[best])
			best = i;
	second = best == 0;
	for (i = 0; i < m->n; i++)
		if (i != best && cost[i] < cost[second])
			second = i;
	gap = n ? (cost[second] - cost[best]) / 8.0 / n : 0;
	if (margin != NULL)
		*margin = gap;
	if (n < GRAMS_LEAST || gap * n < 2.0 + margin_least * 8 || gap < margin_least / (n < 100 ? 1 : 4) ||
	    cost[best] / 8.0 / n > cost_most)
		return LANG_UND;
	return m->lang[best];
}

lang_id
language_vote(const struct language_model *m, const struct str *paragraphs, size_t n)
{
	size_t votes[256] = { 0 }, total = 0, i;
	lang_id best = LANG_UND;

	for (i = 0; i < n; i++)
		total += paragraphs[i].n;
	for (i = 0; i < n; i++) {
		lang_id lang = language_detect(m, paragraphs[i], NULL);

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
