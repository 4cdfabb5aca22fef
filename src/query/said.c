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

/* --- of one entity ------------------------------------------------------------------------------------------------ */

struct dated {
	int32_t day;
	uint32_t article;
};

static int
newest_first(const void *a, const void *b)
{
	const struct dated *x = a, *y = b;

	return x->day != y->day ? (x->day > y->day ? -1 : 1) : (x->article > y->article) - (x->article < y->article);
}

/* The articles that mention it, the newest first; undated ones last. Returns how many; the caller's. */
static struct dated *
articles_of(const struct model *m, uint32_t entity, uint32_t *n)
{
	const uint32_t *articles = names_articles(m->names, entity, n);
	struct dated *out = mem_alloc((*n + (size_t)1) * sizeof *out);
	uint32_t i;

	for (i = 0; i < *n; i++) {
		struct date d = m->corpus->articles[articles[i]]->date;

		out[i] = (struct dated){ date_known(d) ? date_days(d) : INT32_MIN, articles[i] };
	}
	if (*n > 1)
		qsort(out, *n, sizeof *out, newest_first);
	return out;
}

/* Another row that says the same in the other version: one of the two goes. */
static bool
told_already(said_list *list, struct said *s)
{
	size_t i;

	for (i = 0; i < list->n; i++) {
		struct said *x = &list->items[i];

		if (x->other != s->quotation.article || s->quotation.end <= x->other_start || x->other_end <= s->quotation.start)
			continue;
		x->both = true;
		return true;
	}
	return false;
}

uint32_t
said_by(const struct model *m, uint32_t entity, uint32_t most, said_list *out)
{
	struct quotes *q = quotes_new(m->corpus, m->index, m->entities, m->knowledge);
	quotation_list found = { 0 };
	uint32_t n, i;
	struct dated *articles = articles_of(m, entity, &n);
	size_t k;

	for (i = 0; i < n && i < SAID_ARTICLES && out->n < most; i++) {
		found.n = 0;
		quotes_article(q, articles[i].article, &found);
		for (k = 0; k < found.n && out->n < most; k++) {
			struct said s;

			if (found.items[k].entity != entity)
				continue;
			said_beside(m, &found.items[k], &s);
			if (!told_already(out, &s))
				vec_add(out, s);
		}
	}
	vec_release(&found);
	free(articles);
	quotes_free(q);
	return i;
}
