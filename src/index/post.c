#include "index/post.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/par.h"

enum { RUNS_MOST = 8 }; /* what more of them gain, their counts cost */

/* Articles [first, last), and for each term how many of their tokens it has; then where its next one goes. */
struct run {
	uint32_t first, last;
	uint32_t *tokens, *articles; /* [nterms] */
};

struct posting {
	const struct index *ix;
	struct run runs[RUNS_MOST];
	size_t nruns;
	struct postings out;
};

/* Runs of about as many tokens each. */
static void
cut(struct posting *p, unsigned wanted)
{
	const struct index *ix = p->ix;
	uint64_t share = ix->ntokens / wanted + 1;
	uint32_t a, first = 0;

	for (a = 0; a < ix->narticles; a++)
		if (ix->first_token[a + 1] >= share * (p->nruns + 1) || a + 1 == ix->narticles) {
			p->runs[p->nruns++] = (struct run){ first, a + 1, NULL, NULL };
			first = a + 1;
		}
}

static void
count(void *context, size_t i)
{
	struct posting *p = context;
	const struct index *ix = p->ix;
	struct run *r = &p->runs[i];
	uint32_t *last = mem_zalloc(ix->nterms + (size_t)1, sizeof *last), a, t;

	r->tokens = mem_zalloc(ix->nterms + (size_t)1, sizeof *r->tokens);
	r->articles = mem_zalloc(ix->nterms + (size_t)1, sizeof *r->articles);
	for (a = r->first; a < r->last; a++)
		for (t = ix->first_token[a]; t < ix->first_token[a + 1]; t++) {
			uint32_t term = ix->form_term[ix->token_form[t]];

			r->tokens[term]++;
			r->articles[term] += last[term] != a + 1;
			last[term] = a + 1;
		}
	free(last);
}

/* Counts become places, run by run within a term. */
static void
sum(struct posting *p)
{
	uint32_t term, at = 0;
	size_t i;

	for (term = 0; term < p->ix->nterms; term++) {
		p->out.first[term] = at;
		for (i = 0; i < p->nruns; i++) {
			uint32_t n = p->runs[i].tokens[term];

			p->out.articles[term] += p->runs[i].articles[term];
			p->runs[i].tokens[term] = at;
			at += n;
		}
	}
	p->out.first[term] = at;
}

static void
place(void *context, size_t i)
{
	struct posting *p = context;
	const struct index *ix = p->ix;
	struct run *r = &p->runs[i];
	uint32_t t;

	for (t = ix->first_token[r->first]; t < ix->first_token[r->last]; t++)
		p->out.tokens[r->tokens[ix->form_term[ix->token_form[t]]]++] = t;
	free(r->tokens);
	free(r->articles);
}

struct postings
post_tokens(const struct index *ix, struct arena *arena, unsigned threads)
{
	struct posting p = { .ix = ix };
	unsigned wanted = par_threads(threads);

	p.out.first = arena_array(arena, uint32_t, ix->nterms + (size_t)1);
	p.out.tokens = arena_array(arena, uint32_t, ix->ntokens);
	p.out.articles = arena_array(arena, uint32_t, ix->nterms);
	cut(&p, wanted < RUNS_MOST ? wanted : RUNS_MOST);
	par_for(threads, p.nruns, count, &p);
	sum(&p);
	par_for(threads, p.nruns, place, &p);
	return p.out;
}
