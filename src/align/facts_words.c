#include <math.h>
#include <stdlib.h>

#include "align/facts.h"
#include "base/utf8.h"
#include "text/fold.h"

/*
 * Whether two places of a bead tell one thing, whatever stands there: by the words beside them that stand for each
 * other, and by how far into the passage they are. Weighed by logistic regression over the figures of 600 articles of
 * news, those that are equal against every other one of the same passage; then on figures that were altered
 * (tests/quality/score-differences).
 */
enum { REACH = 5 }; /* words */
enum { LONG = 9 };  /* bytes of two words that stand for each other */
static const float BEFORE = 1.5F, BEHIND = 2.0F, NO_BEHIND = -0.7F; /* nats: linked words on the same side of both */
static const float SURE = 0.8F;    /* of a link */
static const float ACROSS = -0.5F; /* before the one, behind the other */
static const float APART = -2.0F;  /* a whole passage apart */
static const float ALONE = -1.3F;  /* nothing linked beside them */

struct word_place
facts_span(const struct comparing *c, int side, uint32_t bead)
{
	const struct corpus *corpus = c->corpus;
	uint32_t article = c->article[side], first = corpus->first_sentence[article],
		 end = corpus->first_body[article];

	if (bead != UINT32_MAX) {
		first = end + c->alignment->beads[bead].start[side];
		end = first + c->alignment->beads[bead].n[side];
	}
	if (end == first)
		return (struct word_place){ 0, 0 };
	return (struct word_place){ corpus->sentences[first].start, corpus->sentences[end - 1].end };
}

static const struct word_alignment *
words_of(struct comparing *c, uint32_t bead)
{
	struct word_span span[2];
	int side;

	if (c->words.made && c->words.bead == bead)
		return &c->words.links;
	for (side = 0; side < 2; side++) {
		struct word_place p = facts_span(c, side, bead);

		span[side] = (struct word_span){ c->article[side], p.start, p.end };
	}
	word_alignment_make(c->from, span, c->scratch, &c->words.links);
	c->words.made = true;
	c->words.bead = bead;
	return &c->words.links;
}

/* Words [first, last] of a side. */
struct run {
	int first, last;
};

static struct run
run_of(const struct word_alignment *w, int side, const struct word_place *p)
{
	struct run r = { (int)word_alignment_at(w, side, p->start), (int)word_alignment_at(w, side, p->end) - 1 };

	if (r.last < r.first)
		r.last = r.first;
	return r;
}

/* Words from it on; 0: in it. */
static int
away(int word, struct run r)
{
	return word < r.first ? word - r.first : word > r.last ? word - r.last : 0;
}

static float
apart(const struct word_alignment *w, struct run l, struct run r)
{
	float x = (float)(l.first + l.last + 1) / (float)(2 * w->n[0] + 1);
	float y = (float)(r.first + r.last + 1) / (float)(2 * w->n[1] + 1);

	return fabsf(x - y);
}

/* Words of grammar ("et", "und") say little of what they stand beside: short ones without a capital. */
static bool
says_much(const struct comparing *c, const struct word_alignment *w, const struct word_link *link)
{
	size_t bytes = 0;
	int side;

	for (side = 0; side < 2; side++) {
		const struct word_place *p = &w->words[side][link->word[side]];
		size_t at = p->start;

		if (link->word[side] > 0 && fold_is_upper(utf8_next(c->corpus->articles[c->article[side]]->text, &at)))
			return true;
		bytes += p->end - p->start;
	}
	return bytes >= LONG;
}

bool
facts_linked_else(struct comparing *c, uint32_t bead, int side, const struct word_place *x, const struct word_place *y)
{
	const struct word_alignment *w = words_of(c, bead);
	struct run own = run_of(w, side, x), other = run_of(w, 1 - side, y);
	uint32_t i;

	for (i = 0; i < w->nlinks; i++)
		if (w->links[i].score >= SURE && away((int)w->links[i].word[side], own) == 0 &&
		    away((int)w->links[i].word[1 - side], other) != 0)
			return true;
	return false;
}

float
facts_beside(struct comparing *c, uint32_t bead, const struct word_place *left, const struct word_place *right)
{
	const struct word_alignment *w = words_of(c, bead);
	struct run l = run_of(w, 0, left), r = run_of(w, 1, right);
	float before = 0, behind = 0, across = 0;
	uint32_t i;

	for (i = 0; i < w->nlinks; i++) {
		int x = away((int)w->links[i].word[0], l), y = away((int)w->links[i].word[1], r);
		float *sum = x < 0 && y < 0 ? &before : x > 0 && y > 0 ? &behind : &across;

		if (x != 0 && y != 0 && abs(x) <= REACH && abs(y) <= REACH && says_much(c, w, &w->links[i]))
			*sum = fmaxf(*sum, w->links[i].score / (float)abs(x * y));
	}
	return BEFORE * before + BEHIND * behind + ACROSS * across +
	       APART * apart(w, l, r) + (before + behind > 0 ? 0 : ALONE) + (behind > 0 ? 0 : NO_BEHIND);
}
