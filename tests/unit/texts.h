#ifndef TESTS_UNIT_TEXTS_H
#define TESTS_UNIT_TEXTS_H

#include <string.h>

#include "base/arena.h"
#include "corpus/article.h"

/* An article of ${text}: its first line is the title, each other line a paragraph. */
static inline const struct article *
text_article(struct arena *arena, lang_id lang, struct str text)
{
	struct article *a = arena_zalloc(arena, 1, sizeof *a);
	struct field *fields = arena_array(arena, struct field, text.n + 1);
	struct str rest, line;
	uint32_t at = 0;

	a->text = arena_str(arena, text);
	for (rest = a->text; str_cut(&rest, '\n', &line); at += (uint32_t)line.n + 1) {
		uint8_t kind = a->nfields == 0 ? FIELD_TITLE : FIELD_PARAGRAPH;

		fields[a->nfields++] = (struct field){ at, at + (uint32_t)line.n, kind };
	}
	a->fields = fields;
	a->file = STR("made.txt");
	a->lang = lang;
	return a;
}

#endif
