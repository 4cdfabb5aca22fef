#ifndef TESTS_UNIT_BARS_H
#define TESTS_UNIT_BARS_H

#include <criterion/criterion.h>

#include "base/buf.h"
#include "text/sentences.h"

/* Where sentences end. A row is a text with a bar at each end; without the bars it must be split there again. */

static struct splitter *
splitter(lang_id lang)
{
	struct splitter *s;
	struct err err;

	cr_assert_eq(splitter_new(&s, lang, &err), 0, "%s", err.msg);
	return s;
}

static void
rows(lang_id lang, const char *const *table, size_t n)
{
	struct splitter *s = splitter(lang);
	struct buf text = { 0 }, got = { 0 };
	spans found = { 0 };

	for (size_t i = 0; i < n; i++) {
		const char *p;
		size_t at = 0;

		buf_reset(&text);
		buf_reset(&got);
		found.n = 0;
		for (p = table[i]; *p; p++)
			if (*p != '|')
				buf_addc(&text, *p);
		splitter_run(s, buf_str(&text), 1000, &found);
		for (size_t k = 0; k < found.n; k++) { /* put the bars back */
			size_t start = found.items[k].start - 1000, end = found.items[k].end - 1000;

			cr_assert(start >= at && end > start && end <= text.n);
			buf_adds(&got, str_sub(buf_str(&text), at, start));
			buf_adds(&got, str_sub(buf_str(&text), start, end));
			if (k + 1 < found.n)
				buf_addc(&got, '|');
			at = end;
		}
		buf_adds(&got, str_sub(buf_str(&text), at, text.n));
		cr_expect_str_eq(got.p, table[i], "%s:\nwant %s\nhave %s", lang_code(lang), table[i], got.p);
	}
	vec_release(&found);
	buf_release(&text);
	buf_release(&got);
	splitter_free(s);
}

#define ROWS(lang, table) rows(lang, table, sizeof table / sizeof table[0])

#endif
