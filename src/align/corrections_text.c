/*
 * Corrections as lines of text, fields apart by tabs:
 *   pair  VERDICT  LEFT-FILE  LEFT-TITLE  RIGHT-FILE  RIGHT-TITLE
 *   bead  WHO  LEFT-AT  LEFT-HASHES  RIGHT-AT  RIGHT-HASHES        of the pair above
 * What is no printable character, and %, stands as %XX.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "align/correction.h"
#include "base/field.h"

enum { SENTENCES_MOST = 1000 }; /* of a bead, on a side */

static const char *const verdicts[] = { [VERDICT_NONE] = "-", [VERDICT_PAIR] = "same", [VERDICT_APART] = "apart" };
static const char *const who[] = { [BEAD_FOUND] = "", [BEAD_CHANGED] = "changed", [BEAD_CONFIRMED] = "confirmed" };

static void
add_field(struct buf *out, struct str s)
{
	buf_addc(out, '\t');
	field_write(out, s);
}

static void
add_side(struct buf *out, const struct kept_bead *b, int side)
{
	const uint64_t *hashes = b->hashes + (side ? b->n[0] : 0);
	uint32_t i;

	buf_addf(out, "\t%" PRIu32 "\t", b->at[side]);
	for (i = 0; i < b->n[side]; i++)
		buf_addf(out, "%s%016" PRIx64, i ? "," : "", hashes[i]);
	if (b->n[side] == 0)
		buf_addc(out, '-');
}

static void
write_correction(const struct correction *p, struct buf *out)
{
	size_t k;

	buf_addf(out, "pair\t%s", verdicts[p->verdict]);
	for (k = 0; k < 2; k++) {
		add_field(out, p->name[k]);
		add_field(out, p->title[k]);
	}
	buf_addc(out, '\n');
	for (k = 0; k < p->beads.n; k++) {
		buf_addf(out, "bead\t%s", who[p->beads.items[k].by]);
		add_side(out, &p->beads.items[k], 0);
		add_side(out, &p->beads.items[k], 1);
		buf_addc(out, '\n');
	}
}

void
corrections_write(const struct corrections *x, struct buf *out)
{
	size_t i;

	for (i = 0; i < x->items.n; i++)
		if (x->items.items[i].beads.n > 0 || x->items.items[i].verdict != VERDICT_NONE)
			write_correction(&x->items.items[i], out);
}

void
corrections_write_pair(const struct corrections *x, const struct corpus *c, const uint32_t article[2], struct buf *out)
{
	struct correction none = { .verdict = VERDICT_NONE };
	uint32_t known = correction_find(x, c, article, none.name, none.title);

	write_correction(known == INTERN_NONE ? &none : &x->items.items[known], out);
}

static struct str
take_field(struct corrections *x, struct str *rest)
{
	struct str field = { NULL, 0 };
	struct buf plain = { 0 };

	str_cut(rest, '\t', &field);
	field_read(field, &plain);
	field = arena_str(&x->arena, buf_str(&plain));
	buf_release(&plain);
	return field;
}

/* The place of ${word} in the list; -1. */
static int
place_in(const char *const *list, size_t n, struct str word)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (str_eqz(word, list[i]))
			return (int)i;
	return -1;
}

static bool
number_of(struct str digits, int base, uint64_t *out)
{
	char z[24], *end;

	if (digits.n == 0 || digits.n >= sizeof z)
		return false;
	memcpy(z, digits.p, digits.n);
	z[digits.n] = '\0';
	*out = strtoull(z, &end, base);
	return *end == '\0' && z[0] != '-' && z[0] != '+' && z[0] != ' ';
}

static bool
read_side(struct str *rest, struct kept_bead *b, int side, uint64_t *hashes, uint32_t *n)
{
	struct str at, list, one;
	uint64_t number;

	if (!str_cut(rest, '\t', &at) || !number_of(at, 10, &number) || number > UINT32_MAX || !str_cut(rest, '\t', &list))
		return false;
	b->at[side] = (uint32_t)number;
	if (str_eqz(list, "-"))
		return true;
	while (str_cut(&list, ',', &one)) {
		if (b->n[side] == SENTENCES_MOST || !number_of(one, 16, &hashes[*n]))
			return false;
		b->n[side]++;
		++*n;
	}
	return true;
}

static void
read_bead(struct corrections *x, struct correction *p, struct str rest)
{
	uint64_t hashes[2 * SENTENCES_MOST];
	struct kept_bead b = { .n = { 0, 0 } };
	struct str word = { NULL, 0 };
	uint32_t n = 0;
	int by;

	str_cut(&rest, '\t', &word);
	by = place_in(who, sizeof who / sizeof *who, word);
	if (by <= BEAD_FOUND || !read_side(&rest, &b, 0, hashes, &n) || !read_side(&rest, &b, 1, hashes, &n) || n == 0)
		return;
	b.by = (uint8_t)by;
	b.hashes = arena_copy(&x->arena, hashes, n * sizeof *hashes);
	vec_add(&p->beads, b);
}

static struct correction *
read_pair(struct corrections *x, struct str rest)
{
	struct str word = { NULL, 0 }, name[2], title[2];
	struct correction *p;
	int verdict, side;

	str_cut(&rest, '\t', &word);
	verdict = place_in(verdicts, sizeof verdicts / sizeof *verdicts, word);
	for (side = 0; side < 2; side++) {
		name[side] = take_field(x, &rest);
		title[side] = take_field(x, &rest);
	}
	if (verdict < 0 || name[0].n == 0 || name[1].n == 0)
		return NULL;
	p = correction_add(x, name, title);
	p->verdict = (uint8_t)verdict;
	p->beads.n = 0;
	return p;
}

void
corrections_read(struct corrections *x, struct str text)
{
	struct correction *pair = NULL;
	struct str line, word;

	while (str_cut(&text, '\n', &line)) {
		if (!str_cut(&line, '\t', &word))
			continue;
		if (str_eqz(word, "pair"))
			pair = read_pair(x, line);
		else if (str_eqz(word, "bead") && pair != NULL)
			read_bead(x, pair, line);
	}
}
