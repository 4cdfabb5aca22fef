#include <stdlib.h>
#include <string.h>

#include "query/fact.h"
#include "query/find.h"

/*
 * One pass over the tree. Each node fills an array of a byte for each article, and the terms that are not negated
 * leave their hits in the finder; those in articles that match in the end are kept.
 */
struct run {
	struct fact fact;
	struct finder finder;
	uint32_t narticles;
};

static void eval(struct run *r, const struct expr *e, bool keep, uint8_t *out);

static void
eval_and_or(struct run *r, const struct expr *e, bool keep, uint8_t *out)
{
	uint8_t *more = mem_alloc(r->narticles + 1);
	eval(r, e->first, keep, out);
	for (const struct expr *x = e->first->next; x; x = x->next) {
		eval(r, x, keep, more);
		if (e->kind == EXPR_AND) {
			for (uint32_t a = 0; a < r->narticles; a++)
				out[a] &= more[a];
		} else {
			for (uint32_t a = 0; a < r->narticles; a++)
				out[a] |= more[a];
		}
	}
	free(more);
}

typedef void find_leaf(struct finder *f, const struct expr *e);
static find_leaf *const finders[EXPR_KINDS] = {
	[EXPR_WORDS] = find_words,
	[EXPR_TRANSLATED] = find_translated,
	[EXPR_ENTITY] = find_entities,
	[EXPR_AMOUNT] = find_amounts,
};

typedef void fact_leaf(const struct fact *f, const struct expr *e, uint8_t *out);
static fact_leaf *const facts[EXPR_KINDS] = {
	[EXPR_DATE] = fact_date,   [EXPR_LANG] = fact_lang, [EXPR_TITLE] = fact_text,
	[EXPR_SOURCE] = fact_text, [EXPR_FILE] = fact_text, [EXPR_IS] = fact_is,
};

/* ${out} [narticles] is overwritten. ${keep}: an even number of "not" stands above. Depth: the parser's bound. */
static void
eval(struct run *r, const struct expr *e, bool keep, uint8_t *out)
{
	if (e->kind == EXPR_AND || e->kind == EXPR_OR) {
		eval_and_or(r, e, keep, out);
	} else if (e->kind == EXPR_NOT) {
		eval(r, e->first, !keep, out);
		for (uint32_t a = 0; a < r->narticles; a++)
			out[a] = !out[a];
	} else {
		memset(out, e->kind == EXPR_ALL, r->narticles);
		r->finder.keep = keep;
		r->finder.out = out;
		if (finders[e->kind]) {
			finders[e->kind](&r->finder, e);
			r->finder.term++;
		} else if (facts[e->kind]) {
			facts[e->kind](&r->fact, e, out);
		}
	}
}

/* By article, then start, the longer first. */
static int
compare_hits(const void *a, const void *b)
{
	const struct hit *x = a, *y = b;
	if (x->article != y->article)
		return x->article < y->article ? -1 : 1;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return (x->end < y->end) - (x->end > y->end);
}

static void
sort_hits(struct finder *f)
{
	for (size_t i = 1; i < f->hits.n; i++) {
		if (compare_hits(&f->hits.items[i - 1], &f->hits.items[i]) > 0) {
			qsort(f->hits.items, f->hits.n, sizeof *f->hits.items, compare_hits);
			return;
		}
	}
}

/* Sort the hits; leave out those in articles that do not match, and those inside another. */
static void
keep_hits(const struct model *m, struct finder *f, struct result *out)
{
	size_t n = 0;
	uint32_t article = UINT32_MAX, end = 0;
	sort_hits(f);
	for (size_t i = 0; i < f->hits.n; i++) {
		struct hit h = f->hits.items[i];
		if (!out->matches[h.article] || (h.article == article && h.start < end))
			continue;
		article = h.article;
		end = h.end;
		f->hits.items[n++] = h;
		int side = model_side(m, h.article);
		if (side >= 0)
			out->nhits_side[side]++;
	}
	out->nhits = (uint32_t)n;
	out->hits = n ? arena_copy(&out->arena, f->hits.items, n * sizeof *f->hits.items) : NULL;
}

static void
finish(const struct model *m, struct finder *f, uint8_t *matches, struct result *out)
{
	uint32_t n = m->corpus->narticles;
	uint32_t *articles = arena_alloc(&out->arena, (n + (size_t)1) * sizeof *articles);
	out->matches = matches;
	for (uint32_t a = 0; a < n; a++) {
		if (matches[a])
			articles[out->narticles++] = a;
	}
	out->articles = articles;
	keep_hits(m, f, out);
	find_release(f);
}

/* Which differences a query asks for: those that is:conflict and is:only-CODE name, unless something else may do. */
static uint8_t
differences_of(const struct expr *e, struct sides sides)
{
	uint8_t all = 0;
	if (e->kind == EXPR_IS && e->is == IS_CONFLICT)
		return 1 << DIFF_CONFLICT;
	if (e->kind == EXPR_IS && e->is == IS_ONLY)
		return 1 << (e->lang == sides.right ? DIFF_ONLY_RIGHT : DIFF_ONLY_LEFT);
	if (e->kind != EXPR_AND && e->kind != EXPR_OR)
		return 0;
	for (const struct expr *x = e->first; x; x = x->next) {
		uint8_t bits = differences_of(x, sides);
		if (!bits && e->kind == EXPR_OR)
			return 0;
		all |= bits;
	}
	return all;
}

void
query_run(const struct query *q, const struct model *m, const struct query_context *context, struct result *out)
{
	struct run r = { .fact = { m, context }, .finder.model = m, .narticles = m->corpus->narticles };
	memset(out, 0, sizeof *out);
	uint8_t *matches = arena_alloc(&out->arena, r.narticles + (size_t)1);
	eval(&r, q->root, true, matches);
	finish(m, &r.finder, matches, out);
	out->differences = differences_of(q->root, m->sides);
}

void
query_entity(const struct model *m, uint32_t entity, struct result *out)
{
	struct finder f = { .model = m, .keep = true };
	memset(out, 0, sizeof *out);
	uint8_t *matches = arena_zalloc(&out->arena, m->corpus->narticles + (size_t)1, 1);
	f.out = matches;
	if (entity < m->entities->nentities)
		find_mentions(&f, entity);
	finish(m, &f, matches, out);
}
