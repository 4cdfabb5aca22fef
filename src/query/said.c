#include "query/said.h"

#include <stdlib.h>

#include "query/concordance.h"

/* The sentences [first, last) of the body that overlap a piece of the article. */
static void
body_sentences(const struct corpus *c, const struct quotation *q, uint32_t out[2])
{
	uint32_t body = c->first_body[q->article], end = c->first_sentence[q->article + 1];
	uint32_t s = corpus_sentence_at(c, q->article, q->start);

	for (out[0] = s; s < end && c->sentences[s].start < q->end; s++)
		;
	out[1] = s > body ? s - body : 0;
	out[0] = out[0] > body ? out[0] - body : 0;
}

static void
widen(struct said *s, uint32_t start, uint32_t end)
{
	if (s->other_end <= s->other_start) {
		s->other_start = start;
		s->other_end = end;
		return;
	}
	s->other_start = start < s->other_start ? start : s->other_start;
	s->other_end = end > s->other_end ? end : s->other_end;
}

void
said_beside(const struct model *m, const struct quotation *q, struct said *out)
{
	const struct corpus *c = m->corpus;
	const struct alignment *a;
	uint32_t pair, range[2], i;
	int side = 0;

	*out = (struct said){ .quotation = *q, .other = UINT32_MAX };
	pair = concordance_pair(m, q->article, &side);
	if (pair == UINT32_MAX)
		return;
	out->other = m->stories->pairs[pair].article[!side];
	if (corpus_sentence_at(c, q->article, q->start) < c->first_body[q->article]) {
		widen(out, c->articles[out->other]->fields[0].start, c->articles[out->other]->fields[0].end);
		return;
	}
	body_sentences(c, q, range);
	a = opened_alignment(m->opened, pair);
	for (i = range[0]; i < range[1]; i++) {
		uint32_t bead = alignment_bead_of(a, side, i);
		const struct bead *b = bead == UINT32_MAX ? NULL : &a->beads[bead];
		const struct sentence *s;

		if (b == NULL || b->n[!side] == 0)
			continue;
		s = &c->sentences[c->first_body[out->other] + b->start[!side]];
		widen(out, s[0].start, s[b->n[!side] - 1].end);
	}
}

struct str
said_text(const struct model *m, const struct said *s)
{
	return str_sub(m->corpus->articles[s->quotation.article]->text, s->quotation.start, s->quotation.end);
}

struct str
said_words(const struct model *m, const struct said *s)
{
	return str_sub(m->corpus->articles[s->quotation.article]->text, s->quotation.said_start, s->quotation.said_end);
}

struct str
said_other(const struct model *m, const struct said *s)
{
	if (s->other == UINT32_MAX)
		return STR("");
	return str_sub(m->corpus->articles[s->other]->text, s->other_start, s->other_end);
}

/* --- of one entity, and of all ------------------------------------------------------------------------------------- */

void
said_add(const struct model *m, const struct quotation *q, said_list *out)
{
	struct said s;
	size_t i;

	said_beside(m, q, &s);
	for (i = 0; i < out->n; i++) {
		struct said *x = &out->items[i];

		if (x->other != q->article || q->end <= x->other_start || x->other_end <= q->start)
			continue;
		x->both = true;
		return;
	}
	vec_add(out, s);
}

uint32_t
said_by(const struct model *m, const struct about *a, uint32_t most, said_list *out)
{
	struct quotes *q = quotes_new(m->corpus, m->index, m->entities, m->knowledge);
	quotation_list found = { 0 };
	uint32_t i;
	size_t k;

	for (i = 0; i < a->narticles && i < SAID_ARTICLES && out->n < most; i++) {
		found.n = 0;
		quotes_article(q, a->articles[i], &found);
		for (k = 0; k < found.n && out->n < most; k++)
			if (found.items[k].entity == a->entity)
				said_add(m, &found.items[k], out);
	}
	vec_release(&found);
	quotes_free(q);
	return i;
}

static int
by_entity(const void *a, const void *b, void *corpus)
{
	const struct corpus *c = corpus;
	const struct quotation *x = a, *y = b;
	int order;

	if (x->entity != y->entity)
		return x->entity < y->entity ? -1 : 1;
	order = date_cmp(c->articles[y->article]->date, c->articles[x->article]->date);
	if (order != 0)
		return order;
	if (x->article != y->article)
		return x->article < y->article ? -1 : 1;
	return (x->start > y->start) - (x->start < y->start);
}

void
said_everything(const struct model *m, quotation_list *out)
{
	struct quotes *q = quotes_new(m->corpus, m->index, m->entities, m->knowledge);
	uint32_t a;

	for (a = 0; a < m->corpus->narticles; a++)
		quotes_article(q, a, out);
	quotes_free(q);
	if (out->n > 1)
		qsort_r(out->items, out->n, sizeof *out->items, by_entity, (void *)m->corpus);
}
