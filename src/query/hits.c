#include <stdlib.h>
#include <string.h>

#include "query/find.h"

/* Where the terms of a query stand in articles that match: a second pass over the tree. */
struct gather {
	const struct query *query;
	struct finder finder;
	bool *seen;  /* [query->nsame]: what asks the same was looked for */
	size_t most; /* hits, before they are thinned */
};

#define HITS_MOST ((size_t)1 << 21)

/* By article, then start, the longer first, then the earlier term. */
static bool
before(const struct hit *x, const struct hit *y)
{
	if (x->article != y->article)
		return x->article < y->article;
	if (x->start != y->start)
		return x->start < y->start;
	if (x->end != y->end)
		return x->end > y->end;
	return x->term < y->term;
}

/* The end of the run in order that begins at ${i}. */
static size_t
run_end(const struct hit *h, size_t i, size_t n)
{
	for (i++; i < n && !before(&h[i], &h[i - 1]); i++)
		;
	return i < n ? i : n;
}

static void
merge(const struct hit *h, size_t first, size_t middle, size_t end, struct hit *out)
{
	size_t i = first, k = middle;
	for (size_t at = first; at < end; at++)
		out[at] = k == end || (i < middle && !before(&h[k], &h[i])) ? h[i++] : h[k++];
}

/* Each term gives its hits in order: runs are merged until there is one (Knuth 1998, TAOCP 3, §5.2.4, natural merge). */
static void
sort_hits(struct finder *f)
{
	size_t n = f->hits.n;
	struct hit *h = f->hits.items, *spare = NULL;
	while (n > 0 && run_end(h, 0, n) < n) {
		if (!spare)
			spare = mem_alloc(n * sizeof *spare);
		for (size_t i = 0; i < n;) {
			size_t middle = run_end(h, i, n), end = middle < n ? run_end(h, middle, n) : n;
			merge(h, i, middle, end, spare);
			i = end;
		}
		memcpy(h, spare, n * sizeof *h);
	}
	free(spare);
}

/* Of hits that begin at one place only the longest can be in the result. Without the others there are never many more
 * than the corpus has words, however many terms find them. */
static void
thin(struct gather *g)
{
	struct finder *f = &g->finder;
	size_t n = 0;
	sort_hits(f);
	for (size_t i = 0; i < f->hits.n; i++) {
		const struct hit *h = &f->hits.items[i], *last = n ? &f->hits.items[n - 1] : NULL;
		if (!last || last->article != h->article || last->start != h->start)
			f->hits.items[n++] = *h;
	}
	f->hits.n = n;
	g->most = n > HITS_MOST / 2 ? 2 * n : HITS_MOST;
}

/* ${keep}: an even number of "not" stands above. What is asked again is found at the same places: the first term has
 * them. Depth: the parser's bound. */
static void
gather(struct gather *g, const struct expr *e, bool keep)
{
	if (e->kind == EXPR_AND || e->kind == EXPR_OR || e->kind == EXPR_NOT) {
		for (const struct expr *x = e->first; x; x = x->next)
			gather(g, x, e->kind == EXPR_NOT ? !keep : keep);
	} else if (find_leaf_of(e->kind) && keep && !g->seen[e->same]) {
		g->seen[e->same] = true;
		if (g->finder.hits.n > g->most)
			thin(g);
		g->finder.term = e->term;
		g->finder.at = 0;
		find_leaf_of(e->kind)(&g->finder, e);
	}
}

/* Sort the hits, and leave out those inside another. */
static void
put_hits(const struct model *m, struct finder *f, struct result *out)
{
	size_t n = 0;
	uint32_t article = UINT32_MAX, end = 0;
	int side = -1;
	sort_hits(f);
	out->nhits_side[0] = out->nhits_side[1] = 0;
	for (size_t i = 0; i < f->hits.n; i++) {
		struct hit h = f->hits.items[i];
		if (h.article == article && h.start < end)
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

void
query_hits(const struct query *q, const struct model *m, const uint32_t *articles, uint32_t n, struct result *r)
{
	struct gather g = { .query = q, .most = HITS_MOST };
	g.finder = (struct finder){ .model = m, .places = true, .within = articles, .nwithin = n };
	g.seen = mem_zalloc(q->nsame, sizeof *g.seen);
	if (n > 0)
		gather(&g, q->root, true);
	put_hits(m, &g.finder, r);
	free(g.seen);
	find_release(&g.finder);
}

void
query_entity(const struct model *m, uint32_t entity, struct result *out)
{
	struct set found = { 0 };
	struct finder f = { .model = m, .out = &found };
	memset(out, 0, sizeof *out);
	if (entity < m->entities->nentities)
		find_mentions(&f, entity);
	out->narticles = (uint32_t)found.ids.n;
	out->articles = found.ids.n ? arena_items(&out->arena, &found.ids) : NULL;
	f.places = true;
	f.within = out->articles;
	f.nwithin = out->narticles;
	if (out->narticles > 0)
		find_mentions(&f, entity);
	out->places = f.looked;
	put_hits(m, &f, out);
	set_release(&found);
	find_release(&f);
}
