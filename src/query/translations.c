#include "query/translations.h"

#include <stdlib.h>

#include "base/buf.h"
#include "query/concordance.h"
#include "query/inflected.h"
#include "text/fold.h"

/* A hit and what stands for it. */
struct answer {
	uint32_t number; /* of its hit */
	lang_id lang;
	uint32_t key;    /* folded */
	struct str text;
};

struct answering {
	const struct model *m;
	struct arena *arena;
	struct intern *keys;
	struct buf text, key;
	struct answer *answers; /* [n] */
	uint32_t n;
};

static void
join(struct answering *a, struct str text, const struct word_place *places, uint32_t n)
{
	uint32_t i;

	buf_reset(&a->text);
	for (i = 0; i < n; i++) {
		buf_addz(&a->text, i > 0 ? " … " : "");
		buf_adds(&a->text, str_sub(text, places[i].start, places[i].end));
	}
}

/* False: nothing stands against the passage of the hit. */
static bool
answer(struct answering *a, const struct hit *h, uint32_t number)
{
	const struct corpus *c = a->m->corpus;
	struct arena scratch = { 0 };
	struct concordance_line line;
	const struct word_place *places;
	uint32_t n;

	concordance_line(a->m, h, &scratch, &line);
	if (line.naligned > 0) {
		n = concordance_answers(a->m, &line, &scratch, &places);
		join(a, c->articles[line.other]->text, places, n);
		buf_reset(&a->key);
		fold_key(buf_str(&a->text), &a->key);
		a->answers[a->n++] = (struct answer){ number, c->articles[line.other]->lang,
						      intern_add(a->keys, buf_str(&a->key)),
						      arena_str(a->arena, buf_str(&a->text)) };
	}
	arena_release(&scratch);
	return line.naligned > 0;
}

/* Alike ones together, and in them the same spelling. */
static int
by_key(const void *a, const void *b)
{
	const struct answer *x = a, *y = b;
	int cmp;

	if (x->lang != y->lang)
		return x->lang < y->lang ? -1 : 1;
	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	cmp = str_cmp(x->text, y->text);
	return cmp != 0 ? cmp : (x->number > y->number) - (x->number < y->number);
}

static int
by_number(const void *a, const void *b)
{
	const struct answer *x = a, *y = b;

	return (x->number > y->number) - (x->number < y->number);
}

static int
by_count(const void *a, const void *b)
{
	const struct translation *x = a, *y = b;

	if (x->lang != y->lang)
		return x->lang < y->lang ? -1 : 1;
	if ((x->text.n == 0) != (y->text.n == 0))
		return x->text.n == 0 ? 1 : -1;
	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return str_cmp(x->text, y->text);
}

/* Answers that fold alike, and the word that they are a form of. */
struct form {
	struct str text;
	lang_id lang;
	uint32_t key, first, count; /* in answers */
	uint32_t head;              /* the most frequent form of its word */
};

static int
by_form_count(const void *a, const void *b)
{
	const struct form *x = a, *y = b;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return x->first < y->first ? -1 : x->first > y->first;
}

/* The spelling that is most frequent of answers that fold alike. */
static struct str
spelling(const struct answer *a, uint32_t n)
{
	uint32_t i, run = 0, best = 0;
	struct str text = a[0].text;

	for (i = 0; i < n; i++) {
		run = i > 0 && str_eq(a[i].text, a[i - 1].text) ? run + 1 : 1;
		if (run > best) {
			best = run;
			text = a[i].text;
		}
	}
	return text;
}

static struct form *
find_forms(struct answering *a, uint32_t *n)
{
	struct form *all = arena_array(a->arena, struct form, a->n);
	uint32_t i, end;

	if (a->n > 0)
		qsort(a->answers, a->n, sizeof *a->answers, by_key);
	for (i = 0, *n = 0; i < a->n; i = end) {
		const struct answer *x = &a->answers[i];

		for (end = i + 1; end < a->n && a->answers[end].key == x->key && a->answers[end].lang == x->lang; end++)
			;
		all[(*n)++] = (struct form){ spelling(x, end - i), x->lang, x->key, i, end - i, 0 };
	}
	if (*n > 0)
		qsort(all, *n, sizeof *all, by_form_count);
	return all;
}

/* Each form to the most frequent one that is a form of the same word. */
static void
find_heads(const struct answering *a, struct form *forms, uint32_t n)
{
	uint32_t i, k;

	for (i = 0; i < n; i++) {
		struct str key = intern_get(a->keys, forms[i].key);

		for (k = 0; k < i; k++)
			if (forms[k].head == k && forms[k].lang == forms[i].lang && key.n > 0 &&
			    inflected_same(intern_get(a->keys, forms[k].key), key))
				break;
		forms[i].head = k;
	}
}

/* The word whose most frequent form is ${head}; its hits from ${first} of ${sorted}. */
static struct translation
unite(struct answering *a, const struct form *forms, uint32_t n, uint32_t head, struct answer *sorted, uint32_t first)
{
	struct translation t = { forms[head].text, forms[head].lang, 0, NULL, 0, first };
	struct translation_form *out = arena_array(a->arena, struct translation_form, n - head);
	uint32_t i, k;

	for (i = head; i < n; i++) {
		if (forms[i].head != head)
			continue;
		out[t.nforms++] = (struct translation_form){ forms[i].text, forms[i].count };
		if (forms[i].text.n < t.text.n)
			t.text = forms[i].text;
		for (k = 0; k < forms[i].count; k++)
			sorted[first + t.count++] = a->answers[forms[i].first + k];
	}
	qsort(sorted + first, t.count, sizeof *sorted, by_number);
	t.forms = out;
	return t;
}

/* Words with their answers, which are put in this order. */
static struct translation *
group(struct answering *a, uint32_t *n)
{
	uint32_t nforms, i, at = 0;
	struct form *forms = find_forms(a, &nforms);
	struct translation *all = arena_array(a->arena, struct translation, nforms);
	struct answer *sorted = mem_zalloc(a->n + (size_t)1, sizeof *sorted);

	find_heads(a, forms, nforms);
	for (i = 0, *n = 0; i < nforms; i++)
		if (forms[i].head == i) {
			all[*n] = unite(a, forms, nforms, i, sorted, at);
			at += all[(*n)++].count;
		}
	free(a->answers);
	a->answers = sorted;
	return all;
}

void
translations_make(const struct model *m, const struct hit *hits, uint32_t n, struct arena *arena,
		  struct translations *out)
{
	struct answering a = { .m = m, .arena = arena, .keys = intern_new() };
	struct translation *all;
	struct hit *sorted;
	uint32_t i, k, at = 0;

	*out = (struct translations){ .looked = n < TRANSLATIONS_MOST ? n : TRANSLATIONS_MOST };
	a.answers = mem_zalloc(out->looked + (size_t)1, sizeof *a.answers);
	for (i = 0; i < out->looked; i++)
		out->alone += !answer(&a, &hits[i], i);
	all = group(&a, &out->n);
	if (out->n > 0)
		qsort(all, out->n, sizeof *all, by_count);
	sorted = arena_array(arena, struct hit, a.n);
	for (i = 0; i < out->n; i++) {
		uint32_t first = all[i].first;

		all[i].first = at;
		for (k = 0; k < all[i].count; k++)
			sorted[at++] = hits[a.answers[first + k].number];
	}
	out->items = all;
	out->hits = sorted;
	intern_free(a.keys);
	buf_release(&a.text);
	buf_release(&a.key);
	free(a.answers);
}
