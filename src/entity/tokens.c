#include "entity/tokens.h"

#include <stdlib.h>
#include <string.h>

/* What is said of a word, as bits; SAID_CUES × (1 << type): a cue beside it tells of that type. */
enum { SAID_CAPITAL = 1, SAID_LOWER = 2, SAID_SOUND = 4, SAID_THING = 8, SAID_CUES = 16, SAID_FULL = 512 };
enum { WITNESSES = 8 }; /* other versions that are heard; of more, the first */

/* --- Sentences ---------------------------------------------------------------------------------------------------- */

static struct str
key_of(const struct index *ix, const struct index_token *t)
{
	return intern_get(ix->terms, ix->form_term[t->form]);
}

/* The longest name of the gazetteer that starts at token ${i}, the run ending with its sentence; returns its tokens,
 * 0 if there is none. */
static size_t
named(const struct token_source *s, lang_id lang, struct token_run *r, size_t i, struct gazetteer_entry *out)
{
	const struct gazetteer *g = knowledge_gazetteer(s->knowledge);
	size_t k, best = 0;

	buf_reset(&r->scratch);
	for (k = 0; k < GAZETTEER_WORDS && i + k < r->tokens.n; k++) {
		const struct gazetteer_entry *e;

		if (k > 0) {
			uint8_t gap = r->tokens.items[i + k].gap;

			if (gap != TOKEN_SPACE && gap != TOKEN_HYPHEN && gap != TOKEN_NONE)
				break;
			buf_addc(&r->scratch, ' ');
		}
		buf_adds(&r->scratch, key_of(s->index, &r->places.items[i + k]));
		e = gazetteer_find(g, lang, buf_str(&r->scratch));
		if (e != NULL) {
			*out = *e;
			best = k + 1;
		}
	}
	return best;
}

static void
look_up_names(const struct token_source *s, lang_id lang, struct token_run *r, size_t first)
{
	size_t i, k, n;

	for (i = first; i<r->tokens.n; i += n> 0 ? n : 1) {
		const struct lexeme *l = r->tokens.items[i].lexeme;
		struct gazetteer_entry e;

		n = 0;
		if (!l->starts || l->shape == LEXEME_LOWER)
			continue;
		n = named(s, lang, r, i, &e);
		for (k = 0; k < n; k++) {
			r->tokens.items[i + k].gazetteer = (uint8_t)(1 + 2 * e.type + (k > 0));
			r->thing.items[i + k] = e.thing;
		}
	}
}

/* Append one sentence: ${reader}, which stands at or before its first token, goes behind its last. */
static void
read_sentence(const struct token_source *s, const struct sentence *x, struct token_reader *reader, struct token_run *r)
{
	const struct article *a = s->corpus->articles[r->article];
	const struct index_token *t = &reader->token;
	uint32_t behind = x->start;
	size_t first = r->tokens.n;

	while (t->start < x->start && token_next(reader))
		;
	for (; t->start < x->end; token_next(reader)) {
		uint8_t gap = r->tokens.n == first ? TOKEN_START : (uint8_t)features_gap(a->text, behind, t->start);

		vec_add(&r->tokens,
			((struct token){ .lexeme = lexemes_of(s->lexemes, a->lang, t->form), .gap = gap }));
		vec_add(&r->places, *t);
		vec_add(&r->thing, UINT32_MAX);
		behind = t->end;
	}
	vec_add(&r->sentences, ((struct token_sentence){ (uint32_t)first, (uint32_t)(r->tokens.n - first) }));
	look_up_names(s, a->lang, r, first);
}

static void
read_tokens(const struct token_source *s, uint32_t article, struct token_run *r)
{
	struct token_reader reader = index_tokens(s->index, article);
	uint32_t i;

	r->article = article;
	r->tokens.n = r->places.n = r->thing.n = r->sentences.n = 0;
	token_next(&reader);
	for (i = s->corpus->first_sentence[article]; i < s->corpus->first_sentence[article + 1]; i++)
		read_sentence(s, &s->corpus->sentences[i], &reader, r);
}

/* --- The witness -------------------------------------------------------------------------------------------------- */

static void
say(struct witness *w, uint32_t what, unsigned said)
{
	if (what == HEARD_NOTHING)
		return;
	if (w->said[what] == 0)
		vec_add(&w->touched, what);
	w->said[what] = (uint16_t)(w->said[what] | said);
}

static unsigned
said(const struct witness *w, uint32_t what)
{
	return what == HEARD_NOTHING ? 0 : w->said[what];
}

/* Does its capital say something? Not where every word has one. */
static bool
telling(const struct token *t)
{
	switch (t->lexeme->shape) {
	case LEXEME_CAPS:
	case LEXEME_INNER:
	case LEXEME_MIXED: return true;
	case LEXEME_UPPER:
	case LEXEME_LETTER:
		return (t->gap != TOKEN_START && t->gap != TOKEN_OPEN && t->gap != TOKEN_DOT) ||
		       t->lexeme->vocabulary == 0;
	default: return false;
	}
}

/* Does a given name stand right before it? */
static bool
behind_given(const struct token_run *run, size_t i)
{
	const struct token *t = &run->tokens.items[i];

	return i > 0 && t->gap == TOKEN_SPACE && t[-1].lexeme->person & VOCABULARY_GIVEN &&
	       t[-1].lexeme->shape == LEXEME_UPPER;
}

static void
hear(struct witness *w, const struct token_source *s, const struct token_run *run)
{
	size_t i;

	for (i = 0; i < run->tokens.n; i++) {
		const struct token *t = &run->tokens.items[i];
		unsigned what = t->lexeme->shape == LEXEME_LOWER ? SAID_LOWER : telling(t) ? SAID_CAPITAL : 0;

		if (run->thing.items[i] != UINT32_MAX)
			say(w, lexemes_heard_thing(s->lexemes, run->thing.items[i]), SAID_THING);
		if (what == 0)
			continue;
		if (what == SAID_CAPITAL && t->lexeme->begins)
			what |= SAID_CUES * features_cues(run->tokens.items, run->tokens.n, i);
		if (behind_given(run, i))
			what |= SAID_FULL;
		say(w, t->lexeme->heard[HEARD_WORD], what);
		say(w, t->lexeme->heard[HEARD_BASE], what);
		if (what & SAID_CAPITAL)
			say(w, t->lexeme->heard[HEARD_SOUND], SAID_SOUND);
	}
	w->any = true;
}

static void
forget(struct witness *w, const struct token_source *s)
{
	size_t i;

	if (w->said == NULL)
		w->said = mem_zalloc(lexemes_heard(s->lexemes), sizeof *w->said);
	for (i = 0; i < w->touched.n; i++)
		w->said[w->touched.items[i]] = 0;
	w->touched.n = 0;
	w->any = false;
}

void
tokens_witness(const struct token_source *s, uint32_t article, struct witness *w, struct token_run *scratch)
{
	const struct counterparts *c = s->counterparts;
	lang_id lang = s->corpus->articles[article]->lang;
	uint32_t i, heard = 0;

	forget(w, s);
	for (i = c == NULL ? 0 : c->first[article]; c != NULL && i < c->first[article + 1] && heard < WITNESSES; i++) {
		lang_id other = s->corpus->articles[c->other[i]]->lang;

		if (other == lang || !lexemes_speaks(s->lexemes, other))
			continue;
		read_tokens(s, c->other[i], scratch);
		hear(w, s, scratch);
		heard++;
	}
}

void
tokens_witness_release(struct witness *w)
{
	free(w->said);
	vec_release(&w->touched);
	*w = (struct witness){ 0 };
}

/* --- The evidence of an article ----------------------------------------------------------------------------------- */

/* What is said of the word, or of it without its genitive. */
static unsigned
heard_of(const struct witness *w, const struct lexeme *l)
{
	return said(w, l->heard[HEARD_WORD]) | said(w, l->heard[HEARD_BASE]);
}

static uint8_t
evidence_of(const struct witness *w, const struct lexeme *l, uint32_t thing)
{
	unsigned own;

	if (!w->any)
		return EVIDENCE_UNKNOWN;
	if (thing != UINT32_MAX && said(w, thing))
		return EVIDENCE_THING;
	own = heard_of(w, l);
	if (own & SAID_CAPITAL)
		return EVIDENCE_SAME;
	if (l->shape != LEXEME_LOWER && said(w, l->heard[HEARD_SOUND]))
		return EVIDENCE_LIKE;
	return own & SAID_LOWER ? EVIDENCE_LOWER : EVIDENCE_NONE;
}

void
tokens_read(const struct token_source *s, uint32_t article, struct token_run *r)
{
	size_t i;

	read_tokens(s, article, r);
	forget(&r->own, s);
	hear(&r->own, s, r);
	for (i = 0; i < r->tokens.n; i++) {
		const struct lexeme *l = r->tokens.items[i].lexeme;

		if (l->shape != LEXEME_LOWER) {
			unsigned own = heard_of(&r->own, l);

			r->tokens.items[i].own = (uint8_t)(own & (SAID_CAPITAL | SAID_LOWER));
			r->tokens.items[i].cues[0] = (uint8_t)(own / SAID_CUES % 32);
			r->tokens.items[i].full[0] = (uint8_t)(own / SAID_FULL);
		}
	}
}

void
tokens_evidence(const struct token_source *s, const struct witness *w, struct token_run *r)
{
	size_t i;

	if (!w->any)
		return;
	for (i = 0; i < r->tokens.n; i++) {
		struct token *t = &r->tokens.items[i];
		uint32_t thing = r->thing.items[i];

		t->evidence = evidence_of(w, t->lexeme, thing == UINT32_MAX ? thing : lexemes_heard_thing(s->lexemes, thing));
		if (t->lexeme->shape != LEXEME_LOWER) {
			unsigned heard = heard_of(w, t->lexeme);

			t->cues[1] = (uint8_t)(heard / SAID_CUES % 32);
			t->full[1] = (uint8_t)(heard / SAID_FULL);
		}
	}
}

void
tokens_release(struct token_run *r)
{
	vec_release(&r->tokens);
	vec_release(&r->places);
	vec_release(&r->thing);
	vec_release(&r->sentences);
	tokens_witness_release(&r->own);
	buf_release(&r->scratch);
}
