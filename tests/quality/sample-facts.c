/* score-sample: the figures of data/sample, and what differs between the versions of a story. */
#include <stdio.h>
#include <string.h>

#include "marks.h"
#include "pseudo.h"

/* ---- Figures ---- */

static bool
same_decimal(struct str a, struct str b)
{
	struct decimal x, y;

	return str_eq(a, b) || (decimal_parse(a, &x) && decimal_parse(b, &y) && decimal_cmp(x, y) == 0);
}

/* "low..high" or one value; dates as they are written. */
static bool
same_value(struct str a, struct str b)
{
	size_t at = str_find(a, STR(".."), 0), bt = str_find(b, STR(".."), 0);

	if (at == SIZE_MAX || bt == SIZE_MAX)
		return at == bt && same_decimal(a, b);
	return same_decimal(str_sub(a, 0, at), str_sub(b, 0, bt)) &&
	       same_decimal(str_sub(a, at + 2, a.n), str_sub(b, bt + 2, b.n));
}

static bool
is_mark(const struct model *m, const struct mention *x, const struct mark *mark, struct arena *arena)
{
	const struct figure *f = &m->entities->figures[mention_figure(x)];
	struct str text = str_sub(m->corpus->articles[x->article]->text, x->start, x->end);
	struct str unit = str_of(f->unit[0] ? f->unit : "-");
	struct buf value = { 0 };
	bool same;

	figure_print(f, x->type, &value);
	same = str_eqz(mark->field[2], mention_type_code(x->type)) && marks_equal(arena, text, mark->field[1]) &&
	       same_value(buf_str(&value), mark->field[3]) && str_eq(unit, mark->field[4]);
	buf_release(&value);
	return same;
}

static void
complain(const struct model *m, const struct mention *x)
{
	struct buf value = { 0 };

	figure_print(&m->entities->figures[mention_figure(x)], x->type, &value);
	fprintf(stderr, "figures\tsurplus\t" STR_FMT "\t" STR_FMT "\t%s\t" STR_FMT "\t%s\n",
		STR_ARG(m->corpus->articles[x->article]->file),
		STR_ARG(str_sub(m->corpus->articles[x->article]->text, x->start, x->end)), mention_type_code(x->type),
		STR_ARG(buf_str(&value)), m->entities->figures[mention_figure(x)].unit);
	buf_release(&value);
}

void
sample_figures(const struct model *m, const char *folder, bool verbose)
{
	struct arena arena = { 0 };
	marks rows = { 0 };
	size_t right = 0, found = 0, i;
	uint32_t x;
	bool *used;

	marks_read(&arena, folder, "figures.tsv", &rows);
	used = arena_array(&arena, bool, rows.n);
	for (x = 0; x < m->entities->nmentions; x++) {
		const struct mention *mention = &m->entities->mentions[x];

		if (!mention_is_figure(mention))
			continue;
		found++;
		for (i = 0; i < rows.n; i++)
			if (!used[i] && marks_article(m->corpus, rows.items[i].field[0]) == mention->article &&
			    is_mark(m, mention, &rows.items[i], &arena))
				break;
		if (i < rows.n)
			right++, used[i] = true;
		else if (verbose)
			complain(m, mention);
	}
	for (i = 0; i < rows.n && verbose; i++)
		if (!used[i])
			fprintf(stderr, "figures\tmissing\t" STR_FMT "\t" STR_FMT "\t" STR_FMT "\t" STR_FMT "\n",
				STR_ARG(rows.items[i].field[0]), STR_ARG(rows.items[i].field[1]),
				STR_ARG(rows.items[i].field[2]), STR_ARG(rows.items[i].field[3]));
	pseudo_print("sample-figures-f1",
		     pseudo_f1(found ? (double)right / (double)found : 0, rows.n ? (double)right / (double)rows.n : 0));
	vec_release(&rows);
	arena_release(&arena);
}

/* ---- Differences ---- */

static const char *const statuses[] = { [DIFF_AGREE] = "agree",
					[DIFF_CONFLICT] = "conflict",
					[DIFF_ONLY_LEFT] = "only-fr",
					[DIFF_ONLY_RIGHT] = "only-de" };

static bool
same_text(struct arena *arena, struct str have, struct str want)
{
	return str_eqz(want, "-") ? have.n == 0 : marks_equal(arena, have, want);
}

static bool
is_planted(struct arena *arena, const struct difference *d, const struct mark *m)
{
	return str_eqz(m->field[2], difference_kind_code(d->kind)) && str_eqz(m->field[3], statuses[d->status]) &&
	       same_text(arena, d->text[0], m->field[4]) && same_text(arena, d->text[1], m->field[5]);
}

/* Is the difference one of the marks? */
static bool
find_mark(struct arena *arena, const struct model *m, const struct pair *p, const struct difference *d,
	  const marks *rows, bool *found)
{
	size_t i;

	for (i = 0; i < rows->n; i++)
		if (!found[i] && marks_article(m->corpus, rows->items[i].field[0]) == p->article[0] &&
		    marks_article(m->corpus, rows->items[i].field[1]) == p->article[1] &&
		    is_planted(arena, d, &rows->items[i]))
			return found[i] = true;
	return false;
}

static void
tell_missing(const marks *rows, const bool *found)
{
	size_t i;

	for (i = 0; i < rows->n; i++)
		if (!found[i])
			fprintf(stderr, "differences\tmissing\t" STR_FMT "\t" STR_FMT "\t" STR_FMT "\t" STR_FMT "\n",
				STR_ARG(rows->items[i].field[2]), STR_ARG(rows->items[i].field[3]),
				STR_ARG(rows->items[i].field[4]), STR_ARG(rows->items[i].field[5]));
}

void
sample_differences(const struct model *m, const char *folder, bool verbose)
{
	struct arena arena = { 0 };
	marks rows = { 0 };
	size_t hits = 0, conflicts = 0, right = 0, i, planted = 0;
	uint32_t p, k;
	bool *found;

	marks_read(&arena, folder, "differences.tsv", &rows);
	found = arena_array(&arena, bool, rows.n);
	for (p = 0; p < m->stories->npairs; p++) {
		const struct differences *ds = opened_differences(m->opened, p);

		for (k = 0; k < ds->n; k++) {
			const struct difference *d = &ds->items[k];
			bool hit = find_mark(&arena, m, &m->stories->pairs[p], d, &rows, found);

			hits += hit;
			conflicts += d->status == DIFF_CONFLICT;
			right += d->status == DIFF_CONFLICT && hit;
			if (verbose && d->status == DIFF_CONFLICT && !hit)
				fprintf(stderr, "differences\tfalse\t%s\t" STR_FMT "\t" STR_FMT "\n",
					difference_kind_code(d->kind), STR_ARG(d->text[0]), STR_ARG(d->text[1]));
		}
	}
	for (i = 0; i < rows.n; i++)
		planted += str_eqz(rows.items[i].field[3], "conflict");
	if (verbose)
		tell_missing(&rows, found);
	pseudo_print("sample-differences-found", rows.n ? (double)hits / (double)rows.n : 0);
	pseudo_print("sample-conflicts-recall", planted ? (double)right / (double)planted : 0);
	pseudo_print("sample-conflicts-precision", conflicts ? (double)right / (double)conflicts : 0);
	vec_release(&rows);
	arena_release(&arena);
}
