#include "query/facing.h"

#include "base/utf8.h"
#include "query/concordance.h"
#include "query/inflected.h"

enum { ASKED_MOST = 24, PLACES_MOST = 40, ANSWER_WORDS = 3, CANDIDATES_MOST = 6, NEAR = 3, CONTENT_SHORTEST = 4 };

#define MUTUAL 0.5f /* of the places of an answer stand against what it answers */
#define OFTEN 0.25f /* of the places of that: what answers more rarely is an accident of one article; */
#define BESIDE 0.5f /* nor is a word beside the answer a part of it that is there more rarely */

static struct hit
hit_of(const struct index *ix, uint32_t article, uint32_t token, uint32_t n)
{
	return (struct hit){ article, index_token_start(ix, article, token), index_token_end(ix, article, token + n - 1), 0 };
}

/* ---- How often it is heard ---- */

struct asking {
	const struct model *m;
	const struct wording *ours;
	uint64_t stride, passed; /* all over the corpus: the first ones may be all of one week */
	struct facing facing;
};

static bool
ask_one(void *context, uint32_t article, uint32_t token, uint32_t n)
{
	struct asking *a = context;
	struct hit hit;
	struct arena scratch = { 0 };
	struct concordance_line line;

	if (a->passed++ % a->stride != 0)
		return true;
	hit = hit_of(a->m->index, article, token, n);
	concordance_line(a->m, &hit, &scratch, &line);
	if (line.naligned > 0) {
		a->facing.asked++;
		a->facing.heard += wording_within(a->m, a->ours, line.other, line.span[1].start, line.span[1].end);
	}
	arena_release(&scratch);
	return a->facing.asked < ASKED_MOST;
}

struct facing
facing_ask(const struct model *m, int side, const struct wording *ours, const struct wording *theirs)
{
	struct asking a = { .m = m, .ours = ours, .stride = 1 };

	if (theirs->n == 1) /* of several words it is not known how often they stand together */
		a.stride += wording_places(m, theirs) / (2 * ASKED_MOST);
	wording_find(m, theirs, 1 - side, ask_one, &a);
	return a.facing;
}

/* ---- What answers ---- */

struct candidate {
	uint32_t n, count;
	bool beside;  /* one of them only stands beside the answer, */
	uint32_t gap; /* and so far from it: "fonds souverain" is nearer to one thing than "filiale du fonds" */
	uint32_t term[ANSWER_WORDS]; /* [n], in the order of the text */
};

struct answering {
	const struct model *m;
	bool compound;
	uint32_t places;   /* that were looked at */
	uint32_t answered; /* places that something stands against */
	VEC(struct candidate) candidates;
};

static bool
same(const struct index *ix, const struct candidate *a, const struct candidate *b)
{
	uint32_t i = 0;

	while (a->n == b->n && i < a->n && inflected_same(intern_get(ix->terms, a->term[i]), intern_get(ix->terms, b->term[i])))
		i++;
	return a->n == b->n && i == a->n;
}

static void
count(struct answering *a, struct candidate c)
{
	size_t i;

	for (i = 0; i < a->candidates.n; i++)
		if (same(a->m->index, &a->candidates.items[i], &c)) {
			a->candidates.items[i].count++;
			return;
		}
	c.count = 1;
	vec_add(&a->candidates, c);
}

static bool
is_small(const struct index *ix, uint32_t token)
{
	return utf8_count(intern_get(ix->terms, index_token_term(ix, token))) < CONTENT_SHORTEST;
}

/* The next word behind a token, or before it, that is no small one; UINT32_MAX. */
static uint32_t
beside(const struct index *ix, uint32_t article, uint32_t token, bool behind)
{
	uint32_t d;

	for (d = 1; d <= NEAR; d++) {
		uint32_t at = behind ? token + d : token - d;

		if (behind ? at >= ix->first_token[article + 1] : token < ix->first_token[article] + d)
			return UINT32_MAX;
		if (!is_small(ix, at))
			return at;
	}
	return UINT32_MAX;
}

/* A word alone answers a compound: it may be one of two. */
static void
count_beside(struct answering *a, uint32_t article, uint32_t token)
{
	const struct index *ix = a->m->index;
	uint32_t before = beside(ix, article, token, false), behind = beside(ix, article, token, true);
	uint32_t term = index_token_term(ix, token);

	if (before != UINT32_MAX)
		count(a, (struct candidate){ 2, 0, true, token - before, { index_token_term(ix, before), term } });
	if (behind != UINT32_MAX)
		count(a, (struct candidate){ 2, 0, true, behind - token, { term, index_token_term(ix, behind) } });
}

static bool
answer_one(void *context, uint32_t article, uint32_t token, uint32_t n)
{
	struct answering *a = context;
	const struct index *ix = a->m->index;
	struct hit hit = hit_of(ix, article, token, n);
	struct arena scratch = { 0 };
	struct concordance_line line;
	const struct word_place *places;
	struct candidate c = { 0 };
	uint32_t i, at = 0;

	concordance_line(a->m, &hit, &scratch, &line);
	n = concordance_answers(a->m, &line, &scratch, &places);
	for (i = 0; i < n && n <= ANSWER_WORDS; i++) {
		uint32_t token_at = index_token_at(ix, line.other, places[i].start);

		if (n > 1 && is_small(ix, token_at)) /* "die" of "die Bank" */
			continue;
		at = token_at;
		c.term[c.n++] = index_token_term(ix, at);
	}
	a->answered += n > 0;
	if (c.n > 0)
		count(a, c);
	if (c.n == 1 && a->compound)
		count_beside(a, line.other, at);
	arena_release(&scratch);
	return ++a->places < PLACES_MOST;
}

static void
word(const struct model *m, int side, const struct candidate *c, struct wording *out)
{
	uint32_t i;

	*out = (struct wording){ .n = c->n, .loose = true };
	for (i = 0; i < c->n; i++)
		forms_of(m, side, intern_get(m->index->terms, c->term[i]), &out->slot[i]);
}

/* Of two words that share one with what was found, one stands there by chance: "fonds souverain", "filiale du fonds". */
static void
leave_out_like(struct answering *a, const struct candidate *found)
{
	size_t i;
	uint32_t k, j;

	for (i = 0; i < a->candidates.n; i++) {
		struct candidate *c = &a->candidates.items[i];

		for (k = 0; c->n > 1 && found->n > 1 && k < c->n; k++)
			for (j = 0; j < found->n; j++)
				if (c->term[k] == found->term[j])
					c->count = 0;
	}
}

static bool
before(const struct candidate *a, const struct candidate *b)
{
	if (a->count != b->count)
		return a->count > b->count;
	return a->n != b->n ? a->n < b->n : a->gap < b->gap;
}

/* The most frequent that is left, then the shorter, then what stands closer together; NULL. */
static struct candidate *
best(struct answering *a)
{
	struct candidate *most = NULL;
	size_t i;

	for (i = 0; i < a->candidates.n; i++) {
		struct candidate *c = &a->candidates.items[i];

		if (c->count == 0 || (float)c->count < (c->beside ? BESIDE : OFTEN) * (float)a->answered)
			continue;
		if (most == NULL || before(c, most))
			most = c;
	}
	return most;
}

/* A word that answers alone and with another, and so the better: "fonds souverain", not "fonds", where "Staatsfonds" is. */
static uint32_t
leave_out_parts(struct wording *out, const float *mutual, uint32_t n)
{
	uint32_t i, k, s, kept = 0;

	for (i = 0; i < n; i++) {
		bool part = false;

		for (k = 0; out[i].n == 1 && k < n; k++)
			for (s = 0; mutual[k] > mutual[i] && s < out[k].n; s++)
				part |= out[k].slot[s].n > 0 && out[i].slot[0].n > 0 &&
					out[k].slot[s].items[0] == out[i].slot[0].items[0];
		if (part)
			wording_release(&out[i]);
		else
			out[kept++] = out[i];
	}
	return kept;
}

uint32_t
facing_answers(const struct model *m, int side, const struct wording *ours, bool compound, struct wording out[FACING_MOST])
{
	struct answering a = { .m = m, .compound = compound };
	struct candidate *c;
	float mutual[FACING_MOST];
	uint32_t n = 0, tried;

	wording_find(m, ours, side, answer_one, &a);
	for (tried = 0; tried < CANDIDATES_MOST && n < FACING_MOST && (c = best(&a)) != NULL; tried++) {
		struct facing f;

		word(m, 1 - side, c, &out[n]);
		c->count = 0;
		f = facing_ask(m, side, ours, &out[n]);
		mutual[n] = f.asked > 0 ? (float)f.heard / (float)f.asked : 0;
		if (mutual[n] < MUTUAL) {
			wording_release(&out[n]);
			continue;
		}
		n++;
		leave_out_like(&a, c);
	}
	vec_release(&a.candidates);
	return leave_out_parts(out, mutual, n);
}
