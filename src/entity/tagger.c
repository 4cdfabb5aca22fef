#include "entity/tagger.h"

#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/intl.h"
#include "base/mem.h"

_Static_assert((int)FEATURE_LABELS == (int)TAGGER_LABELS, "lexemes hold a weight for each label");

/* Paths that are so many nats behind the best one are given up: where only "no name" is left, nothing is looked up. */
static const double BEHIND = 8;

enum { NEVER = -1000000000 };

struct tagger {
	struct data file; /* of tagger_new */
	const struct tagger_header *header;
	const struct tagger_row *rows; /* [header->slots] */
	uint16_t *marks;               /* [header->slots]: of the rows, side by side: most of what is looked for is missed */
};

enum { MEMO = 4096 };

/* Weights that were summed once, by the key of the features they are of; a new key takes the place of an old one. */
struct memo {
	uint64_t key[MEMO]; /* 0: free */
	int16_t sum[MEMO][FEATURE_LANES];
};

enum { WORD_FEATURES = 8 };

/* A token before its turn: what it will ask for is on its way into the cache. */
struct ahead {
	size_t at; /* which; SIZE_MAX: none */
	struct feature_view view;
	uint64_t looks, hints; /* keys */
	uint32_t slots[WORD_FEATURES];
	uint16_t marks[WORD_FEATURES];
	size_t n;
};

struct tagger_desk {
	const struct tagger *tagger;
	struct memo looks, hints;
	struct ahead ahead[2];
	uint8_t (*from)[TAGGER_LABELS]; /* [room] */
	size_t room;
};

struct tagger *
tagger_of(struct str bytes)
{
	const struct tagger_header *h = (const void *)bytes.p;
	struct tagger *t;
	uint32_t i;

	if (bytes.n < sizeof *h || memcmp(h->magic, TAGGER_MAGIC, sizeof h->magic) != 0 || h->slots == 0 ||
	    (h->slots & (h->slots - 1)) != 0 || bytes.n != sizeof *h + (size_t)h->slots * sizeof(struct tagger_row))
		return NULL;
	t = mem_zalloc(1, sizeof *t);
	t->header = h;
	t->rows = (const void *)(bytes.p + sizeof *h);
	t->marks = mem_alloc(h->slots * sizeof *t->marks);
	for (i = 0; i < h->slots; i++)
		t->marks[i] = t->rows[i].mark;
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
	free(t->marks);
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

static void
add(int16_t *restrict sum, const int16_t *restrict more)
{
	unsigned y;

	for (y = 0; y < FEATURE_LANES; y++)
		sum[y] = (int16_t)(sum[y] + more[y]);
}

/* The row of a feature; NULL: it has none. */
static const struct tagger_row *
find(const struct tagger *t, uint32_t slot, uint16_t mark)
{
	uint32_t mask = t->header->slots - 1;
	int left = TAGGER_PROBES;

	while (t->marks[slot] != mark) {
		if (t->marks[slot] == 0 || --left == 0)
			return NULL;
		slot = (slot + 1) & mask;
	}
	return &t->rows[slot];
}

void
tagger_add(const struct tagger *t, const uint64_t *features, size_t n, int16_t sum[FEATURE_LANES])
{
	const struct tagger_row *rows[FEATURES_MOST];
	uint32_t slots[FEATURES_MOST];
	uint16_t marks[FEATURES_MOST];
	size_t i, found = 0;
	unsigned y;

	for (i = 0; i < n; i++) {
		slots[i] = tagger_slot(features[i], t->header->slots, &marks[i]);
		__builtin_prefetch(&t->marks[slots[i]]);
	}
	for (i = 0; i < n; i++) {
		rows[found] = find(t, slots[i], marks[i]);
		if (rows[found] != NULL)
			__builtin_prefetch(rows[found++]);
	}
	for (i = 0; i < found; i++)
		for (y = 0; y < TAGGER_LABELS; y++)
			sum[y] = (int16_t)(sum[y] + rows[i]->weight[y]);
}

struct tagger_desk *
tagger_desk_new(const struct tagger *t)
{
	struct tagger_desk *d = mem_zalloc(1, sizeof *d);

	d->tagger = t;
	return d;
}

void
tagger_desk_free(struct tagger_desk *d)
{
	if (d == NULL)
		return;
	free(d->from);
	free(d);
}

static uint32_t
memo_slot(uint64_t key)
{
	return (uint32_t)(key * 0x9E3779B97F4A7C15u >> 32) % MEMO;
}

/* Add the weights of features that are known by a key. */
static void
add_known(const struct tagger *t, struct memo *m, uint64_t key, size_t list(const struct feature_view *, uint64_t *),
	  const struct feature_view *v, int16_t *sum)
{
	uint32_t at = memo_slot(key);

	if (m->key[at] != key) {
		uint64_t features[FEATURES_MOST];

		m->key[at] = key;
		memset(m->sum[at], 0, sizeof m->sum[at]);
		tagger_add(t, features, list(v, features), m->sum[at]);
	}
	add(sum, m->sum[at]);
}

/* Look at token ${i} before its turn. */
static struct ahead *
look_ahead(struct tagger_desk *d, const struct token *tokens, size_t n, size_t i, lang_id lang)
{
	struct ahead *a = &d->ahead[i & 1];
	uint64_t features[FEATURES_MOST];
	size_t k;

	if (a->at == i)
		return a;
	a->at = i;
	features_view(tokens, n, i, lang, &a->view);
	a->n = features_words(&a->view, features);
	for (k = 0; k < a->n; k++) {
		a->slots[k] = tagger_slot(features[k], d->tagger->header->slots, &a->marks[k]);
		__builtin_prefetch(&d->tagger->marks[a->slots[k]]);
	}
	a->looks = features_looks_key(&a->view);
	a->hints = features_hints_key(&a->view);
	__builtin_prefetch(d->looks.sum[memo_slot(a->looks)]);
	__builtin_prefetch(d->hints.sum[memo_slot(a->hints)]);
	return a;
}

/* The score of each label at token ${i}, neighbours' own sums added. */
static void
score(struct tagger_desk *d, const struct token *tokens, size_t n, size_t i, lang_id lang, int16_t sum[FEATURE_LANES])
{
	const struct ahead *a = look_ahead(d, tokens, n, i, lang);
	const struct tagger_row *rows[WORD_FEATURES];
	size_t k, found = 0;
	int offset;
	unsigned y;

	for (k = 0; k < a->n; k++) {
		rows[found] = find(d->tagger, a->slots[k], a->marks[k]);
		if (rows[found] != NULL)
			__builtin_prefetch(rows[found++]);
	}
	if (i + 1 < n)
		look_ahead(d, tokens, n, i + 1, lang);
	memset(sum, 0, FEATURE_LANES * sizeof *sum);
	for (offset = -2; offset <= 2; offset++) {
		size_t at = i - (size_t)(ptrdiff_t)offset; /* whose words' sums are for the one at ${offset} behind */

		if (at < n)
			add(sum, tokens[at].lexeme->sum[offset + 2]);
	}
	add_known(d->tagger, &d->looks, a->looks, features_looks, &a->view, sum);
	add_known(d->tagger, &d->hints, a->hints, features_hints, &a->view, sum);
	for (k = 0; k < found; k++)
		for (y = 0; y < TAGGER_LABELS; y++)
			sum[y] = (int16_t)(sum[y] + rows[k]->weight[y]);
}

/* Gaps that no name goes across. */
static const unsigned apart = 1u << TOKEN_PAREN | 1u << TOKEN_UNPAREN | 1u << TOKEN_COMMA | 1u << TOKEN_SLASH;

/* Outside, then each beginning. */
static unsigned
tagger_next(unsigned label)
{
	return label == TAGGER_OUTSIDE ? tagger_begin(0) : label + 2;
}

/* The labels that are not given up, ascending, with the likeliest path to each. */
struct front {
	uint8_t label[TAGGER_LABELS + 1];
	int32_t best[TAGGER_LABELS + 1];
	unsigned n;
};

/* One step of Viterbi: the best way to each label, with the transitions that tagger_follows() forbids left out, and
 * only where a name may begin or go on. True if the token has any choice. */
static bool
step(const struct tagger *t, const struct token *token, const struct front *before, struct front *now, uint8_t *from)
{
	bool on = (apart >> token->gap & 1) == 0, begins = token->lexeme->begins;
	int32_t best[TAGGER_LABELS];
	unsigned k, y;

	for (y = 0; y < TAGGER_LABELS; y++)
		best[y] = NEVER;
	for (k = 0; k < before->n; k++) {
		unsigned label = before->label[k];
		const int16_t *move = t->header->transition[label];

		for (y = 0; y < TAGGER_LABELS; y = tagger_next(y)) {
			if (before->best[k] + move[y] > best[y]) {
				best[y] = before->best[k] + move[y];
				from[y] = (uint8_t)label;
			}
			if (!begins)
				break;
		}
		if (!on || label == TAGGER_OUTSIDE || label == TAGGER_START)
			continue;
		y = tagger_inside(tagger_type(label));
		if (before->best[k] + move[y] > best[y]) {
			best[y] = before->best[k] + move[y];
			from[y] = (uint8_t)label;
		}
	}
	now->n = 0;
	for (y = 0; y < TAGGER_LABELS; y++)
		if (best[y] > NEVER) {
			now->label[now->n] = (uint8_t)y;
			now->best[now->n++] = best[y];
		}
	return now->n > 1;
}

/* Add the token's own scores; give up what is far behind. */
static void
weigh(const int16_t sum[FEATURE_LANES], int32_t outside, int32_t behind, struct front *now)
{
	int32_t best = NEVER;
	unsigned k, n = 0;

	for (k = 0; k < now->n; k++) {
		now->best[k] += sum[now->label[k]] - (now->label[k] == TAGGER_OUTSIDE ? outside : 0);
		best = now->best[k] > best ? now->best[k] : best;
	}
	for (k = 0; k < now->n; k++)
		if (now->best[k] >= best - behind) {
			now->label[n] = now->label[k];
			now->best[n++] = now->best[k];
		}
	now->n = n;
}

/* Viterbi 1967. */
void
tagger_run(struct tagger_desk *d, const struct token *tokens, size_t n, lang_id lang, double bias, uint8_t *labels)
{
	const struct tagger *t = d->tagger;
	double unit = (double)t->header->unit;
	int32_t outside = (int32_t)(bias / unit), behind = (int32_t)(BEHIND / unit), best = NEVER;
	struct front fronts[2] = { { .n = 0 }, { { TAGGER_START }, { 0 }, 1 } };
	const struct front *last;
	uint8_t y = 0;
	size_t i;
	unsigned k;

	if (n > d->room) {
		d->room = n * 2;
		d->from = mem_realloc(d->from, d->room, sizeof *d->from);
	}
	d->ahead[0].at = d->ahead[1].at = SIZE_MAX;
	for (i = 0; i < n; i++) {
		int16_t sum[FEATURE_LANES];

		if (!step(t, &tokens[i], &fronts[(i & 1) ^ 1], &fronts[i & 1], d->from[i]))
			continue;
		score(d, tokens, n, i, lang, sum);
		weigh(sum, outside, behind, &fronts[i & 1]);
	}
	last = &fronts[(n & 1) ^ 1];
	for (k = 0; n > 0 && k < last->n; k++)
		if (last->best[k] > best) {
			best = last->best[k];
			y = last->label[k];
		}
	for (i = n; i-- > 0; y = d->from[i][y])
		labels[i] = y;
}
