/*
 * score-differences: are altered figures noticed, and how many conflicts are told where there are none?
 *     score-differences [-v] SHARED
 * Pseudo-articles of 15 lines from SHARED/parallel/news, the same in both languages. As they are: conflicts a pair
 * (translators err too: not all are false). Then with one digit of one number changed in the French: the share of
 * the pairs in which a conflict stands at that place. -v: each conflict, each alteration that was missed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "align/difference.h"
#include "pseudo.h"

enum { LINES = 15, PAIRS_MOST = 600 };

struct wisdom {
	struct knowledge *knowledge;
	struct lexicon *lexicon;
};

struct lines {
	struct arena arena;
	pseudo_lines fr, de;
};

/* A digit of a line that was changed. */
struct altered {
	size_t line; /* of the article; SIZE_MAX: none could be */
	size_t at;   /* byte */
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Change a digit of the first number of one of the lines. */
static struct altered
alter(struct arena *arena, struct str *lines, uint64_t *random)
{
	size_t try, k, at, n;

	for (try = 0; try < 3 * LINES; try++) {
		struct str *line = &lines[k = pseudo_random(random, LINES)];
		char *copy;

		for (at = 0; at < line->n && !is_digit(line->p[at]); at++)
			;
		if (at == line->n || (at > 0 && line->p[at - 1] != ' '))
			continue;
		for (n = 1; at + n < line->n && is_digit(line->p[at + n]); n++)
			;
		at += pseudo_random(random, (uint32_t)n);
		copy = arena_strz(arena, *line);
		copy[at] = copy[at] == '9' ? '7' : (char)(copy[at] + 1 + (copy[at] == '0'));
		*line = (struct str){ copy, line->n };
		return (struct altered){ k, at };
	}
	return (struct altered){ SIZE_MAX, 0 };
}

/* Pairs of articles 2n, 2n + 1; into ${what} what was altered. */
static uint32_t
make_articles(struct pseudo *p, struct lines *l, bool altering, struct altered *what)
{
	uint64_t random = 21;
	uint32_t n = 0;
	size_t at;

	for (at = 0; at + LINES <= l->fr.n && n < PAIRS_MOST; at += LINES) {
		struct str fr[LINES];

		memcpy(fr, l->fr.items + at, sizeof fr);
		what[n] = (struct altered){ SIZE_MAX, 0 };
		if (altering && (what[n] = alter(&l->arena, fr, &random)).line == SIZE_MAX)
			continue;
		pseudo_add(p, "fr", LANG_FR, fr, LINES);
		pseudo_add(p, "de", LANG_DE, l->de.items + at, LINES);
		n++;
	}
	return n;
}

/* Does it stand at the place? */
static bool
is_at(const struct pseudo *p, uint32_t article, const struct difference *d, struct altered w)
{
	uint32_t place = w.line == SIZE_MAX ? 0 : p->articles.items[article]->fields[w.line + 1].start + (uint32_t)w.at;

	return d->start[0] <= place && place < d->end[0];
}

/* What an altered figure was taken for instead. */
static void
tell_missed(const struct pseudo *p, const struct differences *d, uint32_t pair, struct altered w)
{
	static const char *const status[] = { [DIFF_AGREE] = "agrees", [DIFF_CONFLICT] = "conflict",
					      [DIFF_ONLY_LEFT] = "only here", [DIFF_ONLY_RIGHT] = "only there" };
	const struct article *const *a = p->articles.items + 2 * (size_t)pair;
	uint32_t field = (uint32_t)w.line + 1, k;
	bool any = false;

	for (k = 0; k < d->n; k++)
		if (is_at(p, 2 * pair, &d->items[k], w) && d->items[k].kind != DIFF_PASSAGE) {
			fprintf(stderr, "%u\tmissed\t%s\t%s\t" STR_FMT "\t" STR_FMT, pair, status[d->items[k].status],
				difference_kind_code(d->items[k].kind), STR_ARG(d->items[k].text[0]),
				STR_ARG(d->items[k].text[1]));
			any = true;
		}
	if (!any)
		fprintf(stderr, "%u\tmissed\tno fact\t\t" STR_FMT "\t", pair,
			STR_ARG(str_sub(article_field(a[0], field), w.at, w.at + 12)));
	fprintf(stderr, "\t" STR_FMT "\t" STR_FMT "\n", STR_ARG(article_field(a[0], field)),
		STR_ARG(article_field(a[1], field)));
}

static void
score(struct lines *l, const struct wisdom *wise, bool altering, bool verbose)
{
	struct pseudo p = { 0 };
	struct arena arena = { 0 };
	struct altered *what = mem_zalloc(PAIRS_MOST, sizeof *what);
	uint32_t n, i, k, conflicts = 0, noticed = 0;
	struct entities *es;

	p.date = (struct date){ 2010, 3, 15 };
	n = make_articles(&p, l, altering, what);
	pseudo_freeze(&p);
	es = entities_new(p.corpus, p.index, wise->knowledge, 0);
	for (i = 0; i < n; i++) {
		struct pair pair = { .article = { 2 * i, 2 * i + 1 } };
		const struct alignment *a = alignment_new(p.corpus, p.index, wise->lexicon, 2 * i, 2 * i + 1, &arena);
		const struct differences *d = differences_new(p.corpus, es, &pair, a, &arena);
		bool found = false;

		conflicts += d->conflicts;
		for (k = 0; k < d->n; k++) {
			found |= d->items[k].status == DIFF_CONFLICT && is_at(&p, 2 * i, &d->items[k], what[i]);
			if (verbose && !altering && d->items[k].status == DIFF_CONFLICT)
				fprintf(stderr, "%u\tconflict\t%s\t" STR_FMT "\t" STR_FMT "\n", i,
					difference_kind_code(d->items[k].kind), STR_ARG(d->items[k].text[0]),
					STR_ARG(d->items[k].text[1]));
		}
		noticed += found;
		if (verbose && altering && !found)
			tell_missed(&p, d, i, what[i]);
	}
	if (altering)
		pseudo_print("differences-noticed", n ? (double)noticed / n : 0);
	else
		pseudo_print("differences-conflicts-a-pair", n ? (double)conflicts / n : 0);
	entities_free(es);
	pseudo_release(&p);
	arena_release(&arena);
	free(what);
}

int
main(int argc, char **argv)
{
	bool verbose = argc > 2 && strcmp(argv[1], "-v") == 0;
	struct lines l = { 0 };
	pseudo_lines all = { 0 };
	struct wisdom w;
	struct err err;
	char path[4096];

	if (argc < 2 + verbose) {
		fputs("usage: score-differences [-v] SHARED\n", stderr);
		return 2;
	}
	if (knowledge_new(&w.knowledge, &err) != 0 || lexicon_open(&w.lexicon, LANG_FR, LANG_DE, &err) != 0) {
		fprintf(stderr, "score-differences: %s\n", err.msg);
		return 2;
	}
	snprintf(path, sizeof path, "%s/parallel/news/newstest2008-2013.tsv.xz", argv[1 + verbose]);
	if (pseudo_read(&l.arena, path, &all)) {
		pseudo_columns(&all, &l.fr, &l.de);
		score(&l, &w, false, verbose);
		score(&l, &w, true, verbose);
	} else {
		fprintf(stderr, "score-differences: no %s\n", path);
	}
	vec_release(&all);
	vec_release(&l.fr);
	vec_release(&l.de);
	arena_release(&l.arena);
	lexicon_close(w.lexicon);
	knowledge_free(w.knowledge);
	return 0;
}
