#include <stdio.h>

#include "entity/quotes.h"
#include "marks.h"
#include "pseudo.h"

/* A quotation is right if it begins where a mark does and the speaker has that name somewhere in the sample. Whether it
 * is words in marks or reported is not scored. */

static bool
has_name(const struct model *m, struct arena *arena, uint32_t entity, struct str name)
{
	const struct entities *es = m->entities;
	const struct entity *e = &es->entities[entity];
	uint32_t i;

	for (i = 0; i < e->nmentions; i++) {
		const struct mention *x = &es->mentions[es->entity_mentions[e->first_mention + i]];

		if (marks_equal(arena, str_sub(m->corpus->articles[x->article]->text, x->start, x->end), name))
			return true;
	}
	return false;
}

static bool
answers(const struct model *m, struct arena *arena, const struct quotation *q, const struct mark *mark)
{
	const struct article *a = m->corpus->articles[q->article];

	return marks_article(m->corpus, mark->field[0]) == q->article &&
	       str_starts(marks_plain(arena, str_sub(a->text, q->start, q->end)), marks_plain(arena, mark->field[1])) &&
	       has_name(m, arena, q->entity, mark->field[3]);
}

static void
find_all(const struct model *m, quotation_list *out)
{
	struct quotes *q = quotes_new(m->corpus, m->index, m->entities, m->knowledge);
	uint32_t a;

	for (a = 0; a < m->corpus->narticles; a++)
		quotes_article(q, a, out);
	quotes_free(q);
}

void
sample_quotes(const struct model *m, const char *folder, bool verbose)
{
	struct arena arena = { 0 };
	quotation_list found = { 0 };
	marks rows = { 0 };
	size_t i, k, right = 0;

	marks_read(&arena, folder, "quotes.tsv", &rows);
	find_all(m, &found);
	for (i = 0; i < rows.n; i++) {
		for (k = 0; k < found.n && !answers(m, &arena, &found.items[k], &rows.items[i]); k++)
			;
		if (k < found.n) {
			right++;
			found.items[k] = found.items[--found.n];
		} else if (verbose) {
			fprintf(stderr, "quotes\tmissing\t" STR_FMT "\t" STR_FMT "\t" STR_FMT "\n", STR_ARG(rows.items[i].field[0]),
			        STR_ARG(rows.items[i].field[1]), STR_ARG(rows.items[i].field[3]));
		}
	}
	for (k = 0; verbose && k < found.n; k++) {
		const struct quotation *q = &found.items[k];
		struct str name = entity_name(&m->entities->entities[q->entity], 0);

		fprintf(stderr, "quotes\twrong\t" STR_FMT "\t" STR_FMT "\n",
		        STR_ARG(str_sub(m->corpus->articles[q->article]->text, q->start, q->end)), STR_ARG(name));
	}
	pseudo_print("sample-quotes-precision", right + found.n ? (double)right / (double)(right + found.n) : 0);
	pseudo_print("sample-quotes-recall", rows.n ? (double)right / (double)rows.n : 0);
	vec_release(&rows);
	vec_release(&found);
	arena_release(&arena);
}
