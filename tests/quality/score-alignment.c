/*
 * score-alignment: how well sentences are aligned.
 *     score-alignment [-v] SHARED
 * Strict F1 as Vecalign scores it: a bead is right when both its sides are; precision over all beads, recall over the
 * gold beads with both sides. On SHARED/alignment/dev.{fr,de,defr}; then on pseudo-documents of news sentences: with a
 * quarter of the sentences dropped on each side; with a third dropped and the German order shuffled in blocks of one to three.
 * "…-learned-…": each half of the documents with what the other half teaches about words (learned.h).
 * Then on long documents of the same, cut into sentences in other places (recut.h).
 * -v: each bead, right or wrong, with how its sentences begin.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "align/learned.h"
#include "base/clock.h"
#include "recut.h"

struct score {
	double right, beads, right_both, gold_both;
};

static struct gold
gold_of(const struct bead *b)
{
	struct gold g = { { b->start[0], b->start[1] }, { b->n[0], b->n[1] } };
	int side;

	for (side = 0; side < 2; side++)
		if (g.n[side] == 0)
			g.start[side] = 0;
	return g;
}

static bool
is_in(const golds *all, struct gold g)
{
	size_t i;

	for (i = 0; i < all->n; i++)
		if (memcmp(&all->items[i], &g, sizeof g) == 0)
			return true;
	return false;
}

/* What is scored: a pair of a pseudo-corpus; ${verbose}: its name, to print its beads under; else NULL. */
struct scored {
	const struct corpus *corpus;
	uint32_t left;
	const char *verbose;
};

static void
say(const struct scored *of, const struct bead *b, bool right)
{
	int side;
	uint32_t k;

	fprintf(stderr, "%s\t%u\t%s\tfr %u+%u\tde %u+%u\t%.2f", of->verbose, of->left / 2, right ? "right" : "wrong", b->start[0],
	        b->n[0], b->start[1], b->n[1], (double)b->score);
	for (side = 0; side < 2; side++)
		for (k = 0; k < b->n[side]; k++) {
			uint32_t article = of->left + (uint32_t)side;
			const struct sentence *x =
				&of->corpus->sentences[of->corpus->first_body[article] + b->start[side] + k];
			struct str text = str_sub(of->corpus->articles[article]->text, x->start, x->end);

			fprintf(stderr, "%s%.*s", k ? " / " : "\t", (int)(text.n < 70 ? text.n : 70), text.p);
		}
	fputc('\n', stderr);
}

static void
count(struct score *s, const golds *gold, const struct alignment *a, const struct scored *of)
{
	uint32_t i;
	size_t g;

	for (i = 0; i < a->nbeads; i++) {
		struct gold b = gold_of(&a->beads[i]);
		bool right = is_in(gold, b);

		s->beads++;
		s->right += right;
		s->right_both += right && b.n[0] && b.n[1];
		if (of->verbose != NULL)
			say(of, &a->beads[i], right);
	}
	for (g = 0; g < gold->n; g++)
		s->gold_both += gold->items[g].n[0] && gold->items[g].n[1];
}

static void
print(const char *name, const struct score *s)
{
	double p = s->beads > 0 ? s->right / s->beads : 0, r = s->gold_both > 0 ? s->right_both / s->gold_both : 0;
	char label[80];

	snprintf(label, sizeof label, "alignment-%s-precision", name);
	pseudo_print(label, p);
	snprintf(label, sizeof label, "alignment-%s-recall", name);
	pseudo_print(label, r);
	snprintf(label, sizeof label, "alignment-%s-f1", name);
	pseudo_print(label, pseudo_f1(p, r));
}

/* "[1, 2]:[3]" as first and number. */
static void
read_list(struct str s, uint32_t *start, uint32_t *n)
{
	size_t i;
	bool in = false;

	*start = *n = 0;
	for (i = 0; i < s.n; i++) {
		bool digit = s.p[i] >= '0' && s.p[i] <= '9';

		if (digit && !in && (*n)++ == 0)
			*start = (uint32_t)strtoul(s.p + i, NULL, 10);
		in = digit;
	}
}

static bool
read_gold(struct arena *arena, const char *path, golds *out)
{
	pseudo_lines lines = { 0 };
	size_t i;

	if (!pseudo_read(arena, path, &lines))
		return false;
	for (i = 0; i < lines.n; i++) {
		struct str rest = lines.items[i], de;
		struct gold g;

		if (!str_cut(&rest, ':', &de))
			continue;
		read_list(rest, &g.start[0], &g.n[0]);
		read_list(de, &g.start[1], &g.n[1]);
		vec_add(out, g);
	}
	vec_release(&lines);
	return true;
}

static void
score_dev(const char *shared, const struct lexicon *lx, bool verbose)
{
	struct pseudo p = { 0 };
	struct arena arena = { 0 };
	pseudo_lines fr = { 0 }, de = { 0 };
	golds gold = { 0 };
	struct score s = { 0 };
	char path[3][4096];

	snprintf(path[0], sizeof path[0], "%s/alignment/dev.fr", shared);
	snprintf(path[1], sizeof path[1], "%s/alignment/dev.de", shared);
	snprintf(path[2], sizeof path[2], "%s/alignment/dev.defr", shared);
	if (!pseudo_read(&arena, path[0], &fr) || !pseudo_read(&arena, path[1], &de) ||
	    !read_gold(&arena, path[2], &gold)) {
		fprintf(stderr, "score-alignment: no %s\n", path[0]);
		goto done;
	}
	pseudo_add(&p, "fr", LANG_FR, fr.items, fr.n);
	pseudo_add(&p, "de", LANG_DE, de.items, de.n);
	pseudo_freeze(&p);
	count(&s, &gold, alignment_new(p.corpus, p.index, lx, 0, 1, &arena),
	      &(struct scored){ p.corpus, 0, verbose ? "dev" : NULL });
	print("dev", &s);
done:
	vec_release(&fr);
	vec_release(&de);
	vec_release(&gold);
	pseudo_release(&p);
	arena_release(&arena);
}

/* The beads of the documents of one half of ${n} with what was learned from the other half, as if a corpus held both; then
 * of the other half. ${gold}: [n]. */
static void
score_learned(const struct pseudo *p, const struct lexicon *lx, const golds *gold, uint32_t n, const char *name)
{
	struct score s = { 0 };
	struct arena arena = { 0 };
	char label[80];
	uint32_t half, d, learned;

	for (half = 0; half < 2; half++) {
		struct learn l;
		struct lexicon *more;
		double seconds;

		learn_init(&l, lx);
		for (d = 0; d < n; d++)
			if (d % 2 != half) {
				const uint32_t article[2] = { 2 * d, 2 * d + 1 };

				learned_add(&l, p->corpus, p->index, article,
				            alignment_new(p->corpus, p->index, lx, 2 * d, 2 * d + 1, &arena), d);
			}
		seconds = clock_now();
		more = learn_lexicon(&l, &learned);
		fprintf(stderr, "# %s: %u pairs of words learned from %zu beads in %.0f ms\n", name, learned, l.beads.n,
		        (clock_now() - seconds) * 1000);
		for (d = half; d < n; d += 2)
			count(&s, &gold[d], alignment_new(p->corpus, p->index, more != NULL ? more : lx, 2 * d, 2 * d + 1,
			                                  &arena), &(struct scored){ p->corpus, 2 * d, NULL });
		lexicon_close(more);
		learn_release(&l);
	}
	snprintf(label, sizeof label, "%s-learned", name);
	print(label, &s);
	arena_release(&arena);
}

enum { DOCUMENT = 30, DOCUMENTS_MOST = 150 };

/* How a pseudo-document is spoilt. */
struct spoil {
	const char *name;
	uint32_t keep_of_12; /* sentences kept on each side, of twelve */
	bool shuffle;        /* the German in another order: blocks of one to three sentences */
};

static void
shuffle_blocks(uint32_t *order, size_t n, uint64_t *random)
{
	uint32_t out[DOCUMENT];
	size_t kept = 0;

	while (n > 0) { /* a block from anywhere goes to the end */
		size_t start = pseudo_random(random, (uint32_t)n), size = 1 + pseudo_random(random, 3);

		if (size > n - start)
			size = n - start;
		memcpy(out + kept, order + start, size * sizeof *order);
		memmove(order + start, order + start + size, (n - start - size) * sizeof *order);
		kept += size;
		n -= size;
	}
	memcpy(order, out, kept * sizeof *order);
}

static size_t
choose(uint32_t *out, size_t from, uint32_t keep_of_12, uint64_t *random)
{
	size_t i, n = 0;

	for (i = 0; i < DOCUMENT; i++)
		if (pseudo_random(random, 12) < keep_of_12)
			out[n++] = (uint32_t)(from + i);
	return n;
}

/* What of the two versions says the same. */
static void
make_gold(const uint32_t *fr, size_t nfr, const uint32_t *de, size_t nde, golds *out)
{
	size_t i, j;
	bool found;

	for (i = 0; i < nfr; i++) {
		for (found = false, j = 0; j < nde; j++)
			if (fr[i] == de[j]) {
				vec_add(out, ((struct gold){ { (uint32_t)i, (uint32_t)j }, { 1, 1 } }));
				found = true;
			}
		if (!found)
			vec_add(out, ((struct gold){ { (uint32_t)i, 0 }, { 1, 0 } }));
	}
	for (j = 0; j < nde; j++) {
		for (found = false, i = 0; i < nfr; i++)
			found |= fr[i] == de[j];
		if (!found)
			vec_add(out, ((struct gold){ { 0, (uint32_t)j }, { 0, 1 } }));
	}
}

static void
add_lines(struct pseudo *p, lang_id lang, const pseudo_lines *all, const uint32_t *which, size_t n)
{
	struct str lines[DOCUMENT];
	size_t i;

	for (i = 0; i < n; i++)
		lines[i] = all->items[which[i]];
	pseudo_add(p, lang == LANG_FR ? "fr" : "de", lang, lines, n);
}

static void
score_spoilt(const pseudo_lines *fr, const pseudo_lines *de, const struct lexicon *lx, const struct spoil *how, bool verbose)
{
	struct pseudo p = { 0 };
	struct arena arena = { 0 };
	golds gold[DOCUMENTS_MOST] = { { 0 } };
	struct score s = { 0 };
	uint64_t random = 12;
	double seconds;
	uint32_t d, n = 0;
	size_t at;

	for (at = 0; at + DOCUMENT <= fr->n && n < DOCUMENTS_MOST; at += DOCUMENT, n++) {
		uint32_t which[2][DOCUMENT];
		size_t kept[2];

		kept[0] = choose(which[0], at, how->keep_of_12, &random);
		kept[1] = choose(which[1], at, how->keep_of_12, &random);
		if (how->shuffle)
			shuffle_blocks(which[1], kept[1], &random);
		add_lines(&p, LANG_FR, fr, which[0], kept[0]);
		add_lines(&p, LANG_DE, de, which[1], kept[1]);
		make_gold(which[0], kept[0], which[1], kept[1], &gold[n]);
	}
	pseudo_freeze(&p);
	seconds = clock_now();
	for (d = 0; d < n; d++)
		count(&s, &gold[d], alignment_new(p.corpus, p.index, lx, 2 * d, 2 * d + 1, &arena),
		      &(struct scored){ p.corpus, 2 * d, verbose ? how->name : NULL });
	seconds = clock_now() - seconds;
	print(how->name, &s);
	score_learned(&p, lx, gold, n, how->name);
	fprintf(stderr, "# %s: %u pairs, %.2f ms each\n", how->name, n, n ? seconds * 1000 / n : 0);
	for (d = 0; d < n; d++)
		vec_release(&gold[d]);
	pseudo_release(&p);
	arena_release(&arena);
}

enum { RECUT = 400 };

static void
score_recut(const pseudo_lines lines[2], const struct lexicon *lx, bool verbose)
{
	struct pseudo p = { 0 };
	struct arena arena = { 0 };
	golds gold[DOCUMENTS_MOST] = { { 0 } };
	struct score s = { 0 };
	uint64_t random = 7;
	uint32_t n = 0, d;
	size_t at;

	for (at = 0; at + RECUT <= lines[0].n && n < DOCUMENTS_MOST; at += RECUT, n++) {
		pseudo_lines out[2] = { { 0 }, { 0 } };

		recut_document(lines, at, at + RECUT, &random, &arena, out, &gold[n]);
		pseudo_add(&p, "fr", LANG_FR, out[0].items, out[0].n);
		pseudo_add(&p, "de", LANG_DE, out[1].items, out[1].n);
		vec_release(&out[0]);
		vec_release(&out[1]);
	}
	pseudo_freeze(&p);
	for (d = 0; d < n; d++) {
		count(&s, &gold[d], alignment_new(p.corpus, p.index, lx, 2 * d, 2 * d + 1, &arena),
		      &(struct scored){ p.corpus, 2 * d, verbose ? "recut" : NULL });
	}
	print("recut", &s);
	score_learned(&p, lx, gold, n, "recut");
	for (d = 0; d < n; d++)
		vec_release(&gold[d]);
	pseudo_release(&p);
	arena_release(&arena);
}

static void
score_news(const char *shared, const struct lexicon *lx, bool verbose)
{
	static const struct spoil ways[] = {
		{ "whole", 12, false },
		{ "dropped", 9, false },
		{ "reordered", 8, true },
	};
	struct arena arena = { 0 };
	pseudo_lines lines = { 0 }, both[2] = { { 0 }, { 0 } };
	char path[4096];
	size_t i;

	snprintf(path, sizeof path, "%s/parallel/news/newstest2008-2013.tsv.xz", shared);
	if (pseudo_read(&arena, path, &lines)) {
		pseudo_columns(&lines, &both[0], &both[1]);
		for (i = 0; i < sizeof ways / sizeof ways[0]; i++)
			score_spoilt(&both[0], &both[1], lx, &ways[i], verbose);
		score_recut((const pseudo_lines *)both, lx, verbose);
	} else {
		fprintf(stderr, "score-alignment: no %s\n", path);
	}
	vec_release(&lines);
	vec_release(&both[0]);
	vec_release(&both[1]);
	arena_release(&arena);
}

int
main(int argc, char **argv)
{
	bool verbose = argc > 2 && strcmp(argv[1], "-v") == 0;
	struct lexicon *lx;
	struct err err;

	if (argc < 2 + verbose) {
		fputs("usage: score-alignment [-v] SHARED\n", stderr);
		return 2;
	}
	if (lexicon_open(&lx, LANG_FR, LANG_DE, &err) != 0) {
		fprintf(stderr, "score-alignment: %s\n", err.msg);
		return 2;
	}
	score_dev(argv[1 + verbose], lx, verbose);
	score_news(argv[1 + verbose], lx, verbose);
	lexicon_close(lx);
	return 0;
}
