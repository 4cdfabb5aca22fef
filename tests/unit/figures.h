#ifndef TESTS_UNIT_FIGURES_H
#define TESTS_UNIT_FIGURES_H

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "entity/figure_words.h"
#include "entity/figures.h"
#include "entity/knowledge.h"
#include "text/fold.h"

/* A text, and its figures as "kind [words] value unit about", one behind the other; "" for none. */
struct row {
	const char *text, *want;
};

static struct knowledge *
know(void)
{
	struct knowledge *k = NULL;
	struct err err = { "" };

	cr_assert(eq(int, knowledge_new(&k, &err), 0), "%s", err.msg);
	return k;
}

static void
tell(struct str text, const found_figures *found, struct buf *out)
{
	static const char *const abouts[] = { "", " about", " over", " under" };
	size_t i;

	for (i = 0; i < found->n; i++) {
		const struct found_figure *f = &found->items[i];

		buf_addf(out, "%s%s [" STR_FMT "] ", i > 0 ? "; " : "", mention_type_code(f->type),
			 STR_ARG(str_sub(text, f->start, f->end)));
		figure_print(&f->figure, f->type, out);
		if (f->figure.unit[0] != '\0')
			buf_addf(out, " %s", f->figure.unit);
		buf_addz(out, abouts[f->figure.about]);
	}
	buf_addz(out, "");
}

static inline void
check(lang_id lang, const char *reference, const struct row *rows, size_t n)
{
	struct knowledge *k = know();
	struct date date = { 0, 0, 0 };
	size_t i;

	if (reference != NULL)
		cr_assert(date_parse(str_of(reference), &date));
	for (i = 0; i < n; i++) {
		found_figures found = { 0 };
		struct buf out = { 0 };

		figures_find(k, lang, str_of(rows[i].text), date, &found);
		buf_reserve(&out, 1);
		tell(str_of(rows[i].text), &found, &out);
		cr_expect(eq(str, out.p, (char *)rows[i].want), "in: %s", rows[i].text);
		buf_release(&out);
		vec_release(&found);
	}
	knowledge_free(k);
}

#define CHECK(lang, reference, rows) check(lang, reference, rows, sizeof(rows) / sizeof *(rows))

#endif
