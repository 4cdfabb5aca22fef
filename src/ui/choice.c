/* What the reader chooses: a name, a search, filters, marks; and to undo it. */
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "ui/correct.h"
#include "ui/correct_names.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/words.h"
#include "ui/state.h"

static void
forget_chosen(struct view *v)
{
	free(v->chosen.name[0]);
	free(v->chosen.name[1]);
	v->chosen = (struct chosen){ ENTITY_NONE, UINT32_MAX, 0, { NULL, NULL } };
}

void
state_choose(struct view *v, uint32_t entity, uint32_t mention)
{
	int d;

	forget_chosen(v);
	if (entity != ENTITY_NONE) {
		const struct entity *e = &v->m->entities->entities[entity];

		v->chosen.entity = entity;
		v->chosen.type = e->type;
		for (d = 0; d < 2; d++)
			v->chosen.name[d] = strndup(e->name[d].p ? e->name[d].p : "", e->name[d].n);
	} else if (mention != UINT32_MAX) {
		v->chosen.figure = mention;
		v->chosen.type = v->m->entities->mentions[mention].type;
	}
}

void
state_query_clear(struct view *v)
{
	if (v->searched)
		result_release(&v->result);
	query_free(v->query);
	v->query = NULL;
	v->searched = v->hits_ordered = v->all_hits = false;
	v->hits_story = UINT32_MAX;
	v->hit_order.n = 0;
	v->hit = UINT32_MAX;
	free(v->query_text);
	v->query_text = NULL;
}

void
state_all_hits(struct view *v)
{
	if (!v->searched || v->all_hits)
		return;
	query_hits(v->query, v->m, v->result.articles, v->result.narticles, &v->result);
	v->all_hits = true;
	v->hits_ordered = false;
	if (v->pills.n > 0)
		state_keep_hits(v);
}

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

void
state_hits_here(struct view *v)
{
	const struct stories *st = v->m ? v->m->stories : NULL;
	VEC(uint32_t) articles = { 0 };
	uint32_t i;

	if (!v->searched || v->all_hits || v->story == UINT32_MAX || v->hits_story == v->story)
		return;
	for (i = 0; i < st->stories[v->story].narticles; i++) {
		uint32_t a = st->story_articles[st->stories[v->story].first_article + i];

		if (result_has(&v->result, a))
			vec_add(&articles, a);
	}
	if (articles.n > 1)
		qsort(articles.items, articles.n, sizeof *articles.items, by_number);
	query_hits(v->query, v->m, articles.items, (uint32_t)articles.n, &v->result);
	v->hits_story = v->story;
	vec_release(&articles);
}

uint32_t
state_first_hit(const struct view *v, uint32_t article, uint32_t start)
{
	uint32_t low = 0, high = v->searched ? v->result.nhits : 0;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		const struct hit *h = &v->result.hits[middle];

		if (h->article < article || (h->article == article && h->end <= start))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

enum { PLACES_AT_ONCE = 50000 };

/* Run a query that was parsed; ${text} is it. */
static void
take_query(struct view *v, struct query *q, struct str text)
{
	struct query_context context = { v->marked };

	state_query_clear(v);
	v->query_text = strndup(text.p, text.n);
	query_articles(q, v->m, &context, &v->result);
	v->query = q;
	v->searched = true;
	if (v->result.places <= (v->options.places ? v->options.places : PLACES_AT_ONCE))
		state_all_hits(v);
	buf_reset(&v->message);
	state_list(v);
}

void
state_search(struct view *v, struct str text)
{
	struct query *q;
	struct err err;
	uint32_t column;

	text = str_trim(text);
	if (text.n == 0) {
		state_query_clear(v);
		buf_reset(&v->message);
		state_list(v);
	} else if (query_parse(text, &q, &column, &err) != 0) {
		state_say(v, true, "%s", err.msg);
	} else {
		take_query(v, q, text);
	}
}

/* Does a word end it that may only be begun? */
static bool
ends_in_word(struct str text)
{
	size_t at = text.n;

	if (at == 0)
		return false;
	utf8_prev(text, &at);
	return fold_is_letter(utf8_next(text, &at));
}

enum { BEGUN_MOST = 200000 }; /* places of all words that begin so: a millisecond */

/* Is the last word so short that too many words begin so? */
static bool
hardly_begun(const struct view *v, struct str text)
{
	const struct index *ix = v->m->index;
	struct buf key = { 0 };
	words found = { 0 };
	uint64_t places = 0;
	uint32_t n, first, i;

	words_split(text, &found);
	if (found.n > 0) {
		struct word last = found.items[found.n - 1];

		fold_key(str_sub(text, last.start, last.start + last.n), &key);
	}
	first = index_prefix(ix, buf_str(&key), &n);
	for (i = first; i < first + n && places <= BEGUN_MOST; i++)
		places += ix->term_tokens[ix->sorted_terms[i]];
	vec_release(&found);
	buf_release(&key);
	return places > BEGUN_MOST;
}

void
state_search_typing(struct view *v, struct str text)
{
	struct query *q;
	struct err err;
	struct buf begun = { 0 };

	state_search(v, text);
	if (!v->searched || v->result.narticles > 0 || v->message.n > 0 || !ends_in_word(text) ||
	    hardly_begun(v, text))
		return;
	buf_addf(&begun, STR_FMT "*", STR_ARG(str_trim(text)));
	if (query_parse(buf_str(&begun), &q, NULL, &err) == 0)
		take_query(v, q, buf_str(&begun));
	buf_release(&begun);
}

/* ${name}: of an entity that is nobody; it may be somebody where names are made anew. */
static void
set_pill(struct view *v, uint32_t entity, struct str name, bool on)
{
	size_t i;

	if (entity != ENTITY_NONE)
		name = entity_name(&v->m->entities->entities[entity], 0);
	for (i = 0; i < v->pills.n; i++)
		if (v->pills.items[i].entity == entity && (entity != ENTITY_NONE || str_eqz(name, v->pills.items[i].name)))
			break;
	if (on && i == v->pills.n && (entity != ENTITY_NONE || v->effect.kind == EFFECT_REVISIONS)) {
		vec_add(&v->pills, ((struct pill){ entity, strndup(name.p, name.n) }));
	} else if (!on && i < v->pills.n) {
		free(v->pills.items[i].name);
		memmove(&v->pills.items[i], &v->pills.items[i + 1], (--v->pills.n - i) * sizeof *v->pills.items);
	}
	state_list(v);
}

static void
set_mark(struct view *v, uint32_t article, bool on)
{
	const struct article *a = v->m->corpus->articles[article];
	struct str title = article_title(a);
	struct buf key = { 0 };
	size_t i;

	buf_adds(&key, a->file);
	buf_addc(&key, '\t');
	buf_adds(&key, title);
	v->marked[article] = on;
	for (i = 0; i < v->mark_keys.n; i++)
		if (strcmp(v->mark_keys.items[i], key.p) == 0)
			break;
	if (on && i == v->mark_keys.n) {
		vec_add(&v->mark_keys, strdup(key.p));
	} else if (!on && i < v->mark_keys.n) {
		free(v->mark_keys.items[i]);
		memmove(&v->mark_keys.items[i], &v->mark_keys.items[i + 1],
		        (--v->mark_keys.n - i) * sizeof *v->mark_keys.items);
	}
	buf_release(&key);
	v->effect.kind = EFFECT_MARKS;
}

void
state_forget(struct view *v, size_t from)
{
	size_t i;

	for (i = from; i < v->deeds.n; i++) {
		free(v->deeds.items[i].before);
		free(v->deeds.items[i].after);
	}
	v->deeds.n = from < v->deeds.n ? from : v->deeds.n;
}

static void
remember(struct view *v, struct deed d)
{
	state_forget(v, v->ndone);
	vec_add(&v->deeds, d);
	v->ndone++;
}

void
state_pill(struct view *v, uint32_t entity, bool on)
{
	remember(v, (struct deed){ .kind = DEED_PILL, .thing = entity, .on = on });
	set_pill(v, entity, (struct str){ NULL, 0 }, on);
}

void
state_mark(struct view *v, uint32_t article, bool on, bool joined)
{
	if (v->marked[article] == on)
		return;
	remember(v, (struct deed){ .kind = DEED_MARK, .thing = article, .on = on, .joined = joined });
	set_mark(v, article, on);
}

void
state_corrected(struct view *v, const uint32_t article[2], char *before, char *after, bool joined)
{
	remember(v, (struct deed){ .kind = DEED_CORRECTION,
	                           .joined = joined,
	                           .article = { article[0], article[1] },
	                           .before = before,
	                           .after = after });
}

void
state_revised(struct view *v, char *taken, char *given, bool joined)
{
	remember(v, (struct deed){ .kind = DEED_REVISION, .joined = joined, .before = taken, .after = given });
}

static void
apply(struct view *v, const struct deed *d, bool on)
{
	switch (d->kind) {
	case DEED_PILL: set_pill(v, d->thing, str_of(d->before), on); break;
	case DEED_MARK: set_mark(v, d->thing, on); break;
	case DEED_CORRECTION: correct_restore(v, d->article, str_of(on ? d->after : d->before)); break;
	case DEED_REVISION:
		correct_restore_names(v, str_of(on ? d->before : d->after), str_of(on ? d->after : d->before));
		break;
	}
}

/* It is done and undone by what it says, not by turning something on. */
static bool
is_correction(const struct deed *d)
{
	return d->kind == DEED_CORRECTION || d->kind == DEED_REVISION;
}

bool
state_undo(struct view *v)
{
	const struct deed *d;

	if (v->ndone == 0)
		return false;
	do {
		d = &v->deeds.items[--v->ndone];
		apply(v, d, !is_correction(d) && !d->on);
	} while (d->joined && v->ndone > 0);
	return true;
}

bool
state_filtered(const struct view *v, uint32_t entity)
{
	size_t i = 0;

	while (i < v->pills.n && v->pills.items[i].entity != entity)
		i++;
	return i < v->pills.n;
}

bool
state_redo(struct view *v)
{
	if (v->ndone == v->deeds.n)
		return false;
	do {
		const struct deed *d = &v->deeds.items[v->ndone++];

		apply(v, d, is_correction(d) || d->on);
	} while (v->ndone < v->deeds.n && v->deeds.items[v->ndone].joined);
	return true;
}
