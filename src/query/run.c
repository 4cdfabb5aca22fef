#include <stdlib.h>
#include <string.h>

#include "query/fact.h"
#include "query/find.h"

/* One pass over the tree: each node gives the articles that match. */
struct run {
	const struct query *query;
	struct fact fact;
	struct finder finder;
	uint32_t narticles;
	struct set **seen; /* [query->nsame]: what a term that is asked several times gave the first time */
};

typedef void fact_leaf(const struct fact *f, const struct expr *e, struct set *s);
static fact_leaf *const facts[EXPR_KINDS] = {
	[EXPR_DATE] = fact_date,   [EXPR_LANG] = fact_lang, [EXPR_TITLE] = fact_text,
	[EXPR_SOURCE] = fact_text, [EXPR_FILE] = fact_text, [EXPR_IS] = fact_is,
};

static void eval(struct run *r, const struct expr *e, const struct set *within, struct set *out);

static void
copy(const struct run *r, const struct set *from, struct set *to)
{
	if (!from) {
		set_all(to, r->narticles);
		return;
	}
	vec_reserve(&to->ids, from->ids.n);
	if (from->ids.n > 0)
		memcpy(to->ids.items, from->ids.items, from->ids.n * sizeof *to->ids.items);
	to->ids.n = from->ids.n;
}

/* In which order operands of an "and" are looked at: what finds, brackets, then what sifts. */
static int
turn(const struct expr *e)
{
	return find_leaf_of(e->kind) ? 0 : e->kind == EXPR_AND || e->kind == EXPR_OR ? 1 : 2;
}

#define TURNS 3

static void
eval_and(struct run *r, const struct expr *e, const struct set *within, struct set *out)
{
	bool first = true;
	for (int t = 0; t < TURNS; t++) {
		for (const struct expr *x = e->first; x; x = x->next) {
			struct set more = { 0 };
			if (turn(x) != t)
				continue;
			eval(r, x, first ? within : out, &more);
			set_release(out);
			*out = more;
			first = false;
		}
	}
}

static void
eval_or(struct run *r, const struct expr *e, const struct set *within, struct set *out)
{
	for (const struct expr *x = e->first; x; x = x->next) {
		struct set more = { 0 };
		eval(r, x, within, &more);
		set_or(out, &more);
		set_release(&more);
	}
}

static void
eval_not(struct run *r, const struct expr *e, const struct set *within, struct set *out)
{
	struct set less = { 0 };
	eval(r, e->first, within, &less);
	copy(r, within, out);
	set_minus(out, &less);
	set_release(&less);
}

static void
look_up(struct run *r, const struct expr *e, const struct set *within, struct set *out)
{
	if (find_leaf_of(e->kind)) {
		r->finder.out = out;
		find_leaf_of(e->kind)(&r->finder, e);
		set_tidy(out, r->narticles);
		if (within)
			set_and(out, within);
	} else {
		copy(r, within, out);
		if (facts[e->kind])
			facts[e->kind](&r->fact, e, out);
	}
}

/* A query of 64 KiB could ask for the same frequent word thousands of times, in brackets of its own each. */
static void
eval_term(struct run *r, const struct expr *e, const struct set *within, struct set *out)
{
	struct set **seen = &r->seen[e->same];
	if (r->query->uses[e->same] < 2) {
		look_up(r, e, within, out);
		return;
	}
	if (!*seen) {
		*seen = mem_zalloc(1, sizeof **seen);
		look_up(r, e, NULL, *seen);
	}
	copy(r, *seen, out);
	if (within)
		set_and(out, within);
}

/* ${out}, empty, gets what matches of ${within} (NULL: of all). Depth: the parser's bound. */
static void
eval(struct run *r, const struct expr *e, const struct set *within, struct set *out)
{
	if (e->kind == EXPR_AND)
		eval_and(r, e, within, out);
	else if (e->kind == EXPR_OR)
		eval_or(r, e, within, out);
	else if (e->kind == EXPR_NOT)
		eval_not(r, e, within, out);
	else if (e->kind == EXPR_ALL)
		copy(r, within, out);
	else
		eval_term(r, e, within, out);
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

static void
put_articles(struct set *s, struct result *out)
{
	out->narticles = (uint32_t)s->ids.n;
	out->articles = s->ids.n ? arena_items(&out->arena, &s->ids) : NULL;
	set_release(s);
}

void
query_articles(const struct query *q, const struct model *m, const struct query_context *context, struct result *out)
{
	struct run r = { .query = q, .fact = { m, context }, .finder.model = m, .narticles = m->corpus->narticles };
	struct set found = { 0 };
	memset(out, 0, sizeof *out);
	r.seen = mem_zalloc(q->nsame, sizeof *r.seen);
	eval(&r, q->root, NULL, &found);
	for (uint32_t i = 0; i < q->nsame; i++) {
		if (r.seen[i])
			set_release(r.seen[i]);
		free(r.seen[i]);
	}
	free(r.seen);
	put_articles(&found, out);
	out->places = r.finder.looked;
	out->differences = differences_of(q->root, m->sides);
	find_release(&r.finder);
}

void
query_run(const struct query *q, const struct model *m, const struct query_context *context, struct result *out)
{
	query_articles(q, m, context, out);
	query_hits(q, m, out->articles, out->narticles, out);
}
