#include "query/names.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/intern.h"
#include "base/vec.h"
#include "text/fold.h"
#include "text/words.h"

/* The entities of word w are entities[first[w]] … entities[first[w + 1] - 1]; the words of variant v likewise. */
struct names {
	struct intern *words;
	uint32_t *first; /* [words + 1] */
	uint32_t *entities;
	VEC(uint32_t) spelled;       /* words */
	VEC(uint32_t) first_spelled; /* [variants + 1] */
	uint32_t *sorted, *rank;     /* [words], words by their bytes, and where each of them is */
	uint32_t *order;             /* [nentities], see names_order() */
	uint32_t *first_article;     /* [nentities + 1] */
	uint32_t *articles;          /* of entity e: articles[first_article[e]] … articles[first_article[e + 1] - 1] */
};

struct pair {
	uint32_t word, entity;
};

/* What names are taken apart with. */
struct taking {
	struct names *names;
	VEC(struct pair) pairs;
	VEC(uint32_t) last; /* by word: the last entity that has it, + 1 */
	struct buf key;
	words found;
};

static void
take(struct taking *t, struct str name, uint32_t entity)
{
	size_t i;

	buf_reset(&t->key);
	fold_key(name, &t->key);
	t->found.n = 0;
	words_split(buf_str(&t->key), &t->found);
	for (i = 0; i < t->found.n; i++) {
		struct word w = t->found.items[i];
		uint32_t id = intern_add(t->names->words, str_sub(buf_str(&t->key), w.start, w.start + w.n));

		vec_add(&t->names->spelled, id);
		if (id == t->last.n)
			vec_add(&t->last, 0);
		if (t->last.items[id] == entity + 1)
			continue;
		t->last.items[id] = entity + 1;
		vec_add(&t->pairs, ((struct pair){ id, entity }));
	}
}

/* A counting sort by word: entities stay ascending. */
static void
place(struct taking *t)
{
	struct names *n = t->names;
	uint32_t nwords = intern_count(n->words), w;
	uint32_t *at = t->last.items;
	size_t i;

	n->first = mem_zalloc(nwords + (size_t)1, sizeof *n->first);
	n->entities = mem_alloc((t->pairs.n + 1) * sizeof *n->entities);
	for (i = 0; i < t->pairs.n; i++)
		n->first[t->pairs.items[i].word + 1]++;
	for (w = 0; w < nwords; w++) {
		n->first[w + 1] += n->first[w];
		at[w] = n->first[w];
	}
	for (i = 0; i < t->pairs.n; i++)
		n->entities[at[t->pairs.items[i].word]++] = t->pairs.items[i].entity;
}

static int
by_bytes(const void *a, const void *b, void *context)
{
	const struct intern *in = context;

	return str_cmp(intern_get(in, *(const uint32_t *)a), intern_get(in, *(const uint32_t *)b));
}

static void
sort_words(struct names *n)
{
	uint32_t nwords = intern_count(n->words), i;

	n->sorted = mem_alloc((nwords + (size_t)1) * sizeof *n->sorted);
	n->rank = mem_alloc((nwords + (size_t)1) * sizeof *n->rank);
	for (i = 0; i < nwords; i++)
		n->sorted[i] = i;
	if (nwords > 1)
		qsort_r(n->sorted, nwords, sizeof *n->sorted, by_bytes, n->words);
	for (i = 0; i < nwords; i++)
		n->rank[n->sorted[i]] = i;
}

static int
by_weight(const void *a, const void *b, void *context)
{
	static const uint8_t turn[MENTION_TYPES] = { [MENTION_ORGANISATION] = 0, [MENTION_PERSON] = 1, [MENTION_PLACE] = 2,
		                                     [MENTION_PRODUCT] = 3, [MENTION_OTHER] = 4 };
	uint32_t i = *(const uint32_t *)a, k = *(const uint32_t *)b;
	const struct entity *x = (const struct entity *)context + i, *y = (const struct entity *)context + k;
	uint32_t n = x->mentions[0] + x->mentions[1], m = y->mentions[0] + y->mentions[1];

	if (x->type != y->type)
		return turn[x->type] < turn[y->type] ? -1 : 1;
	if (n != m)
		return n < m ? 1 : -1;
	return (i > k) - (i < k);
}

static void
sort_entities(struct names *n, const struct entities *es)
{
	uint32_t i;

	n->order = mem_alloc((es->nentities + (size_t)1) * sizeof *n->order);
	for (i = 0; i < es->nentities; i++)
		n->order[i] = i;
	if (es->nentities > 1)
		qsort_r(n->order, es->nentities, sizeof *n->order, by_weight, (void *)es->entities);
}

/* Mentions come article by article: once to count, once to write. */
static void
list_articles(struct names *n, const struct entities *es)
{
	uint32_t *last = mem_zalloc(es->nentities, sizeof *last), *at, e, i; /* last: article, from 1 */

	n->first_article = mem_zalloc(es->nentities + (size_t)1, sizeof *at);
	for (i = 0; i < es->nmentions; i++) {
		const struct mention *m = &es->mentions[i];

		e = mention_entity(m);
		if (e == ENTITY_NONE || last[e] == m->article + 1)
			continue;
		last[e] = m->article + 1;
		n->first_article[e + 1]++;
	}
	for (e = 0; e < es->nentities; e++)
		n->first_article[e + 1] += n->first_article[e];
	n->articles = mem_alloc((n->first_article[es->nentities] + (size_t)1) * sizeof *n->articles);
	at = mem_alloc((es->nentities + (size_t)1) * sizeof *at);
	memcpy(at, n->first_article, (es->nentities + (size_t)1) * sizeof *at);
	for (i = 0; i < es->nmentions; i++) {
		const struct mention *m = &es->mentions[i];

		e = mention_entity(m);
		if (e == ENTITY_NONE)
			continue;
		if (at[e] == n->first_article[e] || n->articles[at[e] - 1] != m->article)
			n->articles[at[e]++] = m->article;
	}
	free(at);
	free(last);
}

struct names *
names_new(const struct entities *es)
{
	struct names *n = mem_zalloc(1, sizeof *n);
	struct taking t = { .names = n };
	uint32_t e, i;

	n->words = intern_new();
	for (e = 0; e < es->nentities; e++)
		for (i = 0; i < es->entities[e].nvariants; i++) {
			vec_add(&n->first_spelled, (uint32_t)n->spelled.n); /* entities have their variants in order */
			take(&t, es->variants[es->entities[e].first_variant + i].text, e);
		}
	vec_add(&n->first_spelled, (uint32_t)n->spelled.n);
	place(&t);
	sort_words(n);
	sort_entities(n, es);
	list_articles(n, es);
	vec_release(&t.pairs);
	vec_release(&t.last);
	vec_release(&t.found);
	buf_release(&t.key);
	return n;
}

void
names_free(struct names *n)
{
	if (n == NULL)
		return;
	intern_free(n->words);
	free(n->first);
	free(n->entities);
	free(n->sorted);
	free(n->rank);
	free(n->order);
	free(n->first_article);
	free(n->articles);
	vec_release(&n->spelled);
	vec_release(&n->first_spelled);
	free(n);
}

uint32_t
names_word(const struct names *n, struct str word)
{
	return intern_find(n->words, word);
}

struct str
names_word_text(const struct names *n, uint32_t word)
{
	return intern_get(n->words, word);
}

const uint32_t *
names_spelling(const struct names *n, uint32_t variant, uint32_t *count)
{
	*count = n->first_spelled.items[variant + 1] - n->first_spelled.items[variant];
	return n->spelled.items + n->first_spelled.items[variant];
}

uint32_t
names_count(const struct names *n, uint32_t word)
{
	return word == INTERN_NONE ? 0 : n->first[word + 1] - n->first[word];
}

const uint32_t *
names_entities(const struct names *n, uint32_t word, uint32_t *count)
{
	*count = names_count(n, word);
	return *count > 0 ? n->entities + n->first[word] : NULL;
}

static void
tell(const struct names *n, uint32_t word, names_found *f, void *context)
{
	uint32_t i;

	for (i = n->first[word]; i < n->first[word + 1]; i++)
		f(context, n->entities[i]);
}

const uint32_t *
names_articles(const struct names *n, uint32_t entity, uint32_t *count)
{
	*count = n->first_article[entity + 1] - n->first_article[entity];
	return n->articles + n->first_article[entity];
}

const uint32_t *
names_order(const struct names *n)
{
	return n->order;
}

uint32_t
names_rank(const struct names *n, uint32_t word)
{
	return n->rank[word];
}

/* The first rank, from ${low} on, whose word is not before the prefix, or, with ${past}, does not begin with it. */
static uint32_t
bound(const struct names *n, struct str prefix, uint32_t low, bool past)
{
	uint32_t high = intern_count(n->words);

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		struct str word = intern_get(n->words, n->sorted[middle]);

		if (past ? str_starts(word, prefix) : str_cmp(word, prefix) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

uint32_t
names_range(const struct names *n, struct str prefix, uint32_t *count)
{
	uint32_t first = bound(n, prefix, 0, false);

	*count = bound(n, prefix, first, true) - first;
	return first;
}

void
names_with(const struct names *n, struct str word, bool prefix, names_found *f, void *context)
{
	uint32_t first, count, i;

	if (prefix) {
		first = names_range(n, word, &count);
		for (i = first; i < first + count; i++)
			tell(n, n->sorted[i], f, context);
	} else if (intern_find(n->words, word) != INTERN_NONE) {
		tell(n, intern_find(n->words, word), f, context);
	}
}
