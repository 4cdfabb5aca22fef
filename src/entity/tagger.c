#include "entity/tagger.h"

#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/intl.h"
#include "base/mem.h"
#include "entity/scores.h"

_Static_assert(sizeof(struct lexeme_sums) == (SCORES_MARGIN * 2 + FEATURE_OFFSETS * SCORES_STRIDE) * sizeof(int16_t),
	       "lexemes hold sums as they are read");

/*
 * Nats. Paths that are so far behind the best one are given up: where only "no name" is left, nothing is looked up. A label
 * is hopeless that is so far behind O by the words alone, or by all but the pairs of words (as in the cascades of Weiss & Taskar
 * 2010). On newstest2013, held out, F1 is 0.8204 and 0.8360 with the other version; without any of the three 0.8200 and 0.8356.
 */
static const double BEHIND = 5, HOPELESS_BY_WORDS = 6, HOPELESS = 4.5;

/* Farther behind than any path that there is, also when TAGGER_STEEPEST and all weights are added. */
enum { NEVER = -20000 };

/* Which features may have a row: two bits of a word for each mark, for each run of SIEVE_SLOTS slots in which it could belong
 * (Bloom 1970, with two hashes that are of one word). Most features have none. */
enum { SIEVE_SLOTS = 64, SIEVE_WORDS = 8 };

struct tagger {
	struct data file; /* of tagger_new */
	const struct tagger_header *header;
	const struct tagger_row *rows;        /* [header->slots] */
	uint32_t mask;                        /* header->slots - 1 */
	uint64_t *sieve;                      /* [header->slots / SIEVE_SLOTS, rounded up][SIEVE_WORDS] */
	scores_half start[16];                /* [lane]: transitions to O and the beginnings, from each label */
	scores_half go_in, go_on;             /* to an inside, from the beginning and the inside of its type */
	int16_t behind, hopeless_by_words, hopeless; /* in units */
};

/* Weights that were summed once, by the key of the features they are of; a new key takes the place of an old one. */
struct memo {
	uint64_t key; /* 0: free */
	int16_t sum[SCORES_STRIDE];
};

enum { MEMO_BITS = 13, MEMO = 1 << MEMO_BITS };

/* What a token is weighed by, step by step: none is taken where the one before has left nothing but O. */
struct weighed {
	struct scores_sum sum;
	uint64_t homes[FEATURE_WORDS]; /* of pairs of words that may have a row, see home_of() */
	uint16_t labels;               /* a set of scores.h: O, and those that it may have and that are not hopeless */
	uint8_t n;                     /* homes */
	bool known;                    /* else it is not weighed yet */
};

struct tagger_desk {
	const struct tagger *tagger;
	struct memo *memo;               /* [MEMO] */
	struct feature_place *places;    /* [room]; see features_places() */
	const struct lexeme_sums **sums; /* [room]: of the words, and of nothing before and behind them */
	struct weighed *weighed;         /* [room] */
	struct scores *from;             /* [room]: the lane of the label before, in that of each label */
	uint32_t *begins;                /* [room]: tokens that a name may begin with, ascending; then the number of tokens */
	size_t room;
};

/* Where the row of a feature would be. */
struct home {
	uint32_t slot;
	uint16_t mark;
};

static inline uint64_t
home_hash(uint64_t feature)
{
	return features_hash(feature, 0x51);
}

static inline struct home
home_of(uint64_t hash, uint32_t mask)
{
	uint16_t mark = (uint16_t)(hash >> 48);

	return (struct home){ (uint32_t)hash & mask, (uint16_t)(mark + (mark == 0)) };
}

/* The word for a hash as home_of() reads it. */
static inline uint64_t *
sieve_word(const struct tagger *t, uint64_t hash)
{
	return &t->sieve[(hash & t->mask) / SIEVE_SLOTS * SIEVE_WORDS + (hash >> 48) % SIEVE_WORDS];
}

static inline bool
sifted(const struct tagger *t, uint64_t hash)
{
	uint64_t word = *sieve_word(t, hash);

	return word >> (hash >> 51) % 64 & word >> (hash >> 57) % 64 & 1;
}

/* Let through what has this mark and belongs in the run of slots with this one. */
static void
let_through(struct tagger *t, uint32_t slot, uint16_t mark)
{
	uint64_t hash = (uint64_t)mark << 48 | slot;

	*sieve_word(t, hash) |= (uint64_t)1 << (hash >> 51) % 64 | (uint64_t)1 << (hash >> 57) % 64;
	if (mark == 1) /* see home_of() */
		let_through(t, slot, 0);
}

/* A row belongs in one of the slots from the last free one before it on. */
static void
make_sieve(struct tagger *t)
{
	uint32_t slots = t->header->slots, i;
	uint32_t run = SIEVE_SLOTS; /* slots before this one that are not free, one after the other, or might be so */

	t->sieve = mem_lines((slots / SIEVE_SLOTS + (size_t)1) * SIEVE_WORDS, sizeof *t->sieve);
	for (i = 0; i < slots; i++) {
		uint16_t mark = t->rows[i].mark;

		if (mark == 0) {
			run = 0;
			continue;
		}
		let_through(t, i, mark);
		if (run++ > i % SIEVE_SLOTS)
			let_through(t, (i - SIEVE_SLOTS) & (slots - 1), mark);
	}
}

/* The transitions as scores; false if they are steeper than what sixteen bits can hold. */
static bool
read_moves(struct tagger *t)
{
	const int16_t(*move)[TAGGER_LABELS] = t->header->transition;
	double unit = (double)t->header->unit;
	unsigned z, y;

	for (z = 0; z <= TAGGER_LABELS; z++) {
		scores_half *start = &t->start[z == TAGGER_START ? 0 : scores_lane(z)];

		for (y = 0; y < TAGGER_LABELS; y++)
			if (move[z][y] > TAGGER_STEEPEST || move[z][y] < -TAGGER_STEEPEST)
				return false;
		(*start)[SCORES_O] = move[z][TAGGER_OUTSIDE];
		for (y = 0; y < TAGGER_TYPES; y++)
			(*start)[SCORES_TYPE + y] = move[z][tagger_begin(y)];
	}
	for (y = 0; y < TAGGER_TYPES; y++) {
		t->go_in[SCORES_TYPE + y] = move[tagger_begin(y)][tagger_inside(y)];
		t->go_on[SCORES_TYPE + y] = move[tagger_inside(y)][tagger_inside(y)];
	}
	if (!(unit >= BEHIND / TAGGER_STEEPEST))
		return false;
	t->behind = (int16_t)(BEHIND / unit);
	t->hopeless_by_words = (int16_t)(HOPELESS_BY_WORDS / unit);
	t->hopeless = (int16_t)(HOPELESS / unit);
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
	t->mask = h->slots - 1;
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
	struct home h = home_of(home_hash(feature), slots - 1);

	*mark = h.mark;
	return h.slot;
}

/* The row of a feature; NULL: it has none. */
static const struct tagger_row *
find(const struct tagger *t, uint64_t hash)
{
	struct home h = home_of(hash, t->mask);
	int left = TAGGER_PROBES;

	while (t->rows[h.slot].mark != h.mark) {
		if (t->rows[h.slot].mark == 0 || --left == 0)
			return NULL;
		h.slot = (h.slot + 1) & t->mask;
	}
	return &t->rows[h.slot];
}

/* Put the home of a feature there; 1 if it may have a row, else 0. */
static inline size_t
pass(const struct tagger *t, uint64_t feature, uint64_t *home)
{
	*home = home_hash(feature);
	return sifted(t, *home);
}

/* Have the first two rows fetched, be they there or not: to jump by what the sieve says costs more than to ask in vain. */
static inline void
fetch_rows(const struct tagger *t, const uint64_t *homes, size_t n)
{
	__builtin_prefetch(&t->rows[home_of(homes[0], t->mask).slot]);
	__builtin_prefetch(&t->rows[home_of(homes[n > 1], t->mask).slot]);
}

/* Put the homes of those features that may have a row into ${homes}, [n], and have them fetched; returns how many. */
static inline size_t
sift(const struct tagger *t, const uint64_t *features, size_t n, uint64_t *homes)
{
	size_t i, found = 0;

	for (i = 0; i < n; i++)
		found += pass(t, features[i], homes + found);
	fetch_rows(t, homes, found);
	return found;
}

/* The same of pairs of words. */
static inline size_t
sift_words(const struct tagger *t, const uint64_t features[FEATURE_WORDS], uint64_t homes[FEATURE_WORDS])
{
	size_t found = pass(t, features[0], homes);

	_Static_assert(FEATURE_WORDS == 5, "all of them");
	found += pass(t, features[1], homes + found);
	found += pass(t, features[2], homes + found);
	found += pass(t, features[3], homes + found);
	found += pass(t, features[4], homes + found);
	fetch_rows(t, homes, found);
	return found;
}

static inline void
add_rows(const struct tagger *t, const uint64_t *homes, size_t n, struct scores_sum *s)
{
	const struct tagger_row *row;

	for (size_t i = 0; i < n; i++)
		if ((row = find(t, homes[i])) != NULL)
			scores_sum_row(s, row);
}

void
tagger_add(const struct tagger *t, const uint64_t *features, size_t n, int16_t sum[TAGGER_LABELS])
{
	struct scores_sum s = { .inside = { 0 } };
	uint64_t homes[FEATURES_MOST + 2] = { 0 };

	add_rows(t, homes, sift(t, features, n, homes), &s);
	scores_sum_put(s, sum);
}

struct tagger_desk *
tagger_desk_new(const struct tagger *t)
{
	struct tagger_desk *d = mem_zalloc(1, sizeof *d);

	d->tagger = t;
	d->memo = mem_lines(MEMO, sizeof *d->memo);
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
	free(d->weighed);
	free(d->from);
	free(d->begins);
	free(d);
}

/* --- The score of a token ----------------------------------------------------------------------------------------- */

static inline struct memo *
memo_of(struct tagger_desk *d, uint64_t key)
{
	return &d->memo[key * 0x9E3779B97F4A7C15u >> (64 - MEMO_BITS)];
}

/* Sum the weights of a group. */
static void
learn(const struct tagger *t, struct memo *m, uint64_t key, const struct feature_view *v)
{
	uint64_t features[FEATURES_MOST];

	m->key = key;
	memset(m->sum, 0, sizeof m->sum);
	tagger_add(t, features, features_group(v, key, features), m->sum);
}

/* Gaps that no name goes across. */
static const unsigned apart = 1u << TOKEN_PAREN | 1u << TOKEN_UNPAREN | 1u << TOKEN_COMMA | 1u << TOKEN_SLASH;

/* The labels of a set that are not hopelessly behind O. */
static inline unsigned
hopeful(struct scores_sum sum, unsigned labels, int16_t hopeless)
{
	struct scores s = scores_summed(sum);

	return labels & scores_lanes(s, (int16_t)(s.start[SCORES_O] - hopeless));
}

static inline void
add_words(const struct tagger_desk *d, size_t i, struct scores_sum *s)
{
	const struct lexeme_sums *const *sums = d->sums + i;

	_Static_assert(FEATURE_OFFSETS == 5, "all of them");
	scores_sum_add(s, sums[0]->at[4]);
	scores_sum_add(s, sums[1]->at[3]);
	scores_sum_add(s, sums[2]->at[2]);
	scores_sum_add(s, sums[3]->at[1]);
	scores_sum_add(s, sums[4]->at[0]);
}

static inline void
add_groups(struct tagger_desk *d, const struct feature_view *v, struct scores_sum *s)
{
	uint64_t keys[FEATURE_GROUPS];
	size_t n = features_keys(v, keys), k;

	for (k = 0; k < n; k++) {
		struct memo *m = memo_of(d, keys[k]);

		if (m->key != keys[k])
			learn(d->tagger, m, keys[k], v);
		scores_sum_add(s, m->sum);
	}
}

/* Weigh a token by its word and those near it, then by their looks and the like; where that leaves more than O, find out
 * which pairs of words there are. */
static void
weigh(struct tagger_desk *d, const struct feature_view *v, size_t i)
{
	const struct tagger *t = d->tagger;
	struct weighed *w = &d->weighed[i];
	unsigned labels = SCORES_OUTSIDE;
	uint64_t pairs[FEATURE_WORDS];

	if (v->token->lexeme->begins)
		labels |= SCORES_BEGINNINGS;
	if ((apart >> v->token->gap & 1) == 0)
		labels |= SCORES_INSIDES;
	w->sum = (struct scores_sum){ .inside = { 0 } };
	w->known = true;
	add_words(d, i, &w->sum);
	labels = hopeful(w->sum, labels, t->hopeless_by_words);
	if (labels != SCORES_OUTSIDE) {
		add_groups(d, v, &w->sum);
		labels = hopeful(w->sum, labels, t->hopeless);
	}
	w->labels = (uint16_t)labels;
	if (labels == SCORES_OUTSIDE)
		return;
	features_words(v->place, pairs);
	w->n = (uint8_t)sift_words(t, pairs, w->homes);
}

/* --- The likeliest path ------------------------------------------------------------------------------------------- */

/* The labels that are not given up, with how far the likeliest path to each is behind the best. */
struct front {
	unsigned labels;    /* a set of scores.h */
	struct scores best; /* NEVER for those that are given up */
};

/* One step of Viterbi: the best way to each label, from those in ${before}; which that is, in ${from}. */
static inline struct scores
step(const struct tagger *t, const struct front *before, struct scores *from)
{
	static const scores_half begin = { 0, 0, 0, 3, 4, 5, 6, 7 }, inside = { 0, 0, 0, 11, 12, 13, 14, 15 };
	unsigned labels = before->labels, y = scores_first(labels);
	scores_half in = scores_add(before->best.start, t->go_in), on = scores_add(before->best.inside, t->go_on), more;
	struct scores best = { .start = scores_add(t->start[y], scores_all(scores_of(&before->best, y))) };

	from->start = scores_all((int16_t)y);
	while ((labels &= ~(1u << y)) != 0) {
		scores_half way;

		y = scores_first(labels);
		way = scores_add(t->start[y], scores_all(scores_of(&before->best, y)));
		more = way > best.start;
		best.start = scores_choose(more, way, best.start);
		from->start = scores_choose(more, scores_all((int16_t)y), from->start);
	}
	more = on > in;
	best.inside = scores_choose(more, on, in);
	from->inside = scores_choose(more, inside, begin);
	return best;
}

/* Keep the labels of a set that are not far behind. */
static inline void
keep(const struct tagger *t, unsigned labels, struct scores s, struct front *now)
{
	scores_half best;

	s = scores_within(s, labels, NEVER);
	best = scores_all(scores_greatest(s));
	s.start -= best;
	s.inside -= best;
	now->labels = scores_lanes(s, (int16_t)-t->behind);
	now->best = scores_within(s, now->labels, NEVER);
}

static void
make_room(struct tagger_desk *d, size_t n)
{
	if (n <= d->room)
		return;
	d->room = n * 2;
	d->places = mem_realloc(d->places, d->room, sizeof *d->places);
	d->sums = mem_realloc(d->sums, d->room, sizeof *d->sums);
	d->weighed = mem_realloc(d->weighed, d->room, sizeof *d->weighed);
	d->begins = mem_realloc(d->begins, d->room, sizeof *d->begins);
	free(d->from);
	d->from = mem_lines(d->room, sizeof *d->from);
}

/* Fetch what the tokens of a sentence are weighed by, so that it is in the cache when they are; and weigh those that a name
 * may begin with. */
static void
lay_out(struct tagger_desk *d, const struct token *tokens, size_t n, lang_id lang)
{
	static const struct lexeme_sums nothing;
	uint32_t *begins = d->begins;
	size_t i;

	d->sums[0] = d->sums[1] = d->sums[n + 2] = d->sums[n + 3] = &nothing;
	for (i = 0; i < n; i++) {
		d->sums[i + 2] = &tokens[i].lexeme->sums;
		__builtin_prefetch(d->sums[i + 2]);
		__builtin_prefetch((const char *)d->sums[i + 2] + 64);
	}
	features_places(tokens, n, d->places);
	for (i = 0; i < n; i++) {
		struct feature_view v;

		d->weighed[i].known = false;
		if (!tokens[i].lexeme->begins)
			continue;
		v = (struct feature_view){ &tokens[i], &d->places[FEATURE_BEFORE + i], lang };
		weigh(d, &v, i);
		*begins = (uint32_t)i;
		begins += (d->weighed[i].labels & SCORES_BEGINNINGS) != 0;
	}
	*begins = (uint32_t)n;
}

/* What is on the way, one sentence. */
struct run {
	struct tagger_desk *d;
	const struct token *tokens;
	size_t n;
	lang_id lang;
	scores_half less; /* taken from O */
};

/* The labels that token ${i} may have behind those of a set. */
static inline unsigned
labels_of(const struct run *r, size_t i, unsigned before)
{
	unsigned now = SCORES_OUTSIDE | scores_reached(before);
	struct weighed *w = &r->d->weighed[i];

	if (r->tokens[i].lexeme->begins)
		now |= SCORES_BEGINNINGS;
	if (now == SCORES_OUTSIDE)
		return now;
	if (!w->known) {
		struct feature_view v = { &r->tokens[i], &r->d->places[FEATURE_BEFORE + i], r->lang };

		weigh(r->d, &v, i);
	}
	return now & w->labels;
}

/* From token ${first} on, before which there is no name, until it is known that there is none again; returns the token
 * behind, and in ${front} the labels that are left. */
static size_t
follow(const struct run *r, size_t first, struct front *front)
{
	const struct scores none = { scores_all(0), scores_all(0) };
	const struct tagger *t = r->d->tagger;
	size_t i;

	*front = (struct front){ first == 0 ? SCORES_START : SCORES_OUTSIDE, none };
	if (first > 0)
		front->best = scores_within(none, SCORES_OUTSIDE, NEVER);
	for (i = first; i < r->n && (i == first || front->labels != SCORES_OUTSIDE); i++) {
		struct weighed *w = &r->d->weighed[i];
		unsigned now = labels_of(r, i, front->labels);
		struct scores s = step(t, front, &r->d->from[i]), own;

		if (now == SCORES_OUTSIDE) {
			*front = (struct front){ SCORES_OUTSIDE, none };
			continue;
		}
		add_rows(t, w->homes, w->n, &w->sum);
		own = scores_summed(w->sum);
		s.start = scores_add(s.start, own.start) - r->less;
		s.inside = scores_add(s.inside, own.inside);
		keep(t, now, s, front);
	}
	return i;
}

/* The labels of tokens [first, last), of the likeliest path that ends with one of those in ${front}. */
static void
trace(const struct run *r, size_t first, size_t last, const struct front *front, uint8_t *labels)
{
	static const uint8_t label[16] = { [2] = 0, 1, 3, 5, 7, 9, [11] = 2, 4, 6, 8, 10 };
	unsigned left = front->labels, lane, y = SCORES_O;
	int16_t best = INT16_MIN;
	size_t i;

	for (; left != 0; left &= ~(1u << lane)) {
		lane = scores_first(left);
		if (scores_of(&front->best, lane) > best) {
			best = scores_of(&front->best, lane);
			y = lane;
		}
	}
	for (i = last; i-- > first; y = (unsigned)scores_of(&r->d->from[i], y))
		labels[i] = label[y];
}

/* Viterbi 1967; where there is one path only, it is not walked. */
void
tagger_run(struct tagger_desk *d, const struct token *tokens, size_t n, lang_id lang, double bias, uint8_t *labels)
{
	const struct run r = { d, tokens, n, lang, { 0, 0, (int16_t)(bias / (double)d->tagger->header->unit) } };
	const uint32_t *first;
	size_t last = 0;

	if (n == 0)
		return;
	make_room(d, n + 4);
	lay_out(d, tokens, n, lang);
	memset(labels, TAGGER_OUTSIDE, n);
	for (first = d->begins; *first < n; first++) {
		struct front front;

		if (*first < last)
			continue;
		last = follow(&r, *first, &front);
		trace(&r, *first, last, &front, labels);
	}
}
