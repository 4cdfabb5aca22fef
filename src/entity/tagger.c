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

struct tagger_desk {
	const struct tagger *tagger;
	struct memo looks, hints;
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

/* Add the weights of features that are known by a key. */
static void
add_known(const struct tagger *t, struct memo *m, uint64_t key, size_t list(const struct feature_view *, uint64_t *),
	  const struct feature_view *v, int16_t *sum)
{
	uint32_t at = (uint32_t)(key * 0x9E3779B97F4A7C15u >> 32) % MEMO;

	if (m->key[at] != key) {
		uint64_t features[FEATURES_MOST];

		m->key[at] = key;
		memset(m->sum[at], 0, sizeof m->sum[at]);
		tagger_add(t, features, list(v, features), m->sum[at]);
	}
	add(sum, m->sum[at]);
}

/* The score of each label at token ${i}, neighbours' own sums added. */
static void
score(struct tagger_desk *d, const struct token *tokens, size_t n, size_t i, lang_id lang, int16_t sum[FEATURE_LANES])
{
	uint64_t features[FEATURES_MOST];
	struct feature_view v;
	int offset;

	memset(sum, 0, FEATURE_LANES * sizeof *sum);
	for (offset = -2; offset <= 2; offset++) {
		size_t at = i - (size_t)(ptrdiff_t)offset; /* whose words' sums are for the one at ${offset} behind */

		if (at < n)
			add(sum, tokens[at].lexeme->sum[offset + 2]);
	}
	features_view(tokens, n, i, lang, &v);
	add_known(d->tagger, &d->looks, features_looks_key(&v), features_looks, &v, sum);
	add_known(d->tagger, &d->hints, features_hints_key(&v), features_hints, &v, sum);
	tagger_add(d->tagger, features, features_words(&v, features), sum);
}

/* Gaps that no name goes across. */
static const unsigned apart = 1u << TOKEN_PAREN | 1u << TOKEN_UNPAREN | 1u << TOKEN_COMMA | 1u << TOKEN_SLASH;

/* The labels that are not given up, ascending, with the likeliest path to each. */
struct front {
	uint8_t label[TAGGER_LABELS + 1];
	int32_t best[TAGGER_LABELS + 1];
	unsigned n;
};

/* The best way to label ${y} from those of ${f} between ${low} and ${high}; NEVER: none. */
static int32_t
best_way(const struct tagger *t, const struct front *f, unsigned y, unsigned low, unsigned high, uint8_t *from)
{
	int32_t best = NEVER;
	unsigned k;

	for (k = 0; k < f->n; k++) {
		int32_t now = f->best[k] + t->header->transition[f->label[k]][y];

		if (f->label[k] >= low && f->label[k] <= high && now > best) {
			best = now;
			*from = f->label[k];
		}
	}
	return best;
}

static void
put(struct front *f, unsigned label, int32_t best)
{
	if (best > NEVER) {
		f->label[f->n] = (uint8_t)label;
		f->best[f->n++] = best;
	}
}

/* One step of Viterbi: the best way to each label, with the transitions that tagger_follows() forbids left out, and
 * only where a name may begin or go on. True if the token has any choice. */
static bool
step(const struct tagger *t, const struct token *token, const struct front *before, struct front *now, uint8_t *from)
{
	bool on = (apart >> token->gap & 1) == 0;
	unsigned y, k;

	now->n = 0;
	put(now, TAGGER_OUTSIDE, best_way(t, before, TAGGER_OUTSIDE, 0, TAGGER_START, &from[TAGGER_OUTSIDE]));
	if (token->lexeme->begins) {
		for (y = 1; y < TAGGER_LABELS; y++)
			if (tagger_begins(y))
				put(now, y, best_way(t, before, y, 0, TAGGER_START, &from[y]));
			else if (on)
				put(now, y, best_way(t, before, y, y - 1, y, &from[y]));
	} else if (on) {
		for (k = 0; k < before->n; k++) {
			y = before->label[k] == TAGGER_OUTSIDE ? 0 : tagger_inside(tagger_type(before->label[k]));
			if (y != 0 && before->label[k] < TAGGER_START && now->label[now->n - 1] != y)
				put(now, y, best_way(t, before, y, y - 1, y, &from[y]));
		}
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
