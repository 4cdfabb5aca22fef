#include "query/rendering.h"

#include <string.h>

#include "base/utf8.h"
#include "query/facing.h"
#include "query/translate.h"
#include "text/fold.h"

enum { PART_SHORTEST = 4, SMALL_MOST = 3 };

#define GRAMMAR 0.004f /* of all words: one as frequent says nothing */
#define HEARD 0.25f    /* of the places of what the lexicon has stand against the words; or it is something else */

void
rendering_release(struct rendering *r)
{
	size_t i;

	wording_release(&r->own);
	for (i = 0; i < r->others.n; i++)
		wording_release(&r->others.items[i]);
	vec_release(&r->others);
}

static bool
is_small(const struct model *m, int side, struct str key)
{
	const struct lexicon *lx = model_lexicon(m);
	uint32_t word;

	if (utf8_count(key) > SMALL_MOST)
		return false;
	word = lx ? lexicon_word(lx, side, fold_stem(key)) : LEXICON_NONE;
	return utf8_count(key) < SMALL_MOST || (word != LEXICON_NONE && lexicon_background(lx, side, word) > GRAMMAR);
}

static bool
has_places(const struct model *m, struct str key)
{
	return intern_find(m->index->terms, key) != INTERN_NONE;
}

/* Is the first part of a compound a word, be it as another one begins: "finanz", where "finanzen" is? One of five letters is
 * all of what the lexicon has. */
static bool
is_head(const struct model *m, int side, struct str head, struct str key)
{
	const struct lexicon *lx = model_lexicon(m);
	term_list forms = { 0 };
	bool found = has_places(m, head);

	if (!found && lx != NULL && str_eq(fold_stem(head), head))
		found = lexicon_word(lx, side, head) != LEXICON_NONE;
	if (!found)
		forms_of(m, side, head, &forms);
	found |= forms.n > 0 && !str_starts(intern_get(m->index->terms, forms.items[0]), key);
	vec_release(&forms);
	return found;
}

/* What joins the parts of a compound: "Staat-s-fonds", "Chip-fabrik". */
static size_t
joint(struct str rest)
{
	static const char *const joints[] = { "en", "es", "s", "n", "e", "-" };
	size_t i;

	for (i = 0; i < sizeof joints / sizeof *joints; i++)
		if (str_startsz(rest, joints[i]))
			return strlen(joints[i]);
	return 0;
}

/* Two words that the corpus has make up this one. The longest first part decides. */
static bool
split(const struct model *m, int side, struct str key, struct str parts[2])
{
	size_t at = key.n;

	while (at > 0) {
		utf8_prev(key, &at);
		struct str head = str_sub(key, 0, at), rest = str_sub(key, at, key.n);
		size_t j = joint(rest);

		if (utf8_count(head) < PART_SHORTEST)
			return false;
		if (!is_head(m, side, head, key))
			continue;
		parts[0] = head;
		parts[1] = rest;
		if (utf8_count(rest) >= PART_SHORTEST && has_places(m, rest))
			return true;
		parts[1] = str_sub(rest, j, rest.n);
		if (j > 0 && utf8_count(parts[1]) >= PART_SHORTEST && has_places(m, parts[1]))
			return true;
	}
	return false;
}

/* Terms of both, or of the first alone. */
static void
keep(term_list *list, const term_list *with, bool common)
{
	size_t i, k = 0, kept = 0;

	for (i = 0; i < list->n; i++) {
		while (k < with->n && with->items[k] < list->items[i])
			k++;
		if ((k < with->n && with->items[k] == list->items[i]) == common)
			list->items[kept++] = list->items[i];
	}
	list->n = kept;
}

/* Do the pairs of the corpus say so? Where they cannot be asked, nothing speaks against it. */
static bool
borne_out(const struct model *m, int side, const struct wording *ours, const struct wording *theirs)
{
	struct facing f = facing_ask(m, side, ours, theirs);

	return f.asked == 0 || (float)f.heard >= HEARD * (float)f.asked;
}

static void
add(const struct model *m, int side, struct rendering *r, struct wording *w)
{
	uint32_t i;
	bool full = w->n > 0;

	for (i = 0; i < w->n; i++)
		full &= w->slot[i].n > 0;
	if (full && borne_out(m, side, &r->own, w))
		vec_add(&r->others, *w);
	else
		wording_release(w);
}

/* Each term by itself, as far as it is borne out. */
static void
add_terms(const struct model *m, int side, struct rendering *r, const term_list *terms)
{
	struct wording w = { .n = 1 };
	size_t i;

	for (i = 0; i < terms->n; i++) {
		struct wording one = { .n = 1 };

		vec_add(&one.slot[0], terms->items[i]);
		if (borne_out(m, side, &r->own, &one))
			vec_add(&w.slot[0], terms->items[i]);
		wording_release(&one);
	}
	if (w.slot[0].n > 0)
		vec_add(&r->others, w);
	else
		wording_release(&w);
}

/* What the lexicon has for words that are one thing together: terms that stand for each, and all near each other. */
static void
add_together(const struct model *m, int side, const struct str *keys, uint32_t n, struct rendering *r)
{
	struct wording all = { .loose = true };
	term_list common = { 0 };
	uint32_t i;

	for (i = 0; i < n; i++)
		if (!is_small(m, side, keys[i]))
			translate_terms(m, side, keys[i], &all.slot[all.n++]);
	for (i = 0; i < (all.n > 0 ? all.slot[0].n : 0); i++)
		vec_add(&common, all.slot[0].items[i]);
	for (i = 1; i < all.n; i++)
		keep(&common, &all.slot[i], true);
	add_terms(m, side, r, &common);
	for (i = 0; i < all.n; i++)
		keep(&all.slot[i], &common, false);
	if (all.n > 1)
		add(m, side, r, &all);
	else
		wording_release(&all);
	vec_release(&common);
}

static void
add_facing(const struct model *m, int side, bool compound, struct rendering *r)
{
	struct wording answers[FACING_MOST];
	uint32_t n = facing_answers(m, side, &r->own, compound, answers), i;

	for (i = 0; i < n; i++)
		vec_add(&r->others, answers[i]);
}

/* The stem of a compound may be that of its first part: then what the lexicon has for it is of that alone, and counts only
 * where the pairs say nothing better. */
static void
add_compound(const struct model *m, int side, const struct str *key, const struct str parts[2], struct rendering *r)
{
	struct wording own = { .n = 1 };
	bool heard;

	add_facing(m, side, true, r);
	heard = r->others.n > 0;
	add_together(m, side, parts, 2, r);
	translate_terms(m, side, *key, &own.slot[0]);
	if (!str_eq(fold_stem(*key), fold_stem(parts[0]))) {
		vec_add(&r->others, own);
		return;
	}
	if (!heard)
		add_terms(m, side, r, &own.slot[0]);
	wording_release(&own);
}

bool
rendering_make(const struct model *m, int side, const struct str *keys, uint32_t n, bool begun, struct rendering *r)
{
	bool compounds = lang_compounds(side == 0 ? m->sides.left : m->sides.right);
	struct wording w = { .n = 1 };
	struct str parts[2];
	uint32_t i, of = 0;

	memset(r, 0, sizeof *r);
	for (i = 0; i < n; i++)
		of += translate_is_of(m, side, keys[i]);
	if (of < n || (begun && n > 1))
		return false;
	r->own.n = begun ? 0 : n;
	for (i = 0; i < r->own.n; i++)
		forms_of(m, side, keys[i], &r->own.slot[i]);
	if (n > 1) {
		add_together(m, side, keys, n, r);
		add_facing(m, side, false, r);
	} else if (!begun && compounds && split(m, side, keys[0], parts)) {
		add_compound(m, side, keys, parts, r);
	} else {
		translate_terms(m, side, keys[0], &w.slot[0]);
		vec_add(&r->others, w);
	}
	return true;
}
