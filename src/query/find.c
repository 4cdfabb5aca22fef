#include "query/find.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "text/fold.h"

#define AHEAD 16 /* hits whose tokens are asked for before their turn */
#define TRANSLATIONS_MAX 8
#define TRANSLATION_LEAST 0.08f /* t(other | word); rarer ones are noise of the training texts */
#define STEM_LETTERS 5          /* fold_stem() */

void
find_release(struct finder *f)
{
	vec_release(&f->hits);
	vec_release(&f->candidates);
	vec_release(&f->keys);
}

static void
found(struct finder *f, uint32_t article, uint32_t start, uint32_t end)
{
	f->out[article] = 1;
	if (f->keep)
		vec_add(&f->hits, ((struct hit){ article, start, end, f->term }));
}

/* The article of a token; quick when tokens come in ascending order. */
static uint32_t
article_of(struct finder *f, uint32_t token)
{
	const uint32_t *first = f->model->index->first_token;
	uint32_t n = f->model->index->narticles, a = f->article;
	if (a < n && first[a] <= token && token < first[a + 1])
		return a;
	if (a >= n || token < first[a])
		a = 0;
	uint32_t step = 1;
	while (a + step <= n && first[a + step] <= token) {
		a += step;
		step *= 2;
	}
	while (step > 0) {
		if (a + step <= n && first[a + step] <= token)
			a += step;
		else
			step /= 2;
	}
	return f->article = a;
}

/* Words from ${token} on: are they of one field of one article? Then it is a hit. */
static void
found_tokens(struct finder *f, uint32_t token, uint32_t n)
{
	const struct index *ix = f->model->index;
	uint32_t a = article_of(f, token), last = token + n - 1;
	if (last >= ix->first_token[a + 1])
		return;
	const struct article *article = f->model->corpus->articles[a];
	uint32_t start = ix->token_start[token], end = index_token_end(ix, last);
	if (n > 1 && article_field_at(article, start) != article_field_at(article, end - 1))
		return;
	found(f, a, start, end);
}

/* Each place of a term is a hit. What is asked of memory for a hit is asked a while before it. */
static void
find_term(struct finder *f, uint32_t term)
{
	const struct index *ix = f->model->index;
	uint32_t i = ix->first_posting[term], last = ix->first_posting[term + 1], bytes = ix->term_bytes[term];
	if (f->keep)
		vec_reserve(&f->hits, f->hits.n + last - i);
	for (; i < last; i++) {
		uint32_t token = ix->postings[i];
		if (i + AHEAD < last)
			__builtin_prefetch(&ix->token_start[ix->postings[i + AHEAD]]);
		uint32_t a = article_of(f, token), start = ix->token_start[token];
		f->out[a] = 1;
		if (f->keep)
			f->hits.items[f->hits.n++] =
				(struct hit){ a, start, bytes ? start + bytes : index_token_end(ix, token), f->term };
	}
}

static void
find_prefix(struct finder *f, struct str prefix)
{
	const struct index *ix = f->model->index;
	uint32_t n, first = index_prefix(ix, prefix, &n);
	for (uint32_t i = 0; i < n; i++)
		find_term(f, ix->sorted_terms[first + i]);
}

static bool
phrase_hit(void *context, uint32_t token)
{
	struct finder *f = context;
	const struct expr *e = f->e;
	const struct index *ix = f->model->index;
	if (e->prefix) {
		uint32_t last = token + e->nkeys - 1;
		if (last >= ix->ntokens ||
		    !str_starts(intern_get(ix->terms, index_token_term(ix, last)), e->keys[e->nkeys - 1]))
			return true;
	}
	found_tokens(f, token, e->nkeys);
	return true;
}

static void
find_phrase(struct finder *f, const struct expr *e)
{
	const struct index *ix = f->model->index;
	uint32_t n = e->nkeys - e->prefix;
	uint32_t *terms = mem_zalloc(n, sizeof *terms);
	bool known = true;
	for (uint32_t i = 0; i < n && known; i++) {
		terms[i] = intern_find(ix->terms, e->keys[i]);
		known = terms[i] != INTERN_NONE;
	}
	f->e = e;
	if (known)
		index_phrase(ix, terms, n, phrase_hit, f);
	free(terms);
}

void
find_words(struct finder *f, const struct expr *e)
{
	if (e->nkeys > 1) {
		find_phrase(f, e);
	} else if (e->prefix) {
		find_prefix(f, e->keys[0]);
	} else {
		uint32_t term = intern_find(f->model->index->terms, e->keys[0]);
		if (term != INTERN_NONE)
			find_term(f, term);
	}
}

/* All words of a stem, in articles of one side. */
static void
find_stem(struct finder *f, struct str stem, int side)
{
	const struct index *ix = f->model->index;
	bool whole = utf8_count(stem) < STEM_LETTERS;
	uint32_t n, first = index_prefix(ix, stem, &n);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t term = ix->sorted_terms[first + i];
		if (whole && intern_get(ix->terms, term).n != stem.n)
			continue;
		for (uint32_t p = ix->first_posting[term]; p < ix->first_posting[term + 1]; p++) {
			if (model_side(f->model, article_of(f, ix->postings[p])) == side)
				found_tokens(f, ix->postings[p], 1);
		}
	}
}

void
find_translated(struct finder *f, const struct expr *e)
{
	const struct lexicon *lx = f->model->lexicon;
	find_words(f, e);
	for (int side = 0; side < 2 && lx; side++) {
		struct lexicon_entry entries[TRANSLATIONS_MAX];
		uint32_t word = lexicon_word(lx, side, fold_stem(e->keys[0]));
		if (word == LEXICON_NONE)
			continue;
		uint32_t n = lexicon_translations(lx, side, word, entries, TRANSLATIONS_MAX);
		for (uint32_t i = 0; i < n; i++) {
			if (entries[i].p >= TRANSLATION_LEAST)
				find_stem(f, lexicon_stem(lx, !side, entries[i].word), !side);
		}
	}
}

/* Do the words of a name, from word ${from} on, begin with the keys? */
static bool
keys_at(const struct finder *f, const struct expr *e, const uint32_t *spelled, uint32_t n, uint32_t from)
{
	uint32_t whole = e->nkeys - e->prefix;
	if (from + e->nkeys > n)
		return false;
	for (uint32_t i = 0; i < whole; i++) {
		if (spelled[from + i] != f->keys.items[i])
			return false;
	}
	return !e->prefix || str_starts(names_word_text(f->model->names, spelled[from + whole]), e->keys[whole]);
}

/* An entity is meant by the first words of a name; a person by the last ones too (the family name). */
static bool
entity_matches(const struct finder *f, const struct expr *e, const struct entity *entity)
{
	if (!(e->types & 1u << entity->type))
		return false;
	for (uint32_t i = 0; i < entity->nvariants; i++) {
		uint32_t n;
		const uint32_t *spelled = names_spelling(f->model->names, entity->first_variant + i, &n);
		if (keys_at(f, e, spelled, n, 0))
			return true;
		if (entity->type == MENTION_PERSON && n > e->nkeys && keys_at(f, e, spelled, n, n - e->nkeys))
			return true;
	}
	return false;
}

void
find_mentions(struct finder *f, uint32_t entity)
{
	const struct entities *es = f->model->entities;
	const struct entity *e = &es->entities[entity];
	for (uint32_t i = 0; i < e->nmentions; i++) {
		const struct mention *m = &es->mentions[es->entity_mentions[e->first_mention + i]];
		found(f, m->article, m->start, m->end);
	}
}

static void
add_candidate(void *context, uint32_t entity)
{
	struct finder *f = context;
	vec_add(&f->candidates, entity);
}

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

/* Only entities with the rarest whole key in a name are looked at, each once. */
void
find_entities(struct finder *f, const struct expr *e)
{
	const struct entities *es = f->model->entities;
	const struct names *names = f->model->names;
	bool prefix = e->prefix && e->nkeys == 1;
	uint32_t best = 0;
	f->candidates.n = f->keys.n = 0;
	for (uint32_t i = 0; i < e->nkeys - e->prefix; i++) {
		vec_add(&f->keys, names_word(names, e->keys[i]));
		if (names_count(names, f->keys.items[i]) < names_count(names, f->keys.items[best]))
			best = i;
	}
	names_with(names, e->keys[best], prefix, add_candidate, f);
	if (prefix && f->candidates.n > 1)
		qsort(f->candidates.items, f->candidates.n, sizeof *f->candidates.items, by_number);
	for (size_t i = 0; i < f->candidates.n; i++) {
		uint32_t entity = f->candidates.items[i];
		if ((i == 0 || f->candidates.items[i - 1] != entity) && entity_matches(f, e, &es->entities[entity]))
			find_mentions(f, entity);
	}
}

void
find_amounts(struct finder *f, const struct expr *e)
{
	const struct entities *es = f->model->entities;
	for (uint32_t i = 0; i < es->nmentions; i++) {
		const struct mention *m = &es->mentions[i];
		if (m->type != MENTION_AMOUNT)
			continue;
		const struct figure *figure = &es->figures[mention_figure(m)];
		if (e->range.unit[0] && !str_ieqz(str_of(figure->unit), e->range.unit))
			continue;
		if (value_range_has(&e->range, figure->low, figure->high))
			found(f, m->article, m->start, m->end);
	}
}
