/*
 * score-sample: the whole way over data/sample, against marks made by hand.
 *     score-sample [-v] MARKS SAMPLE
 * How to compare is in MARKS/NOTES. Prints how much of the reading is right, the pairs, their kinds, the beads
 * (strict F1: both sides of a bead right), the figures and the differences. -v: each error.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/small.h"
#include "marks.h"
#include "pseudo.h"

/* ---- Pairs ---- */

static const struct pair *
find_pair(const struct model *m, const struct mark *row, uint32_t *number)
{
	uint32_t left = marks_article(m->corpus, row->field[0]), right = marks_article(m->corpus, row->field[1]), i;

	for (i = 0; i < m->stories->npairs; i++)
		if (m->stories->pairs[i].article[0] == left && m->stories->pairs[i].article[1] == right) {
			*number = i;
			return &m->stories->pairs[i];
		}
	return NULL;
}

static void
score_pairs(const struct model *m, const char *folder, bool verbose)
{
	struct arena arena = { 0 };
	marks rows = { 0 }, apart = { 0 };
	size_t i, found = 0, kinds = 0, tempted = 0;
	uint32_t n;

	marks_read(&arena, folder, "pairs.tsv", &rows);
	marks_read(&arena, folder, "not-pairs.tsv", &apart);
	for (i = 0; i < rows.n; i++) {
		const struct pair *p = find_pair(m, &rows.items[i], &n);
		bool kind = p != NULL && str_eqz(rows.items[i].field[2], pair_kind_code(p->kind));

		found += p != NULL;
		kinds += kind;
		if (verbose && !kind)
			fprintf(stderr, "pairs\t%s\t" STR_FMT "\t" STR_FMT "\n", p ? "other kind" : "missing",
				STR_ARG(rows.items[i].field[0]), STR_ARG(rows.items[i].field[1]));
	}
	for (i = 0; i < apart.n; i++) {
		if (!find_pair(m, &apart.items[i], &n))
			continue;
		tempted++;
		if (verbose)
			fprintf(stderr, "pairs\ttempted\t" STR_FMT "\t" STR_FMT "\n", STR_ARG(apart.items[i].field[0]),
				STR_ARG(apart.items[i].field[1]));
	}
	pseudo_print("sample-pairs-recall", rows.n ? (double)found / (double)rows.n : 0);
	pseudo_print("sample-pairs-precision", m->stories->npairs ? (double)found / m->stories->npairs : 0);
	pseudo_print("sample-pairs-apart", apart.n ? 1 - (double)tempted / (double)apart.n : 0);
	pseudo_print("sample-pairs-kind", rows.n ? (double)kinds / (double)rows.n : 0);
	vec_release(&rows);
	vec_release(&apart);
	arena_release(&arena);
}

/* ---- Beads ---- */

/* "5 6" as first and number; "-": none. */
static void
read_run(struct str s, uint32_t *first, uint32_t *n)
{
	struct str word;

	*first = *n = 0;
	while (str_cut(&s, ' ', &word))
		if (word.n > 0 && word.p[0] != '-' && (*n)++ == 0)
			*first = (uint32_t)strtoul(word.p, NULL, 10);
}

static bool
is_bead(const struct bead *b, const uint32_t first[2], const uint32_t n[2])
{
	int side;

	for (side = 0; side < 2; side++)
		if (b->n[side] != n[side] || (n[side] > 0 && b->start[side] != first[side]))
			return false;
	return true;
}

static bool
has_bead(const struct model *m, const struct mark *row)
{
	uint32_t first[2], n[2], pair, i;
	const struct alignment *a;
	int side;

	if (!find_pair(m, row, &pair))
		return false;
	a = opened_alignment(m->opened, pair);
	for (side = 0; side < 2; side++)
		read_run(row->field[2 + side], &first[side], &n[side]);
	for (i = 0; i < a->nbeads; i++)
		if (is_bead(&a->beads[i], first, n))
			return true;
	return false;
}

static void
score_beads(const struct model *m, const char *folder, bool verbose)
{
	struct arena arena = { 0 };
	marks rows = { 0 };
	size_t i, right = 0, both = 0, right_both = 0, beads = 0;
	uint32_t pair, last = UINT32_MAX;

	marks_read(&arena, folder, "beads.tsv", &rows);
	for (i = 0; i < rows.n; i++) {
		struct mark *row = &rows.items[i];
		bool hit = has_bead(m, row), sides = !str_eqz(row->field[2], "-") && !str_eqz(row->field[3], "-");

		right += hit;
		both += sides;
		right_both += hit && sides;
		if (find_pair(m, row, &pair) && pair != last) { /* rows of a pair stand together */
			beads += opened_alignment(m->opened, pair)->nbeads;
			last = pair;
		}
		if (verbose && !hit)
			fprintf(stderr, "beads\tmissing\t" STR_FMT "\t" STR_FMT "\t" STR_FMT "\n",
				STR_ARG(row->field[0]), STR_ARG(row->field[2]), STR_ARG(row->field[3]));
	}
	pseudo_print("sample-beads-f1", pseudo_f1(beads ? (double)right / (double)beads : 0,
						  both ? (double)right_both / (double)both : 0));
	vec_release(&rows);
	arena_release(&arena);
}

int
main(int argc, char **argv)
{
	bool verbose = argc > 3 && strcmp(argv[1], "-v") == 0;
	const char *folder;
	struct small s;

	if (argc < 3 + verbose) {
		fputs("usage: score-sample [-v] MARKS SAMPLE\n", stderr);
		return 2;
	}
	folder = argv[1 + verbose];
	small_load(&s, argv[2 + verbose], SIZE_MAX);
	sample_reading(s.model->corpus, folder, verbose);
	score_pairs(s.model, folder, verbose);
	score_beads(s.model, folder, verbose);
	sample_figures(s.model, folder, verbose);
	sample_differences(s.model, folder, verbose);
	sample_words(s.model, folder, verbose);
	sample_quotes(s.model, folder, verbose);
	small_release(&s);
	return 0;
}
