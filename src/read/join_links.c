#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "read/join_own.h"
#include "read/join_path.h"

/* "s12" is sentence 12, counted from 0. */
static uint32_t
number_of(struct str name)
{
	uint32_t n = 0;

	if (name.n < 2 || name.n > 9 || name.p[0] != 's')
		return UINT32_MAX;
	for (size_t i = 1; i < name.n; i++) {
		if (name.p[i] < '0' || name.p[i] > '9')
			return UINT32_MAX;
		n = 10 * n + (uint32_t)(name.p[i] - '0');
	}
	return n;
}

/* No text has more sentences than bytes. */
static struct units
by_number(const struct linked_text *t, const struct article *a, struct arena *arena)
{
	struct units u = { 0 };
	uint32_t *of, n, i;

	for (i = 0; i < t->n; i++) {
		n = number_of(t->links[i].name);
		if (n < a->text.n && n >= u.n)
			u.n = n + 1;
	}
	u.of = of = arena_array(arena, uint32_t, u.n);
	for (i = 0; i < t->n; i++) {
		n = number_of(t->links[i].name);
		if (n < u.n)
			of[n] = t->links[i].unit;
	}
	return u;
}

static struct units
by_name(const struct linked_text *t, const struct article *a, struct arena *arena)
{
	struct intern *names = intern_new();
	uint32_t *of = arena_array(arena, uint32_t, a->nmarked), *unit, i, id;

	unit = mem_alloc((t->n + (size_t)1) * sizeof *unit);
	for (i = 0; i < t->n; i++) {
		id = intern_count(names);
		if (intern_add(names, t->links[i].name) == id)
			unit[id] = t->links[i].unit;
	}
	for (i = 0; i < a->nmarked; i++) {
		id = intern_find(names, a->marked[i].name);
		of[i] = id == INTERN_NONE ? 0 : unit[id];
	}
	free(unit);
	intern_free(names);
	return (struct units){ .n = a->nmarked, .of = of };
}

/* The units of a text, or none where its sentences have no names. */
static struct units
units_of(const struct links *l, const struct linked_text *t, const struct article *a, struct arena *arena)
{
	if (t->unit != NULL)
		return (struct units){ .n = t->n, .of = t->unit };
	if (a->nmarked > 0)
		return by_name(t, a, arena);
	return l->counted ? by_number(t, a, arena) : (struct units){ .of = NULL };
}

static int
by_article(const void *a, const void *b)
{
	const struct units *x = a, *y = b;

	return x->article < y->article ? -1 : x->article > y->article;
}

struct finding {
	const uint32_t *first, *count;
	const struct binding *binding;
	struct str missing; /* what is named and not there */
	struct str nameless;
	bool beyond;            /* there is more than UNITS_MOST */
};

enum { UNITS_MOST = 1 << 26 }; /* sentences of alignments by name, of all files */

/* The article that is meant; UINT32_MAX: it is not there. */
static uint32_t
find(struct joining *j, struct finding *f, const struct linked_text *t)
{
	bool beside;
	uint32_t file = t->file.n == 0 ? intern_find(j->files, f->binding->file) :
					 join_path_find(j->files, f->binding->file, t->file, &beside);

	if (file == INTERN_NONE || t->number >= f->count[file]) {
		f->missing = t->file;
		return UINT32_MAX;
	}
	return f->first[file] + t->number;
}

static void
make_group(struct joining *j, struct finding *f, const struct links *l)
{
	struct units *texts = arena_array(j->arena, struct units, l->n);
	uint32_t n = 0;

	for (uint32_t i = 0; i < l->n; i++) {
		uint32_t article = find(j, f, &l->texts[i]);

		if (article == UINT32_MAX)
			continue;
		if (j->units > UNITS_MOST) {
			f->beyond = true;
			return;
		}
		texts[n] = units_of(l, &l->texts[i], j->out->articles.items[article], j->arena);
		texts[n].article = article;
		j->units += l->texts[i].unit == NULL ? texts[n].n : 0;
		if (texts[n].of != NULL)
			n++;
		else if (l->texts[i].n > 0)
			f->nameless = l->texts[i].file;
	}
	if (n < 2)
		return;
	qsort(texts, n, sizeof *texts, by_article);
	for (uint32_t i = 1; i < n; i++)
		if (texts[i].article == texts[i - 1].article)
			return;
	vec_add(&j->out->given, ((struct given){ n, texts }));
}

void
join_links_make(struct joining *j, uint32_t row, const uint32_t *first, const uint32_t *count)
{
	struct report_row *r = &j->out->rows.items[row];
	struct finding f = { .first = first, .count = count, .binding = r->binding };
	struct source s = { .arena = j->arena, .row = r };

	if (r->articles == 0)
		r->skipped = STR(""); /* what it says when it is alone */
	for (uint32_t i = 0; i < f.binding->nlinks; i++)
		make_group(j, &f, &f.binding->links[i]);
	if (f.missing.n > 0)
		reader_note(&s, _("aligns a text that is not in the corpus: %.*s"), STR_ARG(f.missing));
	if (f.beyond)
		reader_note(&s, "%s", _("aligns more than is kept"));
	if (f.nameless.n > 0)
		reader_note(&s, _("aligns a text whose sentences have no names: %.*s"), STR_ARG(f.nameless));
}
