#include "entity/quotes.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "entity/knowledge.h"
#include "entity/quote_cue.h"
#include "text/fold.h"

struct quotes {
	struct quote_text text;
	const struct knowledge *knowledge;
	uint32_t before; /* entity that speaks in the passage before this one, of the same paragraph; ENTITY_NONE */
	bool before_direct;
	uint32_t before_first, before_last; /* its tokens; none: equal */
};

struct quotes *
quotes_new(const struct corpus *c, const struct index *ix, const struct entities *es, const struct knowledge *k)
{
	struct quotes *q = mem_zalloc(1, sizeof *q);

	q->text.corpus = c;
	q->text.index = ix;
	q->text.entities = es;
	q->knowledge = k;
	return q;
}

void
quotes_free(struct quotes *q)
{
	if (q == NULL)
		return;
	quote_text_release(&q->text);
	free(q);
}

/* --- who is meant by "er", "elle" --------------------------------------------------------------------------------- */

/* The one person that is named in the tokens [first, last) outside of marks; ENTITY_NONE: none, or several. */
static uint32_t
only_person(const struct quote_text *t, uint32_t first, uint32_t last, unsigned *n)
{
	uint32_t found = ENTITY_NONE, i;

	*n = 0;
	for (i = first; i < last; i++) {
		const struct quote_token *k = &t->tokens.items[i];
		const struct mention *m = k->mention == UINT32_MAX ? NULL : &t->entities->mentions[k->mention];

		if (m == NULL || k->span != UINT32_MAX || m->type != MENTION_PERSON || m->of == found)
			continue;
		found = m->of;
		++*n;
	}
	return *n == 1 ? found : ENTITY_NONE;
}

/* The one person of this paragraph so far, or who spoke last in it; else what the sentence before is about; in the first
 * sentence, the one person of the paragraph before. */
static uint32_t
meant(const struct quotes *q, uint32_t field, uint32_t at)
{
	const struct quote_text *t = &q->text;
	const struct article *a = t->corpus->articles[t->article];
	uint32_t first = quote_text_at(t, a->fields[field].start), entity;
	struct quote_speaker x;
	unsigned n;

	entity = only_person(t, first, at, &n);
	if (n > 0)
		return entity != ENTITY_NONE ? entity : q->before;
	if (q->before != ENTITY_NONE)
		return q->before;
	x = quote_speaker_first(t, q->before_first, q->before_last); /* no person: the firm that the sentence before is about */
	if (x.kind == SPEAKER_NAMED)
		return mention_entity(&t->entities->mentions[x.mention]);
	if (field < 2 || q->before_last > q->before_first)
		return ENTITY_NONE;
	return only_person(t, quote_text_at(t, a->fields[field - 1].start), first, &n);
}

/* --- passages ----------------------------------------------------------------------------------------------------- */

/* Does the sentence that begins here go on with the one before: inside marks, or in small letters behind them? */
static bool
goes_on(const struct quote_text *t, uint32_t start)
{
	uint32_t i = quote_text_span(t, start);
	size_t at = start;

	if (i < t->spans.n && t->spans.items[i].open < start)
		return true;
	return i > 0 && start <= t->spans.items[i - 1].close + 4 && at < t->text.n && fold_is_lower(utf8_next(t->text, &at));
}

static struct quote_passage
passage_of(const struct quote_text *t, uint32_t start, uint32_t end)
{
	struct quote_passage p = { quote_text_at(t, start), quote_text_at(t, end), quote_text_span(t, start), 0 };

	for (p.last_span = p.first_span; p.last_span < t->spans.n && t->spans.items[p.last_span].open < end; p.last_span++)
		;
	return p;
}

/* Nothing but words in marks. */
static bool
marks_alone(const struct quote_text *t, const struct quote_passage *p)
{
	uint32_t i;

	for (i = p->first; i < p->last; i++)
		if (t->tokens.items[i].span == UINT32_MAX)
			return false;
	return p->last >= p->first + QUOTE_LONG;
}

/* « … » have blanks inside. */
static void
trim(struct str text, uint32_t *start, uint32_t *end)
{
	size_t at;

	for (at = *start; at < *end && fold_is_space(utf8_next(text, &at)); *start = (uint32_t)at)
		;
	for (at = *end; at > *start && fold_is_space(utf8_prev(text, &at)); *end = (uint32_t)at)
		;
}

/* From the first to the last words in marks; where some are long enough to be speech, single words do not count. */
static void
put_said(const struct quote_text *t, const struct quote_passage *p, struct quotation *x)
{
	uint32_t i, least = 0;

	for (i = p->first_span; i < p->last_span; i++)
		if (quote_cue_words(t, i) >= QUOTE_LONG)
			least = 2;
	for (i = p->first_span; i < p->last_span; i++) {
		if (quote_cue_words(t, i) < least)
			continue;
		if (x->said_end == 0)
			x->said_start = t->spans.items[i].start;
		x->said_end = t->spans.items[i].end;
	}
	trim(t->text, &x->said_start, &x->said_end);
}

/* What a passage quotes; false: nothing that is plain. */
static bool
read_passage(struct quotes *q, const struct quote_passage *p, uint32_t field, struct quotation *x)
{
	const struct quote_text *t = &q->text;
	struct quote_cue cue;

	if (quote_cue_find(t, p, &cue)) {
		x->inferred = cue.speaker.kind == SPEAKER_PRONOUN;
		x->entity = x->inferred ? meant(q, field, cue.speaker.token) : mention_entity(&t->entities->mentions[cue.speaker.mention]);
		x->cue_start = t->tokens.items[cue.first].start;
		x->cue_end = t->tokens.items[cue.last].end;
	} else if (q->before != ENTITY_NONE && q->before_direct && marks_alone(t, p)) {
		x->inferred = cue.direct = true;
		x->entity = q->before;
	} else {
		return false;
	}
	if (cue.direct)
		put_said(t, p, x);
	return x->entity != ENTITY_NONE;
}

void
quotes_article(struct quotes *q, uint32_t article, quotation_list *out)
{
	const struct corpus *c = q->text.corpus;
	const struct quote_words *words = knowledge_quotes(q->knowledge, c->articles[article]->lang);
	uint32_t i, end = c->first_sentence[article + 1], field = UINT32_MAX;

	if (words == NULL)
		return;
	quote_text_read(&q->text, words, article);
	for (i = c->first_sentence[article]; i < end;) {
		struct quotation x = { .article = article, .start = c->sentences[i].start, .entity = ENTITY_NONE };
		struct quote_passage p;
		bool found;

		if (c->sentences[i].field != field) {
			q->before = ENTITY_NONE;
			q->before_first = q->before_last = 0;
		}
		field = c->sentences[i].field;
		x.end = c->sentences[i].end;
		for (i++; i < end && c->sentences[i].field == field && goes_on(&q->text, c->sentences[i].start); i++)
			x.end = c->sentences[i].end;
		p = passage_of(&q->text, x.start, x.end);
		found = read_passage(q, &p, field, &x);
		q->before = found ? x.entity : ENTITY_NONE;
		q->before_direct = found && x.said_end > x.said_start;
		q->before_first = p.first;
		q->before_last = p.last;
		if (found)
			vec_add(out, x);
	}
}
