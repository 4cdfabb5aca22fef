#include "entity/tagger.h"

#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/intl.h"
#include "base/mem.h"
#include "entity/scores.h"

_Static_assert((int)FEATURE_LABELS == (int)TAGGER_LABELS, "lexemes hold a weight for each label");

/* Paths that are so many nats behind the best one are given up: where only "no name" is left, nothing is looked up. */
static const double BEHIND = 8;

/* A transition that tagger_follows() forbids; see TAGGER_STEEPEST. */
enum { NEVER = -20000 };

/* Which features may have a row: a bit for what a mark's lower bits are, for each run of SIEVE_SLOTS slots in which it
 * could belong (Bloom 1970, with one hash). Most features have none. */
enum { SIEVE_SLOTS = 64, SIEVE_MARKS = 1024 };

struct tagger {
	struct data file; /* of tagger_new */
	const struct tagger_header *header;
	const struct tagger_row *rows; /* [header->slots] */
	uint64_t *sieve;               /* [header->slots / SIEVE_SLOTS, at least 1][SIEVE_MARKS], bits */
	struct scores move[TAGGER_LABELS + 1];
	int16_t behind;
};

/* Weights that were summed once, by the key of the features they are of; a new key takes the place of an old one. */
struct memo {
	uint64_t key; /* 0: free */
	int16_t sum[TAGGER_LABELS + 1];
};

enum { MEMO_BITS = 13, MEMO = 1 << MEMO_BITS };

/* Words behind one that a name may begin with, up to which they most likely will be scored. */
enum { NEAR = 1 };

/* Where the rows of a token's pairs of words would be. */
struct pairs {
	uint32_t slot[FEATURE_WORDS];
	uint16_t mark[FEATURE_WORDS];
	uint8_t n;
	bool known; /* what is above */
};

struct tagger_desk {
	const struct tagger *tagger;
	struct memo *memo;               /* [MEMO + 1]: the last one is only read beyond the one before */
	struct feature_place *places;    /* [room]; see features_places() */
	const struct lexeme_sums **sums; /* [room]: of the words, and of nothing before and behind them */
	struct pairs *pairs;             /* [room] */
	struct scores *from;             /* [room]: the label before each label */
	size_t room;
};

static size_t
sieve_bit(uint32_t block, uint16_t mark)
{
	return (size_t)block * SIEVE_MARKS + mark % SIEVE_MARKS;
}

/* A row belongs in one of the slots from the last free one before it on. */
static void
make_sieve(struct tagger *t)
{
	uint32_t slots = t->header->slots, blocks = slots < SIEVE_SLOTS ? 1 : slots / SIEVE_SLOTS, i;
	uint32_t run = SIEVE_SLOTS; /* slots before this one that are not free, one after the other, or might be so */

	t->sieve = mem_zalloc((size_t)blocks * SIEVE_MARKS / 64, sizeof *t->sieve);
	for (i = 0; i < slots; i++) {
		uint16_t mark = t->rows[i].mark;
		uint32_t block = i / SIEVE_SLOTS;
		size_t bit = sieve_bit(block, mark);

		if (mark == 0) {
			run = 0;
			continue;
		}
		t->sieve[bit / 64] |= (uint64_t)1 << bit % 64;
		if (run++ > i % SIEVE_SLOTS) {
			bit = sieve_bit(block == 0 ? blocks - 1 : block - 1, mark);
			t->sieve[bit / 64] |= (uint64_t)1 << bit % 64;
		}
	}
}

static bool
sifted(const struct tagger *t, uint32_t slot, uint16_t mark)
{
	size_t bit = sieve_bit(slot / SIEVE_SLOTS, mark);

	return t->sieve[bit / 64] >> bit % 64 & 1;
}

/* The transitions as scores; false if they are steeper than what sixteen bits can hold. */
static bool
read_moves(struct tagger *t)
{
	double behind = BEHIND / (double)t->header->unit;
	unsigned z, y;

	for (z = 0; z <= TAGGER_LABELS; z++) {
		int16_t move[FEATURE_LANES] = { 0 };

		for (y = 0; y < TAGGER_LABELS; y++) {
			move[y] = tagger_follows(z, y) ? t->header->transition[z][y] : NEVER;
			if (tagger_follows(z, y) && (move[y] > TAGGER_STEEPEST || move[y] < -TAGGER_STEEPEST))
				return false;
		}
		t->move[z] = scores_load(move);
	}
	if (!(behind >= 0 && behind <= TAGGER_STEEPEST))
		return false;
	t->behind = (int16_t)behind;
	return true;
}

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
	if (!read_moves(t)) {
		tagger_free(t);
		return NULL;
	}
	make_sieve(t);
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
	free(t->sieve);
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

/* The row of a feature; NULL: it has none. */
static const struct tagger_row *
find(const struct tagger *t, uint32_t slot, uint16_t mark)
{
	uint32_t mask = t->header->slots - 1;
	int left = TAGGER_PROBES;

	while (t->rows[slot].mark != mark) {
		if (t->rows[slot].mark == 0 || --left == 0)
			return NULL;
		slot = (slot + 1) & mask;
	}
	return &t->rows[slot];
}

void
tagger_add(const struct tagger *t, const uint64_t *features, size_t n, int16_t sum[TAGGER_LABELS])
{
	const struct tagger_row *row;
	size_t i;
	unsigned y;

	for (i = 0; i < n; i++) {
		uint16_t mark;
		uint32_t slot = tagger_slot(features[i], t->header->slots, &mark);

		if (!sifted(t, slot, mark) || (row = find(t, slot, mark)) == NULL)
			continue;
		for (y = 0; y < TAGGER_LABELS; y++)
			sum[y] = (int16_t)(sum[y] + row->weight[y]);
	}
}

struct tagger_desk *
tagger_desk_new(const struct tagger *t)
{
	struct tagger_desk *d = mem_zalloc(1, sizeof *d);

	d->tagger = t;
	d->memo = mem_lines(MEMO + 1, sizeof *d->memo);
	return d;
}

void
tagger_desk_free(struct tagger_desk *d)
{
	if (d == NULL)
		return;
	free(d->memo);
	free(d->places);
	free(d->sums);
	free(d->pairs);
	free(d->from);
	free(d);
}

/* --- The score of a token ----------------------------------------------------------------------------------------- */

static inline struct memo *
memo_of(struct tagger_desk *d, uint64_t key)
{
	return &d->memo[key * 0x9E3779B97F4A7C15u >> (64 - MEMO_BITS)];
}

/* Sum the weights of a group of features that is not known. */
static void
learn(const struct tagger *t, struct memo *m, uint64_t key, const struct feature_view *v)
{
	uint64_t features[FEATURES_MOST];

	m->key = key;
	memset(m->sum, 0, sizeof m->sum);
	tagger_add(t, features, features_group(v, key, features), m->sum);
}

/* The slots of a token's pairs of words. */
static void
place_pairs(const struct tagger *t, const struct feature_place *place, struct pairs *p)
{
	uint64_t words[FEATURE_WORDS];
	size_t k;

	features_words(place, words);
	for (k = 0; k < FEATURE_WORDS; k++) {
		p->slot[k] = tagger_slot(words[k], t->header->slots, &p->mark[k]);
		__builtin_prefetch(&t->sieve[sieve_bit(p->slot[k] / SIEVE_SLOTS, p->mark[k]) / 64]);
	}
	p->known = true;
}

/* Keep those that may have a row. */
static void
sift_pairs(const struct tagger *t, struct pairs *p)
{
	unsigned k, n = 0;

	for (k = 0; k < FEATURE_WORDS; k++) {
		uint32_t slot = p->slot[k];
		uint16_t mark = p->mark[k];

		p->slot[n] = slot;
		p->mark[n] = mark;
		n += sifted(t, slot, mark);
	}
	for (k = 0; k < n; k++)
		__builtin_prefetch(&t->rows[p->slot[k]]);
	p->n = (uint8_t)n;
}

/* The score of each label at a token. */
static struct scores
score(struct tagger_desk *d, const struct feature_view *v, size_t i)
{
	const struct tagger *t = d->tagger;
	const struct lexeme_sums *const *sums = d->sums + i;
	struct pairs *p = &d->pairs[i];
	uint64_t keys[FEATURE_GROUPS];
	struct scores s;
	size_t k, n;

	if (!p->known) {
		place_pairs(t, v->place, p);
		sift_pairs(t, p);
	}
	s = scores_load(sums[0]->at[4]);
	for (k = 1; k < FEATURE_OFFSETS; k++)
		s = scores_sum(s, scores_load(sums[k]->at[4 - k]));
	n = features_keys(v, keys);
	for (k = 0; k < n; k++) {
		struct memo *m = memo_of(d, keys[k]);

		if (m->key != keys[k])
			learn(t, m, keys[k], v);
		s = scores_sum(s, scores_load(m->sum));
	}
	for (k = 0; k < p->n; k++) {
		const struct tagger_row *row = find(t, p->slot[k], p->mark[k]);

		if (row != NULL)
			s = scores_sum(s, scores_bytes(row->weight));
	}
	return s;
}

/* --- The likeliest path ------------------------------------------------------------------------------------------- */

/* Gaps that no name goes across. */
static const unsigned apart = 1u << TOKEN_PAREN | 1u << TOKEN_UNPAREN | 1u << TOKEN_COMMA | 1u << TOKEN_SLASH;

/* Sets of labels, 1 << label. */
enum {
	OUTSIDE = 1 << TAGGER_OUTSIDE,
	BEGINNINGS = 0x2AA, /* the odd ones */
	INSIDES = 0x554
};
_Static_assert((BEGINNINGS | INSIDES | OUTSIDE) == (1 << TAGGER_LABELS) - 1, "all labels");

/* The labels that are not given up, with how far the likeliest path to each is behind the best. */
struct front {
	unsigned labels; /* a set; TAGGER_START may be in it */
	int16_t best[FEATURE_LANES];
};

/* Which labels a token may have. */
static unsigned
reached(const struct token *t, unsigned before)
{
	unsigned now = OUTSIDE;

	if (t->lexeme->begins)
		now |= BEGINNINGS;
	if ((apart >> t->gap & 1) == 0)
		now |= (before & BEGINNINGS) << 1 | (before & INSIDES);
	return now;
}

/* One step of Viterbi: the best way to each label. */
static struct scores
step(const struct tagger *t, const struct front *before, struct scores *from)
{
	unsigned labels = before->labels, y = (unsigned)__builtin_ctz(labels);
	struct scores best = t->move[y];

	best = scores_more(best, before->best[y]);
	*from = scores_all((int16_t)y);
	for (labels &= labels - 1; labels != 0; labels &= labels - 1) {
		y = (unsigned)__builtin_ctz(labels);
		best = scores_greater(best, scores_more(t->move[y], before->best[y]), from, (int16_t)y);
	}
	return best;
}

/* Keep the labels of a set that are not far behind. */
static void
keep(const struct tagger *t, unsigned labels, struct scores s, struct front *now)
{
	int16_t score[FEATURE_LANES], best = INT16_MIN;
	unsigned left;

	memcpy(score, &s, sizeof s);
	for (left = labels; left != 0; left &= left - 1) {
		int16_t one = score[__builtin_ctz(left)];

		best = one > best ? one : best;
	}
	now->labels = 0;
	for (left = labels; left != 0; left &= left - 1) {
		unsigned y = (unsigned)__builtin_ctz(left);

		now->best[y] = (int16_t)(score[y] - best);
		now->labels |= (unsigned)(now->best[y] >= -t->behind) << y;
	}
}

static void
make_room(struct tagger_desk *d, size_t n)
{
	if (n <= d->room)
		return;
	d->room = n * 2;
	d->places = mem_realloc(d->places, d->room, sizeof *d->places);
	d->sums = mem_realloc(d->sums, d->room, sizeof *d->sums);
	d->pairs = mem_realloc(d->pairs, d->room, sizeof *d->pairs);
	free(d->from);
	d->from = mem_lines(d->room, sizeof *d->from);
}

/* Fetch what the tokens of a sentence will be scored by, so that it is in the cache when they are. Those near a word that a
 * name may begin with most likely will. */
static void
lay_out(struct tagger_desk *d, const struct token *tokens, size_t n)
{
	static const struct lexeme_sums nothing;
	size_t i, far = NEAR + 1;

	make_room(d, n + 4);
	d->sums[0] = d->sums[1] = d->sums[n + 2] = d->sums[n + 3] = &nothing;
	for (i = 0; i < n; i++) {
		d->sums[i + 2] = &tokens[i].lexeme->sums;
		__builtin_prefetch(d->sums[i + 2]);
		__builtin_prefetch((const char *)d->sums[i + 2] + 64);
	}
	features_places(tokens, n, d->places);
	for (i = 0; i < n; i++) {
		far = tokens[i].lexeme->begins ? 0 : apart >> tokens[i].gap & 1 ? NEAR + 1 : far + 1;
		d->pairs[i].known = false;
		if (far <= NEAR)
			place_pairs(d->tagger, &d->places[FEATURE_BEFORE + i], &d->pairs[i]);
	}
	for (i = 0; i < n; i++)
		if (d->pairs[i].known)
			sift_pairs(d->tagger, &d->pairs[i]);
}

/* Viterbi 1967. */
void
tagger_run(struct tagger_desk *d, const struct token *tokens, size_t n, lang_id lang, double bias, uint8_t *labels)
{
	const struct tagger *t = d->tagger;
	int16_t outside = (int16_t)(bias / (double)t->header->unit), best = INT16_MIN;
	struct front front = { .labels = 1u << TAGGER_START };
	unsigned left, y = 0;
	size_t i;

	lay_out(d, tokens, n);
	for (i = 0; i < n; i++) {
		unsigned now = reached(&tokens[i], front.labels);
		struct scores s = step(t, &front, &d->from[i]);

		if (now == OUTSIDE) {
			front.labels = OUTSIDE;
			front.best[TAGGER_OUTSIDE] = 0;
		} else {
			struct feature_view v;

			features_view(tokens, d->places, n, i, lang, &v);
			s = scores_sum(s, score(d, &v, i));
			s.low[TAGGER_OUTSIDE] -= outside;
			keep(t, now, s, &front);
		}
	}
	for (left = front.labels; n > 0 && left != 0; left &= left - 1) {
		unsigned k = (unsigned)__builtin_ctz(left);

		if (front.best[k] > best) {
			best = front.best[k];
			y = k;
		}
	}
	for (i = n; i-- > 0;) {
		labels[i] = (uint8_t)y;
		y = (unsigned)scores_get(&d->from[i], y);
	}
}
