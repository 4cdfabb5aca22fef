#include "read/furniture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/data.h"
#include "base/intern.h"
#include "base/intl.h"
#include "base/vec.h"
#include "read/drop.h"
#include "read/wording.h"
#include "text/lang.h"
#include "text/names.h"

struct row {
	enum furniture_kind kind;
	const char *why;
	struct str value;
	uint32_t next; /* row + 1 of the same phrase, 0: none */
};

/* A common word, or the first word of phrases. It is looked for at every word of a text: what tells most of them is
 * copied here. */
struct first {
	uint64_t head;   /* its first eight bytes (wording_next) */
	uint32_t id;     /* phrase */
	uint8_t n;       /* bytes, 255: or more; 0: the place is free */
	uint8_t longest; /* words in the longest phrase of any kind that begins with it, 255: or more */
	uint8_t most;    /* the same for kinds up to CUTS */
	uint8_t marks;   /* bits of the following */
};

enum { FIRST_STOP = 1, FIRST_ALONE = 2 }; /* a common word; a phrase of a kind up to CUTS by itself */

enum { PAIRS = 1 << 16, TAIL_WORDS = 8 };

struct furniture {
	struct arena arena;
	struct intern *phrases; /* folded words; a phrase's id is the index in heads and words */
	VEC(struct row) rows;
	VEC(uint32_t) heads;          /* [phrases]: its first row + 1, 0: it is only the first word of others */
	VEC(struct first) words;      /* [phrases]: as first words */
	struct first *firsts;         /* [mask + 1]: those of them that are one; open addressing */
	size_t mask;
	uint64_t pairs[PAIRS / 64]; /* bits of pair_bit(): no longer phrase begins with two words that have none */
};

static const struct {
	const char *name;
	enum furniture_kind kind;
} kinds[] = {
	{ "line", FURNITURE_LINE }, { "start", FURNITURE_START }, { "has", FURNITURE_HAS },
	{ "any", FURNITURE_ANY },   { "tail", FURNITURE_TAIL },   { "cut", FURNITURE_CUT },
	{ "cuts", FURNITURE_CUTS }, { "by", FURNITURE_BY },       { "from", FURNITURE_FROM },
	{ "date", FURNITURE_DATE }, { "month", FURNITURE_MONTH }, { "key", FURNITURE_KEY },
	{ "home", FURNITURE_HOME }, { "stop", FURNITURE_STOP },
};

/* How many words there are; where the first one ends. */
static size_t
words_count(struct str words, size_t *first)
{
	size_t n = 1;

	*first = wording_end(words, 0);
	for (size_t at = *first; at < words.n; at = wording_end(words, at + 1))
		n++;
	return n;
}

/* A bit for a phrase's first word and the second one, which begins at ${start}. */
static size_t
pair_bit(uint32_t first, struct str words, size_t start)
{
	uint64_t head;

	wording_next(words, start, &head);
	return (size_t)(((head ^ first) * 0x9E3779B97F4A7C15u) >> 48) % PAIRS;
}

static uint32_t
phrase_id(struct furniture *f, struct str words)
{
	uint32_t id = intern_add(f->phrases, words);

	if (f->heads.n <= id) {
		struct first first = { .id = id, .n = words.n < 255 ? (uint8_t)words.n : 255 };

		wording_next(words, 0, &first.head);
		vec_add(&f->heads, 0);
		vec_add(&f->words, first);
	}
	return id;
}

static void
add(struct furniture *f, struct row row, struct str phrase)
{
	struct buf b = { 0 };
	struct str words;
	struct first *first;
	size_t n, end;
	uint32_t id, first_id;
	uint8_t count;

	wording_words(phrase, &b);
	words = buf_str(&b);
	if (words.n == 0 || words.n > 400)
		goto done;
	n = words_count(words, &end);
	count = n > 255 ? 255 : (uint8_t)n;
	first_id = phrase_id(f, str_sub(words, 0, end));
	id = phrase_id(f, words);
	first = &f->words.items[first_id];
	if (count > first->longest)
		first->longest = count;
	if (row.kind <= FURNITURE_CUTS && count > first->most)
		first->most = count;
	if (n == 1)
		first->marks |= row.kind == FURNITURE_STOP    ? FIRST_STOP :
				row.kind <= FURNITURE_CUTS ? FIRST_ALONE :
							     0;
	if (n > 1) {
		size_t bit = pair_bit(first_id, words, end + 1);

		f->pairs[bit / 64] |= 1ull << bit % 64;
	}
	row.next = f->heads.items[id];
	row.value = arena_str(&f->arena, row.value);
	vec_add(&f->rows, row);
	f->heads.items[id] = (uint32_t)f->rows.n;
done:
	buf_release(&b);
}

/* The place of the word [start, end) of ${words}, which begins with ${head}, or the free one where it would be. */
static inline struct first *
first_of(const struct furniture *f, struct str words, size_t start, size_t end, uint64_t head)
{
	uint8_t n = end - start < 255 ? (uint8_t)(end - start) : 255;
	size_t i = (size_t)(((head ^ n) * 0x9E3779B97F4A7C15u) >> 32) & f->mask;

	for (;; i = (i + 1) & f->mask) {
		struct first *x = &f->firsts[i];

		if (x->n == 0 ||
		    (x->head == head && x->n == n &&
		     (n <= sizeof head || str_eq(intern_get(f->phrases, x->id), str_sub(words, start, end)))))
			return x;
	}
}

/* The first of ${words} from ${start} on, and where it ends; all 0 if it is nothing to us. */
static const struct first *
first_at(const struct furniture *f, struct str words, size_t start, size_t *end)
{
	uint64_t head;

	*end = wording_next(words, start, &head);
	return first_of(f, words, start, *end, head);
}

/* Does any phrase begin with ${first} and the word at ${start}? It may say yes where none does. */
static bool
pair_known(const struct furniture *f, const struct first *first, struct str words, size_t start)
{
	size_t bit = pair_bit(first->id, words, start);

	return f->pairs[bit / 64] >> bit % 64 & 1;
}

/* When all phrases are known: a table of the first words. Small, to stay near. */
static void
index_firsts(struct furniture *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->words.n; i++)
		n += f->words.items[i].longest > 0;
	for (f->mask = 255; f->mask < 2 * n;)
		f->mask = f->mask * 2 + 1;
	f->firsts = mem_zalloc(f->mask + 1, sizeof *f->firsts);
	for (uint32_t id = 0; id < f->words.n; id++) {
		const struct first *x = &f->words.items[id];

		struct str word = intern_get(f->phrases, id);

		if (x->longest > 0)
			*first_of(f, word, 0, word.n, x->head) = *x;
	}
}

/* "Kommentare" is also "Kommentare (4)" and "4 Kommentare". */
static void
add_counted(struct furniture *f, struct row row, struct str phrase)
{
	struct buf b = { 0 };

	add(f, row, phrase);
	if (row.kind == FURNITURE_LINE || row.kind == FURNITURE_CUT) {
		buf_addf(&b, STR_FMT " 0", STR_ARG(phrase));
		add(f, row, buf_str(&b));
		buf_reset(&b);
		buf_addf(&b, "0 " STR_FMT, STR_ARG(phrase));
		add(f, row, buf_str(&b));
	}
	buf_release(&b);
}

static enum furniture_kind
kind_of(struct str name)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_eqz(name, kinds[i].name))
			return kinds[i].kind;
	return FURNITURE_NONE;
}

static int
load(struct furniture *f, const char *file, struct err *err)
{
	struct data data;
	struct str rest, fields[3];
	size_t n;
	int status = 0;

	if (data_map(file, &data, err) < 0)
		return -1;
	rest = data.bytes;
	while (status == 0 && (n = data_row(&rest, fields, 3)) > 0) {
		struct row row = { .kind = kind_of(fields[0]) };

		if (n >= 3)
			row.value = str_trim(fields[2]);
		row.why = drop_reason(row.value);
		if (n < 2 || row.kind == FURNITURE_NONE || (row.kind <= FURNITURE_CUTS && !row.why))
			status = err_set(err, _("%s: a row that cannot be read: %.*s"), file, STR_ARG(fields[0]));
		else
			add_counted(f, row, fields[1]);
	}
	data_unmap(&data);
	return status;
}

static void
add_month(void *context, struct str code, struct str name)
{
	add(context, (struct row){ .kind = FURNITURE_MONTH, .value = code }, name);
}

int
furniture_new(struct furniture **out, struct err *err)
{
	struct furniture *f = mem_zalloc(1, sizeof *f);
	char folder[4096];

	arena_init(&f->arena);
	f->phrases = intern_new();
	for (unsigned lang = 1; lang < lang_count(); lang++) {
		char file[64], path[4096];

		snprintf(file, sizeof file, "%s/furniture.tsv", lang_code((lang_id)lang));
		if (data_path(file, path, sizeof path) < 0 || access(path, R_OK) < 0)
			continue; /* a language that is only told apart from others */
		if (load(f, file, err) < 0)
			goto fail;
		names_months((lang_id)lang, add_month, f);
	}
	if (f->rows.n == 0) {
		err_set(err, _("no furniture.tsv was found in %s"), data_path("", folder, sizeof folder) ? "" : folder);
		goto fail;
	}
	index_firsts(f);
	*out = f;
	return 0;
fail:
	furniture_free(f);
	return -1;
}

void
furniture_free(struct furniture *f)
{
	if (!f)
		return;
	intern_free(f->phrases);
	vec_release(&f->rows);
	vec_release(&f->heads);
	vec_release(&f->words);
	free(f->firsts);
	arena_release(&f->arena);
	free(f);
}

/* How a row of ${kind} that covers words [first, first + n) of ${total} counts; 0: it does not hold there. */
static int
weight(enum furniture_kind kind, size_t first, size_t n, size_t total)
{
	switch (kind) {
	case FURNITURE_CUT: return first == 0 && n == total ? 1000 : 0;
	case FURNITURE_CUTS: return first == 0 && total <= FURNITURE_LONG ? 900 + (int)n : 0;
	case FURNITURE_LINE: return first == 0 && n == total ? 800 : 0;
	case FURNITURE_ANY: return total <= FURNITURE_LONG ? 400 + (int)n : 0;
	case FURNITURE_TAIL: /* "Die neue Halle am Fluss. Foto: Erika Muster" */
		return first > 0 && total <= FURNITURE_LONG && first + n < total && first + n + TAIL_WORDS >= total
			       ? 300 + (int)n
			       : 0;
	case FURNITURE_START: /* "À lire aussi : " and a whole title */
		return first == 0 && total <= (n > 1 ? 2 * FURNITURE_SHORT : FURNITURE_SHORT) ? 200 + (int)n : 0;
	case FURNITURE_HAS: return total <= FURNITURE_SHORT ? 100 + (int)n : 0;
	default: return 0;
	}
}

/* Rows of the phrase [start, end) of ${words}: keep the weightiest. */
static void
weigh(const struct furniture *f, uint32_t id, const size_t place[3], struct furniture_hit *best, int *most)
{
	for (uint32_t r = f->heads.items[id]; r != 0; r = f->rows.items[r - 1].next) {
		const struct row *row = &f->rows.items[r - 1];
		int w = weight(row->kind, place[0], place[1], place[2]);

		if (w > *most) {
			*most = w;
			*best = (struct furniture_hit){ row->kind, row->why, row->value, place[0], place[1] };
		}
	}
}

/* The phrases that begin with the word ${x}, the ${place[0]}th of ${place[2]}, that ends at byte ${end}. */
static void
phrases_at(const struct furniture *f, const struct first *x, struct str words, size_t start, size_t end,
	   size_t place[3], struct furniture_hit *hit, int *most)
{
	place[1] = 1;
	if (x->marks & FIRST_ALONE)
		weigh(f, x->id, place, hit, most);
	if (x->most < 2 || end >= words.n || !pair_known(f, x, words, end + 1))
		return;
	for (place[1] = 2; place[1] <= x->most && end < words.n; place[1]++) {
		uint32_t id;

		end = wording_end(words, end + 1);
		id = intern_find(f->phrases, str_sub(words, start, end));
		if (id != INTERN_NONE)
			weigh(f, id, place, hit, most);
	}
}

bool
furniture_match(const struct furniture *f, struct str words, size_t n, struct furniture_hit *hit, size_t *stops)
{
	int most = 0;
	size_t word = 0;

	*stops = 0;
	for (size_t start = 0, end; start < words.n; start = end + 1, word++) {
		const struct first *x = first_at(f, words, start, &end);
		size_t place[3] = { word, 1, n };

		*stops += x->marks & FIRST_STOP;
		if (x->most > 0 && n <= FURNITURE_LONG)
			phrases_at(f, x, words, start, end, place, hit, &most);
	}
	return most > 0;
}

static const struct row *
row_of(const struct furniture *f, uint32_t id, enum furniture_kind kind)
{
	if (id == INTERN_NONE)
		return NULL;
	for (uint32_t r = f->heads.items[id]; r != 0; r = f->rows.items[r - 1].next)
		if (f->rows.items[r - 1].kind == kind)
			return &f->rows.items[r - 1];
	return NULL;
}

bool
furniture_prefix(const struct furniture *f, enum furniture_kind kind, struct str words, struct furniture_hit *hit)
{
	bool found = false;
	const struct first *x;
	size_t end, n = 1;
	uint32_t id;

	if (words.n == 0 || (x = first_at(f, words, 0, &end))->n == 0)
		return false;
	for (id = x->id;; id = intern_find(f->phrases, str_sub(words, 0, end))) {
		const struct row *row = row_of(f, id, kind);

		if (row) {
			*hit = (struct furniture_hit){ row->kind, row->why, row->value, 0, n };
			found = true;
		}
		if (n >= x->longest || n >= 12 || end >= words.n || (n == 1 && !pair_known(f, x, words, end + 1)))
			return found;
		end = wording_end(words, end + 1);
		n++;
	}
}

int
furniture_month(const struct furniture *f, struct str word)
{
	struct buf words = { 0 };
	const struct row *row;
	int month = 0;

	wording_words(word, &words);
	row = words.n > 0 ? row_of(f, intern_find(f->phrases, buf_str(&words)), FURNITURE_MONTH) : NULL;
	if (row)
		for (size_t i = 0; i < row->value.n; i++)
			month = month * 10 + (row->value.p[i] - '0');
	buf_release(&words);
	return month >= 1 && month <= 12 ? month : 0;
}
