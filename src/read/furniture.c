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
#include "base/utf8.h"
#include "base/vec.h"
#include "read/drop.h"
#include "text/fold.h"
#include "text/lang.h"
#include "text/names.h"

struct row {
	enum furniture_kind kind;
	const char *why;
	struct str value;
	uint32_t next; /* row + 1 of the same phrase, 0: none */
};

enum { FIRSTS = 1 << 16 };

/* A hash of the start, end and length of a word. */
static size_t
first_bit(struct str word)
{
	unsigned char a = (unsigned char)word.p[0], b = (unsigned char)word.p[word.n / 2];
	unsigned char c = (unsigned char)word.p[word.n - 1];

	return (a * 961u + b * 31u + c + word.n * 4099u) % FIRSTS;
}

struct furniture {
	struct arena arena;
	struct intern *phrases; /* folded words; a phrase's id is the index in heads and most */
	VEC(struct row) rows;
	VEC(uint32_t) heads;          /* [phrases]: its first row + 1, 0: it is only the first word of others */
	VEC(uint8_t) most;            /* [phrases]: words in the longest phrase that begins with this word */
	VEC(uint8_t) stop;            /* [phrases]: 1: a common word */
	uint64_t firsts[FIRSTS / 64]; /* bits of first_bit(): no phrase begins with what has none. Most words
				       * have none, and a look-up costs ten times as much */
};

static const struct {
	const char *name;
	enum furniture_kind kind;
} kinds[] = {
	{ "line", FURNITURE_LINE }, { "start", FURNITURE_START }, { "has", FURNITURE_HAS }, { "any", FURNITURE_ANY },
	{ "cut", FURNITURE_CUT },   { "cuts", FURNITURE_CUTS },   { "by", FURNITURE_BY },   { "from", FURNITURE_FROM },
	{ "date", FURNITURE_DATE }, { "month", FURNITURE_MONTH }, { "key", FURNITURE_KEY }, { "home", FURNITURE_HOME },
	{ "stop", FURNITURE_STOP },
};

static bool
ascii_letter(uint32_t c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool
ascii_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* A run of word characters as it grows: letters, digits, and what glues two of them. */
struct wording {
	struct buf *out;
	size_t n, begin; /* words; where the first one begins in out */
	bool inside, number;
	uint32_t glue; /* an apostrophe, hyphen or point that waits for the next character; 0 */
};

/* One folded character. */
static void
wording_add(struct wording *w, uint32_t c)
{
	bool digit = c < 0x80 ? ascii_digit(c) : fold_is_digit(c);
	bool word = digit || (c < 0x80 ? ascii_letter(c) : fold_is_letter(c));

	if (!word) {
		bool glues = c == '\'' || c == '-' || (w->number && (c == '.' || c == ',' || c == ':'));

		w->glue = w->inside && glues && w->glue == 0 ? c : 0;
		w->inside = w->inside && w->glue != 0;
		return;
	}
	if (w->glue && w->number && !digit)
		w->inside = false; /* "3-mal": only numbers go on behind a number */
	if (!w->inside) {
		if (w->out->n > w->begin)
			buf_addc(w->out, ' ');
		w->n++;
		w->number = digit;
		if (digit)
			buf_addc(w->out, '0');
	} else if (w->number && !digit) {
		w->number = false; /* "3e": the letters follow the 0 */
	}
	if (w->inside && w->glue && !w->number)
		buf_addc(w->out, (char)w->glue);
	if (!w->number && c < 0x80)
		buf_addc(w->out, (char)c);
	else if (!w->number)
		buf_addcp(w->out, c);
	w->inside = true;
	w->glue = 0;
}

/* Fold the characters from ${at} up to the next white space that are not ASCII only; returns their end. */
static size_t
fold_piece(struct wording *w, struct str s, size_t at, struct buf *key)
{
	size_t end = at;

	while (end < s.n && s.p[end] != ' ')
		end++;
	buf_reset(key);
	fold_key(str_sub(s, at, end), key);
	for (size_t k = 0; k < key->n;)
		wording_add(w, utf8_next(buf_str(key), &k));
	return end;
}

size_t
furniture_words(struct str line, struct buf *out)
{
	struct wording w = { .out = out, .begin = out->n };
	struct buf key = { 0 };

	buf_reserve(out, line.n + 1);
	for (size_t at = 0; at < line.n;) {
		unsigned char c = (unsigned char)line.p[at];

		if (c < 0x80) { /* folding an ASCII letter is lowering it, wherever it stands */
			wording_add(&w, c >= 'A' && c <= 'Z' ? c | 32u : c);
			at++;
		} else if (c == 0xe2 && at + 2 < line.n && line.p[at + 1] == '\x80' &&
			   (line.p[at + 2] == '\x99' || line.p[at + 2] == '\x98')) {
			wording_add(&w, '\'');
			at += 3;
		} else {
			at = fold_piece(&w, line, at, &key);
		}
	}
	buf_release(&key);
	return w.n;
}

static struct str
first_word(struct str words, size_t *n)
{
	size_t space = str_chr(words, ' ', 0);

	*n = 1;
	for (size_t at = space; at != SIZE_MAX; at = str_chr(words, ' ', at + 1))
		++*n;
	return str_sub(words, 0, space == SIZE_MAX ? words.n : space);
}

static uint32_t
phrase_id(struct furniture *f, struct str words)
{
	uint32_t id = intern_add(f->phrases, words);

	while (f->heads.n <= id) {
		vec_add(&f->heads, 0);
		vec_add(&f->most, 0);
		vec_add(&f->stop, 0);
	}
	return id;
}

static void
add(struct furniture *f, struct row row, struct str phrase)
{
	struct buf words = { 0 };
	size_t n;
	uint32_t id, first;

	furniture_words(phrase, &words);
	if (words.n == 0 || words.n > 400)
		goto done;
	first = phrase_id(f, first_word(buf_str(&words), &n));
	id = first_bit(first_word(buf_str(&words), &n));
	f->firsts[id / 64] |= 1ull << id % 64;
	id = phrase_id(f, buf_str(&words));
	if (row.kind <= FURNITURE_CUTS && n > f->most.items[first])
		f->most.items[first] = n > 255 ? 255 : (uint8_t)n;
	row.next = f->heads.items[id];
	row.value = arena_str(&f->arena, row.value);
	vec_add(&f->rows, row);
	f->heads.items[id] = (uint32_t)f->rows.n;
	f->stop.items[id] |= row.kind == FURNITURE_STOP;
done:
	buf_release(&words);
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
		err_set(err, _("no furniture.tsv was found in the data folder"));
		goto fail;
	}
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
	vec_release(&f->most);
	vec_release(&f->stop);
	arena_release(&f->arena);
	free(f);
}

/* End of the ${k}th word behind ${start}. */
static size_t
word_end(struct str words, size_t start)
{
	size_t space = str_chr(words, ' ', start);

	return space == SIZE_MAX ? words.n : space;
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

/* The phrases that begin with the word of ${id}, the ${word}th of ${n}, at byte ${start}. */
static void
phrases_at(const struct furniture *f, struct str words, size_t start, uint32_t id, size_t place[3],
	   struct furniture_hit *hit, int *most)
{
	size_t end = word_end(words, start);
	uint8_t longest = f->most.items[id];

	for (place[1] = 1; place[1] <= longest; place[1]++) {
		if (place[1] > 1)
			id = intern_find(f->phrases, str_sub(words, start, end));
		if (id != INTERN_NONE)
			weigh(f, id, place, hit, most);
		if (end >= words.n)
			return;
		end = word_end(words, end + 1);
	}
}

bool
furniture_match(const struct furniture *f, struct str words, size_t n, struct furniture_hit *hit, size_t *stops)
{
	int most = 0;
	size_t word = 0;

	*stops = 0;
	for (size_t start = 0, end; start < words.n; start = end + 1, word++) {
		uint32_t id;
		size_t bit;

		end = word_end(words, start);
		bit = first_bit(str_sub(words, start, end));
		if (!(f->firsts[bit / 64] >> bit % 64 & 1))
			continue;
		id = intern_find(f->phrases, str_sub(words, start, end));
		if (id == INTERN_NONE)
			continue;
		*stops += f->stop.items[id];
		if (n <= FURNITURE_LONG) {
			size_t place[3] = { word, 1, n };

			phrases_at(f, words, start, id, place, hit, &most);
		}
	}
	return most > 0;
}

static const struct row *
row_of(const struct furniture *f, struct str phrase, enum furniture_kind kind)
{
	uint32_t id = intern_find(f->phrases, phrase);

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
	size_t n = 1;

	for (size_t end = word_end(words, 0); words.n > 0 && n <= 12; end = word_end(words, end + 1), n++) {
		const struct row *row = row_of(f, str_sub(words, 0, end), kind);

		if (row) {
			*hit = (struct furniture_hit){ row->kind, row->why, row->value, 0, n };
			found = true;
		}
		if (end >= words.n)
			break;
	}
	return found;
}

int
furniture_month(const struct furniture *f, struct str word)
{
	struct buf words = { 0 };
	const struct row *row;
	int month = 0;

	furniture_words(word, &words);
	row = words.n > 0 ? row_of(f, buf_str(&words), FURNITURE_MONTH) : NULL;
	if (row)
		for (size_t i = 0; i < row->value.n; i++)
			month = month * 10 + (row->value.p[i] - '0');
	buf_release(&words);
	return month >= 1 && month <= 12 ? month : 0;
}
