#include "index/post.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/par.h"

enum {
	RUNS_MOST = 8, /* what more of them gain, their counts cost */
	AHEAD = 8      /* terms asked for before their turn */
};

/* A term in a run of articles. ${bytes} first counts what its places take, then says where the next one goes. */
struct place {
	uint64_t bytes;
	uint32_t tokens, articles;
	uint32_t first, last; /* articles, from 1; 0: none */
	uint32_t ordinal;     /* of the last token */
};

/* Articles [first, last). */
struct run {
	uint32_t first, last;
	struct place *terms; /* [nterms] */
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
			p->runs[p->nruns++] = (struct run){ first, a + 1, NULL };
			first = a + 1;
		}
}

/* A token of an article, in whose place its form's term is. */
static void
count_token(struct place *p, uint32_t article, uint32_t ordinal)
{
	p->tokens++;
	if (p->last == article + 1) {
		p->bytes += varint_size(((uint64_t)(ordinal - p->ordinal) << 1) | 1);
	} else {
		if (p->last == 0)
			p->first = article + 1; /* how far from the one before it, sum() knows */
		else
			p->bytes += varint_size((uint64_t)(article + 1 - p->last) << 1);
		p->bytes += varint_size(ordinal);
		p->articles++;
		p->last = article + 1;
	}
	p->ordinal = ordinal;
}

static void
write_token(struct place *p, uint8_t *bytes, uint32_t article, uint32_t ordinal)
{
	uint8_t *at = bytes + p->bytes;

	if (p->last == article + 1) {
		at = varint_put(at, ((uint64_t)(ordinal - p->ordinal) << 1) | 1);
	} else {
		at = varint_put(at, (uint64_t)(article + 1 - p->last) << 1);
		at = varint_put(at, ordinal);
		p->last = article + 1;
	}
	p->ordinal = ordinal;
	p->bytes = (uint64_t)(at - bytes);
}

/* The tokens of a run, counted, or written to ${bytes}. */
static void
each_token(const struct index *ix, struct run *r, uint8_t *bytes)
{
	VEC(struct place *) places = { 0 };
	uint32_t a, i;

	for (a = r->first; a < r->last; a++) {
		uint32_t first = ix->first_token[a], n = ix->first_token[a + 1] - first;

		vec_reserve(&places, n);
		for (i = 0; i < n; i++)
			places.items[i] = &r->terms[index_token_term(ix, first + i)];
		for (i = 0; i < n; i++) {
			if (i + AHEAD < n)
				__builtin_prefetch(places.items[i + AHEAD], 1);
			if (bytes == NULL)
				count_token(places.items[i], a, i);
			else
				write_token(places.items[i], bytes, a, i);
		}
	}
	vec_release(&places);
}

static void
count(void *context, size_t i)
{
	struct posting *p = context;

	p->runs[i].terms = mem_zalloc(p->ix->nterms + (size_t)1, sizeof *p->runs[i].terms);
	each_token(p->ix, &p->runs[i], NULL);
}

/* Counts become places, run by run within a term. Returns how many bytes all take. */
static uint64_t
sum(struct posting *p)
{
	uint64_t at = 0;
	uint32_t term;
	size_t i;

	for (term = 0; term < p->ix->nterms; term++) {
		uint32_t last = 0;

		p->out.first[term] = at;
		for (i = 0; i < p->nruns; i++) {
			struct place *x = &p->runs[i].terms[term];
			uint64_t bytes = x->bytes;
			uint32_t before = last;

			if (x->first != 0) {
				bytes += varint_size((uint64_t)(x->first - last) << 1);
				last = x->last;
			}
			p->out.articles[term] += x->articles;
			p->out.tokens[term] += x->tokens;
			x->bytes = at;
			x->last = before;
			at += bytes;
		}
	}
	p->out.first[term] = at;
	return at;
}

static void
place(void *context, size_t i)
{
	struct posting *p = context;

	each_token(p->ix, &p->runs[i], p->out.bytes);
	free(p->runs[i].terms);
}

struct postings
post_tokens(const struct index *ix, struct arena *arena, unsigned threads)
{
	struct posting p = { .ix = ix };
	unsigned wanted = par_threads(threads);

	p.out.first = arena_array(arena, uint64_t, ix->nterms + (size_t)1);
	p.out.tokens = arena_array(arena, uint32_t, ix->nterms);
	p.out.articles = arena_array(arena, uint32_t, ix->nterms);
	cut(&p, wanted < RUNS_MOST ? wanted : RUNS_MOST);
	par_for(threads, p.nruns, count, &p);
	p.out.bytes = arena_alloc(arena, sum(&p));
	par_for(threads, p.nruns, place, &p);
	return p.out;
}
