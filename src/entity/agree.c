#include "entity/agree.h"

#include <stdlib.h>
#include <string.h>

#include "entity/tagger.h"

enum { FIRSTS = 4096, WORDS = 6 };         /* WORDS: of a name that is looked for elsewhere */
enum { LIST_VOTES = 2, HEAD_VOTES = 2, SAID_VOTES = 4 }; /* see vote_in_lists(), count_found() */

/* A spelling: open addressing by hash. */
struct spelling {
	uint64_t hash; /* 0: free */
	uint16_t votes[TAGGER_TYPES];
	uint16_t found, passed; /* places where it was found alone, or only stands */
	bool surname;           /* last word of a person's full name */
	bool firm;              /* a firm's name without the words that it may be called without */
	bool plain;             /* it stands by itself without a genitive: "Zhipu", not "Boris" */
};

struct agreeing {
	const struct token_run *run;
	struct spelling *spellings; /* [mask + 1] */
	uint32_t mask;
	uint64_t firsts[FIRSTS / 64]; /* bits of hashes of first words: most words begin no spelling */
	uint8_t *taken;         /* [tokens]: in a name */
	uint8_t *last;          /* [tokens]: last of a sentence */
	VEC(uint64_t) numbered; /* sorted hashes of a word and the number behind it */
};

static uint64_t
hash_of(const struct token_run *r, size_t at, size_t n)
{
	const struct lexeme *last = r->tokens.items[at + n - 1].lexeme;
	uint64_t h = n;

	for (; n > 1; n--, at++)
		h = features_hash(h, r->tokens.items[at].lexeme->key);
	return features_hash(h, last->bare != 0 ? last->bare : last->key) | 1;
}

static struct spelling *
spelling_of(const struct agreeing *a, uint64_t hash, bool add)
{
	uint32_t i = (uint32_t)(hash >> 32) & a->mask;

	while (a->spellings[i].hash != 0 && a->spellings[i].hash != hash)
		i = (i + 1) & a->mask;
	if (a->spellings[i].hash == 0 && !add)
		return NULL;
	a->spellings[i].hash = hash;
	return &a->spellings[i];
}

static bool
begins_some(const struct agreeing *a, uint64_t word)
{
	return a->firsts[word % FIRSTS / 64] >> word % 64 & 1;
}

/* The spelling of ${n} tokens from ${at} on, which is there from now on. */
static struct spelling *
spelling_at(struct agreeing *a, size_t at, size_t n)
{
	const struct lexeme *l = a->run->tokens.items[at].lexeme;
	uint64_t word = n == 1 && l->bare != 0 ? l->bare : l->key;
	struct spelling *s;

	a->firsts[word % FIRSTS / 64] |= (uint64_t)1 << word % 64;
	s = spelling_of(a, hash_of(a->run, at, n), true);
	s->plain |= a->run->tokens.items[at + n - 1].lexeme->bare == 0;
	return s;
}

/* May a spelling begin with token ${i}? */
static bool
may_begin(const struct agreeing *a, size_t i)
{
	const struct lexeme *l = a->run->tokens.items[i].lexeme;

	return begins_some(a, l->key) || (l->bare != 0 && begins_some(a, l->bare));
}

static bool
joined(uint8_t gap)
{
	return gap == TOKEN_SPACE || gap == TOKEN_HYPHEN || gap == TOKEN_NONE || gap == TOKEN_OTHER;
}

/* --- Numbers that belong to a name --- */

static int
by_hash(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

/* A number of one or two digits that follows a word with a capital, as in "Ariane 6". */
static bool
numbered(const struct agreeing *a, size_t i)
{
	const struct token *t = &a->run->tokens.items[i];

	return i > 0 && !a->last[i - 1] && t->lexeme->shape == LEXEME_NUMBER && t->lexeme->length <= 2 &&
	       t->gap == TOKEN_SPACE && a->run->tokens.items[i - 1].lexeme->shape != LEXEME_LOWER;
}

/* Their hashes, sorted. */
static void
list_numbered(struct agreeing *a)
{
	size_t c;

	for (c = 0; c < a->run->capitals.n; c++) {
		uint32_t i = a->run->capitals.items[c];

		if (numbered(a, i))
			vec_add(&a->numbered, hash_of(a->run, i - (size_t)1, 2));
	}
	if (a->numbered.n > 1)
		qsort(a->numbered.items, a->numbered.n, sizeof *a->numbered.items, by_hash);
}

static bool
repeated(const struct agreeing *a, uint64_t hash)
{
	const uint64_t *found =
		a->numbered.n == 0 ? NULL : bsearch(&hash, a->numbered.items, a->numbered.n, sizeof hash, by_hash);

	return found != NULL && ((found > a->numbered.items && found[-1] == hash) ||
				 (found + 1 < a->numbered.items + a->numbered.n && found[1] == hash));
}

/* "GPT-4", "ChatGLM-6B": always; "Ariane 6": a product, or where the article says it twice. */
static void
add_numbers(const struct agreeing *a, agree_names *names)
{
	size_t k;

	for (k = 0; k < names->n; k++) {
		struct agree_name *x = &names->items[k];
		size_t at = x->at + (size_t)x->n;
		const struct token *t = a->run->tokens.items + at;
		bool digits, hyphen;

		if (at >= a->run->tokens.n || a->last[at - 1] || (k + 1 < names->n && names->items[k + 1].at <= at))
			continue;
		digits = t->lexeme->shape == LEXEME_NUMBER || t->lexeme->shape == LEXEME_MIXED;
		hyphen = !a->last[at] && t[1].gap == TOKEN_HYPHEN; /* "Zhipu-400-Millionen" */
		if (digits && !hyphen && (t->gap == TOKEN_HYPHEN || t->gap == TOKEN_NONE))
			x->n++;
		else if (numbered(a, at) && !hyphen &&
			 (x->type == MENTION_PRODUCT || repeated(a, hash_of(a->run, at - 1, 2)))) {
			x->n++;
			x->type = x->type == MENTION_PERSON || x->type == MENTION_PLACE ? MENTION_PRODUCT : x->type;
		}
	}
}

/* --- Spellings --- */

/* "université Tsinghua": is the second word, of no place that is known, that organisation by itself too? */
static bool
says_organisation(const struct token *t)
{
	return t[0].lexeme->cue == 1 + MENTION_ORGANISATION && t[1].lexeme->begins && t[1].lexeme->vocabulary == 0 &&
	       t[1].lexeme->gazetteer == 0;
}

/* "Alat, une filiale de …": the article says itself that it is an organisation. */
static bool
said_organisation(const struct agreeing *a, const struct agree_name *n)
{
	size_t at = n->at + (size_t)n->n, i;
	const struct token *t = a->run->tokens.items + at;

	if (a->last[at - 1] || t->gap != TOKEN_COMMA || !t->lexeme->a)
		return false;
	for (i = 0; i < 2 && !a->last[at + i]; i++) { /* "une petite filiale" */
		const struct lexeme *next = t[i + 1].lexeme;

		if (t[i + 1].gap != TOKEN_SPACE || next->cue != 0)
			return t[i + 1].gap == TOKEN_SPACE && next->cue == 1 + MENTION_ORGANISATION;
	}
	return false;
}

/* What was found, spelling by spelling. */
static void
count_found(struct agreeing *a, const agree_names *names)
{
	const struct token *tokens = a->run->tokens.items;
	size_t i;

	for (i = 0; i < names->n; i++) {
		const struct agree_name *n = &names->items[i];
		struct spelling *s = spelling_at(a, n->at, n->n);
		const struct lexeme *last = tokens[n->at + n->n - 1].lexeme;

		s->votes[n->type]++;
		s->found++;
		if (n->n == 1 && n->type == MENTION_PERSON && last->person == 0 && said_organisation(a, n))
			s->votes[MENTION_ORGANISATION] += SAID_VOTES;
		if (n->type == MENTION_PERSON && n->n > 1 && last->begins)
			spelling_at(a, n->at + n->n - (size_t)1, 1)->surname = true;
		if (n->type == MENTION_ORGANISATION && n->n > 1 && last->tail)
			spelling_at(a, n->at, n->n - (size_t)1)->firm = true;
		if (n->type == MENTION_ORGANISATION && n->n == 2 && says_organisation(&tokens[n->at]))
			spelling_at(a, n->at + (size_t)1, 1)->votes[MENTION_ORGANISATION] += HEAD_VOTES;
	}
}

/* "Zhipus Runde", where "Zhipu" is a name by itself: a name in the genitive ends there. */
static void
cut_genitives(const struct agreeing *a, agree_names *names)
{
	size_t i;

	for (i = 0; i < names->n; i++) {
		struct agree_name *n = &names->items[i];
		const struct spelling *s;

		if (n->n == 1 || a->run->tokens.items[n->at].lexeme->bare == 0)
			continue;
		s = spelling_of(a, hash_of(a->run, n->at, 1), false);
		if (s != NULL && s->plain && (s->found > 0 || s->firm))
			n->n = 1;
	}
}

/* Does the second name go on with a list: a comma, or one small word such as "et", between? */
static bool
listed(const struct agreeing *a, const struct agree_name *x, const struct agree_name *y)
{
	size_t from = x->at + (size_t)x->n;
	const struct token *t = a->run->tokens.items + from;

	if (a->last[from - 1])
		return false;
	if (y->at == from)
		return t->gap == TOKEN_COMMA;
	return y->at == from + 1 && !a->last[from] && t[0].lexeme->shape == LEXEME_LOWER && t[0].lexeme->length <= 4 &&
	       t[0].lexeme->vocabulary != 0 && t[0].gap == TOKEN_SPACE && t[1].gap == TOKEN_SPACE;
}

/* Names in a list are mostly of one kind: those of one word get a vote for what most are. */
static void
vote_in_lists(struct agreeing *a, const agree_names *names)
{
	size_t first, last, i;

	for (first = 0; first < names->n; first = last) {
		uint32_t votes[TAGGER_TYPES] = { 0 };
		unsigned t, best = 0;

		votes[names->items[first].type]++;
		for (last = first + 1; last < names->n && listed(a, &names->items[last - 1], &names->items[last]);
		     last++)
			votes[names->items[last].type]++;
		for (t = 1; t < TAGGER_TYPES; t++)
			best = votes[t] > votes[best] ? t : best;
		for (i = first; i < last && last - first >= 3 && votes[best] * 2 > last - first; i++)
			if (names->items[i].n == 1)
				spelling_at(a, names->items[i].at, 1)->votes[best] += LIST_VOTES;
	}
}

/* Where words that were found as names were passed over. */
static void
count_passed(struct agreeing *a, const agree_names *names)
{
	size_t c;

	for (c = 0; c < names->n; c++)
		memset(a->taken + names->items[c].at, 1, names->items[c].n);
	for (c = 0; c < a->run->capitals.n; c++) {
		uint32_t i = a->run->capitals.items[c];

		if (!a->taken[i] && may_begin(a, i)) {
			struct spelling *s = spelling_of(a, hash_of(a->run, i, 1), false);

			if (s != NULL)
				s->passed++;
		}
	}
}

static uint8_t
type_of(const struct spelling *s, uint8_t own)
{
	uint8_t t, best = own;

	if (s->firm || s->surname)
		return s->firm ? MENTION_ORGANISATION : MENTION_PERSON;
	for (t = 0; t < TAGGER_TYPES; t++)
		if (s->votes[t] > s->votes[best])
			best = t;
	return best;
}

/* May the spelling be a name wherever it stands? */
static bool
certain(const struct agreeing *a, const struct spelling *s, size_t at, size_t n)
{
	const struct lexeme *l = a->run->tokens.items[at].lexeme;

	if (n > 1)
		return true;
	if (l->shape == LEXEME_LOWER || l->shape == LEXEME_NUMBER || !l->begins)
		return false;
	return l->vocabulary == 0 || s->surname || s->firm || s->found > s->passed;
}

/* The longest known spelling of untaken tokens from ${i} on; its words, 0 if there is none. */
static size_t
match(const struct agreeing *a, size_t i, const struct spelling **out)
{
	size_t n, best = 0;

	for (n = 1; n <= WORDS && i + n <= a->run->tokens.n && !a->taken[i + n - 1]; n++) {
		const struct spelling *s;

		if (n > 1 && (a->last[i + n - 2] || !joined(a->run->tokens.items[i + n - 1].gap)))
			break;
		s = spelling_of(a, hash_of(a->run, i, n), false);
		if (s != NULL && (s->found > 0 || s->surname || s->firm) && certain(a, s, i, n)) {
			best = n;
			*out = s;
		}
	}
	return best;
}

/* The names, each of the type of its spelling, with those that were passed over: these begin with a capital. */
static void
find_all(struct agreeing *a, const agree_names *names, agree_names *all)
{
	const uint32_t *capital = a->run->capitals.items, *last = capital + a->run->capitals.n;
	size_t k = 0, end = 0, n;

	while (k < names->n || capital < last) {
		const struct spelling *s = NULL;
		uint32_t i;

		if (k < names->n && (capital == last || names->items[k].at <= *capital)) {
			struct agree_name x = names->items[k++];

			x.type = type_of(spelling_at(a, x.at, x.n), x.type);
			vec_add(all, x);
			end = x.at + (size_t)x.n;
			continue;
		}
		i = *capital++;
		if (i >= end && may_begin(a, i) && (n = match(a, i, &s)) > 0) {
			vec_add(all, ((struct agree_name){ i, (uint32_t)n, type_of(s, 0) }));
			end = i + n;
		}
	}
}

void
agree_within(const struct token_run *run, agree_names *names)
{
	struct agreeing a = { .run = run, .mask = 63 };
	agree_names all = { 0 };
	size_t i;

	if (names->n == 0)
		return;
	while (a.mask < names->n * 6)
		a.mask = a.mask * 2 + 1;
	a.spellings = mem_zalloc(a.mask + (size_t)1, sizeof *a.spellings);
	a.taken = mem_zalloc(run->tokens.n + 1, 1);
	a.last = mem_zalloc(run->tokens.n + 1, 1);
	for (i = 0; i < run->sentences.n; i++)
		if (run->sentences.items[i].n > 0)
			a.last[run->sentences.items[i].at + run->sentences.items[i].n - 1] = 1;
	list_numbered(&a);
	add_numbers(&a, names);
	count_found(&a, names);
	cut_genitives(&a, names);
	vote_in_lists(&a, names);
	count_passed(&a, names);
	find_all(&a, names, &all);
	vec_release(names);
	names->items = all.items;
	names->n = all.n;
	names->cap = all.cap;
	free(a.spellings);
	free(a.taken);
	free(a.last);
	vec_release(&a.numbered);
}
