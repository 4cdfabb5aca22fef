/*
 * score-pairing: how well articles are paired.
 *     score-pairing [-v] SHARED DOCUMENTS
 * Pseudo-articles of 6 to 20 lines from SHARED/parallel/news, in document order. whole: every article in both
 * languages. overlap: a third in French only, a third in German only; most are cut out of the same document as a
 * neighbour, so that many tempt, and a neighbour counts as wrong though it may tell the same story. dropped: as
 * overlap, with a quarter of the sentences gone on each side. halves: the first half in French, the second in German.
 * rivals: of one day all, a quarter gone on each side, and for each two more German reports of the same subject: a
 * third of the sentences with other figures, and what comes next in the document. documents: real ones of at least
 * DOCUMENT lines, which begin at the lines that DOCUMENTS names (found by their titles, looked through by eye; WMT
 * has 581 documents here, we know 539 beginnings). document-halves: the first half of each in French, the second in
 * German. Otherwise no dates; no titles. A pair is right when both sides are of the same lines. Then the seconds that
 * pairing takes. -v: all pairs.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "align/story.h"
#include "base/clock.h"
#include "pseudo.h"

enum { SHORTEST = 6, SPREAD = 15, DOCUMENT = 8 };

struct way {
	const char *name;
	uint32_t keep_of_12; /* sentences kept on each side */
	bool overlap;
	uint32_t halves; /* 2: an article has twice as many lines, of which each side has half; else 1 */
	uint32_t rivals; /* of each article, in German */
	bool documents;
};

struct lines {
	struct arena arena;
	pseudo_lines fr, de;
	VEC(size_t) documents; /* where they begin, then the end */
};

struct wisdom {
	struct knowledge *knowledge;
	struct lexicon *lexicon;
};

static void
add_side(struct pseudo *p, lang_id lang, const struct str *lines, size_t n, uint32_t keep_of_12, uint64_t *random)
{
	struct str *kept = arena_array(&p->arena, struct str, n);
	size_t i, k = 0;

	for (i = 0; i < n; i++)
		if (pseudo_random(random, 12) < keep_of_12)
			kept[k++] = lines[i];
	pseudo_add(p, lang == LANG_FR ? "fr" : "de", lang, kept, k);
}

/* One more or less in a figure: it stays one. */
static struct str
altered(struct pseudo *p, struct str line)
{
	struct str copy = arena_str(&p->arena, line);
	size_t i;

	for (i = 0; i < copy.n; i++)
		if (copy.p[i] >= '1' && copy.p[i] <= '8')
			((char *)copy.p)[i]++;
	return copy;
}

/* A report of the same subject: a third of the lines, with other figures, and what another one has. */
static void
add_rival(struct pseudo *p, const struct str *lines, size_t n, const struct str *other, uint64_t *random)
{
	struct str kept[SHORTEST + SPREAD];
	size_t i, k = 0;

	for (i = 0; i < n; i++) {
		if (pseudo_random(random, 3) == 0)
			kept[k++] = altered(p, lines[i]);
		else
			kept[k++] = other[i];
	}
	pseudo_add(p, "rival", LANG_DE, kept, k);
}

/* ${block}[a]: of which lines article a is; UINT32_MAX: a rival. Returns how many blocks are on both sides. */
static uint32_t
make_articles(struct pseudo *p, const struct lines *l, const struct way *w, uint32_t *block)
{
	uint64_t random = 7;
	uint32_t n = 0, both = 0, k;
	size_t at, size;

	if (w->rivals > 0)
		date_parse(STR("2012-05-14"), &p->date);
	for (at = 0; at + 3 * (SHORTEST + SPREAD) <= l->fr.n; at += size, n++) {
		bool left = !w->overlap || n % 3 != 0, right = !w->overlap || n % 3 != 1;
		const struct str *other;

		size = SHORTEST + pseudo_random(&random, SPREAD);
		if (left) {
			block[p->articles.n] = n;
			add_side(p, LANG_FR, l->fr.items + at, size, w->keep_of_12, &random);
		}
		if (w->halves > 1)
			at += size;
		if (right) {
			block[p->articles.n] = n;
			add_side(p, LANG_DE, l->de.items + at, size, w->keep_of_12, &random);
		}
		other = l->de.items + at + size;
		for (k = 0; k < w->rivals; k++) {
			block[p->articles.n] = UINT32_MAX;
			add_rival(p, l->de.items + at, size, other, &random);
		}
		if (w->rivals > 0 || w->halves > 1)
			at += size; /* what comes next is of another document, as far as one can tell */
		both += left && right;
	}
	return both;
}

static uint32_t
make_documents(struct pseudo *p, const struct lines *l, const struct way *w, uint32_t *block)
{
	uint64_t random = 7;
	uint32_t n = 0;
	size_t i;

	for (i = 0; i + 1 < l->documents.n; i++) {
		size_t at = l->documents.items[i], size = l->documents.items[i + 1] - at, half = at + size / 2;

		if (size < DOCUMENT)
			continue;
		block[p->articles.n] = block[p->articles.n + 1] = n++;
		add_side(p, LANG_FR, l->fr.items + at, w->halves > 1 ? half - at : size, w->keep_of_12, &random);
		if (w->halves > 1)
			at = half;
		add_side(p, LANG_DE, l->de.items + at, l->documents.items[i + 1] - at, w->keep_of_12, &random);
	}
	return n;
}

static void
score(const struct way *w, const struct lines *l, const struct wisdom *wise, bool verbose)
{
	struct pseudo p = { 0 };
	struct sides sides = { LANG_FR, LANG_DE };
	uint32_t *block = mem_alloc((l->fr.n * (2 + w->rivals) / SHORTEST + 2) * sizeof *block), both, i, right = 0;
	struct entities *es;
	struct stories *s;
	char label[80];
	double seconds, precision, recall;

	both = w->documents ? make_documents(&p, l, w, block) : make_articles(&p, l, w, block);
	pseudo_freeze(&p);
	es = entities_new(p.corpus, p.index, wise->knowledge, 0);
	seconds = clock_now();
	s = stories_new(p.corpus, p.index, es, wise->lexicon, NULL, sides, 0);
	seconds = clock_now() - seconds;
	for (i = 0; i < s->npairs; i++) {
		const struct pair *x = &s->pairs[i];
		bool same = block[x->article[0]] == block[x->article[1]];

		right += same;
		if (verbose)
			fprintf(stderr, "%s\t%d\t%u\t%u\t%.3f\t%.3f\t%u\t%u\n", w->name, same, block[x->article[0]],
				block[x->article[1]], (double)x->score, (double)x->terms, x->names, x->amounts);
	}
	precision = s->npairs ? (double)right / s->npairs : 0;
	recall = both ? (double)right / both : 0;
	snprintf(label, sizeof label, "pairing-%s-precision", w->name);
	pseudo_print(label, precision);
	snprintf(label, sizeof label, "pairing-%s-recall", w->name);
	pseudo_print(label, recall);
	snprintf(label, sizeof label, "pairing-%s-f1", w->name);
	pseudo_print(label, pseudo_f1(precision, recall));
	fprintf(stderr, "# %s: %u articles, %.2f s\n", w->name, p.corpus->narticles, seconds);
	stories_free(s);
	entities_free(es);
	pseudo_release(&p);
	free(block);
}

static bool
read_lines(struct lines *l, const char *shared)
{
	pseudo_lines all = { 0 };
	char path[4096];
	bool found;

	snprintf(path, sizeof path, "%s/parallel/news/newstest2008-2013.tsv.xz", shared);
	found = pseudo_read(&l->arena, path, &all);
	if (found)
		pseudo_columns(&all, &l->fr, &l->de);
	else
		fprintf(stderr, "score-pairing: no %s\n", path);
	vec_release(&all);
	return found;
}

static bool
read_documents(struct lines *l, const char *path)
{
	FILE *f = fopen(path, "r");
	size_t line;

	if (f == NULL) {
		fprintf(stderr, "score-pairing: no %s\n", path);
		return false;
	}
	while (fscanf(f, "%zu", &line) == 1)
		if (line >= 1 && line <= l->fr.n)
			vec_add(&l->documents, line - 1);
	fclose(f);
	vec_add(&l->documents, l->fr.n);
	return true;
}

int
main(int argc, char **argv)
{
	static const struct way ways[] = {
		{ "whole", 12, false, 1, 0, false },    { "overlap", 12, true, 1, 0, false },
		{ "dropped", 9, true, 1, 0, false },    { "halves", 12, false, 2, 0, false },
		{ "rivals", 9, false, 1, 2, false },    { "documents", 12, false, 1, 0, true },
		{ "document-halves", 12, false, 2, 0, true },
	};
	bool verbose = argc > 2 && strcmp(argv[1], "-v") == 0;
	struct lines l = { 0 };
	struct wisdom w;
	struct err err;
	size_t i;

	if (argc < 3 + verbose) {
		fputs("usage: score-pairing [-v] SHARED DOCUMENTS\n", stderr);
		return 2;
	}
	if (knowledge_new(&w.knowledge, &err) != 0 || lexicon_open(&w.lexicon, LANG_FR, LANG_DE, &err) != 0) {
		fprintf(stderr, "score-pairing: %s\n", err.msg);
		return 2;
	}
	if (read_lines(&l, argv[1 + verbose]) && read_documents(&l, argv[2 + verbose]))
		for (i = 0; i < sizeof ways / sizeof ways[0]; i++)
			score(&ways[i], &l, &w, verbose);
	vec_release(&l.fr);
	vec_release(&l.de);
	vec_release(&l.documents);
	arena_release(&l.arena);
	lexicon_close(w.lexicon);
	knowledge_free(w.knowledge);
	return 0;
}
