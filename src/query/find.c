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
	vec_release(&f->words);
	buf_release(&f->buf);
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

static void
find_term(struct finder *f, uint32_t term)
{
	const struct index *ix = f->model->index;
	if (f->keep)
		vec_reserve(&f->hits, f->hits.n + ix->first_posting[term + 1] - ix->first_posting[term]);
	for (uint32_t i = ix->first_posting[term], last = ix->first_posting[term + 1]; i < last; i++) {
		if (i + AHEAD < last) {
			__builtin_prefetch(&ix->token_start[ix->postings[i + AHEAD]]);
			__builtin_prefetch(&ix->token_form[ix->postings[i + AHEAD]]);
		}
		found_tokens(f, ix->postings[i], 1);
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

/* Do the words of a variant, from word ${from} on, begin with the keys? */
static bool
keys_at(const struct finder *f, const struct expr *e, size_t from)
{
	struct str text = buf_str(&f->buf);
	if (from + e->nkeys > f->words.n)
		return false;
	for (uint32_t i = 0; i < e->nkeys; i++) {
		struct word w = f->words.items[from + i];
		struct str key = str_sub(text, w.start, w.start + w.n);
		bool last = i + 1 == e->nkeys;
		if (last && e->prefix ? !str_starts(key, e->keys[i]) : !str_eq(key, e->keys[i]))
			return false;
	}
	return true;
}

/* A variant is meant by its first words; a person by the last ones too (the family name). */
static bool
variant_matches(struct finder *f, const struct expr *e, struct str variant, bool person)
{
	buf_reset(&f->buf);
	fold_key(variant, &f->buf);
	if (str_find(buf_str(&f->buf), e->keys[0], 0) == SIZE_MAX)
		return false;
	f->words.n = 0;
	words_split(buf_str(&f->buf), &f->words);
	return keys_at(f, e, 0) || (person && f->words.n > e->nkeys && keys_at(f, e, f->words.n - e->nkeys));
}

static bool
entity_matches(struct finder *f, const struct expr *e, const struct entity *entity)
{
	bool person = entity->type == MENTION_PERSON;
	const struct variant *variants = f->model->entities->variants + entity->first_variant;
	if (!(e->types & 1u << entity->type))
		return false;
	for (uint32_t i = 0; i < entity->nvariants; i++) {
		if (variant_matches(f, e, variants[i].text, person))
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

/* The whole key that the fewest entities have. */
static struct str
rarest_key(const struct finder *f, const struct expr *e)
{
	uint32_t n = e->nkeys - (e->prefix && e->nkeys > 1), best = 0;
	for (uint32_t i = 1; i < n; i++) {
		if (names_count(f->model->names, e->keys[i]) < names_count(f->model->names, e->keys[best]))
			best = i;
	}
	return e->keys[best];
}

/* Only entities with the rarest key in a name are looked at, each once. */
void
find_entities(struct finder *f, const struct expr *e)
{
	const struct entities *es = f->model->entities;
	bool prefix = e->prefix && e->nkeys == 1;
	f->candidates.n = 0;
	names_with(f->model->names, rarest_key(f, e), prefix, add_candidate, f);
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
		const struct figure *figure = &es->figures[m->figure];
		if (e->range.unit[0] && !str_ieqz(str_of(figure->unit), e->range.unit))
			continue;
		if (value_range_has(&e->range, figure->low, figure->high))
			found(f, m->article, m->start, m->end);
	}
}
