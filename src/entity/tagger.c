#include "entity/tagger.h"

#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/intl.h"
#include "base/mem.h"

_Static_assert((int)FEATURE_LABELS == (int)TAGGER_LABELS, "lexemes hold a weight for each label");

struct tagger {
	struct data file; /* of tagger_new */
	const struct tagger_header *header;
	const struct tagger_row *rows; /* [header->slots] */
};

struct tagger *
tagger_of(struct str bytes)
{
	const struct tagger_header *h = (const void *)bytes.p;
	struct tagger *t;

	if (bytes.n < sizeof *h || memcmp(h->magic, TAGGER_MAGIC, sizeof h->magic) != 0 || h->slots == 0 ||
	    (h->slots & (h->slots - 1)) != 0 || bytes.n != sizeof *h + (size_t)h->slots * sizeof(struct tagger_row))
		return NULL;
	t = mem_zalloc(1, sizeof *t);
	t->header = h;
	t->rows = (const void *)(bytes.p + sizeof *h);
	return t;
}

int
tagger_new(struct tagger **out, const char *name, struct err *err)
{
	struct data file;

	if (data_map(name, &file, err) != 0)
		return -1;
	*out = tagger_of(file.bytes);
	if (*out == NULL) {
		data_unmap(&file);
		return err_set(err, _("%s: not a model of the name tagger"), name);
	}
	(*out)->file = file;
	return 0;
}

void
tagger_free(struct tagger *t)
{
	if (t == NULL)
		return;
	data_unmap(&t->file);
	free(t);
}

uint32_t
tagger_slot(uint64_t feature, uint32_t slots, uint16_t *mark)
{
	uint64_t h = features_hash(feature, 0x51);

	*mark = (uint16_t)(h >> 48);
	if (*mark == 0)
		*mark = 1;
	return (uint32_t)h & (slots - 1);
}

void
tagger_add(const struct tagger *t, const uint64_t *features, size_t n, int16_t sum[TAGGER_LABELS])
{
	uint32_t mask = t->header->slots - 1, slots[FEATURES_MOST];
	uint16_t marks[FEATURES_MOST];
	size_t i;
	unsigned y;

	for (i = 0; i < n; i++) {
		slots[i] = tagger_slot(features[i], mask + 1, &marks[i]);
		__builtin_prefetch(&t->rows[slots[i]]);
	}
	for (i = 0; i < n; i++) {
		const struct tagger_row *row = &t->rows[slots[i]];
		int left = TAGGER_PROBES;

		while (row->mark != marks[i] && row->mark != 0 && --left > 0)
			row = row == t->rows + mask ? t->rows : row + 1;
		if (row->mark == marks[i])
			for (y = 0; y < TAGGER_LABELS; y++)
				sum[y] = (int16_t)(sum[y] + row->weight[y]);
	}
}

/* The score of each label at token ${i}, neighbours' own sums added. */
static void
score(const struct tagger *t, const struct token *tokens, size_t n, size_t i, lang_id lang, int16_t sum[TAGGER_LABELS])
{
	uint64_t features[FEATURES_MOST];
	unsigned y;
	int offset;

	memset(sum, 0, TAGGER_LABELS * sizeof *sum);
	for (offset = -2; offset <= 2; offset++) {
		size_t at = i - (size_t)(ptrdiff_t)offset; /* whose words' sums are for the one at ${offset} behind */

		if (at < n)
			for (y = 0; y < TAGGER_LABELS; y++)
				sum[y] = (int16_t)(sum[y] + tokens[at].lexeme->sum[offset + 2][y]);
	}
	tagger_add(t, features, features_context(tokens, n, i, lang, features), sum);
}

/* Gaps that no name goes across. */
static const unsigned apart = 1u << TOKEN_PAREN | 1u << TOKEN_UNPAREN | 1u << TOKEN_COMMA | 1u << TOKEN_SLASH;

/* Paths that are so many nats behind the best one are given up: where only "no name" is left, nothing is looked up. */
static const double BEHIND = 8;

enum { NEVER = -1000000000 };

/* One step of Viterbi: the best way to each label, with the transitions that tagger_follows() forbids left out, and
 * only where a name may begin or go on. True if the token has any choice. */
static bool
step(const struct tagger *t, const struct token *token, const int32_t *before, int32_t *now, uint8_t *from)
{
	const int16_t(*move)[TAGGER_LABELS] = t->header->transition;
	bool on = (apart >> token->gap & 1) == 0, choice = false;
	unsigned y, z;

	for (y = 0; y < TAGGER_LABELS; y++) {
		now[y] = NEVER;
		from[y] = TAGGER_OUTSIDE;
		if (y == TAGGER_OUTSIDE || (tagger_begins(y) && token->lexeme->begins)) {
			for (z = 0; z <= TAGGER_LABELS; z++)
				if (before[z] + move[z][y] > now[y] && before[z] > NEVER) {
					now[y] = before[z] + move[z][y];
					from[y] = (uint8_t)z;
				}
		} else if (!tagger_begins(y) && on) {
			for (z = y - 1; z <= y; z++)
				if (before[z] + move[z][y] > now[y] && before[z] > NEVER) {
					now[y] = before[z] + move[z][y];
					from[y] = (uint8_t)z;
				}
		}
		choice |= y != TAGGER_OUTSIDE && now[y] > NEVER;
	}
	now[TAGGER_START] = NEVER;
	return choice;
}

/* Add the token's own scores; give up what is far behind. */
static void
weigh(const int16_t sum[TAGGER_LABELS], int32_t outside, int32_t behind, int32_t *now)
{
	int32_t best = NEVER;
	unsigned y;

	for (y = 0; y < TAGGER_LABELS; y++)
		if (now[y] > NEVER) {
			now[y] += sum[y] - (y == TAGGER_OUTSIDE ? outside : 0);
			best = now[y] > best ? now[y] : best;
		}
	for (y = 0; y < TAGGER_LABELS; y++)
		if (now[y] < best - behind)
			now[y] = NEVER;
}

/* Viterbi 1967. */
void
tagger_run(const struct tagger *t, const struct token *tokens, size_t n, lang_id lang, double bias, uint8_t *labels)
{
	double unit = (double)t->header->unit;
	int32_t best[2][TAGGER_LABELS + 1], outside = (int32_t)(bias / unit), behind = (int32_t)(BEHIND / unit);
	uint8_t(*from)[TAGGER_LABELS] = mem_alloc((n + 1) * sizeof *from);
	unsigned y, z;
	size_t i;

	for (y = 0; y <= TAGGER_LABELS; y++)
		best[1][y] = y == TAGGER_START ? 0 : NEVER;
	for (i = 0; i < n; i++) {
		int16_t sum[TAGGER_LABELS];

		if (!step(t, &tokens[i], best[(i & 1) ^ 1], best[i & 1], from[i]))
			continue;
		score(t, tokens, n, i, lang, sum);
		weigh(sum, outside, behind, best[i & 1]);
	}
	for (y = 0, z = 1; n > 0 && z < TAGGER_LABELS; z++)
		if (best[(n - 1) & 1][z] > best[(n - 1) & 1][y])
			y = z;
	for (i = n; i-- > 0; y = from[i][y])
		labels[i] = (uint8_t)y;
	free(from);
}
