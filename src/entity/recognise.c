#include "entity/recognise.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "entity/agree.h"
#include "entity/knowledge.h"
#include "entity/sever.h"
#include "entity/tokens.h"
#include "text/fold.h"

/* Nats taken from "no name": the marks that the tagger learnt from are of other news than what it reads (KNOWN.md). */
static const double BIAS = 0.2;

struct recogniser {
	struct token_source source;
	struct lexemes *lexemes;
};

struct recogniser *
recogniser_new(const struct corpus *c, const struct index *ix, const struct knowledge *k, unsigned threads)
{
	struct recogniser *r = mem_zalloc(1, sizeof *r);

	r->lexemes = lexemes_new(c, ix, k, knowledge_tagger(k), threads);
	r->source = (struct token_source){ c, ix, k, r->lexemes, NULL, { NULL, NULL } };
	return r;
}

void
recogniser_hear(struct recogniser *r, const struct counterparts *counterparts, struct sightings told)
{
	r->source.counterparts = counterparts;
	r->source.told = told;
}

void
recogniser_free(struct recogniser *r)
{
	if (r == NULL)
		return;
	lexemes_free(r->lexemes);
	free(r);
}

struct recogniser_desk {
	const struct recogniser *r;
	struct tagger_desk *tagger;
	struct tokens_reader *reader;
	struct token_run *run; /* of the reader: the article */
	VEC(uint8_t) labels; /* of a sentence */
	agree_names names;   /* of an article */
	bool whole;          /* none is parted */
};

void
recogniser_keep_whole(struct recogniser_desk *d)
{
	d->whole = true;
}

struct recogniser_desk *
recogniser_desk_new(const struct recogniser *r)
{
	struct recogniser_desk *d = mem_zalloc(1, sizeof *d);

	d->r = r;
	d->tagger = tagger_desk_new(knowledge_tagger(r->source.knowledge));
	d->reader = tokens_reader_new(&r->source);
	return d;
}

void
recogniser_desk_free(struct recogniser_desk *d)
{
	if (d == NULL)
		return;
	tagger_desk_free(d->tagger);
	tokens_reader_free(d->reader);
	vec_release(&d->labels);
	vec_release(&d->names);
	free(d);
}

/* Tokens [*i, *end) without what is no part of a name: an abbreviation before a person ("Dr. Keller"), an ordinary
 * word in capitals that the name makes a compound with ("Nvidia-KI"). */
static void
trim(const struct token *t, uint32_t *i, uint32_t *end)
{
	while (*end > *i + 1 && t[*i].lexeme->cue == 1 + MENTION_PERSON && t[*i + 1].gap == TOKEN_DOT)
		++*i;
	while (*end > *i + 1 && t[*end - 1].gap == TOKEN_HYPHEN && t[*end - 1].lexeme->shape == LEXEME_CAPS &&
	       !t[*end - 1].lexeme->begins)
		--*end;
}

/* "ArianeGroup" is no person; "McDonald" and "DiCaprio" are: a short beginning before the inner capital. */
static uint8_t
type_of(const struct index *ix, const struct token *t, size_t n, uint8_t type)
{
	size_t at = 0, letters = 0;
	struct str text;

	if (type != MENTION_PERSON || n > 1 || t->lexeme->shape != LEXEME_INNER || t->lexeme->person != 0)
		return type;
	text = intern_get(ix->forms, t->lexeme->form);
	for (utf8_next(text, &at); at < text.n; letters++)
		if (fold_is_upper(utf8_next(text, &at)))
			break;
	return letters > 2 ? MENTION_ORGANISATION : type;
}

/* "Courvoisier de Besançon": what a small word and a place follow, and is no given name, is a name by itself. */
static bool
of_a_place(const struct token *t, uint32_t n)
{
	return n >= 3 && (t[0].lexeme->person & VOCABULARY_GIVEN) == 0 && t[1].lexeme->shape == LEXEME_LOWER &&
	       t[1].lexeme->length <= 3 && t[2].gazetteer == 1 + 2 * MENTION_PLACE;
}

/* Names of tokens [i, end), which the tagger has for one: "Legend Capital und Ant Group" are two. */
static void
add_names(struct recogniser_desk *x, const struct token *t, uint32_t at, uint32_t i, uint32_t end, uint8_t type)
{
	uint32_t k;

	type = type_of(x->r->source.index, t + i, end - i, type);
	for (k = i + 1; k + 1 < end; k++)
		if (t[k - 1].lexeme->tail && t[k].lexeme->shape == LEXEME_LOWER && t[k].lexeme->length <= 3 &&
		    t[k + 1].lexeme->begins) {
			vec_add(&x->names, ((struct agree_name){ at + i, k - i, type }));
			i = k + 1;
		}
	if (end - i == 1 && type != MENTION_PERSON && t[i].lexeme->inhabitant)
		return;
	if (type == MENTION_PERSON && of_a_place(t + i, end - i)) {
		vec_add(&x->names, ((struct agree_name){ at + i, 1, type }));
		i += 2;
		type = MENTION_PLACE;
	}
	vec_add(&x->names, ((struct agree_name){ at + i, end - i, type }));
}

/*
 * A word of letters and digits that the tagger passed over, with a capital, in no dictionary, and in the other version
 * just as it is here, is a name that somebody made up: "Prosperity7", "G42". Of a firm, unless a cue beside it tells
 * of a product.
 */
static bool
coined(const struct token *t, uint8_t *type)
{
	unsigned told = t->cues[0] | t->cues[1];

	if (t->lexeme->shape != LEXEME_MIXED || !t->lexeme->begins || t->lexeme->vocabulary != 0 ||
	    t->evidence != EVIDENCE_SAME)
		return false;
	*type = told == 1u << MENTION_PRODUCT ? MENTION_PRODUCT : MENTION_ORGANISATION;
	return true;
}

static void
read_sentence(struct recogniser_desk *x, const struct token_sentence *s)
{
	const struct token *t = x->run->tokens.items + s->at;
	lang_id lang = x->r->source.corpus->articles[x->run->article]->lang;
	uint32_t i, from, end;

	vec_reserve(&x->labels, s->n);
	tagger_run(x->tagger, t, s->n, lang, BIAS, x->labels.items);
	for (i = 0; i < s->n; i = end) {
		unsigned label = x->labels.items[i];
		uint32_t last;
		uint8_t type;

		end = i + 1;
		if (!tagger_begins(label)) {
			if (coined(&t[i], &type))
				vec_add(&x->names, ((struct agree_name){ s->at + i, 1, type }));
			continue;
		}
		while (end < s->n && x->labels.items[end] == label + 1)
			end++;
		from = i;
		last = end;
		trim(t, &from, &last);
		add_names(x, t, s->at, from, last, (uint8_t)tagger_type(label));
	}
}

/* Where a name ends: "U.S.", "J.R." and a lone "L." with their stop. */
static uint32_t
end_of(const struct recogniser_desk *x, const struct agree_name *n)
{
	struct str text = x->r->source.corpus->articles[x->run->article]->text;
	const struct token *last = &x->run->tokens.items[n->at + n->n - 1];
	uint32_t end = last->start + last->lexeme->bytes;
	bool lone = n->n == 1 && last->lexeme->shape == LEXEME_LETTER, among;

	among = end >= 2 && text.p[end - 2] == '.' && text.p[end - 1] >= 'A' && text.p[end - 1] <= 'Z';
	return end + ((lone || among) && end < text.n && text.p[end] == '.');
}

/* The name as it stands in the text. */
static void
put(const struct recogniser_desk *x, const struct agree_name *n, found_names *out)
{
	const struct token *first = &x->run->tokens.items[n->at], *last = first + n->n - 1, *t;
	uint32_t thing = first->thing;

	for (t = first; t <= last; t++)
		if (t->thing != first->thing)
			thing = UINT32_MAX;
	vec_add(out, ((struct found_name){ first->start, end_of(x, n), thing, n->type }));
}

void
recogniser_article(struct recogniser_desk *d, uint32_t article, found_names *out)
{
	const struct recogniser *r = d->r;
	size_t i;

	d->run = NULL;
	if (!lexemes_speaks(r->lexemes, r->source.corpus->articles[article]->lang))
		return;
	d->run = tokens_read(d->reader, article);
	tokens_evidence(d->reader, d->run);
	d->names.n = 0;
	for (i = 0; i < d->run->sentences.n; i++)
		read_sentence(d, &d->run->sentences.items[i]);
	if (!d->whole)
		sever_names(d->run, &d->names);
	agree_within(d->run, &d->names);
	for (i = 0; i < d->names.n; i++)
		put(d, &d->names.items[i], out);
}

const figure_tokens *
recogniser_words(const struct recogniser_desk *d)
{
	return d->run == NULL ? NULL : &d->run->words;
}
