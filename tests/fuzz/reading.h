#ifndef TESTS_FUZZ_READING_H
#define TESTS_FUZZ_READING_H

#include <stdint.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "read/join.h"
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
	for (i = 0, at = 0; i < a->nmarked; i++) { /* sentences in order, each in a field */
		const struct marked_sentence *s = &a->marked[i];
		uint32_t field = article_field_at(a, s->start);

		must(s->start >= at && s->end > s->start && field > 0 && s->end <= a->fields[field].end);
		at = s->end;
	}
}

/* What belongs together is sound, too. */
static inline void
check_joined(const struct joined *j)
{
	size_t i;

	for (i = 0; i < j->articles.n; i++)
		check_article(j->articles.items[i]);
	for (i = 0; i < j->given.n; i++)
		for (uint32_t k = 0; k < j->given.items[i].n; k++) {
			const struct units *u = &j->given.items[i].texts[k];

			must(u->article < j->articles.n && (k == 0 || u->article > u[-1].article));
		}
}

/* Any bytes as several files that tell of each other, "=====" on a line of its own between two: each through the reader
 * ${as}, NULL for the one that fits; articles that are sound, a row for each that was read, and all of it joined. */
static inline int
read_several(const char *as, const uint8_t *data, size_t size)
{
	static struct readers *readers; /* loaded once */
	const struct read_options options = { .as = as, .max_size = 1 << 20 };
	struct str rest = { (const char *)data, size };
	struct reading out = { 0 };
	struct joined joined = { 0 };
	struct arena arena;
	size_t i, end, files = 0;

	must(readers != NULL || readers_new(&readers, NULL) == 0);
	arena_init(&arena);
	do {
		char name[] = { 'f', (char)('0' + files % 10), '.', 'x', 'm', 'l', '\0' };

		end = files < 9 ? str_find(rest, STR("\n=====\n"), 0) : SIZE_MAX;
		read_bytes(readers, str_of(name), str_sub(rest, 0, end), &options, &arena, &out);
		must(out.rows.n > files++);
		rest = str_sub(rest, end == SIZE_MAX ? rest.n : end + 7, rest.n);
	} while (end != SIZE_MAX);
	for (i = 0; i < out.articles.n; i++)
		check_article(out.articles.items[i]);
	join_read(readers, &options, &out, &arena, &joined);
	check_joined(&joined);
	join_release(&joined);
	vec_release(&out.articles);
	vec_release(&out.rows);
	arena_release(&arena);
	return 0;
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
