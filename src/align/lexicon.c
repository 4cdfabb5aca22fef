#include "align/lexicon.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "align/lexicon_file.h"
#include "align/lexicon_parts.h"
#include "base/intl.h"
#include "base/mem.h"

enum { BATCH = 64 }; /* stems looked up at once */

uint64_t
lexicon_lay_out(struct lexicon_side *s, const void *p)
{
	s->stem_start = p;
	s->row_start = s->stem_start + s->words + 1;
	s->slot = s->row_start + s->words + 1;
	s->entries = s->slot + s->slots;
	s->background = (const uint8_t *)(s->entries + s->nentries);
	s->stems = (const char *)s->background + (s->words + (size_t)3) / 4 * 4;
	return (uint64_t)(s->stems - (const char *)p) + ((uint64_t)s->stem_bytes + 3) / 4 * 4;
}

/* The sections of a side from byte ${at}; where they end, 0 if that is beyond the file. */
static size_t
lay_out(struct lexicon_side *s, const struct lexicon_file_side *f, struct str bytes, size_t at)
{
	uint64_t numbers = 2 * ((uint64_t)f->words + 1) + f->slots + f->entries;
	uint64_t size = numbers * 4 + ((uint64_t)f->words + 3) / 4 * 4 + ((uint64_t)f->stem_bytes + 3) / 4 * 4;

	if (size > bytes.n - at || f->words >= 1u << 24)
		return 0;
	*s = (struct lexicon_side){ .words = f->words, .slots = f->slots, .nentries = f->entries,
		                    .stem_bytes = f->stem_bytes };
	return at + (size_t)lexicon_lay_out(s, bytes.p + at);
}

/* Ascending from 0 to ${last}. */
static bool
ascends(const uint32_t *start, uint32_t n, uint32_t last)
{
	uint32_t i;

	for (i = 0; i < n; i++)
		if (start[i] > start[i + 1])
			return false;
	return start[0] == 0 && start[n] == last;
}

/* Nothing in the side points out of it, and every probe ends: what makes the look-ups below safe. */
static bool
sound(const struct lexicon_side *s, uint32_t others)
{
	uint32_t i, free_slots = 0;

	if (!ascends(s->stem_start, s->words, s->stem_bytes) || !ascends(s->row_start, s->words, s->nentries))
		return false;
	if (s->slots == 0 || (s->slots & (s->slots - 1)) != 0)
		return false;
	for (i = 0; i < s->slots; i++) {
		if (s->slot[i] > s->words)
			return false;
		free_slots += s->slot[i] == 0;
	}
	for (i = 0; i < s->nentries; i++)
		if (s->entries[i] >> 8 >= others)
			return false;
	return free_slots > 0;
}

/* The sections of both sides; false if the file is not what its header says. */
static bool
open_sides(struct lexicon *x, const char *first, const char *second)
{
	struct str bytes = x->data.bytes;
	struct lexicon_header h;
	struct lexicon_side side[2];
	size_t at = sizeof h;

	if (bytes.n < sizeof h || bytes.n % 4 != 0)
		return false;
	memcpy(&h, bytes.p, sizeof h);
	if (memcmp(h.magic, LEXICON_MAGIC, sizeof h.magic) != 0 || h.bytes != bytes.n ||
	    strncmp(h.code[0], first, 4) != 0 || strncmp(h.code[1], second, 4) != 0)
		return false;
	if (h.sum != lexicon_file_sum((const uint32_t *)(const void *)(bytes.p + at), (bytes.n - at) / 4))
		return false;
	at = lay_out(&side[0], &h.side[0], bytes, at);
	if (at == 0 || lay_out(&side[1], &h.side[1], bytes, at) != bytes.n)
		return false;
	if (!sound(&side[0], side[1].words) || !sound(&side[1], side[0].words))
		return false;
	memcpy(x->side, side, sizeof side);
	return true;
}

void
lexicon_fill_costs(struct lexicon *x)
{
	int i;

	for (i = 0; i < 256; i++)
		x->p[i] = expf(-(float)i / LEXICON_COSTS_A_NAT);
}

static int
open_file(struct lexicon **out, const char *first, const char *second, struct err *err)
{
	struct lexicon *x = mem_zalloc(1, sizeof *x);
	char name[64];

	snprintf(name, sizeof name, "lexicon-%.8s-%.8s.bin", first, second);
	if (data_map(name, &x->data, err) != 0)
		goto fail;
	if (!open_sides(x, first, second)) {
		err_set(err, _("%s: not a lexicon of this version, or damaged"), name);
		goto fail;
	}
	lexicon_fill_costs(x);
	*out = x;
	return 0;
fail:
	lexicon_close(x);
	return -1;
}

int
lexicon_open(struct lexicon **out, lang_id left, lang_id right, struct err *err)
{
	struct lexicon_side swap;

	if (open_file(out, lang_code(left), lang_code(right), err) == 0)
		return 0;
	if (open_file(out, lang_code(right), lang_code(left), NULL) != 0)
		return -1;
	swap = (*out)->side[0];
	(*out)->side[0] = (*out)->side[1];
	(*out)->side[1] = swap;
	return 0;
}

void
lexicon_close(struct lexicon *x)
{
	if (x == NULL)
		return;
	data_unmap(&x->data);
	buf_release(&x->made[0]);
	buf_release(&x->made[1]);
	free(x);
}

uint32_t
lexicon_word(const struct lexicon *x, int side, struct str stem)
{
	const struct lexicon_side *s = &x->side[side];
	uint32_t i = lexicon_file_hash(stem) & (s->slots - 1);

	for (; s->slot[i] != 0; i = (i + 1) & (s->slots - 1))
		if (str_eq(lexicon_stem(x, side, s->slot[i] - 1), stem))
			return s->slot[i] - 1;
	return LEXICON_NONE;
}

void
lexicon_find(const struct lexicon *x, int side, const struct str *stems, uint32_t n, uint32_t *numbers)
{
	const struct lexicon_side *s = &x->side[side];
	uint32_t slot[BATCH], i, k, first;

	for (first = 0; first < n; first += BATCH) {
		uint32_t end = n - first < BATCH ? n - first : BATCH;

		for (i = 0; i < end; i++) {
			slot[i] = lexicon_file_hash(stems[first + i]) & (s->slots - 1);
			__builtin_prefetch(&s->slot[slot[i]]);
		}
		for (k = 0; k < 2; k++) /* most stand in one of the first two slots */
			for (i = 0; i < end; i++)
				if (s->slot[(slot[i] + k) & (s->slots - 1)] != 0)
					__builtin_prefetch(&s->stem_start[s->slot[(slot[i] + k) & (s->slots - 1)] - 1]);
		for (k = 0; k < 2; k++)
			for (i = 0; i < end; i++)
				if (s->slot[(slot[i] + k) & (s->slots - 1)] != 0)
					__builtin_prefetch(
						s->stems + s->stem_start[s->slot[(slot[i] + k) & (s->slots - 1)] - 1]);
		for (i = 0; i < end; i++)
			numbers[first + i] = lexicon_word(x, side, stems[first + i]);
	}
}

uint32_t
lexicon_words(const struct lexicon *x, int side)
{
	return x->side[side].words;
}

struct str
lexicon_stem(const struct lexicon *x, int side, uint32_t word)
{
	const struct lexicon_side *s = &x->side[side];

	return (struct str){ s->stems + s->stem_start[word], s->stem_start[word + 1] - s->stem_start[word] };
}

uint32_t
lexicon_row(const struct lexicon *x, int side, uint32_t word, const uint32_t **entries)
{
	const struct lexicon_side *s = &x->side[side];

	*entries = s->entries + s->row_start[word];
	return s->row_start[word + 1] - s->row_start[word];
}

float
lexicon_entry_p(const struct lexicon *x, uint32_t entry)
{
	return x->p[entry & 0xFF];
}

uint32_t
lexicon_translations(const struct lexicon *x, int side, uint32_t word, struct lexicon_entry *out, uint32_t max)
{
	const uint32_t *row;
	uint32_t n = lexicon_row(x, side, word, &row), kept = 0, i, at;

	for (i = 0; i < n && max > 0; i++) {
		float p = x->p[row[i] & 0xFF];

		if (kept == max && p <= out[kept - 1].p)
			continue;
		for (at = kept < max ? kept++ : kept - 1; at > 0 && out[at - 1].p < p; at--)
			out[at] = out[at - 1];
		out[at] = (struct lexicon_entry){ row[i] >> 8, p };
	}
	return kept;
}

float
lexicon_t(const struct lexicon *x, int side, uint32_t word, uint32_t other)
{
	const uint32_t *row;
	uint32_t low = 0, high = lexicon_row(x, side, word, &row);

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (row[middle] >> 8 == other)
			return x->p[row[middle] & 0xFF];
		if (row[middle] >> 8 < other)
			low = middle + 1;
		else
			high = middle;
	}
	return 0;
}

float
lexicon_background(const struct lexicon *x, int side, uint32_t word)
{
	return x->p[x->side[side].background[word]];
}
