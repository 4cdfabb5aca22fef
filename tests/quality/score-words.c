/*
 * score-words: how well words are aligned, by names that correspond.
 *     score-words [-v] SHARED
 * SHARED/names holds translated sentences in which names were marked by hand in both languages, without saying which
 * stands for which. Where a sentence and its translation have one name of a type each, these two correspond: a link
 * between a word of one and a word of the other is right, any other link of their words is wrong. The alignment sees
 * neither marks nor names: only words and the lexicon.
 *     words-names-precision    right links of all links of such words
 *     words-names-recall       such names that have a right link
 *     words-others-…           the same, of names that are not written alike in both languages
 *     words-strangers          links between sentences of different articles, where there should be none, for each link
 *                              between a sentence and its translation
 *     words-learned-…          the same with what the other half of the articles teaches (learn.h)
 * -v: wrong links, and those between strangers.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "align/learn.h"
#include "align/word_alignment.h"
#include "base/buf.h"
#include "base/clock.h"
#include "entity/marked.h"
#include "pseudo.h"
#include "text/fold.h"

static const struct sides sides = { LANG_FR, LANG_DE };

struct counts {
	unsigned links, right, names, found;
};

struct scoring {
	struct marked texts;
	struct lexicon *lexicon;
	const struct lexicon *known; /* the lexicon, or with what was learned */
	struct counts all, others;
	uint32_t sentences, links, strangers; /* links: of sentences with their translations; with others */
	bool verbose;
};

/* The only name of each type in a field: the mark's number + 1; UINT32_MAX: there are several. */
enum { BITS = 16 };
struct only {
	uint32_t span[BITS];
};

static struct only
only_names(const struct marked *t, uint32_t article, const struct field *f)
{
	struct only o = { { 0 } };
	uint32_t i;
	int bit;

	for (i = t->first_span.items[article]; i < t->first_span.items[article + 1]; i++) {
		const struct marked_span *s = &t->spans.items[i];

		for (bit = 0; bit < BITS; bit++)
			if (s->start >= f->start && s->end <= f->end && (s->first >> bit & 1))
				o.span[bit] = o.span[bit] == 0 ? i + 1 : UINT32_MAX;
	}
	return o;
}

static bool
inside(const struct marked_span *s, const struct word_place *w)
{
	return w->start >= s->start && w->end <= s->end;
}

static bool
alike(const struct scoring *s, const struct marked_span *l, const struct marked_span *r)
{
	struct buf a = { 0 }, b = { 0 };
	bool same;

	fold_key(str_sub(s->texts.articles.items[l->article]->text, l->start, l->end), &a);
	fold_key(str_sub(s->texts.articles.items[r->article]->text, r->start, r->end), &b);
	same = str_eq(buf_str(&a), buf_str(&b));
	buf_release(&a);
	buf_release(&b);
	return same;
}

static void
tell(const struct scoring *s, const char *what, uint32_t left, const struct word_place *l, uint32_t right,
     const struct word_place *r)
{
	fprintf(stderr, "%s\t%.*s\t%.*s\n", what,
		STR_ARG(str_sub(s->texts.articles.items[left]->text, l->start, l->end)),
		STR_ARG(str_sub(s->texts.articles.items[right]->text, r->start, r->end)));
}

static void
score_name(struct scoring *s, const struct word_alignment *a, const struct marked_span *l, const struct marked_span *r)
{
	struct counts c = { .names = 1 };
	struct counts *sums[2] = { &s->all, alike(s, l, r) ? NULL : &s->others };
	uint32_t i;
	int k;

	for (i = 0; i < a->nlinks; i++) {
		const struct word_place *left = &a->words[0][a->links[i].word[0]];
		const struct word_place *right = &a->words[1][a->links[i].word[1]];
		bool in[2] = { inside(l, left), inside(r, right) };

		c.links += in[0] || in[1];
		c.right += in[0] && in[1];
		if (s->verbose && in[0] != in[1])
			tell(s, "wrong", l->article, left, r->article, right);
	}
	c.found = c.right > 0;
	for (k = 0; k < 2; k++)
		if (sums[k] != NULL) {
			sums[k]->links += c.links;
			sums[k]->right += c.right;
			sums[k]->names += c.names;
			sums[k]->found += c.found;
		}
}

static void
score_sentence(struct scoring *s, uint32_t left, uint32_t right, uint32_t field)
{
	const struct field *f[2] = { &s->texts.articles.items[left]->fields[field],
				     &s->texts.articles.items[right]->fields[field] };
	const struct word_span span[2] = { { left, f[0]->start, f[0]->end }, { right, f[1]->start, f[1]->end } };
	const struct word_sources from = word_sources_of(s->texts.index, NULL, s->known, sides);
	struct only names[2] = { only_names(&s->texts, left, f[0]), only_names(&s->texts, right, f[1]) };
	struct arena arena = { 0 };
	struct word_alignment a;
	int bit;

	word_alignment_make(&from, span, &arena, &a);
	s->sentences++;
	s->links += a.nlinks;
	for (bit = 0; bit < BITS; bit++) {
		uint32_t l = names[0].span[bit], r = names[1].span[bit];

		if (l != 0 && l != UINT32_MAX && r != 0 && r != UINT32_MAX)
			score_name(s, &a, &s->texts.spans.items[l - 1], &s->texts.spans.items[r - 1]);
	}
	arena_release(&arena);
}

/* A sentence beside one of another article. */
static void
score_strangers(struct scoring *s, uint32_t left, uint32_t right, uint32_t field)
{
	const struct article *l = s->texts.articles.items[left], *r = s->texts.articles.items[right];
	const struct word_sources from = word_sources_of(s->texts.index, NULL, s->known, sides);
	struct arena arena = { 0 };
	struct word_alignment a;
	uint32_t i;

	if (field >= r->nfields)
		return;
	word_alignment_make(&from,
			    (struct word_span[]){ { left, l->fields[field].start, l->fields[field].end },
						  { right, r->fields[field].start, r->fields[field].end } },
			    &arena, &a);
	s->strangers += a.nlinks;
	for (i = 0; s->verbose && i < a.nlinks; i++)
		tell(s, "stranger", left, &a.words[0][a.links[i].word[0]], right, &a.words[1][a.links[i].word[1]]);
	arena_release(&arena);
}

static void
print(const struct counts *c, const char *what)
{
	char name[64];

	fprintf(stderr, "# %s: %u names, %u links\n", what, c->names, c->links);
	snprintf(name, sizeof name, "words-%s-precision", what);
	pseudo_print(name, c->links ? (double)c->right / c->links : 0);
	snprintf(name, sizeof name, "words-%s-recall", what);
	pseudo_print(name, c->names ? (double)c->found / c->names : 0);
}

/* Is the article French, with a translation of as many fields? */
static bool
is_translated(const struct scoring *s, uint32_t a)
{
	uint32_t twin = s->texts.twin.items[a];

	return s->texts.articles.items[a]->lang == LANG_FR && twin != UINT32_MAX &&
	       s->texts.articles.items[a]->nfields == s->texts.articles.items[twin]->nfields;
}

enum { EVERY = 2 }; /* all articles */

/* The articles of one half, or all. */
static void
score_half(struct scoring *s, uint32_t half)
{
	uint32_t a, f, stranger = UINT32_MAX;

	for (a = 0; a < s->texts.articles.n; a++) {
		uint32_t twin = s->texts.twin.items[a];

		if (!is_translated(s, a) || (half != EVERY && twin / 2 % 2 != half))
			continue;
		for (f = 0; f < s->texts.articles.items[a]->nfields; f++)
			score_sentence(s, a, twin, f);
		for (f = 0; stranger != UINT32_MAX && f < s->texts.articles.items[a]->nfields; f++)
			score_strangers(s, a, stranger, f);
		stranger = twin;
	}
}

/* What the articles of one half teach. */
static struct lexicon *
learn_half(const struct scoring *s, uint32_t half)
{
	struct learn l;
	struct lexicon *out;
	uint32_t a, f, learned;
	int side;

	learn_init(&l, s->lexicon);
	for (a = 0; a < s->texts.articles.n; a++) {
		const uint32_t article[2] = { a, s->texts.twin.items[a] };

		if (!is_translated(s, a) || article[1] / 2 % 2 != half)
			continue;
		for (f = 0; f < s->texts.articles.items[a]->nfields; f++) {
			struct learn_span span[2];

			for (side = 0; side < 2; side++) {
				const struct field *x = &s->texts.articles.items[article[side]]->fields[f];

				span[side] = (struct learn_span){ article[side], x->start, x->end };
			}
			learn_bead(&l, s->texts.index, span, a, 1);
		}
	}
	out = learn_lexicon(&l, &learned);
	fprintf(stderr, "# %u pairs of words learned from %zu sentences\n", learned, l.beads.n);
	learn_release(&l);
	return out;
}

/* Each half of the articles with what the other half teaches. */
static void
score_learned(struct scoring *s)
{
	uint32_t half;

	s->all = s->others = (struct counts){ 0, 0, 0, 0 };
	s->links = s->strangers = 0;
	for (half = 0; half < 2; half++) {
		struct lexicon *more = learn_half(s, 1 - half);

		s->known = more != NULL ? more : s->lexicon;
		score_half(s, half);
		lexicon_close(more);
	}
	print(&s->all, "learned-names");
	print(&s->others, "learned-others");
	pseudo_print("words-learned-strangers", s->links ? (double)s->strangers / s->links : 1);
}

int
main(int argc, char **argv)
{
	struct scoring s = { .verbose = argc > 1 && strcmp(argv[1], "-v") == 0 };
	struct err err = { "" };
	char folder[4096];
	double start;

	if (argc != 2 + s.verbose) {
		fputs("usage: score-words [-v] SHARED\n", stderr);
		return 2;
	}
	snprintf(folder, sizeof folder, "%s/names", argv[1 + s.verbose]);
	if (lexicon_open(&s.lexicon, LANG_FR, LANG_DE, &err) != 0 ||
	    marked_news(&s.texts, folder, (struct marked_fold){ NULL, false }, &err) != 0 ||
	    marked_freeze(&s.texts, &err) != 0) {
		fprintf(stderr, "score-words: %s\n", err.msg);
		return 2;
	}
	s.known = s.lexicon;
	start = clock_now();
	score_half(&s, EVERY);
	fprintf(stderr, "# %.3f ms a sentence\n", (clock_now() - start) * 1000 / (s.sentences + 1e-9));
	print(&s.all, "names");
	print(&s.others, "others");
	pseudo_print("words-strangers", s.links ? (double)s.strangers / s.links : 1);
	s.verbose = false;
	score_learned(&s);
	marked_release(&s.texts);
	lexicon_close(s.lexicon);
	return 0;
}
