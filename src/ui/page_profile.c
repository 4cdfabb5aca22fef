/* What is known of one name: how it is written, when it was written about, and with whom. */
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/mem.h"
#include "text/width.h"
#include "ui/pages.h"
#include "ui/panes.h"

enum { COMPANIONS_MOST = 12, BAR_MOST = 24, SPANS_MOST = 400 };

const char *
pages_type_name(uint8_t type)
{
	static const char *const names[] = { [MENTION_PERSON] = N_("person"),
		                             [MENTION_ORGANISATION] = N_("organisation"),
		                             [MENTION_PLACE] = N_("place"),
		                             [MENTION_PRODUCT] = N_("product"),
		                             [MENTION_OTHER] = N_("other name") };

	return _(names[type]);
}

static void
add_head(struct view *v, const struct entity *e, uint32_t narticles)
{
	struct str l = frame_language(v, 0, true), r = frame_language(v, 1, true);
	struct buf b = { 0 };

	buf_adds(&b, e->name[0]);
	if (e->name[1].n > 0 && !str_eq(e->name[0], e->name[1]))
		buf_addf(&b, "%s" STR_FMT, e->name[0].n ? " / " : "", STR_ARG(e->name[1]));
	buf_addf(&b, "%s%s", frame_dot(v), pages_type_name(e->type));
	if (e->wikidata.n > 0)
		buf_addf(&b, "%s" STR_FMT, frame_dot(v), STR_ARG(e->wikidata));
	pages_add(v, STYLE_TITLE, buf_str(&b))->skip = true;
	buf_reset(&b);
	buf_addf(&b, ngettext("%u mention in %.*s", "%u mentions in %.*s", e->mentions[0]), e->mentions[0], STR_ARG(l));
	buf_addf(&b, _(", %u in %.*s"), e->mentions[1], STR_ARG(r));
	buf_addf(&b, ngettext(", in %u article", ", in %u articles", narticles), narticles);
	pages_add(v, STYLE_TEXT, buf_str(&b))->skip = true;
	buf_release(&b);
}

static void
add_variants(struct view *v, const struct entity *e)
{
	struct buf b = { 0 };
	uint32_t i;

	pages_add_heading(v, "%s", _("Variants"));
	for (i = 0; i < e->nvariants; i++) {
		const struct variant *x = &v->m->entities->variants[e->first_variant + i];

		buf_reset(&b);
		buf_addf(&b, "%s  %5u  " STR_FMT, lang_code(x->lang), x->count, STR_ARG(x->text));
		pages_add(v, STYLE_TEXT, buf_str(&b))->variant = i + 1;
	}
	buf_release(&b);
}

/* --- coverage over time ------------------------------------------------------------------------------------------- */

/* The steps that time is cut into: the finest in which the whole fits a screen or two. */
enum step { BY_DAY, BY_WEEK, BY_MONTH, BY_YEAR, STEPS };

static int32_t
span_of(struct date d, enum step step)
{
	switch (step) {
	case BY_DAY:
		return date_days(d);
	case BY_WEEK: /* weeks begin on Monday; the 1st of January 1970 was a Thursday */
		return (date_days(d) + 3 + 7 * 200000) / 7 - 200000;
	case BY_MONTH:
		return d.year * 12 + d.month - 1;
	default:
		return d.year;
	}
}

static void
put_span(int32_t span, enum step step, struct buf *b)
{
	struct date d;

	switch (step) {
	case BY_MONTH:
		d = (struct date){ (int16_t)(span / 12), (int8_t)(span % 12 + 1), 0 };
		break;
	case BY_YEAR:
		d = (struct date){ (int16_t)span, 0, 0 };
		break;
	default:
		d = date_from_days(step == BY_DAY ? span : span * 7 - 3);
	}
	date_print(d, b);
}

static bool
dated(const struct view *v, uint32_t article, enum step step)
{
	struct date d = v->m->corpus->articles[article]->date;

	return date_known(d) && (step == BY_YEAR || d.month > 0) && (step >= BY_MONTH || d.day > 0) &&
	       model_side(v->m, article) >= 0;
}

/* First and last span; false: nothing is dated. */
static bool
range_of(const struct view *v, const uint32_t *articles, uint32_t n, enum step step, int32_t range[2])
{
	bool any = false;
	uint32_t i;

	for (i = 0; i < n; i++) {
		int32_t k;

		if (!dated(v, articles[i], step))
			continue;
		k = span_of(v->m->corpus->articles[articles[i]]->date, step);
		range[0] = any && range[0] < k ? range[0] : k;
		range[1] = any && range[1] > k ? range[1] : k;
		any = true;
	}
	return any;
}

static enum step
step_for(const struct view *v, const uint32_t *articles, uint32_t n)
{
	static const int32_t most[STEPS] = { [BY_DAY] = 31, [BY_WEEK] = 26, [BY_MONTH] = 120 };
	enum step step;
	int32_t range[2];

	for (step = BY_DAY; step < BY_YEAR; step++)
		if (range_of(v, articles, n, step, range) && range[1] - range[0] < most[step])
			break;
	return step;
}

static void
put_bar(const struct view *v, struct buf *b, uint32_t count, uint32_t most, int cells)
{
	int full = (int)(((uint64_t)count * (uint64_t)cells + most - 1) / most), i;

	buf_addf(b, "%5u ", count);
	for (i = 0; i < cells; i++)
		buf_addz(b, i < full ? frame_sign(v, "█", "#") : " ");
}

static void
add_bars(struct view *v, const uint32_t (*count)[2], int32_t first, uint32_t n, enum step step)
{
	int room = (v->layout.pane[PANE_PAGE].cols - 33) / 2, cells = room > BAR_MOST ? BAR_MOST : room < 4 ? 4 : room;
	uint32_t most = 1, i;
	struct buf b = { 0 };

	for (i = 0; i < n; i++) {
		most = count[i][0] > most ? count[i][0] : most;
		most = count[i][1] > most ? count[i][1] : most;
	}
	for (i = 0; i < n; i++) {
		if (count[i][0] + count[i][1] == 0)
			continue;
		buf_reset(&b);
		put_span(first + (int32_t)i, step, &b);
		while (b.n < 10)
			buf_addc(&b, ' ');
		buf_addf(&b, "  %s", lang_code(v->m->sides.left));
		put_bar(v, &b, count[i][0], most, cells);
		buf_addf(&b, "  %s", lang_code(v->m->sides.right));
		put_bar(v, &b, count[i][1], most, cells);
		pages_add(v, STYLE_TEXT, buf_str(&b));
	}
	buf_release(&b);
}

static void
add_coverage(struct view *v, const uint32_t *articles, uint32_t n)
{
	static const char *const titles[STEPS] = { [BY_DAY] = N_("Articles a day"),
		                                   [BY_WEEK] = N_("Articles a week, from Monday"),
		                                   [BY_MONTH] = N_("Articles a month"),
		                                   [BY_YEAR] = N_("Articles a year") };
	enum step step = step_for(v, articles, n);
	uint32_t(*count)[2], n_spans, i;
	int32_t range[2];

	if (!range_of(v, articles, n, step, range))
		return;
	n_spans = range[1] - range[0] < SPANS_MOST ? (uint32_t)(range[1] - range[0]) + 1 : SPANS_MOST;
	range[0] = range[1] - (int32_t)n_spans + 1; /* years of a long chronicle: the last of them */
	count = mem_zalloc(n_spans, sizeof *count);
	for (i = 0; i < n; i++) {
		int32_t k;

		if (!dated(v, articles[i], step))
			continue;
		k = span_of(v->m->corpus->articles[articles[i]]->date, step) - range[0];
		if (k >= 0)
			count[k][model_side(v->m, articles[i])]++;
	}
	pages_add_heading(v, "%s", _(titles[step]));
	add_bars(v, (const uint32_t(*)[2])count, range[0], n_spans, step);
	free(count);
}

/* --- companions --------------------------------------------------------------------------------------------------- */

struct companion {
	uint32_t entity, articles;
};

/* In how many of the articles each entity is, for those that are in one: ${out}, room for all entities. Returns how many. */
static uint32_t
count_companions(const struct entities *es, const uint32_t *articles, uint32_t n, struct companion *out)
{
	struct {
		uint32_t at, last; /* at: in ${out}, from 1; last: article, from 1 */
	} *seen = mem_zalloc(es->nentities, sizeof *seen);
	uint32_t found = 0, i, k;

	for (i = 0; i < n; i++)
		for (k = es->first_mention[articles[i]]; k < es->first_mention[articles[i] + 1]; k++) {
			uint32_t other = mention_entity(&es->mentions[k]);

			if (other == ENTITY_NONE || seen[other].last == i + 1)
				continue;
			if (seen[other].at == 0) {
				out[found++] = (struct companion){ other, 0 };
				seen[other].at = found;
			}
			seen[other].last = i + 1;
			out[seen[other].at - 1].articles++;
		}
	free(seen);
	return found;
}

static bool
closer(const struct companion *x, const struct companion *y)
{
	return x->articles != y->articles ? x->articles > y->articles : x->entity < y->entity;
}

/* The closest of them first; returns how many. */
static uint32_t
pick_companions(const struct companion *all, uint32_t n, uint32_t entity, struct companion most[COMPANIONS_MOST])
{
	uint32_t picked = 0, i, k;

	for (i = 0; i < n; i++) {
		if (all[i].entity == entity ||
		    (picked == COMPANIONS_MOST && !closer(&all[i], &most[COMPANIONS_MOST - 1])))
			continue;
		picked += picked < COMPANIONS_MOST;
		for (k = picked - 1; k > 0 && closer(&all[i], &most[k - 1]); k--)
			most[k] = most[k - 1];
		most[k] = all[i];
	}
	return picked;
}

static void
add_companions(struct view *v, uint32_t entity, const uint32_t *articles, uint32_t n)
{
	const struct entities *es = v->m->entities;
	struct companion most[COMPANIONS_MOST], *all = mem_alloc((es->nentities + (size_t)1) * sizeof *all);
	uint32_t picked = pick_companions(all, count_companions(es, articles, n, all), entity, most), i;

	if (picked > 0)
		pages_add_heading(v, "%s", _("In the same articles"));
	for (i = 0; i < picked; i++) {
		const struct entity *e = &es->entities[most[i].entity];

		pages_addf(v, STYLE_TEXT, "%5u  " STR_FMT "%s%s", most[i].articles, STR_ARG(entity_name(e, 0)), frame_dot(v),
		           pages_type_name(e->type));
	}
	free(all);
}

static int
by_date(const void *a, const void *b, void *corpus)
{
	const struct corpus *c = corpus;
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	int order = date_cmp(c->articles[y]->date, c->articles[x]->date);

	return order ? order : (x > y) - (x < y);
}

/* The newest first, as in the list. */
static void
add_articles(struct view *v, uint32_t *articles, uint32_t n)
{
	uint32_t i;

	if (n > 1)
		qsort_r(articles, n, sizeof *articles, by_date, (void *)v->m->corpus);

	pages_add_heading(v, "%s", _("Articles"));
	for (i = 0; i < n; i++) {
		const struct article *a = v->m->corpus->articles[articles[i]];
		struct page_line *l;
		struct buf b = { 0 };

		buf_addf(&b, "%s  ", lang_code(a->lang));
		date_print(a->date, &b);
		while (b.n < 16)
			buf_addc(&b, ' ');
		buf_adds(&b, article_title(a).n ? article_title(a) : a->file);
		l = pages_add(v, STYLE_TEXT, buf_str(&b));
		l->article = articles[i];
		l->start = 0;
		buf_release(&b);
	}
}

void
page_profile_fill(struct view *v)
{
	const struct entities *es = v->m->entities;
	const struct entity *e;
	uint32_t *articles, n;

	if (v->chosen.entity == ENTITY_NONE)
		return;
	e = &es->entities[v->chosen.entity];
	articles = mem_alloc((e->nmentions + (size_t)1) * sizeof *articles);
	n = entity_articles(es, v->chosen.entity, articles);
	add_head(v, e, n);
	add_variants(v, e);
	add_coverage(v, articles, n);
	add_companions(v, v->chosen.entity, articles, n);
	add_articles(v, articles, n);
	free(articles);
}
