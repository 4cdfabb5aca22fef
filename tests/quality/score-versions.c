/*
 * score-versions: how well the articles of one language that tell one story are joined.
 *     score-versions [-v] SHARED DOCUMENTS
 * Of the documents of SHARED/parallel/news (news.h) those of DOCUMENT lines and more, two in three of them in two
 * versions, first all in French, then all in German:
 * dropped: a quarter of the lines gone in each. excerpt: all, and the first six tenths. thirds: the first two thirds, and the
 * last two. halves: the first, and the second. rivals: of one day all, a quarter gone; and two reports of the
 * same subject: a third of the lines with other figures, else lines of the next document. documents: each once.
 * across: all in both languages, and the excerpt in the one: pairs of it with the other language.
 * Right: two of one document. Neither right nor wrong: two of two documents that tell one story; rivals of one document. For
 * rivals joined with what they are made from there is a share of their own. -v: all that are joined.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "align/story.h"
#include "news.h"

enum { DOCUMENT = 8 };

/* The part of a document that a version has, in twelfths; and how many of its lines are kept. */
struct part {
	uint32_t from, to, keep_of_12;
};

struct way {
	const char *name;
	struct part versions[2]; /* keep_of_12 0: there is no second */
	bool rivals;
	bool across; /* all in the other language, too: pairs are counted, not versions */
};

/* What an article is made of: a document; a rival of it. */
struct made {
	size_t document;
	bool rival;
};

struct corpus_of {
	struct pseudo p;
	VEC(struct made) made;
	uint64_t random;
	uint32_t wanted; /* joins */
	uint32_t rivals; /* pairs of an article and a rival of it */
};

struct counts {
	uint32_t right, found, wanted, rivals, rivals_joined;
};

static void
add(struct corpus_of *x, lang_id lang, const struct str *lines, size_t n, size_t document, bool rival)
{
	pseudo_add(&x->p, lang == LANG_FR ? "fr" : "de", lang, lines, n);
	vec_add(&x->made, ((struct made){ document, rival }));
}

static void
add_part(struct corpus_of *x, lang_id lang, const struct str *lines, size_t n, struct part part, size_t document)
{
	struct str *kept = arena_array(&x->p.arena, struct str, n);
	size_t i, k = 0;

	for (i = n * part.from / 12; i < n * part.to / 12; i++)
		if (pseudo_random(&x->random, 12) < part.keep_of_12)
			kept[k++] = lines[i];
	add(x, lang, kept, k, document, false);
}

static void
add_rival(struct corpus_of *x, lang_id lang, const struct str *lines, size_t n, const struct str *other, size_t document)
{
	struct str *kept = arena_array(&x->p.arena, struct str, n);
	size_t i;

	for (i = 0; i < n; i++)
		kept[i] = pseudo_random(&x->random, 3) == 0 ? news_other_figures(&x->p.arena, lines[i]) : other[i];
	add(x, lang, kept, n, document, true);
}

static void
make(struct corpus_of *x, const struct news *l, const struct way *w, lang_id lang)
{
	const struct str *own = lang == LANG_FR ? l->fr.items : l->de.items;
	const struct str *other = lang == LANG_FR ? l->de.items : l->fr.items;
	uint32_t n = 0;
	size_t d;

	x->random = 7;
	if (w->rivals)
		date_parse(STR("2012-05-14"), &x->p.date);
	for (d = 0; d + 1 < l->documents.n; d++) {
		size_t at = l->documents.items[d], end = l->documents.items[d + 1], lines = end - at;
		size_t of = d;
		bool two = n % 3 != 0 && w->versions[1].keep_of_12 > 0;

		if (lines < DOCUMENT || (w->rivals && end + lines > l->fr.n))
			continue;
		add_part(x, lang, own + at, lines, w->versions[0], d);
		if (two)
			add_part(x, lang, own + at, lines, w->versions[1], d);
		if (w->across)
			add_part(x, lang == LANG_FR ? LANG_DE : LANG_FR, other + at, lines, w->versions[0], d);
		if (w->rivals) {
			add_rival(x, lang, own + at, lines, own + end, of);
			add_rival(x, lang, own + at, lines, own + end, of);
			while (d + 2 < l->documents.n && l->documents.items[d + 1] < end + lines)
				d++; /* the rivals have their lines */
			x->rivals += 2 + 2 * two;
		}
		x->wanted += w->across ? 1 + two : two;
		n++;
	}
}

static void
count(const struct way *w, const struct news *l, const struct corpus_of *x, const struct pair *pairs, uint32_t npairs,
      struct counts *c, bool verbose)
{
	uint32_t i;

	c->wanted += x->wanted;
	c->rivals += x->rivals;
	for (i = 0; i < npairs; i++) {
		struct made a = x->made.items[pairs[i].article[0]], b = x->made.items[pairs[i].article[1]];
		bool same = a.document == b.document, right = same && !a.rival && !b.rival;

		if (verbose)
			fprintf(stderr, "%s\t%d\t%zu\t%zu\t%.3f\t%s\n", w->name, right, l->documents.items[a.document] + 1,
				l->documents.items[b.document] + 1, (double)pairs[i].score, pair_kind_code(pairs[i].kind));
		c->rivals_joined += same && a.rival != b.rival;
		if (right || !news_one_story(l, a.document, b.document))
			c->found++;
		c->right += right;
	}
}

static void
join(const struct way *w, const struct news *l, const struct wisdom *wise, lang_id lang, struct counts *c, bool verbose)
{
	struct corpus_of x = { .random = 0 };
	struct entities *es;
	struct stories *s;

	make(&x, l, w, lang);
	pseudo_freeze(&x.p);
	es = entities_new(x.p.corpus, x.p.index, wise->knowledge, 0);
	s = stories_new(x.p.corpus, x.p.index, es, wise->lexicon, NULL, (struct sides){ LANG_FR, LANG_DE }, 0);
	if (w->across)
		count(w, l, &x, s->pairs, s->npairs, c, verbose);
	else
		count(w, l, &x, s->versions, s->nversions, c, verbose);
	stories_free(s);
	entities_free(es);
	pseudo_release(&x.p);
	vec_release(&x.made);
}

static void
print(const char *way, const char *what, double value)
{
	char label[80];

	snprintf(label, sizeof label, "versions-%s-%s", way, what);
	pseudo_print(label, value);
}

static void
score(const struct way *w, const struct news *l, const struct wisdom *wise, bool verbose)
{
	struct counts c = { 0 };

	join(w, l, wise, LANG_FR, &c, verbose);
	join(w, l, wise, LANG_DE, &c, verbose);
	if (c.wanted > 0) {
		print(w->name, "precision", c.found ? (double)c.right / c.found : 0);
		print(w->name, "recall", (double)c.right / c.wanted);
	} else {
		print(w->name, "joined", c.found);
	}
	if (c.rivals > 0)
		print(w->name, "joined", (double)c.rivals_joined / c.rivals);
}

int
main(int argc, char **argv)
{
	static const struct way ways[] = {
		{ .name = "dropped", .versions = { { 0, 12, 9 }, { 0, 12, 9 } } },
		{ .name = "excerpt", .versions = { { 0, 12, 12 }, { 0, 7, 12 } } },
		{ .name = "thirds", .versions = { { 0, 8, 12 }, { 4, 12, 12 } } },
		{ .name = "halves", .versions = { { 0, 6, 12 }, { 6, 12, 12 } } },
		{ .name = "rivals", .versions = { { 0, 12, 9 }, { 0, 12, 9 } }, .rivals = true },
		{ .name = "documents", .versions = { { 0, 12, 12 }, { 0, 0, 0 } } },
		{ .name = "across", .versions = { { 0, 12, 12 }, { 0, 7, 12 } }, .across = true },
	};
	bool verbose = argc > 2 && strcmp(argv[1], "-v") == 0;
	struct news l = { 0 };
	struct wisdom w;
	size_t i;

	if (argc < 3 + verbose) {
		fputs("usage: score-versions [-v] SHARED DOCUMENTS\n", stderr);
		return 2;
	}
	if (wisdom_open(&w, "score-versions") != 0)
		return 2;
	if (news_read(&l, argv[1 + verbose], argv[2 + verbose]))
		for (i = 0; i < sizeof ways / sizeof ways[0]; i++)
			score(&ways[i], &l, &w, verbose);
	news_release(&l);
	wisdom_close(&w);
	return 0;
}
