#include <stdlib.h>
#include <string.h>

#include "query/fact.h"
#include "query/find.h"

/*
 * One pass over the tree. Each node fills an array of a byte for each article, and the terms that are not negated
 * leave their hits in the finder; those in articles that match in the end are kept.
 */
struct run {
	const struct query *query;
	struct fact fact;
	struct finder finder;
	uint32_t narticles;
	struct seen *seen; /* [query->nsame] */
	size_t most;       /* hits, before they are thinned */
};

/* What a term that the query asks several times gave the first time. A query of 64 KiB could ask for the same frequent
 * word thousands of times, in brackets of its own each. */
struct seen {
	uint8_t *bits; /* [(narticles + 7) / 8]: where it is; NULL: not yet known */
	bool kept;     /* its hits were kept */
};

#define HITS_MOST ((size_t)1 << 21)

/* By article, then start, the longer first, then the earlier term. */
static int
compare_hits(const void *a, const void *b)
{
	const struct hit *x = a, *y = b;
	if (x->article != y->article)
		return x->article < y->article ? -1 : 1;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->end != y->end)
		return x->end < y->end ? 1 : -1;
	return (x->term > y->term) - (x->term < y->term);
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

/* Of hits that begin at one place only the longest can be in the result. Without the others there are never many more
 * than the corpus has words, however many terms find them. */
static void
thin(struct run *r)
{
	struct finder *f = &r->finder;
	size_t n = 0;
	sort_hits(f);
	for (size_t i = 0; i < f->hits.n; i++) {
		const struct hit *h = &f->hits.items[i], *last = n ? &f->hits.items[n - 1] : NULL;
		if (!last || last->article != h->article || last->start != h->start)
			f->hits.items[n++] = *h;
	}
	f->hits.n = n;
	r->most = n > HITS_MOST / 2 ? 2 * n : HITS_MOST;
}

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

static void
remember(struct run *r, const struct expr *e, bool keep, const uint8_t *out)
{
	struct seen *s = &r->seen[e->same];
	if (r->query->uses[e->same] < 2)
		return;
	s->kept = s->kept || keep;
	if (s->bits)
		return;
	s->bits = mem_zalloc(r->narticles / 8 + (size_t)1, 1);
	for (uint32_t a = 0; a < r->narticles; a++)
		s->bits[a / 8] |= (uint8_t)(out[a] << a % 8);
}

/* Is all known that this term can give? Then ${out} is filled. */
static bool
recall(const struct run *r, const struct expr *e, bool keep, uint8_t *out)
{
	const struct seen *s = &r->seen[e->same];
	if (!s->bits || (keep && !s->kept))
		return false;
	for (uint32_t a = 0; a < r->narticles; a++)
		out[a] = s->bits[a / 8] >> a % 8 & 1;
	return true;
}

static void
eval_term(struct run *r, const struct expr *e, bool keep, uint8_t *out)
{
	if (!recall(r, e, keep, out)) {
		memset(out, 0, r->narticles);
		r->finder.keep = keep;
		r->finder.out = out;
		if (r->finder.hits.n > r->most)
			thin(r);
		if (finders[e->kind])
			finders[e->kind](&r->finder, e);
		else if (facts[e->kind])
			facts[e->kind](&r->fact, e, out);
		remember(r, e, keep, out);
	}
	if (finders[e->kind])
		r->finder.term++;
}

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
	} else if (e->kind == EXPR_ALL) {
		memset(out, 1, r->narticles);
	} else {
		eval_term(r, e, keep, out);
	}
}

/* Sort the hits; leave out those in articles that do not match, and those inside another. */
static void
keep_hits(const struct model *m, struct finder *f, struct result *out)
{
	size_t n = 0;
	uint32_t article = UINT32_MAX, end = 0;
	int side = -1;
	sort_hits(f);
	for (size_t i = 0; i < f->hits.n; i++) {
		struct hit h = f->hits.items[i];
		if (!out->matches[h.article] || (h.article == article && h.start < end))
			continue;
		if (h.article != article)
			side = model_side(m, h.article);
		article = h.article;
		end = h.end;
		f->hits.items[n++] = h;
		if (side >= 0)
			out->nhits_side[side]++;
	}
	out->nhits = (uint32_t)n;
	out->hits = n ? arena_copy(&out->arena, f->hits.items, n * sizeof *f->hits.items) : NULL;
}

/* The first match from ${a} on; ${n}: none. Most queries match little: eight articles are passed at once. */
static uint32_t
next_match(const uint8_t *matches, uint32_t a, uint32_t n)
{
	uint64_t eight;
	while (a + 8 <= n && (memcpy(&eight, matches + a, 8), eight == 0))
		a += 8;
	while (a < n && !matches[a])
		a++;
	return a;
}

static void
finish(const struct model *m, struct finder *f, uint8_t *matches, struct result *out)
{
	uint32_t n = m->corpus->narticles, i = 0;
	for (uint32_t a = next_match(matches, 0, n); a < n; a = next_match(matches, a + 1, n))
		out->narticles++;
	uint32_t *articles = arena_array(&out->arena, uint32_t, out->narticles);
	for (uint32_t a = next_match(matches, 0, n); a < n; a = next_match(matches, a + 1, n))
		articles[i++] = a;
	out->matches = matches;
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
	struct run r = { .query = q, .fact = { m, context }, .finder.model = m, .narticles = m->corpus->narticles,
			 .most = HITS_MOST };
	memset(out, 0, sizeof *out);
	uint8_t *matches = arena_alloc(&out->arena, r.narticles + (size_t)1);
	r.seen = mem_zalloc(q->nsame + (size_t)1, sizeof *r.seen);
	eval(&r, q->root, true, matches);
	for (uint32_t i = 0; i < q->nsame; i++)
		free(r.seen[i].bits);
	free(r.seen);
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
