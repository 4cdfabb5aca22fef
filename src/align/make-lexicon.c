/*
 * make-lexicon: make data/lexicon-XX-YY.bin.
 *     make-lexicon OUTPUT XX YY [-w WEIGHT] FILE [[-w WEIGHT] FILE]...
 * Each FILE is UTF-8 text, "XX text TAB YY text" a line; WEIGHT (1) says how often each of its lines counts.
 * Words are stems, numbers are left out. IBM model 1 is trained in both directions (Brown et al. 1993, CL 19(2),
 * §4.1), ours with a constant added to the denominators: a word that was seen once does not translate to all of its
 * sentence (Moore 2004, ACL, §3).
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "align/lexicon_file.h"
#include "base/arena.h"
#include "base/intern.h"
#include "base/mem.h"
#include "base/vec.h"
#include "text/fold.h"
#include "text/words.h"

enum { LINE_MOST = 80, ROUNDS = 6, ALONE = 2, ROW_MOST = 60 }; /* ALONE: rounds before both directions agree */

static const double CAUTION = 0.35;    /* added to the denominators */
static const double LEAST = 0.0006;    /* t below this is not kept */
static const double LEAST_COUNT = 0.107; /* nor what is expected less often than this */

struct line {
	uint32_t start[2], n[2]; /* in tokens */
	float weight;
};

/* A pair of words that occur in one line: an open-addressing slot. */
struct cell {
	uint32_t word[2]; /* + 1; 0: free */
	float t[2];       /* t(word[1] | word[0]), t(word[0] | word[1]) */
	float count[2];
};

struct training {
	struct intern *stems[2];
	VEC(uint32_t) tokens[2];
	VEC(struct line) lines;
	VEC(double) seen[2];       /* weighted, by word */
	struct cell *cells;        /* [mask + 1] */
	size_t mask, ncells;
	VEC(float) null_t[2];      /* t(word of side | no word), by word */
	VEC(double) null_count[2];
};

static struct cell *
cell_of(struct training *t, uint32_t left, uint32_t right)
{
	uint64_t h = ((uint64_t)left << 32 | right) * 0x9E3779B97F4A7C15u;
	size_t i = (h ^ h >> 29) & t->mask;

	while (t->cells[i].word[0] != 0 && (t->cells[i].word[0] != left + 1 || t->cells[i].word[1] != right + 1))
		i = (i + 1) & t->mask;
	return &t->cells[i];
}

static void
grow(struct training *t)
{
	struct cell *old = t->cells;
	size_t n = t->mask + 1, i;

	t->mask = t->mask * 2 + 1;
	t->cells = mem_zalloc(t->mask + 1, sizeof *t->cells);
	for (i = 0; i < n; i++)
		if (old[i].word[0] != 0)
			*cell_of(t, old[i].word[0] - 1, old[i].word[1] - 1) = old[i];
	free(old);
}

static bool
has_digit(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return true;
	return false;
}

/* The stems of one side of a line; how many. */
static uint32_t
read_side(struct training *t, int side, struct str text, words *scratch, struct buf *key)
{
	uint32_t n = 0;
	size_t i;

	scratch->n = 0;
	words_split(text, scratch);
	for (i = 0; i < scratch->n; i++) {
		struct word w = scratch->items[i];

		buf_reset(key);
		fold_key(str_sub(text, w.start, (size_t)w.start + w.n), key);
		if (key->n == 0 || has_digit(buf_str(key)))
			continue;
		vec_add(&t->tokens[side], intern_add(t->stems[side], fold_stem(buf_str(key))));
		n++;
	}
	return n;
}

static int
read_file(struct training *t, const char *path, float weight)
{
	FILE *f = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
	char *text = NULL;
	size_t room = 0;
	ssize_t n;
	words scratch = { 0 };
	struct buf key = { 0 };

	if (f == NULL) {
		perror(path);
		return -1;
	}
	while ((n = getline(&text, &room, f)) > 0) {
		struct str rest = { text, (size_t)n - (text[n - 1] == '\n') }, left;
		struct line line = { .weight = weight };
		int side;

		for (side = 0; side < 2; side++)
			line.start[side] = (uint32_t)t->tokens[side].n;
		if (!str_cut(&rest, '\t', &left))
			continue;
		line.n[0] = read_side(t, 0, left, &scratch, &key);
		line.n[1] = read_side(t, 1, rest, &scratch, &key);
		if (line.n[0] > 0 && line.n[1] > 0 && line.n[0] <= LINE_MOST && line.n[1] <= LINE_MOST) {
			vec_add(&t->lines, line);
			continue;
		}
		for (side = 0; side < 2; side++)
			t->tokens[side].n = line.start[side];
	}
	free(text);
	vec_release(&scratch);
	buf_release(&key);
	return f == stdin ? 0 : fclose(f);
}

/* Which words occur together, and how often each occurs. */
static void
prepare(struct training *t)
{
	size_t l;
	uint32_t i, j;
	int side;

	t->mask = (1u << 20) - 1;
	t->cells = mem_zalloc(t->mask + 1, sizeof *t->cells);
	for (side = 0; side < 2; side++) {
		uint32_t n = intern_count(t->stems[side]);

		for (i = 0; i < n; i++) {
			vec_add(&t->seen[side], 0);
			vec_add(&t->null_t[side], 1e-5F);
			vec_add(&t->null_count[side], 0);
		}
	}
	for (l = 0; l < t->lines.n; l++) {
		const struct line *line = &t->lines.items[l];

		for (side = 0; side < 2; side++)
			for (i = 0; i < line->n[side]; i++)
				t->seen[side].items[t->tokens[side].items[line->start[side] + i]] += line->weight;
		for (i = 0; i < line->n[0]; i++)
			for (j = 0; j < line->n[1]; j++) {
				uint32_t w[2] = { t->tokens[0].items[line->start[0] + i],
					          t->tokens[1].items[line->start[1] + j] };
				struct cell *c = cell_of(t, w[0], w[1]);

				if (c->word[0] != 0)
					continue;
				*c = (struct cell){ { w[0] + 1, w[1] + 1 }, { 1e-4F, 1e-4F }, { 0, 0 } };
				if (++t->ncells * 2 > t->mask)
					grow(t);
			}
	}
}

/* The chance of each word of side ${to} of a line to come from each of the other side; [from word][to word] for 0, the other
 * way round for 1. */
static void
expect_side(struct training *t, const struct line *line, int to, struct cell *cells[LINE_MOST][LINE_MOST],
            float chance[LINE_MOST][LINE_MOST])
{
	const uint32_t *to_words = t->tokens[to].items + line->start[to];
	uint32_t i, j, n = line->n[1 - to];
	int d = 1 - to; /* t[0] is t(word[1] | word[0]) */

	for (j = 0; j < line->n[to]; j++) {
		float null = t->null_t[to].items[to_words[j]], sum = null;

		for (i = 0; i < n; i++)
			sum += to ? cells[i][j]->t[d] : cells[j][i]->t[d];
		for (i = 0; i < n; i++)
			if (to)
				chance[i][j] = cells[i][j]->t[d] / sum;
			else
				chance[j][i] = cells[j][i]->t[d] / sum;
		t->null_count[to].items[to_words[j]] += line->weight * null / sum;
	}
}

/* A word and what it stands for, which may be several: "Halbleiter", "semi-conducteur". There the two cannot agree. */
static bool
is_one_word(const struct line *line)
{
	return line->n[0] == 1 || line->n[1] == 1;
}

/* Expected counts of one line. In the first rounds each direction counts for itself; then what both agree on (Liang, Taskar
 * & Klein 2006, §3; ours: the geometric mean of both). That halves what is worth an entry, so that rarer translations find
 * room: reordered news 0.955 to 0.959. */
static void
expect_line(struct training *t, const struct line *line, bool agree)
{
	struct cell *cells[LINE_MOST][LINE_MOST];
	float chance[2][LINE_MOST][LINE_MOST];
	uint32_t i, j;
	int d;

	for (i = 0; i < line->n[0]; i++)
		for (j = 0; j < line->n[1]; j++)
			cells[i][j] = cell_of(t, t->tokens[0].items[line->start[0] + i],
			                      t->tokens[1].items[line->start[1] + j]);
	for (d = 0; d < 2; d++)
		expect_side(t, line, 1 - d, cells, chance[d]);
	for (i = 0; i < line->n[0]; i++)
		for (j = 0; j < line->n[1]; j++)
			for (d = 0; d < 2; d++)
				cells[i][j]->count[d] += line->weight * (agree ? sqrtf(chance[0][i][j] * chance[1][i][j])
				                                               : chance[d][i][j]);
}

static void
maximise(struct training *t, bool last)
{
	double *total[2], nulls[2] = { 0, 0 };
	size_t i;
	int d;

	for (d = 0; d < 2; d++) {
		total[d] = mem_zalloc(t->seen[d].n, sizeof(double)); /* of counts given a word of side d */
		for (i = 0; i < t->null_count[d].n; i++)
			nulls[d] += t->null_count[d].items[i];
	}
	for (i = 0; i <= t->mask; i++)
		for (d = 0; d < 2 && t->cells[i].word[0] != 0; d++)
			total[d][t->cells[i].word[d] - 1] += t->cells[i].count[d];
	for (i = 0; i <= t->mask; i++)
		for (d = 0; d < 2 && t->cells[i].word[0] != 0; d++) {
			struct cell *c = &t->cells[i];

			c->t[d] = (float)(c->count[d] / (total[d][c->word[d] - 1] + CAUTION));
			if (!last)
				c->count[d] = 0;
		}
	for (d = 0; d < 2; d++) {
		for (i = 0; i < t->null_count[d].n; i++) {
			t->null_t[d].items[i] = (float)(t->null_count[d].items[i] / (nulls[d] + 1));
			t->null_count[d].items[i] = 0;
		}
		free(total[d]);
	}
}

static void
train(struct training *t)
{
	size_t l;
	int round;

	for (round = 0; round < ROUNDS; round++) {
		for (l = 0; l < t->lines.n; l++)
			expect_line(t, &t->lines.items[l], round >= ALONE && !is_one_word(&t->lines.items[l]));
		maximise(t, round + 1 == ROUNDS);
		fprintf(stderr, "make-lexicon: round %d of %d\n", round + 1, ROUNDS);
	}
}

/* What is written of a side. */
struct row_entry {
	uint32_t word;  /* of this side */
	uint32_t other;
	float t;
};
typedef VEC(struct row_entry) row_entries;

static int
by_word_and_t(const void *a, const void *b)
{
	const struct row_entry *x = a, *y = b;

	if (x->word != y->word)
		return x->word < y->word ? -1 : 1;
	return x->t > y->t ? -1 : x->t < y->t;
}

static int
by_word_and_other(const void *a, const void *b)
{
	const struct row_entry *x = a, *y = b;

	if (x->word != y->word)
		return x->word < y->word ? -1 : 1;
	return x->other < y->other ? -1 : x->other > y->other;
}

/* The best entries of each word, by word and other word. */
static void
prune(const struct training *t, int side, row_entries *out)
{
	size_t i, kept = 0;
	uint32_t run = 0;

	for (i = 0; i <= t->mask; i++) {
		const struct cell *c = &t->cells[i];

		if (c->word[0] != 0 && c->t[side] >= LEAST && c->count[side] >= LEAST_COUNT)
			vec_add(out, ((struct row_entry){ c->word[side] - 1, c->word[1 - side] - 1, c->t[side] }));
	}
	qsort(out->items, out->n, sizeof *out->items, by_word_and_t);
	for (i = 0; i < out->n; i++) {
		run = i > 0 && out->items[i].word == out->items[i - 1].word ? run + 1 : 0;
		if (run < ROW_MOST)
			out->items[kept++] = out->items[i];
	}
	out->n = kept;
	qsort(out->items, out->n, sizeof *out->items, by_word_and_other);
}

/* New numbers for the words that have an entry in either direction; the others go. */
static uint32_t *
renumber(const struct training *t, int side, const row_entries rows[2], uint32_t *nkept)
{
	uint32_t *number = mem_zalloc(t->seen[side].n, sizeof *number), n = 0;
	size_t i;

	for (i = 0; i < rows[side].n; i++)
		number[rows[side].items[i].word] = 1;
	for (i = 0; i < rows[1 - side].n; i++)
		number[rows[1 - side].items[i].other] = 1;
	for (i = 0; i < t->seen[side].n; i++)
		number[i] = number[i] ? n++ : UINT32_MAX;
	*nkept = n;
	return number;
}

static void
put_rows(struct buf *out, const row_entries *rows, uint32_t *const number[2], int side, uint32_t nwords)
{
	uint32_t w;
	size_t i = 0;

	for (w = 0; w < nwords; w++) {
		lexicon_file_put(out, (uint32_t)i);
		while (i < rows->n && number[side][rows->items[i].word] == w)
			i++;
	}
	lexicon_file_put(out, (uint32_t)i);
}

static void
put_slots(struct buf *out, const struct training *t, int side, const uint32_t *number, uint32_t nslots)
{
	uint32_t *slot = mem_zalloc(nslots, sizeof *slot), i, at;

	for (i = 0; i < t->seen[side].n; i++) {
		if (number[i] == UINT32_MAX)
			continue;
		at = lexicon_file_hash(intern_get(t->stems[side], i)) & (nslots - 1);
		while (slot[at] != 0)
			at = (at + 1) & (nslots - 1);
		slot[at] = number[i] + 1;
	}
	buf_add(out, slot, nslots * sizeof *slot);
	free(slot);
}

static void
put_words(struct buf *out, const struct training *t, int side, const uint32_t *number)
{
	double total = 0;
	size_t i;

	for (i = 0; i < t->seen[side].n; i++)
		total += t->seen[side].items[i];
	for (i = 0; i < t->seen[side].n; i++)
		if (number[i] != UINT32_MAX)
			buf_addc(out, (char)lexicon_file_cost(t->seen[side].items[i] / total));
	lexicon_file_pad(out);
	for (i = 0; i < t->seen[side].n; i++)
		if (number[i] != UINT32_MAX)
			buf_adds(out, intern_get(t->stems[side], (uint32_t)i));
	lexicon_file_pad(out);
}

static void
put_side(struct buf *out, const struct training *t, int side, const row_entries rows[2], uint32_t *const number[2],
         struct lexicon_file_side *about)
{
	uint32_t bytes = 0;
	size_t i;

	for (i = 0; i < t->seen[side].n; i++) {
		if (number[side][i] == UINT32_MAX)
			continue;
		lexicon_file_put(out, bytes);
		bytes += (uint32_t)intern_get(t->stems[side], (uint32_t)i).n;
	}
	lexicon_file_put(out, bytes);
	about->stem_bytes = bytes;
	about->entries = (uint32_t)rows[side].n;
	for (about->slots = 2; about->slots < about->words + about->words / 4;)
		about->slots *= 2;
	put_rows(out, &rows[side], number, side, about->words);
	put_slots(out, t, side, number[side], about->slots);
	for (i = 0; i < rows[side].n; i++)
		lexicon_file_put(out, number[1 - side][rows[side].items[i].other] << 8 | lexicon_file_cost(rows[side].items[i].t));
	put_words(out, t, side, number[side]);
}

static int
write_lexicon(const struct training *t, const char *path, const char *left, const char *right)
{
	struct lexicon_header h = { .magic = LEXICON_MAGIC };
	row_entries rows[2] = { { 0 }, { 0 } };
	uint32_t *number[2];
	struct buf body = { 0 };
	FILE *f = fopen(path, "wb");
	int side, failed;

	if (f == NULL) {
		perror(path);
		return -1;
	}
	snprintf(h.code[0], sizeof h.code[0], "%s", left);
	snprintf(h.code[1], sizeof h.code[1], "%s", right);
	for (side = 0; side < 2; side++)
		prune(t, side, &rows[side]);
	for (side = 0; side < 2; side++)
		number[side] = renumber(t, side, rows, &h.side[side].words);
	for (side = 0; side < 2; side++)
		put_side(&body, t, side, rows, number, &h.side[side]);
	h.bytes = (uint32_t)(sizeof h + body.n);
	h.sum = lexicon_file_sum((const uint32_t *)(const void *)body.p, body.n / 4);
	fwrite(&h, sizeof h, 1, f);
	fwrite(body.p, body.n, 1, f);
	failed = ferror(f) | fclose(f);
	fprintf(stderr, "make-lexicon: %zu lines, words %u %u, entries %u %u, %u bytes\n", t->lines.n, h.side[0].words,
	        h.side[1].words, h.side[0].entries, h.side[1].entries, h.bytes);
	for (side = 0; side < 2; side++) {
		vec_release(&rows[side]);
		free(number[side]);
	}
	buf_release(&body);
	return failed ? -1 : 0;
}

static void
training_release(struct training *t)
{
	int side;

	for (side = 0; side < 2; side++) {
		intern_free(t->stems[side]);
		vec_release(&t->tokens[side]);
		vec_release(&t->seen[side]);
		vec_release(&t->null_t[side]);
		vec_release(&t->null_count[side]);
	}
	vec_release(&t->lines);
	free(t->cells);
}

int
main(int argc, char **argv)
{
	struct training t = { .stems = { intern_new(), intern_new() } };
	float weight = 1;
	int i, failed = 0;

	if (argc < 5) {
		fputs("usage: make-lexicon OUTPUT XX YY [-w WEIGHT] FILE [[-w WEIGHT] FILE]...\n", stderr);
		return 2;
	}
	for (i = 4; i < argc; i++) {
		if (strcmp(argv[i], "-w") == 0 && i + 1 < argc) {
			weight = strtof(argv[++i], NULL);
			continue;
		}
		failed |= read_file(&t, argv[i], weight);
		weight = 1;
	}
	prepare(&t);
	train(&t);
	failed |= write_lexicon(&t, argv[1], argv[2], argv[3]);
	training_release(&t);
	return failed ? 1 : 0;
}
