#include "entity/agree.h"

#include <stdlib.h>
#include <string.h>

#include "entity/tagger.h"

enum { WORDS = 6 }; /* of a name that is looked for elsewhere */

/* A spelling: open addressing by hash. */
struct spelling {
	uint64_t hash; /* 0: free */
	int32_t votes[TAGGER_TYPES];
	uint16_t found, passed; /* places where it was found alone, or only stands */
	bool surname;           /* last word of a person's full name */
};

struct agreeing {
	const struct token_run *run;
	struct spelling *spellings; /* [mask + 1] */
	uint32_t mask;
	uint8_t *taken; /* [tokens]: in a name; 2: its first word */
	uint8_t *last;  /* [tokens]: last of a sentence */
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
joined(uint8_t gap)
{
	return gap == TOKEN_SPACE || gap == TOKEN_HYPHEN || gap == TOKEN_NONE || gap == TOKEN_OTHER;
}

static void
count(struct agreeing *a, const agree_names *names)
{
	size_t i;

	for (i = 0; i < names->n; i++) {
		const struct agree_name *n = &names->items[i];
		struct spelling *s = spelling_of(a, hash_of(a->run, n->at, n->n), true);

		for (unsigned t = 0; t < TAGGER_TYPES; t++)
			s->votes[t] += n->score[t];
		s->found++;
		memset(a->taken + n->at, 1, n->n);
		if (n->type == MENTION_PERSON && n->n > 1) {
			s = spelling_of(a, hash_of(a->run, n->at + n->n - 1, 1), true);
			s->surname = true;
		}
	}
	for (i = 0; i < a->run->tokens.n; i++)
		if (!a->taken[i] && a->run->tokens.items[i].lexeme->shape != LEXEME_LOWER) {
			struct spelling *s = spelling_of(a, hash_of(a->run, i, 1), false);

			if (s != NULL)
				s->passed++;
		}
}

static uint8_t
type_of(const struct spelling *s, uint8_t own)
{
	uint8_t t, best = own;

	if (s->surname)
		return MENTION_PERSON;
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
	if (l->shape == LEXEME_LOWER || l->shape == LEXEME_NUMBER)
		return false;
	return l->vocabulary == 0 || s->surname || s->found > s->passed;
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
		if (s != NULL && (s->found > 0 || s->surname) && certain(a, s, i, n)) {
			best = n;
			*out = s;
		}
	}
	return best;
}

void
agree_within(const struct token_run *run, agree_names *names)
{
	struct agreeing a = { .run = run, .mask = 63 };
	agree_names all = { 0 };
	size_t i, k = 0, n;

	if (names->n == 0)
		return;
	while (a.mask < names->n * 4)
		a.mask = a.mask * 2 + 1;
	a.spellings = mem_zalloc(a.mask + (size_t)1, sizeof *a.spellings);
	a.taken = mem_zalloc(run->tokens.n + 1, 1);
	a.last = mem_zalloc(run->tokens.n + 1, 1);
	for (i = 0; i < run->sentences.n; i++)
		if (run->sentences.items[i].n > 0)
			a.last[run->sentences.items[i].at + run->sentences.items[i].n - 1] = 1;
	count(&a, names);
	for (i = 0; i < run->tokens.n; i += n) {
		const struct spelling *s = NULL;

		n = 1;
		if (k < names->n && names->items[k].at == i) {
			struct agree_name x = names->items[k++];

			n = x.n;
			x.type = type_of(spelling_of(&a, hash_of(run, i, n), false), x.type);
			vec_add(&all, x);
		} else if (run->tokens.items[i].lexeme->shape != LEXEME_LOWER && (n = match(&a, i, &s)) > 0)
			vec_add(&all, ((struct agree_name){ (uint32_t)i, (uint32_t)n, type_of(s, 0), {0} }));
		else
			n = 1;
	}
	vec_release(names);
	names->items = all.items;
	names->n = all.n;
	names->cap = all.cap;
	free(a.spellings);
	free(a.taken);
	free(a.last);
}
