#ifndef TESTS_UNIT_LINKED_H
#define TESTS_UNIT_LINKED_H

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "base/buf.h"
#include "entity/link.h"
#include "entity/revisions.h"

/* A world of articles whose names are marked: "[Zhipu AI|O] et [Tang Jie|P]"; what finds names is tested elsewhere. */
enum { MOST = 40 };

struct world {
	struct arena arena;
	struct article articles[MOST];
	struct field fields[MOST][2];
	const struct article *list[MOST];
	found_names names[MOST];
	uint32_t story[MOST];
	struct corpus corpus;
	struct knowledge *knowledge;
	struct revisions *said; /* NULL: nothing */
	struct entities *es;
};

static void
start(struct world *w)
{
	struct err err = { "" };

	*w = (struct world){ .es = NULL };
	cr_assert(eq(int, knowledge_new(&w->knowledge, &err), 0), "%s", err.msg);
}

static void
stop(struct world *w)
{
	size_t i;

	for (i = 0; i < w->corpus.narticles; i++)
		vec_release(&w->names[i]);
	entities_free(w->es);
	revisions_free(w->said);
	knowledge_free(w->knowledge);
	arena_release(&w->arena);
}

/* One more article, of story ${story} (0: of none but its own). */
static void
tell(struct world *w, lang_id lang, uint32_t story, const char *marked)
{
	static const char letters[] = "POLRX"; /* person, organisation, place, product, other */
	uint32_t n = w->corpus.narticles++;
	struct buf text = { 0 };
	const char *p;

	buf_addc(&text, '\n');
	for (p = marked; *p != '\0'; p++) {
		struct found_name name = { .start = (uint32_t)text.n, .thing = UINT32_MAX };

		if (*p != '[') {
			buf_addc(&text, *p);
			continue;
		}
		while (*++p != '|')
			buf_addc(&text, *p);
		name.end = (uint32_t)text.n;
		name.type = (uint8_t)(strchr(letters, *++p) - letters);
		vec_add(&w->names[n], name);
		p++;
	}
	w->articles[n] = (struct article){ .text = arena_str(&w->arena, buf_str(&text)), .lang = lang, .nfields = 2 };
	w->fields[n][1] = (struct field){ 1, (uint32_t)text.n, FIELD_PARAGRAPH };
	w->articles[n].fields = w->fields[n];
	w->list[n] = &w->articles[n];
	w->story[n] = story;
	buf_release(&text);
}

static void *
desk(const void *world)
{
	const struct world **d = mem_alloc(sizeof *d);

	*d = world;
	return d;
}

static void
marked_names(void *at, uint32_t article, found_names *out)
{
	const struct world *w = *(const struct world **)at;
	size_t i;

	for (i = 0; i < w->names[article].n; i++)
		vec_add(out, w->names[article].items[i]);
}

static void
link(struct world *w, unsigned threads)
{
	uint32_t first[MOST + 1], other[MOST * MOST], n = 0, a, b;
	struct counterparts counterparts = { first, other };
	struct gathering *g;

	w->corpus.articles = w->list;
	for (a = 0; a < w->corpus.narticles; a++) {
		first[a] = n;
		for (b = 0; b < w->corpus.narticles; b++)
			if (a != b && w->story[a] != 0 && w->story[a] == w->story[b])
				other[n++] = b;
	}
	first[a] = n;
	entities_free(w->es);
	g = gather_new(&w->corpus, w->knowledge, &(struct gather_source){ desk, marked_names, free, w }, threads);
	w->es = entity_gathered(&w->corpus, g, w->knowledge, (struct sides){ LANG_FR, LANG_DE },
	                        &(struct link_evidence){ &counterparts, w->said }, threads);
	gather_free(g);
}

/* Whose is the last mention that is written so, in the article with this number? */
static uint32_t
who(const struct world *w, uint32_t article, const char *text)
{
	uint32_t i, found = ENTITY_NONE;

	for (i = w->es->first_mention[article]; i < w->es->first_mention[article + 1]; i++) {
		const struct mention *m = &w->es->mentions[i];

		if (str_eqz(str_sub(w->articles[article].text, m->start, m->end), text))
			found = mention_entity(m);
	}
	cr_assert(ne(u32, found, ENTITY_NONE), "no mention %s in %u", text, article);
	return found;
}

#define ONE(a, x, b, y) cr_expect(eq(u32, who(&w, a, x), who(&w, b, y)), "%s is %s", x, y)
#define TWO(a, x, b, y) cr_expect(ne(u32, who(&w, a, x), who(&w, b, y)), "%s is not %s", x, y)
#define NAME(a, x, side, wanted) \
	cr_expect(str_eqz(w.es->entities[who(&w, a, x)].name[side], wanted), "%s is called " STR_FMT, x, \
	          STR_ARG(w.es->entities[who(&w, a, x)].name[side]))

#endif
