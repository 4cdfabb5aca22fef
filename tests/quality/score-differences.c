/*
 * score-differences: are altered facts noticed, and how many conflicts are told where there are none?
 *     score-differences [-v] SHARED
 * Pseudo-articles of 15 lines from SHARED/parallel/news, the same in both languages. As they are: conflicts a pair
 * (translators err too: not all are false). Then with one fact of one version changed (alter.h), in another way for
 * each row: the share of the pairs in which a conflict stands at that place, and, where the kind of the fact is
 * known, is of that kind. And with a quarter of the lines gone on each side: how far off the coverage is. -v: each
 * conflict, each alteration that was missed.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "align/difference.h"
#include "alter.h"
#include "news.h"

enum { LINES = 15, PAIRS_MOST = 600 };

struct lines {
	struct arena arena;
	pseudo_lines side[2];
	const char *rows; /* what the names of the rows begin with */
};

/* What is read: those of 2008 to 2013 were translated in haste, by way of English. */
static const struct set {
	const char *file, *rows;
} sets[] = {
	{ "newstest2008-2013", "differences" },
	{ "newstest2019", "differences-2019" },
};

/* A way to alter. */
enum by { BY_NOTHING, BY_DIGIT, BY_WHOLE, BY_FACT, BY_WORD, BY_PERSON };
static const struct style {
	const char *row;
	enum by by;
	enum difference_kind kind; /* of BY_FACT; BY_WORD: without a digit; BY_PERSON: a name that both have */
} styles[] = {
	{ "conflicts-a-pair", BY_NOTHING, 0 },
	{ "noticed", BY_DIGIT, 0 },
	{ "noticed-whole", BY_WHOLE, 0 },
	{ "noticed-amount", BY_FACT, DIFF_AMOUNT },
	{ "noticed-percent", BY_FACT, DIFF_PERCENT },
	{ "noticed-number", BY_FACT, DIFF_NUMBER },
	{ "noticed-numeral", BY_WORD, DIFF_NUMBER },
	{ "noticed-date", BY_FACT, DIFF_DATE },
	{ "noticed-name", BY_FACT, DIFF_NAME },
	{ "noticed-person", BY_PERSON, DIFF_NAME },
};

/* Pairs of articles 2n, 2n + 1, and what was made of them. */
struct run {
	struct pseudo p;
	struct arena arena;
	struct entities *entities;
	uint32_t n;
	struct altered what[PAIRS_MOST];
	const struct differences *differences[PAIRS_MOST];
};

static size_t
field_of(const struct article *a, uint32_t byte)
{
	size_t i = 1;

	while (i + 1 < a->nfields && a->fields[i + 1].start <= byte)
		i++;
	return i;
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

/* One of the facts on which both versions of pair ${n} of ${base} agree, told by the same line. */
static struct altered
alter_agreeing(struct arena *arena, const struct run *base, uint32_t n, const struct style *style,
	       struct str *const lines[2], uint64_t *random)
{
	const struct differences *d = base->differences[n];
	struct altered what = { (int)pseudo_random(random, 2), SIZE_MAX, 0 };
	const struct article *const *a = base->p.articles.items + 2 * (size_t)n;
	uint32_t first = d->n > 0 ? pseudo_random(random, d->n) : 0, i;

	for (i = 0; i < d->n; i++) {
		const struct difference *x = &d->items[(first + i) % d->n];
		size_t line = field_of(a[0], x->start[0]) - 1, start;
		struct str *changed = &lines[what.side][line];

		if (x->kind != style->kind || x->status != DIFF_AGREE || field_of(a[1], x->start[1]) != line + 1)
			continue;
		if (style->by == BY_WORD && (has_digit(x->text[0]) || has_digit(x->text[1])))
			continue;
		if (style->by == BY_PERSON && !str_eq(x->text[0], x->text[1]))
			continue;
		start = x->start[what.side] - a[what.side]->fields[line + 1].start;
		if (alter_fact(arena, changed, start, start + x->text[what.side].n,
			       style->by == BY_PERSON ? ALTER_PERSON
			       : x->kind == DIFF_NAME ? ALTER_NAME
			       : x->kind == DIFF_DATE ? ALTER_DATE
						      : ALTER_FIGURE,
			       random, &what.at)) {
			what.line = line;
			return what;
		}
	}
	return what;
}

static struct altered
alter(struct lines *l, const struct run *base, uint32_t n, const struct style *style, struct str *const lines[2],
      uint64_t *random)
{
	switch (style->by) {
	case BY_DIGIT:
		return alter_digit(&l->arena, lines[0], LINES, random);
	case BY_WHOLE:
		return alter_whole(&l->arena, lines, LINES, random);
	case BY_FACT:
	case BY_WORD:
	case BY_PERSON:
		return alter_agreeing(&l->arena, base, n, style, lines, random);
	default:
		return (struct altered){ 0, SIZE_MAX, 0 };
	}
}

static void
make_articles(struct run *r, struct lines *l, const struct run *base, const struct style *style)
{
	uint64_t random = 21;
	uint32_t pair = 0;
	size_t at;
	int side;

	for (at = 0; at + LINES <= l->side[0].n && pair < PAIRS_MOST; at += LINES, pair++) {
		struct str text[2][LINES];
		struct altered what;

		for (side = 0; side < 2; side++)
			memcpy(text[side], l->side[side].items + at, sizeof text[side]);
		what = alter(l, base, pair, style, (struct str *const[2]){ text[0], text[1] }, &random);
		if (style->by != BY_NOTHING && what.line == SIZE_MAX)
			continue;
		pseudo_add(&r->p, "fr", LANG_FR, text[0], LINES);
		pseudo_add(&r->p, "de", LANG_DE, text[1], LINES);
		r->what[r->n++] = what;
	}
}

/* ---- What was found ---- */

/* Does it stand at the place that was altered? */
static bool
is_at(const struct run *r, uint32_t pair, const struct difference *d)
{
	const struct altered *w = &r->what[pair];
	uint32_t place;

	if (w->line == SIZE_MAX)
		return false;
	place = r->p.articles.items[2 * pair + (uint32_t)w->side]->fields[w->line + 1].start + (uint32_t)w->at;
	return d->start[w->side] <= place && place < d->end[w->side];
}

static void
tell_lines(const struct run *r, uint32_t pair, size_t line)
{
	const struct article *const *a = r->p.articles.items + 2 * (size_t)pair;

	fprintf(stderr, "\t" STR_FMT "\t" STR_FMT "\n", STR_ARG(article_field(a[0], (uint32_t)line + 1)),
		STR_ARG(article_field(a[1], (uint32_t)line + 1)));
}

static void
tell(const struct run *r, uint32_t pair, const char *row, const struct difference *d, size_t line)
{
	static const char *const status[] = { [DIFF_AGREE] = "agrees", [DIFF_CONFLICT] = "conflict",
					      [DIFF_ONLY_LEFT] = "only here", [DIFF_ONLY_RIGHT] = "only there" };

	fprintf(stderr, "%s\t%u\t%s\t%s\t" STR_FMT "\t" STR_FMT, row, pair, status[d->status],
		difference_kind_code(d->kind), STR_ARG(d->text[0]), STR_ARG(d->text[1]));
	tell_lines(r, pair, line);
}

/* What an altered fact was taken for instead. */
static void
tell_missed(const struct run *r, uint32_t pair, const char *row)
{
	const struct differences *d = r->differences[pair];
	const struct altered *w = &r->what[pair];
	const struct article *a = r->p.articles.items[2 * (size_t)pair + (size_t)w->side];
	bool any = false;
	uint32_t k;

	for (k = 0; k < d->n; k++)
		if (is_at(r, pair, &d->items[k]) && d->items[k].kind != DIFF_PASSAGE) {
			tell(r, pair, row, &d->items[k], w->line);
			any = true;
		}
	if (any)
		return;
	fprintf(stderr, "%s\t%u\tno fact\t%s\t" STR_FMT "\t", row, pair, w->side ? "de" : "fr",
		STR_ARG(str_sub(article_field(a, (uint32_t)w->line + 1), w->at, w->at + 12)));
	tell_lines(r, pair, w->line);
}

static double
count(const struct run *r, const struct style *style, bool verbose)
{
	uint32_t i, k, conflicts = 0, noticed = 0;

	for (i = 0; i < r->n; i++) {
		const struct differences *d = r->differences[i];
		bool found = false;

		conflicts += d->conflicts;
		for (k = 0; k < d->n; k++) {
			const struct difference *x = &d->items[k];
			const struct article *a = r->p.articles.items[2 * (size_t)i];

			found |= x->status == DIFF_CONFLICT && is_at(r, i, x) &&
				 (style->by < BY_FACT || x->kind == style->kind);
			if (verbose && style->by == BY_NOTHING && x->status == DIFF_CONFLICT)
				tell(r, i, style->row, x, field_of(a, x->start[0]) - 1);
		}
		noticed += found;
		if (verbose && style->by != BY_NOTHING && !found)
			tell_missed(r, i, style->row);
	}
	return r->n ? (double)(style->by == BY_NOTHING ? conflicts : noticed) / r->n : 0;
}

static struct run *
run_new(struct lines *l, const struct wisdom *wise, const struct run *base, const struct style *style)
{
	struct run *r = mem_zalloc(1, sizeof *r);
	struct word_sources from;
	uint32_t i;

	r->p.date = (struct date){ 2010, 3, 15 };
	make_articles(r, l, base, style);
	pseudo_freeze(&r->p);
	r->entities = entities_new(r->p.corpus, r->p.index, wise->knowledge, 0);
	from = word_sources_of(r->p.index, r->entities, wise->lexicon, (struct sides){ LANG_FR, LANG_DE });
	for (i = 0; i < r->n; i++) {
		struct pair pair = { .article = { 2 * i, 2 * i + 1 } };
		const struct alignment *a =
			alignment_new(r->p.corpus, r->p.index, wise->lexicon, 2 * i, 2 * i + 1, &r->arena);

		r->differences[i] = differences_new(r->p.corpus, &from, &pair, a, &r->arena);
	}
	return r;
}

static void
run_free(struct run *r)
{
	entities_free(r->entities);
	pseudo_release(&r->p);
	arena_release(&r->arena);
	free(r);
}

/* ---- Coverage ---- */

/* Which lines of a side are kept, and of those how much, in bytes, the other side has kept too: 0..1. */
struct cut {
	bool kept[2][LINES];
};

static void
cut(struct cut *c, uint64_t *random)
{
	int side;
	size_t n;

	for (side = 0; side < 2; side++) {
		for (n = 0; n < LINES; n++)
			c->kept[side][n] = true;
		for (n = 0; n < LINES / 4;) {
			bool *line = &c->kept[side][pseudo_random(random, LINES)];

			n += *line;
			*line = false;
		}
	}
}

static double
true_coverage(const struct cut *c, const struct str *lines, int side)
{
	double all = 0, both = 0;
	size_t i;

	for (i = 0; i < LINES; i++) {
		all += c->kept[side][i] ? (double)lines[i].n : 0;
		both += c->kept[0][i] && c->kept[1][i] ? (double)lines[i].n : 0;
	}
	return all > 0 ? both / all : 0;
}

/* How far off the coverage is, on average, when each side lacks a quarter of the lines. */
static double
coverage_off(const struct lines *l, const struct wisdom *wise)
{
	struct pseudo p = { 0 };
	struct arena arena = { 0 };
	struct cut *cuts = mem_zalloc(PAIRS_MOST, sizeof *cuts);
	uint64_t random = 21;
	uint32_t n, i;
	double off = 0;
	size_t k, kept;
	int side;

	for (n = 0; n < PAIRS_MOST && (n + (size_t)1) * LINES <= l->side[0].n; n++) {
		cut(&cuts[n], &random);
		for (side = 0; side < 2; side++) {
			struct str lines[LINES];

			for (k = kept = 0; k < LINES; k++)
				if (cuts[n].kept[side][k])
					lines[kept++] = l->side[side].items[n * (size_t)LINES + k];
			pseudo_add(&p, side ? "de" : "fr", side ? LANG_DE : LANG_FR, lines, kept);
		}
	}
	pseudo_freeze(&p);
	for (i = 0; i < n; i++) {
		const struct alignment *a = alignment_new(p.corpus, p.index, wise->lexicon, 2 * i, 2 * i + 1, &arena);

		for (side = 0; side < 2; side++)
			off += fabs((double)a->coverage[side] -
				    true_coverage(&cuts[i], l->side[side].items + i * (size_t)LINES, side));
	}
	pseudo_release(&p);
	arena_release(&arena);
	free(cuts);
	return n > 0 ? off / (2 * n) : 0;
}

/* ---- All ---- */

static void
print_row(const struct lines *l, const char *row, double value)
{
	char name[64];

	snprintf(name, sizeof name, "%s-%s", l->rows, row);
	pseudo_print(name, value);
}

static void
score(const struct set *set, const char *shared, const struct wisdom *w, bool verbose)
{
	struct lines l = { .rows = set->rows };
	pseudo_lines all = { 0 };
	char path[4096];
	size_t i;

	snprintf(path, sizeof path, "%s/parallel/news/%s.tsv.xz", shared, set->file);
	if (pseudo_read(&l.arena, path, &all)) {
		struct run *base = NULL;

		pseudo_columns(&all, &l.side[0], &l.side[1]);
		for (i = 0; i < sizeof styles / sizeof styles[0]; i++) {
			struct run *r = run_new(&l, w, base, &styles[i]);

			print_row(&l, styles[i].row, count(r, &styles[i], verbose));
			if (base == NULL)
				base = r;
			else
				run_free(r);
		}
		run_free(base);
		print_row(&l, "coverage-off", coverage_off(&l, w));
	} else {
		fprintf(stderr, "score-differences: no %s\n", path);
	}
	vec_release(&all);
	vec_release(&l.side[0]);
	vec_release(&l.side[1]);
	arena_release(&l.arena);
}

int
main(int argc, char **argv)
{
	bool verbose = argc > 2 && strcmp(argv[1], "-v") == 0;
	struct wisdom w;
	size_t i;

	if (argc < 2 + verbose) {
		fputs("usage: score-differences [-v] SHARED\n", stderr);
		return 2;
	}
	if (wisdom_open(&w, "score-differences") != 0)
		return 2;
	for (i = 0; i < sizeof sets / sizeof sets[0]; i++)
		score(&sets[i], argv[1 + verbose], &w, verbose);
	wisdom_close(&w);
	return 0;
}
