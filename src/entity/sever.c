#include "entity/sever.h"

#include <stdlib.h>

struct severing {
	const struct token_run *run;
	const agree_names *names;
	VEC(uint64_t) alone;  /* hashes of what the article has by itself, sorted; empty: not asked for yet */
	VEC(uint64_t) within; /* the same of the last two words of longer names with a hyphen between */
};

static const struct token *
token_at(const struct severing *s, size_t at)
{
	return &s->run->tokens.items[at];
}

static uint64_t
hash_of(const struct severing *s, size_t at, size_t n)
{
	uint64_t h = n;
	size_t i;

	for (i = 0; i < n; i++)
		h = features_hash(h, token_at(s, at + i)->lexeme->key);
	return h;
}

static int
by_hash(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

/* A person's name of one word goes by its last word, too: "Erwin Huber" and "Huber". */
static void
list_alone(struct severing *s)
{
	size_t i;

	for (i = 0; i < s->names->n; i++) {
		const struct agree_name *n = &s->names->items[i];
		size_t last = n->at + n->n - (size_t)1;
		bool hyphen = n->n > 1 && token_at(s, last)->gap == TOKEN_HYPHEN;

		vec_add(&s->alone, hash_of(s, n->at, n->n));
		if (n->type == MENTION_PERSON && n->n > 1 && !hyphen)
			vec_add(&s->alone, hash_of(s, last, 1));
		if (n->n > 2 && hyphen)
			vec_add(&s->within, hash_of(s, last - 1, 2));
	}
	qsort(s->alone.items, s->alone.n, sizeof *s->alone.items, by_hash);
	if (s->within.n > 1)
		qsort(s->within.items, s->within.n, sizeof *s->within.items, by_hash);
}

static bool
is_alone(struct severing *s, size_t at, size_t n)
{
	uint64_t hash = hash_of(s, at, n);

	if (s->alone.n == 0)
		list_alone(s);
	return bsearch(&hash, s->alone.items, s->alone.n, sizeof hash, by_hash) != NULL;
}

/* The same of a name that is no ordinary word: "Secrétariat des Communications et Transports" is one, whatever else the
 * article says of transports. "G42" is one wherever it stands. */
static bool
is_name(struct severing *s, size_t at, size_t n)
{
	const struct lexeme *l = token_at(s, at)->lexeme;

	if (n == 1 && l->vocabulary != 0)
		return false;
	return (n == 1 && l->shape == LEXEME_MIXED) || is_alone(s, at, n);
}

static bool
ends_longer(const struct severing *s, size_t at)
{
	uint64_t hash = hash_of(s, at, 2);

	return s->within.n > 0 && bsearch(&hash, s->within.items, s->within.n, sizeof hash, by_hash) != NULL;
}

/* How many words of the name are said twice, one time behind the other; 0: none. "Duran Duran" is one. */
static uint32_t
doubled(const struct severing *s, const struct agree_name *n)
{
	uint32_t k, i;

	for (k = n->n / 2; k >= 2; k--) {
		for (i = 0; i < k; i++)
			if (token_at(s, n->at + i)->lexeme->key != token_at(s, n->at + k + i)->lexeme->key)
				break;
		if (i == k)
			return k;
	}
	return 0;
}

/* Where the name is parted: the words before, and those that are left out; false: it is one. */
static bool
joint(struct severing *s, const struct agree_name *n, uint32_t *before, uint32_t *out)
{
	uint32_t k;

	*out = 0;
	if ((*before = doubled(s, n)) > 0)
		return true;
	if (n->n == 2 && n->type == MENTION_PERSON && token_at(s, n->at + 1)->gap == TOKEN_HYPHEN) {
		*before = 1;
		return is_alone(s, n->at, 1) && is_alone(s, n->at + 1, 1) && !ends_longer(s, n->at);
	}
	for (k = 1; k < n->n; k++) {
		*before = k;
		if (token_at(s, n->at + k)->gap == TOKEN_COLON && is_alone(s, n->at, k) &&
		    is_alone(s, n->at + k, n->n - k))
			return true;
	}
	*out = 1;
	for (k = 1; n->type <= MENTION_PLACE && k + 1 < n->n; k++) {
		const struct token *t = token_at(s, n->at + k);

		*before = k;
		if (t->lexeme->joins && t[0].gap == TOKEN_SPACE && t[1].gap == TOKEN_SPACE && t[1].lexeme->begins &&
		    (is_name(s, n->at, k) || is_name(s, n->at + k + 1, n->n - k - 1)))
			return true;
	}
	return false;
}

void
sever_names(const struct token_run *run, agree_names *names)
{
	struct severing s = { .run = run, .names = names };
	agree_names all = { 0 };
	uint32_t before, out;
	size_t i, k;

	for (i = 0; i < names->n; i++) {
		struct agree_name rest = names->items[i];

		while (joint(&s, &rest, &before, &out)) {
			for (k = all.n == 0 ? 0 : i; k < i; k++) /* most articles have none: nothing is written */
				vec_add(&all, names->items[k]);
			vec_add(&all, ((struct agree_name){ rest.at, before, rest.type }));
			rest.at += before + out;
			rest.n -= before + out;
		}
		if (all.n > 0)
			vec_add(&all, rest);
	}
	vec_release(&s.alone);
	vec_release(&s.within);
	if (all.n == 0)
		return;
	vec_release(names);
	names->items = all.items;
	names->n = all.n;
	names->cap = all.cap;
}
