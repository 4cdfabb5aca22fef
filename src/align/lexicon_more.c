#include "align/lexicon_more.h"

#include <stdlib.h>
#include <string.h>

#include "align/lexicon_file.h"
#include "align/lexicon_parts.h"
#include "base/mem.h"

static struct str
stem_of(const struct lexicon *base, int side, const struct lexicon_changes *c, uint32_t word)
{
	uint32_t old = base->side[side].words;

	return word < old ? lexicon_stem(base, side, word) : intern_get(c->words, word - old);
}

static void
put_stem_starts(struct buf *out, const struct lexicon *base, int side, const struct lexicon_changes *c,
                struct lexicon_side *s)
{
	uint32_t w;

	for (w = 0, s->stem_bytes = 0; w < s->words; w++) {
		lexicon_file_put(out, s->stem_bytes);
		s->stem_bytes += (uint32_t)stem_of(base, side, c, w).n;
	}
	lexicon_file_put(out, s->stem_bytes);
}

/* The entries of all words into ${entries}, and where each row begins into ${out}. */
static void
put_rows(struct buf *out, struct buf *entries, const struct lexicon *base, int side, const struct lexicon_changes *c,
         const struct lexicon_side *s)
{
	size_t i = 0;
	uint32_t w;

	for (w = 0; w < s->words; w++) {
		lexicon_file_put(out, (uint32_t)(entries->n / sizeof(uint32_t)));
		if (i < c->n && c->rows[i].word == w) {
			for (; i < c->n && c->rows[i].word == w; i++)
				lexicon_file_put(entries, c->rows[i].other << 8 | lexicon_file_cost(c->rows[i].p));
		} else if (w < base->side[side].words) {
			const uint32_t *row;
			uint32_t n = lexicon_row(base, side, w, &row);

			buf_add(entries, row, n * sizeof *row);
		}
	}
	lexicon_file_put(out, (uint32_t)(entries->n / sizeof(uint32_t)));
}

static void
put_slots(struct buf *out, const struct lexicon *base, int side, const struct lexicon_changes *c,
          struct lexicon_side *s)
{
	uint32_t *slot, w, at;

	for (s->slots = 2; s->slots < s->words + s->words / 4;)
		s->slots *= 2;
	slot = mem_zalloc(s->slots, sizeof *slot);
	for (w = 0; w < s->words; w++) {
		at = lexicon_file_hash(stem_of(base, side, c, w)) & (s->slots - 1);
		while (slot[at] != 0)
			at = (at + 1) & (s->slots - 1);
		slot[at] = w + 1;
	}
	buf_add(out, slot, s->slots * sizeof *slot);
	free(slot);
}

static void
make_side(struct lexicon *x, const struct lexicon *base, int side, const struct lexicon_changes *c)
{
	const struct lexicon_side *old = &base->side[side];
	struct lexicon_side *s = &x->side[side];
	struct buf *out = &x->made[side], entries = { 0 };
	uint32_t w;

	s->words = old->words + intern_count(c->words);
	put_stem_starts(out, base, side, c, s);
	put_rows(out, &entries, base, side, c, s);
	s->nentries = (uint32_t)(entries.n / sizeof(uint32_t));
	put_slots(out, base, side, c, s);
	buf_adds(out, buf_str(&entries));
	buf_add(out, old->background, old->words);
	for (w = old->words; w < s->words; w++)
		buf_addc(out, (char)lexicon_file_cost(c->background[w - old->words]));
	lexicon_file_pad(out);
	buf_add(out, old->stems, old->stem_bytes);
	for (w = old->words; w < s->words; w++)
		buf_adds(out, stem_of(base, side, c, w));
	lexicon_file_pad(out);
	lexicon_lay_out(s, out->p);
	buf_release(&entries);
}

struct lexicon *
lexicon_more(const struct lexicon *base, const struct lexicon_changes changes[2])
{
	struct lexicon *x = mem_zalloc(1, sizeof *x);
	int side;

	lexicon_fill_costs(x);
	for (side = 0; side < 2; side++)
		make_side(x, base, side, &changes[side]);
	return x;
}
