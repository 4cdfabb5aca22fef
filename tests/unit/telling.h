#ifndef TESTS_UNIT_TELLING_H
#define TESTS_UNIT_TELLING_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "align/story.h"

/**
 * A corpus told in one string each, its names and figures marked by hand, for the tests of src/align: what finds
 * names and figures is tested elsewhere.
 *     "Title\nA paragraph. [Zhipu AI|O1] a levé {400 millions de dollars|a400000000 USD} en {mai|d2024-05}."
 * A name is marked with its type (P O L R X) and the number of its entity, below TELLING_ENTITIES; a figure with its
 * type (a d n p), value and unit; "~" before the value: about.
 */
enum { TELLING_MOST = 200, TELLING_ENTITIES = 64 };

struct telling {
	struct arena arena;
	const struct article *articles[TELLING_MOST];
	uint32_t n;
	VEC(struct mention) mentions;
	VEC(struct figure) figures;
	uint32_t first[TELLING_MOST + 1];
	struct entity entity[TELLING_ENTITIES];
	struct splitter *rules[3];
	struct corpus *corpus;
	struct index *index;
	struct lexicon *lexicon;
	struct entities entities;
};

static const struct sides telling_sides = { LANG_FR, LANG_DE };

static inline void
telling_figure(struct telling *t, struct mention *m, const char *mark)
{
	static const char letters[] = "adnp"; /* in the order of enum mention_type */
	struct str value, unit = str_of(mark + 1);
	struct figure f = { .about = mark[1] == '~'   ? FIGURE_ABOUT
				     : mark[1] == '>' ? FIGURE_OVER
						      : FIGURE_EXACT };
	size_t dots;

	unit = str_sub(unit, f.about != FIGURE_EXACT, unit.n);
	str_cut(&unit, ' ', &value);
	dots = str_find(value, STR(".."), 0);
	m->type = (unsigned)(MENTION_AMOUNT + (strchr(letters, mark[0]) - letters)) & 15;
	if (m->type == MENTION_DATE) {
		cr_assert(date_parse(value, &f.from), "date %s", mark);
		f.to = f.from;
	} else {
		cr_assert(decimal_parse(str_sub(value, 0, dots < value.n ? dots : value.n), &f.low), "value %s", mark);
		f.high = f.low;
		if (dots < value.n)
			cr_assert(decimal_parse(str_sub(value, dots + 2, value.n), &f.high), "value %s", mark);
	}
	snprintf(f.unit, sizeof f.unit, "%.*s", STR_ARG(unit));
	m->of = t->figures.n & 0xFFFF;
	vec_add(&t->figures, f);
}

static inline void
telling_name(struct telling *t, struct mention *m, const char *mark)
{
	static const char letters[] = "POLRX";
	unsigned long entity = strtoul(mark + 1, NULL, 10);

	m->type = (unsigned)(strchr(letters, mark[0]) - letters) & 15;
	cr_assert(entity < TELLING_ENTITIES);
	m->of = entity & 0xFFFF;
	t->entity[entity].type = m->type;
}

/* Copy ${marked} into ${text} without the marks, which become mentions. */
static inline void
telling_read(struct telling *t, const char *marked, struct buf *text)
{
	const char *p = marked;

	while (*p != '\0') {
		struct mention m = { .article = t->n, .start = (uint32_t)text->n };
		char mark[64];
		size_t n;

		if (*p != '[' && *p != '{') {
			buf_addc(text, *p++);
			continue;
		}
		for (p++; *p != '|'; p++)
			buf_addc(text, *p);
		m.end = (uint32_t)text->n;
		n = strcspn(++p, "]}");
		snprintf(mark, sizeof mark, "%.*s", (int)n, p);
		p += n;
		if (*p++ == ']')
			telling_name(t, &m, mark);
		else
			telling_figure(t, &m, mark);
		vec_add(&t->mentions, m);
	}
}

/* One more article. ${date}: ISO, or "". */
static inline void
telling_add(struct telling *t, lang_id lang, const char *date, const char *marked)
{
	struct article *a = arena_array(&t->arena, struct article, 1);
	struct buf text = { 0 };
	struct str rest, line;
	VEC(struct field) fields = { 0 };

	cr_assert(t->n < TELLING_MOST);
	t->first[t->n] = (uint32_t)t->mentions.n;
	telling_read(t, marked, &text);
	a->text = rest = arena_str(&t->arena, buf_str(&text));
	while (str_cut(&rest, '\n', &line)) {
		uint32_t start = (uint32_t)(line.p - a->text.p);

		vec_add(&fields, ((struct field){ start, start + (uint32_t)line.n,
						  fields.n == 0 ? FIELD_TITLE : FIELD_PARAGRAPH }));
	}
	a->fields = arena_items(&t->arena, &fields);
	a->nfields = (uint32_t)fields.n;
	a->lang = a->declared = lang;
	a->file = STR("told");
	date_parse(str_of(date), &a->date);
	t->articles[t->n++] = a;
	t->first[t->n] = (uint32_t)t->mentions.n;
	vec_release(&fields);
	buf_release(&text);
}

static inline void
telling_freeze(struct telling *t)
{
	struct sentence_rules rules = { .lines = false };
	struct err err;
	lang_id l;

	for (l = 0; l < 3; l++) {
		cr_assert_eq(splitter_new(&t->rules[l], l, &err), 0, "%s", err.msg);
		rules.of[l] = t->rules[l];
	}
	cr_assert_eq(lexicon_open(&t->lexicon, LANG_FR, LANG_DE, &err), 0, "%s", err.msg);
	t->corpus = corpus_new(t->articles, t->n, NULL, 0, &rules, 1);
	t->index = index_new(t->corpus, 1);
	t->entities = (struct entities){ .nentities = TELLING_ENTITIES,
					 .nmentions = (uint32_t)t->mentions.n,
					 .nfigures = (uint32_t)t->figures.n,
					 .entities = t->entity,
					 .mentions = t->mentions.items,
					 .first_mention = t->first,
					 .figures = t->figures.items };
}

static inline struct stories *
telling_stories(const struct telling *t, unsigned threads)
{
	return stories_new(t->corpus, t->index, &t->entities, t->lexicon, NULL, telling_sides, threads);
}

static inline void
telling_release(struct telling *t)
{
	lang_id l;

	index_free(t->index);
	corpus_free(t->corpus);
	lexicon_close(t->lexicon);
	for (l = 0; l < 3; l++)
		splitter_free(t->rules[l]);
	vec_release(&t->mentions);
	vec_release(&t->figures);
	arena_release(&t->arena);
}

#endif
