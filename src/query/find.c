#include "query/find.h"

#include <stdlib.h>
#include <string.h>

#include "query/rendering.h"

#define AHEAD 16 /* mentions that are asked of memory before their turn */

void
find_release(struct finder *f)
{
	vec_release(&f->hits);
	vec_release(&f->candidates);
	vec_release(&f->keys);
}

static void
add_article(struct finder *f, uint32_t article)
{
	struct set *s = f->out;
	if (s->ids.n == 0 || s->ids.items[s->ids.n - 1] != article)
		vec_add(&s->ids, article);
}

/* Are hits in this article wanted? Quick when articles come in ascending order. */
static bool
wanted(struct finder *f, uint32_t article)
{
	if (f->at > 0 && f->within[f->at - 1] >= article)
		f->at = 0;
	f->at = set_seek(f->within, f->nwithin, f->at, article);
	return f->at < f->nwithin && f->within[f->at] == article;
}

static void
found(struct finder *f, uint32_t article, uint32_t start, uint32_t end)
{
	if (!f->places)
		add_article(f, article);
	else if (wanted(f, article))
		vec_add(&f->hits, ((struct hit){ article, start, end, f->term }));
}

static void
find_articles(struct finder *f, uint32_t term)
{
	const struct index *ix = f->model->index;
	struct posting_reader r = index_postings(ix, term);
	struct set *s = f->out;
	uint32_t last = UINT32_MAX;
	vec_reserve(&s->ids, s->ids.n + ix->term_articles[term]);
	while (posting_next(&r)) {
		if (r.article != last)
			s->ids.items[s->ids.n++] = last = r.article;
	}
}

static void
add_place(struct finder *f, uint32_t term, uint32_t article, uint32_t token)
{
	const struct index *ix = f->model->index;
	uint32_t bytes = ix->term_bytes[term], start = index_token_start(ix, article, token);
	uint32_t end = start + (bytes ? bytes : ix->form_bytes[index_token_form(ix, token)]);
	vec_add(&f->hits, ((struct hit){ article, start, end, f->term }));
}

#define FEW 8 /* where one of so many places is wanted, or less, they are not all asked of memory ahead */

/* Each place of a term is a hit. */
static void
find_term(struct finder *f, uint32_t term)
{
	const struct index *ix = f->model->index;
	struct posting_reader r = index_postings(ix, term);
	struct posting_batch b;
	bool more = true;
	f->looked += ix->term_tokens[term];
	if (!f->places) {
		find_articles(f, term);
		return;
	}
	if (f->nwithin < ix->term_articles[term] / FEW) {
		while (f->nwithin > 0 && posting_next(&r) && r.article <= f->within[f->nwithin - 1]) {
			if (wanted(f, r.article))
				add_place(f, term, r.article, ix->first_token[r.article] + r.ordinal);
		}
		return;
	}
	while (more) {
		more = posting_batch(&b, ix, &r, 0, 0);
		for (uint32_t i = 0; i < b.n; i++) {
			if (wanted(f, b.article[i]))
				add_place(f, term, b.article[i], b.token[i]);
		}
	}
}

/* Words from ${token} on: are they of one field of the article? Then it is a hit. */
static void
found_tokens(struct finder *f, uint32_t article, uint32_t token, uint32_t n)
{
	const struct index *ix = f->model->index;
	const struct article *a = f->model->corpus->articles[article];
	if (token + n > ix->first_token[article + 1] || (f->places && !wanted(f, article)))
		return;
	if (!f->places && n == 1) {
		add_article(f, article);
		return;
	}
	uint32_t start = index_token_start(ix, article, token), end = index_token_end(ix, article, token + n - 1);
	if (n == 1 || article_field_at(a, start) == article_field_at(a, end - 1))
		found(f, article, start, end);
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
phrase_hit(void *context, uint32_t article, uint32_t token)
{
	struct finder *f = context;
	const struct expr *e = f->e;
	f->looked++;
	const struct index *ix = f->model->index;
	if (e->prefix) {
		uint32_t last = token + e->nkeys - 1;
		if (last >= ix->ntokens ||
		    !str_starts(intern_get(ix->terms, index_token_term(ix, last)), e->keys[e->nkeys - 1]))
			return true;
	}
	found_tokens(f, article, token, e->nkeys);
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

static bool
found_words(void *context, uint32_t article, uint32_t token, uint32_t n)
{
	found_tokens(context, article, token, n);
	return true;
}

void
find_translated(struct finder *f, const struct expr *e)
{
	find_words(f, e);
	for (int side = 0; side < 2; side++) {
		struct rendering r;
		if (!rendering_make(f->model, side, e->keys, e->nkeys, e->prefix, &r))
			continue;
		f->looked += wording_find(f->model, &r.own, side, found_words, f);
		for (size_t i = 0; i < r.others.n; i++)
			f->looked += wording_find(f->model, &r.others.items[i], !side, found_words, f);
		rendering_release(&r);
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
	const uint32_t *number = es->entity_mentions + e->first_mention;
	uint32_t n;
	const uint32_t *articles = names_articles(f->model->names, entity, &n);
	f->looked += e->nmentions;
	if (!f->places) {
		vec_reserve(&f->out->ids, f->out->ids.n + n);
		if (n > 0)
			memcpy(f->out->ids.items + f->out->ids.n, articles, n * sizeof *articles);
		f->out->ids.n += n;
		return;
	}
	for (uint32_t i = 0; i < e->nmentions; i++) {
		const struct mention *m = &es->mentions[number[i]];
		if (i + AHEAD < e->nmentions)
			__builtin_prefetch(&es->mentions[number[i + AHEAD]]);
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

/* Of the candidates, ascending, keep those that have all other whole keys in a name, too. */
static void
sift_candidates(struct finder *f, uint32_t best)
{
	for (size_t k = 0; k < f->keys.n; k++) {
		uint32_t n, at = 0;
		const uint32_t *entities = names_entities(f->model->names, f->keys.items[k], &n);
		size_t kept = 0;
		for (size_t i = 0; k != best && i < f->candidates.n; i++) {
			at = set_seek(entities, n, at, f->candidates.items[i]);
			if (at < n && entities[at] == f->candidates.items[i])
				f->candidates.items[kept++] = f->candidates.items[i];
		}
		if (k != best)
			f->candidates.n = kept;
	}
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
	if (f->keys.n > 1)
		sift_candidates(f, best);
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

find_leaf *
find_leaf_of(unsigned kind)
{
	static find_leaf *const finders[EXPR_KINDS] = {
		[EXPR_WORDS] = find_words,
		[EXPR_TRANSLATED] = find_translated,
		[EXPR_ENTITY] = find_entities,
		[EXPR_AMOUNT] = find_amounts,
	};
	return kind < EXPR_KINDS ? finders[kind] : NULL;
}
