/*
 * score-sentences: how well sentences are found, beside what ICU finds.
 *     score-sentences [-v] SHARED
 * Lines of news, a sentence each as a rule, are joined by spaces, thirty to a paragraph; the end of each but the last is to
 * be found again. Lines that no stop ends are left out. Some lines hold two sentences, so that precision has no way to 1.
 * -v: each end that was missed or is too many.
 */
#include <stdio.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "pseudo.h"
#include "text/sentences.h"

enum { LINES = 30 };

typedef VEC(uint32_t) places;

struct score {
	double right, found, ends;
};

static bool
has_stop(struct str s)
{
	static const char *const last[] = { ".", "!", "?", "…", ".\"", "!\"", "?\"", ". »", "! »", "? »", ".“", "!“", "?“", ".”" };
	size_t i;

	for (i = 0; i < sizeof last / sizeof last[0]; i++)
		if (str_endsz(s, last[i]))
			return true;
	return false;
}

/* Ends of sentences by ICU, without the space behind them. */
static void
split_icu(UBreakIterator *b, struct str text, places *out)
{
	UErrorCode status = U_ZERO_ERROR;
	UText *u = utext_openUTF8(NULL, text.p, (int64_t)text.n, &status);
	int32_t at;

	ubrk_setUText(b, u, &status);
	while (U_SUCCESS(status) && (at = ubrk_next(b)) != UBRK_DONE) {
		while (at > 0 && text.p[at - 1] == ' ')
			at--;
		vec_add(out, (uint32_t)at);
	}
	utext_close(u);
}

static void
split_ours(const struct splitter *rules, struct str text, places *out)
{
	spans found = { 0 };
	size_t i;

	splitter_run(rules, text, 0, &found);
	for (i = 0; i < found.n; i++)
		vec_add(out, found.items[i].end);
	vec_release(&found);
}

static void
say(const char *what, struct str text, uint32_t at)
{
	struct str before = str_sub(text, at < 60 ? 0 : at - 60, at), behind = str_sub(text, at, at + 40 < text.n ? at + 40 : text.n);

	fprintf(stderr, "%s\t%.*s|%.*s\n", what, STR_ARG(before), STR_ARG(behind));
}

/* Both lists ascend, and end with the end of the text, which does not count. */
static void
count(struct score *s, const places *ends, const places *found, struct str text, bool verbose)
{
	size_t e = 0, f = 0;

	while (e + 1 < ends->n || f + 1 < found->n) {
		uint32_t x = e + 1 < ends->n ? ends->items[e] : UINT32_MAX, y = f + 1 < found->n ? found->items[f] : UINT32_MAX;

		if (verbose && x != y)
			say(x < y ? "missed" : "too many", text, x < y ? x : y);
		s->right += x == y;
		s->ends += x <= y;
		s->found += y <= x;
		e += x <= y;
		f += y <= x;
	}
}

static void
print(const char *who, const char *lang, const struct score *s)
{
	double p = s->found > 0 ? s->right / s->found : 0, r = s->ends > 0 ? s->right / s->ends : 0;
	char label[80];

	snprintf(label, sizeof label, "%s-%s-precision", who, lang);
	pseudo_print(label, p);
	snprintf(label, sizeof label, "%s-%s-recall", who, lang);
	pseudo_print(label, r);
	snprintf(label, sizeof label, "%s-%s-f1", who, lang);
	pseudo_print(label, pseudo_f1(p, r));
}

static void
score_lines(const pseudo_lines *lines, lang_id lang, bool verbose)
{
	struct score ours = { 0 }, icu = { 0 };
	UErrorCode status = U_ZERO_ERROR;
	UBreakIterator *b = ubrk_open(UBRK_SENTENCE, lang_code(lang), NULL, 0, &status);
	struct splitter *rules;
	struct buf text = { 0 };
	places ends = { 0 }, found = { 0 };
	struct err err;
	size_t i;

	if (splitter_new(&rules, lang, &err) != 0) {
		fprintf(stderr, "score-sentences: %s\n", err.msg);
		return;
	}
	for (i = 0; i < lines->n; i++) {
		if (!has_stop(lines->items[i]))
			continue;
		buf_adds(&text, lines->items[i]);
		vec_add(&ends, (uint32_t)text.n);
		if (ends.n < LINES) {
			buf_addc(&text, ' ');
			continue;
		}
		split_ours(rules, buf_str(&text), &found);
		count(&ours, &ends, &found, buf_str(&text), verbose);
		found.n = 0;
		if (U_SUCCESS(status))
			split_icu(b, buf_str(&text), &found);
		count(&icu, &ends, &found, buf_str(&text), false);
		found.n = ends.n = 0;
		buf_reset(&text);
	}
	print("sentences", lang_code(lang), &ours);
	print("sentences-icu", lang_code(lang), &icu);
	vec_release(&ends);
	vec_release(&found);
	buf_release(&text);
	splitter_free(rules);
	ubrk_close(b);
}

int
main(int argc, char **argv)
{
	bool verbose = argc > 2 && strcmp(argv[1], "-v") == 0;
	struct arena arena = { 0 };
	pseudo_lines lines = { 0 }, both[2] = { { 0 }, { 0 } };
	char path[4096];

	if (argc < 2 + verbose) {
		fputs("usage: score-sentences [-v] SHARED\n", stderr);
		return 2;
	}
	snprintf(path, sizeof path, "%s/parallel/news/newstest2008-2013.tsv.xz", argv[1 + verbose]);
	if (pseudo_read(&arena, path, &lines)) {
		pseudo_columns(&lines, &both[0], &both[1]);
		score_lines(&both[0], LANG_FR, verbose);
		score_lines(&both[1], LANG_DE, verbose);
	} else {
		fprintf(stderr, "score-sentences: no %s\n", path);
	}
	vec_release(&lines);
	vec_release(&both[0]);
	vec_release(&both[1]);
	arena_release(&arena);
	return 0;
}
