#include <stdio.h>

#include "base/intern.h"
#include "entity/quotes.h"
#include "marks.h"
#include "pseudo.h"

/*
 * A quotation is right if it begins where a mark does and the speaker has that name. Twice: with the names that are marked
 * in names.tsv, linked as links.tsv says, so that quotations alone are scored; and with those that the program finds.
 * Whether it is words in marks or reported is not scored.
 */

/* --- the marked names as entities --- */

struct marked_names {
	struct arena arena;
	struct intern *surfaces;
	VEC(uint32_t) entity; /* of each surface */
	uint32_t n;           /* entities */
	VEC(struct mention) mentions;
	struct entities es;
};

static uint8_t
type_of(struct str code)
{
	return str_eqz(code, "PER")    ? MENTION_PERSON
	       : str_eqz(code, "ORG")  ? MENTION_ORGANISATION
	       : str_eqz(code, "LOC")  ? MENTION_PLACE
	       : str_eqz(code, "PROD") ? MENTION_PRODUCT
	                               : MENTION_OTHER;
}

static uint32_t
entity_of(struct marked_names *x, struct str surface)
{
	uint32_t id = intern_add(x->surfaces, marks_plain(&x->arena, surface));

	if (id == x->entity.n)
		vec_add(&x->entity, x->n++);
	return x->entity.items[id];
}

static void
read_links(struct marked_names *x, const char *folder)
{
	marks rows = { 0 };
	struct str one;
	size_t i;

	marks_read(&x->arena, folder, "links.tsv", &rows);
	for (i = 0; i < rows.n; i++, x->n++)
		while (str_cut(&rows.items[i].field[0], '|', &one))
			if (intern_add(x->surfaces, marks_plain(&x->arena, one)) == x->entity.n)
				vec_add(&x->entity, x->n);
	vec_release(&rows);
}

/* The mark's surface at or behind byte ${at} of the text; false: it does not stand there. */
static bool
find(struct marked_names *x, struct str text, struct str surface, uint32_t at, uint32_t *start, uint32_t *end)
{
	struct str want = marks_plain(&x->arena, surface);
	uint32_t e;

	for (; at + want.n <= text.n; at++)
		for (e = at + (uint32_t)want.n; e <= text.n && e < at + want.n + 12; e++)
			if ((e == text.n || (text.p[e] & 0xC0) != 0x80) && (text.p[at] & 0xC0) != 0x80 &&
			    str_eq(marks_plain(&x->arena, str_sub(text, at, e)), want)) {
				*start = at;
				*end = e;
				return true;
			}
	return false;
}

/* The marks of an article stand in the order of its text. */
static void
read_names(struct marked_names *x, const struct corpus *c, const char *folder)
{
	uint32_t *first, a, at, start, end;
	marks rows = { 0 };
	size_t i;

	marks_read(&x->arena, folder, "names.tsv", &rows);
	first = arena_array(&x->arena, uint32_t, c->narticles + (size_t)1);
	for (a = 0; a < c->narticles; a++) {
		struct str text = c->articles[a]->text;

		first[a] = (uint32_t)x->mentions.n;
		for (at = 0, i = 0; i < rows.n; i++) {
			if (marks_article(c, rows.items[i].field[0]) != a || !find(x, text, rows.items[i].field[1], at, &start, &end))
				continue;
			vec_add(&x->mentions, ((struct mention){ a, start, end, type_of(rows.items[i].field[2]) & 15,
			                                         entity_of(x, rows.items[i].field[1]) & 0xFFFFFFF }));
			at = end;
		}
	}
	first[a] = (uint32_t)x->mentions.n;
	x->es = (struct entities){ .nentities = x->n, .nmentions = (uint32_t)x->mentions.n, .mentions = x->mentions.items,
		                   .first_mention = first };
	vec_release(&rows);
}

/* --- the scores --- */

static bool
has_name(const struct corpus *c, const struct entities *es, struct arena *arena, uint32_t entity, struct str name)
{
	uint32_t i;

	for (i = 0; i < es->nmentions; i++) {
		const struct mention *x = &es->mentions[i];

		if (mention_entity(x) == entity && marks_equal(arena, str_sub(c->articles[x->article]->text, x->start, x->end), name))
			return true;
	}
	return false;
}

static bool
answers(const struct corpus *c, const struct entities *es, struct arena *arena, const struct quotation *q,
	const struct mark *mark)
{
	return marks_article(c, mark->field[0]) == q->article &&
	       str_starts(marks_plain(arena, str_sub(c->articles[q->article]->text, q->start, q->end)),
			  marks_plain(arena, mark->field[1])) &&
	       has_name(c, es, arena, q->entity, mark->field[3]);
}

static void
find_all(const struct model *m, const struct entities *es, quotation_list *out)
{
	struct quotes *q = quotes_new(m->corpus, m->index, es, m->knowledge);
	uint32_t a;

	for (a = 0; a < m->corpus->narticles; a++)
		quotes_article(q, a, out);
	quotes_free(q);
}

static void
score(const struct model *m, const struct entities *es, const char *folder, const char *name, bool verbose)
{
	struct arena arena = { 0 };
	quotation_list found = { 0 };
	marks rows = { 0 };
	size_t i, k, right = 0;
	char value[64];

	marks_read(&arena, folder, "quotes.tsv", &rows);
	find_all(m, es, &found);
	for (i = 0; i < rows.n; i++) {
		for (k = 0; k < found.n && !answers(m->corpus, es, &arena, &found.items[k], &rows.items[i]); k++)
			;
		if (k < found.n) {
			right++;
			found.items[k] = found.items[--found.n];
		} else if (verbose) {
			fprintf(stderr, "%s\tmissing\t" STR_FMT "\t" STR_FMT "\t" STR_FMT "\n", name, STR_ARG(rows.items[i].field[0]),
				STR_ARG(rows.items[i].field[1]), STR_ARG(rows.items[i].field[3]));
		}
	}
	for (k = 0; verbose && k < found.n; k++) {
		struct str text = m->corpus->articles[found.items[k].article]->text;

		fprintf(stderr, "%s\twrong\t" STR_FMT "\n", name,
			STR_ARG(str_sub(text, found.items[k].start, found.items[k].end)));
	}
	snprintf(value, sizeof value, "%s-precision", name);
	pseudo_print(value, right + found.n ? (double)right / (double)(right + found.n) : 0);
	snprintf(value, sizeof value, "%s-recall", name);
	pseudo_print(value, rows.n ? (double)right / (double)rows.n : 0);
	vec_release(&rows);
	vec_release(&found);
	arena_release(&arena);
}

void
sample_quotes(const struct model *m, const char *folder, bool verbose)
{
	struct marked_names x = { .surfaces = intern_new() };

	read_links(&x, folder);
	read_names(&x, m->corpus, folder);
	score(m, &x.es, folder, "sample-quotes", verbose);
	score(m, m->entities, folder, "sample-quotes-found", verbose);
	intern_free(x.surfaces);
	vec_release(&x.entity);
	vec_release(&x.mentions);
	arena_release(&x.arena);
}
