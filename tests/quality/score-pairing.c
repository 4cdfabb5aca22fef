/*
 * score-pairing: how well articles are paired.
 *     score-pairing [-v] SHARED DOCUMENTS
 * Of the documents of SHARED/parallel/news (news.h) those of DOCUMENT lines and more:
 * documents: whole in both languages. document-halves: the first half in French, the second in German.
 * document-overlap, document-halves-overlap: a third in French only, a third in German only. document-few: as overlap, in
 * corpora of FEW documents; document-halves-few.
 * Pseudo-articles of 6 to 20 lines in document order: whole, overlap, halves as above. dropped: as overlap, with a quarter
 * of the sentences gone on each side. rivals: of one day all, a quarter gone on each side, and for each two more German
 * reports of the same subject: a third of the sentences with other figures, and what comes next in the document.
 * Otherwise no dates; no titles. A pair is right when both sides are of the same lines (halves: of the same document or
 * article); other parts of one document are neither right nor wrong: they may well be one story. candidates:
 * of the French halves, the share whose best German one, found by comparing with all, is among the candidates. Then the
 * seconds that pairing takes. -v: all pairs.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "align/candidates.h"
#include "align/pairing.h"
#include "align/story.h"
#include "base/clock.h"
#include "news.h"

enum { SHORTEST = 6, SPREAD = 15, DOCUMENT = 8, FEW = 12 };

struct way {
	const char *name;
	uint32_t keep_of_12; /* sentences kept on each side */
	bool overlap;
	uint32_t halves; /* 2: an article has twice as many lines, of which each side has half; else 1 */
	uint32_t rivals; /* of each article, in German */
	bool documents;
	uint32_t few; /* documents in a corpus; 0: all */
	bool search;  /* by comparing each with each, too */
};

/* What an article is made of. */
struct made {
	uint32_t block;  /* the same on both sides; UINT32_MAX: a rival */
	size_t from, to; /* lines */
};

struct counts {
	uint32_t both, right, found, articles;
	double seconds;
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

/* A report of the same subject: a third of the lines, with other figures, and what another one has. */
static void
add_rival(struct pseudo *p, const struct str *lines, size_t n, const struct str *other, uint64_t *random)
{
	struct str kept[SHORTEST + SPREAD];
	size_t i, k = 0;

	for (i = 0; i < n; i++) {
		if (pseudo_random(random, 3) == 0)
			kept[k++] = news_other_figures(&p->arena, lines[i]);
		else
			kept[k++] = other[i];
	}
	pseudo_add(p, "rival", LANG_DE, kept, k);
}

/* Returns how many blocks are on both sides. */
static uint32_t
make_articles(struct pseudo *p, const struct news *l, const struct way *w, struct made *made)
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
			made[p->articles.n] = (struct made){ n, at, at + size };
			add_side(p, LANG_FR, l->fr.items + at, size, w->keep_of_12, &random);
		}
		if (w->halves > 1)
			at += size;
		if (right) {
			made[p->articles.n] = (struct made){ n, at, at + size };
			add_side(p, LANG_DE, l->de.items + at, size, w->keep_of_12, &random);
		}
		other = l->de.items + at + size;
		for (k = 0; k < w->rivals; k++) {
			made[p->articles.n] = (struct made){ .block = UINT32_MAX };
			add_rival(p, l->de.items + at, size, other, &random);
		}
		if (w->rivals > 0 || w->halves > 1)
			at += size; /* what comes next is of another document, as far as one can tell */
		both += left && right;
	}
	return both;
}

/* Of the documents from ${first} on. */
static uint32_t
make_documents(struct pseudo *p, const struct news *l, const struct way *w, size_t *first, struct made *made)
{
	uint64_t random = 7;
	uint32_t n = 0, both = 0;

	for (; *first + 1 < l->documents.n && (w->few == 0 || n < w->few); ++*first) {
		size_t at = l->documents.items[*first], end = l->documents.items[*first + 1];
		size_t half = w->halves > 1 ? at + (end - at) / 2 : end, second = w->halves > 1 ? half : at;
		bool left = !w->overlap || n % 3 != 0, right = !w->overlap || n % 3 != 1;

		if (end - at < DOCUMENT)
			continue;
		if (left) {
			made[p->articles.n] = (struct made){ n, at, half };
			add_side(p, LANG_FR, l->fr.items + at, half - at, w->keep_of_12, &random);
		}
		if (right) {
			made[p->articles.n] = (struct made){ n, second, end };
			add_side(p, LANG_DE, l->de.items + second, end - second, w->keep_of_12, &random);
		}
		both += left && right;
		n++;
	}
	return both;
}

/* Of one, or of two that tell one story. */
static bool
of_one_document(const struct news *l, const struct made *x, const struct made *y)
{
	size_t first[2], last[2];

	if (x->from >= x->to || y->from >= y->to)
		return false;
	first[0] = news_document(l, x->from);
	first[1] = news_document(l, y->from);
	last[0] = news_document(l, x->to - 1);
	last[1] = news_document(l, y->to - 1);
	return (first[0] <= last[1] && first[1] <= last[0]) || news_one_story(l, first[0], first[1]);
}

static void
print(const char *way, const char *what, double value)
{
	char label[80];

	snprintf(label, sizeof label, "pairing-%s-%s", way, what);
	pseudo_print(label, value);
}

/* The naive twin: is what fits an article best, of all that there are, among its candidates? Of every eighth French one. */
static void
search_all(const struct way *w, const struct wisdom *wise, const struct pseudo *p, const struct entities *es)
{
	struct sides sides = { LANG_FR, LANG_DE };
	struct arena arena = { 0 };
	struct profiles profiles;
	struct candidates *found;
	uint32_t i, k, asked = 0, listed = 0;

	profile_all(&profiles, p->corpus, p->index, es, wise->lexicon, sides, 0, &arena);
	found = candidates_find(&profiles, CANDIDATES_ACROSS, 0);
	for (i = 0; i < profiles.on_side[0]; i += 8) {
		uint32_t left = profiles.article[0][i], best = UINT32_MAX;
		float most = 0;

		for (k = 0; k < profiles.on_side[1]; k++) {
			struct pairing x = compare_two(&profiles, p->corpus, left, profiles.article[1][k]);

			if (x.score > most) {
				most = x.score;
				best = profiles.article[1][k];
			}
		}
		for (k = 0; k < found[left].n && found[left].of[k].article != best; k++)
			;
		asked++;
		listed += k < found[left].n;
	}
	print(w->name, "candidates", asked ? (double)listed / asked : 0);
	free(found);
	arena_release(&arena);
}

/* One corpus: freeze it, pair it, and count. */
static void
count_pairs(const struct way *w, const struct news *l, const struct wisdom *wise, struct pseudo *p, const struct made *made,
	    struct counts *c, bool verbose)
{
	struct sides sides = { LANG_FR, LANG_DE };
	struct entities *es;
	struct stories *s;
	double since;
	uint32_t i;

	pseudo_freeze(p);
	es = entities_new(p->corpus, p->index, wise->knowledge, 0);
	if (w->search)
		search_all(w, wise, p, es);
	since = clock_now();
	s = stories_new(p->corpus, p->index, es, wise->lexicon, NULL, sides, 0);
	c->seconds += clock_now() - since;
	c->articles += p->corpus->narticles;
	for (i = 0; i < s->npairs; i++) {
		const struct pair *x = &s->pairs[i];
		const struct made *left = &made[x->article[0]], *right = &made[x->article[1]];
		bool same = left->block == right->block;

		if (verbose)
			fprintf(stderr, "%s\t%d\t%zu\t%zu\t%.3f\t%.3f\t%u\t%u\n", w->name, same, left->from + 1,
				right->from + 1, (double)x->score, (double)x->terms, x->names, x->amounts);
		if (!same && of_one_document(l, left, right))
			continue;
		c->right += same;
		c->found++;
	}
	stories_free(s);
	entities_free(es);
}

static void
score(const struct way *w, const struct news *l, const struct wisdom *wise, bool verbose)
{
	struct made *made = mem_alloc((l->fr.n * (2 + w->rivals) / SHORTEST + 2) * sizeof *made);
	struct counts c = { 0 };
	size_t first = 0;
	double precision, recall;

	do {
		struct pseudo p = { 0 };

		c.both += w->documents ? make_documents(&p, l, w, &first, made) : make_articles(&p, l, w, made);
		if (p.articles.n > 0)
			count_pairs(w, l, wise, &p, made, &c, verbose);
		pseudo_release(&p);
	} while (w->documents && first + 1 < l->documents.n);
	precision = c.found ? (double)c.right / c.found : 0;
	recall = c.both ? (double)c.right / c.both : 0;
	print(w->name, "precision", precision);
	print(w->name, "recall", recall);
	print(w->name, "f1", pseudo_f1(precision, recall));
	fprintf(stderr, "# %s: %u articles, %.2f s\n", w->name, c.articles, c.seconds);
	free(made);
}

int
main(int argc, char **argv)
{
	static const struct way ways[] = {
		{ .name = "whole", .keep_of_12 = 12, .halves = 1 },
		{ .name = "overlap", .keep_of_12 = 12, .overlap = true, .halves = 1 },
		{ .name = "dropped", .keep_of_12 = 9, .overlap = true, .halves = 1 },
		{ .name = "halves", .keep_of_12 = 12, .halves = 2 },
		{ .name = "rivals", .keep_of_12 = 9, .halves = 1, .rivals = 2 },
		{ .name = "documents", .keep_of_12 = 12, .halves = 1, .documents = true },
		{ .name = "document-overlap", .keep_of_12 = 12, .overlap = true, .halves = 1, .documents = true },
		{ .name = "document-halves", .keep_of_12 = 12, .halves = 2, .documents = true, .search = true },
		{ .name = "document-halves-overlap", .keep_of_12 = 12, .overlap = true, .halves = 2, .documents = true },
		{ .name = "document-few", .keep_of_12 = 12, .overlap = true, .halves = 1, .documents = true, .few = FEW },
		{ .name = "document-halves-few", .keep_of_12 = 12, .overlap = true, .halves = 2, .documents = true,
		  .few = FEW },
	};
	bool verbose = argc > 2 && strcmp(argv[1], "-v") == 0;
	struct news l = { 0 };
	struct wisdom w;
	size_t i;

	if (argc < 3 + verbose) {
		fputs("usage: score-pairing [-v] SHARED DOCUMENTS\n", stderr);
		return 2;
	}
	if (wisdom_open(&w, "score-pairing") != 0)
		return 2;
	if (news_read(&l, argv[1 + verbose], argv[2 + verbose]))
		for (i = 0; i < sizeof ways / sizeof ways[0]; i++)
			score(&ways[i], &l, &w, verbose);
	news_release(&l);
	wisdom_close(&w);
	return 0;
}
