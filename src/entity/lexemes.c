#include "entity/lexemes.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/par.h"
#include "base/utf8.h"
#include "entity/name_key.h"
#include "text/fold.h"

/* The languages of one corpus that have data for names. */
enum { LANGUAGES = 64, BATCH = 2048 };
enum { SOUND_LEAST = 4 }; /* letters of a skeleton that says something */
enum { FIRST_LEAST = 3, HEAD_LEAST = 4 }; /* letters, bytes of the parts of a compound */
enum { LOW_LEAST = 6 };   /* bytes of a word in lower case that the gazetteer is asked for: no article */

struct lexemes {
	const struct index *index;
	const struct knowledge *knowledge;
	const struct tagger *tagger;
	uint32_t nsounds;
	/* [n]: hash of how each sounds, the same for "Selenskyj" and "Zelensky"; 0: in lower case, or too short. While they are
	 * numbered. */
	uint64_t *sounds[LANGUAGES];
	struct lexeme_table of[LANGUAGES]; /* by lang_id */
};

static uint8_t
shape_of(struct str form)
{
	unsigned s = fold_shape(form);

	if (s & SHAPE_ELISION)
		return LEXEME_ELISION;
	if (s & SHAPE_DIGIT)
		return s & SHAPE_LETTER ? LEXEME_MIXED : LEXEME_NUMBER;
	if (s & SHAPE_UPPER_ALL)
		return LEXEME_CAPS;
	if (s & SHAPE_UPPER_INNER)
		return LEXEME_INNER;
	if (!(s & SHAPE_UPPER_FIRST))
		return LEXEME_LOWER;
	return utf8_count(form) == 1 ? LEXEME_LETTER : LEXEME_UPPER;
}

/* Is the word made of a place's name? "Pariser", "Bremer". */
static bool
of_a_place(const struct knowledge *k, lang_id lang, struct str key)
{
	struct str place = link_words_inhabited(knowledge_linking(k, lang), key);
	const struct gazetteer_entry *e = place.n == 0 ? NULL : gazetteer_find(knowledge_gazetteer(k), lang, place);

	return e != NULL && e->type == MENTION_PLACE;
}

static uint32_t
heard_term(uint32_t term)
{
	return term == INTERN_NONE ? HEARD_NOTHING : 1 + term;
}

/* Is it one of the many towns that have no thing in the gazetteer? */
static bool
is_town(const struct knowledge *k, const struct lexeme *l, struct str key, struct str base)
{
	const struct vocabulary *towns = knowledge_towns(k);

	return l->shape == LEXEME_UPPER && l->vocabulary == 0 &&
	       (vocabulary_find(towns, key) != 0 || (base.n > 0 && vocabulary_find(towns, base) != 0));
}

/* "mer Noire", "seconde guerre mondiale": a name may begin with what tells of one, or the gazetteer has one that does. */
static bool
begins_low(const struct knowledge *k, lang_id lang, const struct lexeme *l, struct str key)
{
	return (l->vocabulary == 0 && key.n > 1) || l->cue != 0 || l->head ||
	       (l->starts && (key.n >= LOW_LEAST || gazetteer_starts_low(knowledge_gazetteer(k), lang, key)));
}

/* What the word may be in a figure. One that only begins as compounds do is none. */
static void
describe_figure(const struct figure_words *w, struct str text, struct str key, struct lexeme *l)
{
	struct figure_word compound;

	l->figure = (uint8_t)figure_words_may(w, text);
	if (l->figure == FIGURE_MAY_NOT)
		return;
	l->number = figure_words_number(w, text);
	if (l->number == 0 && !(text.p[0] >= '0' && text.p[0] <= '9') && !figure_words_closed(w, key, &compound))
		l->figure = FIGURE_MAY_NOT;
}

static void
describe(const struct lexemes *x, lang_id lang, struct lexeme *l, uint64_t *sound, struct buf *scratch)
{
	const struct knowledge *k = x->knowledge;
	uint32_t form = l->form;
	struct str text = intern_get(x->index->forms, form);
	struct str key = intern_get(x->index->terms, x->index->form_term[form]);
	const struct gazetteer_entry *entry = gazetteer_find(knowledge_gazetteer(k), lang, key);
	const struct figure_words *figures = knowledge_figures(k, lang);
	size_t genitive = name_key_genitive(key), n;
	struct str base = genitive > 0 && key.n > genitive + 2 ? str_sub(key, 0, key.n - genitive) : (struct str){ NULL, 0 };

	l->bytes = (uint32_t)text.n;
	l->key = str_hash(key);
	l->bare = base.n > 0 ? str_hash(base) : 0;
	l->shape = shape_of(text);
	l->vocabulary = (uint8_t)vocabulary_find(knowledge_vocabulary(k, lang), key);
	if (entry == NULL && base.n > 0 && l->shape != LEXEME_LOWER && l->vocabulary == 0)
		entry = gazetteer_find(knowledge_gazetteer(k), lang, base);
	if (entry != NULL && entry->type == MENTION_PLACE) /* dictionaries have some */
		l->vocabulary = 0;
	l->thing = entry != NULL ? entry->thing : UINT32_MAX;
	l->gazetteer = entry != NULL ? (uint8_t)(1 + entry->type) : is_town(k, l, key, base) ? 1 + MENTION_PLACE : 0;
	l->person = (uint8_t)vocabulary_find(knowledge_persons(k), key);
	if (l->person == 0 && l->bare != 0)
		l->person = (uint8_t)vocabulary_find(knowledge_persons(k), base);
	l->cue = (uint8_t)cues_find(knowledge_cues(k, lang), key);
	n = utf8_count(key);
	l->length = (uint8_t)(n < 255 ? n : 255);
	l->head = cues_head(knowledge_cues(k, lang), key);
	l->starts = gazetteer_starts(knowledge_gazetteer(k), lang, key);
	l->begins = l->shape == LEXEME_LOWER ? begins_low(k, lang, l, key)
					     : l->shape != LEXEME_ELISION || (fold_shape(text) & SHAPE_UPPER_FIRST);
	l->inhabitant = l->shape == LEXEME_UPPER && entry == NULL && of_a_place(k, lang, key);
	if (l->shape == LEXEME_UPPER && entry == NULL && cues_people(knowledge_cues(k, lang), key)) {
		l->inhabitant = true;
		l->cue = 1 + MENTION_PERSON;
	}
	if (l->shape == LEXEME_CAPS && cues_ordinary(knowledge_cues(k, lang), key)) {
		l->vocabulary |= VOCABULARY_LOWER;
		l->begins = false;
	}
	if (figures != NULL)
		describe_figure(figures, text, key, l);
	l->tail = l->shape != LEXEME_LOWER && (link_words_tail(knowledge_linking(k, lang), key) ||
					       link_words_form(knowledge_linking(k, lang), key));
	l->a = l->shape == LEXEME_LOWER && link_words_a(knowledge_linking(k, lang), key);
	l->joins = l->shape == LEXEME_LOWER && link_words_and(knowledge_linking(k, lang), key);
	if (l->cue == 0 && l->tail)
		l->cue = 1 + MENTION_ORGANISATION;
	if (l->shape != LEXEME_LOWER && l->shape != LEXEME_NUMBER) {
		buf_reset(scratch);
		link_words_sound(knowledge_linking(k, lang), key, scratch);
		*sound = scratch->n >= SOUND_LEAST ? str_hash(buf_str(scratch)) : 0;
	}
	l->sought = l->shape == LEXEME_LOWER ? l->starts && l->begins : l->starts || l->gazetteer != 0;
	l->look = features_look(l);
	l->heard[HEARD_WORD] = heard_term(x->index->form_term[form]);
	l->heard[HEARD_BASE] = l->bare == 0 ? HEARD_NOTHING : heard_term(intern_find(x->index->terms, base));
	l->heard[HEARD_SOUND] = HEARD_NOTHING;
}

/* Number the sounds of words with a capital, in the order of their languages and forms. */
static void
number_sounds(struct lexemes *x)
{
	VEC(struct sound { uint64_t hash; uint32_t number; }) slots = { 0 };
	uint32_t mask = 1023, i, at;
	int lang;

	for (lang = 0; lang < LANGUAGES; lang++)
		while (mask < x->of[lang].n * 4)
			mask = mask * 2 + 1;
	vec_reserve(&slots, mask + (size_t)1);
	memset(slots.items, 0, (mask + (size_t)1) * sizeof *slots.items);
	for (lang = 0; lang < LANGUAGES; lang++)
		for (i = 0; i < x->of[lang].n; i++) {
			struct lexeme *l = &x->of[lang].lexemes[i];
			uint64_t sound = x->sounds[lang][i];

			if (sound == 0)
				continue;
			at = (uint32_t)(sound * 0x9E3779B97F4A7C15u >> 32) & mask;
			while (slots.items[at].hash != 0 && slots.items[at].hash != sound)
				at = (at + 1) & mask;
			if (slots.items[at].hash == 0)
				slots.items[at] = (struct sound){ sound, 1 + x->index->nterms + x->nsounds++ };
			l->heard[HEARD_SOUND] = slots.items[at].number;
		}
	vec_release(&slots);
}

/* Is it a word of the vocabulary, perhaps with what joins it to the next ("Vergabe", "Arbeits")? */
static bool
joins(const struct vocabulary *v, struct str word)
{
	return vocabulary_find(v, word) != 0 ||
	       (word.p[word.n - 1] == 's' && vocabulary_find(v, str_sub(word, 0, word.n - 1)) != 0);
}

/* The longest ordinary word that an unknown one ends in. */
static void
find_head(const struct vocabulary *v, struct str key, struct feature_key *out)
{
	size_t at = 0, i;

	for (i = 0; i < FIRST_LEAST && at < key.n; i++)
		utf8_next(key, &at);
	for (; at + HEAD_LEAST <= key.n; utf8_next(key, &at)) {
		struct str head = str_sub(key, at, key.n);

		if (vocabulary_find(v, head) == 0)
			continue;
		out->ordinary = str_hash(head);
		out->whole = joins(v, str_sub(key, 0, at));
		return;
	}
}

void
lexemes_key(const struct index *ix, const struct knowledge *k, lang_id lang, const struct lexeme *l, struct feature_key *out)
{
	struct str key = intern_get(ix->terms, ix->form_term[l->form]);

	features_key(key, out);
	if (l->shape == LEXEME_UPPER && l->vocabulary == 0 && l->gazetteer == 0 && cues_compound(knowledge_cues(k, lang)))
		find_head(knowledge_vocabulary(k, lang), key, out);
}

static void
weigh(const struct lexemes *x, lang_id lang, struct lexeme *l)
{
	uint64_t features[FEATURES_MOST];
	struct feature_key parts;
	int offset;

	lexemes_key(x->index, x->knowledge, lang, l, &parts);
	for (offset = -2; offset <= 2; offset++)
		tagger_add(x->tagger, features, features_form(l, &parts, lang, offset, features), l->sums.at[offset + 2]);
}

struct task {
	const struct lexemes *x;
	lang_id lang;
};

static void
describe_batch(void *context, size_t i)
{
	struct task *t = context;
	const struct lexeme_table *o = &t->x->of[t->lang];
	uint32_t at = (uint32_t)(i * BATCH), last = o->n - at < BATCH ? o->n : at + BATCH;
	struct buf scratch = { 0 };

	for (; at < last; at++) {
		describe(t->x, t->lang, &o->lexemes[at], &t->x->sounds[t->lang][at], &scratch);
		if (t->x->tagger != NULL)
			weigh(t->x, t->lang, &o->lexemes[at]);
	}
	buf_release(&scratch);
}

/* Number the forms of each language in the order in which they first occur. */
static void
see(struct lexemes *x, const struct corpus *c)
{
	const struct index *ix = x->index;
	uint32_t a, f;
	int lang;

	for (a = 0; a < c->narticles; a++) {
		struct lexeme_table *o = &x->of[c->articles[a]->lang % LANGUAGES];
		struct token_reader r = index_tokens(ix, a);

		if (knowledge_vocabulary(x->knowledge, c->articles[a]->lang) == NULL)
			continue;
		if (o->number == NULL)
			o->number = mem_zalloc(ix->nforms + (size_t)1, sizeof *o->number);
		while (token_next(&r))
			if (o->number[r.token.form] == 0)
				o->number[r.token.form] = ++o->n;
	}
	for (lang = 0; lang < LANGUAGES; lang++) {
		struct lexeme_table *o = &x->of[lang];

		if (o->n == 0)
			continue;
		o->lexemes = mem_lines(o->n, sizeof *o->lexemes);
		x->sounds[lang] = mem_zalloc(o->n, sizeof *x->sounds[lang]);
		for (f = 0; f < ix->nforms; f++)
			if (o->number[f] != 0)
				o->lexemes[o->number[f] - 1].form = f;
	}
}

struct lexemes *
lexemes_new(const struct corpus *c, const struct index *ix, const struct knowledge *k, const struct tagger *tagger,
	    unsigned threads)
{
	struct lexemes *x = mem_zalloc(1, sizeof *x);
	int lang;

	x->index = ix;
	x->knowledge = k;
	x->tagger = tagger;
	see(x, c);
	for (lang = 0; lang < LANGUAGES; lang++) {
		struct task task = { x, (lang_id)lang };

		par_for(threads, (x->of[lang].n + (size_t)BATCH - 1) / BATCH, describe_batch, &task);
	}
	number_sounds(x);
	for (lang = 0; lang < LANGUAGES; lang++) {
		free(x->sounds[lang]);
		x->sounds[lang] = NULL;
	}
	return x;
}

uint32_t
lexemes_heard(const struct lexemes *x)
{
	return lexemes_heard_thing(x, gazetteer_things(knowledge_gazetteer(x->knowledge)));
}

uint32_t
lexemes_heard_thing(const struct lexemes *x, uint32_t thing)
{
	return 1 + x->index->nterms + x->nsounds + thing;
}

void
lexemes_free(struct lexemes *x)
{
	int lang;

	if (x == NULL)
		return;
	for (lang = 0; lang < LANGUAGES; lang++) {
		free(x->of[lang].number);
		free(x->of[lang].lexemes);
	}
	free(x);
}

bool
lexemes_speaks(const struct lexemes *x, lang_id lang)
{
	return lang < LANGUAGES && x->of[lang].n > 0;
}

const struct lexeme_table *
lexemes_table(const struct lexemes *x, lang_id lang)
{
	return &x->of[lang];
}
