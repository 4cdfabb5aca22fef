#include "entity/link_words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/data.h"
#include "base/intern.h"
#include "base/vec.h"
#include "text/fold.h"

enum { STEM_LEAST = 7 }; /* bytes of an adjective's stem: "Fischer" is none */

struct sound {
	struct str from, to;
	bool first, last; /* only at the start, at the end of a word */
};

struct link_words {
	struct intern *forms, *tails, *heads, *articles, *particles, *as, *ands, *rivalled;
	VEC(struct str) rivals; /* by rivalled */
	VEC(struct str) inflected, endings, genitives, cases, inhabitants;
	VEC(struct link_gender) genders; /* by last byte, the longest first */
	uint32_t first_gender[257];      /* by last byte */
	struct str declined;
	VEC(struct sound) sounds; /* longest first within a letter */
	uint32_t first_sound[257]; /* by first byte */
	struct arena arena;
};

static struct str
folded(struct link_words *w, struct str s)
{
	struct buf b = { 0 };
	struct str out;

	fold_key(s, &b);
	out = arena_str(&w->arena, buf_str(&b));
	buf_release(&b);
	return out;
}

static void
add_sound(struct link_words *w, struct str from, struct str to)
{
	struct sound s = { .to = arena_str(&w->arena, to) };

	if (str_startsz(from, "^")) {
		s.first = true;
		from = str_sub(from, 1, from.n);
	}
	if (str_endsz(from, "$")) {
		s.last = true;
		from = str_sub(from, 0, from.n - 1);
	}
	s.from = folded(w, from);
	if (s.from.n > 0)
		vec_add(&w->sounds, s);
}

static void
add_rivals(struct link_words *w, struct str word, struct str rivals)
{
	if (intern_add(w->rivalled, folded(w, word)) == w->rivals.n)
		vec_add(&w->rivals, folded(w, rivals));
}

static void
add_gender(struct link_words *w, struct str noun, struct str ending)
{
	bool cuts = !str_startsz(ending, "-");

	ending = arena_str(&w->arena, str_sub(ending, !cuts, ending.n));
	noun = folded(w, noun);
	if (noun.n > 0)
		*vec_push(&w->genders) = (struct link_gender){ noun, ending, cuts };
}

/* By first byte; then the longest, and of these the one bound to a place, comes first. */
static int
sound_order(const void *a, const void *b)
{
	const struct sound *x = a, *y = b;
	unsigned char p = (unsigned char)x->from.p[0], q = (unsigned char)y->from.p[0];
	size_t m = x->from.n * 2 + (x->first || x->last), n = y->from.n * 2 + (y->first || y->last);

	return p != q ? p - q : m != n ? (m < n ? 1 : -1) : str_cmp(x->from, y->from);
}

static void
order_sounds(struct link_words *w)
{
	size_t i, c = 0;

	if (w->sounds.n > 0)
		qsort(w->sounds.items, w->sounds.n, sizeof *w->sounds.items, sound_order);
	for (i = 0; i < w->sounds.n; i++)
		while (c <= (unsigned char)w->sounds.items[i].from.p[0])
			w->first_sound[c++] = (uint32_t)i;
	while (c <= 256)
		w->first_sound[c++] = (uint32_t)i;
}

static unsigned char
last_byte(struct str s)
{
	return (unsigned char)s.p[s.n - 1];
}

static int
gender_order(const void *a, const void *b)
{
	const struct link_gender *x = a, *y = b;

	if (last_byte(x->noun) != last_byte(y->noun))
		return last_byte(x->noun) - last_byte(y->noun);
	return x->noun.n != y->noun.n ? (x->noun.n < y->noun.n ? 1 : -1) : str_cmp(x->noun, y->noun);
}

static void
order_genders(struct link_words *w)
{
	size_t i, c = 0;

	if (w->genders.n > 0)
		qsort(w->genders.items, w->genders.n, sizeof *w->genders.items, gender_order);
	for (i = 0; i < w->genders.n; i++)
		while (c <= last_byte(w->genders.items[i].noun))
			w->first_gender[c++] = (uint32_t)i;
	while (c <= 256)
		w->first_gender[c++] = (uint32_t)i;
}

int
link_words_new(struct link_words **out, lang_id lang, struct err *err)
{
	struct link_words *w = mem_zalloc(1, sizeof *w);
	struct data file;
	struct str rest, f[3];
	char name[64];
	size_t n;

	w->forms = intern_new();
	w->tails = intern_new();
	w->heads = intern_new();
	w->articles = intern_new();
	w->particles = intern_new();
	w->as = intern_new();
	w->ands = intern_new();
	w->rivalled = intern_new();
	snprintf(name, sizeof name, "%s/linking.tsv", lang_code(lang));
	if (data_map(name, &file, err) != 0) {
		link_words_free(w);
		return -1;
	}
	rest = file.bytes;
	while ((n = data_row(&rest, f, 3)) != 0) {
		if (n < 2)
			continue;
		if (str_eqz(f[0], "form"))
			intern_add(w->forms, folded(w, f[1]));
		else if (str_eqz(f[0], "tail"))
			intern_add(w->tails, folded(w, f[1]));
		else if (str_eqz(f[0], "head"))
			intern_add(w->heads, folded(w, f[1]));
		else if (str_eqz(f[0], "article"))
			intern_add(w->articles, folded(w, f[1]));
		else if (str_eqz(f[0], "particle"))
			intern_add(w->particles, folded(w, f[1]));
		else if (str_eqz(f[0], "a"))
			intern_add(w->as, folded(w, f[1]));
		else if (str_eqz(f[0], "and"))
			intern_add(w->ands, folded(w, f[1]));
		else if (str_eqz(f[0], "inflected"))
			vec_add(&w->inflected, folded(w, f[1]));
		else if (str_eqz(f[0], "ending"))
			vec_add(&w->endings, folded(w, f[1]));
		else if (str_eqz(f[0], "inhabitant"))
			vec_add(&w->inhabitants, folded(w, f[1]));
		else if (str_eqz(f[0], "genitive"))
			vec_add(&w->genitives, arena_str(&w->arena, f[1]));
		else if (str_eqz(f[0], "case"))
			vec_add(&w->cases, arena_str(&w->arena, f[1]));
		else if (str_eqz(f[0], "rival") && n > 2)
			add_rivals(w, f[1], f[2]);
		else if (str_eqz(f[0], "declined"))
			w->declined = arena_str(&w->arena, f[1]);
		else if (str_eqz(f[0], "gender") && n > 2)
			add_gender(w, f[1], f[2]);
		else if (str_eqz(f[0], "sound"))
			add_sound(w, f[1], n > 2 ? f[2] : (struct str){ NULL, 0 });
	}
	data_unmap(&file);
	order_sounds(w);
	order_genders(w);
	*out = w;
	return 0;
}

void
link_words_free(struct link_words *w)
{
	if (w == NULL)
		return;
	intern_free(w->forms);
	intern_free(w->tails);
	intern_free(w->heads);
	intern_free(w->articles);
	intern_free(w->particles);
	intern_free(w->as);
	intern_free(w->ands);
	intern_free(w->rivalled);
	vec_release(&w->rivals);
	vec_release(&w->genitives);
	vec_release(&w->cases);
	vec_release(&w->genders);
	vec_release(&w->inhabitants);
	vec_release(&w->inflected);
	vec_release(&w->endings);
	vec_release(&w->sounds);
	arena_release(&w->arena);
	free(w);
}

bool
link_words_form(const struct link_words *w, struct str key)
{
	return w != NULL && intern_find(w->forms, key) != INTERN_NONE;
}

bool
link_words_tail(const struct link_words *w, struct str key)
{
	return w != NULL && intern_find(w->tails, key) != INTERN_NONE;
}

bool
link_words_head(const struct link_words *w, struct str key)
{
	return w != NULL && intern_find(w->heads, key) != INTERN_NONE;
}

bool
link_words_article(const struct link_words *w, struct str key)
{
	return w != NULL && intern_find(w->articles, key) != INTERN_NONE;
}

size_t
link_words_articles(const struct link_words *w)
{
	return w == NULL ? 0 : intern_count(w->articles);
}

struct str
link_words_article_at(const struct link_words *w, size_t i)
{
	return intern_get(w->articles, (uint32_t)i);
}

bool
link_words_particle(const struct link_words *w, struct str key)
{
	return w != NULL && intern_find(w->particles, key) != INTERN_NONE;
}

bool
link_words_a(const struct link_words *w, struct str key)
{
	return w != NULL && intern_find(w->as, key) != INTERN_NONE;
}

bool
link_words_and(const struct link_words *w, struct str key)
{
	return w != NULL && intern_find(w->ands, key) != INTERN_NONE;
}

struct str
link_words_rivals(const struct link_words *w, struct str key)
{
	uint32_t id = w == NULL ? INTERN_NONE : intern_find(w->rivalled, key);

	return id == INTERN_NONE ? (struct str){ NULL, 0 } : w->rivals.items[id];
}

struct str
link_words_inhabited(const struct link_words *w, struct str key)
{
	size_t i;

	for (i = 0; w != NULL && i < w->inhabitants.n; i++)
		if (str_ends(key, w->inhabitants.items[i]) && key.n > w->inhabitants.items[i].n)
			return str_sub(key, 0, key.n - w->inhabitants.items[i].n);
	return (struct str){ key.p, 0 };
}

size_t
link_words_genitives(const struct link_words *w)
{
	return w == NULL ? 0 : w->genitives.n;
}

struct str
link_words_genitive(const struct link_words *w, size_t i)
{
	return w->genitives.items[i];
}

size_t
link_words_cases(const struct link_words *w)
{
	return w == NULL ? 0 : w->cases.n;
}

struct str
link_words_case(const struct link_words *w, size_t i)
{
	return w->cases.items[i];
}

struct str
link_words_declined(const struct link_words *w)
{
	return w == NULL ? (struct str){ NULL, 0 } : w->declined;
}

const struct link_gender *
link_words_gender(const struct link_words *w, struct str key)
{
	uint32_t i;

	if (w == NULL || key.n == 0)
		return NULL;
	for (i = w->first_gender[last_byte(key)]; i < w->first_gender[last_byte(key) + 1]; i++)
		if (str_ends(key, w->genders.items[i].noun))
			return &w->genders.items[i];
	return NULL;
}

size_t
link_words_endings(const struct link_words *w)
{
	return w == NULL ? 0 : w->endings.n;
}

struct str
link_words_ending(const struct link_words *w, size_t i)
{
	return w->endings.items[i];
}

struct str
link_words_stem(const struct link_words *w, struct str key)
{
	size_t e, i;

	for (e = 0; w != NULL && e < w->endings.n; e++) {
		struct str stem = str_sub(key, 0, key.n - w->endings.items[e].n);

		if (key.n < w->endings.items[e].n + STEM_LEAST || !str_ends(key, w->endings.items[e]))
			continue;
		for (i = 0; i < w->inflected.n; i++)
			if (str_ends(stem, w->inflected.items[i]))
				return stem;
	}
	return key;
}

static const struct sound *
sound_at(const struct link_words *w, struct str word, size_t at)
{
	unsigned char c = (unsigned char)word.p[at];
	uint32_t i;

	for (i = w->first_sound[c]; i < w->first_sound[c + 1]; i++) {
		const struct sound *s = &w->sounds.items[i];

		if ((!s->first || at == 0) && (!s->last || at + s->from.n == word.n) &&
		    str_starts(str_sub(word, at, word.n), s->from))
			return s;
	}
	return NULL;
}

static void
sound_word(const struct link_words *w, struct str word, struct buf *out)
{
	size_t at = 0, start = out->n, i;

	while (at < word.n) {
		const struct sound *s = w == NULL ? NULL : sound_at(w, word, at);
		struct str to = s == NULL ? str_sub(word, at, at + 1) : s->to;

		for (i = 0; i < to.n; i++)
			if (out->n == start || out->p[out->n - 1] != to.p[i])
				buf_addc(out, to.p[i]);
		at += s == NULL ? 1 : s->from.n;
	}
}

void
link_words_sound(const struct link_words *w, struct str key, struct buf *out)
{
	struct str word;

	while (str_cut(&key, ' ', &word)) {
		sound_word(w, word, out);
		buf_addc(out, ' ');
	}
}
