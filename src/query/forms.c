#include "query/forms.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "query/inflected.h"
#include "text/fold.h"

enum { ENDING = 2, SHORTEST = 3, TRANSLATIONS_MOST = 12 };

#define ENDINGS "enrsmtxul" /* letters that endings are made of: "-es", "-en", "-ern", "-aux" for "-al" */
#define SHARED 0.05f        /* of their translations two words have in common, if they are one; unrelated ones 0.02 at most */

/* How much of the translations of two words is the same: the sum of the smaller t. */
static float
shared(const struct lexicon *lx, int side, uint32_t a, uint32_t b)
{
	struct lexicon_entry entries[TRANSLATIONS_MOST];
	uint32_t n = lexicon_translations(lx, side, a, entries, TRANSLATIONS_MOST), i;
	float sum = 0;

	for (i = 0; i < n; i++) {
		float other = lexicon_t(lx, side, b, entries[i].word);

		sum += other < entries[i].p ? other : entries[i].p;
	}
	return sum;
}

/* Is what the longer of two words has behind the beginning of both an ending? */
static bool
is_ending(struct str a, struct str b)
{
	struct str longer = a.n > b.n ? a : b, shorter = a.n > b.n ? b : a;
	size_t at = 0;

	while (at < shorter.n && shorter.p[at] == longer.p[at])
		at++;
	for (; at < longer.n; at++)
		if (longer.p[at] == '\0' || strchr(ENDINGS, longer.p[at]) == NULL)
			return false;
	return true;
}

static bool
is_form(const struct lexicon *lx, int side, struct str key, struct str other)
{
	struct str stem = fold_stem(key), other_stem = fold_stem(other);
	uint32_t a, b;

	if (str_eq(key, other))
		return true;
	if (!inflected_same(key, other) || !is_ending(key, other))
		return false;
	if (lx == NULL || str_eq(stem, other_stem))
		return true;
	a = lexicon_word(lx, side, stem);
	b = lexicon_word(lx, side, other_stem);
	return a == LEXICON_NONE || b == LEXICON_NONE || shared(lx, side, a, b) >= SHARED;
}

/* The key without its ending, whatever that is; not all of a short one. */
static struct str
beginning(struct str key)
{
	size_t at = key.n, k;

	for (k = 0; k < ENDING && utf8_count(str_sub(key, 0, at)) > SHORTEST; k++)
		utf8_prev(key, &at);
	return str_sub(key, 0, at);
}

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

void
forms_sort(term_list *list)
{
	size_t i, kept = 0;

	if (list->n > 1)
		qsort(list->items, list->n, sizeof *list->items, by_number);
	for (i = 0; i < list->n; i++)
		if (kept == 0 || list->items[kept - 1] != list->items[i])
			list->items[kept++] = list->items[i];
	list->n = kept;
}

void
forms_of(const struct model *m, int side, struct str key, term_list *out)
{
	const struct index *ix = m->index;
	bool number = key.n > 0 && key.p[0] >= '0' && key.p[0] <= '9';
	uint32_t n, first = index_prefix(ix, number ? key : beginning(key), &n), i;

	out->n = 0;
	for (i = 0; i < n; i++) {
		uint32_t term = ix->sorted_terms[first + i];
		struct str other = intern_get(ix->terms, term);

		if (number ? str_eq(other, key) : is_form(model_lexicon(m), side, key, other))
			vec_add(out, term);
	}
	forms_sort(out);
}
