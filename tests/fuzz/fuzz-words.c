#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/fold_icu.h"
#include "text/language.h"
#include "text/sentences.h"
#include "text/width.h"
#include "text/words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool good)
{
	if (!good)
		abort();
}

/* Words ascend and are not empty; the key of each is the one that ICU gives, and its own. */
static void
check_words(struct str s)
{
	struct buf key = { 0 }, icu = { 0 }, again = { 0 };
	words w = { 0 };
	size_t at = 0, i;

	words_split(s, &w);
	for (i = 0; i < w.n; i++) {
		struct str word = str_sub(s, w.items[i].start, (size_t)w.items[i].start + w.items[i].n);

		must(w.items[i].start >= at && w.items[i].n > 0 && w.items[i].n <= WORD_MAX && word.n == w.items[i].n);
		at = w.items[i].start + w.items[i].n;
		buf_reset(&key);
		buf_reset(&icu);
		buf_reset(&again);
		fold_key(word, &key);
		fold_key_icu(word, &icu);
		fold_key(buf_str(&key), &again);
		must(str_eq(buf_str(&key), buf_str(&icu)) && str_eq(buf_str(&key), buf_str(&again)));
		fold_shape(word);
		must(fold_stem(buf_str(&key)).n <= key.n);
	}
	vec_release(&w);
	buf_release(&key);
	buf_release(&icu);
	buf_release(&again);
}

/* Sentences ascend, and only space is between them. */
static void
check_sentences(const struct splitter *rules, struct str s)
{
	spans found = { 0 };
	size_t at = 0, i;

	splitter_run(rules, s, 0, &found);
	for (i = 0; i <= found.n; i++) {
		size_t start = i < found.n ? found.items[i].start : s.n;

		must(start >= at && start <= s.n);
		while (at < start)
			must(fold_is_space(utf8_next(s, &at)));
		must(at == start);
		if (i < found.n) {
			must(found.items[i].end > start);
			at = found.items[i].end;
		}
	}
	vec_release(&found);
}

/* Lines fit, unless one glyph alone does not, and only spaces are between them; what is escaped has no control in it. */
static void
check_lines(struct str s, int cells)
{
	struct buf shown = { 0 };
	lines l = { 0 };
	size_t at = 0, i;

	width_escape(s, &shown);
	s = buf_str(&shown);
	for (i = 0; i < s.n; i++)
		must((unsigned char)s.p[i] >= 0x20 && s.p[i] != 0x7F);
	must(utf8_valid(s));
	width_wrap(s, cells, &l);
	for (i = 0; i < l.n; i++) {
		struct str line = str_sub(s, l.items[i].start, l.items[i].end);

		must(l.items[i].start >= at);
		for (; at < l.items[i].start; at++)
			must(s.p[at] == ' ');
		at = l.items[i].end;
		must(width_of(line) <= (cells < 2 ? 2 : cells));
	}
	for (; at < s.n; at++)
		must(s.p[at] == ' ');
	vec_release(&l);
	buf_release(&shown);
}

/* The tokeniser and all that looks at plain text, over any bytes; the first chooses the language and the width. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct splitter *rules[3]; /* loaded once */
	static struct language_model *model;
	struct str s = { NULL, size - (size > 0) };
	char *copy = malloc(s.n); /* a place of its own: what reads before its start shows */
	lang_id lang;

	for (lang = LANG_UND; model == NULL && lang <= LANG_DE; lang++)
		must(splitter_new(&rules[lang], lang, NULL) == 0);
	must(model != NULL || language_new(&model, NULL) == 0);
	must(copy != NULL || s.n == 0);
	if (s.n > 0)
		s.p = memcpy(copy, data + 1, s.n);
	check_words(s);
	check_sentences(rules[size > 0 ? data[0] % 3 : 0], s);
	check_lines(s, size > 0 ? data[0] / 3 : 1);
	language_detect(model, s, NULL);
	free(copy);
	return 0;
}
