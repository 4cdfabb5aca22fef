#ifndef TESTS_FUZZ_READING_H
#define TESTS_FUZZ_READING_H

#include <stdint.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "read/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void
must(bool good)
{
	if (!good)
		abort();
}

/* What every reader promises of an article: text without controls, fields and dropped lines that fit. */
static inline void
check_article(const struct article *a)
{
	size_t at, end = 0;
	uint32_t i;

	must(utf8_valid(a->text) && a->nfields >= 1 && a->fields[0].start == 0);
	for (at = 0; at < a->text.n; at++)
		must((unsigned char)a->text.p[at] >= 0x20 || a->text.p[at] == '\n');
	for (i = 0; i < a->nfields; i++) { /* one behind the other, a newline between two, no newline within */
		must(a->fields[i].start == end + (i > 0) && a->fields[i].end >= a->fields[i].start);
		end = a->fields[i].end;
		must(end <= a->text.n && str_chr(article_field(a, i), '\n', 0) == SIZE_MAX);
	}
	must(end == a->text.n);
	for (i = 0; i < a->ndropped; i++)
		must(a->dropped[i].why != NULL && utf8_valid(a->dropped[i].text));
	must(utf8_valid(a->author) && utf8_valid(a->source) && utf8_valid(a->url));
	must(!date_known(a->date) || date_valid(a->date));
}

/* Any bytes through the reader ${as}, NULL for the one that fits: articles that are sound, and a row for what was read. */
static inline int
read_any(const char *as, const uint8_t *data, size_t size)
{
	static struct readers *readers; /* loaded once */
	const struct read_options options = { .as = as, .max_size = 1 << 20 };
	struct reading out = { 0 };
	struct arena arena;
	size_t i;

	must(readers != NULL || readers_new(&readers, NULL) == 0);
	arena_init(&arena);
	read_bytes(readers, STR("fuzz"), (struct str){ (const char *)data, size }, &options, &arena, &out);
	must(out.rows.n > 0);
	for (i = 0; i < out.articles.n; i++)
		check_article(out.articles.items[i]);
	vec_release(&out.articles);
	vec_release(&out.rows);
	arena_release(&arena);
	return 0;
}

#endif
