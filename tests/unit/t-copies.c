/* The same text twice: what is a copy and what another version; whatever the number of threads; a naive twin. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "corpus/copies.h"

enum { MOST = 700 };

struct world {
	struct arena arena;
	const struct article *articles[MOST];
	uint32_t n;
};

static void
add(struct world *w, lang_id lang, struct str body)
{
	struct article *a = arena_zalloc(&w->arena, 1, sizeof *a);
	struct field *fields = arena_zalloc(&w->arena, 2, sizeof *fields);
	struct buf text = { 0 }, file = { 0 };

	buf_addf(&file, "%u.txt", w->n);
	buf_addf(&text, "Title %u\n", w->n);
	fields[0].end = (uint32_t)text.n - 1;
	fields[1].start = (uint32_t)text.n;
	buf_adds(&text, body);
	fields[1].end = (uint32_t)text.n;
	a->file = arena_str(&w->arena, buf_str(&file));
	a->text = arena_str(&w->arena, buf_str(&text));
	a->lang = lang;
	a->nfields = 2;
	a->fields = fields;
	w->articles[w->n++] = a;
	buf_release(&text);
	buf_release(&file);
}

/* ${n} words from ${seed} on; the word at ${change} is another one, of the text at ${figure} a figure another. */
static void
words(uint32_t seed, uint32_t n, uint32_t change, uint32_t figure, struct buf *out)
{
	static const char *const syllables[] = { "ba", "ko", "li", "mer", "no", "pra", "rue", "sta", "tun", "vel" };

	for (uint32_t i = 0; i < n; i++) {
		uint32_t x = (seed * 7919 + i) * 2654435761u;

		if (i == change)
			x += 77777777;
		if (i % 20 == 10)
			buf_addf(out, "%u ", x % 900 + (i == figure));
		else
			buf_addf(out, "%s%s%s ", syllables[x >> 28 & 7], syllables[x >> 20 & 7],
				 syllables[x >> 12 & 7]);
	}
}

static void
add_words(struct world *w, lang_id lang, uint32_t seed, uint32_t n, uint32_t change, uint32_t figure)
{
	struct buf b = { 0 };

	words(seed, n, change, figure, &b);
	add(w, lang, buf_str(&b));
	buf_release(&b);
}

enum { NONE = UINT32_MAX };

Test(copies, what_is_one)
{
	struct world w = { .n = 0 };
	struct copies c;

	arena_init(&w.arena);
	add_words(&w, LANG_FR, 1, 300, NONE, NONE);
	add_words(&w, LANG_FR, 2, 300, NONE, NONE);
	add_words(&w, LANG_FR, 1, 300, NONE, NONE); /* 2: the same */
	add_words(&w, LANG_FR, 1, 300, 33, NONE);   /* 3: a word changed */
	add_words(&w, LANG_FR, 1, 270, NONE, NONE); /* 4: the end cut off */
	add_words(&w, LANG_FR, 1, 300, NONE, 50);   /* 5: another figure */
	add_words(&w, LANG_DE, 1, 300, NONE, NONE); /* 6: another language */
	add_words(&w, LANG_FR, 1, 150, NONE, NONE); /* 7: half of it */
	add_words(&w, LANG_FR, 2, 300, NONE, NONE); /* 8: the other one */
	add(&w, LANG_FR, STR("Bref."));
	add(&w, LANG_FR, STR("Bref."));
	add(&w, LANG_FR, STR(""));
	copies_find(w.articles, w.n, 1, &w.arena, &c);
	cr_expect_eq(c.n, 8);
	cr_expect_eq(c.of[2], 0);
	cr_expect_eq(c.of[3], 0);
	cr_expect_eq(c.of[4], 0);
	cr_expect_eq(c.of[5], 5);
	cr_expect_eq(c.of[6], 6);
	cr_expect_eq(c.of[7], 7);
	cr_expect_eq(c.of[8], 1);
	cr_expect_eq(c.of[10], 10);
	cr_expect_eq(c.kept[1], w.articles[1]);
	cr_expect_eq(c.kept[2], w.articles[5]);
	cr_assert_eq(c.first[1], 3);
	cr_assert_eq(c.first[2], 4);
	cr_assert_eq(c.first[c.n], 4);
	cr_expect_eq(c.copies[0], w.articles[2]);
	cr_expect_eq(c.copies[2], w.articles[4]);
	cr_expect_eq(c.copies[3], w.articles[8]);
	arena_release(&w.arena);
}

/* Of many, with a passage that all share: as few and the same, for any number of threads; and what is found among the
 * first does not change when more follow. */
Test(copies, many)
{
	struct world w = { .n = 0 };
	struct copies one, many, fewer;
	struct buf b = { 0 };

	arena_init(&w.arena);
	for (uint32_t i = 0; i < MOST; i++) {
		buf_reset(&b);
		words(i % 5 == 4 ? i - 4 : i, 200 + i / 5 % 7, NONE, NONE, &b);
		words(100000, 60, NONE, NONE, &b);
		add(&w, LANG_FR, buf_str(&b));
	}
	copies_find(w.articles, w.n, 1, &w.arena, &one);
	cr_expect_eq(one.n, MOST / 5 * 4, "%u", one.n);
	for (uint32_t i = 0; i < MOST; i++)
		cr_expect_eq(one.of[i], i % 5 == 4 ? i - 4 : i);
	copies_find(w.articles, w.n, 3, &w.arena, &many);
	cr_expect_arr_eq(one.of, many.of, MOST * sizeof *one.of);
	copies_find(w.articles, 123, 2, &w.arena, &fewer);
	cr_expect_arr_eq(one.of, fewer.of, 123 * sizeof *one.of);
	copies_find(NULL, 0, 1, &w.arena, &fewer);
	cr_expect_eq(fewer.n, 0);
	arena_release(&w.arena);
	buf_release(&b);
}
