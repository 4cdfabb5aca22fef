#include "entity/tokens.h"

#include <stdlib.h>

/* What is said of a word, as bits; × (1 << type): a cue beside it tells of that type, it is in a name of that type. */
enum { SAID_CAPITAL = 1, SAID_LOWER = 2, SAID_SOUND = 4, SAID_THING = 8, SAID_CUES = 16, SAID_FULL = 512, SAID_NAMED = 1024 };
enum { SAID_ASKED = 32768 }; /* nothing; but someone wants to know */
enum { WITNESSES = 8 }; /* other versions that are heard; of more, the first */
enum { KEPT = 4 };      /* articles */
enum { AHEAD = 12 };    /* tokens that are on their way into the cache */

/* What is said of everything that something can be said of, and of which it is not nothing. */
struct ear {
	uint16_t *said; /* [lexemes_heard()]; that of HEARD_NOTHING is 0 */
	VEC(uint32_t) touched;
};

struct tokens_reader {
	const struct token_source *source;
	struct ear own, others; /* of the article itself, of its other versions; empty when neither is being read */
	struct token_run kept[KEPT];
	uint32_t turn[KEPT], turns; /* when each was asked for; 0: never */
};

/* --- Sentences ---------------------------------------------------------------------------------------------------- */

static struct str
key_of(const struct index *ix, const struct token *t)
{
	return intern_get(ix->terms, ix->form_term[t->lexeme->form]);
}

/* The longest name of the gazetteer that starts at token ${i} of ${n}; returns its tokens, 0 if there is none. */
static size_t
named(const struct token_source *s, lang_id lang, const struct token *t, size_t n, struct gazetteer_entry *out,
      struct buf *scratch)
{
	const struct gazetteer *g = knowledge_gazetteer(s->knowledge);
	size_t k, best = t->lexeme->gazetteer != 0;
	uint64_t chain = t->lexeme->key;

	if (best > 0)
		*out = (struct gazetteer_entry){ t->lexeme->thing, (uint8_t)(t->lexeme->gazetteer - 1) };
	for (k = 1; t->lexeme->starts && k < GAZETTEER_WORDS && k < n; k++) {
		const struct gazetteer_entry *e;

		chain = gazetteer_chain(chain, t[k].lexeme->key);
		if ((t[k].gap != TOKEN_SPACE && t[k].gap != TOKEN_HYPHEN && t[k].gap != TOKEN_NONE) ||
		    !gazetteer_goes_on(g, lang, chain))
			break;
		if (k == 1) {
			buf_reset(scratch);
			buf_adds(scratch, key_of(s->index, &t[0]));
		}
		buf_addc(scratch, ' ');
		buf_adds(scratch, key_of(s->index, &t[k]));
		e = gazetteer_find(g, lang, buf_str(scratch));
		if (e != NULL) {
			*out = *e;
			best = k + 1;
		}
	}
	return best;
}

/* Names of the gazetteer. A word in lower case alone is none. */
static void
look_up_names(const struct token_source *s, struct token_run *r)
{
	lang_id lang = s->corpus->articles[r->article]->lang;
	struct token *t = r->tokens.items;
	size_t c, free = 0, k, words;

	for (c = 0; c < r->sought.n; c++) {
		size_t i = r->sought.items[c];
		struct gazetteer_entry e = { UINT32_MAX, 0 };

		if (i < free)
			continue;
		words = named(s, lang, t + i, r->tokens.n - i, &e, &r->scratch);
		if (words == 1 && t[i].lexeme->shape == LEXEME_LOWER)
			continue;
		for (k = 0; k < words; k++) {
			t[i + k].gazetteer = (uint8_t)(1 + 2 * e.type + (k > 0));
			t[i + k].thing = e.thing;
		}
		free = i + words;
	}
}

static inline uint8_t
gap_of(struct str text, size_t from, size_t to)
{
	return to == from + 1 && text.p[from] == ' ' ? TOKEN_SPACE : (uint8_t)features_gap(text, from, to);
}

/* The words of an article, one after the other, as token_next() has them; what is asked of them is on its way into the cache. */
struct reading {
	const struct index *index;
	const struct lexeme_table *table;
	uint32_t next, last;         /* tokens of the index that are still to be read */
	const struct lexeme *lexeme; /* of the word at hand */
	uint32_t start, end;         /* of it; UINT32_MAX behind all */
	struct figure_token *figure; /* where the next word goes for figures; NULL: they are not looked for */
};

static inline void
next_word(struct reading *x)
{
	if (x->next == x->last) {
		x->start = x->end = UINT32_MAX;
		return;
	}
	if (x->next + AHEAD < x->last) {
		__builtin_prefetch(&x->table->number[index_token_form(x->index, x->next + AHEAD)]);
		__builtin_prefetch(lexemes_of(x->table, index_token_form(x->index, x->next + AHEAD / 2)));
	}
	x->lexeme = lexemes_of(x->table, index_token_form(x->index, x->next));
	x->start = x->end + index_token_gap(x->index, x->next++);
	x->end = x->start + x->lexeme->bytes;
	if (x->figure != NULL)
		*x->figure++ = (struct figure_token){ x->start, x->end, false, x->lexeme->figure, x->lexeme->number };
}

/* The words up to byte ${end} as tokens of the run, which has room for them. What ${e} has of them is fetched. */
static void
read_sentence(struct reading *x, const struct article *a, const struct ear *e, uint32_t end, struct token_run *r)
{
	struct token *first = r->tokens.items + r->tokens.n, *t = first;
	uint32_t *capital = r->capitals.items + r->capitals.n, *sought = r->sought.items + r->sought.n, behind = 0;

	for (; x->start < end; next_word(x), t++) {
		*t = (struct token){ .lexeme = x->lexeme, .start = x->start, .thing = UINT32_MAX };
		t->gap = t == first ? TOKEN_START : gap_of(a->text, behind, t->start);
		behind = x->end;
		*capital = *sought = (uint32_t)(t - r->tokens.items);
		capital += x->lexeme->shape != LEXEME_LOWER;
		sought += x->lexeme->sought;
		__builtin_prefetch(&e->said[x->lexeme->heard[HEARD_WORD]]);
	}
	r->tokens.n = (size_t)(t - r->tokens.items);
	r->capitals.n = (size_t)(capital - r->capitals.items);
	r->sought.n = (size_t)(sought - r->sought.items);
}

/* All tokens of the article, one after the other, by sentences, which are ascending and apart. A word between two is of none
 * and no token. */
static void
read_words(const struct token_source *s, const struct ear *e, struct token_run *r)
{
	const struct article *a = s->corpus->articles[r->article];
	struct reading x = { .index = s->index, .table = lexemes_table(s->lexemes, a->lang),
			     .next = s->index->first_token[r->article], .last = s->index->first_token[r->article + 1] };
	size_t n = x.last - x.next;
	uint32_t i;

	vec_reserve(&r->tokens, n);
	vec_reserve(&r->capitals, n + 1);
	vec_reserve(&r->sought, n + 1);
	if (s->counterparts == NULL) {
		vec_reserve(&r->words, n);
		x.figure = r->words.items;
		r->words.n = n;
	}
	next_word(&x);
	for (i = s->corpus->first_sentence[r->article]; i < s->corpus->first_sentence[r->article + 1]; i++) {
		const struct sentence *sentence = &s->corpus->sentences[i];
		size_t first = r->tokens.n;

		while (x.start < sentence->start)
			next_word(&x);
		read_sentence(&x, a, e, sentence->end, r);
		vec_add(&r->sentences, ((struct token_sentence){ (uint32_t)first, (uint32_t)(r->tokens.n - first) }));
	}
	while (x.start != UINT32_MAX)
		next_word(&x);
	look_up_names(s, r);
}

/* --- What a text says --------------------------------------------------------------------------------------------- */

/* ${said} is at least one bit; there is room for one more in touched. */
static inline void
say(struct ear *e, uint32_t what, unsigned said)
{
	if (what == HEARD_NOTHING)
		return;
	e->touched.items[e->touched.n] = what;
	e->touched.n += e->said[what] == 0;
	e->said[what] = (uint16_t)(e->said[what] | said);
}

static void
forget(struct ear *e)
{
	size_t i;

	for (i = 0; i < e->touched.n; i++)
		e->said[e->touched.items[i]] = 0;
	e->touched.n = 0;
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

/* SAID_FULL where a given name stands right before it. */
static inline unsigned
full(const struct token_run *run, size_t i)
{
	const struct token *t = &run->tokens.items[i];
	bool so = t->gap == TOKEN_SPACE && i > 0 && t[-1].lexeme->person & VOCABULARY_GIVEN &&
		  t[-1].lexeme->shape == LEXEME_UPPER;

	return so ? SAID_FULL : 0;
}

/* The names of an article, one after the other. */
struct telling {
	const struct sighting *next, *last;
};

static struct telling
told_of(const struct token_source *s, uint32_t article)
{
	struct telling t = { NULL, NULL };

	if (s->counterparts != NULL && s->told.first != NULL)
		t = (struct telling){ s->told.names + s->told.first[article],
				      s->told.names + s->told.first[article + 1] };
	return t;
}

/* SAID_NAMED of the name that the token is in; tokens are asked for in their order. */
static unsigned
named_there(struct telling *names, const struct token *t)
{
	while (names->next < names->last && names->next->start + names->next->bytes <= t->start)
		names->next++;
	return names->next < names->last && names->next->start <= t->start ? SAID_NAMED << names->next->type : 0;
}

/* What is said of the word of token ${i}, which has a capital, by itself. */
static unsigned
said_there(const struct token_run *run, size_t i)
{
	const struct token *t = &run->tokens.items[i];
	unsigned what = SAID_CAPITAL;

	if (t->lexeme->begins)
		what |= SAID_CUES * features_cues(run->tokens.items, run->tokens.n, i);
	return what | full(run, i);
}

/* What the article says to its own words with a capital: of words in lower case only that it has those. */
static void
hear_own(struct ear *e, const struct token_run *run)
{
	const struct token *t = run->tokens.items;
	size_t c, i;

	vec_reserve(&e->touched, run->capitals.n * 2 + 1);
	for (c = 0; c < run->capitals.n; c++) {
		unsigned what = SAID_ASKED;

		i = run->capitals.items[c];
		if (telling(&t[i]))
			what |= said_there(run, i);
		say(e, t[i].lexeme->heard[HEARD_WORD], what);
		say(e, t[i].lexeme->heard[HEARD_BASE], what);
	}
	for (i = 0; i < run->tokens.n; i++) {
		const struct lexeme *l = t[i].lexeme;
		uint16_t *word = &e->said[l->heard[HEARD_WORD]], *base = &e->said[l->heard[HEARD_BASE]];
		unsigned what;

		if ((*word | *base) == 0 || l->shape != LEXEME_LOWER)
			continue;
		what = SAID_LOWER | full(run, i);
		*word = (uint16_t)(*word | (*word != 0) * what);
		*base = (uint16_t)(*base | (*base != 0) * what);
	}
}

/* All that the article says, to others too. */
static void
hear(struct ear *e, const struct token_source *s, const struct token_run *run)
{
	enum { OF_ONE = 4 }; /* sayings of one token, at most */
	struct telling names = told_of(s, run->article);
	size_t i;

	vec_reserve(&e->touched, run->tokens.n * OF_ONE + 1);
	for (i = 0; i < run->tokens.n; i++) {
		const struct token *t = &run->tokens.items[i];
		const struct lexeme *l = t->lexeme;
		unsigned name = named_there(&names, t), what;

		if (t->thing != UINT32_MAX)
			say(e, lexemes_heard_thing(s->lexemes, t->thing), SAID_THING | name);
		if (l->shape == LEXEME_LOWER) {
			what = SAID_LOWER | full(run, i);
			say(e, l->heard[HEARD_WORD], what);
			say(e, l->heard[HEARD_BASE], what);
		} else if (name != 0 || telling(t)) {
			what = said_there(run, i) | name;
			say(e, l->heard[HEARD_WORD], what);
			say(e, l->heard[HEARD_BASE], what);
			say(e, l->heard[HEARD_SOUND], SAID_SOUND | name);
		}
	}
}

/* What is said of the word, or of it without its genitive. */
static unsigned
heard_of(const struct ear *e, const struct lexeme *l)
{
	return e->said[l->heard[HEARD_WORD]] | e->said[l->heard[HEARD_BASE]];
}

/* What the article itself says elsewhere. */
static void
set_own(const struct ear *e, struct token_run *r)
{
	size_t c;

	for (c = 0; c < r->capitals.n; c++) {
		struct token *t = &r->tokens.items[r->capitals.items[c]];
		unsigned own = heard_of(e, t->lexeme);

		t->own = (uint8_t)(own & (SAID_CAPITAL | SAID_LOWER));
		t->cues[0] = (uint8_t)(own / SAID_CUES % 32);
		t->full[0] = (own & SAID_FULL) != 0;
		t->named[0] = (uint8_t)(own / SAID_NAMED % 32);
	}
}

/* --- Reading ------------------------------------------------------------------------------------------------------ */

struct tokens_reader *
tokens_reader_new(const struct token_source *s)
{
	struct tokens_reader *x = mem_zalloc(1, sizeof *x);

	x->source = s;
	x->own.said = mem_zalloc(lexemes_heard(s->lexemes), sizeof *x->own.said);
	if (s->counterparts != NULL)
		x->others.said = mem_zalloc(lexemes_heard(s->lexemes), sizeof *x->others.said);
	return x;
}

void
tokens_reader_free(struct tokens_reader *x)
{
	size_t i;

	if (x == NULL)
		return;
	for (i = 0; i < KEPT; i++)
		tokens_release(&x->kept[i]);
	free(x->own.said);
	free(x->others.said);
	vec_release(&x->own.touched);
	vec_release(&x->others.touched);
	free(x);
}

void
tokens_release(struct token_run *r)
{
	vec_release(&r->tokens);
	vec_release(&r->capitals);
	vec_release(&r->sought);
	vec_release(&r->sentences);
	vec_release(&r->words);
	vec_release(&r->sayings);
	buf_release(&r->scratch);
}

static void
read_article(struct tokens_reader *x, uint32_t article, struct token_run *r)
{
	const struct token_source *s = x->source;
	size_t i;

	r->article = article;
	r->tokens.n = r->capitals.n = r->sought.n = r->sentences.n = r->words.n = r->sayings.n = 0;
	read_words(s, &x->own, r);
	if (s->counterparts == NULL)
		hear_own(&x->own, r);
	else
		hear(&x->own, s, r);
	set_own(&x->own, r);
	for (i = 0; s->counterparts != NULL && i < x->own.touched.n; i++) {
		uint32_t what = x->own.touched.items[i];

		vec_add(&r->sayings, ((struct saying){ what, x->own.said[what] }));
	}
	forget(&x->own);
}

/* Where only one article is asked for by turns, nothing need be kept. */
struct token_run *
tokens_read(struct tokens_reader *x, uint32_t article)
{
	size_t i, oldest = 0, n = x->source->counterparts == NULL ? 1 : KEPT;

	for (i = 0; i < n; i++) {
		if (x->turn[i] != 0 && x->kept[i].article == article)
			break;
		oldest = x->turn[i] < x->turn[oldest] ? i : oldest;
	}
	if (i == n) {
		i = oldest;
		read_article(x, article, &x->kept[i]);
	}
	x->turn[i] = ++x->turns;
	return &x->kept[i];
}

/* --- The evidence of other versions ------------------------------------------------------------------------------- */

/* What all may say of a word, and what only a version in another language can: capitals mean the same in its own. */
enum { SAID_BY_ALL = 32 * SAID_CUES - SAID_CUES + SAID_FULL + 32 * SAID_NAMED - SAID_NAMED, SAID_BY_OTHERS = 0xFFFF };

static void
hear_witness(struct tokens_reader *x, const struct token_run *witness, unsigned said)
{
	size_t k;

	vec_reserve(&x->others.touched, x->others.touched.n + witness->sayings.n + 1);
	for (k = 0; k < witness->sayings.n; k++)
		if ((witness->sayings.items[k].said & said) != 0)
			say(&x->others, witness->sayings.items[k].what, witness->sayings.items[k].said & said);
}

/* A witness more, if its language has data; returns how many there are then. */
static uint32_t
hear_one(struct tokens_reader *x, const struct token_run *r, uint32_t witness, unsigned said, uint32_t heard)
{
	if (!lexemes_speaks(x->source->lexemes, x->source->corpus->articles[witness]->lang))
		return heard;
	hear_witness(x, tokens_read(x, witness), said);
	tokens_read(x, r->article); /* stays */
	return heard + 1;
}

/* The versions in another language; if there are any, then what those are versions of too. */
static bool
hear_others(struct tokens_reader *x, const struct token_run *r)
{
	const struct counterparts *c = x->source->counterparts;
	const struct article *const *articles = x->source->corpus->articles;
	uint32_t first = c->first[r->article], last = c->first[r->article + 1], heard = 0, found, i, k;

	for (i = first; i < last && heard < WITNESSES; i++)
		if (articles[c->other[i]]->lang != articles[r->article]->lang)
			heard = hear_one(x, r, c->other[i], SAID_BY_OTHERS, heard);
	found = heard;
	for (i = first; found > 0 && i < last && heard < WITNESSES; i++)
		for (k = c->first[c->other[i]]; k < c->first[c->other[i] + 1] && heard < WITNESSES; k++)
			if (c->other[k] != r->article && articles[c->other[k]]->lang == articles[r->article]->lang)
				heard = hear_one(x, r, c->other[k], SAID_BY_ALL, heard);
	return found > 0;
}

static uint8_t
evidence_of(const struct ear *e, const struct lexeme *l, unsigned heard, uint32_t thing)
{
	if (e->said[thing] & SAID_THING)
		return EVIDENCE_THING;
	if (heard & SAID_CAPITAL)
		return EVIDENCE_SAME;
	if (l->shape != LEXEME_LOWER && e->said[l->heard[HEARD_SOUND]] & SAID_SOUND)
		return EVIDENCE_LIKE;
	return heard & SAID_LOWER ? EVIDENCE_LOWER : EVIDENCE_NONE;
}

/* 1 << type, what names of the others have the word in them, or one that sounds like it, or are of the same thing. */
static uint8_t
named_as(const struct ear *e, const struct lexeme *l, unsigned heard, uint32_t thing)
{
	unsigned said = heard | e->said[thing];

	if ((said & (SAID_CAPITAL | SAID_THING)) == 0)
		said |= e->said[l->heard[HEARD_SOUND]];
	return (uint8_t)(said / SAID_NAMED % 32);
}

bool
tokens_evidence(struct tokens_reader *x, struct token_run *r)
{
	const struct ear *e = &x->others;
	size_t i;

	if (x->source->counterparts == NULL || !hear_others(x, r))
		return false;
	for (i = 0; i < r->tokens.n; i++) {
		struct token *t = &r->tokens.items[i];
		unsigned heard = heard_of(e, t->lexeme);
		uint32_t thing = t->thing == UINT32_MAX ? HEARD_NOTHING : lexemes_heard_thing(x->source->lexemes, t->thing);

		t->evidence = evidence_of(e, t->lexeme, heard, thing);
		if (t->lexeme->shape != LEXEME_LOWER) {
			t->cues[1] = (uint8_t)(heard / SAID_CUES % 32);
			t->full[1] = (heard & SAID_FULL) != 0;
			t->named[1] = named_as(e, t->lexeme, heard, thing);
		}
	}
	forget(&x->others);
	return true;
}
